"""What the reader, the rules and the words say of a claim, weighed together: the chance that it is not borne out.

Method: a logistic regression over signals, fitted on labelled digests with folds by case (`crosscheck reader fit`).
Weights and limits are data (`fusion.json`), in the package for its own reader, beside the model for others.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from crosscheck.checks.base import Hit
from crosscheck.errors import ReaderError
from crosscheck.evidence.compare import Candidate, Comparison
from crosscheck.evidence.passages import IndexedArticle
from crosscheck.evidence.support import features, probability
from crosscheck.evidence.tokens import Token
from crosscheck.reader.base import Reading

_STEEP = 5.0  # logits beyond this say nothing more
LEXICAL = ("novel", "number_missing", "date_missing", "name_missing", "length")
LIMITS = ("flag", "green", "told", "elsewhere_from", "elsewhere_to", "elsewhere_apart", "elsewhere_gain")
OWN = ("reader", "against", "marked", "words")


@dataclass(frozen=True, slots=True)
class Fusion:
    """Fitted numbers: `bias`, a weight for each signal (rules by their code), and limits of the decision."""

    bias: float
    weights: Mapping[str, float]
    limits: Mapping[str, float]
    provenance: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """What was weighed: the chance that the claim is not borne out, the signals, all lexical features, and the article
    that bears the claim out best with its reading."""

    wrong: float
    signals: Mapping[str, float]
    lexical: dict[str, float]
    nearest: IndexedArticle | None
    reading: Reading | None


@functools.cache
def fusion(file: Path | None = None) -> Fusion:
    """The numbers in `file`; the package's own without one.

    Raises:
        ReaderError: they cannot be read.
    """
    place = file or resources.files("crosscheck").joinpath("fusion.json")
    try:
        found = json.loads(place.read_text(encoding="utf-8"))
        weights = {str(name): _number(value) for name, value in found["weights"].items()}
        limits = {name: _number(found["limits"][name]) for name in LIMITS}
        return Fusion(_number(found["bias"]), weights, limits, str(found["provenance"]))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as exc:
        raise ReaderError(
            f"the reader's calibration {place} cannot be read ({type(exc).__name__})",
            "Write it anew with: crosscheck reader fit DATA",
        ) from exc


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise ValueError(f"{value!r} is no number")
    return float(value)


def numbers_for(comparison: Comparison) -> Fusion:
    """The numbers by which the reader of this comparison is weighed."""
    return fusion(comparison.reader.calibration if comparison.reader else None)


def signals(
    comparison: Comparison,
    articles: Sequence[IndexedArticle],
    candidates: Sequence[Candidate],
    hits: Iterable[Hit],
) -> dict[str, float]:
    """What is weighed: the claim held against `articles`, of which `candidates` are the nearest passages and `hits`
    what the rules say of the nearest one."""
    return _signals(comparison, features(comparison.tokens, articles, candidates), articles, hits)


def _signals(
    comparison: Comparison,
    lexical: Mapping[str, float],
    articles: Sequence[IndexedArticle],
    hits: Iterable[Hit],
) -> dict[str, float]:
    words = probability(lexical, comparison.language.code)
    values = {"words": _logit(words), **{name: lexical[name] for name in LEXICAL}}
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


def weigh(
    comparison: Comparison,
    articles: Sequence[IndexedArticle],
    candidates: Sequence[Candidate],
    hits: Iterable[Hit],
) -> Weighed:
    """The claim held against `articles`; arguments as those of :func:`signals`."""
    lexical = features(comparison.tokens, articles, candidates)
    values = _signals(comparison, lexical, articles, hits)
    found = numbers_for(comparison)
    best = nearest(comparison, articles)
    wrong = chance(found.bias, found.weights, values)
    return Weighed(wrong, values, lexical, best[0] if best else None, best[1] if best else None)


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
