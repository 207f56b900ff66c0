"""The clauses of a row of tokens (`text.clauses.runs`), and what stands in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from crosscheck.language.logic import Logic
from crosscheck.matching.tokens import Token
from crosscheck.text.clauses import runs


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
    """The clauses of `tokens`, whose spans are offsets into `text`."""
    return tuple(
        Clause(run.start, run.stop - 1, tuple(tokens[run.start : run.stop]))
        for run in runs(text, tokens, logic.joints)
    )
