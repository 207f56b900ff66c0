"""How far the words of a claim stand in a set of articles: lexical features, weighed in `verification.fusion`."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from crosscheck.matching.derived import amounts, derived
from crosscheck.matching.pair import Pair
from crosscheck.matching.passages import IndexedArticle
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.quantities.values import Amount

FEATURES = (
    "coverage", "union", "novel", "number_missing", "number_found", "date_missing", "name_missing", "name_found",
    "used", "order", "gap", "length", "nouns", "others", "values",
)  # fmt: skip

_NOVEL = 0.6  # likeness below which a word stands nowhere
_MOST_LENGTH, _MOST_COUNTED = 3.0, 2.0


def features(
    claim: Sequence[Token], articles: Sequence[IndexedArticle], pairs: Sequence[Pair]
) -> dict[str, float]:
    """The features of FEATURES, each about 0 to 1, for the claim against these articles.

    `coverage`: of the best window; `union`: of the two best windows of that article together;
    `novel`: share of weight that stands nowhere in the articles; numbers, dates, names: how many
    have no counterpart anywhere, and have one; `used`: how much of the passage the claim uses up;
    `order`: share of neighbouring matched words that are neighbours in the passage too; `gap`: the
    heaviest run of unmatched words; `length`: content words, in tens; `nouns`, `others`, `values`: the
    coverage of capital words that are no names, of the other words, and of numbers and dates (0.5
    when the claim has none).
    """
    content = [t for t in claim if t.weight]
    total = sum(t.weight for t in content) or 1.0
    found = _found(content, articles, pairs)
    values = dict.fromkeys(FEATURES, 0.0)
    values["length"] = min(_MOST_LENGTH, len(content) / 10)
    values["novel"] = _novel(content, found)
    values.update(_counts(content, found))
    values.update(_of_passages(claim, pairs, total) if pairs else {"gap": 1.0})
    return values


def reach(
    claim: Sequence[Token], articles: Sequence[IndexedArticle], pairs: Sequence[Pair]
) -> dict[str, float]:
    """The features `coverage` and `novel` alone, for which nothing has to be aligned."""
    content = [t for t in claim if t.weight]
    novel = _novel(content, _found(content, articles, pairs))
    return {"coverage": pairs[0].window.coverage if pairs else 0.0, "novel": novel}


def _found(
    content: Sequence[Token], articles: Sequence[IndexedArticle], pairs: Sequence[Pair]
) -> list[float]:
    """The best likeness that each token has in the articles."""
    found = [max((s for ix in articles for _, s, _ in ix.occurrences(t)), default=0.0) for t in content]
    return _with_derived(content, found, pairs[0]) if pairs else found


def _novel(content: Sequence[Token], found: Sequence[float]) -> float:
    total = sum(t.weight for t in content) or 1.0
    return sum(t.weight for t, s in zip(content, found, strict=True) if s < _NOVEL) / total


def _counts(content: Sequence[Token], found: Sequence[float]) -> dict[str, float]:
    """How many numbers, dates and names have a counterpart anywhere, and have none; up to a few."""
    counts: Counter[str] = Counter()
    for token, likeness in zip(content, found, strict=True):
        if token.kind is TokenKind.NUMBER:
            counts["number_found" if likeness else "number_missing"] += 1
        elif token.kind is TokenKind.DATE:
            counts["date_missing"] += not likeness
        elif token.proper:
            counts["name_found" if likeness else "name_missing"] += 1
    return {name: min(_MOST_COUNTED, float(count)) for name, count in counts.items()}


def _of_passages(claim: Sequence[Token], pairs: Sequence[Pair], total: float) -> dict[str, float]:
    """The features of the nearest passage, and of the two nearest of its article."""
    best = pairs[0]
    second = next((p for p in pairs[1:] if p.indexed is best.indexed), None)
    return {
        "coverage": best.window.coverage,
        "used": best.alignment.used,
        "order": _order(best),
        "gap": max((sum(t.weight for t in slot.claim) / total for slot in best.slots), default=0.0),
        "union": _union(claim, best, second),
        **_by_kind(best),
    }


def _with_derived(content: Sequence[Token], found: list[float], best: Pair) -> list[float]:
    """`found`, the values among it that follow from two of the passage („186 … und neun …“ are 195)."""
    given = amounts(best.passage.tokens)
    return [
        1.0 if not score and isinstance(token.value, Amount) and derived(token.value, given) else score
        for token, score in zip(content, found, strict=True)
    ]


def _by_kind(pair: Pair) -> dict[str, float]:
    """Coverage of the claim's words by kind."""
    sums = {"nouns": [0.0, 0.0], "others": [0.0, 0.0], "values": [0.0, 0.0]}
    similarity = {p.claim: p.similarity for p in pair.alignment.links}
    for i, token in enumerate(pair.alignment.claim):
        if not token.weight or token.proper:
            continue
        kind = "values" if token.kind is not TokenKind.WORD else "nouns" if token.capital else "others"
        sums[kind][0] += token.weight
        sums[kind][1] += token.weight * similarity.get(i, 0.0)
    return {kind: got / total if total else 0.5 for kind, (total, got) in sums.items()}


def _order(pair: Pair) -> float:
    links = pair.alignment.links
    if len(links) < 2:
        return 0.0
    near = sum(1 for a, b in itertools.pairwise(links) if 0 < b.source - a.source <= b.claim - a.claim + 3)
    return near / (len(links) - 1)


def _union(claim: Sequence[Token], best: Pair, second: Pair | None) -> float:
    total = sum(t.weight for t in claim) or 1.0
    scores = [b[0] for b in best.window.best]
    if second is not None:
        scores = [max(a, b[0]) for a, b in zip(scores, second.window.best, strict=True)]
    return sum(t.weight * s for t, s in zip(claim, scores, strict=True)) / total
