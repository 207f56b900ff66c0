"""Builds a draft's visible text from pieces, each with the run of the file that it comes from.

The parsers of the formats add visible text in order; the builder collapses white space, ends blocks, separates notes
and headings, and maps the text to the file.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum

from crosscheck.drafts import headings
from crosscheck.drafts.pieces import Break, Line, Piece, lines, stripped
from crosscheck.model import Block, BlockKind, Comment, Link, Segment, Span
from crosscheck.text.plain import Plain, plain

BETWEEN_BLOCKS = "\n\n"
SPACE = " \t\n\r\f"
_UNEVEN = re.compile(r"[ \t\n\r\f]{2,}")
_AS_SPACES = dict.fromkeys(map(ord, SPACE), " ")
_URL = re.compile(r"https?://[^\s<>\"„“”»«‚‘’›‹]{1,2000}", re.IGNORECASE)
_NOT_AT_URL_END = ".,;:!?…'*_"


@dataclass(frozen=True, slots=True)
class Parsed:
    """The result of a format's parser. Spans refer to `text`, those of comments to the source."""

    text: str
    segments: tuple[Segment, ...]
    blocks: tuple[Block, ...]
    links: tuple[Link, ...] = ()
    comments: tuple[Comment, ...] = ()
    title: str = ""
    language: str = ""
    published: datetime | None = None


def in_file(parsed: Parsed, view: Plain) -> Parsed:
    """`parsed`, which was made from the normalised text `view`, with the positions of the file."""
    if not view.runs:
        return parsed
    return replace(
        parsed,
        segments=view.back(parsed.segments),
        comments=tuple(replace(c, span=view.original(c.span)) for c in parsed.comments),
    )


class Unmarked(IntEnum):
    """Which paragraphs may be headings without being marked as such."""

    BOLD = 1  # those set in bold or above an unwrapped line; all when the file marks no heading
    ALL = 2


