"""One claim beside its articles to one verdict: which articles it must answer to (`judging.py`), what rules and reader
say weighed together (`fusion.py`), the decision (`verdict.py`)."""
