"""Amounts: what is read in running text, and which two of them can be the same."""

from __future__ import annotations

from datetime import datetime

import pytest

from crosscheck.language import get
from crosscheck.quantities.agreement import same_amount, same_unit
from crosscheck.quantities.parsing import read_values
from crosscheck.quantities.values import Amount
from crosscheck.text.lexemes import lexemes

PUBLISHED = datetime(2026, 11, 24, 9, 30)  # a Tuesday


def amounts(text: str, lang: str) -> list[Amount]:
    """All amounts of a text, dates left out."""
    found = read_values(text, lexemes(text), get(lang), PUBLISHED)
    return [value for value in found.values() if isinstance(value, Amount)]


def amount(text: str, lang: str) -> Amount:
    """The one amount of a text."""
    (found,) = amounts(text, lang)
    return found


def agree(claim: str, source: str, lang: str) -> bool:
    mine, theirs = amount(claim, lang), amount(source, lang)
    return same_unit(mine, theirs) and same_amount(mine, theirs)


# --------------------------------------------------------------------------- single amounts

READ_DE = [
    # digits
    ("1.200 Menschen", 1200, ""),
    ("1200 Menschen", 1200, ""),
    ("1 200 Menschen", 1200, ""),
    ("1\u00a0200 Menschen", 1200, ""),
    ("1'200 Menschen", 1200, ""),
    ("1.200,50 Euro", 1200.5, "EUR"),
    ("1.234.567 Stück", 1234567, ""),
    ("38,5 Prozent", 0.385, "share"),
    ("5,38 Prozent", 0.0538, "share"),
    ("5.6 Prozent", 0.056, "share"),
    ("0,5 Hektar", 5000, "area"),
    ("2½ Stunden", 9000, "time"),
    # number words
    ("zwölfhundert Gäste", 1200, ""),
    ("einundzwanzig Schafe", 21, ""),
    ("dreihundertfünfzigtausend Euro", 350000, "EUR"),
    ("hundertfünf Boote", 105, ""),
    ("zweitausendvierhundert Liter", 2.4, "volume"),
    ("anderthalb Kilometer", 1500, "length"),
    ("zweieinhalb Tonnen", 2500, "mass"),
    ("eineinhalb Millionen Euro", 1.5e6, "EUR"),
    ("eine halbe Million Euro", 500000, "EUR"),
    ("ein halbes Dutzend Boote", 6, ""),
    ("eine Million Euro", 1e6, "EUR"),
    # scales
    ("2,3 Mio. Euro", 2.3e6, "EUR"),
    ("4 Mrd. Euro", 4e9, "EUR"),
    ("12 Tsd. Euro", 12000, "EUR"),
    ("zwei Dutzend Helfer", 24, ""),
    ("das 2,3-Millionen-Euro-Projekt", 2.3e6, "EUR"),
    ("eine 500.000-Euro-Spende", 500000, "EUR"),
    ("5 Millionen", 5e6, ""),
    # currencies
    ("€ 5 Mio.", 5e6, "EUR"),
    ("EUR 5 Mio.", 5e6, "EUR"),
    ("10,- Euro", 10, "EUR"),
    ("$70 Millionen", 7e7, "USD"),
    ("5 US-Dollar", 5, "USD"),
    ("20 Cent", 0.2, "EUR"),
    ("9,6 Millionen Schweizer Franken", 9.6e6, "CHF"),
    # units
    ("90 Minuten", 5400, "time"),
    ("0,17 Sekunden", 0.17, "time"),
    ("17 Hundertstel", 0.17, "time"),
    ("1,5 km", 1500, "length"),
    ("300 m²", 300, "area"),
    ("45 Kubikmeter", 45, "volume"),
    ("3500 Kilowattstunden", 3500, "energy"),
    ("3,5 MWh", 3500, "energy"),
    ("minus 5 Grad", -5, "degree"),
    ("-5 °C", -5, "degree"),
    ("5 Grad unter null", -5, "degree"),
    ("36 km/h", 10, "speed"),
    ("36 Stundenkilometer", 10, "speed"),
    ("36 Kilometer pro Stunde", 10, "speed"),
    ("3 Prozentpunkte", 0.03, "points"),
    # ages and durations
    ("der 44-jährige Fahrer", 44 * 31557600, "time"),
    ("der 44-Jährige", 44 * 31557600, "time"),
    ("44 Jahre alt", 44 * 31557600, "time"),
    ("das vierjährige Kind", 4 * 31557600, "time"),
    ("eine halbstündige Rede", 1800, "time"),
    ("nach dreistündiger Debatte", 10800, "time"),
    ("eine halbe Stunde", 1800, "time"),
    ("eine Viertelstunde", 900, "time"),
    ("ein Dreivierteljahr", 0.75 * 31557600, "time"),
    ("sechs Jahre und neun Monate", 6.75 * 31557600, "time"),
    ("2 Stunden 14 Minuten", 8040, "time"),
    ("1:45 Stunden", 6300, "time"),
    ("eine Woche", 604800, "time"),
    # shares
    ("ein Drittel der Wähler", 1 / 3, "share"),
    ("zwei Drittel der Wähler", 2 / 3, "share"),
    ("drei Viertel der Fläche", 0.75, "share"),
    ("jeder Dritte", 1 / 3, "share"),
    ("jede vierte Brücke", 0.25, "share"),
    ("die Hälfte der Stimmen", 0.5, "share"),
    ("rund die Hälfte", 0.5, "share"),
    ("90-prozentige Auslastung", 0.9, "share"),
    # relations
    ("doppelt so viel", 2, "multiple"),
    ("das Vierfache", 4, "multiple"),
    ("verdreifacht", 3, "multiple"),
    ("dreimal so hoch", 3, "multiple"),
    ("halb so viel", 0.5, "multiple"),
    ("27-mal", 27, "times"),
    ("zweimal täglich", 2, "times"),
    # ranks and names
    ("der 3. Platz", 3, "ordinal"),
    ("auf dem dritten Platz", 3, "ordinal"),
    ("Er wurde Dritter.", 3, "ordinal"),
    ("Rang vier", 4, "ordinal"),
    ("der 38. Spieltag", 38, "ordinal"),
    ("Halle 6", 6, "ordinal"),
    ("Artikel 5", 5, "ordinal"),
    ("nach § 218", 218, "ordinal"),
    ("auf der A 81", 81, "ordinal"),
    # results
    ("gewann 2:1", 2, "result"),
    ("mit 14 zu 11 Stimmen", 14, "result"),
    # counts that look like years
    ("2000 Menschen", 2000, ""),
    ("rund 1950 Stück", 1950, ""),
    ("1900 Euro", 1900, "EUR"),
    ("1900 bis 2000 Euro", 1900, "EUR"),
]

