"""German dates and times of day."""

from __future__ import annotations

from crosscheck.language.dating import ClockWords, DateWords, Feast


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _inflected(stems: dict[str, int]) -> dict[str, int]:
    """Adjectives in all inflections."""
    return {stem + end: value for stem, value in stems.items() for end in ("e", "en", "er", "es", "em")}


def _named(table: dict[str, str]) -> dict[str, str]:
    """One entry for each of the words that stand before a name."""
    return {word: name for words, name in table.items() for word in words.split()}


_MONTHS = {
    "januar": 1, "janner": 1, "jan": 1, "februar": 2, "feber": 2, "feb": 2, "marz": 3, "mrz": 3, "april": 4, "apr": 4,
    "mai": 5, "juni": 6, "juli": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "oktober": 10,
    "okt": 10, "november": 11, "nov": 11, "dezember": 12, "dez": 12,
}  # fmt: skip

CLOCK = ClockWords(
    after={("uhr",): None},
    later={
        "morgens": 0,
        "fruh": 0,
        "fruhmorgens": 0,
        "vormittags": 0,
        "mittags": 12,
        "nachmittags": 12,
        "abends": 12,
        "nachts": 0,
    },
    before=_words("um ab bis gegen nach vor kurz seit von zwischen"),
    offsets={("halb",): -30, ("viertel", "nach"): 15, ("viertel", "vor"): -15},
    named={"mitternacht": 0},
    about={
        ("gegen",): 30,
        ("etwa",): 20,
        ("um", "etwa"): 20,
        ("rund",): 20,
        ("kurz", "nach"): 30,
        ("kurz", "vor"): 30,
        ("kurz", "nach", "halb"): 30,
        ("ungefahr",): 20,
        ("circa",): 20,
    },
    night=_words("nachts"),
    zones=_words("ortszeit gmt utc"),
)

