"""Compares amounts and dates: whether that of the claim agrees with that of the source."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator
from dataclasses import replace

from crosscheck.language.quantity import CALENDAR, CLOCK, ROUNDING, Bound
from crosscheck.quantities.values import RESULT, SHARE, TIME, Amount, Moment

_COUNTED = frozenset({"", "votes", "score"})
_WEEK, _MONTH = 604800.0, 2.5e6
_DAY = 1440

# --------------------------------------------------------------------------- amounts


def same_unit(claim: Amount, source: Amount) -> bool:
    """Whether the units of two amounts are comparable.

    They must have one dimension and, if both are rates, be per the same things. The same figure in two units of one
    dimension (5 Meter, 5 Kilometer) is a mismatch of units.
    """
    if claim.dimension and source.dimension and claim.dimension != source.dimension:
        return claim.share is not None or source.share is not None
    per, source_per = dict(claim.per), dict(source.per)
    if not (per.keys() <= source_per.keys() or source_per.keys() <= per.keys()):
        return False
    if claim.figure <= 0 or claim.figure != source.figure or claim.dimension != source.dimension:
        return True
    shared = per.keys() & source_per.keys()
    return math.isclose(claim.factor / _size(claim, shared), source.factor / _size(source, shared))


def same_amount(claim: Amount, source: Amount) -> bool:
    """Whether the claim's amount agrees with the source's; requires `same_unit`.

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
    return any(_agree(one, other) for one, other in _interpretations(claim, source))


def _interpretations(claim: Amount, source: Amount) -> Iterator[tuple[Amount, Amount]]:
    """The pairs of interpretations that can be compared: the amounts themselves, or both as shares."""
    if not (claim.parts and source.parts) and (
        claim.dimension == source.dimension or not claim.dimension or not source.dimension
    ):
        yield _per_same(claim, source)
    if claim.share is not None and source.dimension == SHARE:
        yield _as_share(claim), source
    if source.share is not None and claim.dimension == SHARE:
        yield claim, _as_share(source)
    if claim.share is not None and source.share is not None:
        yield _as_share(claim), _as_share(source)


def _per_same(claim: Amount, source: Amount) -> tuple[Amount, Amount]:
    """Both rates per the same size of what they have in common: „je Monat“ and „im Jahr“."""
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
    if claim.top is None and source.top is None:
        if claim.bound.direction and claim.bound.direction == source.bound.direction:
            return _close(claim.value, source.value, claim, source) or _implied(claim, source)
        if claim.exact and source.bound.direction and source.bound.loose and not source.vague:
            return _close(claim.value, source.value, claim, source)
    return _overlap(claim, source)


def _overlap(claim: Amount, source: Amount) -> bool:
    """Whether the intervals of two amounts overlap."""
    slack = CALENDAR if _by_the_calendar(claim, source) else 0.0
    low = max(claim.low, source.low - slack * abs(source.low))
    high = min(claim.high, source.high + slack * abs(source.high))
    if math.isclose(low, high, rel_tol=1e-9, abs_tol=1e-12):
        opposed = claim.bound.direction * source.bound.direction < 0
        return not opposed and not _excluded(claim, source)
    return low < high or (claim.exact and _close(claim.value, source.value, claim, source))


def _within(inner: Amount, outer: Amount) -> bool:
    return outer.low <= inner.low and inner.high <= outer.high


def _excluded(claim: Amount, source: Amount) -> bool:
    """Whether the claim's „mehr als 100“ excludes exactly the 100 of the source."""
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
    """The number of significant digits that a value is written with."""
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
    return _meet(claim.options, source.options)


@functools.lru_cache(maxsize=4096)  # days without a year have sixty spans, and are compared often
def _meet(some: tuple[tuple[int, int], ...], others: tuple[tuple[int, int], ...]) -> bool:
    """Whether a span of days in `some` overlaps one in `others`; linear after sorting."""
    some, others = tuple(sorted(some)), tuple(sorted(others))
    i = j = 0
    while i < len(some) and j < len(others):
        if some[i][0] <= others[j][1] and others[j][0] <= some[i][1]:
            return True
        if some[i][1] < others[j][1]:
            i += 1
        else:
            j += 1
    return False


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
