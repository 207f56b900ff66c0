"""German numbers, amounts and dates."""

from __future__ import annotations

import functools
import re

from crosscheck.language.quantity import Bound, DateWords, QuantityWords, Unit

_ONES = {
    "null": 0, "ein": 1, "eins": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "zwei": 2, "zwo": 2,
    "drei": 3, "vier": 4, "funf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
    "elf": 11, "zwolf": 12, "dreizehn": 13, "vierzehn": 14, "funfzehn": 15, "sechzehn": 16,
    "siebzehn": 17, "achtzehn": 18, "neunzehn": 19, "beide": 2, "beiden": 2, "beider": 2,
}  # fmt: skip
_TENS = {
    "zwanzig": 20, "dreissig": 30, "vierzig": 40, "funfzig": 50, "sechzig": 60, "siebzig": 70,
    "achtzig": 80, "neunzig": 90,
}  # fmt: skip
_COMPOUND = re.compile(
    r"(?:(?P<thousands>\w*?)tausend(?:und)?)?(?:(?P<hundreds>[a-z]*?)hundert(?:und)?)?(?P<rest>[a-z]*)$"
)


@functools.lru_cache(maxsize=4096)
def number(word: str) -> float | None:
    """The value of a folded German number word below ten million, or None.

    >>> number("zwolfhundert"), number("dreiundzwanzig"), number("zweieinhalb"), number("haus")
    (1200.0, 23.0, 2.5, None)
    """
    if word in ("anderthalb", "eineinhalb"):
        return 1.5
    if word.endswith("einhalb"):
        base = _below_hundred(word[: -len("einhalb")])
        return None if base is None else base + 0.5
    match = _COMPOUND.match(word)
    if match is None or not word:
        return None
    total = 0.0
    for group, factor in (("thousands", 1000), ("hundreds", 100)):
        part = match[group]
        if part is None:
            continue
        value = 1.0 if part == "" else (number(part) if group == "thousands" else _below_hundred(part))
        if value is None:
            return None
        total += value * factor
    rest = match["rest"]
    if rest:
        value = _below_hundred(rest)
        if value is None:
            return None
        total += value
    elif total == 0:
        return None
    return total


def _below_hundred(word: str) -> float | None:
    if word in _ONES:
        return float(_ONES[word])
    if word in _TENS:
        return float(_TENS[word])
    one, joint, ten = word.partition("und")
    if joint and one in _ONES and ten in _TENS:
        return float(_ONES[one] + _TENS[ten])
    return None


_ORDINALS = {
    "erste": 1, "zweite": 2, "dritte": 3, "vierte": 4, "funfte": 5, "sechste": 6, "siebte": 7, "siebente": 7,
    "achte": 8, "neunte": 9, "zehnte": 10, "elfte": 11, "zwolfte": 12,
}  # fmt: skip


def _inflected(stems: dict[str, int]) -> dict[str, int]:
    return {stem + ending: value for stem, value in stems.items() for ending in ("", "r", "n", "s", "m")}


def _units(table: dict[str, tuple[str, float]]) -> dict[str, Unit]:
    return {name: Unit(*spec) for names, spec in table.items() for name in names.split()}


