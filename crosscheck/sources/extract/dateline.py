"""When an article appeared, by what its page shows: a line at its headline, a label, or the address.

Only asked where the metadata are silent. Pages are full of other dates – of teasers, comments, events,
pictures, the day of the visit –, so a date counts by its place and by the words beside it, and by nothing
else; where neither tells, there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Any
from urllib.parse import urlsplit

from crosscheck import moments
from crosscheck.model import Outlet
from crosscheck.sources.extract import furniture
from crosscheck.sources.extract.blocks import BLOCKS, SKIPPED, is_hidden, names_of
from crosscheck.sources.extract.canonical import clean

_NEAR = 800  # characters below a headline among which a date may stand without a label
_ABOVE = 300  # the same over it
_LONGEST = 140  # characters of a line with a date
_ARTICLE = 600  # characters from which an element holds more than a headline
_TITLE = 60  # characters of link text from which a link leads to another article
# Places of other things than the article: left out with all that stands in them.
_ELSEWHERE = frozenset(["aside", "blockquote", "figcaption", "figure", "form", "nav"])
_NAMES = """ad ads advert audio author-bio authorbox bio caption comment comments copyright event events gallery
    latest more most-read mostread newsletter offer offers paywall player podcast poll popular promo recommendations
    recommended related respond sidebar sponsored ticker trending veranstaltung veranstaltungen termin termine video
    widget"""
_OTHER_NAMES = re.compile(rf"(?:^|[\s_-])(?:{'|'.join(_NAMES.split())})(?=$|[\s_-])")
_TEASER_NAMES = re.compile(r"(?:^|[\s_-])teasers?(?=$|[\s_-])")
_DATE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:date|datetime|dateline|datum|time|timestamp|published|publishdate|posted|post-?date|created|"
    r"pubdate|stand|submitted|meta|byline)(?=$|[\s_-])"
)
_UPDATED_NAMES = re.compile(r"(?:^|[\s_-])(?:updated?|modified|last-?modified|dateModified)(?=$|[\s_-])")
_MARKED = re.compile(r"(?:^|:)(?:datePublished|dateCreated)$")
_BORDER = re.compile(r"\s*[|·•¦]\s*|\s/\s")
_NAME_BEFORE = re.compile(r"(?:[^\W\d_a-zß-öø-ÿ][\w.'’-]*[ ,/&]{0,3}){1,5}[,.–—-]?")
_DAYS = re.compile(r"/(\d{4})(?:/(\d{1,2}|[a-z]{3,9})/|-(\d{2})-|(\d{2}))(\d{1,2})(?=[/._-]|$)")


class Kind(IntEnum):
    """What a date is of, the most telling first."""

    PUBLISHED = 0
    AS_OF = 1  # „Stand: …“
    UPDATED = 2


@dataclass(frozen=True, slots=True)
class _Line:
    """One block as a reader sees it: its runs of text, with the elements they stand in."""

    runs: tuple[tuple[str, Any], ...]
    element: Any

    @property
    def text(self) -> str:
        return clean(" ".join(text for text, _ in self.runs))


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


# --------------------------------------------------------------------------- what the page shows


def _visible(tree: Any, heading: Any, outlet: Outlet) -> dict[Kind, datetime]:
    """The first date of every kind that the page shows for the article."""
    found: dict[Kind, datetime] = {}
    scope = _scope(tree, heading)
    away, passed = 0, heading is None or heading is scope
    lines = list(_lines(scope, heading))
    start = next((i for i, line in enumerate(lines) if line.element is heading), -1)
    over = sum(len(line.text) for line in lines[:start]) if start > 0 else 0
    for line in lines:
        text = line.text
        if line.element is heading:
            passed, away = True, 0
            continue
        near = away <= _NEAR if passed else over <= _ABOVE
        for kind, moment in _dates(line, near, _month_first(outlet)):
            found.setdefault(kind, moments.local(moment, outlet.timezone) or moment)
        away += len(text)
        over -= 0 if passed else len(text)
    return found


def _scope(tree: Any, heading: Any) -> Any:
    """The smallest element with the headline that holds the article, too."""
    body = tree.find("body")
    if heading is None:
        return next(tree.iter("article", "main"), tree if body is None else body)
    limit = len("".join(heading.itertext())) + _ARTICLE
    for element in heading.iterancestors():
        if (
            element.tag in {"article", "main", "body"}
            or len(" ".join("".join(element.itertext()).split())) > limit
        ):
            return element
    return tree


def _dates(line: _Line, near: bool, month_first: bool | None) -> Iterator[tuple[Kind, datetime]]:
    """The dates of a line that are the article's, with their kind."""
    for text, element in line.runs:
        moment = moments.parse(_attribute(element)) if element is not None else None
        if moment is not None and (near or _marked(element)):
            label = None if _marked(element) else _label(text) or _label(_before(line, element))
            updated = bool(_UPDATED_NAMES.search(names_of(element))) and "published" not in names_of(element)
            yield (Kind.UPDATED if updated else label or Kind.PUBLISHED), moment
            return
    if len(line.text) > _LONGEST:
        return
    segments = [s for text, _ in line.runs for s in _BORDER.split(text) if s.strip()]
    if not any(moments.find(s, month_first=month_first) for s in segments):
        segments = [line.text]  # a date whose parts stand in elements of their own
    named = any(_DATE_NAMES.search(names_of(e)) or e.tag == "time" for _, e in line.runs if e is not None)
    named = named or bool(_DATE_NAMES.search(names_of(line.element)))
    for i, segment in enumerate(segments):
        found = moments.find(segment, month_first=month_first)
        if found is None:
            continue
        following = segments[i + 1] if i + 1 < len(segments) else ""
        if len(following) < 20 and not moments.find(following) and ":" in following:
            found = moments.find(f"{segment}, {following}", month_first=month_first) or found
        before = found.before
        if not before.strip(" ,.:-–—(") and i and not moments.find(segments[i - 1]):
            before = f"{segments[i - 1].strip(' ,')},"
        kind = _label(before)
        if kind is not None or (near and _is_dateline(before, found.after, named)):
            yield kind or Kind.PUBLISHED, found.moment


