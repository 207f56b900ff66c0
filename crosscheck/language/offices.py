"""Facet: titles of offices, and their qualifiers: former, current, designated, deputy, acting, honorary."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Offices:
    """Words of offices, all folded. Read from `offices.toml`; without it no office is known.

    What a qualifier says is one of `now`, `then`, `past`, `future`, `deputy`, `acting`, `honorary` and `candidate`.
    """

    heads: frozenset[str] = frozenset()  # what a word for an office ends in, of any gender
    endings: tuple[str, ...] = ()  # of gender, number and case behind them, longest first
    one_gender: Mapping[str, str] = field(
        default_factory=dict
    )  # an end of a word → the one that it is compared as
    qualifiers: Mapping[str, str] = field(default_factory=dict)  # word before the office → what it says
    prefixes: Mapping[str, str] = field(default_factory=dict)  # what begins the word → what it says
    suffixes: Mapping[str, str] = field(
        default_factory=dict
    )  # what ends the word, behind the office → what it says
    after: Mapping[tuple[str, ...], str] = field(
        default_factory=dict
    )  # words behind the office → what they say
    unclear: frozenset[str] = (
        frozenset()
    )  # words before an office that leave open since when it is held („neu“)
    then: frozenset[str] = frozenset()  # words before an office that tell of another time („als“)
    copulas: frozenset[str] = frozenset()  # between a name and the office
    leaving: frozenset[str] = frozenset()  # words of an office that has ended
