"""Facet: words of numbers and amounts; `dating` has those of dates and times.

All tolerances of comparisons are here or in a language's tables, none in the code that parses or compares. Keys of all
tables are folded: lower case, no diacritics, ß as ss; phrases have up to three words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from crosscheck.language.numerals import Numerals

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
    """

    dimension: str  # „“ is for names that measure different things („Pfund“): it fits every other
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
        """Whether the bound allows values far from the stated one."""
        return self.low < 0.8 or self.high > 1.25


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class NumberWords:
    """Numbers by themselves."""

    decimal: str  # the sign before decimals
    numerals: Numerals = field(default_factory=Numerals)  # number words and ordinals
    spaced: bool = False  # whether a plain space may group digits („38 000“)
    composed: bool = False  # whether number words stand apart (“three hundred and fifty”)
    joins: frozenset[str] = frozenset()  # what joins those
    and_half: tuple[tuple[str, ...], ...] = ()  # phrases that add one half (“two and a half”)
    scales: Mapping[str, float] = field(default_factory=dict)  # multiply („Mio.“)
    glued_scales: frozenset[str] = frozenset()  # those that do so only right after digits (“5m”)
    rough_scales: Mapping[str, Bound] = field(default_factory=dict)  # make it approximate („zwei Dutzend“)
    # the same after an article („ein knappes Drittel“)
    adjectives: Mapping[str, Bound] = field(default_factory=dict)
    # words for one that count only before a scale or fraction (“a million”)
    articles: frozenset[str] = frozenset()
    ones: frozenset[str] = frozenset()  # those that count before a unit as well („eine Woche“)
    capital_nouns: bool = False  # whether a number word with a capital letter is a noun („die Elf“)
    labels: frozenset[str] = frozenset()  # nouns whose number is a name or a rank („Halle 6“, „Platz 3“)
    rank_nouns: frozenset[str] = frozenset()  # follow an ordinal that is a rank („dritter Platz“)
    ordinal_dot: bool = False  # whether digits with a full stop are an ordinal
    sentence_starts: frozenset[str] = frozenset()  # unless one of these follows with a capital letter
    ordinal_endings: frozenset[str] = frozenset()  # what is glued to digits that are one (“3rd”)
    minus: frozenset[str] = frozenset()

    def number(self, word: str) -> float | None:
        """The value of a folded number word, or None."""
        return self.numerals.number(word)

    def ordinal(self, word: str) -> int | None:
        """The value of a folded ordinal, or None."""
        return self.numerals.ordinal(word)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ShareWords:
    """Shares, ratios and multiples."""

    fractions: Mapping[str, float] = field(default_factory=dict)  # need a number or article before them
    # what has to come after a mere article's (“a third of”), if any
    fraction_followers: frozenset[str] = frozenset()
    bound: Bound = Bound(0.94, 1.06)  # a fraction is said of values within it
    alone: Mapping[str, float] = field(default_factory=dict)  # shares without a number („Hälfte“)
    leads: frozenset[str] = frozenset()  # words before those („die Hälfte“)
    followers: frozenset[str] = frozenset()  # words after those (“half the”)
    ratio_words: frozenset[str] = frozenset()  # join part and whole („neun von zehn“)
    ratio_slack: float = 0.02  # tolerance of a ratio as a share, in absolute terms
    round_wholes: frozenset[float] = frozenset({10.0, 100.0, 1000.0})  # wholes of ratios that count nothing
    ratio_idiom: frozenset[str] = frozenset()  # after these no ratio counts anything (“one in three”)
    every: frozenset[str] = frozenset()  # with an ordinal a share („jeder fünfte“)
    multiples: Mapping[str, float] = field(default_factory=dict)  # ratios to another amount („doppelt“ → 2)
    multiple_endings: tuple[str, ...] = ()  # endings of number words that are („vierfache“)
    times: frozenset[str] = frozenset()  # make a number a frequency („27-mal“)
    often: Mapping[str, float] = field(default_factory=dict)  # frequencies by themselves (“twice”)
    multiple_followers: frozenset[str] = frozenset()  # before these a frequency is a multiple („so viel“)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class VagueWords:
    """Amounts that name a range."""

    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)  # „dutzende“ → 24–150, inflected
    # of a scale („mehrere Millionen“ → 2–10)
    several: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    # plurals without a number („Millionen Menschen“)
    scales: Mapping[str, float] = field(default_factory=dict)
    plural_range: tuple[float, float] = (1.5, 500.0)  # what those mean, in their scale
    heads: tuple[str, ...] = ()  # second parts of nouns with a scale („Millionenhöhe“)
    head_range: tuple[float, float] = (1.0, 1000.0)  # what those mean, in their scale
    # narrow a range down („mittlerer“)
    thirds: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    of_words: frozenset[str] = frozenset()  # join two (“hundreds of thousands”)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class UnitWords:
    """Units of measure and what amounts are counted per."""

    names: Mapping[str, Unit] = field(default_factory=dict)  # also of two words, joined by a space or hyphen
    signs: frozenset[str] = frozenset()  # currency signs and codes that stand before the number
    adjectives: frozenset[str] = frozenset()  # may stand between number and unit
    # dimensions of which a mere article makes
    counted: frozenset[str] = frozenset({"score", "votes", "degree", ""})
    # no amount („eine Stimme der Vernunft“)
    # of adjectives that hold a number („-jahrig“) → unit
    endings: Mapping[str, str] = field(default_factory=dict)
    # parts of compounds with a unit („Viertelstunde“)
    heads: Mapping[str, float] = field(default_factory=dict)
    halves: frozenset[str] = frozenset()  # before a unit or scale („eine halbe Stunde“)
    # make a rate → its unit („jährlich“), „“: the next word's
    per: Mapping[str, str] = field(default_factory=dict)
    per_span: frozenset[str] = frozenset()  # those that do so only before a span of time
    not_rate_after: frozenset[str] = frozenset()  # and not before these
    things: Mapping[str, str] = field(default_factory=dict)  # what amounts are counted per → one word for it
    below_zero: tuple[tuple[str, ...], ...] = ()  # phrases that negate a temperature


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class QuantityWords:
    """Words of amounts, and the frames they stand in. Read from `quantities.toml`."""

    numbers: NumberWords
    shares: ShareWords = field(default_factory=ShareWords)
    vague: VagueWords = field(default_factory=VagueWords)
    measures: UnitWords = field(default_factory=UnitWords)
    bounds: Mapping[tuple[str, ...], Bound] = field(default_factory=dict)  # phrases before a number („rund“)
    to_words: frozenset[str] = frozenset()  # make a range („3 bis 5“)
    or_words: frozenset[str] = frozenset()  # make one, too („3 oder 4“)
    between: frozenset[str] = frozenset()  # make one with `and_words` („zwischen 3 und 5“)
    and_words: frozenset[str] = frozenset()
    change_from: frozenset[str] = frozenset()  # words after which there is no range (“from 3 to 5”)
    # between two numbers of which the first borrows scale and unit from the
    # second („von 3 auf 5 Millionen“, „2,3 statt 2,9 Milliarden“)
    lenders: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()  # may be next to those („38 statt bisher 36 Stunden“)
    result_words: frozenset[str] = frozenset()  # join the two sides of a result („14 zu 11“)

    @property
    def units(self) -> Mapping[str, Unit]:
        """Units of measure by folded name."""
        return self.measures.names
