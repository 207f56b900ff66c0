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
_COUNTED = 2  # words behind a number within which the noun it counts stands
_LONGEST = 150  # words of a sentence up to which it is cut; a longer one is a table or none
_SIDE = "+"  # stands for the preposition of words for either side of a vote
_BACK = 3  # words before a noun among which its preposition stands
Run = tuple[Token, ...]
Position = tuple[TokenKind, bool, str]
"""Whether an owner is a word or a date, whether it stands before its value, and its preposition's first letter."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Tokens of a row that go together."""

    row: Row
    tokens: Run

    def __contains__(self, token: object) -> bool:
        return isinstance(token, Token) and any(t.span.start == token.span.start for t in self.tokens)

    @property
    def values(self) -> list[Token]:
        return [t for t in self.tokens if t.kind is not TokenKind.WORD]

    def owners(self, value: Token) -> dict[Position, Run]:
        """The first name, noun or date on either side of a value without preposition, and behind each preposition."""
        found: dict[Position, Run] = {}
        sides = self.row.language.logic.sides
        for run in runs(self.row, self.tokens):
            if value in run:
                continue
            leading = _SIDE if run[0].fold in sides else lead(self.row, run[0], self.tokens)
            key = run[0].kind, run[0].span.start < value.span.start, leading
            if key not in found or may_be_adverb(found[key]):
                found[key] = run
        return found


def cells(row: Row) -> list[Cell]:
    """The cells of a sentence."""
    if len(row) > _LONGEST:
        return [Cell(row, row.tokens)]
    listed = _respective(row)
    if listed:
        return listed
    found: list[list[Token]] = []
    is_list = False  # the part before is a bare name or noun: one of a list, or in apposition
    for piece in _pieces(row):
        if found and (is_list or not (_is_full(row, found[-1]) and _is_full(row, piece))):
            found[-1] += piece
        else:
            found.append(list(piece))
        content = [t for t in piece if t.weight]
        is_list = bool(content) and all(_is_owner(row, t, ()) for t in content)
    return [Cell(row, tuple(tokens)) for tokens in found]


def _respective(row: Row) -> list[Cell]:
    """Owners and as many values of one kind in the same order: „A und B mit 5 beziehungsweise 7 Punkten“."""
    logic = row.language.logic
    is_explicit = any(t.fold in logic.respectively for t in row)
    values = _chains(
        row,
        [(t,) for t in row if t.kind is not TokenKind.WORD and (is_explicit or t.kind is TokenKind.NUMBER)],
    )
    owners = _chains(row, [run for run in runs(row, row.tokens) if run[0].kind is TokenKind.WORD])
    if len(values) != 1 or len(owners) != 1 or len(values[0]) != len(owners[0]):
        return []
    first = values[0][0][0]
    if not all(is_same_kind(row, first, value) for (value,) in values[0][1:]):
        return []
    return [Cell(row, (*owner, *value)) for owner, value in zip(owners[0], values[0], strict=True)]


def _chains(row: Row, items: Sequence[Run]) -> list[list[Run]]:
    """Two or more items that nothing but commas and joining words stand between."""
    words = row.language.logic.joints | row.language.logic.respectively
    found: list[list[Run]] = []
    chain: list[Run] = []
    for item in items:
        if chain and not all(t.fold in words for t in row.between(chain[-1][-1], item[0])):
            found.append(chain)
            chain = []
        chain.append(item)
    return [c for c in (*found, chain) if len(c) > 1]


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
    """Whether there are an owner and a value of its own."""
    values = [t for t in tokens if t.kind is not TokenKind.WORD]
    return any(run[0] is not value for run in runs(row, tokens) for value in values)


def runs(row: Row, tokens: Sequence[Token]) -> Iterator[Run]:
    """The dates, names and nouns among `tokens`; words with nothing but a space between them are one."""
    run: list[Token] = []
    for k, token in enumerate(tokens):
        is_beside = (
            bool(run) and row.gap(run[-1], token) == " " and {run[-1].kind, token.kind} == {TokenKind.WORD}
        )
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
    """Whether a token is a date, a name or a noun: where nouns have no capital, the first word of weight may be one."""
    if token.kind is not TokenKind.WORD or not token.weight:
        return token.kind is TokenKind.DATE or token.fold in row.language.logic.sides
    if row.language.lexicon.nouns_capitalised:
        return token.capital
    return token.proper or not any(t.weight for t in before)


def may_be_adverb(run: Run) -> bool:
    """Whether it is one word that begins a sentence and may have its capital from there."""
    return len(run) == 1 and run[0].first and not run[0].proper


def lead(row: Row, noun: Token, within: Sequence[Token]) -> str:
    """The first letter of the preposition that a noun hangs on; „“ for none."""
    language = row.language
    before = [t for t in row.before(noun, _BACK) if t.span.start >= within[0].span.start]
    for token in reversed(before):
        if token.fold in language.logic.prepositions:
            joins = token.fold in language.logic.clause_words and token is within[0]  # „während die CDU …“
            return "" if joins else token.fold[:1]
        if token.kind is not TokenKind.WORD or token.capital or token.fold in language.logic.joints:
            return ""
    return ""


@functools.lru_cache(maxsize=4096)
def _kind(value: object) -> tuple[object, ...]:
    if isinstance(value, Amount):
        return "amount", value.ordinal, value.multiple, bool(value.parts), value.share is None
    assert isinstance(value, Moment)
    return "moment", value.grain


def is_same_kind(row: Row, one: Token, two: Token) -> bool:
    """Whether two values of a row may be given of one thing: of one kind and dimension, and of what they count alike,
    unless one leaves it out."""
    if one.kind is TokenKind.WORD or one.kind is not two.kind or _kind(one.value) != _kind(two.value):
        return False
    if not isinstance(one.value, Amount) or not isinstance(two.value, Amount):
        return True
    units = {t.value.dimension or _counted(row, t) for t in (one, two) if isinstance(t.value, Amount)}
    return len(units - {""}) < 2


def _counted(row: Row, number: Token) -> str:
    """The stem of the noun that a number counts, right behind it or behind one word; „“ where it is left out."""
    is_marked = row.language.lexicon.nouns_capitalised
    for token in row.after(number, _COUNTED if is_marked else 1):
        if any(c in _MARKS for c in row.gap(number, token)):
            break
        if token.kind is TokenKind.WORD and token.weight and (token.capital or not is_marked):
            return token.stem
    return ""
