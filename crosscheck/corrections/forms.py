"""The right value in the form that the draft has its own in: digits or words, decimal sign, groups of digits, units,
weekdays and days of months. What cannot be written so is not written at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from crosscheck import messages
from crosscheck.language.base import Language
from crosscheck.language.folding import fold
from crosscheck.quantities.values import Amount, Moment
from crosscheck.rules.base import Exchange

_FIGURE = re.compile(r"\d+(?:[.,'’\u202f\u00a0 ]\d+)*")
_GROUPED = re.compile(r"\d([.,'’\u202f\u00a0 ])\d{3}(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_DAY_AND_MONTH = re.compile(r"(\d{1,2})(\.? )([^\W\d_]+)( \d{4})?")
_DAYS = "<weekday>"
_PLACES = 3  # decimals that are written at most
_APART = 1000  # times by which an amount may be off: thousands for millions
_SCALE = 1000  # from which a number in a scale has the next one: no 2100 millions
_WEEK = 6  # days round the draft's own that the name of a weekday tells
_EXACT = 1e-9


@dataclass(frozen=True, slots=True)
class Written:
    """What is put into the draft, and how many characters before the exchanged stretch it replaces as well."""

    text: str
    before: int = 0


def amount(exchange: Exchange, wrong: str, language: Language) -> Written | None:
    """The right amount for `wrong`, the stretch of the draft."""
    mine, theirs = exchange.mine, exchange.theirs
    if not isinstance(mine, Amount) or not isinstance(theirs, Amount):
        return None
    if any(a.vague or a.top is not None or a.share is not None or a.multiple for a in (mine, theirs)):
        return None
    text = _amount_text(mine, theirs, wrong, exchange.source, language) if _comparable(mine, theirs) else None
    if text is None or mine.bound == theirs.bound:
        return None if text is None else Written(text)
    if mine.bound.direction or theirs.bound.direction:
        return None  # „mehr als 35“ is no other writing of 165
    # „rund 40“ for „mehr als 50“: the word before the number goes with it.
    ours, their = _before(mine, wrong), _before(theirs, exchange.source)
    return Written(their + text, len(ours))


def _comparable(mine: Amount, theirs: Amount) -> bool:
    """Whether one amount may be a slip for the other: they are not worlds apart."""
    low, high = sorted((abs(mine.value), abs(theirs.value)))
    return high <= low * _APART


def _before(value: Amount, text: str) -> str:
    """The words that bound an amount, as its text has them before it."""
    return value.written[: value.written.find(text)] if text in value.written else ""


def _amount_text(mine: Amount, theirs: Amount, wrong: str, right: str, language: Language) -> str | None:
    if _pattern(wrong, language) == _pattern(right, language):
        return right
    if not _is_plain(mine) or not _is_plain(theirs) or mine.dimension != theirs.dimension:
        return None
    (figure, unit), (their_figure, their_unit) = _split(wrong), _split(right)
    if figure and their_figure and _read(figure, language) == _read(their_figure, language):
        return (
            figure + their_unit if their_unit and unit != their_unit else None
        )  # the unit or scale is wrong
    if not _is_exchangeable(mine, theirs):
        return None
    if not figure:
        number = theirs.figure * theirs.factor / mine.factor
        return _in_words(number, wrong, mine, language)
    scale = mine.figure / _read(figure, language)
    number = theirs.figure * theirs.factor / mine.factor / scale
    if scale > 1 and not 1 <= number < _SCALE:  # „350.000 Euro“ for „3,5 Millionen Euro“
        return right if unit.split()[-1:] == their_unit.split()[-1:] else None
    written = _in_digits(number, figure, language)
    return None if written is None or number == 1 else written + unit


def _is_plain(value: Amount) -> bool:
    return not value.parts and not value.ordinal


def _is_exchangeable(mine: Amount, theirs: Amount) -> bool:
    """Whether the figure of one can take the other's place; what is one goes with other endings than what is many."""
    if mine.figure == theirs.figure and mine.factor != theirs.factor:
        return False
    return min(mine.figure, theirs.figure) > 0 and 1 not in (mine.figure, theirs.figure)


def _split(text: str) -> tuple[str, str]:
    """The figure that a text begins with, and the rest; no figure where it is in words."""
    found = _FIGURE.match(text)
    return (found[0], text[found.end() :]) if found else ("", text)


