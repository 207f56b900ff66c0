"""Spans of the calendar as pairs of proleptic day numbers, both ends included."""

from __future__ import annotations

from datetime import MAXYEAR, date, timedelta

DayRange = tuple[int, int]  # first and last proleptic day number

_ALL_YEARS = range(1990, 2050)
_NEAR = 330
_FRIDAY = 4


def day_number(year: int, month: int, day: int) -> int | None:
    """The number of a day, or None when there is no such day."""
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def months(year: int, first: int, last: int, year_after: int = 0) -> DayRange:
    """From the first day of month `first` to the last of month `last`, `year_after` years later."""
    end_year, end_month = divmod((year + year_after) * 12 + last, 12)  # the month after `last`
    return date(year, first, 1).toordinal(), date(end_year, end_month + 1, 1).toordinal() - 1


def days_of_month(year: int, month: int, first: int, last: int) -> DayRange:
    """Days `first` to `last` of a month, cut off at its end."""
    begin, end = months(year, month, month)
    return begin + first - 1, min(begin + last - 1, end)


def whole_years(first: int, last: int) -> DayRange | None:
    """From 1 January of one year to 31 December of another; None outside the calendar."""
    if not 1 <= first <= last < MAXYEAR:
        return None
    return months(first, 1, 12, last - first)


def years_near(published: date | None) -> tuple[int, ...]:
    """The years that a date without a year may be in: around the publication, or, if that is unknown, all plausible."""
    if published is None:
        return tuple(_ALL_YEARS)
    return tuple(y for y in range(published.year - 1, published.year + 2) if 1 <= y < MAXYEAR)


def near(span: DayRange, published: date | None) -> bool:
    """Whether a span without a year lies so near that it can be meant: within eleven months."""
    if published is None:
        return True
    today = published.toordinal()
    return span[0] - _NEAR <= today <= span[1] + _NEAR


def shift(day: date, days: int) -> int | None:
    """The number of the day that many days later, None outside the calendar."""
    try:
        return (day + timedelta(days=days)).toordinal()
    except OverflowError:
        return None


def easter(year: int) -> int:
    """The number of Easter Sunday (Gregorian calendar; the anonymous algorithm of 1876, after Meeus)."""
    century, rest = divmod(year, 100)
    leap, part = divmod(century, 4)
    moon = (19 * (year % 19) + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * part + 2 * (rest // 4) - moon - rest % 4) % 7
    full = moon + week - 7 * ((year % 19 + 11 * moon + 22 * week) // 451) + 114
    return date(year, full // 31, full % 31 + 1).toordinal()


def periods(published: date, name: str, step: int) -> tuple[DayRange, ...]:
    """The week, month, quarter, half, year or decade that many after that of `published`.

    One span, or none outside the calendar; of a weekend there may be two. Weeks run from Sunday to
    Sunday, since texts begin them with either day; weekends from Friday to Sunday.
    """
    year, month = published.year, published.month
    if not 10 < year + step * 10 < MAXYEAR - 10:
        return ()
    if name == "year":
        return (months(year + step, 1, 12),)
    if name == "decade":
        start = year - year % 10 + 10 * step
        return (months(start, 1, 12, 9),)
    size = {"month": 1, "quarter": 3, "half": 6}.get(name)
    if size is not None:
        start_year, start = divmod(year * 12 + (month - 1) // size * size + step * size, 12)
        return (months(start_year, start + 1, start + size),)
    monday = published.toordinal() - published.weekday()
    if name == "weekend":
        return tuple((monday + 7 * week + 4, monday + 7 * week + 6) for week in _weekends(published, step))
    return ((monday + 7 * step - 1, monday + 7 * step + 6),)


def _weekends(published: date, step: int) -> tuple[int, ...]:
    """The weeks whose weekend is meant, 0 for that of `published`: without a step the last or next."""
    if step > 0:
        day = published.weekday()
        return (step - 1,) if day < _FRIDAY else (step - 1, step) if day == _FRIDAY else (step,)
    return (step,) if step else (-1, 0)
