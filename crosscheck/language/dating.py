"""Facet: how a language writes dates and times.

Keys of all tables are folded, as those of `quantity`; phrases are of up to three words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast or holiday; texts that name it may mean a day around it."""

    month: int  # 0: by days from Easter Sunday
    day: int
    before: int = 0  # days ahead of it that are meant, too
    after: int = 0


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ClockWords:
    """Times of day, in minutes after midnight."""

    # words behind the figure („Uhr“), with
    # the hours they add to one below 12 („pm“ → 12), if any
    after: Mapping[tuple[str, ...], int | None] = field(default_factory=dict)
    later: Mapping[str, int] = field(default_factory=dict)  # words after those that do so („abends“)
    night: frozenset[str] = frozenset()  # those of them that do so only from nine o'clock on
    before: frozenset[str] = frozenset()  # words without which „20:15“ is no time
    twelve_hours: frozenset[str] = frozenset()  # a figure before them may be the evening („7 o'clock“)
    # before a number word („halb“ drei → -30)
    offsets: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    # times with a name, read only after one of `before`
    named: Mapping[str, int] = field(default_factory=dict)
    # loosen a time by so many minutes („gegen“)
    about: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    zones: frozenset[str] = frozenset()  # times in another zone are compared by their minutes alone


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class DateWords:
    """Dates; relative dates refer to the publication of the text. Read from `dates.toml`."""

    day_first: bool  # whether the day comes before the month, with a full stop
    months: Mapping[str, int] = field(default_factory=dict)  # 1 to 12
    abbreviations: frozenset[str] = frozenset()  # names of months that need a day or a year
    month_cues: frozenset[str] = frozenset()  # words before a month that make it one
    day_cues: frozenset[str] = frozenset()  # words before a day in digits that make it one („am 15.2.“)
    year_cues: frozenset[str] = frozenset()  # words before four digits that make them a year
    # those after which they are one unless things follow that they count
    weak_cues: frozenset[str] = frozenset()
    count_cues: frozenset[str] = frozenset()  # words after which four digits are no year
    plurals: frozenset[str] = frozenset()  # nouns that tell that something is counted
    adjective_endings: tuple[str, ...] = ()  # of adjectives before such nouns
    articles: frozenset[str] = frozenset()  # may stand between the parts of a date
    ranges: frozenset[str] = frozenset()  # join two days or years, with all between them
    lists: frozenset[str] = frozenset()  # join two days or years
    beside: frozenset[str] = frozenset()  # words next to a date that do not change it

    weekdays: Mapping[str, int] = field(default_factory=dict)  # Monday is 0
    weekday_endings: frozenset[str] = frozenset()
    night_before: frozenset[tuple[str, ...]] = frozenset()  # before a weekday: from the evening before
    relative_days: Mapping[str, int] = field(default_factory=dict)  # „gestern“ → -1
    not_day_after: frozenset[str] = frozenset()  # words after which those are no days
    today: frozenset[str] = frozenset()  # a day only with one of `day_parts`
    day_parts: frozenset[str] = frozenset()  # „heute Abend“; they also end weekdays („Samstagabend“)
    # adjectives of a weekday („am gestrigen Montag“)
    named_days: Mapping[str, int] = field(default_factory=dict)

    # adjectives of the period before or after („kommende“ → 1)
    steps: Mapping[str, int] = field(default_factory=dict)
    loose: frozenset[str] = frozenset()  # those that may mean one week more for a weekday
    last_days: frozenset[str] = frozenset()  # those that may mean the days right before (“in the past week”)
    # name → week, weekend, month, quarter, half, year, decade
    periods: Mapping[str, str] = field(default_factory=dict)
    # nouns for the period before („Vorjahr“): of the
    # publication or of the period talked about, hence the last two
    previous: Mapping[str, str] = field(default_factory=dict)
    # counted by an ordinal („im dritten Quartal“ → 4)
    parts_of_year: Mapping[str, int] = field(default_factory=dict)
    # days of a month („Anfang“ → 1–11)
    month_parts: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    # months of a year by the same words
    year_parts: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    year_edges: Mapping[str, tuple[int, int]] = field(default_factory=dict)  # nouns for them („Jahresende“)
    seasons: Mapping[str, tuple[int, int]] = field(default_factory=dict)  # first and last month
    season_cues: frozenset[str] = frozenset()  # words before one that make it one without a year

    decades: Mapping[str, int] = field(default_factory=dict)  # below zero: only before one of `decade_nouns`
    decade_nouns: frozenset[str] = frozenset()  # „die 1990er Jahre“
    decade_endings: frozenset[str] = frozenset()  # glued to digits
    centuries: frozenset[str] = frozenset()  # after an ordinal
    before_era: frozenset[tuple[str, ...]] = frozenset()  # phrases after a century that is not read then
    feasts: Mapping[str, Feast] = field(default_factory=dict)

    ago_before: frozenset[str] = frozenset()  # before a span of time that reaches back („vor sechs Jahren“)
    ago_after: frozenset[str] = frozenset()  # after one (“six years ago”)
    ahead: frozenset[str] = frozenset()  # before one that reaches forward
    ago_slack: float = (
        0.6  # such a date is off by so much of its unit, at least a day; years by a calendar year
    )
    clock: ClockWords = field(default_factory=ClockWords)
