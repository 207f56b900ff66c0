"""Amounts and dates in running text: parsing them (`parsing.py`) and comparing two of them (`agreement.py`)."""
