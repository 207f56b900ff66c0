"""Amounts and dates in running text: reading them (`reading.py`), and telling whether two agree (`agreement.py`)."""