READ_EN = [
    ("1,200 people", 1200, ""),
    ("1200 people", 1200, ""),
    ("1,200.50 dollars", 1200.5, "USD"),
    ("1,234,567 votes", 1234567, "votes"),
    ("38.5 per cent", 0.385, "share"),
    ("5.38%", 0.0538, "share"),
    ("three hundred and fifty sheep", 350, ""),
    ("twenty-one boats", 21, ""),
    ("two hundred thousand euros", 200000, "EUR"),
    ("one million two hundred thousand", 1.2e6, ""),
    ("two and a half years", 2.5 * 31557600, "time"),
    ("a million and a half", 1.5e6, ""),
    ("half a million euros", 500000, "EUR"),
    ("half an hour", 1800, "time"),
    ("a quarter of an hour", 900, "time"),
    ("two dozen helpers", 24, ""),
    ("$1.2bn", 1.2e9, "USD"),
    ("$5m", 5e6, "USD"),
    ("€5 million", 5e6, "EUR"),
    ("186 million pounds", 186e6, ""),
    ("£186m", 186e6, "GBP"),
    ("400 tonnes", 400000, "mass"),
    ("5 m", 5, "length"),
    ("three nautical miles", 5556, "length"),
    ("60 mph", 26.8224, "speed"),
    ("5 miles per hour", 2.2352, "speed"),
    ("23 °F", -5, "degree"),
    ("two square miles", 5179976, "area"),
    ("5 percentage points", 0.05, "points"),
    ("the 24-year-old ferry", 24 * 31557600, "time"),
    ("a three-year-old boy", 3 * 31557600, "time"),
    ("six years and nine months", 6.75 * 31557600, "time"),
    ("a third of the seats", 1 / 3, "share"),
    ("prices rose by a quarter", 0.25, "share"),
    ("a quarter of voters", 0.25, "share"),
    ("three quarters", 0.75, "share"),
    ("two-thirds", 2 / 3, "share"),
    ("half of them", 0.5, "share"),
    ("about half", 0.5, "share"),
    ("every third house", 1 / 3, "share"),
    ("twice as much", 2, "multiple"),
    ("three times as many", 3, "multiple"),
    ("sales doubled", 2, "multiple"),
    ("a threefold rise", 3, "multiple"),
    ("she called three times", 3, "times"),
    ("third place", 3, "ordinal"),
    ("the 3rd attempt", 3, "ordinal"),
    ("No. 10", 10, "ordinal"),
    ("a new peak of No.7", 7, "ordinal"),
    ("number one", 1, "ordinal"),
    ("the Top 50", 50, "ordinal"),
    ("thirty five years", 35 * 31557600, "time"),
    ("won 2-1", 2, "result"),
    ("by 14 to 11 votes", 14, "result"),
    ("2000 people", 2000, ""),
]


