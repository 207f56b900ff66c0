"""Facet: how a language writes dates and times.

Keys of all tables are folded, as those of `quantity`; phrases are of up to three words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast or holiday by `month` and `day`, or with month 0 by days from Easter Sunday.

    Texts that name it mean some day from `before` days ahead of it to `after` days past it.
    """

    month: int
    day: int
    before: int = 0
    after: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class ClockWords:
    """Times of day, in minutes after midnight.

    `after` are words behind the figure („Uhr“), each with the hours it adds to a figure below 12
    („pm“ → 12) or None; `later` are words after those that do so („abends“; those in `night` only
    from nine o'clock on). `before` are words without which „20:15“ is no time; a figure before one
    of `twelve_hours` may be the evening („7 o'clock“). `offsets` are phrases before a number word
    that give a time on a twelve-hour face („halb“ drei → -30); `named` are times with a name
    („Mitternacht“), read only after one of `before`. `about` are phrases that loosen a time by so
    many minutes („gegen“); times in another `zones` are compared by their minutes alone.
    """

    after: Mapping[tuple[str, ...], int | None]
    later: Mapping[str, int]
    before: frozenset[str]
    offsets: Mapping[tuple[str, ...], int]
    named: Mapping[str, int]
    about: Mapping[tuple[str, ...], int]
    zones: frozenset[str]
    twelve_hours: frozenset[str] = frozenset()
    night: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class DateWords:
    """Dates; everything relative is reckoned from the text's own publication.

    `months` and `weekdays` (Monday is 0) by name, the latter also with `weekday_endings`;
    `abbreviations` are month names that need a day or a year. `month_cues`, `day_cues` („am 15.2.“)
    and `year_cues` are words before a month, a day in digits or a year that make it one. After one of
    `weak_cues` four digits are a year unless things follow that it counts: a noun, which `plurals`
    or capitals and `adjective_endings` tell; after one of `count_cues` they are none. `day_first`
    says whether the day comes before the month, with a full stop; `articles` may stand between the
    parts of a date, `ranges` and `lists` join two days or years.

    `relative_days` are offsets in days („gestern“ → -1), not after `not_day_after`; `today` is a
    day only with one of `day_parts` („heute Abend“), which also end weekdays („Samstagabend“);
    `named_days` are adjectives of a weekday that do the same („am gestrigen Montag“). `steps` are
    adjectives of the period before or after („kommende“ → 1); for weekdays those in `loose` may
    mean one week more. `periods` are „week“, „weekend“, „month“, „quarter“, „half“, „year“,
    „decade“ by name; `last_days` are adjectives by which a period may also mean the days right
    before publication („in the past week“). `previous` are nouns for the period before („Vorjahr“):
    of the publication or of the period talked about, hence the last two.

    `month_parts` are days of a month („Anfang“ → 1–10), and `year_parts` months of a year by the
    same words; `year_edges` nouns for them („Jahresende“). `seasons` are months, without a year
    only after one of `season_cues`; `parts_of_year` are pieces counted by an ordinal („im dritten
    Quartal“ → 4 of them). `decades` by name, with `decade_nouns` after „1990er“ and
    `decade_endings` glued to digits; `centuries` follow an ordinal, and are not read before one of
    `before_era`. `feasts` are spans around a holiday. `night_before` are phrases before a weekday
    that start the evening before.

    `ago_before`/`ago_after` stand before or after a span of time that reaches back („vor sechs
    Jahren“), `ahead` before one that reaches forward. Such a date is off by up to `ago_slack` of the
    unit it is given in, at least a day; years by a whole calendar year.

    `beside` are words that stand beside a date that is given as such and change nothing about it.
    """

    months: Mapping[str, int]
    abbreviations: frozenset[str]
    month_cues: frozenset[str]
    weekdays: Mapping[str, int]
    relative_days: Mapping[str, int]
    today: frozenset[str]
    day_parts: frozenset[str]
    steps: Mapping[str, int]
    loose: frozenset[str]
    periods: Mapping[str, str]
    previous: Mapping[str, str]
    month_parts: Mapping[str, tuple[int, int]]
    year_parts: Mapping[str, tuple[int, int]]
    year_edges: Mapping[str, tuple[int, int]]
    seasons: Mapping[str, tuple[int, int]]
    season_cues: frozenset[str]
    named_days: Mapping[str, int]
    parts_of_year: Mapping[str, int]
    decades: Mapping[str, int]
    decade_nouns: frozenset[str]
    decade_endings: frozenset[str]
    centuries: frozenset[str]
    before_era: frozenset[tuple[str, ...]]
    feasts: Mapping[str, Feast]
    night_before: frozenset[tuple[str, ...]]
    year_cues: frozenset[str]
    articles: frozenset[str]
    ranges: frozenset[str]
    lists: frozenset[str]
    ago_before: frozenset[str]
    ago_after: frozenset[str]
    ahead: frozenset[str]
    day_first: bool
    clock: ClockWords
    day_cues: frozenset[str] = frozenset()
    weekday_endings: frozenset[str] = frozenset()
    weak_cues: frozenset[str] = frozenset()
    count_cues: frozenset[str] = frozenset()
    plurals: frozenset[str] = frozenset()
    adjective_endings: tuple[str, ...] = ()
    not_day_after: frozenset[str] = frozenset()
    last_days: frozenset[str] = frozenset()
    ago_slack: float = 0.6
    beside: frozenset[str] = frozenset()
