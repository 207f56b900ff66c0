"""Parses dates and times in files, pages and user input; `quantities` has those in running text.

A moment without a time zone stays naive until :func:`zoned` adds one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

if TYPE_CHECKING:
    from crosscheck.language.dating import DateWords

NEWSROOM = "Europe/Berlin"  # the default time zone
FORMS = "Write it as 2025-02-16, 2025-02-16T09:30+01:00, 16.02.2025 or 16.02.2025 09:30."

_LONGEST = 300  # characters of a text that is nothing but a date
_YEARS = range(1600, 2200)  # others could overflow `datetime` in a conversion between zones
_EPOCH = date(1970, 1, 1)  # what programs write for no date at all
_FRACTION = re.compile(r"\.(\d+)")
_ZONE = re.compile(r"(?<!\s)\s*+(?:Z|UTC|GMT)$", re.IGNORECASE)
_SHORT_ZONE = re.compile(r"([+-]\d{2})(\d{2})?$")
_OFFSETS = {
    "utc": 0, "gmt": 0, "z": 0, "bst": 60, "mez": 60, "cet": 60, "mesz": 120, "cest": 120,
    "est": -300, "edt": -240, "pst": -480, "pdt": -420,
}  # fmt: skip
_HEADER = re.compile(r"\s*[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} ")
_S = r"[ \u00a0\u202f]{0,3}"
_ISO_IN_TEXT = re.compile(
    rf"(?<![\d-])\d{{4}}-\d{{2}}-\d{{2}}(?:(?:T|{_S}){_S}\d{{2}}:\d{{2}}(?::\d{{2}}(?:[.,]\d{{1,9}})?)?"
    rf"(?:{_S}(?:[+-]\d{{2}}(?::?\d{{2}})?|Z\b))?)?(?!\d)"
)
_DAY_FIRST = re.compile(
    rf"(?<![\d.,])(\d{{1,2}})(?:\.|st|nd|rd|th)?{_S}(?:of )?(\d{{1,2}}\.|[^\W\d_]{{3,10}}\.?),?{_S}"
    r"(\d{4})(?!\.?\d)"
)
_SHORT_YEAR = re.compile(r"(?<![\d.,])(\d{1,2})\.(\d{1,2})\.(\d{2})(?![:.]?\d)")
_MONTH_FIRST = re.compile(rf"\b([^\W\d_]{{3,10}})\.?{_S}(\d{{1,2}})(?:st|nd|rd|th)?,?{_S}(\d{{4}})(?!\.?\d)")
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_CLOCK = re.compile(
    rf"(?<![\d.:])(\d{{1,2}})(?:[:.](\d{{2}})(?::\d{{2}})?)?(?![\d:])(?!\.\d)({_S}[^\W\d_]+(?:\.[^\W\d_]\b\.?)?)?"
    rf"(?:{_S}\(?((?i:{'|'.join(_OFFSETS)}))\b\)?)?"
)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_CLOCK_AWAY = 24  # characters between a date and the time of day that goes with it


@dataclass(frozen=True, slots=True)
class Written:
    """A date found in a text: the `moment`, and the text before and after it."""

    moment: datetime
    before: str
    after: str


def parse(value: object, *, month_first: bool | None = None) -> datetime | None:
    """The moment written in `value`, naive if it has no zone; None if it is not a date.

    Accepts ISO 8601 (fractions of any length, „+0200“, a blank for the T, a bare date), the dates of mail and HTTP
    headers, and what :func:`find` finds in a text of nothing else but a weekday.
    """
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST:
        return None
    moment = _iso(value.strip()) or (_of_header(value) if _HEADER.match(value) else None)
    if moment is None:
        found = find(value, month_first=month_first)
        sure = found is not None and is_only_date_words(f"{found.before} {found.after}")
        moment = found.moment if found and sure else _of_header(value)
    if moment is None:
        return None
    return moment if moment.year in _YEARS else None


def given(value: object, timezone: str = NEWSROOM) -> datetime | None:
    """The moment in user input (text, or a date or datetime of TOML), in `timezone` unless it has its own; None if it
    is no date."""
    if isinstance(value, datetime):
        return zoned(value, timezone) if value.year in _YEARS else None
    if isinstance(value, date):
        return given(datetime(value.year, value.month, value.day), timezone)
    return zoned(parse(value), timezone)


def find(text: str, *, month_first: bool | None = None) -> Written | None:
    """The first date with a year in a line of text, with the time of day next to it.

    `month_first` decides how to read „3/4/2026“; without it only unambiguous dates of this form are read.
    """
    iso = _ISO_IN_TEXT.search(text)
    if iso and (moment := _iso(iso.group())) is not None:
        return Written(moment, text[: iso.start()], text[iso.end() :])
    found = []
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _SLASHED, _SHORT_YEAR):
        for match in pattern.finditer(text):
            day = _day(pattern, match, month_first)
            if day is not None:
                found.append((match.start(), match.end(), day))
                break
    if not found:
        return None
    start, end, day = min(found)
    return _with_clock(day, text[:start], text[end:])


def is_only_date_words(text: str) -> bool:
    """Whether `text` has no digits, and no words but weekdays, time zones and the like („am“, „Uhr“)."""
    return not _DIGIT.search(text) and all(_key(word) in _date_words() for word in _WORD.findall(text))


# --------------------------------------------------------------------------- zones


def zone(name: str) -> tzinfo:
    """The time zone `name`; UTC if the system has no data for it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def zoned(moment: datetime | None, timezone: str = NEWSROOM) -> datetime | None:
    """`moment`, in the zone `timezone` if it is naive."""
    if moment is None or moment.tzinfo is not None:
        return moment
    return moment.replace(tzinfo=zone(timezone))


