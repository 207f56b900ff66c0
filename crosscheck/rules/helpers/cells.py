"""A sentence cut where it goes on to another owner with another value: „die SPD kam auf 21 Prozent, | die CDU auf 19“.

A sentence is cut at marks and joining words; a part that lacks an owner or a value belongs to the one before it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.quantities.values import Amount, Moment

_MARKS = frozenset(",;:–—!?")
_BACK = 3  # words before a noun among which its preposition stands
Run = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """Consecutive tokens of a row, which has them from `begin` on."""

    row: Row
    tokens: Run

    def __contains__(self, token: object) -> bool:
        return (
            isinstance(token, Token)
            and self.tokens[0].span.start <= token.span.start <= self.tokens[-1].span.start
        )

    @property
    def values(self) -> list[Token]:
        return [t for t in self.tokens if t.kind is not TokenKind.WORD]

    def owners(self, value: Token) -> dict[tuple[bool, str], Run]:
        """The first name or noun on either side of a value without preposition, and behind each preposition; the
        key says whether it stands before the value, and the preposition's first letter."""
        found: dict[tuple[bool, str], Run] = {}
        for run in runs(self.row, self.tokens):
            key = run[0].span.start < value.span.start, lead(self.row, run[0], self.tokens)
            if key not in found or _may_be_adverb(found[key]):
                found[key] = run
        return found


def cells(row: Row) -> list[Cell]:
    """The cells of a sentence."""
    found: list[list[Token]] = []
    for piece in _pieces(row):
        if found and not (_is_full(row, found[-1]) and _is_full(row, piece)):
            found[-1] += piece
        else:
            found.append(list(piece))
    return [Cell(row, tuple(tokens)) for tokens in found]


def _pieces(row: Row) -> Iterator[list[Token]]:
    words = row.language.logic.joints | row.language.logic.clause_words
    piece: list[Token] = []
    depth = 0  # of brackets
    for token in row:
        gap = row.gap(piece[-1], token) if piece else ""
        depth = max(0, depth + gap.count("(") - gap.count(")"))
        if piece and not depth and (token.fold in words or any(c in _MARKS for c in gap)):
            yield piece
            piece = []
        piece.append(token)
    if piece:
        yield piece


def _is_full(row: Row, tokens: Sequence[Token]) -> bool:
    """Whether there are an owner and a value."""
    return any(t.kind is not TokenKind.WORD for t in tokens) and next(runs(row, tokens), None) is not None


def runs(row: Row, tokens: Sequence[Token]) -> Iterator[Run]:
    """The names and nouns among `tokens`; those with nothing but a space between them are one."""
    run: list[Token] = []
    for k, token in enumerate(tokens):
        is_beside = bool(run) and row.gap(run[-1], token) == " "
        if run and not (is_beside and _is_owner(row, token, tokens[:k])):
            yield tuple(run)
            run = []
        if _is_owner(row, token, tokens[:k]):
            run.append(token)
    if run:
        yield tuple(run)


def names(row: Row) -> Iterator[Run]:
    """The names, those with nothing but a space between them as one."""
    run: list[Token] = []
    for token in row:
        is_name = token.kind is TokenKind.WORD and token.proper
        if run and not (is_name and row.gap(run[-1], token) == " "):
            yield tuple(run)
            run = []
        if is_name:
            run.append(token)
    if run:
        yield tuple(run)


def _is_owner(row: Row, token: Token, before: Sequence[Token]) -> bool:
    """Whether a token is a name or a noun: where nouns have no capital, the first word of weight may be one."""
    if token.kind is not TokenKind.WORD or not token.weight:
        return False
    if row.language.lexicon.nouns_capitalised:
        return token.capital
    return token.proper or not any(t.weight for t in before)


def _may_be_adverb(run: Run) -> bool:
    return len(run) == 1 and run[0].first and not run[0].proper


def lead(row: Row, noun: Token, within: Sequence[Token]) -> str:
    """The first letter of the preposition that a noun hangs on; „“ for none."""
    language = row.language
    before = [t for t in row.before(noun, _BACK) if t.span.start >= within[0].span.start]
    for token in reversed(before):
        if token.fold in language.logic.prepositions:
            return token.fold[:1]
        if token.kind is not TokenKind.WORD or token.capital or token.fold in language.logic.joints:
            return ""
    return ""


@functools.lru_cache(maxsize=4096)
def _kind(value: object) -> tuple[object, ...]:
    if isinstance(value, Amount):
        return "amount", value.ordinal, value.multiple, bool(value.parts), value.share is None
    assert isinstance(value, Moment)
    return "moment", value.grain


def is_same_kind(one: Token, two: Token) -> bool:
    """Whether two values may be given of one thing: of one kind, and of one dimension unless one leaves it out."""
    if one.kind is TokenKind.WORD or one.kind is not two.kind or _kind(one.value) != _kind(two.value):
        return False
    if isinstance(one.value, Amount) and isinstance(two.value, Amount):
        dimensions = {one.value.dimension, two.value.dimension}
        return len(dimensions) == 1 or "" in dimensions
    return True
