"""English numbers and amounts. Units stand in `units`, dates in `dates`."""

from __future__ import annotations

from crosscheck.language.en.dates import DATES
from crosscheck.language.en.units import UNITS
from crosscheck.language.quantity import Bound, NumberWords, QuantityWords, ShareWords, VagueWords

_WORDS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
    "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
}  # fmt: skip


def number(word: str) -> float | None:
    """The value of one folded English number word below a hundred, or None.

    >>> number("twenty"), number("nineteen"), number("house")
    (20.0, 19.0, None)
    """
    value = _WORDS.get(word)
    return None if value is None else float(value)


def ordinal(word: str) -> int | None:
    """The value of a folded English ordinal of one word, or None.

    >>> ordinal("third"), ordinal("three")
    (3, None)
    """
    return _ORDINALS.get(word)


_ABOUT = Bound(0.9, 1.1)
_NEARLY = Bound(0.85, 1.0)
_MORE = Bound(1.0, 2.0, strict=True)
_LEAST = Bound(1.0, 2.0)
_LESS = Bound(0.5, 1.0, strict=True)
_BELOW = Bound(0.5, 1.0)
_MOST = Bound(0.75, 1.0)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NUMBERS = NumberWords(
    number=number,
    ordinal=ordinal,
    decimal=".",
    scales={
        "hundred": 1e2,
        "thousand": 1e3,
        "k": 1e3,
        "million": 1e6,
        "mn": 1e6,
        "m": 1e6,
        "billion": 1e9,
        "bn": 1e9,
        "b": 1e9,
        "trillion": 1e12,
        "tn": 1e12,
        "dozen": 12.0,
    },
    glued_scales=_words("k m b"),
    rough_scales={"dozen": _ABOUT},
    articles=_words("a an"),
    ones=_words("one"),
    labels=_words(
        "no number article section chapter page room hall gate platform terminal level category phase stage "
        "round step route highway flight boeing airbus type version model group division class tier rank place "
        "apollo top grade lot unit pier channel"
    ),
    rank_nouns=_words("place spot position rank"),
    minus=_words("minus"),
    composed=True,
    joins=_words("and"),
    and_half=(("and", "a", "half"),),
    ordinal_endings=_words("st nd rd th"),
)

SHARES = ShareWords(
    fractions={
        "third": 1 / 3,
        "thirds": 1 / 3,
        "quarter": 1 / 4,
        "quarters": 1 / 4,
        "fifth": 1 / 5,
        "fifths": 1 / 5,
        "sixth": 1 / 6,
        "sixths": 1 / 6,
        "eighth": 1 / 8,
        "eighths": 1 / 8,
        "tenth": 1 / 10,
        "tenths": 1 / 10,
    },
    fraction_followers=_words("of less more fewer higher lower"),
    alone={"half": 1 / 2},
    leads=_words("by than up down"),
    followers=_words("of the all its their his her these those our"),
    ratio_words=_words("of out"),
    ratio_idiom=_words("in"),
    every=_words("every"),
    multiples={
        "double": 2.0,
        "doubled": 2.0,
        "doubles": 2.0,
        "doubling": 2.0,
        "triple": 3.0,
        "tripled": 3.0,
        "trebled": 3.0,
        "quadrupled": 4.0,
        "halved": 0.5,
        "halving": 0.5,
    },
    multiple_endings=("fold",),
    times=_words("times"),
    often={"twice": 2.0},
    multiple_followers=_words("as the more higher larger bigger faster"),
)

VAGUE = VagueWords(
    ranges={
        "dozens": (24, 150),
        "hundreds": (150, 2000),
        "thousands": (1500, 20000),
        "tens": (15, 150),
        "single-digit": (1, 9.99),
        "double-digit": (10, 99.99),
        "triple-digit": (100, 999.99),
        "six-figure": (100000, 999999),
        "seven-figure": (1e6, 9.999e6),
        "five-figure": (10000, 99999),
        "four-figure": (1000, 9999),
    },
    several={"several": (2, 10), "few": (2, 10), "some": (1, 10)},
    scales={"thousands": 1e3, "millions": 1e6, "billions": 1e9},
    of_words=_words("of"),
)

QUANTITIES = QuantityWords(
    numbers=NUMBERS,
    shares=SHARES,
    vague=VAGUE,
    measures=UNITS,
    bounds={
        ("about",): _ABOUT,
        ("around",): _ABOUT,
        ("some",): _ABOUT,
        ("roughly",): _ABOUT,
        ("approximately",): _ABOUT,
        ("circa",): _ABOUT,
        ("an", "estimated"): _ABOUT,
        ("estimated",): _ABOUT,
        ("nearly",): _NEARLY,
        ("almost",): _NEARLY,
        ("close", "to"): Bound(0.85, 1.05),
        ("just", "under"): _NEARLY,
        ("just", "below"): _NEARLY,
        ("just", "over"): Bound(1.0, 1.15),
        ("just", "above"): Bound(1.0, 1.15),
        ("slightly", "more", "than"): Bound(1.0, 1.15, strict=True),
        ("slightly", "less", "than"): Bound(0.85, 1.0, strict=True),
        ("more", "than"): _MORE,
        ("well", "over"): _MORE,
        ("over",): _LEAST,
        ("above",): _LEAST,
        ("upwards", "of"): _LEAST,
        ("at", "least"): _LEAST,
        ("no", "fewer", "than"): _LEAST,
        ("no", "less", "than"): _LEAST,
        ("a", "minimum", "of"): _LEAST,
        ("less", "than"): _LESS,
        ("fewer", "than"): _LESS,
        ("under",): _BELOW,
        ("below",): _BELOW,
        ("at", "most"): _MOST,
        ("up", "to"): _MOST,
        ("as", "many", "as"): _MOST,
        ("as", "much", "as"): _MOST,
        ("no", "more", "than"): _MOST,
        ("not", "more", "than"): _MOST,
        ("a", "maximum", "of"): _MOST,
    },
    to_words=_words("to"),
    and_words=_words("and"),
    or_words=_words("or"),
    between=_words("between"),
    lenders=_words("to or and from versus against of after"),
    result_words=_words("to"),
    fillers=_words("about around nearly almost currently"),
    change_from=_words("from"),
)

__all__ = ["DATES", "QUANTITIES"]
