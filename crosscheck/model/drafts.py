"""The draft: its visible text, and the mapping back to the file."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from crosscheck.model.spans import Location, Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of visible text and the run of the file it came from.

    Runs of equal length correspond character by character; otherwise the whole run corresponds to the
    whole file run (an entity, collapsed white space).
    """

    visible: Span
    file: Span

    @property
    def exact(self) -> bool:
        return len(self.visible) == len(self.file)


def _visible_start(segment: Segment) -> int:
    return segment.visible.start


def file_span(segments: Sequence[Segment], span: Span) -> Span:
    """The span of the file that is displayed as `span`, including markup between its ends."""
    if not segments:
        return Span(0, 0)
    after = bisect.bisect_right(segments, span.start, key=_visible_start)
    upto = bisect.bisect_left(segments, max(span.end, span.start + 1), key=_visible_start)
    first, last = segments[max(0, after - 1)], segments[max(0, upto - 1)]
    begin = first.file.start
    if first.exact:
        begin += min(max(0, span.start - first.visible.start), len(first.file))
    end = last.file.end
    if last.exact:
        end = last.file.start + min(max(0, span.end - last.visible.start), len(last.file))
    return Span(begin, max(begin, end))


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    TABLE_CELL = "table_cell"
    TABLE_HEADER = "table_header"
    CAPTION = "caption"
    CODE = "code"
    FOOTNOTE = "footnote"
    BOILERPLATE = "boilerplate"  # navigation and the like around the text of a page


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like unit of the visible text; sentences never cross its boundary."""

    span: Span
    kind: BlockKind
    level: int = 0  # heading level 1-6, list nesting; else 0


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink: the span of its visible text, and its target."""

    span: Span
    url: str


@dataclass(frozen=True, slots=True)
class Comment:
    """An HTML comment of the draft file: its span in the file, and its text."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A text to be checked: its visible text, and the mapping back to the file.

    `blocks` are in order and do not overlap; text between them is white space. Visible characters without
    a counterpart in the file (the blank line between two HTML blocks) belong to no segment.
    """

    path: str
    text: str
    source: str
    segments: tuple[Segment, ...]
    blocks: tuple[Block, ...]
    links: tuple[Link, ...] = ()
    format: str = "txt"
    language: str = ""
    published: datetime | None = None
    title: str = ""
    sha256: str = ""
    line_starts: tuple[int, ...] = field(default=(), repr=False)
    comments: tuple[Comment, ...] = ()

    def file_span(self, span: Span) -> Span:
        """The span of `source` that is displayed as `span`, including markup between its ends."""
        return file_span(self.segments, span)

    def locate(self, span: Span) -> Location:
        """Line and column in the file of `span`, a span of the visible text."""
        return self.locate_in_file(self.file_span(span))

    def locate_in_file(self, where: Span) -> Location:
        """Line and column of a span of `source`."""
        line, column = self._line_column(where.start)
        end_line, end_column = self._line_column(where.end)
        return Location(line, column, end_line, end_column, where.start, where.end)

    def _line_column(self, offset: int) -> tuple[int, int]:
        index = max(0, bisect.bisect_right(self.line_starts, offset) - 1)
        start = self.line_starts[index] if self.line_starts else 0
        return index + 1, offset - start + 1
