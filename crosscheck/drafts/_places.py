"""Maps positions in a text cut out of the file to the file."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from crosscheck.drafts.decoding import line_starts

# What markdown-it takes off the ends of a content: white space of Unicode, zero-width characters not.
_TRIM = " \t\n\r\v\f\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_HEADING_SIGNS = re.compile(r"#{1,6}[ \t]*")


class CopiedRun(NamedTuple):
    """`length` characters at `inner` in the text that are those at `outer` in the file."""

    inner: int
    outer: int
    length: int


class FileRun(NamedTuple):
    """A stretch of the file; `line_end` when it is the break between two lines of the inner text."""

    start: int
    end: int
    line_end: bool


class Places:
    """Maps offsets of an inner text, composed of runs of the file, to the file.

    A character of the inner text between two runs is a line end; it corresponds to all of the file between
    the runs (the line end, and the marks of a quotation or list before the next line).
    """

    def __init__(self, runs: Sequence[CopiedRun], base: int = 0) -> None:
        self._runs = runs
        self._base = base
        self._starts = [run.inner for run in runs]

    @classmethod
    def whole(cls, text: str) -> Places:
        """For a text that is the file."""
        return cls([CopiedRun(0, 0, len(text))])

    def after(self, offset: int) -> Places:
        """For the part of the inner text that begins at `offset`."""
        moved = Places.__new__(Places)
        moved._runs, moved._starts = self._runs, self._starts
        moved._base = self._base + offset
        return moved

    def at(self, offset: int) -> int:
        """The offset in the file of an offset of the inner text."""
        offset += self._base
        index = max(0, bisect.bisect_right(self._starts, offset) - 1)
        run = self._runs[index]
        return run.outer + min(max(0, offset - run.inner), run.length)

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Start and end in the file of `start:end` of the inner text."""
        return self.at(start), self.at(end - 1) + 1

    def between(self, start: int, end: int) -> Iterator[FileRun]:
        """The stretches of the file that `start:end` of the inner text is made of, in order."""
        start, end = start + self._base, end + self._base
        index = max(0, bisect.bisect_right(self._starts, start) - 1)
        while index < len(self._runs):
            run = self._runs[index]
            if run.inner >= end:
                break
            first, last = max(start, run.inner), min(end, run.inner + run.length)
            if first < last:
                yield FileRun(run.outer + first - run.inner, run.outer + last - run.inner, False)
            following = self._runs[index + 1] if index + 1 < len(self._runs) else None
            gap = run.inner + run.length
            if following is not None and following.inner > gap and start <= gap < end:
                yield FileRun(run.outer + run.length, following.outer, True)
            index += 1


class FileLines:
    """The lines of a Markdown file, for locating the contents of its blocks.

    Line numbers are 0-based. A block's content is its lines without the marks before them, so each
    line of it is the end of a line of the file.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.starts = (*line_starts(source), len(source))

    def row(self, line: int) -> tuple[int, str]:
        """Where a line begins, and the line without its line end."""
        start = self.starts[line]
        return start, self.source[start : self.starts[line + 1]].rstrip("\r\n")

    def block(self, content: str, first: int) -> Places:
        """The places of a content, whose lines are in the file from line `first` on."""
        rows = content.removesuffix("\n").split("\n")
        while first + len(rows) < len(self.starts) and not self._holds(rows[0], first):
            first += 1  # a line of odd white space at a paragraph's start is no part of its content
        runs, inner = [], 0
        for line, text in enumerate(rows, first):
            if line + 1 >= len(self.starts):
                break
            runs.append(self._run(text, line, inner))
            inner += len(text) + 1
        return Places(runs)

    def _holds(self, text: str, line: int) -> bool:
        return text.strip(_TRIM) in self.row(line)[1]

    def _run(self, text: str, line: int, inner: int) -> CopiedRun:
        """The run in line `line` of a line of content that begins at `inner` in the content."""
        start, row = self.row(line)
        core = text.strip(_TRIM)
        lead = text.find(core)
        at = max(0, row.rfind(core))
        # White space round it is the file's own, save where a tab was widened.
        if not row.startswith(text[:lead], at - lead) or at < lead:
            return CopiedRun(inner + lead, start + at, len(core))
        whole = row.startswith(text, at - lead)
        return CopiedRun(inner, start + at - lead, len(text) if whole else lead + len(core))

    def heading(self, content: str, line: int) -> Places:
        """The places of the text after the number signs of a heading."""
        start, row = self.row(line)
        signs = _HEADING_SIGNS.search(row)
        at = row.find(content, signs.end() if signs else 0)
        return Places([CopiedRun(0, start + max(0, at), len(content))])

    def cells(self, line: int, column: int) -> Iterator[tuple[str, list[CopiedRun]]]:
        """The cells of a table row that begins at `column`: text and runs, a `|` behind a backslash kept."""
        start, row = self.row(line)
        begin = start + len(row) - len(row[column:].lstrip(_TRIM))
        end = max(begin, start + len(row.rstrip(_TRIM)))
        found: list[list[tuple[int, int]]] = [[]]
        since, escaped = begin, False
        for at in range(begin, end):
            char = self.source[at]
            if char == "|":
                found[-1].append((since, at - escaped))
                if not escaped:
                    found.append([])
                since = at + (not escaped)
            escaped = char == "\\"
        found[-1].append((since, end))
        cells = [_joined(self.source, cell) for cell in found]
        if cells and not cells[0][0]:
            del cells[0]
        if cells and not cells[-1][0]:
            del cells[-1]
        yield from cells


def _joined(source: str, stretches: list[tuple[int, int]]) -> tuple[str, list[CopiedRun]]:
    runs, inner = [], 0
    for start, end in stretches:
        runs.append(CopiedRun(inner, start, end - start))
        inner += end - start
    return "".join(source[start:end] for start, end in stretches), runs
