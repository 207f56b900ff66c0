"""Reading one date or time, resolved against the text's own day of publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from crosscheck.evidence.values import Moment, day_number, shift
from crosscheck.language.quantity import DateWords, QuantityWords

if TYPE_CHECKING:
    from crosscheck.evidence.tokens import Lexeme

Options = tuple[tuple[int, int], ...]
_CLOCK = re.compile(r"([01]?\d|2[0-4])(?:[.:](\d\d))?$")


def read_moment(
    text: str,
    units: Sequence[Lexeme],
    i: int,
    words: DateWords,
    numbers: QuantityWords,
    published: date | None,
) -> Moment | None:
    """The date or time that begins at lexeme `i`, or None.

    Without `published`, weekdays and „gestern“ cannot be resolved and are no dates; a day and
    month without a year then stand for every year from 1900 to 2100 (as options of year 4).
    """
    for reader in (_clock, _ago, _day_month, _part_of_month, _weekday, _relative, _season, _year, _month):
        found = reader(text, units, i, words, numbers, published)
        if found is not None:
            return found
    return None


def _fold(units: Sequence[Lexeme], i: int) -> str:
    return units[i].fold if 0 <= i < len(units) else ""


def _years_near(published: date | None) -> tuple[int, ...]:
    return (published.year - 1, published.year, published.year + 1) if published else (4,)


def _near(day: int | None, published: date | None) -> bool:
    return day is not None and (published is None or abs(day - published.toordinal()) <= 330)


def _clock(
    text: str,
    units: Sequence[Lexeme],
    i: int,
    words: DateWords,
    numbers: QuantityWords,
    published: date | None,
) -> Moment | None:
    """„14.20 Uhr“, „13 Uhr“, „7 pm“."""
    if not units[i].text[0].isdigit() or _fold(units, i + 1) not in words.clock:
        return None
    match = _CLOCK.match(units[i].text)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if units[i + 1].fold.startswith("p") and hour < 12:
        hour += 12
    last = i + 1
    if (
        match[2] is None
        and last + 1 < len(units)
        and units[last + 1].text.isdigit()
        and len(units[last + 1].text) == 2
    ):
        minute, last = int(units[last + 1].text), last + 1  # „14 Uhr 20“
    return Moment((), "clock", last, clock=hour * 60 + minute)


def _day_month(
    text: str,
    units: Sequence[Lexeme],
    i: int,
    words: DateWords,
    numbers: QuantityWords,
    published: date | None,
) -> Moment | None:
    """„15. Februar 2025“, „14. und 15. September“, „20 August“, „March 3, 2025“."""
    first, j = _day(text, units, i, words)
    if first is None:
        month = words.months.get(_fold(units, i))
        second = None if words.day_first or month is None or i + 1 >= len(units) else _plain_day(units, i + 1)
        if month is None or second is None:
            return None
        return _dated(units, second, second, month, i + 1, published)
    upto = first
    if _fold(units, j) in ("und", "bis", "and", "to"):
        other, k = _day(text, units, j + 1, words)
        if other is not None:
            upto, j = other, k
    month = words.months.get(_fold(units, j))
    if month is None:
        return None
    return _dated(units, first, upto, month, j, published)


def _plain_day(units: Sequence[Lexeme], i: int) -> int | None:
    value = units[i].text
    return int(value) if value.isdigit() and 1 <= int(value) <= 31 and len(value) <= 2 else None


def _day(text: str, units: Sequence[Lexeme], i: int, words: DateWords) -> tuple[int | None, int]:
    if i >= len(units):
        return None, i
    day = _plain_day(units, i)
    if day is None:
        return None, i
    end = units[i].span.end
    if words.day_first and text[end : end + 1] != ".":
        return None, i
    return day, i + 1


def _dated(
    units: Sequence[Lexeme], first: int, upto: int, month: int, at: int, published: date | None
) -> Moment | None:
    year = _explicit_year(units, at + 1)
    last = at + 1 if year else at
    options = []
    for y in (year,) if year else _years_near(published):
        low, high = day_number(y, month, first), day_number(y, month, upto)
        if low is not None and high is not None and (year or _near(low, published)):
            options.append((low, high))
    return Moment(tuple(options), "day", last) if options else None


def _explicit_year(units: Sequence[Lexeme], i: int) -> int:
    word = _fold(units, i)
    return int(word) if len(word) == 4 and word.isdigit() and 1800 <= int(word) <= 2100 else 0


def _month_span(year: int, month: int, first: int = 1, last: int = 31) -> tuple[int, int]:
    low = day_number(year, month, first)
    high = next(d for d in (day_number(year, month, x) for x in range(last, 0, -1)) if d is not None)
    assert low is not None
    return low, high


def _month_options(month: int, year: int, first: int, last: int, published: date | None) -> Options:
    spans = [_month_span(y, month, first, last) for y in ((year,) if year else _years_near(published))]
    return tuple(s for s in spans if year or _near(s[0], published) or _near(s[1], published))


def _part_of_month(
    text: str,
    units: Sequence[Lexeme],
    i: int,
    words: DateWords,
    numbers: QuantityWords,
    published: date | None,
) -> Moment | None:
    """„Mitte September“, „Ende März“, „early July“; „Ende 2026“."""
    part = words.month_parts.get(units[i].fold)
    if part is None:
        return None
    month = words.months.get(_fold(units, i + 1))
    if month is not None:
        year = _explicit_year(units, i + 2)
        options = _month_options(month, year, *part, published)
        return Moment(options, "month", i + 2 if year else i + 1) if options else None
    year = _explicit_year(units, i + 1)
    if year:
        start, end = {1: (1, 4), 10: (5, 8)}.get(part[0], (9, 12))
        return Moment(((_month_span(year, start)[0], _month_span(year, end)[1]),), "season", i + 1)
    return None


def _month(
    text: str,
    units: Sequence[Lexeme],
    i: int,
    words: DateWords,
    numbers: QuantityWords,
    published: date | None,
) -> Moment | None:
    """„im Mai“, „September 2019“. A capital letter is asked for, since „may“ is a verb."""
    month = words.months.get(units[i].fold)
    if month is None or not units[i].text[0].isupper() or units[i].first:
        return None
    year = _explicit_year(units, i + 1)
    options = _month_options(month, year, 1, 31, published)
    return Moment(options, "month", i + 1 if year else i) if options else None


def _weekday(
    text: str,
    units: Sequence[Lexeme],
    i: int,
    words: DateWords,
    numbers: QuantityWords,
    published: date | None,
) -> Moment | None:
    """„am Samstag“, „kommenden Montag“, „Donnerstagmorgen“, „in der Nacht zum Mittwoch“."""
    word = units[i].fold
    if published is None or not units[i].text[0].isupper():
        return None
    wanted = next(
        (d for name, d in words.weekdays.items() if word.startswith(name) and len(word) - len(name) <= 10),
        None,
    )
    if wanted is None:
        return None
    behind = (published.weekday() - wanted) % 7
    before = _fold(units, i - 1)
    if before in words.next_words:
        days = [7 - behind] if behind else [7]
        days += [days[0] + 7] if days[0] <= 2 else []
    elif before in words.last_words:
        days = [-behind if behind else -7]
    else:
        days = [-behind, 7 - behind]
    night = tuple(_fold(units, i - k) for k in range(len(words.night_before), 0, -1))
    slack = 1 if words.night_before and night == words.night_before else 0
    return Moment(
        tuple((shift(published, d - slack), shift(published, d)) for d in days), "day", i, relative=True
    )


def _relative(
    text: str,
    units: Sequence[Lexeme],
    i: int,
    words: DateWords,
    numbers: QuantityWords,
    published: date | None,
) -> Moment | None:
    """„gestern“, „kommende Woche“, „im vergangenen Jahr“."""
    if published is None:
        return None
    word = units[i].fold
    offset = words.relative_days.get(word)
    if offset is not None and not units[i].text[0].isupper():
        day = shift(published, offset)
        return Moment(((day, day),), "day", i, relative=True)
    sign = 1 if word in words.next_words else -1 if word in words.last_words else 0
    if not sign and word not in words.this_words:
        return None
    period = words.periods.get(_fold(units, i + 1))
    if period is None:
        return None
    return Moment(
        (_period(published, period, sign),), "week" if period <= 7 else "month", i + 1, relative=True
    )


def _period(published: date, period: int, sign: int) -> tuple[int, int]:
    if period == 365:
        year = published.year + sign
        return _month_span(year, 1)[0], _month_span(year, 12)[1]
    if period == 30:
        month = published.month + sign
        year = published.year + (month - 1) // 12
        return _month_span(year, (month - 1) % 12 + 1)
    monday = published.toordinal() - published.weekday() + 7 * sign
    if period == 2:
        return (monday + 4, monday + 6) if sign else (monday - 2, monday + 6)
    return monday - 1, monday + 6


def _season(
    text: str,
    units: Sequence[Lexeme],
    i: int,
    words: DateWords,
    numbers: QuantityWords,
    published: date | None,
) -> Moment | None:
    """„im Sommer“, „Herbst 2026“, „seit den Siebzigerjahren“."""
    word = units[i].fold
    if word in words.decades:
        first, last = words.decades[word]
        return Moment(((_month_span(first, 1)[0], _month_span(last, 12)[1]),), "year", i)
    season = words.seasons.get(word)
    if season is None or not (units[i].text[0].isupper() or not words.day_first):
        return None
    year = _explicit_year(units, i + 1)
    if not year and published is None:
        return None
    spans = []
    for y in (year,) if year else _years_near(published):
        end_year = y + 1 if season[1] < season[0] else y
        spans.append((_month_span(y, season[0])[0], _month_span(end_year, season[1])[1]))
    return Moment(tuple(spans), "season", i + 1 if year else i)


def _year(
    text: str,
    units: Sequence[Lexeme],
    i: int,
    words: DateWords,
    numbers: QuantityWords,
    published: date | None,
) -> Moment | None:
    """A four-digit year, unless a unit follows it („2000 Euro“); „19. Jahrhundert“ as a span."""
    word = units[i].text
    following = _fold(units, i + 1)
    if following.startswith("jahrhundert") and word.isdigit() and len(word) <= 2:
        century = int(word)
        return Moment(
            ((_month_span(100 * century - 99, 1)[0], _month_span(100 * century, 12)[1]),), "century", i + 1
        )
    if len(word) != 4 or not word.isdigit() or not 1800 <= int(word) <= 2100:
        return None
    if following in numbers.units or following in numbers.scales:
        return None
    year = int(word)
    return Moment(((_month_span(year, 1)[0], _month_span(year, 12)[1]),), "year", i)


def _ago(
    text: str,
    units: Sequence[Lexeme],
    i: int,
    words: DateWords,
    numbers: QuantityWords,
    published: date | None,
) -> Moment | None:
    """„vor sechs Jahren“, „vor gut drei Jahrzehnten“, „six years ago“: years only, with slack."""
    if published is None:
        return None
    if words.day_first:
        if units[i].fold not in words.ago:
            return None
        j = i + 1
        while j < i + 3 and _fold(units, j) in (
            "rund",
            "etwa",
            "gut",
            "knapp",
            "fast",
            "uber",
            "mehr",
            "als",
        ):
            j += 1
    else:
        j = i
    unit = numbers.units.get(_fold(units, j + 1))
    if unit is None or unit.dimension != "time" or unit.factor < 2e7 or j >= len(units):
        return None
    if not words.day_first and _fold(units, j + 2) not in words.ago:
        return None
    count = numbers.number(_fold(units, j))
    if count is None and units[j].text.isdigit():
        count = float(units[j].text)
    if count is None or count > 3000:
        return None
    years = count * unit.factor / 31557600
    slack = max(1.0, 0.12 * years)
    low, high = int(published.year - years - slack), int(published.year - years + slack)
    if low < 1 or high > 9000:
        return None
    last = j + 1 if words.day_first else j + 2
    return Moment(((_month_span(low, 1)[0], _month_span(high, 12)[1]),), "year", last, relative=True)
