"""Invariants of reading and comparing values, on any text."""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.language import get
from crosscheck.language.quantity import Bound
from crosscheck.quantities import calendar
from crosscheck.quantities.agreement import same_amount, same_moment, same_unit
from crosscheck.quantities.digits import last_place, parse_digits
from crosscheck.quantities.parsing import read_values
from crosscheck.quantities.values import Amount, Moment, Value
from crosscheck.text.lexemes import lexemes

PUBLISHED = datetime(2026, 11, 24)
LANGUAGES = st.sampled_from(["de", "en"])
TIMES = st.one_of(st.none(), st.datetimes(), st.just(datetime.min), st.just(datetime.max))


def vocabulary(lang: str) -> list[str]:
    """Words that mean something to the readers of amounts and dates, and figures of all kinds."""
    words, dates = get(lang).quantities, get(lang).dates
    tables = (
        words.numbers.scales, words.numbers.articles, words.numbers.labels, words.shares.fractions,
        words.shares.alone, words.shares.every, words.vague.ranges, words.vague.several, words.units,
        words.measures.per, words.measures.halves, words.and_words, words.to_words, words.lenders, words.between,
        dates.months, dates.weekdays, dates.steps, dates.periods, dates.month_parts, dates.seasons, dates.feasts,
        dates.ago_before, dates.ago_after, dates.ahead, dates.clock.before, dates.relative_days,
    )  # fmt: skip
    phrases = [" ".join(phrase) for phrase in (*words.bounds, *dates.clock.after, *dates.clock.offsets)]
    figures = ["0", "7", "31", "2:1", "15.2.", "1.200", "38,5", "2024", "1900", "14:20", "½", "²", "9" * 30]
    return sorted({word for table in tables for word in table}) + phrases + figures


@st.composite
def newsy(draw: st.DrawFn) -> tuple[str, str]:
    """A language, and words of its amounts and dates in any order and spelling."""
    lang = draw(LANGUAGES)
    words = draw(st.lists(st.sampled_from(vocabulary(lang)), max_size=8))
    joints = draw(st.lists(st.sampled_from([" ", " ", " ", "-", "", ". ", ", ", "–", "/", ":"]), min_size=8))
    capital = draw(st.booleans())
    parts = [(w.capitalize() if capital else w) + joint for w, joint in zip(words, joints, strict=False)]
    return lang, "".join(parts)


def read(text: str, lang: str, published: datetime | None) -> list[tuple[int, Value]]:
    return sorted(read_values(text, lexemes(text), get(lang), published).items())


def check_reading(text: str, lang: str, published: datetime | None) -> None:
    """Values lie in the text in order and are what their types promise; each agrees with itself."""
    units, after = lexemes(text), 0
    for first, value in read(text, lang, published):
        assert after <= first <= value.last < len(units)
        after = value.last + 1
        if isinstance(value, Moment):
            assert value.options or value.clock is not None or value.weekday is not None
            assert all(low <= high for low, high in value.options)
            assert same_moment(value, value)
        else:
            assert value.low <= value.high
            assert math.isfinite(value.value)
            assert same_unit(value, value)
            assert same_amount(value, value)


@examples(150)
@given(st.text(max_size=60), LANGUAGES, TIMES)
def test_any_text_can_be_read(text: str, lang: str, published: datetime | None) -> None:
    """No text is too odd; values stand in order, do not overlap and agree with themselves."""
    check_reading(text, lang, published)


@examples(300)
@given(newsy(), TIMES)
def test_any_words_of_amounts_and_dates_can_be_read(
    drawn: tuple[str, str], published: datetime | None
) -> None:
    """Number words, units, months and bounds in any order are read without harm."""
    lang, text = drawn
    check_reading(text, lang, published)


@examples(150)
@given(newsy(), newsy())
def test_any_two_values_can_be_compared(one: tuple[str, str], other: tuple[str, str]) -> None:
    """Comparing two values of whatever kind gives an answer, for dates the same one either way."""
    ones = [value for _, value in read(one[1], one[0], PUBLISHED)]
    others = [value for _, value in read(other[1], other[0], None)]
    for a in ones:
        for b in others:
            if isinstance(a, Amount) and isinstance(b, Amount):
                assert same_amount(a, b) in (True, False)
                assert same_unit(a, b) == same_unit(b, a)
            elif isinstance(a, Moment) and isinstance(b, Moment):
                assert same_moment(a, b) == same_moment(b, a)


# --------------------------------------------------------------------------- round trips


def grouped(value: int, mark: str) -> str:
    return f"{value:,}".replace(",", mark)


@examples(200)
@given(
    st.integers(0, 10**12),
    st.integers(0, 3),
    st.integers(0, 999),
    st.sampled_from(["", "mark", "\u00a0", "'"]),
)
def test_digits_are_read_as_they_are_written(whole: int, places: int, rest: int, group: str) -> None:
    """Reading digits is the inverse of writing them, in both languages and with any thousands mark."""
    for decimal, mark in ((",", "."), (".", ",")):
        written = grouped(whole, mark if group == "mark" else group)
        fraction = f"{rest:03}"[:places]
        if fraction and (places != 3 or (group in ("mark", "'") and whole >= 1000)):
            written += decimal + fraction
            assert last_place(written, decimal) in (10.0**-places, 1.0)
        else:
            fraction = ""
        assert parse_digits(written, decimal) == float(f"{whole}.{fraction or 0}")


