"""Amounts and dates in running text, as values that can be compared.

An amount is an interval: what the words allow it to be (`language.quantity.Bound` states the
tolerances). A date is a set of possible intervals of days, since „am Samstag“ may mean the one
before or after; two dates conflict only when no pair of their readings overlaps.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from crosscheck.language.base import Language
from crosscheck.language.quantity import Bound, DateWords, QuantityWords

if TYPE_CHECKING:
    from crosscheck.evidence.tokens import Lexeme

EXACT = Bound(1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit. `low`–`high` is what it may mean, in the dimension's base unit.

    `dimension` is „“ for counted things; `per` names the unit of a rate; `share` is the ratio when
    the number is written as one („neun von zehn“). `last` is the index of its last lexeme.
    """

    value: float
    low: float
    high: float
    dimension: str
    unit: str
    per: str
    bound: Bound
    last: int
    share: float | None = None
    multiple: bool = False
    ordinal: bool = False
    word: bool = False
    figure: float = 0.0  # the number as written, before scale of units: 90 for „90 Minuten“

    is_date = False


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or time. `options` are possible intervals of proleptic day numbers, ends included.

    `clock` is minutes after midnight for a time of day; `grain` the precision: day, week, month,
    season, year, century, clock.
    """

    options: tuple[tuple[int, int], ...]
    grain: str
    last: int
    clock: int | None = None
    relative: bool = False

    is_date = True


Value = Amount | Moment


def read_values(
    text: str, units: Sequence[Lexeme], language: Language, published: datetime | None
) -> dict[int, Value]:
    """The amounts and dates of a text by the index of their first lexeme; they do not overlap."""
    from crosscheck.evidence.amounts import read_amount
    from crosscheck.evidence.dates import read_moment

    day = published.date() if published else None
    found: dict[int, Value] = {}
    index = 0
    while index < len(units):
        value: Value | None = read_moment(text, units, index, language.dates, language.quantities, day)
        if value is None:
            value = read_amount(text, units, index, language.quantities)
        if value is None:
            index += 1
            continue
        found[index] = value
        index = value.last + 1
    return found


# --------------------------------------------------------------------------- comparing


def _overlap(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _digits(value: float) -> int:
    """How many significant digits a value is written with."""
    text = f"{value:.12g}".replace(".", "").strip("0")
    return max(1, len(text))


def same_amount(claim: Amount, source: Amount) -> bool:
    """Whether the claim's amount is borne out by the source's, units of one dimension assumed.

    An exact claim may be the source's value rounded to the claim's digits (41 for 40.8), the
    claim's „mehr als“ may be the source's exact value above it, „bis zu“ its limit.
    """
    for left, right in _comparable(claim, source):
        if _overlap((left.low, left.high), (right.low, right.high)):
            if left.bound.strict and right.bound == EXACT and right.value == left.value:
                continue  # „mehr als 100“ of a source that says exactly 100
            return True
        if left.bound == EXACT and left.value and _rounds_to(right, left):
            return True
    return False


def _rounds_to(source: Amount, claim: Amount) -> bool:
    digits = _digits(claim.value)
    if digits >= _digits(source.value) or digits < 2:
        return False
    rounded = float(f"{source.value:.{digits}g}")
    return abs(rounded - claim.value) < 1e-9 * max(1.0, abs(claim.value))


def _comparable(claim: Amount, source: Amount) -> list[tuple[Amount, Amount]]:
    """The pairs of readings that can be compared: the amounts themselves, or both as shares."""
    pairs = []
    if claim.dimension == source.dimension or not claim.dimension or not source.dimension:
        pairs.append((claim, source))
    for left, right in ((claim, source), (source, claim)):
        if left.share is not None and right.dimension == "share":
            as_share = _as_share(left)
            pairs.append((as_share, right) if left is claim else (right, as_share))
    if claim.share is not None and source.share is not None:
        pairs.append((_as_share(claim), _as_share(source)))
    return pairs


def _as_share(amount: Amount) -> Amount:
    share = amount.share or 0.0
    slack = 0.02 if amount.bound == EXACT else 0.0
    return Amount(
        share, share * amount.bound.low - slack, share * amount.bound.high + slack, "share", "", amount.per,
        Bound(0.98, 1.02), amount.last,
    )  # fmt: skip


def same_unit(claim: Amount, source: Amount) -> bool:
    """Whether two amounts are of one dimension and, where both are rates, per the same thing."""
    if claim.dimension and source.dimension and claim.dimension != source.dimension:
        return claim.share is not None or source.share is not None
    return not (claim.per and source.per and claim.per != source.per)


def same_moment(claim: Moment, source: Moment) -> bool:
    """Whether two dates can mean the same day or span; times of day must be within 5 minutes."""
    if claim.clock is not None or source.clock is not None:
        if claim.clock is None or source.clock is None:
            return False
        return abs(claim.clock - source.clock) <= 5
    return any(_overlap(a, b) for a in claim.options for b in source.options)


# --------------------------------------------------------------------------- digits


def parse_digits(token: str, words: QuantityWords) -> float | None:
    """The value of digits as the language writes them: „1.200“ and „38,5“ in German.

    A single separator before exactly three digits is a thousands mark when the language uses that
    sign for it, otherwise the decimal mark.
    """
    clean = token.replace("\u00a0", "").replace("\u202f", "").replace("'", "").replace("’", "")
    if clean.isdigit():
        return float(clean)
    whole, mark, rest = clean.rpartition(words.decimal)
    if mark and rest.isdigit():
        if words.decimal in whole:
            return None
        whole = re.sub(r"[.,]", "", whole)
        return float(f"{whole}.{rest}") if whole.isdigit() else None
    other = "." if words.decimal == "," else ","
    groups = clean.split(other)
    if all(g.isdigit() for g in groups) and all(len(g) == 3 for g in groups[1:]) and len(groups[0]) <= 3:
        return float("".join(groups))
    if len(groups) == 2 and all(g.isdigit() for g in groups):
        return float(".".join(groups))  # a foreign decimal mark: „3.5“ in a German text
    return None


def day_number(year: int, month: int, day: int) -> int | None:
    """Proleptic ordinal of a day, or None when there is no such day."""
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def shift(day: date, days: int) -> int:
    return (day + timedelta(days=days)).toordinal()


__all__ = [
    "EXACT", "Amount", "DateWords", "Moment", "Value", "day_number", "parse_digits", "read_values",
    "same_amount", "same_moment", "same_unit", "shift",
]  # fmt: skip
