"""How fast crosscheck is and how much memory it takes: `python benchmarks/speed/run.py`."""
