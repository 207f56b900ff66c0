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
from crosscheck.verification.fusion import READER, WORDS, Fusion, chance

FOLDS = 6
RIDGE = 30.0
_DIGITS = 4
_PRIOR = 4  # claims a rule is taken to have spoken of before any is counted
#: signals that may only speak against a claim, and only for it; what a fit finds the other way round is a leaning of
#: the sets (their wrong claims share more words with the source than their fair ones, or fewer), not of the language
DOUBT = frozenset({"novel", "number_missing", "date_missing", "name_missing", "gap", "against", "marked"})
SUPPORT = frozenset({"coverage", "union", "used", "order", "nouns", "others", "values", "reader", "quoted"})
SURE = 0.6  # confidence from which a rule that is right often enough accuses alone


def fold_of(case: str) -> int:
    return int.from_bytes(hashlib.sha256(case.encode()).digest()[:4], "big") % FOLDS


def shares(found: Sequence[Row]) -> list[float]:
    """How much each row counts, 1 on average: each set as its rows say (`Row.share`), half of that for its fair ones.

    The sets differ in how many of their claims are fair, for reasons of their making.

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
    """The signals that occur: the reader's, if it has read, then the words', then rules by code."""
    known = {name for r in found for name in r.own}
    return [*(n for n in READER if n in known), *WORDS, *sorted(known - {*READER, *WORDS})]


def fitted(found: Sequence[Row], names: Sequence[str], ridge: float = RIDGE) -> Fusion:
    """Bias, weights and rates for these rows, without limits.

    A signal that would count the wrong way (`DOUBT`, `SUPPORT`, rules) gets no weight, and the rest are fitted anew."""
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
    """The signals that count the wrong way; while there are rules among them, these alone."""
    wrong = [n for n, w in weights.items() if w * _sign(n) < 0 or (n.startswith("CC") and not w)]
    return [n for n in wrong if n.startswith("CC")] or wrong


def _sign(name: str) -> int:
    """1 for signals of which more can only mean more doubt, -1 for those of less, 0 where either may be."""
    return 1 if name in DOUBT or name.startswith("CC") else -1 if name in SUPPORT else 0


def rates_of(found: Iterable[Row]) -> dict[str, float]:
    """For each rule the share of wrong claims among those of digests it was sure of, drawn to that of all rules („*“)
    as if it had spoken of a few claims more."""
    said = [
        (n, r.wrong)
        for r in found
        if r.share == 1
        for n, v in r.own.items()
        if n.startswith("CC") and v >= SURE
    ]
    mean = (sum(wrong for _, wrong in said) + 1) / (len(said) + 2)
    spoke = collections.Counter(n for n, _ in said)
    right = collections.Counter(n for n, wrong in said if wrong)
    own = {n: round((right[n] + mean * _PRIOR) / (spoke[n] + _PRIOR), _DIGITS) for n in sorted(spoke)}
    return {"*": round(mean, _DIGITS)} | own


@dataclass(frozen=True, slots=True)
class Scored:
    """A row with the chances that it is not borne out by the credited and by the other articles, 0 to 1."""

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
