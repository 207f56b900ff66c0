"""Plain text as editors paste it: its paragraphs, word for word, and what its first lines say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from crosscheck import moments
from crosscheck.retrieval.extract import boilerplate
from crosscheck.retrieval.extract.canonical import clean

_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+")
# A mark before a figure may be a sign („- 5 Grad“, „> 100“), and a number is never only a mark.
_BULLET = re.compile(r"^\s{0,3}[-*+>]\s+(?=[^\W\d]|[\"'„“‚‘»«›‹])")
_HEAD_LINES = 6  # among which author and date are looked for
_LONGEST = 90  # characters of such a line
_PLACE = re.compile(r"^[^\W\d_][\w.()/ -]{1,40}, +")
_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [\w.'’-]+){1,4}")


@dataclass(frozen=True, slots=True)
class Head:
    """What the first lines of an article say of it. A time is without a zone unless it names one."""

    authors: tuple[str, ...] = ()
    published: datetime | None = None


def parts(text: str) -> list[tuple[str, str]]:
    """The (kind, text) pairs of a plain text: paragraphs at blank lines or, where there are none, at
    line ends. A first line without a full stop is the title; lines below it that name author or date
    are paragraphs of their own."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    chunks = _BLANK_LINE.split(lines) if _BLANK_LINE.search(lines.strip()) else lines.split("\n")
    chunks = [*(piece for chunk in chunks[:_HEAD_LINES] for piece in _pieces(chunk)), *chunks[_HEAD_LINES:]]
    found: list[tuple[str, str]] = []
    for chunk in chunks:
        heads = _HEADING.match(chunk)
        line = clean(chunk[heads.end() :] if heads else _BULLET.sub("", chunk))
        if not line:
            continue
        is_title = not found and (heads or (not boilerplate.is_sentence(line) and len(chunks) > 1))
        found.append(("title" if is_title else "subhead" if heads else "paragraph", line))
    return found


def head(texts: Sequence[str]) -> Head:
    """Author and date, from the lines before the first sentence; `texts` are those below the title."""
    authors: tuple[str, ...] = ()
    published = None
    for text in texts[:_HEAD_LINES]:
        if len(text) > _LONGEST or (boilerplate.is_sentence(text) and _date_line(text) is None):
            break
        authors = authors or _authors(text)
        published = published or _date_line(text)
    return Head(authors, published)


def _pieces(chunk: str) -> list[str]:
    """A chunk of the beginning, parted where lines of it are a byline or a date."""
    found: list[str] = []
    was_alone = True
    for line in chunk.split("\n"):
        text = clean(line)
        alone = len(text) <= _LONGEST and bool(_authors(text) or _date_line(text))
        if alone or was_alone:
            found.append(line)
        else:
            found[-1] += f"\n{line}"
        was_alone = alone
    return found


def _authors(line: str) -> tuple[str, ...]:
    """The names in a byline; empty for any other line."""
    words = boilerplate.wording()
    low = line.lower()
    opening = next((o for o in words.bylines if low.startswith((f"{o} ", f"{o}: "))), "")
    if not opening or not words.patterns.fullmatch(line):
        return ()
    rest = line[len(opening) :].lstrip(": ")
    names = re.split(rf"\s*[,;/|·]\s*|\s+(?:{'|'.join(map(re.escape, words.joins))})\s+", rest)
    agencies = {name for name in names if name.islower() or name.isupper()}
    found = tuple(name for name in names if _NAME.fullmatch(name))
    return found if found and len(found) + len(agencies) == len(names) else ()


def _date_line(line: str) -> datetime | None:
    """The date in a line that is a date, perhaps after a place; none in a line that only names one."""
    found = moments.find(line)
    if found is None:
        return None
    bare = _PLACE.sub("", line)
    alone = moments.parse(bare) is not None
    return (
        found.moment
        if alone or boilerplate.is_boilerplate(bare) or boilerplate.is_boilerplate(line)
        else None
    )
