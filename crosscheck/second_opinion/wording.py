"""Verbatim or not: one wording found in a text, marks and white space aside, with its place there.

All quotation marks are one mark, all dashes one dash, any white space one blank; soft hyphens and
characters without width do not count. Letters, figures and their case do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from crosscheck.language import get
from crosscheck.language.folding import bare
from crosscheck.model import Span

_QUOTES = "\"'„“”‟«»‚‘’‛‹›`´"
_DASHES = "-‐‑‒–—―−"
_MARKS = str.maketrans({**dict.fromkeys(_QUOTES, '"'), **dict.fromkeys(_DASHES, "-"), "…": "..."})
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_EDGES = '" .-,;:[]()'
_WORD = re.compile(r"\d+(?:[.,'’\u202f\u00a0]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_THOUSANDS = re.compile(r"(?<=\d)[.,'’\u202f\u00a0](?=\d{3}(?!\d))")
_STEM = 5  # letters by which inflected and derived forms of a word are told to be one
_MIN_LETTERS = 3


def plain(text: str) -> tuple[str, list[int]]:
    """`text` normalised, and for each of its characters the place in `text` it came from."""
    kept: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        if char in _UNSEEN:
            continue
        piece = " " if char.isspace() else unicodedata.normalize("NFKC", char).translate(_MARKS)
        if piece == " " and (not kept or kept[-1] == " "):
            continue
        kept.extend(piece)
        places.extend([place] * len(piece))
    return "".join(kept), places


def wording(text: str) -> str:
    """`text` normalised, without the marks and blanks round it."""
    return plain(unicodedata.normalize("NFC", text))[0].strip(_EDGES)


def find(quote: str, text: str) -> Span | None:
    """Where `quote` stands in `text`, whole words alone; None when it does not, or is no words."""
    wanted = wording(quote)
    if not wanted:
        return None
    normal, places = plain(text)
    start = normal.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        if not (_joined(normal, start) or _joined(normal, end)):
            return Span(places[start], places[end - 1] + 1)
        start = normal.find(wanted, start + 1)
    return None


def _joined(text: str, place: int) -> bool:
    """Whether `place` is inside a word or a number."""
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    if before.isalnum() and after.isalnum():
        return True
    # 38 is no wording of 1.38 or 38,5.
    return (before in ".," and after.isdigit() and place > 1 and text[place - 2].isdigit()) or (
        after in ".," and before.isdigit() and text[place + 1 : place + 2].isdigit()
    )


def words(text: str) -> Iterator[str]:
    """The words and numbers of `text`, folded: thousands without their marks, letters without accents."""
    for match in _WORD.finditer(text):
        word = match[0]
        yield _THOUSANDS.sub("", word) if word[0].isdigit() else bare(word.casefold())


def anchors(text: str, language: str) -> frozenset[str]:
    """What two wordings of one statement have in common: numbers, and beginnings of content words."""
    small = get(language).function_words
    found = set()
    for match in _WORD.finditer(text):
        word = match[0]
        if word[0].isdigit():
            found.add(_THOUSANDS.sub("", word))
        elif len(word) >= _MIN_LETTERS and word.lower() not in small:
            found.add(bare(word.casefold())[:_STEM])
    return frozenset(found)


def shared(statement: str, quote: str, language: str) -> frozenset[str]:
    """The anchors of `statement` that stand in `quote` too, alone or as part of a longer word."""
    folded = list(words(quote))
    there = anchors(quote, language)
    return frozenset(
        a for a in anchors(statement, language) if a in there or (len(a) == _STEM and _inside(a, folded))
    )


def _inside(anchor: str, folded: list[str]) -> bool:
    return any(anchor in word for word in folded)
