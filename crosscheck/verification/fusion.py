"""What the reader, the rules and the words say of a claim, weighed together: the chance that it is not borne out.

Method: a logistic regression over signals, fitted on labelled digests with folds by case (`crosscheck reader fit`).
Weights and limits are data (`fusion.json`), in the package for its own reader, beside the model for others.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from crosscheck import decoding
from crosscheck.decoding import Unfit
from crosscheck.errors import ReaderError
from crosscheck.matching.compare import Comparison
from crosscheck.matching.pair import Pair
from crosscheck.matching.passages import IndexedArticle
from crosscheck.matching.support import FEATURES, features
from crosscheck.matching.tokens import Token
from crosscheck.reader.base import Reading
from crosscheck.rules.base import Hit

_STEEP = 5.0  # logits beyond this say nothing more
LIMITS = (
    "flag",
    "green",
    "told",
    "elsewhere_from",
    "elsewhere_to",
    "elsewhere_apart",
    "elsewhere_gain",
    "alone",
    "sure",
    "nowhere",
)
WORDS = (*FEATURES, "quoted")  # signals of the words
Finite = Annotated[float, Meta(ge=-1e9, le=1e9)]
READER = ("reader", "against", "marked")  # signals of the reader; rules stand by their code


@dataclass(frozen=True, slots=True)
class Fusion:
    """Fitted numbers: `bias`, a weight for each signal (rules by their code), limits of the decision, and for each rule
    the share of the claims it spoke of that were wrong („*“: all rules together), 0 to 1."""

    bias: float
    weights: Mapping[str, float]
    rates: Mapping[str, float]
    limits: Mapping[str, float]
    provenance: str

    def rate(self, code: str) -> float:
        """How often this rule was right; a rule that never spoke is taken for one like the others."""
        return self.rates.get(code, self.rates["*"])


class _File(Struct, frozen=True):
    """The numbers as they are written."""

    provenance: str
    bias: Finite
    weights: dict[str, Finite]
    rates: dict[str, Finite]
    limits: dict[str, Finite]

    def __post_init__(self) -> None:
        if "*" not in self.rates:
            raise Unfit("holds no rate of all rules, '*'", "", ("rates",))
        for name in LIMITS:
            if name not in self.limits:
                raise Unfit("is missing", "", ("limits", name))


@dataclass(frozen=True, slots=True)
class Weighed:
    """What was weighed: the chance that the claim is not borne out, the signals, and the article that bears the claim
    out best with its reading."""

    wrong: float
    signals: Mapping[str, float]
    nearest: IndexedArticle | None
    reading: Reading | None


@functools.cache
def fusion(file: Path | None = None, read: bool = True) -> Fusion:
    """The numbers in `file`; without one the package's own, for its reader or (not `read`) for rules and words alone.

    Raises:
        ReaderError: they cannot be read.
    """
    place = file or resources.files("crosscheck.verification").joinpath(
        "fusion.json" if read else "fusion-words.json"
    )
    what, hint = f"the reader's calibration {place}", "Write it anew with: crosscheck reader fit DATA"
    try:
        found = decoding.convert(decoding.json_value(place.read_text(encoding="utf-8")), _File)
    except OSError as exc:
        raise ReaderError(f"{what} cannot be read ({exc.strerror})", hint) from exc
    except Unfit as exc:
        raise ReaderError(f"{what}: {exc.worded()}", hint) from exc
    except ValueError as exc:
        raise ReaderError(f"{what}: {exc}", hint) from exc
    limits = {name: found.limits[name] for name in LIMITS}
    return Fusion(found.bias, found.weights, found.rates, limits, found.provenance)


def numbers_for(comparison: Comparison) -> Fusion:
    """The numbers by which this comparison is weighed: its reader's, if the reader has read a credited article."""
    if comparison.reader is None or not comparison.readings(comparison.credited_articles):
        return fusion(read=False)
    return fusion(comparison.reader.calibration)


def comparable(comparison: Comparison) -> bool:
    """Whether the articles not credited can be weighed as the credited ones are: there is a passage, and the reader has
    read both or neither."""
    read = [bool(comparison.readings(a)) for a in (comparison.credited_articles, comparison.other_articles)]
    return bool(comparison.others) and read[0] == read[1]


