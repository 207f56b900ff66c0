"""The fit: what each signal is worth, and every claim scored by a model that has not seen its case."""

from __future__ import annotations

import collections
import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crosscheck.calibration.rows import Row
from crosscheck.errors import UsageError
from crosscheck.evaluation import logistic
from crosscheck.fusion import LEXICAL, OWN, chance

FOLDS = 6
RIDGE = 6.0
_WIDTH = 0.2  # of a stratum of overlap
_DIGITS = 4


def fold_of(case: str) -> int:
    return int.from_bytes(hashlib.sha256(case.encode()).digest()[:4], "big") % FOLDS


def shares(found: Sequence[Row]) -> list[float]:
    """How much each row counts, 1 on average: fair and wrong of one set and one stratum of overlap alike.

    Raises:
        UsageError: no stratum has both.
    """
    strata = collections.Counter((_stratum(r), r.wrong) for r in found)
    weights = []
    for r in found:
        fair, wrong = strata[_stratum(r), False], strata[_stratum(r), True]
        both = min(fair, wrong)
        weights.append(both / strata[_stratum(r), r.wrong] if both else 0.0)
    total = sum(weights)
    if not total:
        raise UsageError(
            "too few claims to calibrate a reader on: no fair and wrong ones that share as much with their source",
            "Give more digests, of several cases each.",
        )
    return [w * len(found) / total for w in weights]


def _stratum(row: Row) -> tuple[str, int]:
    return row.source, min(int(row.overlap / _WIDTH), int(1 / _WIDTH) - 1)


def names_of(found: Iterable[Row]) -> list[str]:
    """The signals that occur, words and reader first, then rules by code."""
    codes = {name for r in found for name in r.own} - {*LEXICAL, *OWN}
    return [*OWN, *LEXICAL, *sorted(codes)]


def fitted(
    found: Sequence[Row], names: Sequence[str], ridge: float = RIDGE
) -> tuple[float, dict[str, float]]:
    """Bias and weights for these rows; a rule that would count for a claim gets none, and the rest are fitted anew."""
    chosen = [r for r in found if r.label != "partial"]
    used = list(names)
    while True:
        table = [[r.own.get(name, 0.0) for name in used] for r in chosen]
        bias, weights = logistic.fit(table, [r.wrong for r in chosen], shares(chosen), ridge)
        bad = [n for n, w in zip(used, weights, strict=True) if n.startswith("CC") and w <= 0]
        if not bad:
            break
        used = [n for n in used if n not in bad]
    odds = sum(r.wrong for r in chosen) / len(chosen)
    bias += math.log(odds / (1 - odds))
    return round(bias, _DIGITS), {n: round(w, _DIGITS) for n, w in zip(used, weights, strict=True)}


@dataclass(frozen=True, slots=True)
class Scored:
    """A row with the chances that it is not borne out by the credited and by the other articles."""

    row: Row
    own: float
    others: float


def out_of_fold(found: Sequence[Row], names: Sequence[str]) -> list[Scored]:
    """Each row scored by a model that has not seen its case."""
    models = {
        k: fitted([r for r in found if fold_of(r.case) != k], names) for k in {fold_of(r.case) for r in found}
    }
    return [score(r, *models[fold_of(r.case)]) for r in found]


def score(row: Row, bias: float, weights: Mapping[str, float]) -> Scored:
    others = chance(bias, weights, row.others) if row.others is not None else 1.0
    return Scored(row, chance(bias, weights, row.own), others)
