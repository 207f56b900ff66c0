"""How far the words of a claim stand in a set of articles: lexical features, weighed in `verification.fusion`."""

from __future__ import annotations

import itertools
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
    values = dict.fromkeys(FEATURES, 0.0)
    values["length"] = min(3.0, len(content) / 10)
    found = [max((s for ix in articles for _, s, _ in ix.occurrences(t)), default=0.0) for t in content]
    if pairs:
        found = _with_derived(content, found, pairs[0])
    values["novel"] = sum(t.weight for t, s in zip(content, found, strict=True) if s < 0.6) / total
    for token, score in zip(content, found, strict=True):
        kind = (
            "number" if token.kind is TokenKind.NUMBER
            else "date" if token.kind is TokenKind.DATE
            else "name" if token.proper
            else ""
        )  # fmt: skip
        if kind == "date" and not score:
            values["date_missing"] += 1.0
        elif kind in ("number", "name"):
            values[f"{kind}_{'found' if score else 'missing'}"] += 1.0
    for name in ("number_missing", "number_found", "date_missing", "name_missing", "name_found"):
        values[name] = min(2.0, values[name])
    if not pairs:
        values["gap"] = 1.0
        return values
    best = pairs[0]
    values["coverage"] = best.window.coverage
    values["used"] = best.alignment.used
    values["order"] = _order(best)
    values["gap"] = max(
        (sum(best.alignment.claim[i].weight for i in s.claim) / total for s in best.alignment.slots),
        default=0.0,
    )
    values.update(_by_kind(best))
    second = next((c for c in pairs[1:] if c.indexed is best.indexed), None)
    values["union"] = _union(claim, best, second)
    return values


def _with_derived(content: Sequence[Token], found: list[float], best: Pair) -> list[float]:
    """`found`, the values among it that follow from two of the passage („186 … und neun …“ are 195)."""
    given = amounts(best.alignment.source)
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