@pytest.mark.parametrize(
    ("lang", "text", "value", "dimension"),
    [("de", *row) for row in READ_DE] + [("en", *row) for row in READ_EN],
)
def test_an_amount_is_read_in_its_base_unit(lang: str, text: str, value: float, dimension: str) -> None:
    """One amount is read, with the value in the base unit of its dimension."""
    found = amount(text, lang)
    assert found.value == pytest.approx(value)
    assert found.dimension == dimension


NOTHING = [
    ("de", "im Viertel am Hafen"),
    ("de", "in der zweiten Hälfte"),
    ("de", "die deutsche Elf"),
    ("de", "Covid-19"),
    ("de", "die 5G-Netze"),
    ("de", "ein Mann"),
    ("de", "das ist einfach"),
    ("de", "einer der Männer"),
    ("de", "an gleicher Stelle ein Rennen"),
    ("de", "zum ersten Mal"),
    ("de", "wie es heißt.[1]"),
    ("de", "im Jahre ’71"),
    ("de", "im Urteil 216/94"),
    ("en", "a man of the hour"),
    ("en", "a third term"),
    ("en", "the second half"),
    ("en", "a quarter final"),
    ("en", "Covid-19"),
    ("en", "no one knows"),
]


@pytest.mark.parametrize(("lang", "text"), NOTHING)
def test_what_is_doubtful_is_not_read(lang: str, text: str) -> None:
    """Words that may be an amount but need not are none."""
    assert amounts(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "low", "high"),
    [
        ("de", "rund 100 Gäste", 90, 110),
        ("de", "knapp 100 Gäste", 85, 100),
        ("de", "fast 100 Gäste", 85, 100),
        ("de", "gut 100 Gäste", 100, 115),
        ("de", "mehr als 100 Gäste", 100, 200),
        ("de", "über 100 Gäste", 100, 200),
        ("de", "mindestens 100 Gäste", 100, 200),
        ("de", "weniger als 100 Gäste", 50, 100),
        ("de", "nicht einmal 100 Gäste", 50, 100),
        ("de", "bis zu 100 Gäste", 75, 100),
        ("de", "höchstens 100 Gäste", 75, 100),
        ("de", "an die 100 Gäste", 85, 105),
        ("de", "ca. 100 Gäste", 90, 110),
        ("de", "70 bis 90 Gäste", 70, 90),
        ("de", "70–90 Gäste", 70, 90),
        ("de", "zwei oder drei Gäste", 2, 3),
        ("de", "zwei bis drei Millionen Euro", 2e6, 3e6),
        ("de", "zwischen 3 und 5 Prozent", 0.03, 0.05),
        ("de", "von 20 Minuten bis zwei Stunden", 1200, 7200),
        ("de", "rund 70 bis 90 Gäste", 63, 99),
        ("de", "380 bis knapp 400 Gäste", 380, 400),
        ("de", "ein gutes Dutzend", 12, 13.8),
        ("de", "ein knappes Drittel", 0.85 / 3, 1 / 3),
        ("de", "eine knappe Stunde", 3060, 3600),
        ("de", "wenige Hundert", 200, 500),
        ("de", "jeder 11. Schüler", 0.94 / 11, 1.06 / 11),
        ("de", "mehr als die Hälfte", 0.5, 1.0),
        ("de", "ein Drittel", 0.94 / 3, 1.06 / 3),
        ("de", "Dutzende Boote", 24, 150),
        ("de", "Hunderte", 150, 2000),
        ("de", "mehrere Hundert", 200, 1000),
        ("de", "ein zweistelliger Millionenbetrag", 1e7, 9.999e7),
        ("de", "in Millionenhöhe", 1e6, 1e9),
        ("de", "ein mittlerer fünfstelliger Betrag", 32499.75, 77499.25),
        ("de", "Millionen Menschen", 1.5e6, 5e8),
        ("en", "about 60 people", 54, 66),
        ("en", "nearly 60 people", 51, 60),
        ("en", "up to 60 people", 45, 60),
        ("en", "more than 60 people", 60, 120),
        ("en", "at least 60 people", 60, 120),
        ("en", "fewer than 60 people", 30, 60),
        ("en", "$70 million to $90 million", 7e7, 9e7),
        ("en", "between $70 and $90 million", 7e7, 9e7),
        ("en", "70-90 miles", 70 * 1609.344, 90 * 1609.344),
        ("en", "dozens of boats", 24, 150),
        ("en", "hundreds of thousands", 150000, 2e6),
        ("en", "a single-digit million sum", 1e6, 9.99e6),
    ],
)
def test_words_around_a_number_make_it_an_interval(lang: str, text: str, low: float, high: float) -> None:
    """Bounds, ranges and vague words give the lowest and highest value they leave open."""
    found = amount(text, lang)
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("de", "von 31 auf 38 Milliarden Euro", [31e9, 38e9]),
        ("de", "mit 2,3 statt 2,9 Milliarden Euro", [2.3e9, 2.9e9]),
        ("de", "drei der 4,5 Millionen Euro", [3e6, 4.5e6]),
        ("de", "200 der 70 Millionen Pillen", [200, 7e7]),
        ("de", "38 statt bisher 36 Stunden", [136800, 129600]),
        ("de", "von 5 auf 3 Prozent", [0.05, 0.03]),
        ("de", "53 zu 47 Prozent", [0.53, 0.47]),
        ("de", "43 der 58 Mitglieder", [43, 58]),
        ("de", "12 Franken im Jahr, 500 Euro", [12, 500]),
        ("en", "from 3 to 5 million", [3e6, 5e6]),
        ("en", "rose to 5 from 3 percent", [0.05, 0.03]),
    ],
)
def test_two_numbers_share_one_unit(lang: str, text: str, values: list[float]) -> None:
    """Of two numbers joined by a word the first has the scale and unit that stand after the second."""
    assert [found.value for found in amounts(text, lang)] == pytest.approx(values)


