"""Positions as editors count them: lines and units of an encoding, both from 0."""

from __future__ import annotations

import bisect
from dataclasses import dataclass

from crosscheck.drafts.decoding import line_starts
from crosscheck.model import Span

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    line: int
    character: int


@dataclass(frozen=True, slots=True)
class Range:
    start: Place
    end: Place


class Places:
    """The places in a text of an editor. `encoding` is what it counts units of: utf-8, utf-16 or utf-32.

    Offsets are those of the draft's file: a mark at the beginning, by which its encoding is told, is no part of it.
    """

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self._text, self._encoding = text, encoding
        self._starts = line_starts(text)
        self._before = len(_BOM) if text.startswith(_BOM) else 0

    def range(self, span: Span) -> Range:
        return Range(self.place(span.start), self.place(span.end))

    def line(self, number: int) -> Range:
        """A whole line, by its number from 0; the last one for a number beyond the text."""
        starts = (*self._starts, len(self._text))
        first = min(number, max(0, len(self._starts) - 1))
        begin, end = starts[first], starts[min(first + 1, len(starts) - 1)]
        return Range(Place(first, 0), Place(first, self._units(self._text[begin:end].rstrip("\r\n"))))

    def place(self, offset: int) -> Place:
        at = min(offset + self._before, len(self._text))
        line = max(0, bisect.bisect_right(self._starts, at) - 1)
        start = self._starts[line] if self._starts else 0
        return Place(line, self._units(self._text[start:at]))

    def _units(self, text: str) -> int:
        if self._encoding == "utf-32" or text.isascii():
            return len(text)
        if self._encoding == "utf-8":
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
