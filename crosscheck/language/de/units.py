"""German units of measure, and what amounts are counted per."""

from __future__ import annotations

from crosscheck.language.quantity import Unit, UnitWords, named_units


def _inflected(table: dict[str, str]) -> dict[str, str]:
    """Endings of adjectives in all inflections."""
    return {stem + end: unit for stem, unit in table.items() for end in ("", "e", "en", "er", "es", "em")}


_TIME = {
    "millisekunde, millisekunden": 0.001, "hundertstel, hundertstelsekunde, hundertstelsekunden": 0.01,
    "zehntelsekunde, zehntelsekunden": 0.1, "sekunde, sekunden, sek": 1, "minute, minuten, min": 60,
    "stunde, stunden, std, h": 3600, "tag, tage, tagen, tages": 86400, "woche, wochen": 604800,
    "monat, monate, monaten, monats": 2629800, "quartal, quartale, quartalen": 7889400,
    "jahr, jahre, jahren, jahres": 31557600, "jahrzehnt, jahrzehnte, jahrzehnten": 315576000,
    "jahrhundert, jahrhunderte, jahrhunderten": 3155760000,
}  # fmt: skip
_LENGTH = {
    "millimeter, millimetern, mm": 0.001, "zentimeter, zentimetern, cm": 0.01, "meter, metern, m": 1,
    "kilometer, kilometern, km": 1000, "meile, meilen": 1609.344, "seemeile, seemeilen": 1852,
    "fuss": 0.3048, "lichtjahr, lichtjahre, lichtjahren": 9.4607e15,
}  # fmt: skip
_AREA = {
    "quadratzentimeter": 1e-4, "quadratmeter, quadratmetern, qm, m2": 1, "ar": 100, "hektar, ha": 1e4,
    "quadratkilometer, quadratkilometern, km2, qkm": 1e6,
}  # fmt: skip
_VOLUME = {
    "milliliter, millilitern, ml": 1e-6, "liter, litern, l": 0.001, "hektoliter, hektolitern, hl": 0.1,
    "kubikmeter, kubikmetern, m3, cbm": 1, "barrel, fass": 0.158987, "kubikkilometer, kubikkilometern": 1e9,
}  # fmt: skip
_MASS = {
    "milligramm, mg": 1e-6, "gramm, g": 0.001, "kilo, kilogramm, kg": 1, "zentner, zentnern": 50,
    "tonne, tonnen, t": 1000, "kilotonne, kilotonnen": 1e6, "megatonne, megatonnen": 1e9,
}  # fmt: skip
_ENERGY = {
    "wattstunde, wattstunden, wh": 0.001, "kilowattstunde, kilowattstunden, kwh": 1,
    "megawattstunde, megawattstunden, mwh": 1e3, "gigawattstunde, gigawattstunden, gwh": 1e6,
    "terawattstunde, terawattstunden, twh": 1e9,
}  # fmt: skip
_POWER = {
    "watt": 0.001, "kilowatt, kw": 1, "megawatt, mw": 1e3, "gigawatt, gw": 1e6, "terawatt, tw": 1e9, "ps": 0.7355,
}  # fmt: skip
_DATA = {
    "kilobyte, kb": 1e3, "megabyte, mb": 1e6, "gigabyte, gb": 1e9, "terabyte, tb": 1e12, "petabyte": 1e15,
}  # fmt: skip
_MONEY = {
    "euro, euros, eur, €": ("EUR", 1), "cent, cents, ct, eurocent": ("EUR", 0.01),
    "dollar, dollars, usd, $, us-dollar, us $": ("USD", 1), "franken, chf, sfr": ("CHF", 1),
    "rappen": ("CHF", 0.01), "gbp, £, britische pfund, britischen pfund, pfund sterling": ("GBP", 1),
    "pfund": ("", 1), "rubel": ("RUB", 1), "yen": ("JPY", 1), "yuan": ("CNY", 1), "lira": ("TRY", 1),
    "krone, kronen": ("", 1), "zloty": ("PLN", 1), "forint": ("HUF", 1), "bitcoin, bitcoins": ("BTC", 1),
    "mark, d-mark": ("DEM", 1), "schilling": ("ATS", 1), "rupie, rupien": ("", 1),
}  # fmt: skip

