"""English dates and times of day."""

from __future__ import annotations

from crosscheck.language.dating import ClockWords, DateWords, Feast


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "april": 4, "apr": 4, "may": 5, "june": 6,
    "july": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10,
    "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip

CLOCK = ClockWords(
    after={
        ("am",): 0,
        ("a", "m"): 0,
        ("pm",): 12,
        ("p", "m"): 12,
        ("gmt",): None,
        ("bst",): None,
        ("utc",): None,
        ("o'clock",): None,
        ("o’clock",): None,
        ("cet",): None,
        ("est",): None,
        ("et",): None,
    },
    later={},
    before=_words("at by until till from before after around about since between past shortly"),
    offsets={("half", "past"): 30, ("quarter", "past"): 15, ("quarter", "to"): -15},
    named={"midnight": 0, "noon": 720, "midday": 720},
    about={
        ("around",): 30,
        ("about",): 30,
        ("at", "about"): 30,
        ("at", "around"): 30,
        ("just", "before"): 30,
        ("just", "after"): 30,
        ("shortly", "before"): 30,
        ("shortly", "after"): 30,
        ("roughly",): 30,
    },
    zones=_words("gmt utc et est edt cet cest bst"),
    twelve_hours=_words("o'clock o’clock"),
)

DATES = DateWords(
    beside=_words("on at the of"),
    months=_MONTHS,
    abbreviations=_words("jan feb apr aug sept sep oct nov dec"),
    month_cues=_words("in since by until till of from to during before after between early late mid"),
    day_cues=frozenset(),
    weekdays={
        "monday": 0,
        "tuesday": 1,
        "wednesday": 2,
        "thursday": 3,
        "friday": 4,
        "saturday": 5,
        "sunday": 6,
    },
    weekday_endings=_words("'s ’s"),
    relative_days={"yesterday": -1, "tonight": 0, "tomorrow": 1},
    today=frozenset(),
    day_parts=frozenset(),
    steps={
        "next": 1,
        "coming": 1,
        "this": 0,
        "current": 0,
        "last": -1,
        "past": -1,
    },
    loose=_words("next last"),
    last_days=_words("past"),
    periods={
        "week": "week",
        "weekend": "weekend",
        "month": "month",
        "quarter": "quarter",
        "year": "year",
        "decade": "decade",
    },
    previous={},
    month_parts={"early": (1, 11), "mid": (9, 22), "late": (19, 31), "beginning": (1, 11), "end": (19, 31)},
    year_parts={"early": (1, 4), "mid": (5, 8), "late": (9, 12), "beginning": (1, 4), "end": (9, 12)},
    year_edges={},
    seasons={"spring": (3, 6), "summer": (6, 9), "autumn": (9, 12), "fall": (9, 12), "winter": (12, 3)},
    season_cues=_words("in the since by until during early late mid of and"),
    named_days={},
    parts_of_year={"quarter": 4, "half": 2},
    decades={
        "twenties": 1920,
        "thirties": 1930,
        "forties": 1940,
        "fifties": 1950,
        "sixties": 1960,
        "seventies": 1970,
        "eighties": 1980,
        "nineties": 1990,
    },
    decade_nouns=frozenset(),
    decade_endings=_words("s"),
    centuries=_words("century centuries"),
    before_era=frozenset({("bc",), ("b", "c"), ("bce",)}),
    feasts={
        "christmas": Feast(12, 25, 7, 7),
        "easter": Feast(0, 0, 9, 8),
        "pentecost": Feast(0, 49, 7, 8),
        "halloween": Feast(10, 31, 1, 1),
    },
    night_before=frozenset(),
    year_cues=_words("year in since by until till early mid late end beginning circa season"),
    weak_cues=_words("of from to for before after during through between"),
    count_cues=_words("with than"),
    plurals=_words(
        "people men women children workers jobs homes houses troops soldiers students residents staff"
    ),
    articles=_words("the of"),
    ranges=_words("to"),
    lists=_words("and or"),
    ago_before=frozenset(),
    ago_after=_words("ago"),
    ahead=_words("in"),
    day_first=False,
    clock=CLOCK,
)