def local(moment: datetime | None, timezone: str) -> datetime | None:
    """Like :func:`zoned`, and a moment in UTC converted to `timezone`: programs store times in UTC, but „heute“ in a
    text is the local day."""
    if moment is None or moment.utcoffset():
        return moment
    return zoned(moment, timezone) if moment.tzinfo is None else moment.astimezone(zone(timezone))


def first_with_zone(values: list[object], timezone: str, month_first: bool | None = None) -> datetime | None:
    """The first of `values` that is a date. A missing zone is taken from a later one with the same local time, else it
    is `timezone`."""
    moments = [m for m in (parse(v, month_first=month_first) for v in values) if m and m.date() != _EPOCH]
    if not moments:
        return None
    chosen = moments[0]
    if chosen.tzinfo is None:
        for other in moments[1:]:
            same = other.replace(tzinfo=None, microsecond=0) == chosen.replace(microsecond=0)
            if other.tzinfo is not None and same:
                return local(other, timezone)
    return local(chosen, timezone)


# --------------------------------------------------------------------------- formats


def _iso(value: str) -> datetime | None:
    text = _ZONE.sub("+00:00", value)
    text = _FRACTION.sub(lambda m: "." + m.group(1)[:6].ljust(6, "0"), text, count=1)
    if "T" in text or ":" in text:
        text = _SHORT_ZONE.sub(lambda m: f"{m.group(1)}:{m.group(2) or '00'}", text.replace(" +", "+"))
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _of_header(value: str) -> datetime | None:
    """The date of a mail or HTTP header."""
    try:
        return parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _day(pattern: re.Pattern[str], match: re.Match[str], month_first: bool | None) -> datetime | None:
    one, two, year = match.groups()
    if pattern in (_DAY_FIRST, _SHORT_YEAR):
        digits = two.rstrip(".")
        return _date(year, int(digits) if digits.isdecimal() else month(two), one)
    if pattern is _MONTH_FIRST:
        return _date(year, month(one), two)
    first, second = int(one), int(two)
    if month_first is None and first <= 12 and second <= 12 and first != second:
        return None
    swapped = second > 12 or (bool(month_first) and first <= 12)
    return _date(year, first, two) if swapped else _date(year, second, one)


def _date(year: str, month: int, day: str) -> datetime | None:
    try:
        return datetime(int(year) + (2000 if len(year) == 2 else 0), month, int(day))
    except ValueError:
        return None


def _with_clock(day: datetime, before: str, after: str) -> Written:
    """`day` at the time of day close after it in the text, or else close before it."""
    for behind, text in ((True, after), (False, before)):
        for match in _CLOCK.finditer(text):
            away = match.start() if behind else len(text) - match.end()
            if away > _CLOCK_AWAY and behind:
                break
            moment = _at(day, match)
            if moment is None or away > _CLOCK_AWAY:
                continue
            rest = text[: match.start()] + " " + text[match.end() :]
            return Written(moment, before, rest) if behind else Written(moment, rest, after)
    return Written(day, before, after)


def _at(day: datetime, clock: re.Match[str]) -> datetime | None:
    """`day` at the time of day `clock`; the word after it may be „am“ or „pm“, or a time zone."""
    hour, minute = int(clock.group(1)), int(clock.group(2) or 0)
    word = _key((clock.group(3) or "").replace(".", "").strip())
    half = _halves().get(word)
    if clock.group(2) is None and word not in _clock_words():
        return None
    if half is not None and 1 <= hour <= 12:
        hour = hour % 12 + half
    if hour > 23 or minute > 59:
        return None
    name = (clock.group(4) or word).lower()
    offset = timezone(timedelta(minutes=_OFFSETS[name])) if name in _OFFSETS else None
    return day.replace(hour=hour, minute=minute, tzinfo=offset)


def month(word: str) -> int:
    """The number of a month by its name or the first letters of it; 0 for any other word."""
    key = _key(word.rstrip("."))
    names = _months()
    numbers = {number for name, number in names.items() if name.startswith(key)}
    return names.get(key, 0) or (numbers.pop() if len(numbers) == 1 else 0)


def _key(word: str) -> str:
    """The word folded as in the tables of the languages."""
    from crosscheck.language.folding import fold

    return fold(word)


# --------------------------------------------------------------------------- the words of all languages


@cache
def _months() -> dict[str, int]:
    return {name: number for words in _all() for name, number in words.months.items()}


@cache
def _halves() -> dict[str, int]:
    """„am“, „pm“ and the like → the hours that they add."""
    after = (entry for words in _all() for entry in words.clock.after.items())
    return {phrase[0]: hours for phrase, hours in after if len(phrase) == 1 and hours is not None}


@cache
def _clock_words() -> frozenset[str]:
    """Words that make a plain number a time of day: „10 Uhr“, „10 pm“."""
    return frozenset("".join(phrase) for words in _all() for phrase in words.clock.after)


@cache
def _date_words() -> frozenset[str]:
    found = set(_OFFSETS) | _clock_words()
    for words in _all():
        found |= {*words.weekdays, *words.beside}
        found |= {name[:length] for name in words.weekdays for length in (2, 3)}
    return frozenset(found)


@cache
def _all() -> tuple[DateWords, ...]:
    from crosscheck.language import codes, get

    return tuple(get(code).dates for code in codes())
