"""English numbers, amounts and dates."""

from __future__ import annotations

from crosscheck.language.quantity import Bound, DateWords, QuantityWords, Unit

_WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_ONES = {word: value for value, word in enumerate(_WORDS)}
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip


def number(word: str) -> float | None:
    """The value of a folded English number word (hyphens removed by the caller), or None.

    >>> number("twenty"), number("twentyone"), number("house")
    (20.0, 21.0, None)
    """
    if word in _ONES:
        return float(_ONES[word])
    if word in _TENS:
        return float(_TENS[word])
    for ten, value in _TENS.items():
        rest = word[len(ten) :].lstrip("-")
        if word.startswith(ten) and 1 <= _ONES.get(rest, 0) <= 9:
            return float(value + _ONES[rest])
    return None


_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip

QUANTITIES = QuantityWords(
    number=number,
    decimal=".",
    thousands=",\u202f\u00a0 ",
    scales={
        "hundred": 1e2,
        "thousand": 1e3,
        "k": 1e3,
        "million": 1e6,
        "mn": 1e6,
        "m": 1e6,
        "billion": 1e9,
        "bn": 1e9,
        "trillion": 1e12,
        "dozen": 12.0,
    },
    fractions={
        "half": 1 / 2,
        "third": 1 / 3,
        "thirds": 1 / 3,
        "quarter": 1 / 4,
        "quarters": 1 / 4,
        "fifth": 1 / 5,
        "fifths": 1 / 5,
        "tenth": 1 / 10,
    },
    multiples={"double": 2.0, "doubled": 2.0, "twice": 2.0, "triple": 3.0, "tripled": 3.0, "quadrupled": 4.0},
    vague={
        "dozens": (24, 150),
        "hundreds": (150, 2000),
        "thousands": (1500, 20000),
        "scores": (40, 150),
        "single-digit": (1, 9.99),
        "double-digit": (10, 99.99),
    },
    units={
        name: Unit(*spec)
        for names, spec in {
            "percent % pc": ("share", 0.01),
            "points": ("points", 0.01),
            "euro euros eur €": ("EUR", 1),
            "dollar dollars usd $": ("USD", 1),
            "pound pounds gbp £": ("GBP", 1),
            "pence p": ("GBP", 0.01),
            "cent cents": ("USD", 0.01),
            "franc francs": ("CHF", 1),
            "second seconds": ("time", 1),
            "minute minutes min": ("time", 60),
            "hour hours": ("time", 3600),
            "day days": ("time", 86400),
            "week weeks": ("time", 604800),
            "month months": ("time", 2629800),
            "year years": ("time", 31557600),
            "decade decades": ("time", 315576000),
            "millimetre millimetres mm": ("length", 0.001),
            "centimetre centimetres cm": ("length", 0.01),
            "metre metres meter meters": ("length", 1),
            "kilometre kilometres kilometer kilometers km": ("length", 1000),
            "mile miles": ("length", 1609.344),
            "foot feet ft": ("length", 0.3048),
            "acre acres": ("area", 4046.86),
            "hectare hectares": ("area", 1e4),
            "litre litres liter liters": ("volume", 0.001),
            "gallon gallons": ("volume", 0.003785),
            "gram grams g": ("mass", 0.001),
            "kilogram kilograms kg kilos": ("mass", 1),
            "tonne tonnes ton tons": ("mass", 1000),
            "barrel barrels": ("barrel", 1),
            "kilowatt kw": ("power", 1),
            "megawatt megawatts mw": ("power", 1e3),
            "gigawatt gigawatts gw": ("power", 1e6),
            "degree degrees": ("degree", 1),
        }.items()
        for name in names.split()
    },
    compound_units={
        "year-old": "years",
        "years-old": "years",
        "hour-long": "hours",
        "day-long": "days",
        "strong": "people",
    },
    bounds={
        ("about",): Bound(0.9, 1.1),
        ("around",): Bound(0.9, 1.1),
        ("some",): Bound(0.9, 1.1),
        ("roughly",): Bound(0.9, 1.1),
        ("approximately",): Bound(0.9, 1.1),
        ("an", "estimated"): Bound(0.9, 1.1),
        ("nearly",): Bound(0.85, 1.0),
        ("almost",): Bound(0.85, 1.0),
        ("just", "under"): Bound(0.85, 1.0),
        ("just", "over"): Bound(1.0, 1.15),
        ("more", "than"): Bound(1.0, 2.0, True),
        ("over",): Bound(1.0, 2.0, True),
        ("at", "least"): Bound(1.0, 2.0),
        ("less", "than"): Bound(0.5, 1.0, True),
        ("fewer", "than"): Bound(0.5, 1.0, True),
        ("under",): Bound(0.5, 1.0, True),
        ("at", "most"): Bound(0.5, 1.0),
        ("up", "to"): Bound(0.5, 1.0),
        ("as", "many", "as"): Bound(0.5, 1.0),
        ("no", "more", "than"): Bound(0.5, 1.0),
    },
    per={
        "per": "",
        "a": "",
        "an": "",
        "each": "",
        "annually": "years",
        "yearly": "years",
        "monthly": "months",
        "daily": "days",
    },
    ratio_words=frozenset({"of", "in", "out"}),
    every=frozenset({"every"}),
    ordinals=_ORDINALS,
    articles=frozenset({"a", "an", "one"}),
)

DATES = DateWords(
    months={
        "january": 1,
        "jan": 1,
        "february": 2,
        "feb": 2,
        "march": 3,
        "april": 4,
        "apr": 4,
        "may": 5,
        "june": 6,
        "july": 7,
        "august": 8,
        "aug": 8,
        "september": 9,
        "sept": 9,
        "sep": 9,
        "october": 10,
        "oct": 10,
        "november": 11,
        "nov": 11,
        "december": 12,
        "dec": 12,
    },
    weekdays={
        "monday": 0,
        "tuesday": 1,
        "wednesday": 2,
        "thursday": 3,
        "friday": 4,
        "saturday": 5,
        "sunday": 6,
    },
    relative_days={"yesterday": -1, "tonight": 0, "tomorrow": 1},
    seasons={"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)},
    month_parts={"early": (1, 11), "mid": (10, 21), "late": (19, 31)},
    next_words=frozenset({"next", "coming"}),
    last_words=frozenset({"last", "past", "previous"}),
    this_words=frozenset({"this", "current"}),
    ago=frozenset({"ago"}),
    clock=frozenset({"am", "pm", "a.m", "p.m", "gmt", "bst"}),
    year_words=frozenset({"year", "years"}),
    day_first=False,
    night_before=(),
    periods={"week": 7, "weekend": 2, "month": 30, "year": 365},
    decades={},
)
