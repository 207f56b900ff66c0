"""When an article appeared, by what its page shows: a line at its headline, a label, or the address.

Only asked where the metadata are silent. Pages are full of other dates – of teasers, comments, events,
pictures, the day of the visit –, so a date counts by its place and by the words beside it, and by nothing
else; where neither tells, there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from enum import IntEnum
from typing import Any
from urllib.parse import urlsplit

from crosscheck import moments
from crosscheck.model import Outlet
from crosscheck.retrieval.extract import boilerplate, lines
from crosscheck.retrieval.extract.blocks import names_of
from crosscheck.retrieval.extract.canonical import clean

_NEAR = 800  # characters below a headline among which a date may stand without a label
_PARAGRAPHS = 2  # the same in paragraphs; the first may be the lead
_ABOVE = 300  # the same over it
_LONGEST = 140  # characters of a line with a date
_NAMES = 6  # words that „von …“ may have
_NO_DATELINES = frozenset(["dd", "dt", "h2", "h3", "h4", "h5", "h6", "td", "th"])
_DATE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:date|datetime|dateline|datum|time|timestamp|published|publishdate|posted|post-?date|created|"
    r"pubdate|stand|submitted|meta|byline)(?=$|[\s_-])"
)
_UPDATED_NAMES = re.compile(r"(?:^|[\s_-])(?:updated?|modified|(?:last|date)-?modified)(?=$|[\s_-])")
_TIME_ALONE = re.compile(r"[^\d:]{0,6}\d{1,2}[:.]\d{2}(?![.\d]).{0,8}")
_NUMBER = re.compile(r"(?:(?<!\s)\s++)?+\b\w{2}\.?\s*+\d[\d/-]{0,40}+(?=\s)")  # „Nr. 45/2026“
_BORDER = re.compile(r"(?:(?<!\s)\s++)?+[|·•¦]\s*+|\s/\s")
_NAME_BEFORE = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*(?:[ ,/&]{1,3}[^\W\d_a-zß-öø-ÿ][\w.'’-]*){0,4}[,–—]?")
_DAYS = re.compile(r"/(\d{4})(?:/(\d{1,2}|[a-z]{3,9})/|-(\d{2})-|(\d{2}))(\d{1,2})(?=[/._-]|$)")


class Kind(IntEnum):
    """What a date is of, the most telling first."""

    PUBLISHED = 0
    AS_OF = 1  # „Stand: …“
    UPDATED = 2


def published(tree: Any, heading: Any, outlet: Outlet, urls: tuple[str, ...]) -> datetime | None:
    """When the article under `heading` (an element of `tree`, or None) appeared.

    A day in the address says when it was put there; „Stand“ and „aktualisiert“ tell it only where they name
    that day, or nothing else tells.
    """
    found = _visible(tree, heading, outlet)
    shown = found.get(Kind.PUBLISHED)
    if shown is not None:
        return shown
    later = found.get(Kind.AS_OF) or found.get(Kind.UPDATED)
    day = next((d for d in map(in_address, urls) if d is not None), None)
    if day is None or (later is not None and later.date() == day.date()):
        return later
    return moments.zoned(day, outlet.timezone)


def in_address(url: str) -> datetime | None:
    """The day in the path of an address: „/2026/11/19/“, „/20261119/“, „/2026-11-19-titel“."""
    try:
        path = urlsplit(url).path.lower()
    except ValueError:
        return None
    for match in _DAYS.finditer(path):
        year, *months, day = match.groups()
        word = next(filter(None, months))
        if 1990 <= int(year) <= 2100 and (len(day) == 2 or "/" in match.group()[1:]):
            month = int(word) if word.isdecimal() else moments.month(word)
            try:
                return datetime(int(year), month, int(day))
            except ValueError:
                continue
    return None


def is_dateline(text: str) -> bool:
    """Whether a block of text says when the article appeared, and perhaps where and by whom, and no more."""
    if len(text) > _LONGEST or not any(c.isdigit() for c in text) or boilerplate.is_sentence(text):
        return False
    found = moments.find(text)
    if found is None or not (_leads(found.before) or _label(found.before) is not None):
        return False
    return _adds_nothing(clean(found.after))


# --------------------------------------------------------------------------- what the page shows


def _visible(tree: Any, heading: Any, outlet: Outlet) -> dict[Kind, datetime]:
    """The first date of every kind that the page shows for the article."""
    found: dict[Kind, datetime] = {}
    scope = lines.scope_of(tree, heading)
    away, passed = 0, heading is None or heading is scope
    shown = list(lines.lines_of(scope, heading))
    said, paragraphs = "", 0
    start = next((i for i, line in enumerate(shown) if line.element is heading), -1)
    over = sum(len(line.text) for line in shown[:start]) if start > 0 else 0
    ours = lines.ancestry(heading)
    for line in shown:
        text = line.text
        if line.element is heading:
            passed, away, said = True, 0, ""
            continue
        near = (away <= _NEAR and paragraphs < _PARAGRAPHS) if passed else over <= _ABOVE
        near = near and not lines.leads_elsewhere(line.element, ours, menu=not passed)
        for kind, moment in _dates(line, near, _month_first(outlet), said):
            if kind is not None or Kind.AS_OF not in found:
                found.setdefault(kind or Kind.PUBLISHED, moments.local(moment, outlet.timezone) or moment)
        said = text if _labels_next(line) else ""
        away += len(text)
        paragraphs += passed and boilerplate.is_sentence(text)
        over -= 0 if passed else len(text)
    return found


def _labels_next(line: lines.Line) -> bool:
    """Whether a line is a label in a block of its own, over or beside that of its value."""
    return line.element.tag == "dt" or line.text.endswith((":", "?")) or _label(line.text) is not None


def _dates(
    line: lines.Line, near: bool, month_first: bool | None, said: str
) -> Iterator[tuple[Kind | None, datetime]]:
    """The dates of a line that are the article's, with what a label calls them; `said` is one before the line."""
    yield from _marked_dates(line, near, month_first, said)
    if (
        len(line.text) <= _LONGEST
        and any(map(str.isdigit, line.text))
        and not any(lines.attribute(element) for _, element in line.runs)
    ):
        yield from _written_dates(line, near, month_first, said)


