"""Pieces of visible text with their runs of the file, and splitting a block of them into lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from crosscheck.drafts import headings
from crosscheck.model import BlockKind

_NOTE = re.compile(r"\[\d{1,3}\]\s*\S|[¹²³⁰⁴-⁹]{1,3}\s*[^\s¹²³⁰⁴-⁹.,;:]")


class Break(IntEnum):
    """The kind of a piece of white space: a space, a line end of the file, a visible line end."""

    NONE = 0
    SOFT = 1
    HARD = 2


class Piece(NamedTuple):
    """A run of visible text, and the run `start:end` of the file that shows as it.

    `link` is the index of its link or -1; `raised`: it is a superscript.
    """

    text: str
    start: int
    end: int
    link: int
    strong: bool
    raised: bool
    brk: Break


class Line(NamedTuple):
    """Pieces that make a block of their own: of its kind or the surrounding block's, maybe a heading."""

    pieces: list[Piece]
    kind: BlockKind | None = None
    likely_heading: bool = False


def text_of(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def starts_note(text: str) -> bool:
    """Whether a line begins with a note's mark: `[1] …` or a superscript figure."""
    return _NOTE.match(text) is not None


def lines(pieces: list[Piece], kind: BlockKind) -> Iterator[Line]:
    """Cut a block where a line end separates more than lines of one paragraph.

    That is before every note of a list of notes, and round a line that reads like a heading and is set
    wholly in bold or stands above a line too long for wrapped text. Other line ends stay in the block.
    """
    if not pieces:
        return
    if kind is not BlockKind.PARAGRAPH:
        yield Line(pieces)
        return
    rows = list(_rows(pieces))
    group: list[Piece] = []
    for index, row in enumerate(rows):
        if group and _is_note(row, group):
            yield _line(group)
            group = []
        if _is_heading(rows, index, first=not group):
            if group:
                yield _line(group)
            yield Line(row, None, likely_heading=True)
            group = []
        else:
            group += row
    if group:
        yield _line(group)


def _rows(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """The rows between line ends; all but the first begin with the piece that is the line end."""
    row: list[Piece] = []
    for piece in pieces:
        if piece.brk and row:
            yield row
            row = []
        row.append(piece)
    yield row


def _begins_with_mark(row: list[Piece]) -> bool:
    row = stripped(row)
    if not row:
        return False
    return starts_note(text_of(row[:8])) or (row[0].raised and row[0].text.strip("[]()").isdigit())


def _is_note(row: list[Piece], group: list[Piece]) -> bool:
    return _begins_with_mark(row) and (row[0].brk is Break.HARD or _begins_with_mark(group))


def _is_heading(rows: list[list[Piece]], index: int, first: bool) -> bool:
    """Whether a row is a heading; it begins the block or stands below the end of a sentence."""
    text = text_of(rows[index]).strip()
    if not headings.reads_like_one(text):
        return False
    if is_bold(rows[index]):
        return first
    below = text_of(rows[index + 1]).strip() if index + 1 < len(rows) else ""
    above = text_of(rows[index - 1]).strip() if index else ""
    begins = first or headings.ends_sentence(above)
    return begins and len(below) > headings.MAX_LENGTH and not below[0].islower()


def is_bold(pieces: list[Piece]) -> bool:
    """Whether every visible character of the pieces is set in bold."""
    return all(piece.strong or piece.text.isspace() for piece in pieces)


def _line(group: list[Piece]) -> Line:
    return Line(group, BlockKind.FOOTNOTE if _begins_with_mark(group) else None, is_bold(group))


def stripped(pieces: list[Piece]) -> list[Piece]:
    """The pieces without white space at either end of the text."""
    first, last = 0, len(pieces)
    while first < last and not pieces[first].text.strip():
        first += 1
    while last > first and not pieces[last - 1].text.strip():
        last -= 1
    kept = pieces[first:last]
    if kept:
        kept[0] = _cut(kept[0], len(kept[0].text) - len(kept[0].text.lstrip()), 0)
        kept[-1] = _cut(kept[-1], 0, len(kept[-1].text) - len(kept[-1].text.rstrip()))
    return kept


def _cut(piece: Piece, left: int, right: int) -> Piece:
    """The piece without white space at an end; it corresponds to the file character by character."""
    if not (left or right) or len(piece.text) != piece.end - piece.start:
        return piece
    return piece._replace(
        text=piece.text[left : len(piece.text) - right], start=piece.start + left, end=piece.end - right
    )
