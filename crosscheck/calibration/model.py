"""Fits the weights of the signals, and scores every claim by a model that has not seen its case."""

from __future__ import annotations

import collections
import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crosscheck.calibration.rows import Row
from crosscheck.errors import UsageError
from crosscheck.evaluation import logistic
from crosscheck.verification.fusion import READER, WORDS, Fusion, chance

FOLDS = 6
RIDGE = 30.0
_DIGITS = 4
_PRIOR = 4  # pseudo-counts: claims by which a rule's precision is shrunk towards the mean of all rules
#: signals that may only count against a claim, and only for it; a fit with the opposite sign shows a bias of the data
#: sets (wrong claims that share more words with the source than fair ones, or fewer), not a property of the language
DOUBT = frozenset({"novel", "number_missing", "date_missing", "name_missing", "gap", "against", "marked"})
SUPPORT = frozenset(
    {"coverage", "union", "used", "order", "nouns", "others", "values", "reader", "quoted", "aligned"}
)
SURE = 0.6  # confidence from which a rule that is right often enough accuses alone


def fold_of(case: str) -> int:
    return int.from_bytes(hashlib.sha256(case.encode()).digest()[:4], "big") % FOLDS


def shares(found: Sequence[Row]) -> list[float]:
    """The weight of each row, 1 on average: each set by `Row.share`, half of it for its fair claims.

    This balances the sets, whose share of fair claims is arbitrary.

    Raises:
        UsageError: no set has both.
    """
    sizes = collections.Counter((r.source, r.wrong) for r in found)
    both = {source for source, wrong in sizes if sizes[source, not wrong]}
    weights = [r.share / sizes[r.source, r.wrong] if r.source in both else 0.0 for r in found]
    total = sum(weights)
    if not total:
        raise UsageError(
            "too few claims to calibrate on: no set has fair and wrong ones",
            "Give more digests, of several cases each.",
        )
    return [w * len(found) / total for w in weights]


def names_of(found: Iterable[Row]) -> list[str]:
    """The signals that occur: those of the reader, if any, then of words, then rules by code."""
    known = {name for r in found for name in r.own}
    return [*(n for n in READER if n in known), *WORDS, *sorted(known - {*READER, *WORDS})]


def fitted(found: Sequence[Row], names: Sequence[str], ridge: float = RIDGE) -> Fusion:
    """Bias, weights and rates for these rows, without limits.

    A signal with the wrong sign (`DOUBT`, `SUPPORT`, rules) gets no weight, and the others are fitted again."""
    chosen = [r for r in found if r.label != "partial"]
    used, dropped = list(names), [""]
    while dropped:
        table = [[r.own.get(name, 0.0) for name in used] for r in chosen]
        bias, weights = logistic.fit(table, [r.wrong for r in chosen], shares(chosen), ridge)
        named = dict(zip(used, weights, strict=True))
        dropped = _wrong_way(named)
        used = [n for n in used if n not in dropped]
    own = [r.wrong for r in chosen if r.share == 1] or [r.wrong for r in chosen]
    odds = sum(own) / len(own)
    bias += math.log(odds / (1 - odds))
    rounded = {n: round(w, _DIGITS) for n, w in named.items()}
    return Fusion(round(bias, _DIGITS), rounded, rates_of(chosen), {}, "")


def _wrong_way(weights: Mapping[str, float]) -> list[str]:
    """The signals with the wrong sign; rules alone as long as there are some among them."""
    wrong = [n for n, w in weights.items() if w * _sign(n) < 0 or (n.startswith("CC") and not w)]
    return [n for n in wrong if n.startswith("CC")] or wrong


def _sign(name: str) -> int:
    """The required sign of a weight: 1 for signals of doubt, -1 for signals of support, 0 for any."""
    return 1 if name in DOUBT or name.startswith("CC") else -1 if name in SUPPORT else 0


def rates_of(found: Iterable[Row]) -> dict[str, float]:
    """The precision of each rule: the share of wrong claims among its confident findings in digests, shrunk towards
    that of all rules („*“)."""
    outcomes = [
        (n, r.wrong)
        for r in found
        if r.share == 1
        for n, v in r.own.items()
        if n.startswith("CC") and v >= SURE
    ]
    mean = (sum(wrong for _, wrong in outcomes) + 1) / (len(outcomes) + 2)
    counts = collections.Counter(n for n, _ in outcomes)
    right = collections.Counter(n for n, wrong in outcomes if wrong)
    own = {n: round((right[n] + mean * _PRIOR) / (counts[n] + _PRIOR), _DIGITS) for n in sorted(counts)}
    return {"*": round(mean, _DIGITS)} | own


@dataclass(frozen=True, slots=True)
class Scored:
    """A row with the probabilities that the credited and the other articles do not support it, 0 to 1."""

    row: Row
    own: float
    others: float
    model: Fusion  # without limits


def out_of_fold(found: Sequence[Row], names: Sequence[str]) -> list[Scored]:
    """Each row scored by a model that has not seen its case."""
    models = {
        k: fitted([r for r in found if fold_of(r.case) != k], names) for k in {fold_of(r.case) for r in found}
    }
    return [score(r, models[fold_of(r.case)]) for r in found]


def score(row: Row, model: Fusion) -> Scored:
    others = chance(model.bias, model.weights, row.others) if row.others is not None else 1.0
    return Scored(row, chance(model.bias, model.weights, row.own), others, model)