def _marked_dates(
    line: lines.Line, near: bool, month_first: bool | None, said: str
) -> Iterator[tuple[Kind | None, datetime]]:
    """Dates that stand in an attribute of their element."""
    for i, (text, element) in enumerate(line.runs):
        moment = moments.parse(lines.attribute(element))
        if moment is None:
            continue
        shown = moments.find(text, month_first=month_first)
        own = shown.before if shown else ""
        before = own if _says(own) else line.runs[i - 1][0] if i else said
        names = names_of(element)
        kind = Kind.UPDATED if _UPDATED_NAMES.search(names) and "published" not in names else _label(before)
        if lines.marked(element) or kind is not None or (near and _leads(before)):
            yield kind, moment


def _written_dates(
    line: lines.Line, near: bool, month_first: bool | None, said: str
) -> Iterator[tuple[Kind | None, datetime]]:
    """Dates in the words of a line."""
    named = any(_DATE_NAMES.search(names_of(e)) or e.tag == "time" for e in (line.element, *line.elements))
    places = {line.element.tag, *(e.tag for e in line.elements)}
    for before, moment, after in _found(line, month_first, said):
        kind = _label(before)
        quiet = _adds_nothing(after)
        labelled = kind is not None and (quiet or (near and len(after) <= lines.TITLE))
        plain = near and places.isdisjoint(_NO_DATELINES) and _leads(before) and (quiet or named)
        if labelled or (plain and not boilerplate.is_sentence(f"{before} {after}")):
            yield kind, moment


def _found(line: lines.Line, month_first: bool | None, said: str) -> Iterator[tuple[str, datetime, str]]:
    """Every date in a line, with the words that belong to it before and after."""
    segments = [s for text, _ in line.runs for s in _BORDER.split(text) if s.strip()]
    if not any(moments.find(s, month_first=month_first) for s in segments):
        segments = [line.text]  # a date whose parts stand in elements of their own
    for i, segment in enumerate(segments):
        following = segments[i + 1] if i + 1 < len(segments) else ""
        previous = segments[i - 1] if i and not moments.find(segments[i - 1]) else "" if i else said
        found = moments.find(segment, month_first=month_first)
        if found and _TIME_ALONE.fullmatch(following):
            found = moments.find(f"{segment}, {following}", month_first=month_first)
        while found is not None:
            then = moments.find(found.after, month_first=month_first)
            own = found.before if _says(found.before) else f"{previous.strip(' ,')},"
            after = "" if then and _label(then.before) is not None else clean(found.after)
            yield clean(own), found.moment, after
            # What is a second date of, if nothing says so? „3.12. – 5.12.2026“ are days of something else.
            found, previous = then if then and _label(then.before) is not None else None, ""


def _says(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _label(text: str) -> Kind | None:
    """What the words before a date say it is of; None where they do not, or speak of something else."""
    words = boilerplate.wording()
    low = _NUMBER.sub("", clean(text).lower()).strip(" :,(–-")
    for kind, labels in (
        (Kind.UPDATED, words.updated), (Kind.AS_OF, words.as_of), (Kind.PUBLISHED, words.published)
    ):  # fmt: skip
        for label in labels:
            start = low.rfind(label)
            if start < 0 or low[:start][-1:].isalpha():
                continue
            rest = low[start + len(label) :]
            if not rest[:1].isalpha() and (moments.is_only_date_words(rest) or _is_by_someone(rest)):
                return kind
    return None


def _is_by_someone(text: str) -> bool:
    """Whether words between a label and a date only say by whom: „von Jana Ruhl am“."""
    words = text.strip(" :,|").split()
    short = 2 <= len(words) <= _NAMES and not any(c.isdigit() or c == ":" for c in text)
    return short and words[0] in boilerplate.wording().bylines


def _leads(before: str) -> bool:
    """Whether what stands before a date lets it be that of the article: nothing, a byline, a name, a place."""
    before = clean(before).strip(" |·•–—-(")
    if moments.is_only_date_words(before):
        return True
    return _is_byline(before) or (before[-1] in ",." and bool(_NAME_BEFORE.fullmatch(before)))


def _adds_nothing(after: str) -> bool:
    """The same of what stands behind it."""
    return moments.is_only_date_words(after) or boilerplate.is_boilerplate(after) or _is_byline(after)


def _is_byline(text: str) -> bool:
    text = text.strip(" ,.|–—-")
    return text.lower().startswith(boilerplate.wording().bylines) and boilerplate.is_boilerplate(text)


def _month_first(outlet: Outlet) -> bool | None:
    """How the outlet's country writes „3/4/2026“."""
    if outlet.country == "US":
        return True
    return False if outlet.country else None
