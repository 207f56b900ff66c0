"""The tokens of a text in their order, and what stands round each: nobody else need count places."""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from crosscheck.matching.clauses import Clause, clauses
from crosscheck.matching.tokens import Token
from crosscheck.text.text import Text


class Row:
    """Tokens of a text, whose string is `text`; a token of it is told by where it begins."""

    def __init__(self, text: Text, tokens: Sequence[Token]) -> None:
        self.text = text.string
        self.tokens = tuple(tokens)
        self.language = text.language

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    @functools.cached_property
    def _places(self) -> dict[int, int]:
        return {token.span.start: place for place, token in enumerate(self.tokens)}

    def place(self, token: Token) -> int:
        """The place of a token in the row, from 0."""
        return self._places[token.span.start]

    def distance(self, one: Token, two: Token) -> int:
        """How many places `two` stands behind `one`; below 0 before it."""
        return self.place(two) - self.place(one)

    def before(self, token: Token, most: int | None = None) -> tuple[Token, ...]:
        """The tokens before this one, in order; at `most` so many, the nearest."""
        place = self.place(token)
        return self.tokens[0 if most is None else max(0, place - most) : place]

    def after(self, token: Token, most: int | None = None) -> tuple[Token, ...]:
        """The tokens behind this one, in order; at `most` so many, the nearest."""
        place = self.place(token) + 1
        return self.tokens[place : None if most is None else place + most]

    def around(self, token: Token, before: int, after: int) -> tuple[Token, ...]:
        """The token with those next to it."""
        return (*self.before(token, before), token, *self.after(token, after))

    def previous(self, token: Token) -> Token | None:
        place = self.place(token)
        return self.tokens[place - 1] if place else None

    def next(self, token: Token) -> Token | None:
        place = self.place(token) + 1
        return self.tokens[place] if place < len(self.tokens) else None

    def between(self, one: Token, two: Token) -> tuple[Token, ...]:
        """The tokens between two, whichever comes first."""
        low, high = sorted((self.place(one), self.place(two)))
        return self.tokens[low + 1 : high]

    def gap(self, one: Token, two: Token) -> str:
        """What is written between the end of `one` and the beginning of `two`."""
        return self.text[one.span.end : two.span.start]

    @functools.cached_property
    def clauses(self) -> tuple[Clause, ...]:
        return clauses(self.text, self.tokens, self.language.logic)

    def clause(self, token: Token) -> Clause:
        """The clause that holds the token."""
        return self._clause_at(self.place(token))

    def _clause_at(self, place: int) -> Clause:
        return self.clauses[max(0, bisect_right(self._begins, place) - 1)]

    @functools.cached_property
    def _begins(self) -> list[int]:
        return [clause.begin for clause in self.clauses]

    def beside(self, clause: Clause) -> list[Clause]:
        """The clauses right before and right after this one."""
        at = self.clauses.index(clause)
        return [self.clauses[k] for k in (at - 1, at + 1) if 0 <= k < len(self.clauses)]

    def is_one_sentence(self, one: Clause, two: Clause) -> bool:
        """Whether two clauses stand in one sentence: no sign between them ends one."""
        first, second = sorted((one, two), key=lambda clause: clause.begin)
        return not any(c in self.gap(first.last, second.first) for c in ".!?\n;:")
