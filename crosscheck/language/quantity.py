"""Facet: how a language writes numbers, amounts, dates and times."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: `factor` converts to the base unit of `dimension`."""

    dimension: str
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Bound:
    """What a word before a number makes of it: the stated value v may mean low·v … high·v.

    The factors are this tool's stated tolerances: „rund“ ±10 %, „knapp“ down to 85 %, „gut“ up to
    115 %, „mehr als“ up to twice, „weniger als“ down to half.
    """

    low: float
    high: float
    strict: bool = False  # the value itself is excluded by a source that gives it exactly


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """Words of amounts; keys folded (lower case, no diacritics, ß as ss).

    `number` reads a number word („zwölfhundert“ → 1200) or gives None. `decimal` and `thousands`
    are the separators of digits. `scales` multiply („Mio.“), `fractions` are shares („drittel“ →
    1/3), `multiples` are ratios to another amount („doppelt“ → 2). `vague` are amounts that name a
    range („dutzende“ → 24–120). `compound_units` are endings of adjectives that hold a number
    („-jahrig“).
    """

    number: Callable[[str], float | None]
    decimal: str
    thousands: str
    scales: Mapping[str, float]
    fractions: Mapping[str, float]
    multiples: Mapping[str, float]
    vague: Mapping[str, tuple[float, float]]
    units: Mapping[str, Unit]
    compound_units: Mapping[str, str]
    bounds: Mapping[tuple[str, ...], Bound]
    per: Mapping[str, str]  # words that make a rate: „je“, „pro“, „jahrlich“ → unit or ""
    ratio_words: frozenset[str]  # „von“ in „neun von zehn“
    every: frozenset[str]  # „jeder“ in „jeder funfte“
    ordinals: Mapping[str, int]
    articles: frozenset[str]  # words for one that are mere articles


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words of dates; keys folded. Offsets are days from the text's own publication."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    relative_days: Mapping[str, int]
    seasons: Mapping[str, tuple[int, int]]
    month_parts: Mapping[str, tuple[int, int]]  # „anfang“ → days 1–10
    next_words: frozenset[str]
    last_words: frozenset[str]
    this_words: frozenset[str]
    ago: frozenset[str]
    clock: frozenset[str]
    year_words: frozenset[str]
    day_first: bool
    night_before: tuple[str, ...]
    periods: Mapping[str, int]  # „woche“ → 7 days
    decades: Mapping[str, tuple[int, int]]
