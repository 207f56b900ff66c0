"""Turns of phrase among words: their words in order, others between them."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Sequence

from crosscheck.matching.tokens import Token

_APART = 8  # places that two words of a turn may be apart

Turn = Sequence[str]


def is_of(token: Token, words: Iterable[str]) -> bool:
    """Whether a token is one of `words`, of which „…*“ stands for all that begin so."""
    whole, begun = _parted(words if isinstance(words, frozenset) else tuple(words))
    return token.fold in whole or token.fold.startswith(begun)


@functools.lru_cache(maxsize=4096)
def _parted(words: Collection[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words that are meant as they are, and how those begin that end in „*“."""
    begun = tuple(word[:-1] for word in words if word.endswith("*"))
    return frozenset(word for word in words if not word.endswith("*")), begun


def turns(tokens: Sequence[Token], known: Iterable[Turn], apart: int = _APART) -> list[tuple[Token, ...]]:
    """The turns among `tokens` in order, those that begin at one word only once: the longest."""
    found: dict[Token, tuple[Token, ...]] = {}
    written = f"\0{chr(0).join(t.fold for t in tokens)}\0"
    for turn in known:
        if not all(_sought(word) in written for word in turn):
            continue  # as nearly always
        for place, token in enumerate(tokens):
            if is_of(token, turn[:1]):
                rest = _rest(tokens, place, turn[1:], apart)
                if rest is not None and len(rest) >= len(found.get(token, ())):
                    found[token] = (token, *rest)
    return sorted(found.values(), key=lambda t: t[0].span.start)


@functools.lru_cache(maxsize=4096)
def _sought(word: str) -> str:
    """What stands in words divided by NUL where one of them is of a turn."""
    return f"\0{word[:-1]}" if word.endswith("*") else f"\0{word}\0"


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