QUANTITIES = QuantityWords(
    number=number,
    decimal=",",
    thousands=".'’\u202f\u00a0 ",
    scales={
        "hundert": 1e2,
        "tausend": 1e3,
        "tsd": 1e3,
        "million": 1e6,
        "millionen": 1e6,
        "mio": 1e6,
        "mill": 1e6,
        "milliarde": 1e9,
        "milliarden": 1e9,
        "mrd": 1e9,
        "billion": 1e12,
        "billionen": 1e12,
        "bio": 1e12,
        "dutzend": 12.0,
    },
    fractions={
        "halfte": 1 / 2,
        "drittel": 1 / 3,
        "dritteln": 1 / 3,
        "viertel": 1 / 4,
        "vierteln": 1 / 4,
        "funftel": 1 / 5,
        "funfteln": 1 / 5,
        "sechstel": 1 / 6,
        "siebtel": 1 / 7,
        "achtel": 1 / 8,
        "neuntel": 1 / 9,
        "zehntel": 1 / 10,
        "dreiviertel": 3 / 4,
        "zwanzigstel": 1 / 20,
    },
    multiples={
        "doppelt": 2.0,
        "doppelte": 2.0,
        "doppelten": 2.0,
        "zweifache": 2.0,
        "dreifache": 3.0,
        "dreifach": 3.0,
        "vierfache": 4.0,
        "vierfach": 4.0,
        "funffache": 5.0,
        "funffach": 5.0,
        "zehnfache": 10.0,
        "zehnfach": 10.0,
        "verdoppelt": 2.0,
        "verdoppeln": 2.0,
        "verdoppelte": 2.0,
        "verdreifacht": 3.0,
        "verdreifachen": 3.0,
        "vervierfacht": 4.0,
    },
    vague={
        "dutzende": (24, 150),
        "dutzenden": (24, 150),
        "hunderte": (150, 2000),
        "hunderten": (150, 2000),
        "tausende": (1500, 20000),
        "tausenden": (1500, 20000),
        "zehntausende": (15000, 150000),
        "zehntausenden": (15000, 150000),
        "hunderttausende": (150000, 1.5e6),
        "einstellig": (1, 9.99),
        "zweistellig": (10, 99.99),
        "dreistellig": (100, 999.99),
        "vierstellig": (1000, 9999),
        "funfstellig": (10000, 99999),
        "sechsstellig": (100000, 999999),
        "siebenstellig": (1e6, 9.999e6),
    },
    units=_units(
        {
            "prozent %": ("share", 0.01),
            "promille": ("share", 0.001),
            "prozentpunkt prozentpunkte prozentpunkten": ("points", 0.01),
            "euro eur €": ("EUR", 1),
            "cent": ("EUR", 0.01),
            "dollar usd $ us-dollar": ("USD", 1),
            "franken chf": ("CHF", 1),
            "rappen": ("CHF", 0.01),
            "pfund gbp £": ("GBP", 1),
            "rubel": ("RUB", 1),
            "yen": ("JPY", 1),
            "kronen": ("SEK", 1),
            "zloty": ("PLN", 1),
            "bitcoin": ("BTC", 1),
            "sekunde sekunden": ("time", 1),
            "hundertstel hundertstelsekunden": ("time", 0.01),
            "minute minuten min": ("time", 60),
            "stunde stunden std": ("time", 3600),
            "tag tage tagen": ("time", 86400),
            "woche wochen": ("time", 604800),
            "monat monate monaten": ("time", 2629800),
            "jahr jahre jahren": ("time", 31557600),
            "jahrzehnt jahrzehnte jahrzehnten": ("time", 315576000),
            "jahrhundert jahrhunderte": ("time", 3155760000),
            "millimeter millimetern mm": ("length", 0.001),
            "zentimeter zentimetern cm": ("length", 0.01),
            "meter metern m": ("length", 1),
            "kilometer kilometern km": ("length", 1000),
            "meile meilen": ("length", 1609.344),
            "quadratmeter quadratmetern qm m²": ("area", 1),
            "hektar ha": ("area", 1e4),
            "quadratkilometer quadratkilometern km²": ("area", 1e6),
            "liter litern": ("volume", 0.001),
            "kubikmeter kubikmetern m³": ("volume", 1),
            "hektoliter": ("volume", 0.1),
            "gramm g": ("mass", 0.001),
            "kilo kilogramm kg": ("mass", 1),
            "tonne tonnen t": ("mass", 1000),
            "zentner": ("mass", 50),
            "pfunde": ("mass", 0.5),
            "kilowattstunde kilowattstunden kwh": ("energy", 1),
            "megawattstunde megawattstunden mwh": ("energy", 1e3),
            "gigawattstunde gigawattstunden gwh": ("energy", 1e6),
            "terawattstunden twh": ("energy", 1e9),
            "kilowatt kw": ("power", 1),
            "megawatt mw": ("power", 1e3),
            "gigawatt gw": ("power", 1e6),
            "grad °c °": ("degree", 1),
            "stundenkilometer stundenkilometern km/h": ("speed", 1),
            "punkt punkte punkten": ("score", 1),
            "stimme stimmen": ("votes", 1),
        }
    ),
    compound_units={
        "jahrig": "jahre",
        "jahrige": "jahre",
        "jahriger": "jahre",
        "jahrigen": "jahre",
        "jahriges": "jahre",
        "jahrigem": "jahre",
        "stundig": "stunden",
        "stundige": "stunden",
        "stundigen": "stunden",
        "stundiger": "stunden",
        "stundigem": "stunden",
        "tagig": "tage",
        "tagige": "tage",
        "tagigen": "tage",
        "tagiger": "tage",
        "wochig": "wochen",
        "wochige": "wochen",
        "wochigen": "wochen",
        "monatig": "monate",
        "monatige": "monate",
        "monatigen": "monate",
        "minutig": "minuten",
        "minutige": "minuten",
        "minutigen": "minuten",
        "prozentig": "prozent",
        "prozentige": "prozent",
        "prozentigen": "prozent",
        "kopfig": "personen",
        "kopfige": "personen",
        "kopfigen": "personen",
        "stundenlang": "stunden",
    },
    bounds={
        ("rund",): Bound(0.9, 1.1),
        ("etwa",): Bound(0.9, 1.1),
        ("ungefahr",): Bound(0.9, 1.1),
        ("circa",): Bound(0.9, 1.1),
        ("ca",): Bound(0.9, 1.1),
        ("zirka",): Bound(0.9, 1.1),
        ("an", "die"): Bound(0.85, 1.05),
        ("um", "die"): Bound(0.9, 1.1),
        ("geschatzt",): Bound(0.9, 1.1),
        ("knapp",): Bound(0.85, 1.0),
        ("fast",): Bound(0.85, 1.0),
        ("beinahe",): Bound(0.85, 1.0),
        ("annahernd",): Bound(0.85, 1.02),
        ("nahezu",): Bound(0.85, 1.0),
        ("schatzungsweise",): Bound(0.9, 1.1),
        ("gut",): Bound(1.0, 1.15),
        ("etwas", "mehr", "als"): Bound(1.0, 1.15, True),
        ("mehr", "als"): Bound(1.0, 2.0, True),
        ("uber",): Bound(1.0, 2.0, True),
        ("von", "uber"): Bound(1.0, 2.0, True),
        ("mindestens",): Bound(1.0, 2.0),
        ("wenigstens",): Bound(1.0, 2.0),
        ("nicht", "weniger", "als"): Bound(1.0, 2.0),
        ("ab",): Bound(1.0, 1.0),
        ("weniger", "als"): Bound(0.5, 1.0, True),
        ("unter",): Bound(0.5, 1.0, True),
        ("nicht", "einmal"): Bound(0.5, 1.0, True),
        ("nicht", "mal"): Bound(0.5, 1.0, True),
        ("hochstens",): Bound(0.5, 1.0),
        ("maximal",): Bound(0.5, 1.0),
        ("bis", "zu"): Bound(0.5, 1.0),
        ("nicht", "mehr", "als"): Bound(0.5, 1.0),
        ("etwas", "weniger", "als"): Bound(0.85, 1.0, True),
        ("keine",): Bound(0.5, 1.0, True),
    },
    per={
        "je": "",
        "pro": "",
        "jahrlich": "jahre",
        "jahrliche": "jahre",
        "jahrlichen": "jahre",
        "monatlich": "monate",
        "taglich": "tage",
        "wochentlich": "wochen",
        "stundlich": "stunden",
        "im": "",
        "am": "",
    },
    ratio_words=frozenset({"von", "der", "aus"}),
    every=frozenset({"jeder", "jede", "jedes", "jeden", "jedem"}),
    ordinals=_inflected(_ORDINALS),
    articles=frozenset({"ein", "eine", "einen", "einem", "einer", "eines", "eins"}),
)