# --------------------------------------------------------------------------- the same amount

SAME = [
    ("de", "1.200 Menschen", "zwölfhundert Menschen"),
    ("de", "1,2 Tsd. Euro", "1200 Euro"),
    ("de", "€ 5 Mio.", "fünf Millionen Euro"),
    ("de", "2,3 Millionen Euro", "das 2,3-Millionen-Euro-Projekt"),
    ("de", "33 Prozent", "ein Drittel"),
    ("de", "zwei Drittel", "65 Prozent"),
    ("de", "die Hälfte der Stimmen", "51,2 Prozent"),
    ("de", "mehr als die Hälfte", "53,4 Prozent"),
    ("de", "90 Prozent", "neun von zehn Gletschern"),
    ("de", "neun von zehn", "90 Prozent"),
    ("de", "jeder Vierte", "25 Prozent"),
    ("de", "anderthalb Stunden", "90 Minuten"),
    ("de", "17 Hundertstel", "0,17 Sekunden"),
    ("de", "1,5 km", "1500 Meter"),
    ("de", "40 Cent", "0,4 Euro"),
    ("de", "zwei Wochen", "14 Tage"),
    ("de", "ein Monat", "vier Wochen"),
    ("de", "18 Monate", "anderthalb Jahre"),
    ("de", "sechs Jahre und neun Monate", "81 Monate"),
    ("de", "mehr als sechs Jahre", "sechs Jahre und neun Monate"),
    ("de", "4 Euro je Megawattstunde", "0,4 Cent je Kilowattstunde"),
    ("de", "100 Euro im Monat", "1200 Euro jährlich"),
    ("de", "jährlich rund 1200 Euro", "100 Euro im Monat"),
    ("de", "41.000 Autos am Tag", "täglich rund 41.000 Autos"),
    ("en", "20 people a day", "20 people daily"),
    ("de", "5 Euro pro Kopf", "5 Euro je Einwohner"),
    ("de", "3.800 Euro je Hektar", "3.800 Euro je Hektar und Jahr"),
    ("de", "120 km/h", "120 Stundenkilometer"),
    ("de", "41 Prozent", "40,8 Prozent"),
    ("de", "1,2 Millionen Euro", "1.230.000 Euro"),
    ("de", "zwei Millionen Euro", "1,9 Millionen Euro"),
    ("de", "rund 40 Gäste", "38 Gäste"),
    ("de", "knapp 1.000 Gäste", "980 Gäste"),
    ("de", "mehr als 200 Gäste", "214 Gäste"),
    ("de", "mehr als 100 Gäste", "mehr als 150 Gäste"),
    ("de", "100 Gäste", "mehr als 100 Gäste"),
    ("de", "bis zu 90 Euro", "70 bis 90 Euro"),
    ("de", "fast 120 Milliarden Euro", "rund 118 Milliarden Euro"),
    ("de", "weniger als ein Zehntel", "höchstens acht Prozent"),
    ("de", "Dutzende Wähler", "etwa 60 Wähler"),
    ("de", "ein zweistelliger Millionenbetrag", "25 Millionen Euro"),
    ("de", "der 3. Platz", "Er wurde Dritter."),
    ("de", "2:1", "2 zu 1"),
    ("de", "43 Abgeordnete", "43 Mitglieder"),
    ("de", "der 44-Jährige", "44 Jahre alt"),
    ("de", "doppelt so viel", "verdoppelt"),
    ("de", "30 Grad", "30 °C"),
    ("en", "1,200 people", "twelve hundred people"),
    ("en", "one in three", "33 percent"),
    ("en", "two-thirds", "66 per cent"),
    ("en", "half an hour", "30 minutes"),
    ("en", "90 minutes", "an hour and a half"),
    ("en", "$5m", "5 million dollars"),
    ("en", "12 dollars per kilowatt hour", "12,000 dollars per MWh"),
    ("en", "55 km", "34 miles"),
    ("en", "5,000 euros a month", "60,000 euros a year"),
    ("en", "more than 200 passengers", "214 passengers"),
    ("en", "about 60 people", "58 people"),
    ("en", "twice as many", "doubled"),
]


