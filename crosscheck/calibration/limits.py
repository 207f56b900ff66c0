"""Searches the limits of the decision on out-of-fold scores, and computes the figures that are maximised."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from crosscheck.calibration.model import SURE, Scored
from crosscheck.verification.fusion import accuses, counts

ALARMS = 0.14  # share of fair claims that may be accused without penalty
_COST = 3.0
_STEPS = tuple(round(0.05 * k, 2) for k in range(19))
_START = {
    "flag": 0.6, "green": 0.4, "told": 0.5, "alone": 0.68, "sure": SURE, "nowhere": 0.8,
    "elsewhere_from": 0.1, "elsewhere_to": 0.5, "elsewhere_apart": 0.2, "elsewhere_gain": 0.2,
}  # fmt: skip


def verdict(scored: Scored, limits: Mapping[str, float]) -> str:
    """The verdict's name at these limits: "accused" for contradicted and unsupported."""
    own, others, row = scored.own, scored.others, scored.row
    if (
        own >= limits["elsewhere_from"] and others <= limits["elsewhere_to"]
        and own - others >= limits["elsewhere_apart"] and row.gain >= limits["elsewhere_gain"]
    ):  # fmt: skip
        return "misattributed"
    numbers = replace(scored.model, limits=limits)
    if accuses(numbers, own, row.own):
        return "accused"
    sure = any(v >= limits["sure"] and counts(numbers, n) for n, v in row.own.items() if n.startswith("CC"))
    return "partial" if own > limits["green"] or row.partly or sure else "supported"


@dataclass(frozen=True, slots=True)
class Rates:
    """Figures at some limits, as `score.py` counts them."""

    flag_f1: float
    false_alarms: float
    false_green: float
    yellow: float  # share of fair claims called partly supported

    @property
    def worth(self) -> float:
        """The objective of the search: F1 of accusations plus Youden's J of „supported“ (fair against wrong claims),
        with a prohibitive penalty for false alarms above `ALARMS`."""
        green = 1 - self.yellow - self.false_alarms
        return self.flag_f1 + green - 1.15 * self.false_green - _COST * max(0.0, self.false_alarms - ALARMS)


def rates(scored: Sequence[Scored], limits: Mapping[str, float]) -> Rates:
    verdicts = [(s.row, verdict(s, limits)) for s in scored if s.row.label != "partial"]
    wrong, fair = [v for r, v in verdicts if r.wrong], [v for r, v in verdicts if not r.wrong]
    hit = sum(v in ("accused", "misattributed") for v in wrong)
    alarm = sum(v in ("accused", "misattributed") for v in fair)
    f1 = 2 * hit / (hit + alarm + len(wrong)) if wrong else 0.0
    return Rates(
        f1,
        alarm / max(1, len(fair)),
        wrong.count("supported") / max(1, len(wrong)),
        fair.count("partial") / max(1, len(fair)),
    )


def searched(scored: Sequence[Scored], held: Mapping[str, float] | None = None) -> dict[str, float]:
    """The best limits on out-of-fold scores, with equal weight for each set of digests; those in `held` are fixed."""
    held = held or {}
    own = [s for s in scored if s.row.share == 1] or scored
    sets = [[s for s in own if s.row.source == name] for name in sorted({s.row.source for s in own})]
    best = {**_START, **held}

    def worth(change: Mapping[str, float]) -> float:
        limits = {**best, **change}
        return round(sum(rates(part, limits).worth for part in sets) / len(sets), 6)

    def elsewhere(change: Mapping[str, float]) -> float:
        return round(worth(change) + _misattributed_f1(own, {**best, **change}), 6)

    for _ in range(2):
        pairs: list[dict[str, float]] = [
            {"green": held.get("green", g), "flag": held.get("flag", f)}
            for g, f in itertools.product(_STEPS, _STEPS)
            if g <= f
        ]
        _, _, chosen = max((worth(p), -p["flag"], n) for n, p in enumerate(pairs))
        best |= pairs[chosen]
        for name in sorted({n for n in _START if n.startswith("elsewhere")} - held.keys()):
            best[name] = max(_STEPS, key=lambda v: (elsewhere({name: v}), -abs(v - _START[name]), -v))
    return best


def _misattributed_f1(scored: Sequence[Scored], limits: Mapping[str, float]) -> float:
    verdicts = [(s.row.label == "misattributed", verdict(s, limits) == "misattributed") for s in scored]
    both, either = (
        sum(a and b for a, b in verdicts),
        sum(a for a, _ in verdicts) + sum(b for _, b in verdicts),
    )
    return 2 * both / either if either else 0.0


def matched_auc(scored: Sequence[Scored], width: float = 0.1) -> float:
    """AUC over pairs of a fair and a wrong claim with about the same overlap (as in `score.py`)."""
    fair = [s for s in scored if s.row.label == "supported"]
    wrong = [s for s in scored if s.row.wrong]
    pairs = [(f.own, w.own) for f in fair for w in wrong if abs(f.row.overlap - w.row.overlap) <= width]
    return sum((w > f) + 0.5 * (w == f) for f, w in pairs) / max(1, len(pairs))
