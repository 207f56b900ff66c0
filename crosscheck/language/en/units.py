"""English units of measure, and what amounts are counted per."""

from __future__ import annotations

from crosscheck.language.quantity import Unit, UnitWords, named_units

_TIME = {
    "millisecond, milliseconds": 0.001, "second, seconds, sec": 1, "minute, minutes, min, mins": 60,
    "hour, hours, hr, hrs, h": 3600, "day, days": 86400, "week, weeks": 604800, "fortnight": 1209600,
    "month, months": 2629800, "year, years": 31557600, "decade, decades": 315576000,
    "century, centuries": 3155760000,
}  # fmt: skip
_LENGTH = {
    "millimetre, millimetres, millimeter, millimeters, mm": 0.001,
    "centimetre, centimetres, centimeter, centimeters, cm": 0.01,
    "metre, metres, meter, meters, m": 1, "kilometre, kilometres, kilometer, kilometers, km": 1000,
    "mile, miles": 1609.344, "nautical mile, nautical miles": 1852, "yard, yards": 0.9144,
    "foot, feet, ft": 0.3048, "inch, inches": 0.0254,
}  # fmt: skip
_AREA = {
    "square metre, square metres, square meter, square meters, sq m, m2": 1,
    "square foot, square feet, sq ft": 0.092903, "acre, acres": 4046.86, "hectare, hectares, ha": 1e4,
    "square kilometre, square kilometres, square kilometer, square kilometers, sq km, km2": 1e6,
    "square mile, square miles, sq miles": 2589988,
}  # fmt: skip
_VOLUME = {
    "litre, litres, liter, liters": 0.001, "gallon, gallons": 0.003785,
    "cubic metre, cubic metres, cubic meter, cubic meters, m3": 1, "cubic foot, cubic feet": 0.0283168,
    "barrel, barrels": 0.158987,
}  # fmt: skip
_MASS = {
    "gram, grams, gramme, grammes, g": 0.001, "kilogram, kilograms, kilo, kilos, kg": 1,
    "tonne, tonnes, ton, tons, t, metric tons": 1000, "ounce, ounces": 0.0283495,
}  # fmt: skip
_ENERGY = {
    "kilowatt hour, kilowatt hours, kilowatt-hour, kilowatt-hours, kwh": 1,
    "megawatt hour, megawatt hours, megawatt-hour, megawatt-hours, mwh": 1e3,
    "gigawatt hour, gigawatt hours, gigawatt-hour, gigawatt-hours, gwh": 1e6,
    "terawatt hours, terawatt-hours, twh": 1e9,
}  # fmt: skip
_POWER = {
    "watt, watts": 0.001, "kilowatt, kilowatts, kw": 1, "megawatt, megawatts, mw": 1e3,
    "gigawatt, gigawatts, gw": 1e6,
}  # fmt: skip
_MONEY = {
    "euro, euros, eur, €": ("EUR", 1), "dollar, dollars, usd, $, us dollars": ("USD", 1), "gbp, £": ("GBP", 1),
    "pound, pounds": ("", 1), "pence, penny": ("GBP", 0.01), "cent, cents": ("", 0.01),
    "franc, francs, chf, swiss francs": ("CHF", 1), "rouble, roubles, ruble, rubles": ("RUB", 1),
    "yen": ("JPY", 1), "yuan": ("CNY", 1), "crown, crowns, krona, krone, kroner, kronor": ("", 1),
    "zloty, zlotys": ("PLN", 1), "rupee, rupees": ("", 1), "bitcoin, bitcoins": ("BTC", 1),
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
        | {name: Unit(*spec) for name, spec in _MONEY.items()}
        | {
            "percent, per cent, %, pct, pc": Unit("share", 0.01),
            "percentage point, percentage points": Unit("points", 0.01),
            "degree, degrees, °, degrees celsius, degrees c, ° c": Unit("degree", 1),
            "degrees fahrenheit, degrees f, ° f": Unit("degree", 5 / 9, -32),
            "mph": Unit("speed", 0.44704),
            "kph": Unit("speed", 1 / 3.6),
            "knot, knots": Unit("speed", 0.514444),
            "point, points": Unit("score", 1),
            "vote, votes": Unit("votes", 1),
        }
    ),
    signs=frozenset({"€", "$", "£", "eur", "usd", "chf", "gbp"}),
    adjectives=frozenset({"us", "swiss", "british", "danish", "swedish", "norwegian", "metric"}),
    endings={
        "year-old": "years",
        "years-old": "years",
        "month-old": "months",
        "day-old": "days",
        "year-long": "years",
        "month-long": "months",
        "week-long": "weeks",
        "day-long": "days",
        "hour-long": "hours",
        "minute-long": "minutes",
        "mile-long": "miles",
        "metre-long": "metres",
        "strong": "people",
    },
    heads={},
    halves=frozenset({"half"}),
    per={
        "per": "",
        "a": "",
        "an": "",
        "each": "",
        "every": "",
        "annually": "year",
        "yearly": "year",
        "monthly": "month",
        "weekly": "week",
        "daily": "day",
        "hourly": "hour",
    },
    per_span=frozenset({"a", "an", "each", "every"}),
    not_rate_after=frozenset({"ago", "earlier", "later", "before", "after", "of", "from", "old"}),
    things={
        "person": "person",
        "head": "person",
        "capita": "person",
        "resident": "person",
        "citizen": "person",
        "employee": "person",
        "member": "person",
        "passenger": "person",
        "child": "child",
        "pupil": "child",
        "household": "household",
        "family": "household",
        "share": "share",
        "night": "night",
        "game": "game",
        "match": "game",
        "trip": "trip",
        "journey": "trip",
        "quarter": "quarter",
        "shift": "shift",
    },
    below_zero=(("below", "zero"), ("below", "freezing")),
)