@pytest.mark.parametrize(("lang", "claim", "source"), SAME)
def test_one_amount_said_in_two_ways_is_the_same(lang: str, claim: str, source: str) -> None:
    """Another spelling, unit, rounding or a looser word of the same amount is no difference."""
    assert agree(claim, source, lang)


DIFFERENT = [
    ("de", "38,5 Prozent", "5,38 Prozent"),
    ("de", "38 Verletzte", "28 Verletzte"),
    ("de", "1.200 Gäste", "12.000 Gäste"),
    ("de", "210 Einwände", "214 Einwände"),
    ("de", "5 Millionen Euro", "5 Milliarden Euro"),
    ("de", "zwei Drittel", "60 Prozent"),
    ("de", "jeder Vierte", "jeder Dritte"),
    ("de", "rund 300 Gäste", "rund 400 Gäste"),
    ("de", "mehr als 100 Gäste", "100 Gäste"),
    ("de", "mehr als 38 Gäste", "mehr als 39 Gäste"),
    ("de", "mehr als 150 Gäste", "mehr als 100 Gäste"),
    ("de", "bis zu 200 Gäste", "bis zu 300 Gäste"),
    ("de", "bis zu 300 Gäste", "200 Gäste"),
    ("de", "200 Gäste", "bis zu 300 Gäste"),
    ("de", "mehr als 100 Gäste", "weniger als 100 Gäste"),
    ("de", "knapp 100 Gäste", "gut 100 Gäste"),
    ("de", "70 bis 90 Euro", "70 bis 80 Euro"),
    ("de", "Hunderte Boote", "Tausende Boote"),
    ("de", "Dutzende Boote", "12 Boote"),
    ("de", "der 3. Platz", "3 Plätze"),
    ("de", "Platz 3", "Platz 4"),
    ("de", "2:1", "3:1"),
    ("de", "14 zu 11", "14 zu 12"),
    ("de", "2:1", "zwei Monate"),
    ("de", "drei Jahre Haft", "ein Jahr Haft"),
    ("de", "sechs Jahre und neun Monate", "sechs Jahre und drei Monate"),
    ("de", "doppelt so viel", "dreimal so viel"),
    ("de", "5 Grad", "minus 5 Grad"),
    ("de", "12 Franken im Monat", "12 Franken im Jahr"),
    ("de", "zweimal", "dreimal"),
    ("de", "600 Liter Wasser in der Stunde", "600 Liter Wasser in der Minute"),
    ("de", "täglich rund 41.000 Autos", "41.000 Autos im Monat"),
    ("en", "38.5 percent", "5.38 percent"),
    ("en", "$1.2bn", "$1.2m"),
    ("en", "one in three", "one in four"),
    ("en", "third place", "three places"),
    ("en", "nearly 60 people", "more than 60 people"),
    ("en", "half an hour", "an hour and a half"),
]


