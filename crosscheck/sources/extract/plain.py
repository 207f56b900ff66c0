"""Plain text as editors paste it: its paragraphs, word for word, and what its first lines say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from crosscheck.language import codes, get
from crosscheck.sources.extract import furniture, times
from crosscheck.sources.extract.canonical import clean

_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+")
# A mark before a figure may be a sign („- 5 Grad“, „> 100“), and a number is never only a mark.
_BULLET = re.compile(r"^\s{0,3}[-*+>]\s+(?=[^\W\d]|[\"'„“‚‘»«›‹])")
_HEAD_LINES = 6  # among which author and date are looked for
_LONGEST = 90  # characters of such a line
_PLACE = re.compile(r"^[^\W\d_][\w.()/ -]{1,40}, +")
_SPACE = r"[ \u00a0]*"
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:\.{_SPACE}|[ \u00a0]+)(\d{{1,2}}\.|[^\W\d_]{{3,}}\.?),?{_SPACE}(\d{{4}})\b"
)
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b")
_ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:[+-]\d{2}:?\d{2}|Z)?)?")
_CLOCK = re.compile(r"\b(\d{1,2})[:.](\d{2})\b\s*((?:[^\W\d_]+(?:\.[^\W\d_]\b)*)?)")
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
        is_title = not found and (heads or (not furniture.is_sentence(line) and len(chunks) > 1))
        found.append(("title" if is_title else "subhead" if heads else "paragraph", line))
    return found


def head(texts: Sequence[str]) -> Head:
    """Author and date, from the lines before the first sentence; `texts` are those below the title."""
    authors: tuple[str, ...] = ()
    published = None
    for text in texts[:_HEAD_LINES]:
        if len(text) > _LONGEST or (furniture.is_sentence(text) and _date_line(text) is None):
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
    words = furniture.wording()
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
    for pattern, read in ((_ISO, _iso), (_DAY_FIRST, _day_first), (_MONTH_FIRST, _month_first)):
        found = pattern.search(line)
        moment = read(found) if found else None
        if found is None or moment is None:
            continue
        bare = _PLACE.sub("", line)
        if found.group() != bare and not furniture.is_furniture(bare) and not furniture.is_furniture(line):
            return None
        clock = None if pattern is _ISO else _CLOCK.search(line, found.end())
        return _at(moment, clock) if clock else moment
    return None


def _iso(found: re.Match[str]) -> datetime | None:
    return times.parse(found.group())


def _day_first(found: re.Match[str]) -> datetime | None:
    month = found.group(2).rstrip(".")
    return _day(found.group(3), int(month) if month.isdecimal() else _month(month), found.group(1))


def _month_first(found: re.Match[str]) -> datetime | None:
    return _day(found.group(3), _month(found.group(1)), found.group(2))


def _day(year: str, month: int, day: str) -> datetime | None:
    try:
        return datetime(int(year), month, int(day))
    except ValueError:
        return None


def _at(moment: datetime, clock: re.Match[str]) -> datetime:
    """`moment` at the time of day; a word behind it may say in which half of the day it lies."""
    hour, minute = int(clock.group(1)), int(clock.group(2))
    half = _halves().get(_key(clock.group(3).replace(".", "")))
    if half is not None and 1 <= hour <= 12:
        hour = hour % 12 + half
    return moment.replace(hour=hour, minute=minute) if hour < 24 and minute < 60 else moment


def _month(word: str) -> int:
    return _months().get(_key(word), 0)


def _key(word: str) -> str:
    """Lower case without diacritics, as the tables of the languages are keyed."""
    return "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c))


@cache
def _months() -> dict[str, int]:
    return {name: number for code in codes() for name, number in get(code).dates.months.items()}


@cache
def _halves() -> dict[str, int]:
    """The hours that „am“, „pm“ and their like add."""
    after = (entry for code in codes() for entry in get(code).dates.clock.after.items())
    return {words[0]: hours for words, hours in after if len(words) == 1 and hours is not None}
