"""The reader that tests run: random weights, two layers, the files as the package reads them (`training/tiny.py`)."""

from __future__ import annotations

from pathlib import Path

TINY = Path(__file__).parent / "tiny_reader"
