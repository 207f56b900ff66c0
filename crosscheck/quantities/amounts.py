"""Parses an amount: number, unit and rate, with a bound („mehr als“), as a range („70 bis 90“) or a ratio („neun von
zehn“).
"""

from __future__ import annotations

from dataclasses import replace

from crosscheck.language.quantity import Bound
from crosscheck.quantities.cursor import Cursor
from crosscheck.quantities.numerals import Numeral, numeral_at
from crosscheck.quantities.ranks import read_rank
from crosscheck.quantities.results import read_result
from crosscheck.quantities.units import (
    in_unit,
    loosened,
    negative,
    rate_after_noun,
    unit_at,
    with_rate,
    with_unit,
)
from crosscheck.quantities.values import DEGREE, EXACT, SHARE, TIME, Amount, no_figure
from crosscheck.quantities.wordings import read_wording

_LENT = 1000.0  # numbers below it may have the scale that is written only after the next number
_MOST_SIGNS = 3  # currency signs in a row: „US$“
_PART = 0.1  # the least share of the second number for which the first may be written without its scale


def read_amount(r: Cursor, i: int) -> Amount | None:
    """The amount that begins at lexeme `i`, or None. Words of a bound before it are not consumed."""
    signed = r.fold(i) in r.quantities.measures.signs
    found = _after_sign(r, i) if signed else read_rank(r, i) or _with_number(r, i)
    if found is None:
        return None
    first, last = r.units[_bound_at(r, i)[0]], r.units[max(found.last, found.rate_last)]
    return replace(found, written=r.text[first.span.start : last.span.end])


def _with_number(r: Cursor, i: int) -> Amount | None:
    number = numeral_at(r, i)
    if number is None:
        return read_wording(r, i, _bound_at(r, i)[1])
    return read_result(r, i, number) or _framed(r, i, i, number)


def _bound_at(r: Cursor, i: int) -> tuple[int, Bound]:
    """Where the words of a bound before lexeme `i` begin, and the bound; an article may come between."""
    for k in (i, i - 1):
        phrase = r.phrase_before(k, r.quantities.bounds)
        if phrase is not None:
            return k - len(phrase), r.quantities.bounds[phrase]
        if r.fold(i - 1) not in r.quantities.numbers.articles and r.fold(i - 1) not in r.dates.articles:
            break
    return i, EXACT


# --------------------------------------------------------------------------- plain amounts


def _after_sign(r: Cursor, i: int) -> Amount | None:
    """„€ 5 Mio.“, „$70 million“, „US$5“."""
    at = i
    while (
        at - i < _MOST_SIGNS and r.fold(at + 1) in r.quantities.measures.signs and r.gap(at + 1) in ("", " ")
    ):
        at += 1
    if not r.digits(at + 1) or r.gap(at + 1) not in ("", " ", "\u00a0", "\u202f"):
        return None
    if r.units[at].text.isalpha() and not r.units[at].text.isupper():
        return None  # a code is written in capitals
    number = numeral_at(r, at + 1, money=True)
    return None if number is None else _framed(r, i, at + 1, number, r.fold(at))


def _framed(r: Cursor, start: int, i: int, number: Numeral, sign: str = "") -> Amount:
    """The amount of `number` (at `i`, its currency sign at `start`), as part of a range or by itself."""
    low = _plain(r, number, sign)
    upper = _upper_end(r, start, low, number, sign)
    if upper is not None:
        amount = upper
    elif number.fraction or low.dimension or number.scale > 1:
        amount = low
    else:
        amount = _borrowed(r, low, number)
    if not amount.per and not number.fraction:
        amount = rate_after_noun(r, _rate_before(r, start, amount))
    bound = _bound_at(r, start)[1]
    if bound == EXACT and start and r.fold(start - 1) in r.quantities.between:
        bound = _bound_at(r, start - 1)[1]
    if bound == EXACT:
        bound = r.quantities.shares.bound if number.fraction and number.rough == EXACT else number.rough
    if _below_zero(r, i, amount.dimension):
        amount = negative(amount)
    return _ratio(r, loosened(amount, bound))


def _rate_before(r: Cursor, start: int, amount: Amount) -> Amount:
    """„jährlich rund 5 Millionen Euro“: what the amount is per may be before it."""
    words = r.quantities.measures
    named = words.per.get(r.fold(_bound_at(r, start)[0] - 1))
    if not named or amount.dimension == TIME:
        return amount
    unit = words.names[named]
    return replace(amount, per=((unit.dimension, unit.factor),))


def _below_zero(r: Cursor, i: int, dimension: str) -> bool:
    """Whether the number is negative, by „minus“ or a minus sign before it; not in „minus 5 Prozent“, a decrease."""
    if dimension not in ("", DEGREE):
        return False
    return r.fold(i - 1) in r.quantities.numbers.minus or (dimension == DEGREE and _signed(r, i))


def _plain(r: Cursor, number: Numeral, sign: str = "") -> Amount:
    """The number with its unit, or with that of the currency sign before it."""
    amount = Amount(
        number.value, number.value, number.value, SHARE if number.fraction else "", "", (), EXACT, number.last,
        word=number.word, figure=number.value, step=number.step,
    )  # fmt: skip
    if number.fraction:
        return no_figure(amount)
    if not sign:
        return _frequency(r, amount) or with_unit(r, amount)
    unit = r.quantities.measures.names[sign]
    named = unit_at(r, amount.last + 1)
    last = named[2] if named is not None and named[1].dimension == unit.dimension else amount.last
    return with_rate(r, in_unit(amount, sign, unit, last))


