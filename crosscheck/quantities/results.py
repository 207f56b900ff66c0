"""Parses results: the two sides of a score or a vote."""

from __future__ import annotations

from dataclasses import replace

from crosscheck.quantities.cursor import Cursor
from crosscheck.quantities.numerals import Numeral, numeral_at
from crosscheck.quantities.units import in_unit, unit_at
from crosscheck.quantities.values import EXACT, RESULT, TIME, Amount, no_figure

_COLON = ":"
_MAX_SIDE = 1000  # scores and votes in news have no higher sides


def read_result(r: Cursor, i: int, number: Numeral) -> Amount | None:
    """„2:1“, „14 zu 11“: the two sides of a score or a vote."""
    if number.last + 1 >= len(r.units) or not _is_side(number):
        return None
    found = _other_side(r, i, number)
    if found is None:
        return None
    other, is_descending = found
    first, second = number.value, other.value
    if max(first, second) > _MAX_SIDE or (is_descending and first <= second):
        return None
    unit = unit_at(r, other.last + 1)
    if unit is not None and unit[1].dimension == TIME and r.gap(number.last + 1) == _COLON:  # „1:45 Stunden“
        return in_unit(_count(first + second / 60, other.last, 1 / 60), *unit)
    if unit is not None and unit[1].dimension not in r.quantities.measures.counted:
        return None  # „53 zu 47 Prozent“ are two shares
    result = replace(
        _count(first, other.last, 1.0), dimension=RESULT, word=number.word, parts=(first, second)
    )
    return no_figure(result)


def _is_side(number: Numeral) -> bool:
    """Whether a number may be a side of a score: whole, and written out in full."""
    return not number.fraction and number.scale <= 1 and number.value.is_integer()


def _other_side(r: Cursor, i: int, number: Numeral) -> tuple[Numeral, bool] | None:
    """The other side of a score, and whether it is written so that it must be the smaller one."""
    j, words = number.last + 1, r.quantities
    are_digits = r.digits(i) and r.digits(j)
    if r.gap(j) == _COLON and are_digits:
        at, is_descending = j, False
    elif r.fold(j) in words.result_words and r.joined(j) and r.joined(j + 1):
        at, is_descending = j + 1, r.fold(j) in words.to_words
    elif r.dashed(j) and r.gap(j) == "-" and are_digits:
        at, is_descending = j, True
    else:
        return None
    other = numeral_at(r, at)
    return (other, is_descending) if other is not None and _is_side(other) else None


def _count(value: float, last: int, step: float) -> Amount:
    return Amount(value, value, value, "", "", (), EXACT, last, step=step)
