"""Turns of phrase among words: their words in order, others between them."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Sequence

from crosscheck.matching.tokens import Token

_APART = 8  # places that two words of a turn may be apart

Turn = tuple[str, ...]


def is_of(token: Token, words: Iterable[str]) -> bool:
    """Whether a token is one of `words`, of which „…*“ stands for all that begin so."""
    whole, begun = _parted(words if isinstance(words, frozenset) else tuple(words))
    return token.fold in whole or token.fold.startswith(begun)


@functools.lru_cache(maxsize=4096)
def _parted(words: Collection[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words that are meant as they are, and how those begin that end in „*“."""
    begun = tuple(word[:-1] for word in words if word.endswith("*"))
    return frozenset(word for word in words if not word.endswith("*")), begun


def turns(tokens: Sequence[Token], known: tuple[Turn, ...], apart: int = _APART) -> list[tuple[Token, ...]]:
    """The turns among `tokens` in order, those that begin at one word only once: the longest."""
    found: list[tuple[Token, ...]] = []
    exact, beginnings = _by_first_word(known)
    for place, token in enumerate(tokens):
        begun = exact.get(token.fold, ())
        if token.fold.startswith(tuple(beginnings)):
            begun = (
                *begun,
                *(t for head in beginnings if token.fold.startswith(head) for t in beginnings[head]),
            )
        rests = [rest for turn in begun if (rest := _rest(tokens, place, turn[1:], apart)) is not None]
        if rests:
            found.append((token, *max(rests, key=len)))
    return found


@functools.lru_cache(maxsize=64)
def _by_first_word(
    known: tuple[Turn, ...],
) -> tuple[dict[str, tuple[Turn, ...]], dict[str, tuple[Turn, ...]]]:
    """The turns by their first word, and by its beginning where that alone is given."""
    exact: dict[str, tuple[Turn, ...]] = {}
    beginnings: dict[str, tuple[Turn, ...]] = {}
    for turn in known:
        table, word = (beginnings, turn[0][:-1]) if turn[0].endswith("*") else (exact, turn[0])
        table[word] = (*table.get(word, ()), turn)
    return exact, beginnings


def _rest(tokens: Sequence[Token], place: int, words: Turn, apart: int) -> tuple[Token, ...] | None:
    """The tokens of the rest of a turn behind the one at `place`; None where one is missing."""
    found: list[Token] = []
    for word in words:
        near = range(place + 1, min(len(tokens), place + 1 + apart))
        at = next((k for k in near if is_of(tokens[k], (word,))), None)
        if at is None:
            return None
        found.append(tokens[at])
        place = at
    return tuple(found)


def is_noun(token: Token) -> bool:
    """Whether a word is written as a noun, within a sentence."""
    return token.capital and not token.first