DATES = DateWords(
    months={
        "januar": 1,
        "janner": 1,
        "jan": 1,
        "februar": 2,
        "feber": 2,
        "feb": 2,
        "marz": 3,
        "april": 4,
        "apr": 4,
        "mai": 5,
        "juni": 6,
        "juli": 7,
        "august": 8,
        "aug": 8,
        "september": 9,
        "sept": 9,
        "sep": 9,
        "oktober": 10,
        "okt": 10,
        "november": 11,
        "nov": 11,
        "dezember": 12,
        "dez": 12,
    },
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
    relative_days={"vorgestern": -2, "gestern": -1, "morgen": 1, "ubermorgen": 2},
    seasons={"fruhjahr": (3, 5), "fruhling": (3, 5), "sommer": (6, 8), "herbst": (9, 11), "winter": (12, 2)},
    month_parts={
        "anfang": (1, 10),
        "mitte": (10, 21),
        "ende": (20, 31),
    },
    next_words=frozenset(
        [
            "kommenden",
            "kommende",
            "kommender",
            "kommendem",
            "nachsten",
            "nachste",
            "nachster",
            "nachstem",
            "ubernachsten",
        ]
    ),
    last_words=frozenset(
        [
            "vergangenen",
            "vergangene",
            "vergangener",
            "vergangenem",
            "letzten",
            "letzte",
            "letzter",
            "vorigen",
            "vorige",
            "voriger",
            "vorigem",
        ]
    ),
    this_words=frozenset(["diesen", "diese", "dieser", "diesem", "dieses", "laufenden", "laufende"]),
    ago=frozenset({"vor"}),
    clock=frozenset({"uhr"}),
    year_words=frozenset({"jahr", "jahre"}),
    day_first=True,
    night_before=("nacht", "zum"),
    periods={"woche": 7, "wochenende": 2, "monat": 30, "jahr": 365},
    decades={
        "sechzigerjahre": (1960, 1969),
        "siebzigerjahre": (1970, 1979),
        "achtzigerjahre": (1980, 1989),
        "neunzigerjahre": (1990, 1999),
        "siebzigerjahren": (1970, 1979),
        "achtzigerjahren": (1980, 1989),
        "neunzigerjahren": (1990, 1999),
        "sechzigerjahren": (1960, 1969),
    },
)