def _label(text: str) -> Kind | None:
    """What the words before a date say it is of; None where they do not, or speak of something else."""
    words = furniture.wording()
    low = clean(text).lower().strip(" :,(–-")
    for kind, labels in (
        (Kind.UPDATED, words.updated), (Kind.AS_OF, words.as_of), (Kind.PUBLISHED, words.published)
    ):  # fmt: skip
        for label in labels:
            start = low.rfind(label)
            if start < 0 or low[start - 1 : start].isalpha():
                continue
            rest = low[start + len(label) :]
            byline = re.match(r"[ :]*(?:von|by) [^:]{2,60}? (?:am|on)$", rest)
            if (moments.says_nothing(rest) or byline) and not rest[:1].isalpha():
                return kind
    return None


def _is_dateline(before: str, after: str, named: bool) -> bool:
    """Whether a line near the headline is about its date: nothing beside it, a name, a place, reading time."""
    before, after = clean(before).strip(" |·•–—-("), clean(after).strip(" |·•,–—-.)")
    leads = (
        moments.says_nothing(before)
        or (
            before.lower().startswith(furniture.wording().bylines)
            and furniture.is_furniture(before.rstrip(","))
        )
        or (bool(_NAME_BEFORE.fullmatch(before)) and before[-1] in ",.")
    )
    if not leads or furniture.is_sentence(f"{before} {after}"):
        return False
    return named or moments.says_nothing(after) or furniture.is_furniture(after)


# --------------------------------------------------------------------------- its lines


def _lines(scope: Any, heading: Any) -> Iterator[_Line]:
    """The lines of `scope` in reading order, without places of other things; the headline is one."""
    ours = set() if heading is None else {heading, *heading.iterancestors()}
    runs: list[tuple[str, Any]] = []
    home = [scope]

    def end() -> Iterator[_Line]:
        if runs:
            yield _Line(tuple(runs), home[-1])
            runs.clear()

    def walk(element: Any, inside: Any) -> Iterator[_Line]:
        block = element.tag in BLOCKS
        if block:
            yield from end()
            home.append(element)
        dated = element if _attribute(element) or element.tag == "time" or not block else inside
        _say(runs, element.text, dated)
        if not (element.text or "").strip() and _attribute(element):
            runs.append(("", element))
        for child in element:
            read = isinstance(child.tag, str) and (child.tag not in SKIPPED or _marked(child))
            if read and not _is_elsewhere(child, ours):
                if child is heading:
                    yield from end()
                    yield _Line((("".join(child.itertext()), None),), child)
                else:
                    yield from walk(child, dated)
            _say(runs, child.tail, dated)
        if block:
            yield from end()
            home.pop()

    yield from walk(scope, None)
    yield from end()


def _say(runs: list[tuple[str, Any]], text: str | None, element: Any) -> None:
    if text and text.strip():
        runs.append((clean(text), element))


def _is_elsewhere(element: Any, ours: set[Any]) -> bool:
    """Whether an element holds something else than the article, which stands among `ours`."""
    if element in ours:
        return False
    if is_hidden(dict(element.items())) and not _marked(element):
        return True
    if element.tag in _ELSEWHERE or (element.tag == "article" and any(e.tag == "article" for e in ours)):
        return True
    names = names_of(element)
    if _OTHER_NAMES.search(names):
        return True
    if _TEASER_NAMES.search(names) or element.tag in {"footer", "header"}:
        # A teaser of another article leads there; the same name for a line of this one does not.
        return any(True for _ in element.iter("a", "h2", "h3", "h4"))
    if element.tag == "a":
        return (
            len(clean("".join(element.itertext()))) > _TITLE
            or moments.find("".join(element.itertext())) is None
        )
    return False


def _before(line: _Line, element: Any) -> str:
    """The last run of a line before those of `element`."""
    texts = [""]
    for text, where in line.runs:
        if where is element:
            break
        texts.append(text)
    return texts[-1]


def _attribute(element: Any) -> str:
    """The moment an element gives for programs: `datetime` of any, `content` of one marked as the date."""
    if element is None:
        return ""
    return element.get("datetime") or (element.get("content") if _marked(element) else "") or ""


def _marked(element: Any) -> bool:
    """Whether microdata or RDFa call the element the date of publication."""
    return any(_MARKED.search(element.get(name) or "") for name in ("itemprop", "property"))


def _month_first(outlet: Outlet) -> bool | None:
    """How the outlet's country writes „3/4/2026“."""
    if outlet.country == "US":
        return True
    return False if outlet.country else None
