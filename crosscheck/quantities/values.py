"""Amounts and dates in running text, as values; `agreement` compares them.

An amount is an interval: what the words allow it to be (`language.quantity.Bound` states the
tolerances). A date is a set of possible intervals of days, since „am Samstag“ may mean the one
before or after; two dates conflict only when no pair of their readings overlaps.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from crosscheck.language.quantity import Bound

EXACT = Bound(1.0, 1.0)
ORDINAL, RESULT, SHARE, TIME, DEGREE = "ordinal", "result", "share", "time", "degree"
"""Dimensions the comparison knows by name; all others are the language's own."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit. `low`–`high` is what it may mean, in the dimension's base unit.

    `dimension` is „“ for counted things, „ordinal“ for a place in an order and „result“ for the two
    sides of a score (`parts`); neither is a count. `per` is what a rate is reckoned by, as pairs of
    dimension and size. `top` is the upper end of a range, `vague` says that the words name no figure.
    `share` is the ratio when the number is written as one („neun von zehn“), good to `slack`.

    `figure` is the number as written, scales applied but not units (90 for „90 Minuten“); where the
    words are no plain figure it is below zero, and no other amount's. `step` is its last written place
    and `factor` the size of its unit, both in the base unit.

    `last` is the index of its last lexeme, `reach` that of its rate („im Monat“), whose words remain
    words of their own. `written` is the text from the bound before it to its rate, for readers.
    """

    value: float
    low: float
    high: float
    dimension: str
    unit: str
    per: tuple[tuple[str, float], ...]
    bound: Bound
    last: int
    share: float | None = None
    multiple: bool = False
    ordinal: bool = False
    word: bool = False
    figure: float = 0.0
    top: float | None = None
    parts: tuple[float, ...] = ()
    vague: bool = False
    step: float = 0.0
    factor: float = 1.0
    slack: float = 0.0
    reach: int = -1
    written: str = ""

    is_date = False

    @property
    def exact(self) -> bool:
        """Whether the words state one figure and nothing loosens it."""
        return self.bound == EXACT and self.top is None and not self.vague


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or time. `options` are possible intervals of proleptic day numbers, ends included.

    `grain` is the precision: day, week, month, season, year, century, clock. A time of day has
    `clock` in minutes after midnight, and `until` when it is a span; it is good to `slack` minutes,
    `half_day` says that it may be twelve hours later, `zoned` that it is another zone's time. A
    `weekday` (Monday is 0) alone stands where the text's publication is not known.
    """

    options: tuple[tuple[int, int], ...]
    grain: str
    last: int
    clock: int | None = None
    relative: bool = False
    until: int | None = None
    slack: int = 0
    half_day: bool = False
    zoned: bool = False
    weekday: int | None = None

    is_date = True


Value = Amount | Moment


def no_figure(amount: Amount) -> Amount:
    """The amount marked as one that its words do not state as a plain figure."""
    return replace(amount, figure=-abs(amount.value) - 1.0)