DATES = DateWords(
    beside=_words("am vom den der um uhr h"),
    months=_MONTHS,
    abbreviations=_words("jan feb mrz apr aug sept sep okt nov dez"),
    month_cues=_words(
        "im in seit bis ab ende anfang mitte vom zum fur nach vor des eines nachsten kommenden "
        "vergangenen letzten zwischen spatestens fruhestens"
    ),
    day_cues=_words("am vom bis zum der den dem seit ab und"),
    weekdays={
        "montag": 0,
        "dienstag": 1,
        "mittwoch": 2,
        "donnerstag": 3,
        "freitag": 4,
        "samstag": 5,
        "sonnabend": 5,
        "sonntag": 6,
    },
    weekday_endings=frozenset(),
    relative_days={"vorgestern": -2, "gestern": -1, "morgen": 1, "ubermorgen": 2},
    not_day_after=_words("von am jeden guten"),
    today=_words("heute"),
    day_parts=_words(
        "morgen fruh vormittag mittag nachmittag abend nacht spatabend fruhmorgens abends morgens mittags"
    ),
    steps=_inflected(
        {
            "kommend": 1,
            "nachst": 1,
            "ubernachst": 2,
            "dies": 0,
            "laufend": 0,
            "vergangen": -1,
            "letzt": -1,
            "vorig": -1,
            "vorletzt": -2,
            "vorvergangen": -2,
        }
    ),
    loose=_words("nachste nachsten nachster nachstes nachstem letzte letzten letzter letztes letztem"),
    periods=_named(
        {
            "woche": "week",
            "wochenende wochenendes": "weekend",
            "monat monats": "month",
            "quartal quartals": "quarter",
            "halbjahr halbjahres halbjahrs": "half",
            "jahr jahres jahrs": "year",
            "jahrzehnt jahrzehnts": "decade",
        }
    ),
    previous=_named(
        {
            "vorwoche": "week",
            "vormonat vormonats": "month",
            "vorquartal vorquartals": "quarter",
            "vorjahr vorjahres vorjahrs": "year",
        }
    ),
    month_parts={"anfang": (1, 11), "mitte": (9, 22), "ende": (19, 31)},
    year_parts={"anfang": (1, 4), "mitte": (5, 8), "ende": (9, 12)},
    year_edges={
        "jahresbeginn": (1, 3),
        "jahresanfang": (1, 3),
        "jahresmitte": (5, 8),
        "jahresende": (10, 12),
        "jahreswechsel": (12, 1),
    },
    seasons={
        "fruhjahr": (3, 6),
        "fruhling": (3, 6),
        "fruhsommer": (5, 7),
        "sommer": (6, 9),
        "spatsommer": (8, 9),
        "herbst": (9, 12),
        "winter": (12, 3),
    },
    season_cues=_words(
        "im in seit bis ab ende anfang mitte vom zum fur nach vor den dem des spatestens fruhestens spatestens und"
    ),
    named_days=_inflected({"heutig": 0, "gestrig": -1, "morgig": 1}),
    parts_of_year=dict.fromkeys(("quartal", "quartals", "jahresviertel"), 4)
    | dict.fromkeys(("halbjahr", "halbjahrs", "halbjahres", "jahreshalfte"), 2)
    | {"jahresdrittel": 3},
    decades={
        f"{name}jahre{end}": start
        for name, start in {
            "zwanziger": 1920,
            "dreissiger": 1930,
            "vierziger": 1940,
            "funfziger": 1950,
            "sechziger": 1960,
            "siebziger": 1970,
            "achtziger": 1980,
            "neunziger": 1990,
            "nuller": 2000,
        }.items()
        for end in ("", "n")
    }
    # Below zero: a decade only before one of `decade_nouns`.
    | {
        "zwanziger": -1920,
        "dreissiger": -1930,
        "vierziger": -1940,
        "funfziger": -1950,
        "sechziger": -1960,
        "siebziger": -1970,
        "achtziger": -1980,
        "neunziger": -1990,
    },
    decade_nouns=_words("jahre jahren"),
    decade_endings=_words("er ern"),
    centuries=_words("jahrhundert jahrhunderts jahrhunderte"),
    before_era=frozenset({("v", "chr"), ("vor", "christus"), ("vor", "unserer", "zeitrechnung")}),
    feasts={
        "weihnachten": Feast(12, 25, 7, 7),
        "weihnachtsfest": Feast(12, 25, 7, 7),
        "weihnachtsfeiertage": Feast(12, 25, 1, 2),
        "weihnachtsfeiertagen": Feast(12, 25, 1, 2),
        "heiligabend": Feast(12, 24),
        "silvester": Feast(12, 31),
        "silvesternacht": Feast(12, 31, 0, 1),
        "neujahr": Feast(1, 1),
        "neujahrstag": Feast(1, 1),
        "ostern": Feast(0, 0, 9, 8),
        "osterfest": Feast(0, 0, 9, 8),
        "karfreitag": Feast(0, -2),
        "ostersonntag": Feast(0, 0),
        "ostermontag": Feast(0, 1),
        "pfingsten": Feast(0, 49, 7, 8),
        "pfingstsonntag": Feast(0, 49),
        "pfingstmontag": Feast(0, 50),
        "himmelfahrt": Feast(0, 39),
        "fronleichnam": Feast(0, 60),
        "rosenmontag": Feast(0, -48),
        "aschermittwoch": Feast(0, -46),
    },
    night_before=frozenset({("nacht", "zum"), ("nacht", "zu"), ("nacht", "auf"), ("nacht", "auf", "den")}),
    year_cues=_words(
        "jahr jahre jahren jahres seit anfang mitte ende saison spielzeit winter sommer herbst fruhjahr silvester "
        "weihnachten ostern jahrgang herbstes wm em olympia agenda"
    ),
    weak_cues=_words("bis ab von vor nach in fur zwischen spatestens fruhestens"),
    count_cues=_words("auf um mit je pro bei uber unter rund etwa"),
    adjective_endings=("e", "en", "er"),
    articles=_words("der des den dem die das"),
    ranges=_words("bis"),
    lists=_words("und oder sowie"),
    ago_before=_words("vor"),
    ago_after=frozenset(),
    ahead=_words("in"),
    day_first=True,
    clock=CLOCK,
)
