"""Parses dates relative to the publication of the text: „am Samstag“, „kommende Woche“, „vor sechs Jahren“."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from crosscheck.quantities import calendar
from crosscheck.quantities.amounts import read_amount
from crosscheck.quantities.calendar import DayRange, whole_years
from crosscheck.quantities.cursor import Cursor
from crosscheck.quantities.units import in_unit, unit_at
from crosscheck.quantities.values import EXACT, TIME, Amount, Moment

_SECONDS = 86400.0
_YEAR = 365.25
_GRAINS = {"week": "week", "weekend": "week"}
_FRAMES = 3  # words that may stand between „vor“ and the number: „vor mehr als sechs Jahren“


def read_weekday(r: Cursor, i: int) -> Moment | None:
    """„am Samstag“, „kommenden Montag“, „Donnerstagmorgen“, „in der Nacht zum Mittwoch“.

    A weekday without further words is the last or the next one; without a day of publication only
    its name is known.
    """
    wanted = _weekday(r, i)
    if wanted is None or _habitual(r, i):
        return None
    if r.published is None:
        return Moment((), "day", _day_end(r, i), relative=True, weekday=wanted)
    slack = int(r.phrase_before(i, r.dates.night_before) is not None)
    named = r.dates.named_days.get(r.fold(i - 1))
    if named is not None:  # „am heutigen Dienstag“
        spans = _spans(r.published, ((named, named),))
        return Moment(spans, "day", i, relative=True, weekday=wanted) if spans else None
    in_week = _of_week(r, i, r.published, wanted)
    if in_week is not None:
        return in_week
    days = _days_ahead(r, i, (r.published.weekday() - wanted) % 7)
    spans = _spans(r.published, ((d - slack, d) for d in days))
    return Moment(spans, "day", _day_end(r, i), relative=True, weekday=wanted) if spans else None


def _day_end(r: Cursor, i: int) -> int:
    """The last lexeme of a day: „Samstag morgen“ is not tomorrow."""
    word = r.fold(i + 1)
    return i + 1 if word in r.dates.relative_days and word in r.dates.day_parts and r.joined(i + 1) else i


def _weekday(r: Cursor, i: int) -> int | None:
    """The weekday named at `i`, with or without a part of the day joined to it."""
    word = r.fold(i)
    for name, number in r.dates.weekdays.items():
        if word.startswith(name) and r.capital(i):
            rest = word[len(name) :]
            return (
                number if not rest or rest in r.dates.day_parts or rest in r.dates.weekday_endings else None
            )
    return None


def _habitual(r: Cursor, i: int) -> bool:
    """Whether no single day is meant: „jeden Montag“, „am ersten Samstag im Mai“."""
    before = r.fold(i - 1)
    ordinal = r.quantities.numbers.ordinal(before) is not None and before not in r.dates.steps
    return before in r.quantities.shares.every or before in r.quantities.numbers.articles or ordinal


def _days_ahead(r: Cursor, i: int, behind: int) -> list[int]:
    """Days from the publication to the weekday, which was `behind` days ago; several may be meant."""
    before = r.fold(i - 1)
    step = r.dates.steps.get(before, 0)
    loose = before in r.dates.loose
    if step > 0:
        first = 7 - behind + 7 * (step - 1)
        return [first, first + 7] if loose or first <= 2 else [first]
    if step < 0:
        first = -(behind or 7) + 7 * (step + 1)
        return [first, first - 7] if loose or behind <= 2 else [first]
    return [-behind, 7 - behind]


def _of_week(r: Cursor, i: int, published: date, wanted: int) -> Moment | None:
    """„Dienstag kommender Woche“, „am Montag der vergangenen Woche“."""
    j = i + 1
    while r.fold(j) in r.dates.articles:
        j += 1
    step = r.dates.steps.get(r.fold(j))
    if step is None or r.dates.periods.get(r.fold(j + 1)) != "week":
        return None
    ahead = wanted - published.weekday() + 7 * step
    spans = _spans(published, ((ahead, ahead),))
    return Moment(spans, "day", j + 1, relative=True, weekday=wanted) if spans else None


def _spans(published: date, days: Iterable[tuple[int, int]]) -> tuple[DayRange, ...]:
    spans = ((calendar.shift(published, low), calendar.shift(published, high)) for low, high in days)
    return tuple((low, high) for low, high in spans if low is not None and high is not None)


# --------------------------------------------------------------------------- days and periods


def read_relative(r: Cursor, i: int) -> Moment | None:
    """„gestern“, „heute Abend“, „kommende Woche“, „Vorjahr“, „vor sechs Jahren“, „in zwei Wochen“."""
    if r.published is None:
        return None
    return _day(r, i, r.published) or _period(r, i, r.published) or _ago(r, i, r.published)


def _day(r: Cursor, i: int, published: date) -> Moment | None:
    words = r.dates
    word = r.fold(i)
    offset, last = words.relative_days.get(word), i
    if offset is not None and r.capital(i) and (word in words.day_parts or not r.units[i].first):
        return None  # „am Morgen“
    if offset is not None and r.fold(i - 1) in words.not_day_after:
        return None  # „die Technik von morgen“
    if offset is None:
        if word not in words.today or r.fold(i + 1) not in words.day_parts:
            return None
        offset, last = 0, i + 1
    spans = _spans(published, ((offset, offset),))
    return Moment(spans, "day", _day_end(r, last), relative=True) if spans else None


def _period(r: Cursor, i: int, published: date) -> Moment | None:
    words = r.dates
    word = r.fold(i)
    if word in words.previous:
        name = words.previous[word]
        spans = calendar.periods(published, name, -1) + calendar.periods(published, name, -2)
        return Moment(spans, _GRAINS.get(name, "month"), i, relative=True) if spans else None
    step = words.steps.get(word)
    name = words.periods.get(word if step is None else r.fold(i + 1), "")
    if step is None:
        if name != "weekend" or r.fold(i - 1) in r.quantities.shares.every:
            return None
        return Moment(calendar.periods(published, name, 0), "week", i, relative=True)
    if not name or not r.joined(i + 1):
        return None
    spans = calendar.periods(published, name, step)
    if word in words.loose and name == "weekend":
        spans += calendar.periods(published, name, step + (1 if step > 0 else -1))
    if word in words.last_days and spans:
        length = spans[0][1] - spans[0][0]
        spans += _spans(published, ((-length - 1, 0),))
    return Moment(spans, _GRAINS.get(name, "month"), i + 1, relative=True) if spans else None


# --------------------------------------------------------------------------- ago


def _ago(r: Cursor, i: int, published: date) -> Moment | None:
    """„vor sechs Jahren“, „vor gut drei Wochen“, „six years ago“, „in zwei Wochen“."""
    words = r.dates
    before = r.fold(i) in words.ago_before
    ahead = r.fold(i) in words.ahead
    j = i
    if before or ahead:
        j = i + 1
        while j <= i + _FRAMES and not r.digits(j) and _in_bound(r, j):
            j += 1
    elif not any(r.fold(i + k) in words.ago_after for k in range(2, 6)):
        return None
    amount = _time_span(r, j) if j == i or r.joined(j) else None
    if amount is None or amount.dimension != TIME or amount.per or amount.factor < _SECONDS or amount.vague:
        return None
    if not (before or ahead):
        if r.fold(amount.last + 1) not in words.ago_after:
            return None
        return _shifted(published, amount, words.ago_slack, amount.last + 1, -1)
    return _shifted(published, amount, words.ago_slack, amount.last, 1 if ahead else -1)


def _time_span(r: Cursor, j: int) -> Amount | None:
    """The span of time at `j`, „a week“ included."""
    unit = unit_at(r, j + 1) if r.fold(j) in r.quantities.numbers.articles else None
    if unit is not None:
        return in_unit(Amount(1.0, 1.0, 1.0, "", "", (), EXACT, j), *unit)
    return read_amount(r, j) if j < len(r.units) else None


def _in_bound(r: Cursor, j: int) -> bool:
    return any(r.fold(j) in phrase for phrase in r.quantities.bounds)


def _shifted(published: date, amount: Amount, slack: float, last: int, sign: int) -> Moment | None:
    """The day or span at this distance from the publication, with a tolerance of `slack` units.

    Forward („in zwei Wochen“) it may also be the span that ends at the publication.
    """
    low, high = amount.low / _SECONDS, amount.high / _SECONDS
    spans: tuple[DayRange, ...]
    if amount.factor >= _YEAR * _SECONDS:
        years = sorted((published.year + sign * low / _YEAR, published.year + sign * high / _YEAR))
        span = whole_years(int(years[0] - 1), int(years[1] + 1))
        spans = () if span is None else (span,)
        grain = "year"
    else:
        off = max(1.0, slack * amount.factor / _SECONDS)
        ends = sorted((sign * low, sign * high))
        spans = _spans(published, ((round(ends[0] - off), round(ends[1] + off)),))
        grain = "day" if amount.factor == _SECONDS else "week"
    if sign > 0 and spans:
        spans += _spans(published, ((-round(high), 0),))
    return Moment(spans, grain, last, relative=True) if spans else None
