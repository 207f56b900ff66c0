"""Which lines of a plain text belong to one paragraph.

A blank line always ends a paragraph. What a single line end means is settled once for the whole
document, by three signs:

* WRAPPED, a text broken at a fixed width: no line is longer than a hard wrap makes it, and most lines
  that do not end a sentence go on in the next, either in lower case or because that line's first word
  would not have fitted any more. Lines are joined. A line that stops short of the width is the last of
  its paragraph, or a heading.
* SENTENCES, a text with a line for every sentence: the paragraphs are parted by blank lines and the
  lines hold one sentence each. Lines that end a sentence are joined with the next.
* LINES, all others: every line end ends a paragraph.

A list item, a note and a rule of dashes begin something new in all three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from crosscheck.drafts import headings
from crosscheck.drafts.pieces import starts_note

MAX_WRAP = 120  # code points; wider lines come from no hard wrap
_SLACK = 0.15  # share of the width by which a line wrapped by hand may stay below it
_STRICT = 0.95  # share of the lines that must be full to the last word for a wrap to be a machine's
_CLOSERS = "\"'“”„‘’»«›‹)]"
_OPENERS = "\"'„“‚‘»«›‹(["
_WORD = re.compile(r"\w[\w'’-]*")
_INNER_END = re.compile(
    rf"(?<=\w\w\w)[.!?…][{re.escape(_CLOSERS)}]*\s+[{re.escape(_OPENERS)}]*[^\W\d_a-zß-ÿ]"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A non-blank line: its text without white space around, the offset of that, its indent.

    `marker` is the length of a list marker and the space behind it, 0 when there is none.
    """

    text: str
    start: int
    indent: int
    marker: int = 0

    @property
    def ends_sentence(self) -> bool:
        return headings.ends_sentence(self.text)

    @property
    def first_word(self) -> str:
        found = _WORD.search(self.text)
        return found.group() if found else ""

    @property
    def begins_low(self) -> bool:
        """Whether it begins with a lower-case word that is no name („n-tv“, „bild.de“)."""
        first = self.text.split(None, 1)[0].rstrip(",;.!?")
        return first.isalpha() and first.islower()


class Style(Enum):
    WRAPPED = "wrapped"
    SENTENCES = "sentences"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Layout:
    """The layout of a document: its style, its width, its words in lower case.

    `slack` is the share of the width that lines leave unused although the next word would fit: none
    where a machine has wrapped the text.
    """

    style: Style
    width: int
    low_words: frozenset[str]
    slack: float = _SLACK

    def fits_more(self, row: Row, following: Row, slack: float | None = None) -> bool:
        """Whether the next line's first word would have fitted with the slack to spare."""
        word = following.text.split(None, 1)[0]
        room = self.width * (1 - (self.slack if slack is None else slack))
        return len(row.text) + 1 + len(word) <= room

    def begins_anew(self, row: Row) -> bool:
        """Whether its first word is capitalised only as the first of a sentence."""
        word = row.first_word
        return word[:1].isupper() and word.lower() in self.low_words


def paragraphs(chunks: Sequence[Sequence[Row]]) -> Iterator[list[Row]]:
    """The paragraphs of a document, given as runs of lines between blank ones."""
    layout = _layout(chunks)
    for chunk in chunks:
        paragraph: list[Row] = []
        for row in chunk:
            if paragraph and not _goes_on(layout, paragraph, row):
                yield paragraph
                paragraph = []
            paragraph.append(row)
        if paragraph:
            yield paragraph


def _layout(chunks: Sequence[Sequence[Row]]) -> Layout:
    rows = [row for chunk in chunks for row in chunk]
    low = frozenset(word for row in rows for word in _WORD.findall(row.text) if word.islower())
    pairs = [(a, b) for chunk in chunks for a, b in pairwise(chunk) if not b.marker]
    width = _width(pairs)
    as_wrapped = Layout(Style.WRAPPED, width, low)
    if width <= MAX_WRAP and _is_wrapped(as_wrapped, pairs):
        inside = [pair for pair in pairs if pair[1].begins_low and not pair[0].ends_sentence]
        full = sum(not as_wrapped.fits_more(*pair, slack=0) for pair in inside)
        return replace(as_wrapped, slack=0) if full >= _STRICT * len(inside) else as_wrapped
    if _is_by_sentence(chunks, pairs):
        return Layout(Style.SENTENCES, width, low)
    return Layout(Style.LINES, width, low)


def _width(pairs: Sequence[tuple[Row, Row]]) -> int:
    """The width in characters at which the lines are wrapped, as far as they are."""
    widths = sorted(len(row.text) for pair in pairs for row in pair if len(row.text.split()) > 2) or [0]
    # A long address is on a line of its own, wider than the text is wrapped.
    return widths[-1] if widths[-1] <= MAX_WRAP else widths[int(_STRICT * (len(widths) - 1))]


def _is_wrapped(layout: Layout, pairs: Sequence[tuple[Row, Row]]) -> bool:
    low = full = 0
    weight = 0.0
    for row, following in pairs:
        if row.ends_sentence:
            weight += 0.5  # a sentence may end with a line by chance
            continue
        weight += 1
        if following.begins_low:
            low += 1
        elif not layout.fits_more(row, following) and not layout.begins_anew(following):
            full += 1
    # Capitals alone prove little: a headline above another line looks the same.
    return low + full >= max(1, 0.5 * weight) and (low > 0 or full > 2)


def _is_by_sentence(chunks: Sequence[Sequence[Row]], pairs: Sequence[tuple[Row, Row]]) -> bool:
    texts = [chunk for chunk in chunks if len(chunk) > 1 or not headings.reads_like_one(chunk[0].text)]
    blanks = len(texts) - 1
    rows = {row.start: row for pair in pairs for row in pair}
    several = sum(_INNER_END.search(row.text) is not None for row in rows.values())
    return blanks >= max(1, 0.15 * len(pairs)) and several <= 0.2 * len(rows)


def _goes_on(layout: Layout, paragraph: Sequence[Row], row: Row) -> bool:
    """Whether `row` continues the paragraph of the lines before it."""
    last = paragraph[-1]
    if row.marker or (starts_note(row.text) and (last.ends_sentence or starts_note(paragraph[0].text))):
        return False
    in_sentence = row.begins_low and (not last.ends_sentence or last.text[-1].isalnum())
    if layout.style is Style.LINES:
        return layout.width <= MAX_WRAP and in_sentence
    if layout.style is Style.SENTENCES:
        return row.begins_low or last.ends_sentence
    if in_sentence:
        return True
    if last.ends_sentence:
        return not layout.fits_more(last, row) and row.indent <= last.indent + 1
    is_first = len(paragraph) == 1 and headings.reads_like_one(last.text)
    if is_first and (layout.begins_anew(row) or layout.fits_more(last, row)):
        return False
    return not layout.fits_more(last, row, slack=2 * layout.slack)