def _frequency(r: Cursor, amount: Amount) -> Amount | None:
    """„27-mal“, „three times“; before „so viel“ it is a multiple."""
    shares = r.quantities.shares
    j = amount.last + 1
    if not r.joined(j):
        return None
    if r.fold(j) in shares.multiple_endings and r.gap(j) in ("", "-", "‑"):  # „20-fache“
        return no_figure(replace(amount, dimension="multiple", multiple=True, last=j))
    if r.fold(j) not in shares.times:
        return None
    if r.fold(j + 1) in shares.multiple_followers:
        return no_figure(replace(amount, dimension="multiple", multiple=True, last=j))
    return replace(amount, dimension="times", last=j)


def _signed(r: Cursor, i: int) -> bool:
    """Whether there is a minus sign right before the digits at `i`, after a space or at the start."""
    at = r.units[i].span.start
    before = r.text[at - 2 : at - 1] if at > 1 else " "
    return at > 0 and r.text[at - 1] in "-−–" and before in " (\n\u00a0"


# --------------------------------------------------------------------------- two numbers


def _upper_end(r: Cursor, start: int, low: Amount, number: Numeral, sign: str) -> Amount | None:
    """The range that begins with `low`, if there is one: „70 bis 90“, „between $70 and $90 million“."""
    j = _range_joint(r, start, low.last + 1)
    if j is None:
        return None
    if (r.fold(j),) in r.quantities.bounds:  # „380 bis knapp 400 Millionen“
        j += 1
    at = j
    while r.fold(at) in r.quantities.measures.signs:
        sign, at = r.fold(at), at + 1
    other = numeral_at(r, at, money=bool(sign)) if at < len(r.units) else None
    if other is None:
        return None
    high = _plain(r, other, sign if at > j or not low.dimension else "")
    if not high.dimension and sign and low.dimension:
        high = _plain(r, other, sign)
    if low.dimension and low.dimension != high.dimension:
        return None
    low = _lent(low, number, high, other)
    if low.value >= high.value or high.ordinal:
        return None
    return replace(
        high, value=low.value, low=low.value, high=high.value, top=high.value, figure=low.figure,
        word=low.word, step=max(low.step, high.step),
    )  # fmt: skip


def _range_joint(r: Cursor, start: int, j: int) -> int | None:
    """Where the upper end of a range would begin, given the lexeme after the lower one."""
    words = r.quantities
    if j >= len(r.units):
        return None
    if r.dashed(j):
        return j if r.digits(j) or r.fold(j) in words.measures.signs else None
    if not r.joined(j):
        return None
    word = r.fold(j)
    if word in words.to_words and r.fold(start - 1) in words.change_from:
        return None
    framed = any(r.fold(start - k) in words.between for k in (1, 2, 3))
    if word in words.to_words or word in words.or_words or (framed and word in words.and_words):
        return j + 1
    return None


def _lent(low: Amount, number: Numeral, high: Amount, other: Numeral) -> Amount:
    """The lower number with the scale and unit that are written only after the upper one."""
    if low.dimension and low.dimension == high.dimension and number.scale == other.scale:
        return low
    scale = 1.0
    if number.scale == 1 and other.scale > 1 and number.value < _LENT:
        scale = other.scale
    if low.dimension and scale == 1:
        return low
    factor = scale if low.dimension else scale * high.factor
    return replace(
        low, value=low.value * factor, low=low.low * factor, high=low.high * factor, dimension=high.dimension,
        unit=high.unit, per=high.per, factor=high.factor, figure=low.figure * scale, step=low.step * factor,
    )  # fmt: skip


def _borrowed(r: Cursor, low: Amount, number: Numeral) -> Amount:
    """„von 3 auf 5 Millionen Euro“: the first number has the scale and unit of the second."""
    j = low.last + 1
    if r.fold(j) not in r.quantities.lenders or not r.joined(j):
        return low
    at = j + 2 if r.fold(j + 1) in r.quantities.fillers else j + 1
    other = numeral_at(r, at) if at < len(r.units) and r.joined(at) else None
    if other is None or other.fraction:
        return low
    mantissa = other.value / other.scale
    if r.fold(j) in r.quantities.shares.ratio_words and not mantissa * _PART <= number.value < mantissa:
        return low  # „200 der 70 Millionen Pillen“
    high = _plain(r, other)
    if high.dimension == "" and other.scale == 1:
        return low
    return replace(_lent(low, number, high, other), last=low.last)


def _ratio(r: Cursor, amount: Amount) -> Amount:
    """„neun von zehn Gletschern“ is also a share."""
    shares = r.quantities.shares
    j = amount.last + 1
    idiom = r.fold(j) in shares.ratio_idiom
    if amount.dimension not in ("", "votes") or amount.top is not None or amount.value < 1:
        return amount
    if not (idiom or r.fold(j) in shares.ratio_words) or not r.joined(j):
        return amount
    at = j + 1
    while r.fold(at) in shares.ratio_words or r.fold(at) in r.dates.articles:
        at += 1
    whole = numeral_at(r, at) if at < len(r.units) and r.joined(at) else None
    if whole is None or whole.fraction or whole.scale > 1 or amount.value >= whole.value:
        return amount
    unit = unit_at(r, whole.last + 1)
    if unit is not None and unit[1].dimension not in ("", "votes"):
        return amount
    ratio = replace(amount, share=amount.value / whole.value, slack=shares.ratio_slack)
    if not idiom and (whole.value not in shares.round_wholes or not amount.exact):
        return ratio
    return replace(ratio, last=whole.last, parts=(amount.value, whole.value))
