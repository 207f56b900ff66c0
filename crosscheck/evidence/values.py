"""Amounts and dates in running text, as values that can be compared.

An amount is an interval: what the words allow it to be (`language.quantity.Bound` states the
tolerances). A date is a set of possible intervals of days, since „am Samstag“ may mean the one
before or after; two dates conflict only when no pair of their readings overlaps.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from crosscheck.language.base import Language
from crosscheck.language.quantity import CALENDAR, CLOCK, ROUNDING, Bound

if TYPE_CHECKING:
    from crosscheck.evidence.tokens import Lexeme

EXACT = Bound(1.0, 1.0)
ORDINAL, RESULT, SHARE, TIME, DEGREE = "ordinal", "result", "share", "time", "degree"
"""Dimensions the comparison knows by name; all others are the language's own."""

_COUNTED = frozenset({"", "votes", "score"})
_WEEK, _MONTH = 604800.0, 2.5e6
_DAY = 1440


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


def read_values(
    text: str, units: Sequence[Lexeme], language: Language, published: datetime | None
) -> dict[int, Value]:
    """The amounts and dates of a text by the index of their first lexeme; they do not overlap."""
    # The readers build on the values of this module.
    from crosscheck.evidence.amounts import read_amount
    from crosscheck.evidence.dates import read_moment
    from crosscheck.evidence.reading import Reader, may_begin

    quantities, dates = language.quantities, language.dates
    day = published.date() if published else None
    reader = Reader(text, units, quantities, dates, day, language.lexicon.function_words)
    found: dict[int, Value] = {}
    index = 0
    while index < len(units):
        value: Value | None = None
        if may_begin(units[index].fold, quantities, dates):
            value = read_moment(reader, index) or read_amount(reader, index)
        if value is None:
            index += 1
            continue
        found[index] = value
        index = value.last + 1
    return found


# --------------------------------------------------------------------------- amounts


def same_unit(claim: Amount, source: Amount) -> bool:
    """Whether two amounts are given in units by which they can be the same amount.

    They must be of one dimension and, where both are rates, per the same things. One figure with two
    units of one dimension (5 Meter, 5 Kilometer) is a difference in the unit.
    """
    if claim.dimension and source.dimension and claim.dimension != source.dimension:
        return claim.share is not None or source.share is not None
    mine, theirs = dict(claim.per), dict(source.per)
    if not (mine.keys() <= theirs.keys() or theirs.keys() <= mine.keys()):
        return False
    if claim.figure <= 0 or claim.figure != source.figure or claim.dimension != source.dimension:
        return True
    shared = mine.keys() & theirs.keys()
    return math.isclose(claim.factor / _size(claim, shared), source.factor / _size(source, shared))


def no_figure(amount: Amount) -> Amount:
    """The amount marked as one that its words do not state as a plain figure."""
    return replace(amount, figure=-abs(amount.value) - 1.0)


def same_amount(claim: Amount, source: Amount) -> bool:
    """Whether the claim's amount is borne out by the source's, `same_unit` assumed.

    An exact claim may be the source's value rounded to the claim's digits (41 for 40.8), the
    claim's „mehr als“ may be the source's exact value above it, „bis zu“ its limit. Of two bounds
    of one kind the stated values must agree, and both ends of two ranges.
    """
    if claim.ordinal or source.ordinal:
        return claim.ordinal and source.ordinal and claim.value == source.value
    if claim.dimension == source.dimension == RESULT:
        return sorted(claim.parts) == sorted(source.parts)
    if source.parts and not claim.parts and claim.exact and claim.dimension in _COUNTED:
        return claim.value in source.parts
    return any(_agree(mine, theirs) for mine, theirs in _readings(claim, source))


def _readings(claim: Amount, source: Amount) -> Iterator[tuple[Amount, Amount]]:
    """The pairs of readings that can be compared: the amounts themselves, or both as shares."""
    if not (claim.parts and source.parts) and (
        claim.dimension == source.dimension or not claim.dimension or not source.dimension
    ):
        yield _reckoned(claim, source)
    if claim.share is not None and source.dimension == SHARE:
        yield _as_share(claim), source
    if source.share is not None and claim.dimension == SHARE:
        yield claim, _as_share(source)
    if claim.share is not None and source.share is not None:
        yield _as_share(claim), _as_share(source)


def _reckoned(claim: Amount, source: Amount) -> tuple[Amount, Amount]:
    """Both amounts per the same size of what both are reckoned by: „je Monat“ and „im Jahr“."""
    if not claim.per or not source.per:
        return claim, source
    shared = dict(claim.per).keys() & dict(source.per).keys()
    return _divided(claim, _size(claim, shared)), _divided(source, _size(source, shared))


def _size(amount: Amount, shared: set[str]) -> float:
    return math.prod(size for name, size in amount.per if name in shared)


