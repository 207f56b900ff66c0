"""The limits of the decision, searched on claims scored out of fold, and the figures they are searched by."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crosscheck.calibration.model import Scored


def verdict(scored: Scored, limits: Mapping[str, float]) -> str:
    """The verdict's name at these limits: "accused" for contradicted and unsupported."""
    own, others, row = scored.own, scored.others, scored.row
    if (
        own >= limits["elsewhere_from"] and others <= limits["elsewhere_to"]
        and own - others >= limits["elsewhere_apart"] and row.gain >= limits["elsewhere_gain"]
    ):  # fmt: skip
        return "misattributed"
    if own >= limits["flag"]:
        return "accused"
    return "partial" if own > limits["green"] or row.partly else "supported"


@dataclass(frozen=True, slots=True)
class Rates:
    """Figures at some limits, as `score.py` counts them."""

    flag_f1: float
    false_alarms: float
    false_green: float
    yellow: float  # share of fair claims called partly supported

    @property
    def worth(self) -> float:
        """What the search maximises: F1, less what exceeds the alarms and the greens that editors bear."""
        over = 3 * max(0.0, self.false_alarms - 0.08) + 3 * max(0.0, self.false_green - 0.12)
        return self.flag_f1 - over - 0.15 * self.yellow


def rates(scored: Sequence[Scored], limits: Mapping[str, float]) -> Rates:
    said = [(s.row, verdict(s, limits)) for s in scored if s.row.label != "partial"]
    wrong, fair = [v for r, v in said if r.wrong], [v for r, v in said if not r.wrong]
    hit = sum(v in ("accused", "misattributed") for v in wrong)
    alarm = sum(v in ("accused", "misattributed") for v in fair)
    f1 = 2 * hit / (hit + alarm + len(wrong)) if wrong else 0.0
    return Rates(
        f1,
        alarm / max(1, len(fair)),
        wrong.count("supported") / max(1, len(wrong)),
        fair.count("partial") / max(1, len(fair)),
    )


def searched(scored: Sequence[Scored]) -> dict[str, float]:
    """The limits that are worth most on rows scored out of fold: each set counts alike."""
    sets = [[s for s in scored if s.row.source == name] for name in sorted({s.row.source for s in scored})]
    steps = [round(0.05 * k, 2) for k in range(2, 19)]
    base = {
        "told": 0.4,
        "elsewhere_from": 0.4,
        "elsewhere_to": 0.5,
        "elsewhere_apart": 0.2,
        "elsewhere_gain": 0.2,
    }

    def worth(limits: Mapping[str, float]) -> float:
        return sum(rates(part, limits).worth for part in sets) / len(sets)

    best = base | {"flag": 0.6, "green": 0.4}
    for _ in range(2):
        pairs = [(g, f) for g, f in itertools.product(steps, steps) if g <= f]
        green, flag = max(pairs, key=lambda p: (round(worth(best | {"green": p[0], "flag": p[1]}), 6), -p[1]))
        best |= {"green": green, "flag": flag}
        for name in ("elsewhere_from", "elsewhere_to", "elsewhere_apart", "elsewhere_gain"):
            value = max(
                steps,
                key=lambda v: (
                    round(worth(best | {name: v}) + _misattributed_f1(scored, best | {name: v}), 6),
                    -v,
                ),
            )
            best[name] = value
    return best


def _misattributed_f1(scored: Sequence[Scored], limits: Mapping[str, float]) -> float:
    said = [(s.row.label == "misattributed", verdict(s, limits) == "misattributed") for s in scored]
    both, either = sum(a and b for a, b in said), sum(a for a, _ in said) + sum(b for _, b in said)
    return 2 * both / either if either else 0.0


def matched_auc(scored: Sequence[Scored], width: float = 0.1) -> float:
    """AUC over pairs of a fair and a wrong claim with about the same overlap (as in `score.py`)."""
    fair = [s for s in scored if s.row.label == "supported"]
    wrong = [s for s in scored if s.row.wrong]
    pairs = [(f.own, w.own) for f in fair for w in wrong if abs(f.row.overlap - w.row.overlap) <= width]
    return sum((w > f) + 0.5 * (w == f) for f, w in pairs) / max(1, len(pairs))
