"""Text for a terminal: columns, wrapping and colour, with marked words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crosscheck import sinks
from crosscheck.model import Span

STYLES = {
    "bold": "1",
    "dim": "2",
    "underline": "4",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "blue": "34",
    "cyan": "36",
    "mark": "1;4;31",
    "match": "4;32",
}


def columns(text: str) -> int:
    """The terminal columns of `text`: wide characters take two, combining ones none."""
    return sum(_columns_of(char) for char in text)


def _columns_of(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


@dataclass(frozen=True, slots=True)
class Paint:
    """Wraps text in ANSI styles, or leaves it alone."""

    on: bool

    def __call__(self, text: str, *styles: str) -> str:
        if not self.on or not styles or not text:
            return text
        return f"\x1b[{';'.join(STYLES[style] for style in styles)}m{text}\x1b[0m"


def wrap(text: str, width: int) -> Iterator[Span]:
    """The lines of `text` as spans of at most `width` columns, broken at spaces if possible."""
    start, last_space, used = 0, -1, 0
    for i, char in enumerate(text):
        if char == " ":
            last_space = i
        used += _columns_of(char)
        while used > width and i > start:
            end = last_space if last_space > start else i
            yield Span(start, end)
            start = end + 1 if last_space > start else end
            used, last_space = columns(text[start : i + 1]), -1
    if start < len(text):
        yield Span(start, len(text))


def marked(text: str, marks: Iterable[Span], width: int, paint: Paint, style: str = "mark") -> list[str]:
    """`text` wrapped, with `marks` (spans in it) in colour, or without colour underlined by carets."""
    spans = sorted(m for m in marks if len(m) and m.end <= len(text))
    shown = sinks.line(text)
    lines = []
    for line in wrap(shown, width):
        here = [
            Span(max(m.start, line.start), min(m.end, line.end)).shifted(-line.start)
            for m in spans
            if m.overlaps(line)
        ]
        piece = line.of(shown)
        if not here:
            lines.append(piece)
        elif paint.on:
            lines.append(_painted(piece, here, paint, style))
        else:
            lines += [piece, _carets(piece, here)]
    return lines or [""]


def _painted(piece: str, marks: list[Span], paint: Paint, style: str) -> str:
    out, at = [], 0
    for mark in marks:
        start = max(at, mark.start)
        out += [piece[at:start], paint(piece[start : mark.end], style)]
        at = max(at, mark.end)
    return "".join([*out, piece[at:]])


def _carets(piece: str, marks: list[Span]) -> str:
    out = ""
    for mark in marks:
        out += " " * (columns(piece[: mark.start]) - len(out))
        out += "^" * (columns(piece[: mark.end]) - len(out))
    return out


def pack(parts: Iterable[tuple[str, tuple[str, ...]]], width: int, paint: Paint) -> list[str]:
    """Short texts (each with its styles) separated by dots, on as many lines as needed."""
    lines, used = [""], 0
    for text, styles in parts:
        room = columns(text) + (3 if used else 0)
        if used and used + room > width:
            lines, used = [*lines, ""], 0
            room = columns(text)
        lines[-1] += (" · " if used else "") + paint(text, *styles)
        used += room
    return lines