UNITS = UnitWords(
    names=named_units(
        {name: Unit("time", f) for name, f in _TIME.items()}
        | {name: Unit("length", f) for name, f in _LENGTH.items()}
        | {name: Unit("area", f) for name, f in _AREA.items()}
        | {name: Unit("volume", f) for name, f in _VOLUME.items()}
        | {name: Unit("mass", f) for name, f in _MASS.items()}
        | {name: Unit("energy", f) for name, f in _ENERGY.items()}
        | {name: Unit("power", f) for name, f in _POWER.items()}
        | {name: Unit("data", f) for name, f in _DATA.items()}
        | {name: Unit(*spec) for name, spec in _MONEY.items()}
        | {
            "prozent, %": Unit("share", 0.01),
            "promille": Unit("share", 0.001),
            "prozentpunkt, prozentpunkte, prozentpunkten": Unit("points", 0.01),
            "grad, °, grad celsius, ° c": Unit("degree", 1),
            "grad fahrenheit, ° f": Unit("degree", 5 / 9, -32),
            "stundenkilometer, stundenkilometern": Unit("speed", 1 / 3.6),
            "knoten": Unit("speed", 0.514444),
            "punkt, punkte, punkten, zähler, zählern": Unit("score", 1),
            "stimme, stimmen": Unit("votes", 1),
        }
    ),
    signs=frozenset({"€", "$", "£", "eur", "usd", "chf", "gbp", "sfr"}),
    adjectives=frozenset(
        {
            "us",
            "schweizer",
            "amerikanische",
            "amerikanischen",
            "russische",
            "russischen",
            "turkische",
            "turkischen",
            "japanische",
            "chinesische",
            "polnische",
            "ungarische",
        }
    ),
    endings=_inflected(
        {
            "sekundig": "sekunden",
            "minutig": "minuten",
            "stundig": "stunden",
            "tagig": "tage",
            "wochig": "wochen",
            "monatig": "monate",
            "jahrig": "jahre",
            "prozentig": "prozent",
            "metrig": "meter",
            "kopfig": "kopfe",
        }
    ),
    heads={"halb": 0.5, "viertel": 0.25, "dreiviertel": 0.75},
    halves=frozenset({"halb", "halbe", "halben", "halber", "halbes", "halbem"}),
    per={
        "je": "",
        "pro": "",
        "im": "",
        "am": "",
        "in": "",
        "jahrlich": "jahr",
        "monatlich": "monat",
        "wochentlich": "woche",
        "taglich": "tag",
        "stundlich": "stunde",
    },
    per_span=frozenset({"im", "am", "in"}),
    not_rate_after=frozenset(
        {
            "der",
            "des",
            "dem",
            "den",
            "vor",
            "nach",
            "zuvor",
            "danach",
            "darauf",
            "davor",
            "als",
            "wo",
            "an",
            "von",
            "zwischen",
        }
    ),
    things={
        "kopf": "person",
        "person": "person",
        "einwohner": "person",
        "einwohnerin": "person",
        "burger": "person",
        "mitglied": "person",
        "mitarbeiter": "person",
        "beschaftigten": "person",
        "beschaftigtem": "person",
        "teilnehmer": "person",
        "besucher": "person",
        "gast": "person",
        "kind": "child",
        "schuler": "child",
        "haushalt": "household",
        "familie": "household",
        "aktie": "share",
        "anteilsschein": "share",
        "nacht": "night",
        "ubernachtung": "night",
        "spiel": "game",
        "partie": "game",
        "fahrt": "trip",
        "quartal": "quarter",
        "schicht": "shift",
        "wohnung": "flat",
        "platz": "place",
        "stuck": "piece",
    },
    below_zero=(("unter", "null"), ("minus",), ("unter", "dem", "gefrierpunkt")),
)
