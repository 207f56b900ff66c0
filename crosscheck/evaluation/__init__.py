"""Measuring the evidence and verdict stages on labelled pairs of a claim and its source.

Rows are read and counted one at a time, so files may be of any size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from crosscheck.evaluation.figures import Figures, Tally
from crosscheck.evaluation.rows import PairRow, RowError, read
from crosscheck.evaluation.scoring import Outcome, evaluate_row

__all__ = ["Figures", "Outcome", "PairRow", "RowError", "evaluate", "judge", "read"]


def evaluate(
    rows: Iterable[PairRow],
    clock: Callable[[], float],
    seen: Callable[[PairRow, Outcome], None] | None = None,
) -> Figures:
    """The figures over `rows`.

    `clock` returns seconds; only the evaluation of rows is timed. `seen` is called after each row.
    Raises what iterating over the rows raises.
    """
    tally = Tally()
    for row in rows:
        start = clock()
        outcome = evaluate_row(row)
        tally.add(row, outcome, clock() - start)
        if seen is not None:
            seen(row, outcome)
    return tally.figures()
