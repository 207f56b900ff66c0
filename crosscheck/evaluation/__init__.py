"""Measuring the evidence and verdict stages on labelled pairs of a claim and its source.

Rows come one at a time and are forgotten when counted, so files may be of any size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from crosscheck.evaluation.figures import Figures, Tally
from crosscheck.evaluation.judging import Outcome, judge
from crosscheck.evaluation.rows import PairRow, RowError, read

__all__ = ["Figures", "Outcome", "PairRow", "RowError", "evaluate", "judge", "read"]


def evaluate(
    rows: Iterable[PairRow],
    clock: Callable[[], float],
    seen: Callable[[PairRow, Outcome], None] | None = None,
) -> Figures:
    """The figures over `rows`.

    `clock` gives seconds and times the judging alone; `seen` is told of each row as it is done.
    Raises what reading the rows raises.
    """
    tally = Tally()
    for row in rows:
        start = clock()
        outcome = judge(row)
        tally.add(row, outcome, clock() - start)
        if seen is not None:
            seen(row, outcome)
    return tally.figures()
