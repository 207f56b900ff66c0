"""Parses months, parts of months and years, seasons, quarters and feasts."""

from __future__ import annotations

from collections.abc import Iterable

from crosscheck.quantities import calendar
from crosscheck.quantities.calendar import DayRange, days_of_month, months
from crosscheck.quantities.cursor import Cursor
from crosscheck.quantities.values import Moment
from crosscheck.quantities.years import full_year, written_year, year_after

_SLASH = "/"


def _near(r: Cursor, spans: Iterable[DayRange]) -> tuple[DayRange, ...]:
    return tuple(span for span in spans if calendar.near(span, r.published))


def read_month(r: Cursor, i: int) -> Moment | None:
    """„im Mai“, „September 2019“, „last March“: a word before it or a year tells it from a name."""
    words = r.dates
    month = words.months.get(r.fold(i))
    if month is None or not r.capital(i):
        return None
    year, last = year_after(r, i + 1, month)
    if year:
        return Moment((months(year, month, month),), "month", last)
    before = r.fold(i - 1)
    step = words.steps.get(before)
    listed = before in words.lists and r.fold(i - 2) in words.months
    listed = listed or (r.fold(i + 1) in words.ranges and r.fold(i + 2) in words.months)
    if r.fold(i) in words.abbreviations or not (before in words.month_cues or listed or step is not None):
        return None
    spans = _near(r, (months(y, month, month) for y in calendar.years_near(r.published)))
    if step and r.published is not None:
        today = r.published.toordinal()
        spans = tuple(s for s in spans if (s[1] >= today if step > 0 else s[0] <= today))
    return Moment(spans, "month", i) if spans else None


def read_part(r: Cursor, i: int) -> Moment | None:
    """„Mitte September“, „Ende 2026“, „early July“, „Ende nächsten Jahres“, „Jahresende“."""
    words = r.dates
    word = r.fold(i)
    edge = words.year_edges.get(word)
    if edge is not None and r.published is not None:
        years = calendar.years_near(r.published)
        return Moment(_near(r, (_months_over(y, *edge) for y in years)), "season", i)
    days, part = words.month_parts.get(word), words.year_parts.get(word)
    if days is None or part is None:
        return None
    j = i + 1
    month = words.months.get(r.fold(j))
    if month is not None:
        year, last = year_after(r, j + 1, month)
        years = (year,) if year else calendar.years_near(r.published)
        spans = (days_of_month(y, month, *days) for y in years)
        options = tuple(spans) if year else _near(r, spans)
        return Moment(options, "month", last) if options else None
    year = full_year(r, j)
    if year and r.fold(j + 1) in words.decade_endings and r.gap(j + 1).strip("’'") == "":
        return None  # „early 1990s“
    if year:
        return Moment((months(year, *part),), "season", j)
    return _part_of_period(r, j, days, part)


def _part_of_period(r: Cursor, j: int, days: tuple[int, int], part: tuple[int, int]) -> Moment | None:
    """The rest of „Ende nächsten Jahres“, „Anfang der Woche“, „Mitte dieses Monats“."""
    while r.fold(j) in r.dates.articles:
        j += 1
    step = r.dates.steps.get(r.fold(j))
    name = r.dates.periods.get(r.fold(j if step is None else j + 1))
    if name not in ("year", "month", "week") or r.published is None:
        return None
    last = j if step is None else j + 1
    options = []
    for low, high in calendar.periods(r.published, name, step or 0):
        year = r.published.year + (step or 0)
        if name == "year":
            low, high = months(year, *part)
        elif name == "month":
            low, high = low + days[0] - 1, min(low + days[1] - 1, high)
        options.append((low, high))
    return Moment(tuple(options), "month", last, relative=True) if options else None


def _months_over(year: int, first: int, last: int) -> DayRange:
    """Months of a year, or over its end when the last comes before the first."""
    return months(year, first, last, int(last < first))


def read_season(r: Cursor, i: int) -> Moment | None:
    """„im Sommer“, „Herbst 2026“, „Winter 2024/25“, „last summer“."""
    season = r.dates.seasons.get(r.fold(i))
    if season is None or (r.dates.day_first and not r.capital(i)):
        return None
    year, last = year_after(r, i + 1)
    if not year:
        return _season_near(r, i, season, last)
    if r.gap(last + 1) == _SLASH and r.fold(last + 1).isdecimal():
        last += 1
    years = (year, year - 1) if season[1] < season[0] else (year,)  # „Winter 2025“ may have begun in 2024
    return Moment(tuple(_months_over(y, *season) for y in years), "season", last)


def _season_near(r: Cursor, i: int, season: tuple[int, int], last: int) -> Moment | None:
    """A season without its year: one near the day of publication, where a word before it asks for that."""
    if r.published is None or not _cued(r, i):
        return None
    spans = tuple(_months_over(year, *season) for year in calendar.years_near(r.published))
    step = r.dates.steps.get(r.fold(i - 1))
    if step:
        today = r.published.toordinal()
        spans = tuple(s for s in spans if (s[1] >= today if step > 0 else s[0] <= today))
    return Moment(spans, "season", last) if spans else None


def _cued(r: Cursor, i: int) -> bool:
    return r.fold(i - 1) in r.dates.season_cues or r.fold(i - 1) in r.dates.steps


def read_piece_of_year(r: Cursor, i: int) -> Moment | None:
    """„im dritten Quartal 2026“, „2. Halbjahr“, „first quarter of 2026“."""
    which = int(r.fold(i)) if r.fold(i).isdecimal() and len(r.fold(i)) == 1 else None
    if which is None:
        which = r.quantities.numbers.ordinal(r.fold(i))
    count = r.dates.parts_of_year.get(r.fold(i + 1))
    if which is None or count is None or not 1 <= which <= count or r.gap(i + 1).strip(" ."):
        return None
    size = 12 // count
    year, last = year_after(r, i + 2)
    if year:
        return Moment((months(year, (which - 1) * size + 1, which * size),), "season", last)
    if r.published is None:
        return None
    spans = (months(y, (which - 1) * size + 1, which * size) for y in calendar.years_near(r.published))
    return Moment(_near(r, spans), "season", i + 1)


def read_feast(r: Cursor, i: int) -> Moment | None:
    """„Weihnachten“, „an Ostern“, with the days around."""
    feast = r.dates.feasts.get(r.fold(i))
    if feast is None or not r.capital(i):
        return None
    year = written_year(r, i + 1)
    spans = []
    for y in (year,) if year else calendar.years_near(r.published):
        day = (
            calendar.day_number(y, feast.month, feast.day) if feast.month else calendar.easter(y) + feast.day
        )
        if day is not None:
            spans.append((day - feast.before, day + feast.after))
    options = tuple(spans) if year else _near(r, spans)
    return Moment(options, "week", i + 1 if year else i) if options else None
