"""Parses the unit after a number, and what the amount is per: „Euro je Hektar und Jahr“."""

from __future__ import annotations

from dataclasses import replace

from crosscheck.language.quantity import Bound, Unit
from crosscheck.quantities.cursor import Cursor
from crosscheck.quantities.numerals import numeral_at
from crosscheck.quantities.values import DEGREE, EXACT, TIME, Amount, no_figure

_LENGTH, _SPEED = "length", "speed"
_SLASH = "/"


def with_unit(r: Cursor, amount: Amount) -> Amount:
    """The amount with the unit, the rate and the smaller units that follow it, if any do."""
    found = unit_at(r, amount.last + 1)
    if found is None:
        return amount
    name, unit, last = found
    measured = in_unit(amount, name, unit, last)
    half = r.phrase_at(last + 1, r.quantities.numbers.and_half)
    if half is not None:  # „an hour and a half“
        more = measured.value + 0.5 * unit.factor
        measured = replace(measured, value=more, low=more, high=more, last=last + len(half))
        return no_figure(measured)
    if unit.dimension == DEGREE:
        return _temperature(r, measured)
    measured = with_rate(r, measured)
    return _and_smaller(r, measured) if unit.dimension == TIME and not measured.per else measured


def unit_at(r: Cursor, j: int) -> tuple[str, Unit, int] | None:
    """The unit whose name begins at lexeme `j`, right after a number: name, unit, its last lexeme."""
    words = r.quantities.measures
    if not r.joined(j):
        return None
    if r.gap(j) in ("-", "‑", "") and r.fold(j) in words.endings:  # „44-jährige“
        name = words.endings[r.fold(j)]
        return name, words.names.get(name, Unit(name)), j
    pair = f"{r.fold(j)}-{r.fold(j + 1)}"
    if r.joined(j + 1):
        if pair in words.endings:  # „24-year-old“
            name = words.endings[pair]
            return name, words.names.get(name, Unit(name)), j + 1
        for name in (pair, pair.replace("-", " ")):
            if name in words.names:
                return name, words.names[name], j + 1
    if r.fold(j) in words.adjectives and r.joined(j + 1):
        j += 1
    name = r.fold(j)
    known = words.names.get(name)
    if known is None or (len(name) == 1 and name.isalpha() and r.capital(j)):
        return None
    return name, known, j


def in_unit(amount: Amount, name: str, unit: Unit, last: int) -> Amount:
    """The amount converted to the base unit of the dimension."""
    factor, offset = unit.factor, unit.offset
    return replace(
        amount,
        value=(amount.value + offset) * factor,
        low=(amount.low + offset) * factor,
        high=(amount.high + offset) * factor,
        top=None if amount.top is None else (amount.top + offset) * factor,
        step=amount.step * factor,
        factor=factor,
        dimension=unit.dimension,
        unit=name,
        last=last,
    )


def negative(amount: Amount) -> Amount:
    """The amount below zero."""
    top = None if amount.top is None else -amount.value
    value = -amount.value if amount.top is None else -amount.top
    return replace(amount, value=value, low=-amount.high, high=-amount.low, top=top)


def _temperature(r: Cursor, amount: Amount) -> Amount:
    """Takes in „minus“ or „unter null“ after the degrees."""
    below = r.phrase_at(amount.last + 1, r.quantities.measures.below_zero)
    return amount if below is None else negative(replace(amount, last=amount.last + len(below)))


# --------------------------------------------------------------------------- rates


def with_rate(r: Cursor, amount: Amount) -> Amount:
    """The amount with what it is per: „je Hektar und Jahr“, „im Monat“, „a week“, „/h“.

    Only what is part of the unit („/h“, „Kilometer pro Stunde“) is taken in; „Monat“ stays a word.
    """
    words = r.quantities.measures
    j = amount.last + 1
    word = r.fold(j)
    if r.gap(j).strip() == _SLASH:
        return _per(r, amount, j - 1)
    if word not in words.per or not r.joined(j):
        return amount
    named = words.per[word]
    if named:
        unit = words.names[named]
        return replace(amount, per=((unit.dimension, unit.factor),), rate_last=j)
    return _per(r, amount, j)


