"""Parses a date or time: calendar dates here, relative dates and times of day in modules of their own."""

from __future__ import annotations

import re

from crosscheck.quantities import calendar
from crosscheck.quantities.clock import read_clock
from crosscheck.quantities.cursor import Cursor
from crosscheck.quantities.relative import read_relative, read_weekday
from crosscheck.quantities.seasons import read_feast, read_month, read_part, read_piece_of_year, read_season
from crosscheck.quantities.values import Moment
from crosscheck.quantities.years import read_century, read_decade, read_year, written_year, year_after

_NUMERIC = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?$")
_ISO = "-"
_SLASH = "/"


def read_moment(r: Cursor, i: int) -> Moment | None:
    """The date or time that begins at lexeme `i`, or None.

    Without the text's day of publication „gestern“ and „kommende Woche“ are no dates, a weekday is
    known by its name only, and a day and month without a year may be in any of sixty years.
    """
    for read in _FIGURES if r.digits(i) else _WORDS:
        found = read(r, i)
        if found is not None and (found.options or found.clock is not None or found.weekday is not None):
            return found  # without any of them it lies beyond the calendar
    return None


# --------------------------------------------------------------------------- days


def _named_day(r: Cursor, i: int) -> Moment | None:
    """„am Samstag“, and „Samstag, 12. Dezember“ as that date."""
    weekday = read_weekday(r, i)
    if weekday is None:
        return None
    j = i + 1
    if r.gap(j).strip(" ,(\u00a0") or j >= len(r.units):
        return weekday
    if r.fold(j) in r.dates.articles:
        j += 1
    date = (_numeric(r, j) or _day_first(r, j)) if r.digits(j) else _month_first(r, j)
    return weekday if date is None else date


def _day_first(r: Cursor, i: int) -> Moment | None:
    """„15. Februar 2025“, „14. und 15. September“, „3. bis 5. Mai“, „20 August“, „20th of August“."""
    first = _day(r, i)
    if first is None:
        return None
    day, j = first
    upto = day
    while True:  # „3., 4. und 5. Mai“
        k = j + 1 if r.fold(j) in r.dates.ranges or r.fold(j) in r.dates.lists else j
        listed = k > j or r.dashed(j) or r.gap(j).strip(" .") in ("-", "–") or "," in r.gap(j)
        k += k > j and r.fold(k) in r.dates.day_cues  # „vom 8. bis zum 24. Februar“
        other = _day(r, k) if listed else None
        if other is None or other[0] <= upto:
            break
        upto, j = other
    if r.fold(j) in r.dates.articles and not r.dates.day_first:
        j += 1
    month = r.dates.months.get(r.fold(j))
    if month is None or r.gap(j).strip(" .\u00a0"):
        return None
    return _dated(r, day, upto, month, j)


def _day(r: Cursor, i: int) -> tuple[int, int] | None:
    """A day of the month at `i`, and the lexeme after it."""
    day = _plain_day(r, i)
    if day is None:
        return None
    if r.fold(i + 1) in r.quantities.numbers.ordinal_endings and r.gap(i + 1) == "":
        return day, i + 2
    after = r.units[i].span.end
    if r.dates.day_first and r.text[after : after + 1] != "." and not r.dashed(i + 1):
        return None
    return day, i + 1


def _plain_day(r: Cursor, i: int) -> int | None:
    word = r.fold(i)
    return int(word) if word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 31 else None


def _month_first(r: Cursor, i: int) -> Moment | None:
    """„August 20, 2025“, „May 3-5“, „August 20th“."""
    month = r.dates.months.get(r.fold(i))
    if month is None or r.dates.day_first or not r.capital(i) or r.gap(i + 1).strip(" ."):
        return None
    found = _day(r, i + 1)
    if found is None:
        return None
    day, j = found
    upto = day
    if r.fold(j) in r.dates.ranges or r.fold(j) in r.dates.lists or r.dashed(j):
        other = _day(r, j if r.dashed(j) else j + 1)
        if other is not None and other[0] > day and r.dates.months.get(r.fold(other[1])) is None:
            upto, j = other
    return _dated(r, day, upto, month, j - 1)


def _dated(r: Cursor, first: int, upto: int, month: int, at: int) -> Moment | None:
    """The days of a month, in the year after lexeme `at` or else in one near the publication."""
    year, last = year_after(r, at + 1, month)
    options = []
    for y in (year,) if year else calendar.years_near(r.published):
        low, high = calendar.day_number(y, month, first), calendar.day_number(y, month, upto)
        if low is not None and high is not None and (year or calendar.near((low, high), r.published)):
            options.append((low, high))
    return Moment(tuple(options), "day", last) if options else None


def _numeric(r: Cursor, i: int) -> Moment | None:
    """„15.02.2025“, „am 15.2.“, „8/20/2025“."""
    match = _NUMERIC.match(r.units[i].text) if r.dates.day_first else None
    if match is None:
        return _slashed(r, i)
    day, month, year = int(match[1]), int(match[2]), match[3]
    if year is not None:
        full = int(year) if len(year) == 4 else 2000 + int(year)
        number = calendar.day_number(full, month, day)
        return None if number is None else Moment(((number, number),), "day", i)
    after = r.units[i].span.end
    if r.text[after : after + 1] != "." or not (r.fold(i - 1) in r.dates.day_cues or year_after(r, i + 1)[0]):
        return None
    return _dated(r, day, day, month, i) if 1 <= month <= 12 else None


def _slashed(r: Cursor, i: int) -> Moment | None:
    """Day and month either way round: „8/20/2025“, „20/8/2025“."""
    if r.gap(i + 1) != _SLASH or r.gap(i + 2) != _SLASH or not written_year(r, i + 2):
        return None
    one, two = _plain_day(r, i), _plain_day(r, i + 1)
    if one is None or two is None:
        return None
    year = written_year(r, i + 2)
    numbers = (calendar.day_number(year, m, d) for d, m in ((one, two), (two, one)))
    options = tuple((n, n) for n in numbers if n is not None)
    return Moment(options, "day", i + 2) if options else None


def _iso(r: Cursor, i: int) -> Moment | None:
    """„2025-02-15“."""
    year = written_year(r, i)
    if not year or r.gap(i + 1) != _ISO or r.gap(i + 2) != _ISO:
        return None
    month, day = _plain_day(r, i + 1), _plain_day(r, i + 2)
    number = None if month is None or day is None else calendar.day_number(year, month, day)
    return None if number is None else Moment(((number, number),), "day", i + 2)


_FIGURES = (
    read_clock, _iso, _numeric, _day_first, read_decade, read_century, read_piece_of_year, read_relative,
    read_year,
)  # fmt: skip
_WORDS = (
    read_clock, _named_day, _month_first, read_part, read_relative, read_month, read_season,
    read_piece_of_year, read_feast, read_decade, read_century,
)  # fmt: skip