class TextBuilder:
    """Collects pieces into blocks. All positions are offsets into the file's text."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.strong = False
        self.raised = False
        self._kind, self._level = BlockKind.PARAGRAPH, 0
        self._pieces: list[Piece] = []
        self._waiting: Piece | None = None
        self._links: list[str] = []
        self._link = -1
        self._texts: list[str] = []
        self._length = 0
        self._segments: list[Segment] = []
        self._blocks: list[Block] = []
        self._likely: set[int] = set()
        self._linked: list[tuple[int, int, int]] = []
        self._comments: list[Comment] = []

    # ----------------------------------------------------------------- blocks, links, comments

    @property
    def empty(self) -> bool:
        """Whether there is no visible text yet."""
        return not self._blocks and not self._pieces

    @property
    def has_body(self) -> bool:
        """Whether any block but headings has ended."""
        return any(block.kind is not BlockKind.HEADING for block in self._blocks)

    @property
    def at_line_start(self) -> bool:
        """Whether the next visible character will be the first of its line."""
        return not self._pieces or (self._waiting is not None and self._waiting.brk >= Break.HARD)

    def start(self, kind: BlockKind, level: int = 0) -> None:
        """Ends the block and starts one of this kind."""
        self.end()
        self._kind, self._level = kind, level

    def end(self) -> None:
        """Ends the block. Text without a `start` before it opens one of the same kind."""
        pieces, self._pieces, self._waiting = self._pieces, [], None
        for line in lines(pieces, self._kind):
            self._place(line, line.kind or self._kind)

    def open_link(self, url: str) -> None:
        self._links.append(url)
        self._link = len(self._links) - 1

    def close_link(self) -> None:
        self._link = -1

    def comment(self, start: int, end: int, text: str) -> None:
        self._comments.append(Comment(Span(start, end), text.strip()))

    # ----------------------------------------------------------------- text

    def flow(self, start: int, end: int) -> None:
        """Show the file's run as a browser does: white space collapsed."""
        text = self.source[start:end]
        body_start = start + len(text) - len(text.lstrip(SPACE))
        body_end = start + len(text.rstrip(SPACE))
        if body_start >= body_end:
            return self.space(start, end)
        self.space(start, body_start)
        at = body_start
        for gap in _UNEVEN.finditer(self.source, body_start, body_end):
            self.verbatim(self.source[at : gap.start()].translate(_AS_SPACES), at, gap.start())
            self.space(gap.start(), gap.end())
            at = gap.end()
        self.verbatim(self.source[at:body_end].translate(_AS_SPACES), at, body_end)
        return self.space(body_end, end)

    def show(self, visible: str, start: int, end: int) -> None:
        """Show `visible` for the file's run, an entity for instance."""
        visible = plain(visible).text
        if visible and not visible.strip(SPACE):
            self.space(start, end)
        elif visible:
            self.verbatim(visible, start, end)

    def verbatim(self, visible: str, start: int, end: int) -> None:
        """Show `visible` for the file's run as it is, white space included."""
        if self._waiting is not None:
            self._pieces.append(self._waiting)
            self._waiting = None
        if visible:
            self._pieces.append(Piece(visible, start, end, self._link, self.strong, self.raised, Break.NONE))

    def space(self, start: int, end: int) -> None:
        """Adds white space: shown as one space, or not at all next to other white space and at the ends of a block."""
        self._wait(" ", start, end, Break.NONE)

    def soft_break(self, start: int, end: int) -> None:
        """Adds a line end of the file that is shown as a space."""
        self._wait(" ", start, end, Break.SOFT)

    def line_break(self, start: int, end: int) -> None:
        """Adds a visible line end; two in a row end the block."""
        if self._waiting is not None and self._waiting.brk is Break.HARD:
            self.end()
        else:
            self._wait("\n", start, end, Break.HARD)

    def _wait(self, visible: str, start: int, end: int, brk: Break) -> None:
        if not self._pieces or start >= end:
            return
        if self._waiting is None or brk > self._waiting.brk:
            self._waiting = Piece(visible, start, end, self._link, self.strong, False, brk)

    # ----------------------------------------------------------------- placing

    def _place(self, line: Line, kind: BlockKind) -> None:
        pieces = stripped(line.pieces)
        if not pieces:
            return
        if self._blocks:
            self._texts.append(BETWEEN_BLOCKS)
            self._length += len(BETWEEN_BLOCKS)
        begin = self._length
        for piece in pieces:
            self._texts.append(piece.text)
            visible = Span(self._length, self._length + len(piece.text))
            self._length = visible.end
            self._segment(Segment(visible, Span(piece.start, piece.end)))
            self._extend_link(piece, visible, begin)
        if line.likely_heading:
            self._likely.add(len(self._blocks))
        self._blocks.append(Block(Span(begin, self._length), kind, self._level))

    def _segment(self, segment: Segment) -> None:
        if self._segments and segment.exact and self._segments[-1].exact:
            last = self._segments[-1]
            if (last.visible.end, last.file.end) == (segment.visible.start, segment.file.start):
                segment = Segment(
                    Span(last.visible.start, segment.visible.end), Span(last.file.start, segment.file.end)
                )
                self._segments.pop()
        self._segments.append(segment)

    def _extend_link(self, piece: Piece, visible: Span, begin: int) -> None:
        """Extends the link of the piece over it; the end of a block splits a link."""
        if piece.link < 0 or piece.text.isspace():
            return
        start = visible.start
        if self._linked and self._linked[-1][0] == piece.link and self._linked[-1][1] >= begin:
            start = self._linked.pop()[1]
        self._linked.append((piece.link, start, visible.end))

    def finish(
        self, unmarked: Unmarked, title: str = "", language: str = "", published: datetime | None = None
    ) -> Parsed:
        """The text with its blocks. `title` is used if no heading gives one."""
        self.end()
        text = "".join(self._texts)
        everywhere = unmarked is Unmarked.ALL or not any(b.kind is BlockKind.HEADING for b in self._blocks)
        blocks = headings.marked(self._blocks, text, frozenset(self._likely), everywhere)
        links = [Link(Span(start, end), self._links[index]) for index, start, end in self._linked]
        return Parsed(
            text,
            tuple(self._segments),
            blocks,
            tuple(_with_bare_urls(text, links)),
            tuple(self._comments),
            _title(blocks, text) or title,
            language,
            published,
        )


def _title(blocks: Sequence[Block], text: str) -> str:
    """The first heading of level 1, else the heading that opens the text."""
    found = [block for block in blocks if block.kind is BlockKind.HEADING]
    chosen = [block for block in found if block.level == 1] or [b for b in found if b == blocks[0]]
    return " ".join(chosen[0].span.of(text).split()) if chosen else ""


def _with_bare_urls(text: str, links: list[Link]) -> list[Link]:
    """The links and the addresses written out in the text, in order."""
    found = list(links)
    taken = [link.span for link in links]
    for match in _URL.finditer(text):
        url = _trimmed_url(match.group())
        span = Span(match.start(), match.start() + len(url))
        at = bisect.bisect_left(taken, span)
        if not any(span.overlaps(other) for other in taken[max(0, at - 1) : at + 1]):
            found.append(Link(span, url))
    return sorted(found, key=lambda link: link.span)


def _trimmed_url(url: str) -> str:
    """The address without the punctuation after it."""
    while url and (url[-1] in _NOT_AT_URL_END or (url[-1] in ")]" and _is_unopened(url))):
        url = url[:-1]
    return url


def _is_unopened(url: str) -> bool:
    closer = url[-1]
    return url.count(closer) > url.count("(" if closer == ")" else "[")