def rate_after_noun(r: Cursor, amount: Amount) -> Amount:
    """„600 Liter Wasser in der Stunde“, „41.000 Autos am Tag“: the rate of things counted or measured."""
    j = amount.last + 1
    noun = r.capital(j) if r.quantities.numbers.capital_nouns else r.fold(j) not in r.function_words
    if not noun or r.digits(j) or r.gap(j) != " " or r.fold(j + 1) not in r.quantities.measures.per:
        return amount
    if amount.per or amount.dimension in (_LENGTH, _SPEED):
        return amount
    found = with_rate(r, replace(amount, last=j))
    return replace(amount, per=found.per, rate_last=found.rate_last)


def _per(r: Cursor, amount: Amount, at: int) -> Amount:
    """The amount per what follows lexeme `at`, if that can be parsed."""
    words = r.quantities.measures
    only_spans = r.fold(at) in words.per_span
    skipped = only_spans and r.fold(at + 1) in r.dates.articles  # „in der Woche“
    first = _thing(r, at + 1 + skipped)
    if first is None:
        return amount
    name, size, last = first
    if only_spans and (name != TIME or _names_one(r, last + 1)):
        return amount
    found = {name: size}
    more = None
    if r.fold(last + 1) in r.quantities.and_words or (name != TIME and r.fold(last + 1) in words.per):
        more = _thing(r, last + 2)  # „je Hektar und Jahr“, „pro Person im Monat“
    if more is not None and (more[0] == TIME or r.fold(last + 1) not in words.per):
        found[more[0]], last = more[1], more[2]
    if amount.dimension == _LENGTH and list(found) == [TIME]:
        speed = in_unit(amount, amount.unit, Unit(_SPEED, 1 / size), last)
        return replace(speed, factor=amount.factor / size)
    signed = r.gap(at + 1).strip() == _SLASH
    return replace(
        amount, per=tuple(sorted(found.items())), rate_last=last, last=last if signed else amount.last
    )


def _names_one(r: Cursor, i: int) -> bool:
    """Whether what follows a span of time makes it a certain one: „im Jahr 2024“, „am Tag zuvor“."""
    if not r.joined(i):
        return False
    return r.digits(i) or r.fold(i) in r.quantities.measures.not_rate_after or r.fold(i) in r.dates.months


def _thing(r: Cursor, i: int) -> tuple[str, float, int] | None:
    """What amounts can be counted per at `i`: its dimension and size, and its last lexeme."""
    words = r.quantities.measures
    if r.fold(i) in words.things:
        return words.things[r.fold(i)], 1.0, i
    pair = words.names.get(f"{r.fold(i)} {r.fold(i + 1)}")
    unit = pair or words.names.get(r.fold(i))
    return (
        None if unit is None or not unit.dimension else (unit.dimension, unit.factor, i + (pair is not None))
    )


# --------------------------------------------------------------------------- durations


def _and_smaller(r: Cursor, amount: Amount) -> Amount:
    """„sechs Jahre und neun Monate“, „2 Stunden 14 Minuten“ are one amount."""
    j = amount.last + 1
    if r.fold(j) in r.quantities.and_words:
        j += 1
    if j >= len(r.units) or not r.joined(j) or not amount.exact:
        return amount
    number = numeral_at(r, j)
    found = None if number is None or number.fraction else unit_at(r, number.last + 1)
    if number is None or found is None or found[1].dimension != TIME:
        return amount
    name, unit, last = found
    more = number.value * unit.factor
    if unit.factor >= amount.factor or more >= amount.factor:
        return amount
    whole = replace(
        amount, value=amount.value + more, low=amount.low + more, high=amount.high + more,
        step=number.step * unit.factor, factor=unit.factor, unit=name, last=last,
    )  # fmt: skip
    return _and_smaller(r, no_figure(whole))


def loosened(amount: Amount, bound: Bound) -> Amount:
    """The amount with the interval that the bound before it allows."""
    if bound == EXACT:
        return amount
    top = amount.value if amount.top is None else amount.top
    low, high = sorted((amount.value * bound.low, top * bound.high))
    return replace(amount, low=low, high=high, bound=bound)
