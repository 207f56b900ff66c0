"""A text as it reads: without invisible characters, with one kind of space and of hyphen.

Cues and names are looked for in this view; its offsets lead back to the text itself.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from dataclasses import dataclass

from crosscheck.model import Span

# Soft hyphen, zero-width characters, byte order mark and direction marks show nothing.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_SPACES = "\t\n\r\v\f\u0085\u00a0\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_HYPHENS = "\u2010\u2011\u2043\ufe63\uff0d"
_SAME_LENGTH = str.maketrans(_SPACES + _HYPHENS, " " * len(_SPACES) + "-" * len(_HYPHENS))
_UNEVEN = re.compile(rf"[{_INVISIBLE}\u0300-\u036f]|  ")
_CLUSTER = re.compile(rf"[{_INVISIBLE}]+| +|.[\u0300-\u036f]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Plain:
    """`text` is the view; `offsets[i]` is where its character i begins in the original.

    `offsets` has one entry more than `text` has characters, and is empty where the two agree.
    """

    text: str
    offsets: tuple[int, ...] = ()

    def original(self, start: int, end: int) -> Span:
        """The span of the original text that `text[start:end]` stands for."""
        if not self.offsets:
            return Span(start, end)
        return Span(self.offsets[start], self.offsets[end] if end > start else self.offsets[start])

    def here(self, offset: int) -> int:
        """The place in this view of an offset of the original; one inside a cluster is its start."""
        if not self.offsets:
            return offset
        return max(0, bisect.bisect_right(self.offsets, offset) - 1) if offset else 0

    def span(self, original: Span) -> Span:
        """The stretch of this view that shows a span of the original."""
        if not self.offsets:
            return original
        return Span(
            bisect.bisect_left(self.offsets, original.start), bisect.bisect_left(self.offsets, original.end)
        )


def plain(text: str) -> Plain:
    """The view of `text`."""
    even = text.translate(_SAME_LENGTH)
    if not _UNEVEN.search(even):
        return Plain(even)
    letters: list[str] = []
    offsets: list[int] = []
    for found in _CLUSTER.finditer(even):
        cluster = found.group()
        if cluster[0] in _INVISIBLE:
            continue
        shown = " " if cluster[0] == " " else unicodedata.normalize("NFC", cluster)
        if shown == " " and letters and letters[-1] == " ":
            continue
        letters.extend(shown)
        offsets.extend([found.start()] * len(shown))
    offsets.append(len(text))
    return Plain("".join(letters), tuple(offsets))


def fold(word: str) -> str:
    """Lower case, umlauts written out, other diacritics off: „Süd“ and „SUED“ are one."""
    lower = word.casefold()
    if lower.isascii():
        return lower
    lower = unicodedata.normalize("NFC", lower).replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    return "".join(c for c in unicodedata.normalize("NFD", lower) if not unicodedata.combining(c))
