"""Which words deny, and what they deny."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from crosscheck.language.logic import Logic
from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token, TokenKind

_ENDING = 5  # letters that an inflected verb has more than the beginning that is known
_NEAR = 3  # words on either side in which the parts of a denying verb stand
_BEFORE, _AFTER, _BOUND = 6, 3, 2  # words in which what is denied stands, and a number that is bounded


def negations(tokens: Sequence[Token], logic: Logic) -> list[Token]:
    """The words among `tokens` that deny, in order: negators and denying verbs, at their first part."""
    found: list[Token] = []
    for token in tokens:
        if token.fold in logic.negators and not (found and token.fold in logic.repeated_negators):
            found.append(token)
    for number in sorted({n for t in tokens for n in _begun(t.fold, logic)}):
        first = _begin_of(tokens, logic.negative_verbs[number])
        if first is not None and first not in found:
            found.append(first)
    return sorted(found, key=lambda t: t.span.start)


def is_denial(row: Row, token: Token) -> bool:
    """Whether the word denies, alone or with others near it."""
    return token in negations(row.around(token, _NEAR, _NEAR), row.language.logic)


def negated(row: Row, denial: Token) -> list[Token]:
    """What a word denies: the next content word, and for „nicht“ also the last before it.

    Names and amounts do not count: that a person is the same does not make the statement the same.
    """
    if any(t.value is not None for t in row.after(denial, _BOUND)):
        return []  # „nicht vor Mai“, „nicht mehr als zehn“: a bound, no denial
    before = [t for t in row.before(denial, _BEFORE) if _may_be_denied(t)][-1:]
    after = [t for t in row.after(denial, _AFTER) if _may_be_denied(t)][:1]
    return after if denial.fold in row.language.logic.noun_negators else before + after


def _may_be_denied(token: Token) -> bool:
    return bool(token.weight) and token.kind is TokenKind.WORD and not token.proper


def _begin_of(tokens: Sequence[Token], parts: Sequence[str]) -> Token | None:
    """The token at which a verb of these parts begins, if all of them are there, in any order."""
    found: list[Token] = []
    for part in parts:
        is_whole = len(parts) > 1 and part is parts[-1]
        token = next((t for t in tokens if t not in found and _begins(t.fold, part, is_whole)), None)
        if token is None:
            return None
        found.append(token)
    return found[0]


@functools.lru_cache(maxsize=16384)
def _begun(word: str, logic: Logic) -> tuple[int, ...]:
    """The numbers of the denying verbs whose first part a folded word is or begins with."""
    return tuple(
        number
        for number, parts in enumerate(logic.negative_verbs)
        if _begins(word, parts[0], len(parts) > 1 and parts[0] is parts[-1])
    )


def _begins(word: str, part: str, is_whole: bool) -> bool:
    return word == part if is_whole else word.startswith(part) and len(word) - len(part) <= _ENDING