def _read(figure: str, language: Language) -> float:
    decimal = language.quantities.numbers.decimal
    whole, _, places = figure.partition(decimal)
    return float(f"{_digits(whole)}.{_digits(places) or '0'}") or 1.0


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _in_words(number: float, wrong: str, mine: Amount, language: Language) -> str | None:
    """A small number as a word, a larger one in digits, where the draft has nothing but a word."""
    words = _style("numbers", language)
    if not words or language.quantities.numbers.number(fold(wrong)) != mine.figure:
        return None
    if number != int(number) or not 2 <= number < 2 + len(words):
        return _in_digits(number, "", language) if number >= 2 else None
    word = words[int(number) - 2]
    return word.capitalize() if wrong[0].isupper() else word


def _in_digits(number: float, like: str, language: Language) -> str | None:
    """The number in digits, grouped as `like` is; None where it needs more places than are written."""
    if abs(round(number, _PLACES) - number) > _EXACT * max(1.0, number):
        return None
    decimal = language.quantities.numbers.decimal
    grouped = _GROUPED.search(like)
    sign = grouped[1] if grouped and grouped[1] != decimal else ""
    if not sign and number >= 10_000 and len(_digits(like)) < 5:
        sign = "." if decimal == "," else ","
    whole, _, places = f"{number:,.{_PLACES}f}".partition(".")
    places = places.rstrip("0")
    return whole.replace(",", sign) + (decimal + places if places else "")


def moment(exchange: Exchange, wrong: str, language: Language, published: date | None) -> Written | None:
    """The right date or time for `wrong`, the stretch of the draft."""
    mine, theirs = exchange.mine, exchange.theirs
    if (
        not isinstance(mine, Moment)
        or not isinstance(theirs, Moment)
        or _is_past_for_future(mine, theirs, published)
    ):
        return None
    # „gestern“ is another day in another text; a weekday is read again once it is written.
    pattern = _pattern(wrong, language)
    absolute = _DAYS in pattern or not (mine.relative or theirs.relative)
    if absolute and pattern == _pattern(exchange.source, language):
        return Written(exchange.source)
    day = _only_day(theirs)
    if day is None:
        return None
    words = _WORD.findall(wrong)
    if len(words) == 1 and words[0] == wrong and fold(wrong) in language.dates.weekdays:
        return _as_weekday(day, published, language)
    return _as_day_of_month(day, wrong, language)


def _is_past_for_future(mine: Moment, theirs: Moment, published: date | None) -> bool:
    """Whether one is a year gone by and the other one to come: of two events, and no slip."""
    if published is None or mine.grain != "year" or theirs.grain != "year":
        return False
    today = published.toordinal()
    return all(low > today for low, _ in mine.options) != all(low > today for low, _ in theirs.options)


def _only_day(value: Moment) -> date | None:
    spans = set(value.options)
    if value.grain != "day" or len(spans) != 1:
        return None
    first, last = spans.pop()
    return date.fromordinal(first) if first == last else None


def _as_weekday(day: date, published: date | None, language: Language) -> Written | None:
    names = _style("weekdays", language)
    if not names or published is None or abs((published - day).days) > _WEEK:
        return None
    return Written(names[day.weekday()])


def _as_day_of_month(day: date, wrong: str, language: Language) -> Written | None:
    names, form = _style("months", language), _DAY_AND_MONTH.fullmatch(wrong)
    if not names or form is None or form[3] not in names:
        return None
    return Written(f"{day.day}{form[2]}{names[day.month - 1]}{f' {day.year}' if form[4] else ''}")


def _pattern(text: str, language: Language) -> str:
    """What a value is written like: its digits, weekdays and months left open."""
    dates = language.dates

    def kind(found: re.Match[str]) -> str:
        word = fold(found[0])
        if word in dates.weekdays:
            return _DAYS
        if word in dates.months:
            return "<short month>" if word in dates.abbreviations else "<month>"
        return found[0]

    return re.sub(r"\d+", "#", _WORD.sub(kind, text))


def _style(name: str, language: Language) -> list[str]:
    """The words of the language's style; none for a language without texts."""
    if language.code not in messages.languages():
        return []
    return messages.template(f"style.{name}", language.code).split()
