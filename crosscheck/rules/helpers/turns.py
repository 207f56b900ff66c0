"""Turns of phrase among words: their words in order, others between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crosscheck.matching.tokens import Token

_APART = 8  # places that two words of a turn may be apart

Turn = Sequence[str]


def is_of(token: Token, words: Iterable[str]) -> bool:
    """Whether a token is one of `words`, of which „…*“ stands for all that begin so."""
    return any(
        token.fold.startswith(word[:-1]) if word.endswith("*") else token.fold == word for word in words
    )


def turns(tokens: Sequence[Token], known: Iterable[Turn], apart: int = _APART) -> list[tuple[Token, ...]]:
    """The turns among `tokens` in order, those that begin at one word only once: the longest."""
    found: dict[Token, tuple[Token, ...]] = {}
    for turn in known:
        for place, token in enumerate(tokens):
            if is_of(token, turn[:1]):
                rest = _rest(tokens, place, turn[1:], apart)
                if rest is not None and len(rest) >= len(found.get(token, ())):
                    found[token] = (token, *rest)
    return sorted(found.values(), key=lambda t: t[0].span.start)


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
