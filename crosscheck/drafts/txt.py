"""Plain text drafts: paragraphs, headings, lists and notes recognised by layout."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from operator import itemgetter

from crosscheck.drafts._paragraphs import Row, paragraphs
from crosscheck.drafts.builder import Parsed, TextBuilder, Unmarked
from crosscheck.model import BlockKind

SUFFIXES = (".txt", ".text")

_OPEN, _CLOSE = "<!--", "-->"
_NOT_LINE_END = re.compile(r"[^\r\n]")
_NEAR = 4  # lines from one dash to the next within a list
_start_of = itemgetter(0)
_end_of = itemgetter(1)

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_RULE = re.compile(r"([-=*_~#+·•.–—])(?:[ \t]*\1){2,}")
_MARKER = re.compile(
    r"(?:(?P<bullet>[-*•·▪◦‣●○■])|(?P<dash>[–—])|(?P<number>\d{1,3})(?P<stop>[.)]))[ \t]+(?=\S)"
)


def parse(source: str) -> Parsed:
    """The paragraphs of a plain text, however its lines are broken.

    A blank line ends a paragraph; what a single line end means is decided from the whole text, see
    :mod:`crosscheck.drafts._paragraphs`. Short lines without a full stop above a text are
    headings, see :mod:`crosscheck.drafts.headings`. Lines that begin with a bullet are list items, those
    that begin with a dash or a number only next to others of their kind. HTML comments are not shown.
    """
    builder = TextBuilder(source)
    hidden = _comments(source)
    visible, at = [], 0
    for start, end in hidden:
        builder.comment(start, end, source[start + len(_OPEN) : end - len(_CLOSE)])
        visible += [source[at:start], _NOT_LINE_END.sub(" ", source[start:end])]
        at = end
    visible.append(source[at:])
    for paragraph in paragraphs(_marked(_chunks("".join(visible)))):
        _add(builder, paragraph, hidden)
    return builder.finish(Unmarked.ALL)


def _comments(source: str) -> list[tuple[int, int]]:
    """Where the HTML comments begin and end; one that is not closed is text."""
    found = []
    start = source.find(_OPEN)
    while start >= 0 and (end := source.find(_CLOSE, start + len(_OPEN))) >= 0:
        found.append((start, end + len(_CLOSE)))
        start = source.find(_OPEN, found[-1][1])
    return found


def _chunks(text: str) -> list[list[Row]]:
    """The lines between blank ones; a rule of dashes or the like counts as blank."""
    chunks: list[list[Row]] = [[]]
    for line in _LINE.finditer(text):
        row = line.group().strip()
        if row and not _RULE.fullmatch(row):
            indent = len(line.group()) - len(line.group().lstrip())
            chunks[-1].append(Row(row, line.start() + indent, indent))
        elif chunks[-1]:
            chunks.append([])
    return [chunk for chunk in chunks if chunk]


def _marked(chunks: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """The lines with their list markers; other dashes and numbers at the start of a line are text."""
    found = [_MARKER.match(row.text) for chunk in chunks for row in chunk]
    items = _dashed(found) | _numbered(found)
    items |= {index for index, marker in enumerate(found) if marker and marker["bullet"]}
    marked: list[list[Row]] = []
    index = 0
    for chunk in chunks:
        rows: list[Row] = []
        begun: set[bool] = set()
        for row in chunk:
            marker = found[index]
            figures = row.text[0].isdigit()
            # Below a sentence that goes on, a dash or figure only begins a line of it.
            if marker and index in items and (figures in begun or not rows or _lets_begin(rows[-1])):
                row = replace(row, marker=marker.end())
                begun.add(figures)
            rows.append(row)
            index += 1
        marked.append(rows)
    return marked


def _lets_begin(above: Row) -> bool:
    return above.ends_sentence or above.text.endswith(":")


def _dashed(found: Sequence[re.Match[str] | None]) -> set[int]:
    """Lines that begin with a dash and have another such line near by; a single one may name a source."""
    dashes = [index for index, marker in enumerate(found) if marker and marker["dash"]]
    near = [(a, b) for a, b in pairwise(dashes) if b - a <= _NEAR]
    return {index for pair in near for index in pair}


def _numbered(found: Sequence[re.Match[str] | None]) -> set[int]:
    """Lines that count up from 1; figures alone may be dates."""
    items: set[int] = set()
    run: list[int] = []
    last = (0, "")
    for index, marker in enumerate(found):
        if not marker or not marker["number"]:
            continue
        number, stop = int(marker["number"]), marker["stop"]
        if number == 1:
            run = []
        elif not run or (number - 1, stop) != last:
            run, last = [], (0, "")
            continue
        run.append(index)
        last = (number, stop)
        if number > 1:
            items.update(run)
    return items


def _add(builder: TextBuilder, paragraph: Sequence[Row], hidden: Sequence[tuple[int, int]]) -> None:
    """Hand one paragraph to the builder, its line ends as spaces."""
    builder.start(BlockKind.LIST_ITEM if paragraph[0].marker else BlockKind.PARAGRAPH)
    end = -1
    for row in paragraph:
        start = row.start + row.marker
        if end >= 0:
            builder.soft_break(end, start)
        end = row.start + len(row.text)
        _show(builder, start, end, hidden)


def _show(builder: TextBuilder, start: int, end: int, hidden: Sequence[tuple[int, int]]) -> None:
    """Show a line without the comments in it."""
    first, last = bisect_right(hidden, start, key=_end_of), bisect_left(hidden, end, key=_start_of)
    inside = hidden[first:last]
    for comment_start, comment_end in inside:
        builder.flow(start, comment_start)
        start = comment_end
    builder.flow(start, end)