@pytest.mark.parametrize("token", ["15.02.2025", "1.2.3", "1.20,5.3", "9" * 40, "1.2345.678"])
def test_what_is_no_number_is_none(token: str) -> None:
    """Digits that follow no rule of numbers are not read."""
    assert parse_digits(token, ",") is None


ONES = ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
TEENS = [
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
]
TENS = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]


def spelled(value: int) -> str:
    """A German number word, by the rules of the language."""
    if value >= 1000:
        return spelled(value // 1000) + "tausend" + spelled(value % 1000)
    if value >= 100:
        return ONES[value // 100] + "hundert" + spelled(value % 100)
    if value >= 20:
        return ONES[value % 10] + ("und" if value % 10 else "") + TENS[value // 10]
    return TEENS[value - 10] if value >= 10 else ONES[value]


@examples(300)
@given(st.integers(2, 999_999))
def test_german_number_words_are_read_by_their_parts(value: int) -> None:
    """Every number word below a million is read back."""
    (found,) = (v for _, v in read(f"es waren {spelled(value)} Schafe", "de", None))
    assert isinstance(found, Amount)
    assert found.value == value


@examples(200)
@given(st.text("abdeghinorstuvwz", min_size=1, max_size=20))
def test_german_letters_are_seldom_a_number(word: str) -> None:
    """Whatever letters come, the answer is a number or nothing."""
    value = get("de").quantities.numbers.number(word)
    assert value is None or 0 <= value < 1e6 * 1000


@examples(150)
@given(st.integers(1000, 9_999_999))
def test_one_amount_in_several_spellings_is_one(value: int) -> None:
    """Marks, spaces and scales change nothing about an amount."""
    spellings = [
        f"{value} Euro", f"{grouped(value, '.')} Euro", f"{grouped(value, ' ')} Euro", f"€ {grouped(value, '.')}",
        f"{value / 1000:.3f} Tsd. Euro".replace(".", ",", 1), f"{value * 100} Cent",
    ]  # fmt: skip
    found = [v for text in spellings for _, v in read(text, "de", None)]
    assert len(found) == len(spellings)
    assert all(isinstance(v, Amount) and math.isclose(v.value, value) for v in found)
    assert all(
        same_amount(a, b) for a in found for b in found if isinstance(a, Amount) and isinstance(b, Amount)
    )


MONTHS = [
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
]  # fmt: skip


@examples(150)
@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_one_day_in_several_spellings_is_one(day: date) -> None:
    """Every spelling of a day is that day."""
    month = MONTHS[day.month - 1]
    texts = [
        f"am {day.day}. {month} {day.year}",
        f"am {day.day:02}.{day.month:02}.{day.year}",
        f"am {day.isoformat()}",
    ]
    number = day.toordinal()
    for text in texts:
        assert [v.options for _, v in read(text, "de", PUBLISHED) if isinstance(v, Moment)] == [
            ((number, number),)
        ]


@examples(100)
@given(st.dates(date(1990, 1, 1), date(2049, 12, 31)), st.integers(-6, 6))
def test_a_weekday_includes_the_day_it_names(today: date, ahead: int) -> None:
    """A weekday within a week of publication is among the days it can mean."""
    named = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
    day = today + timedelta(days=ahead)
    published = datetime(today.year, today.month, today.day, 12)
    ((_, found),) = read(f"das war am {named[day.weekday()]}", "de", published)
    assert isinstance(found, Moment)
    assert (day.toordinal(), day.toordinal()) in found.options


@pytest.mark.parametrize(
    ("year", "day"), [(2000, "2000-04-23"), (2024, "2024-03-31"), (2025, "2025-04-20"), (2038, "2038-04-25")]
)
def test_easter_falls_on_its_sunday(year: int, day: str) -> None:
    """Easter Sunday by the Gregorian rule."""
    assert str(date.fromordinal(calendar.easter(year))) == day


# --------------------------------------------------------------------------- tolerances


@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_bound_states_an_interval_around_its_value(lang: str) -> None:
    """A bound never excludes the stated value, but by saying so."""
    for bound in get(lang).quantities.bounds.values():
        assert bound.low <= 1 <= bound.high
        assert bound != Bound(1.0, 1.0)


@pytest.mark.parametrize("lang", ["de", "en"])
def test_phrases_are_short_enough_to_be_found(lang: str) -> None:
    """Readers look for phrases of up to three words."""
    words, dates = get(lang).quantities, get(lang).dates
    for table in (
        words.bounds,
        dates.clock.after,
        dates.clock.offsets,
        dates.clock.about,
        dates.night_before,
    ):
        assert all(1 <= len(phrase) <= 3 for phrase in table)
