"""Cutting a run of tokens into clauses: at commas, colons, dashes and brackets between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from crosscheck.language.logic import Logic
from crosscheck.matching.tokens import Token

_MARKS = frozenset(",;:()–—!?")


@dataclass(frozen=True, slots=True)
class Clause:
    """Consecutive tokens of a row, of which the first and the last have the places `begin` and `end` there.

    Clauses are told apart by their places: compare only those of one row.
    """

    begin: int
    end: int
    tokens: tuple[Token, ...] = field(compare=False, repr=False)

    def __contains__(self, token: object) -> bool:
        return isinstance(token, Token) and self.first.span.start <= token.span.start <= self.last.span.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @property
    def first(self) -> Token:
        return self.tokens[0]

    @property
    def last(self) -> Token:
        return self.tokens[-1]

    @property
    def content(self) -> list[Token]:
        """Its words and values that carry weight."""
        return [t for t in self.tokens if t.weight]

    def before(self, token: Token) -> list[Token]:
        return [t for t in self.tokens if t.span.start < token.span.start]

    def after(self, token: Token) -> list[Token]:
        return [t for t in self.tokens if t.span.start > token.span.start]

    def adjoins(self, other: Clause) -> bool:
        """Whether the two stand side by side."""
        return 1 in (other.begin - self.end, self.begin - other.end)


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
        Clause(first, after - 1, tuple(tokens[first:after]))
        for first, after in zip(cuts, [*cuts[1:], len(tokens)], strict=True)
        if first < after
    )


def _verb_follows(tokens: Sequence[Token], k: int, logic: Logic) -> bool:
    """Whether a joint („und“) at `k` joins two statements rather than two nouns: no capital noun right after."""
    if k + 1 >= len(tokens):
        return False
    after = tokens[k + 1]
    return not after.capital and len(tokens) - k >= 4
