"""The mutation bank: pairs that are borne out, and errors planted in them by program."""