@pytest.mark.parametrize(("lang", "claim", "source"), DIFFERENT)
def test_another_amount_is_another(lang: str, claim: str, source: str) -> None:
    """Amounts that cannot mean the same do not agree."""
    assert not agree(claim, source, lang)


OTHER_UNIT = [
    ("de", "90 Kubikmeter", "90 Tonnen"),
    ("de", "5 Prozent", "5 Prozentpunkte"),
    ("de", "5 Euro", "5 Dollar"),
    ("de", "14,20 Euro", "14,20 Franken"),
    ("de", "90 Stunden", "90 Minuten"),
    ("de", "30 Quadratkilometer", "30 Hektar"),
    ("de", "0,4 Euro je Megawattstunde", "0,4 Cent je Kilowattstunde"),
    ("de", "12 Franken im Monat", "12 Franken im Jahr"),
    ("de", "5 Euro je Kind", "5 Euro je Familie"),
    ("de", "30 Meter", "30 Meter pro Sekunde"),
    ("en", "5 per cent", "5 percentage points"),
    ("en", "$5m", "€5m"),
    ("en", "300 feet", "300 metres"),
    ("en", "5,000 euros a month", "5,000 euros a year"),
]


@pytest.mark.parametrize(("lang", "claim", "source"), OTHER_UNIT)
def test_one_figure_in_another_unit_is_a_difference_in_the_unit(lang: str, claim: str, source: str) -> None:
    """The same figure with another unit, currency or rate is told by the unit."""
    mine, theirs = amount(claim, lang), amount(source, lang)
    assert not same_unit(mine, theirs)
    assert not (same_unit(mine, theirs) and same_amount(mine, theirs))


@pytest.mark.parametrize(
    ("claim", "source"),
    [("43 Mitglieder", "43 der 58 Mitglieder"), ("10 Gletscher", "neun von zehn Gletschern")],
)
def test_either_number_of_a_ratio_bears_out_a_count(claim: str, source: str) -> None:
    """What a ratio counts, part or whole, is a count as well."""
    mine = amount(claim, "de")
    assert any(same_amount(mine, theirs) for theirs in amounts(source, "de"))


@pytest.mark.parametrize(
    ("lang", "text", "written"),
    [
        ("de", "Das kostet mehr als 12 Franken im Monat.", "mehr als 12 Franken im Monat"),
        ("de", "für rund 3.800 Euro je Hektar und Jahr verpachtet", "rund 3.800 Euro je Hektar und Jahr"),
        ("de", "mit 38 Gästen", "38"),
        ("en", "They pay about $5m a year.", "about $5m a year"),
    ],
)
def test_an_amount_knows_how_it_is_written_bound_and_rate_included(
    lang: str, text: str, written: str
) -> None:
    """What a reader is shown runs from the bound to the rate."""
    assert amount(text, lang).written == written


def test_a_rate_is_per_everything_that_is_named() -> None:
    """„je Hektar und Jahr“ is reckoned by area and time."""
    assert [name for name, _ in amount("3.800 Euro je Hektar und Jahr", "de").per] == ["area", "time"]


@pytest.mark.parametrize(
    "text", ["500 Euro im Jahr 2024", "3 Prozent im Jahr zuvor", "20 Euro am Tag der offenen Tür"]
)
def test_a_certain_year_or_day_makes_no_rate(text: str) -> None:
    """„im Jahr 2024“ is a date, not „per year“."""
    assert amount(text, "de").per == ()