def gain(mine: Mapping[str, float], theirs: Mapping[str, float]) -> float:
    """How much more of a claim's words the articles with the features `theirs` hold than those with `mine`: coverage
    of the best passage, and fewer words that stand nowhere; -2 to 2."""
    return (theirs["coverage"] - mine["coverage"]) + (mine["novel"] - theirs["novel"])


def signals(
    comparison: Comparison,
    articles: Sequence[IndexedArticle],
    pairs: Sequence[Pair],
    hits: Iterable[Hit],
) -> dict[str, float]:
    """What is weighed: the claim held against `articles`, of which `pairs` are the nearest passages and `hits`
    what the rules say of the nearest one."""
    lexical = features(comparison.tokens, articles, pairs)
    values = {name: lexical[name] for name in FEATURES} | {"quoted": comparison.verbatim(articles)}
    best = nearest(comparison, articles)
    if best is not None:
        values["reader"] = _logit(best[1].supported)
        values["against"] = best[1].contradicted
        values["marked"] = marked_share(comparison, best[1])
    for hit in hits:
        values[hit.rule.code] = max(values.get(hit.rule.code, 0.0), hit.confidence)
    return values


def nearest(
    comparison: Comparison, articles: Sequence[IndexedArticle]
) -> tuple[IndexedArticle, Reading] | None:
    """The article that bears the claim out best, in the reader's view, with the reading."""
    return max(comparison.readings(articles), key=lambda r: r[1].supported, default=None)


def chance(bias: float, weights: Mapping[str, float], values: Mapping[str, float]) -> float:
    """The chance that a claim with these signals is not borne out, 0 to 1."""
    z = bias + sum(weights.get(name, 0.0) * value for name, value in values.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))


def counts(found: Fusion, code: str) -> bool:
    """Whether what this rule says counts: it has a weight, or was right often enough to accuse alone."""
    return found.weights.get(code, 0.0) > 0 or found.rate(code) >= found.limits["alone"]


def accuses(found: Fusion, wrong: float, values: Mapping[str, float]) -> bool:
    """Whether a claim with this chance of not being borne out and these signals is accused.

    Where nearly nothing of it (`nowhere`) stands in the articles. By a rule alone, where it is sure (`sure`) and of a
    kind that was right often enough on labelled claims (`alone`). By the chance (`flag`), where there is something to
    show: a word that no article contains or that the reader marks, or what a rule says; a low score of words that all
    stand there accuses nobody.
    """
    limits = found.limits
    said = {n: v for n, v in values.items() if n.startswith("CC") and counts(found, n)}
    if values.get("novel", 0.0) >= limits["nowhere"]:
        return True
    if any(v >= limits["sure"] and found.rate(n) >= limits["alone"] for n, v in said.items()):
        return True
    shown = values.get("novel", 0.0) > 0 or values.get("marked", 0.0) > 0
    return wrong >= limits["flag"] and (shown or max(said.values(), default=0.0) >= limits["told"])


def weigh(
    comparison: Comparison,
    articles: Sequence[IndexedArticle],
    pairs: Sequence[Pair],
    hits: Iterable[Hit],
) -> Weighed:
    """The claim held against `articles`; arguments as those of :func:`signals`."""
    values = signals(comparison, articles, pairs, hits)
    found = numbers_for(comparison)
    best = nearest(comparison, articles)
    wrong = chance(found.bias, found.weights, values)
    return Weighed(wrong, values, best[0] if best else None, best[1] if best else None)


def marked(comparison: Comparison, reading: Reading) -> tuple[Token, ...]:
    """The claim's words of content that the reader marks as not borne out."""
    made = comparison.statement
    if made is None:
        return ()
    spans = [(made.places[m.start], made.places[m.end - 1] + 1) for m in reading.marks]
    weighty = (t for t in comparison.tokens if t.weight)
    return tuple(t for t in weighty if any(t.span.start < e and t.span.end > s for s, e in spans))


def marked_share(comparison: Comparison, reading: Reading) -> float:
    """The share of the claim's weight that is marked, 0 to 1."""
    total = sum(t.weight for t in comparison.tokens) or 1.0
    return sum(t.weight for t in marked(comparison, reading)) / total


def _logit(p: float) -> float:
    p = min(max(p, 1e-6), 1 - 1e-6)
    return max(-_STEEP, min(_STEEP, math.log(p / (1 - p))))
