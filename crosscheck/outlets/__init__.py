"""Outlets and their names: the registry, who is meant by a name or an address."""
