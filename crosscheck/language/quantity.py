"""Facet: how a language writes numbers and amounts; `dating` has its dates and times.

Every tolerance of the comparison of values stands here or in a language's tables, and nowhere in
code that reads or compares. Keys of all tables are folded: lower case, no diacritics, ß as ss; phrases
are of up to three words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

ROUNDING = 0.075
"""A value given with fewer digits may stand for the exact one (1.2 million for 1,230,000, 41 % for
40.8 %) if it is rounded correctly at its own last digit and off by no more than this share."""

CALENDAR = 0.09
"""Days, weeks, months and years are converted into each other only roughly: four weeks are a month."""

CLOCK = 5
"""Times of day up to so many minutes apart are the same."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: (written value + `offset`) · `factor` is in the base unit of `dimension`.

    Base units: second, metre, square metre, cubic metre, kilogram, kilowatt, kilowatt hour, metre
    per second, degree Celsius; for money one unit of the currency, for shares 1 (percent = 0.01).
    The dimension „“ is for names that measure different things („Pfund“): it fits every other.
    """

    dimension: str
    factor: float = 1.0
    offset: float = 0.0


@dataclass(frozen=True, slots=True)
class Bound:
    """What a word before a number makes of it: the stated value v may mean low·v … high·v.

    The factors are this tool's stated tolerances: „rund“ ±10 %, „knapp“ and „fast“ down to 85 %,
    „gut“ up to 115 %, „mehr als“ and „mindestens“ up to twice, „weniger als“ down to half, „bis zu“
    and „höchstens“ down to 75 %. `strict` excludes v itself: a source that says exactly 100 does not
    bear out „mehr als 100“.
    """

    low: float
    high: float
    strict: bool = False

    @property
    def direction(self) -> int:
        """1 for a lower bound („mehr als“), -1 for an upper one („bis zu“), 0 for neither."""
        return (self.low >= 1 < self.high) - (self.high <= 1 > self.low)

    @property
    def loose(self) -> bool:
        """Whether the bound leaves room for values nobody would take for the stated one."""
        return self.low < 0.8 or self.high > 1.25


@dataclass(frozen=True, slots=True, eq=False)
class NumberWords:
    """Numbers by themselves.

    `number` reads a number word („zwölfhundert“ → 1200), `ordinal` an ordinal („dritten“ → 3), both
    or None. `composed` says that number words stand apart („three hundred and fifty“), joined by
    `joins`; `and_half` are phrases that add one half („two and a half“). `decimal` is the sign
    before decimals. `scales` multiply („Mio.“); `glued_scales` only right after digits („5m“), and
    `rough_scales` make the number approximate („zwei Dutzend“), as do `adjectives` after an article
    („ein knappes Drittel“). `articles` are words for one that
    count only before a scale or fraction („a million“), `ones` also before a unit („eine Woche“).
    With `spaced` a plain space may group digits („38 000“). With `capital_nouns` a number word with
    a capital letter is a noun („die Elf“).

    `labels` are nouns whose number is a name or a rank („Halle 6“, „Platz 3“), `rank_nouns` follow an
    ordinal that is a rank („dritter Platz“). With `ordinal_dot` digits with a full stop are an
    ordinal, unless one of `sentence_starts` follows with a capital letter; `ordinal_endings` are glued
    to digits that are one („3rd“). `minus` negates.
    """

    number: Callable[[str], float | None]
    ordinal: Callable[[str], int | None]
    decimal: str
    scales: Mapping[str, float]
    articles: frozenset[str]
    ones: frozenset[str]
    labels: frozenset[str]
    rank_nouns: frozenset[str]
    minus: frozenset[str]
    glued_scales: frozenset[str] = frozenset()
    rough_scales: Mapping[str, Bound] = field(default_factory=dict)
    adjectives: Mapping[str, Bound] = field(default_factory=dict)
    capital_nouns: bool = False
    spaced: bool = False
    composed: bool = False
    joins: frozenset[str] = frozenset()
    and_half: tuple[tuple[str, ...], ...] = ()
    ordinal_dot: bool = False
    sentence_starts: frozenset[str] = frozenset()
    ordinal_endings: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class ShareWords:
    """Shares, ratios and multiples.

    `fractions` need a number or article before them („zwei Drittel“); after a mere article only where
    one of `fraction_followers` comes next, if any are given („a third of“). `alone` are shares that
    stand after one of `leads` („die Hälfte“) or before one of `followers` („half the“). A fraction is
    said of values within `bound`. `ratio_words` join part and whole („neun von zehn“); with one of
    `round_wholes`, or after one of `ratio_idiom` („one in three“), they count nothing. `ratio_slack`
    is the tolerance of a ratio as a share, in absolute terms. `every` with an ordinal is a share
    („jeder fünfte“).

    `multiples` are ratios to another amount („doppelt“ → 2), also as endings of number words
    (`multiple_endings`: „vierfache“). `times` make a number a frequency („27-mal“), and `often` are
    frequencies by themselves („twice“); before one of `multiple_followers` they are multiples („so
    viel“).
    """

    fractions: Mapping[str, float]
    alone: Mapping[str, float]
    leads: frozenset[str]
    followers: frozenset[str]
    ratio_words: frozenset[str]
    every: frozenset[str]
    multiples: Mapping[str, float]
    multiple_endings: tuple[str, ...]
    times: frozenset[str]
    multiple_followers: frozenset[str]
    often: Mapping[str, float] = field(default_factory=dict)
    fraction_followers: frozenset[str] = frozenset()
    ratio_idiom: frozenset[str] = frozenset()
    round_wholes: frozenset[float] = frozenset({10.0, 100.0, 1000.0})
    bound: Bound = Bound(0.94, 1.06)
    ratio_slack: float = 0.02


@dataclass(frozen=True, slots=True, eq=False)
class VagueWords:
    """Amounts that name a range.

    `ranges` by word („dutzende“ → 24–150), inflected by up to two letters; `several` a range of
    scales („mehrere Millionen“ → 2–10); `scales` are plural scales that stand without a number
    („Millionen Menschen“), each 1.5 to 500 of it; `heads` the second parts of nouns with a scale
    („Millionenhöhe“, 1 to 1000 of it). `thirds` narrow a range down („mittlerer“ → 0.3–0.7 of it);
    `of_words` join two („hundreds of thousands“).
    """

    ranges: Mapping[str, tuple[float, float]]
    several: Mapping[str, tuple[float, float]]
    scales: Mapping[str, float]
    heads: tuple[str, ...] = ()
    thirds: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    of_words: frozenset[str] = frozenset()
    plural_range: tuple[float, float] = (1.5, 500.0)
    head_range: tuple[float, float] = (1.0, 1000.0)


def named_units(table: dict[str, Unit]) -> dict[str, Unit]:
    """One entry for each name; the names of a unit are parted by commas."""
    return {name.strip(): unit for names, unit in table.items() for name in names.split(",")}


@dataclass(frozen=True, slots=True, eq=False)
class UnitWords:
    """Units of measure and what amounts are counted per.

    `names` holds units by name, two words joined by a space or hyphen included. `signs` are currency
    signs and codes that stand before the number; `adjectives` may stand between number and unit.
    Units of the dimensions in `counted` are not one by a mere article („eine Stimme der Vernunft“).
    `endings` are endings of adjectives that hold a number („-jahrig“) with the unit; `heads` are
    parts of compounds with a unit („Viertelstunde“, „halbstündig“); `halves` stand before a unit or
    scale („eine halbe Stunde“).

    `per` are words that make a rate, with the unit they name („jährlich“) or „“ when the next word
    does; those in `per_span` only before a span of time and not before `not_rate_after`. `things`
    maps what amounts are counted per to one word („kopf“, „einwohner“ → „person“). `below_zero` are
    phrases that negate a temperature.
    """

    names: Mapping[str, Unit]
    signs: frozenset[str]
    endings: Mapping[str, str]
    heads: Mapping[str, float]
    halves: frozenset[str]
    per: Mapping[str, str]
    per_span: frozenset[str]
    not_rate_after: frozenset[str]
    things: Mapping[str, str]
    below_zero: tuple[tuple[str, ...], ...]
    adjectives: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset({"score", "votes", "degree", ""})


@dataclass(frozen=True, slots=True, eq=False)
class QuantityWords:
    """Words of amounts, and the frames they stand in.

    `bounds` are phrases before a number. `to_words`, `or_words`, and `between` with `and_words`
    make ranges, unless after one of `change_from` („from 3 to 5“); `lenders` stand between two
    numbers of which the first borrows scale and unit from the second („von 3 auf 5 Millionen“, „2,3
    statt 2,9 Milliarden“), one of `fillers` let pass („38 statt bisher 36 Stunden“). `result_words`
    join the two sides of a result („14 zu 11“).
    """

    numbers: NumberWords
    shares: ShareWords
    vague: VagueWords
    measures: UnitWords
    bounds: Mapping[tuple[str, ...], Bound]
    to_words: frozenset[str]
    and_words: frozenset[str]
    or_words: frozenset[str]
    between: frozenset[str]
    lenders: frozenset[str]
    result_words: frozenset[str]
    fillers: frozenset[str] = frozenset()
    change_from: frozenset[str] = frozenset()

    @property
    def units(self) -> Mapping[str, Unit]:
        """Units of measure by folded name."""
        return self.measures.names
