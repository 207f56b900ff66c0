"""Hostile rows of every kind among fair ones, and runs that are killed: a small form of the benchmark."""
# ruff: noqa: E402 - the measurements are scripts beside the package, found by their folder

from __future__ import annotations

import random
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

import hostile_batch


def test_hostile_rows_cost_no_other_row(tmp_path: Path) -> None:
    """Each ends as its kind is said to, in its place; the fair ones are checked."""
    data, bad = hostile_batch.lines(10, len(hostile_batch.KINDS))
    _, _, status, rows = hostile_batch.checked(tmp_path, data, 1)
    assert (status, len(rows)) == (1, 10 + len(hostile_batch.KINDS))
    assert hostile_batch.strayed(rows, bad) == []


def test_a_killed_run_loses_no_row_that_was_written(tmp_path: Path) -> None:
    """Killed twice, then gone on with: the same bytes as an undisturbed run."""
    data, _ = hostile_batch.lines(40, 0)
    hostile_batch.checked(tmp_path, data, 1)
    whole = (tmp_path / "out.jsonl").read_bytes()
    assert hostile_batch.killed(tmp_path, data, 2, random.Random(3))[0] == 0
    assert (tmp_path / "out.jsonl").read_bytes() == whole
