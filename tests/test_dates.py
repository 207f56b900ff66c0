"""Dates and times of day: each resolved against its own text's publication."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from crosscheck.language import get
from crosscheck.quantities.agreement import same_moment
from crosscheck.quantities.parsing import read_values
from crosscheck.quantities.values import Moment
from crosscheck.text.lexemes import lexemes

PUBLISHED = datetime(2026, 11, 24, 9, 30)  # a Tuesday


def moments(text: str, lang: str = "de", published: datetime | None = PUBLISHED) -> list[Moment]:
    """All dates and times of a text, amounts left out."""
    found = read_values(text, lexemes(text), get(lang), published)
    return [value for value in found.values() if isinstance(value, Moment)]


def moment(text: str, lang: str = "de", published: datetime | None = PUBLISHED) -> Moment:
    """The one date of a text."""
    (found,) = moments(text, lang, published)
    return found


def spans(found: Moment) -> list[str]:
    """The possible spans of a date as „first..last“, or „day“."""
    days = [(date.fromordinal(low), date.fromordinal(high)) for low, high in found.options]
    return [str(low) if low == high else f"{low}..{high}" for low, high in days]


FIXED = [
    ("de", "am 15. Februar 2025", "2025-02-15"),
    ("de", "am 15.02.2025", "2025-02-15"),
    ("de", "am 15.2.25", "2025-02-15"),
    ("de", "am 2025-02-15", "2025-02-15"),
    ("de", "am 15. Feb. 2025", "2025-02-15"),
    ("de", "am 17. Jänner 2025", "2025-01-17"),
    ("de", "vom 3. bis 5. Mai 2025", "2025-05-03..2025-05-05"),
    ("de", "am 14. und 15. September 2025", "2025-09-14..2025-09-15"),
    ("de", "am 3., 4. und 5. Mai 2025", "2025-05-03..2025-05-05"),
    ("de", "Samstag, 15. Februar 2025", "2025-02-15"),
    ("de", "am Samstag, dem 15. Februar 2025", "2025-02-15"),
    ("de", "im Mai 2025", "2025-05-01..2025-05-31"),
    ("de", "Anfang Mai 2025", "2025-05-01..2025-05-11"),
    ("de", "Mitte Mai 2025", "2025-05-09..2025-05-22"),
    ("de", "Ende Februar 2025", "2025-02-19..2025-02-28"),
    ("de", "Ende 2026", "2026-09-01..2026-12-31"),
    ("de", "im ersten Quartal 2026", "2026-01-01..2026-03-31"),
    ("de", "im 2. Halbjahr 2026", "2026-07-01..2026-12-31"),
    ("de", "im Herbst 2028", "2028-09-01..2028-12-31"),
    ("de", "im Jahr 2019", "2019-01-01..2019-12-31"),
    ("de", "seit 1990", "1990-01-01..1990-12-31"),
    ("de", "Schon 2014 gab es das.", "2014-01-01..2014-12-31"),
    ("de", "bis 2030", "2030-01-01..2030-12-31"),
    ("de", "ab 2027", "2027-01-01..2027-12-31"),
    ("de", "2019/20", "2019-01-01..2020-12-31"),
    ("de", "2015 bis 2024", "2015-01-01..2024-12-31"),
    ("de", "2015–2024", "2015-01-01..2024-12-31"),
    ("de", "in den Siebzigerjahren", "1970-01-01..1979-12-31"),
    ("de", "in den 1970er-Jahren", "1970-01-01..1979-12-31"),
    ("de", "in den 70er Jahren", "1970-01-01..1979-12-31"),
    ("de", "in den siebziger Jahren", "1970-01-01..1979-12-31"),
    ("de", "im 19. Jahrhundert", "1801-01-01..1900-12-31"),
    ("de", "gestern", "2026-11-23"),
    ("de", "Gestern fiel der Strom aus.", "2026-11-23"),
    ("de", "vorgestern", "2026-11-22"),
    ("de", "morgen", "2026-11-25"),
    ("de", "heute Abend", "2026-11-24"),
    ("de", "gestern Nachmittag", "2026-11-23"),
    ("de", "vor drei Tagen", "2026-11-20..2026-11-22"),
    ("de", "vor zwei Wochen", "2026-11-06..2026-11-14"),
    ("de", "vor sechs Jahren", "2019-01-01..2021-12-31"),
    ("de", "vor gut drei Jahrzehnten", "1990-01-01..1997-12-31"),
    ("de", "vor einem Jahr", "2024-01-01..2026-12-31"),
    ("de", "im vergangenen Jahr", "2025-01-01..2025-12-31"),
    ("de", "in diesem Jahr", "2026-01-01..2026-12-31"),
    ("de", "im kommenden Jahr", "2027-01-01..2027-12-31"),
    ("de", "vom übernächsten Jahr an", "2028-01-01..2028-12-31"),
    ("de", "im vergangenen Monat", "2026-10-01..2026-10-31"),
    ("de", "in der kommenden Woche", "2026-11-29..2026-12-06"),
    ("de", "vorletzte Woche", "2026-11-08..2026-11-15"),
    ("de", "am kommenden Wochenende", "2026-11-27..2026-11-29"),
    ("de", "am vergangenen Wochenende", "2026-11-20..2026-11-22"),
    ("de", "Ende nächsten Jahres", "2027-09-01..2027-12-31"),
    ("de", "Anfang der Woche", "2026-11-22..2026-11-29"),
    ("de", "am kommenden Samstag", "2026-11-28"),
    ("de", "am Donnerstag vergangener Woche", "2026-11-19"),
    ("de", "am Montag der kommenden Woche", "2026-11-30"),
    ("de", "im Oktober 1745", "1745-10-01..1745-10-31"),
    ("de", "am 27. Januar 1756", "1756-01-27"),
    ("de", "vom 8. bis zum 24. Februar 2002", "2002-02-08..2002-02-24"),
    ("de", "am 7.-9. Dezember 2025", "2025-12-07..2025-12-09"),
    ("de", "im April dieses Jahres", "2026-04-01..2026-04-30"),
    ("de", "im Februar des vergangenen Jahres", "2025-02-01..2025-02-28"),
    ("de", "im Februar des Jahres 1995", "1995-02-01..1995-02-28"),
    ("de", "im Sommer vergangenen Jahres", "2025-06-01..2025-09-30"),
    ("de", "am 3. Mai vergangenen Jahres", "2025-05-03"),
    ("de", "am heutigen Dienstag", "2026-11-24"),
    ("de", "bis 1563", "1563-01-01..1563-12-31"),
    ("de", "Sophie Aldinger (1782–1852)", "1782-01-01..1852-12-31"),
    ("de", "aus den 1970ern", "1970-01-01..1979-12-31"),
    ("de", "Das war am 10. Juni 2025. Das letzte Mal fiel es aus.", "2025-06-10"),
    ("de", "am gestrigen Montag", "2026-11-23"),
    ("de", "gestern morgen", "2026-11-23"),
    ("de", "2019 erreichte Deutschland das Ziel", "2019-01-01..2019-12-31"),
    ("de", "2024 wurden Brücken gesperrt", "2024-01-01..2024-12-31"),
    ("en", "on 20 August 2025", "2025-08-20"),
    ("en", "on August 20, 2025", "2025-08-20"),
    ("en", "on August 20th, 2025", "2025-08-20"),
    ("en", "the 20th of August 2025", "2025-08-20"),
    ("en", "on 8/20/2025", "2025-08-20"),
    ("en", "May 3-5, 2025", "2025-05-03..2025-05-05"),
    ("en", "3 to 5 May 2025", "2025-05-03..2025-05-05"),
    ("en", "on Wednesday, 20 August 2025", "2025-08-20"),
    ("en", "in May 2025", "2025-05-01..2025-05-31"),
    ("en", "early July 2025", "2025-07-01..2025-07-11"),
    ("en", "late 2025", "2025-09-01..2025-12-31"),
    ("en", "the first quarter of 2026", "2026-01-01..2026-03-31"),
    ("en", "since 1998", "1998-01-01..1998-12-31"),
    ("en", "in 2024 sales rose", "2024-01-01..2024-12-31"),
    ("en", "the 1990s", "1990-01-01..1999-12-31"),
    ("en", "in the early 1990s", "1990-01-01..1999-12-31"),
    ("en", "from 1987-90", "1987-01-01..1990-12-31"),
    ("en", "since around 1900", "1900-01-01..1900-12-31"),
    ("en", "in 1717", "1717-01-01..1717-12-31"),
    ("en", "in June of 2015", "2015-06-01..2015-06-30"),
    ("en", "the nineties", "1990-01-01..1999-12-31"),
    ("en", "the 19th century", "1801-01-01..1900-12-31"),
    ("en", "yesterday", "2026-11-23"),
    ("en", "next month", "2026-12-01..2026-12-31"),
    ("en", "last year", "2025-01-01..2025-12-31"),
    ("en", "three years ago", "2022-01-01..2024-12-31"),
    ("en", "a week ago", "2026-11-13..2026-11-21"),
    ("en", "three days ago", "2026-11-20..2026-11-22"),
]


@pytest.mark.parametrize(("lang", "text", "span"), FIXED)
def test_a_date_is_the_days_it_can_mean(lang: str, text: str, span: str) -> None:
    """A date that leaves no choice is one day or span."""
    assert spans(moment(text, lang)) == [span]


OPEN = [
    ("de", "am 15. September", ["2026-09-15", "2027-09-15"]),
    ("de", "am 15.9.", ["2026-09-15", "2027-09-15"]),
    ("de", "vom 3. bis 5. Dezember", ["2026-12-03..2026-12-05"]),
    ("de", "am Samstag", ["2026-11-21", "2026-11-28"]),
    ("de", "Samstagabend", ["2026-11-21", "2026-11-28"]),
    ("de", "am Dienstag", ["2026-11-24", "2026-12-01"]),
    ("de", "in der Nacht zum Montag", ["2026-11-22..2026-11-23", "2026-11-29..2026-11-30"]),
    ("de", "am letzten Samstag", ["2026-11-21", "2026-11-14"]),
    ("de", "am Samstag morgen", ["2026-11-21", "2026-11-28"]),
    ("de", "am Wochenende", ["2026-11-20..2026-11-22", "2026-11-27..2026-11-29"]),
    ("de", "im Vorjahr", ["2025-01-01..2025-12-31", "2024-01-01..2024-12-31"]),
    ("de", "im Vormonat", ["2026-10-01..2026-10-31", "2026-09-01..2026-09-30"]),
    ("de", "in zwei Wochen", ["2026-12-04..2026-12-12", "2026-11-10..2026-11-24"]),
    ("de", "im kommenden Mai", ["2027-05-01..2027-05-31"]),
    ("de", "an Weihnachten", ["2025-12-18..2026-01-01", "2026-12-18..2027-01-01"]),
    ("de", "zu Ostern", ["2026-03-27..2026-04-13", "2027-03-19..2027-04-05"]),
    ("de", "im dritten Quartal", ["2026-07-01..2026-09-30", "2027-07-01..2027-09-30"]),
    ("en", "on Wednesday", ["2026-11-18", "2026-11-25"]),
    ("en", "Monday's talks", ["2026-11-23", "2026-11-30"]),
    ("en", "last Tuesday", ["2026-11-17", "2026-11-10"]),
    ("en", "20 August", ["2026-08-20", "2027-08-20"]),
    ("en", "October 17", ["2026-10-17", "2027-10-17"]),
    ("en", "at Christmas", ["2025-12-18..2026-01-01", "2026-12-18..2027-01-01"]),
    ("en", "on 5/8/2025", ["2025-08-05", "2025-05-08"]),
]


@pytest.mark.parametrize(("lang", "text", "options"), OPEN)
def test_a_date_that_may_mean_several_days_keeps_them_all(lang: str, text: str, options: list[str]) -> None:
    """What the words leave open stays open."""
    assert spans(moment(text, lang)) == options


CLOCK = [
    ("de", "um 14.20 Uhr", 860),
    ("de", "um 14:20 Uhr", 860),
    ("de", "um 14 Uhr 20", 860),
    ("de", "um 14:20", 860),
    ("de", "um 3 Uhr nachmittags", 900),
    ("de", "um 12 Uhr mittags", 720),
    ("de", "um 24 Uhr", 1440),
    ("de", "um halb drei", 150),
    ("de", "um acht Uhr", 480),
    ("de", "gegen drei Uhr nachts", 180),
    ("de", "um elf Uhr nachts", 1380),
    ("de", "um Viertel nach acht", 495),
    ("de", "um Mitternacht", 0),
    ("en", "at 7.30pm", 1170),
    ("en", "at 7 p.m.", 1140),
    ("en", "at 12.30am", 30),
    ("en", "at 07:40 BST", 460),
    ("en", "after 05:00", 300),
    ("en", "at noon", 720),
    ("en", "half past seven", 450),
    ("en", "7 o'clock", 420),
    ("en", "seven o'clock", 420),
]


@pytest.mark.parametrize(("lang", "text", "minutes"), CLOCK)
def test_a_time_of_day_is_minutes_after_midnight(lang: str, text: str, minutes: int) -> None:
    """Times of day are read in every usual spelling."""
    assert moment(text, lang).clock == minutes


@pytest.mark.parametrize(
    ("lang", "text", "clock"),
    [
        ("de", "von 9 bis 17 Uhr", (540, 1020)),
        ("de", "9 Uhr bis 17 Uhr", (540, 1020)),
        ("de", "zwischen 14 und 16 Uhr", (840, 960)),
        ("en", "between 7 and 8pm", (1140, 1200)),
        ("en", "11 to 2pm", (660, 840)),
    ],
)
def test_opening_hours_are_one_span(lang: str, text: str, clock: tuple[int, int]) -> None:
    """Two times joined to a span are one value."""
    found = moment(text, lang)
    assert (found.clock, found.until) == clock


NO_DATE = [
    ("de", "2000 Menschen kamen"),
    ("de", "1900 Euro"),
    ("de", "mit 2000 Gästen"),
    ("de", "rund 1950 Stück"),
    ("de", "von 1900 bis 2500 Euro"),
    ("de", "jeden Montag"),
    ("de", "am ersten Samstag im Monat"),
    ("de", "samstags geschlossen"),
    ("de", "die Sonntagszeitung"),
    ("de", "die Technik von morgen"),
    ("de", "am Morgen"),
    ("de", "am Mittag"),
    ("de", "heute ist das anders"),
    ("de", "Klaus Mai kam"),
    ("de", "Ernst und August Behrens"),
    ("de", "im Hotel Sommer"),
    ("de", "an einem Freitag"),
    ("de", "2000 neue Stellen"),
    ("de", "im 14. Jahrhundert v. Chr."),
    ("de", "für 1500 verkauft"),
    ("de", "die Version 15.2"),
    ("de", "der Vortag"),
    ("de", "binnen zwölf Wochen"),
    ("de", "vor zwei Häusern"),
    ("en", "2000 people came"),
    ("en", "he may come"),
    ("en", "they march on"),
    ("en", "a fall from grace"),
    ("en", "in their 30s"),
    ("en", "every Friday"),
    ("en", "Fridays are slow"),
    ("en", "the previous day"),
    ("en", "they come here to summer"),
]


@pytest.mark.parametrize(("lang", "text"), NO_DATE)
def test_what_need_not_be_a_date_is_none(lang: str, text: str) -> None:
    """Counts, habits, names and idioms are not read as dates."""
    assert moments(text, lang) == []


def test_a_number_after_the_hour_may_count_something_else() -> None:
    """„um 14 Uhr 38 Verletzte“: the minutes of an hour count nothing."""
    assert moment("um 14 Uhr 38 Verletzte").clock == 840


SAME = [
    ("de", "am Samstag", "am 21. November"),
    ("de", "am Samstag", "am 28. November 2026"),
    ("de", "gestern", "am Montag"),
    ("de", "am 15. Mai", "im Mai"),
    ("de", "Anfang Mai", "am 5. Mai"),
    ("de", "im Mai", "im Frühjahr"),
    ("de", "im vergangenen Jahr", "2025"),
    ("de", "im Vorjahr", "2025"),
    ("de", "vor sechs Jahren", "2020"),
    ("de", "in zwei Wochen", "am 8. Dezember"),
    ("de", "kommende Woche", "am Mittwoch nächster Woche"),
    ("de", "in der Nacht zum Montag", "am Sonntag"),
    ("de", "seit Jahresbeginn", "seit Januar"),
    ("de", "an Weihnachten", "am 24. Dezember"),
    ("de", "Ende 2026", "im Dezember 2026"),
    ("de", "um 14.20 Uhr", "um 14:20 Uhr"),
    ("de", "gegen 14 Uhr", "um 14.20 Uhr"),
    ("de", "um halb drei", "um 14.30 Uhr"),
    ("de", "um Mitternacht", "um 24 Uhr"),
    ("de", "um 10 Uhr", "von 9 bis 17 Uhr"),
    ("en", "on Wednesday", "on 25 November"),
    ("en", "three years ago", "in 2023"),
    ("en", "early July", "on July 3"),
    ("en", "at 7.30pm", "at 19:30"),
    ("en", "at 07:40 BST", "at 8.40am"),
]


@pytest.mark.parametrize(("lang", "claim", "source"), SAME)
def test_two_ways_to_give_one_day_agree(lang: str, claim: str, source: str) -> None:
    """Dates that can be the same day or span, or times that can be the same, are the same."""
    assert same_moment(moment(claim, lang), moment(source, lang))


DIFFERENT = [
    ("de", "am 26. Februar", "am 24. Februar"),
    ("de", "am Samstag", "am Sonntag"),
    ("de", "gestern", "am Samstag"),
    ("de", "im Mai", "im Juni"),
    ("de", "Anfang Mai", "Ende Mai"),
    ("de", "kommende Woche", "vergangene Woche"),
    ("de", "2024", "2025"),
    ("de", "vor sechs Jahren", "2016"),
    ("de", "im ersten Quartal 2026", "im dritten Quartal 2026"),
    ("de", "in den Siebzigerjahren", "in den Achtzigerjahren"),
    ("de", "im 19. Jahrhundert", "1950"),
    ("de", "um 14.20 Uhr", "um 15.20 Uhr"),
    ("de", "gegen 14 Uhr", "um 15 Uhr"),
    ("de", "von 9 bis 17 Uhr", "von 9 bis 18 Uhr"),
    ("de", "um 18 Uhr", "von 9 bis 17 Uhr"),
    ("en", "on 26 February", "on 24 February"),
    ("en", "on Wednesday", "on Thursday"),
    ("en", "last year", "in 2023"),
    ("en", "at 7.30pm", "at 7.30am"),
]


@pytest.mark.parametrize(("lang", "claim", "source"), DIFFERENT)
def test_two_days_that_cannot_be_one_differ(lang: str, claim: str, source: str) -> None:
    """Dates with no day in common, and times more than a few minutes apart, differ."""
    assert not same_moment(moment(claim, lang), moment(source, lang))


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("vom 2. Juli bis 13. August 1995", "1995-07-02", "1995-08-13"),
        ("von Mai bis Juni 1940", "1940-05-01..1940-05-31", "1940-06-01..1940-06-30"),
        ("vom 20. Dezember bis 6. Januar 2025", "2024-12-20", "2025-01-06"),
    ],
)
def test_a_date_may_have_its_year_from_the_next(text: str, first: str, second: str) -> None:
    """Of two dates joined to a span the year stands once, after the second."""
    assert [spans(found) for found in moments(text)] == [[first], [second]]


def test_each_text_has_its_own_today() -> None:
    """„am Samstag“ of a text from last week is not that of today's."""
    old = moment("am Samstag", published=datetime(2026, 11, 9))
    assert spans(old) == ["2026-11-07", "2026-11-14"]
    assert not same_moment(moment("am Samstag"), old)
    assert same_moment(old, moment("am 14. November"))


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("am 15. Februar", "am 15. Februar 2025"),
        ("im Mai", "am 3. Mai 2024"),
        ("am Samstag", "am 21. November 2026"),
        ("am Samstag", "im November"),
    ],
)
def test_without_a_day_of_publication_the_words_still_compare(claim: str, source: str) -> None:
    """A text without a known time may mean any year, and any day of that name."""
    known = moment(source)
    assert same_moment(moment(claim, published=None), known)
    assert same_moment(known, moment(claim, published=None))


@pytest.mark.parametrize(
    ("claim", "source"), [("am 15. Februar", "am 16. Februar 2025"), ("am Samstag", "am 22. November 2026")]
)
def test_without_a_day_of_publication_another_day_is_another(claim: str, source: str) -> None:
    """Other days differ in whatever year."""
    assert not same_moment(moment(claim, published=None), moment(source))


@pytest.mark.parametrize("text", ["gestern", "kommende Woche", "vor drei Tagen", "im Vormonat"])
def test_without_a_day_of_publication_relative_words_are_no_dates(text: str) -> None:
    """What is reckoned from publication cannot be known without it."""
    assert moments(text, published=None) == []
