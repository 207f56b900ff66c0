"""The values of amounts and dates; `agreement` compares them.

An amount is an interval (`language.quantity.Bound` has the tolerances). A date is a set of possible intervals of days,
since „am Samstag“ may mean the one before or after; two dates conflict only if no two of their intervals overlap.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from crosscheck.language.quantity import Bound

EXACT = Bound(1.0, 1.0)
ORDINAL, RESULT, SHARE, TIME, DEGREE = "ordinal", "result", "share", "time", "degree"
"""Dimensions that the comparison treats specially; the others are defined by the language."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit. `low`–`high` is the interval it may mean, in the dimension's base unit.

    `dimension` is „“ for counted things, „ordinal“ for a place in an order and „result“ for the two
    sides of a score (`parts`); neither is a count. `per` is the denominator of a rate, as pairs of
    dimension and size. `top` is the upper end of a range, `vague` says that the words name no figure.
    `share` is the ratio when the number is written as one („neun von zehn“), with the tolerance `slack`.

    `figure` is the number as written, scales applied but not units (90 for „90 Minuten“); where the
    words are no plain figure it is negative, so that it equals that of no other amount. `step` is its last
    written place and `factor` the size of its unit, both in the base unit.

    `last` is the index of its last lexeme, `rate_last` that of its rate („im Monat“), whose words are not
    part of the amount. `written` is the text from the bound before it to its rate, for display.
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
    rate_last: int = -1
    written: str = ""

    is_date = False

    @property
    def exact(self) -> bool:
        """Whether the words state one figure, without a bound."""
        return self.top is None and not self.vague and self.bound == EXACT


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or time. `options` are possible intervals of proleptic day numbers, ends included.

    `grain` is the precision: day, week, month, season, year, century, clock. A time of day has
    `clock` in minutes after midnight, and `until` when it is a span; its tolerance is `slack`
    minutes; `half_day`: it may be twelve hours later, `zoned`: it is in another time zone. Only `weekday`
    (Monday is 0) is set if the publication of the text is unknown.
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
    """The amount, marked as not written as a plain figure."""
    return replace(amount, figure=-abs(amount.value) - 1.0)