def _divided(amount: Amount, by: float) -> Amount:
    return replace(
        amount,
        value=amount.value / by,
        low=amount.low / by,
        high=amount.high / by,
        top=None if amount.top is None else amount.top / by,
        step=amount.step / by,
        factor=amount.factor / by,
    )


def _as_share(amount: Amount) -> Amount:
    share = amount.share or 0.0
    low, high = share * amount.bound.low - amount.slack, share * amount.bound.high + amount.slack
    return Amount(share, low, high, SHARE, "", amount.per, Bound(0.98, 1.02), amount.last)


def _agree(claim: Amount, source: Amount) -> bool:
    if claim.vague and source.vague:
        return _within(claim, source) or _within(source, claim)
    if claim.top is not None and source.top is not None:
        return _close(claim.value, source.value, claim, source) and _close(
            claim.top, source.top, claim, source
        )
    mine, theirs = claim.bound.direction, source.bound.direction
    if claim.top is None and source.top is None:
        if mine and mine == theirs:
            return _close(claim.value, source.value, claim, source) or _implied(claim, source)
        if claim.exact and theirs and source.bound.loose and not source.vague:
            return _close(claim.value, source.value, claim, source)
    slack = CALENDAR if _by_the_calendar(claim, source) else 0.0
    low = max(claim.low, source.low - slack * abs(source.low))
    high = min(claim.high, source.high + slack * abs(source.high))
    if math.isclose(low, high, rel_tol=1e-9, abs_tol=1e-12):
        return not (mine and theirs and mine != theirs) and not _excluded(claim, source)
    return low < high or (claim.exact and _close(claim.value, source.value, claim, source))


def _within(inner: Amount, outer: Amount) -> bool:
    return outer.low <= inner.low and inner.high <= outer.high


def _excluded(claim: Amount, source: Amount) -> bool:
    """Whether the claim's „mehr als 100“ excludes the very 100 that the source gives."""
    return claim.bound.strict and source.exact and math.isclose(claim.value, source.value)


def _close(value: float, other: float, claim: Amount, source: Amount) -> bool:
    """Whether two stated values are equal, or the claim's is the source's, rounded."""
    off = abs(value - other)
    if off <= 1e-9 * max(abs(value), abs(other)):
        return True
    converted = not math.isclose(claim.factor, source.factor)
    place = max(claim.step, source.step) if converted else claim.step
    if place <= source.step and not converted:
        return False
    return off <= place * 0.5000001 and off <= ROUNDING * abs(other)


def _implied(claim: Amount, source: Amount) -> bool:
    """Whether a bound in rounder figures follows from another: „mehr als 100“ from „mehr als 150“."""
    return (not claim.step or _digits(claim) < _digits(source)) and claim.low <= source.value <= claim.high


def _digits(amount: Amount) -> int:
    """How many significant digits a value is written with."""
    written = amount.figure if amount.figure > 0 else amount.value
    return max(1, len(f"{written:.12g}".replace(".", "").strip("0")))


def _by_the_calendar(claim: Amount, source: Amount) -> bool:
    if claim.dimension != TIME or source.dimension != TIME:
        return False
    short, long = sorted((claim.factor, source.factor))
    return short <= _WEEK and long >= _MONTH


# --------------------------------------------------------------------------- dates


def same_moment(claim: Moment, source: Moment) -> bool:
    """Whether two dates can mean the same day or span, or two times of day the same time."""
    if claim.clock is not None or source.clock is not None:
        return _same_time(claim, source)
    if not claim.options:
        return _falls_on(source, claim.weekday)
    if not source.options:
        return _falls_on(claim, source.weekday)
    return any(a[0] <= b[1] and b[0] <= a[1] for a in claim.options for b in source.options)


def _falls_on(moment: Moment, weekday: int | None) -> bool:
    """Whether a date can be a day with that name."""
    if not moment.options or weekday is None:
        return weekday is None or moment.weekday is None or moment.weekday == weekday
    return any((weekday + 1 - low) % 7 <= high - low for low, high in moment.options)


def _same_time(claim: Moment, source: Moment) -> bool:
    if claim.clock is None or source.clock is None:
        return False
    face = 60 if claim.zoned != source.zoned else 720 if claim.half_day or source.half_day else _DAY
    near = CLOCK + max(claim.slack, source.slack)
    if claim.until is not None and source.until is not None:
        return (
            _apart(claim.clock, source.clock, face) <= near
            and _apart(claim.until, source.until, face) <= near
        )
    for span, moment in ((claim, source), (source, claim)):
        if span.until is not None:
            assert moment.clock is not None
            length = (span.until - span.clock) % _DAY  # type: ignore[operator]  # None was ruled out above
            return (moment.clock - span.clock + near) % face <= length + 2 * near  # type: ignore[operator]  # None was ruled out above
    return _apart(claim.clock, source.clock, face) <= near


def _apart(one: int, other: int, face: int) -> int:
    off = (one - other) % face
    return min(off, face - off)


__all__ = ["EXACT", "Amount", "Moment", "Value", "read_values", "same_amount", "same_moment", "same_unit"]
