"""Paragraphs whose letters are all moved on in the alphabet, as some outlets serve what is to be paid for.

A reader without a subscription sees them blurred. They are told by their function words: as they stand they
have none, moved back by one and the same number of letters they have many.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate

from crosscheck.language import codes, get

_WORD = re.compile(r"[^\W\d_]+")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_FEWEST = 4  # different function words that moved text must have when it is moved back
_SHARE = 0.15  # of its words that they must be; running text has .3 and more
_PLAIN = 0.25  # function words as it stands, to each of those, that may be there by chance


def readable(parts: Sequence[tuple[str, str]]) -> tuple[tuple[tuple[str, str], ...], bool]:
    """The (kind, text) pairs without what is enciphered, and whether anything was."""
    moved = _moved_by(text for _, text in parts)
    if not moved:
        return tuple(parts), False
    kept = []
    after = False  # the paragraph before is enciphered to its end
    for kind, text in parts:
        plain = _plain(text, moved, after)
        after = len(plain) < len(text)
        if plain:
            kept.append((kind, plain))
    return tuple(kept), True


def _moved_by(texts: Iterable[str]) -> int:
    """By how many letters some of `texts`, or their ends, are moved on; 0 where none is."""
    doubtful: list[str] = []
    is_known = _function_words(0).__contains__
    for text in texts:
        words = [word.lower() for word in _WORD.findall(text)]
        half = words[len(words) // 2 :]  # the beginning may be plain
        if sum(map(is_known, half)) <= _SHARE * len(half):
            doubtful += half
    plain = sum(map(is_known, doubtful))
    for moved in range(1, len(_ALPHABET)) if doubtful else ():
        found = [word for word in doubtful if word in _function_words(moved)]
        enough = len(found) >= _SHARE * len(doubtful) and plain <= _PLAIN * len(found)
        if enough and len(set(found)) >= _FEWEST:
            return moved
    return 0


def _plain(text: str, moved: int, after: bool) -> str:
    """What of `text` is plain: all, nothing, or the sentences before the first enciphered word.

    `after` says that it follows on enciphered text; then a line without function words is enciphered too.
    """
    found = list(_WORD.finditer(text))
    words = [match.group().lower() for match in found]
    plain = [word in _function_words(0) and word not in _function_words(moved) for word in words]
    odd = [word in _function_words(moved) and word not in _function_words(0) for word in words]
    if not any(odd):
        return "" if after and words and not any(plain) else text
    if not any(plain):
        return ""
    # The place with the most plain words before it and the most enciphered ones from it on.
    gains = list(accumulate((p - o for p, o in zip(plain, odd, strict=True)), initial=0))
    cut = max(range(len(gains)), key=gains.__getitem__)
    if cut == len(words):
        return text
    before = text[: found[cut].start()]
    ends = [before.rfind(mark) for mark in ".!?"]
    return before[: max(ends) + 1].strip()


@cache
def _function_words(moved: int) -> frozenset[str]:
    """The function words of all languages, each letter of the Latin alphabet moved on by so many."""
    table = str.maketrans(_ALPHABET, _ALPHABET[moved:] + _ALPHABET[:moved])
    return frozenset(word.translate(table) for code in codes() for word in get(code).function_words)
