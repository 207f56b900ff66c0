"""Finds a verbatim quote in a text and measures the overlap of two texts.

Quotation marks, dashes and white space are normalised, zero-width characters and soft hyphens ignored.
Letters, digits and case must agree.
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
_STEM = 5  # letters: forms of words that share so many first ones count as one word
_MIN_LETTERS = 3


def normalized_with_offsets(text: str) -> tuple[str, list[int]]:
    """`text` normalised, and for each of its characters the index in `text`."""
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


def normalized(text: str) -> str:
    """`text` normalised, without marks and blanks at its ends."""
    return normalized_with_offsets(unicodedata.normalize("NFC", text))[0].strip(_EDGES)


def find(quote: str, text: str) -> Span | None:
    """The span of `quote` in `text`, at word boundaries; None if there is none or `quote` has no words."""
    wanted = normalized(quote)
    if not wanted:
        return None
    normal, places = normalized_with_offsets(text)
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


def folded_words(text: str) -> Iterator[str]:
    """The words and numbers of `text`: no thousands separators, no accents, no case."""
    for match in _WORD.finditer(text):
        word = match[0]
        yield _THOUSANDS.sub("", word) if word[0].isdigit() else bare(word.casefold())


def anchors(text: str, language: str) -> frozenset[str]:
    """The numbers and the first letters (_STEM) of the content words of `text`."""
    small = get(language).function_words
    found = set()
    for match in _WORD.finditer(text):
        word = match[0]
        if word[0].isdigit():
            found.add(_THOUSANDS.sub("", word))
        elif len(word) >= _MIN_LETTERS and word.lower() not in small:
            found.add(bare(word.casefold())[:_STEM])
    return frozenset(found)


def shared_anchors(statement: str, quote: str, language: str) -> frozenset[str]:
    """The anchors of `statement` that are in `quote` too, also inside a longer word."""
    folded = list(folded_words(quote))
    there = anchors(quote, language)
    return frozenset(
        a for a in anchors(statement, language) if a in there or (len(a) == _STEM and _inside(a, folded))
    )


def _inside(anchor: str, folded: list[str]) -> bool:
    return any(anchor in word for word in folded)
