"""Cutting a run of tokens into clauses: at commas, colons, dashes and brackets between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.language.logic import Logic
from crosscheck.matching.tokens import Token

_MARKS = frozenset(",;:()–—!?")


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens `first`–`last` (included) of a sequence."""

    first: int
    last: int

    def __contains__(self, index: object) -> bool:
        return isinstance(index, int) and self.first <= index <= self.last

    @property
    def indexes(self) -> range:
        return range(self.first, self.last + 1)


def clauses(text: str, tokens: Sequence[Token], logic: Logic) -> tuple[Clause, ...]:
    """The clauses of `tokens`, whose spans are offsets into `text`. A cut shorter than a finite
    clause (a name, a number, an apposition of one word) is left with what goes before."""
    cuts = [0]
    for k in range(1, len(tokens)):
        between = text[tokens[k - 1].span.end : tokens[k].span.start]
        if (
            any(c in _MARKS for c in between)
            or ("." in between and tokens[k].first)
            or (tokens[k].fold in logic.joints and _verb_follows(tokens, k, logic))
        ):
            cuts.append(k)
    return tuple(
        Clause(first, last - 1)
        for first, last in zip(cuts, [*cuts[1:], len(tokens)], strict=True)
        if first < last
    )


def _verb_follows(tokens: Sequence[Token], k: int, logic: Logic) -> bool:
    """Whether a joint („und“) at `k` joins two statements rather than two nouns: no capital noun right after."""
    if k + 1 >= len(tokens):
        return False
    after = tokens[k + 1]
    return not after.capital and len(tokens) - k >= 4


def clause_of(parts: Sequence[Clause], index: int) -> Clause:
    """The clause that holds the token; `parts` are all of a sentence, in order."""
    return parts[max(0, bisect_right(parts, index, key=lambda clause: clause.first) - 1)]
