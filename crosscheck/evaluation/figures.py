"""Figures over many rows, accumulated in constant memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from crosscheck.evaluation.rows import LABELS, PairRow
from crosscheck.evaluation.scoring import Outcome
from crosscheck.model import Verdict

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Figures:
    """The measured figures; None where no row has the label or data for one.

    `n` counts all rows. `balanced_accuracy` (mean of the two classes' recall) and `auc` (chance that
    a supported row has a higher score than another, ties count half) take supported against every
    other label. `recall` is the share of a label's rows that got this very verdict. `hit_at_k` is the
    share of rows with evidence for which one of its sentences is among the first k given.
    `confusion` counts verdicts by label.
    """

    n: int
    labelled: int
    with_evidence: int
    balanced_accuracy: float | None
    auc: float | None
    recall: Mapping[str, float]
    hit_at_1: float | None
    hit_at_3: float | None
    seconds_per_1000: float | None
    confusion: Mapping[str, Mapping[str, int]]


class Tally:
    """Counts outcomes. Scores are kept as counts by their four digits, which makes `auc` exact."""

    def __init__(self) -> None:
        self._rows = 0
        self._seconds = 0.0
        self._verdicts: Counter[tuple[Verdict, Verdict]] = Counter()
        self._scores: dict[bool, Counter[float]] = {True: Counter(), False: Counter()}
        self._evidence = 0
        self._hits: Counter[int] = Counter()

    def add(self, row: PairRow, outcome: Outcome, seconds: float) -> None:
        """Count one row; `seconds` is what judging it took."""
        self._rows += 1
        self._seconds += seconds
        if row.label is not None:
            self._verdicts[row.label, outcome.verdict] += 1
            self._scores[row.label is Verdict.SUPPORTED][outcome.score] += 1
        if row.gold:
            self._evidence += 1
            for k in (1, 3):
                self._hits[k] += bool(row.gold.intersection(outcome.evidence[:k]))

    def figures(self) -> Figures:
        by_label = {label: self._of(label) for label in LABELS}
        return Figures(
            n=self._rows,
            labelled=self._verdicts.total(),
            with_evidence=self._evidence,
            balanced_accuracy=self._balanced(),
            auc=area(self._scores[False], self._scores[True]),
            recall={
                label.value: round(seen[label] / seen.total(), _DIGITS)
                for label, seen in by_label.items()
                if seen
            },
            hit_at_1=_share(self._hits[1], self._evidence),
            hit_at_3=_share(self._hits[3], self._evidence),
            seconds_per_1000=round(1000 * self._seconds / self._rows, 3) if self._rows else None,
            confusion={
                label.value: {verdict.value: seen[verdict] for verdict in Verdict if seen[verdict]}
                for label, seen in by_label.items()
                if seen
            },
        )

    def _of(self, label: Verdict) -> Counter[Verdict]:
        return Counter({verdict: n for (gold, verdict), n in self._verdicts.items() if gold is label})

    def _balanced(self) -> float | None:
        right: Counter[bool] = Counter()
        total: Counter[bool] = Counter()
        for (gold, verdict), n in self._verdicts.items():
            supported = gold is Verdict.SUPPORTED
            total[supported] += n
            right[supported] += n * (supported == (verdict is Verdict.SUPPORTED))
        if not total[True] or not total[False]:
            return None
        return round((right[True] / total[True] + right[False] / total[False]) / 2, _DIGITS)


def area(low: Mapping[float, int], high: Mapping[float, int]) -> float | None:
    """The area under the ROC curve from how often each score occurs among the two classes."""
    pairs = sum(low.values()) * sum(high.values())
    if not pairs:
        return None
    wins, below = 0.0, 0
    for value in sorted({*low, *high}):
        wins += high.get(value, 0) * (below + low.get(value, 0) / 2)
        below += low.get(value, 0)
    return round(wins / pairs, _DIGITS)


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, _DIGITS) if whole else None
