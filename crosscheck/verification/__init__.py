"""Verifies claims: which articles a claim is compared with (`verifier.py`), one probability from the signals of rules,
words and reader (`fusion.py`), the decision (`verdict.py`)."""
