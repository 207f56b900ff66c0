"""Fusion of the signals of reader, rules and word overlap into the probability that a claim is not supported.

Method: logistic regression, fitted on labelled digests in cross-validation grouped by case (`crosscheck reader fit`).
Weights and limits are data: `fusion.json` for the package's own reader, a file beside the model for others.
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
from crosscheck.verification import trees

_STEEP = 5.0  # logits are clipped to ± this
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
WORDS = (*FEATURES, "quoted", "aligned")  # signals of word overlap, and of the trees over them
Finite = Annotated[float, Meta(ge=-1e9, le=1e9)]
READER = ("reader", "against", "marked")  # signals of the reader; those of rules have the rule's code


@dataclass(frozen=True, slots=True)
class Fusion:
    """Fitted parameters: bias, a weight for each signal, the limits of the decision, and for each rule its precision.

    `rates` are the precisions by rule code, 0 to 1 („*“: all rules together): the share of the claims with a hit of
    the rule that were wrong.
    """

    bias: float
    weights: Mapping[str, float]
    rates: Mapping[str, float]
    limits: Mapping[str, float]
    provenance: str

    def rate(self, code: str) -> float:
        """The precision of a rule; that of all rules together for one without hits in the fit."""
        return self.rates.get(code, self.rates["*"])


class _File(Struct, frozen=True):
    """The parameters as they are written in the file."""

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
    """The probability that the claim is not supported, its signals, and the article that supports it best, with the
    reading of it."""

    wrong: float
    signals: Mapping[str, float]
    nearest: IndexedArticle | None
    reading: Reading | None


@functools.cache
def fusion(file: Path | None = None, read: bool = True) -> Fusion:
    """The parameters in `file`; without one the package's own, with its reader or (not `read`) without.

    Raises:
        ReaderError: the file cannot be read.
    """
    place = file or resources.files("crosscheck.verification").joinpath(
        "fusion.json" if read else "fusion-words.json"
    )
    try:
        found = decoding.convert(decoding.json_value(place.read_text(encoding="utf-8")), _File)
    except (OSError, Unfit, ValueError) as exc:
        reason = exc.strerror if isinstance(exc, OSError) else exc.worded() if isinstance(exc, Unfit) else exc
        raise ReaderError(
            f"the reader's calibration {place} cannot be used: {reason}",
            "Write it anew with: crosscheck reader fit DATA",
        ) from exc
    limits = {name: found.limits[name] for name in LIMITS}
    return Fusion(found.bias, found.weights, found.rates, limits, found.provenance)


def numbers_for(comparison: Comparison) -> Fusion:
    """The parameters for this comparison: its reader's, if the reader has read a credited article."""
    if comparison.reader is None or not comparison.readings(comparison.credited_articles):
        return fusion(read=False)
    return fusion(comparison.reader.calibration)


def comparable(comparison: Comparison) -> bool:
    """Whether the articles not credited can be weighed like the credited ones: there is a passage in them, and the
    reader has read both groups or neither."""
    read = [bool(comparison.readings(a)) for a in (comparison.credited_articles, comparison.other_articles)]
    return bool(comparison.others) and read[0] == read[1]


def gain(base: Mapping[str, float], other: Mapping[str, float]) -> float:
    """How much more of a claim's words the articles with the features `other` contain than those with `base`: more
    coverage by the best passage, and fewer novel words; -2 to 2."""
    return (other["coverage"] - base["coverage"]) + (base["novel"] - other["novel"])


def signals(
    comparison: Comparison,
    articles: Sequence[IndexedArticle],
    pairs: Sequence[Pair],
    hits: Iterable[Hit],
) -> dict[str, float]:
    """The signals of the claim compared with `articles`; `pairs` are their nearest passages, `hits` those of the rules
    in the nearest one."""
    lexical = features(comparison.tokens, articles, pairs)
    quoted = comparison.verbatim(articles)
    values = {name: lexical[name] for name in FEATURES} | {
        "quoted": quoted,
        "aligned": trees.borne_out(lexical, quoted, pairs),
    }
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
    """The article that supports the claim best by the reader, with its reading."""
    return max(comparison.readings(articles), key=lambda r: r[1].supported, default=None)


def chance(bias: float, weights: Mapping[str, float], values: Mapping[str, float]) -> float:
    """The probability that a claim with these signals is not supported, 0 to 1."""
    z = bias + sum(weights.get(name, 0.0) * value for name, value in values.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))


def counts(found: Fusion, code: str) -> bool:
    """Whether hits of this rule count: it has a positive weight, or enough precision to decide alone."""
    return found.weights.get(code, 0.0) > 0 or found.rate(code) >= found.limits["alone"]


def accuses(found: Fusion, wrong: float, values: Mapping[str, float]) -> bool:
    """Whether a claim with the probability `wrong` of not being supported and these signals is flagged.

    Any of three conditions suffices (limits in brackets): nearly no word of it is in the articles (`nowhere`); a hit
    is confident (`sure`) and its rule precise (`alone`); the probability is high (`flag`) and there is something to
    show for it, that is a word which no article contains or the reader marks, or a hit (`told`).
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
    """The claim compared with `articles`; arguments as those of :func:`signals`."""
    values = signals(comparison, articles, pairs, hits)
    found = numbers_for(comparison)
    best = nearest(comparison, articles)
    wrong = chance(found.bias, found.weights, values)
    return Weighed(wrong, values, best[0] if best else None, best[1] if best else None)


def marked(comparison: Comparison, reading: Reading) -> tuple[Token, ...]:
    """The content words of the claim that the reader marks as unsupported."""
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
