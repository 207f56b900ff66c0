"""Parses numbers: digits or number words, with scales and fractions."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from crosscheck.language.quantity import Bound
from crosscheck.quantities.cursor import Cursor
from crosscheck.quantities.digits import last_place, parse_digits
from crosscheck.quantities.values import EXACT

_VULGAR = {"1⁄2": 0.5, "1⁄4": 0.25, "3⁄4": 0.75, "1⁄3": 1 / 3, "2⁄3": 2 / 3}
_HYPHENS = frozenset({"", "-", "‑", "‐"})
_MILLION = 1e6


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: its value with the scale applied, and its last written place.

    `article`: it is a mere „ein“, `fraction` that it is a share of something, `rough` what
    its scale makes of it („Dutzend“).
    """

    value: float
    last: int
    word: bool
    step: float = 1.0
    scale: float = 1.0
    fraction: bool = False
    article: bool = False
    rough: Bound = EXACT


def numeral_at(r: Cursor, i: int, money: bool = False) -> Numeral | None:
    """The number that begins at lexeme `i`; `money`: there is a currency sign before it."""
    bare = _half(r, i) or _bare(r, i)
    if bare is None:
        return None
    scaled = _scaled(r, bare, money)
    if scaled is bare and bare.scale == 1:
        scaled = _fraction(r, bare)
    if scaled.article and scaled is bare and not _counts(r, i, bare.last):
        return None
    return scaled


def _bare(r: Cursor, i: int) -> Numeral | None:
    if r.digits(i):
        return _digits(r, i)
    word = r.fold(i)
    words = r.quantities.numbers
    if word in words.articles or word in words.ones:
        loose = words.adjectives.get(r.fold(i + 1), EXACT)  # „ein knappes Drittel“
        one = Numeral(1.0, i + (loose != EXACT), True, article=True, rough=loose)
        return _composed(r, one) if words.composed else one
    value = words.number(word)
    if value is None:
        return None
    if words.capital_nouns and r.capital(i) and not r.units[i].first and value not in (100, 1000):
        return None  # „die Elf“, „eine Sechs“
    found = Numeral(value, i, True, 1.0 if value.is_integer() else 0.5)
    return _composed(r, found) if words.composed else found


# --------------------------------------------------------------------------- digits


def _digits(r: Cursor, i: int) -> Numeral | None:
    """Digits at `i`, unless they are part of a name („Covid-19“, „5G“)."""
    unit, words = r.units[i], r.quantities.numbers
    value = parse_digits(unit.text, words.decimal)
    if value is None or _named_after(r, i) or not _ends_freely(r, i) or _is_mark(r, i):
        return None
    step, last = last_place(unit.text, words.decimal), i
    while _thousands_follow(r, i, last):
        last += 1
        value = value * 1000 + float(r.units[last].text)
    vulgar = _VULGAR.get(r.fold(last + 1)) if r.gap(last + 1) in ("", " ") else None
    if vulgar is not None:
        return Numeral(value + vulgar, last + 1, False, 0.5)
    return Numeral(value, last, False, step)


def _named_after(r: Cursor, i: int) -> bool:
    """Whether a hyphen makes the digits at `i` part of the word before: „Covid-19“."""
    before = r.fold(i - 1)
    if not before[-1:].isalpha() or r.gap(i) not in _HYPHENS:
        return False
    return before not in r.quantities.numbers.minus and before not in r.quantities.measures.signs


def _is_mark(r: Cursor, i: int) -> bool:
    """Whether the digits at `i` are a footnote's mark, part of „3/4“ or a shortened year: „[1]“, „’71“."""
    span = r.units[i].span
    before, after = r.text[max(0, span.start - 1) : span.start], r.text[span.end : span.end + 1]
    if (before, after) == ("[", "]") or before in ("'", "’"):
        return True
    return (before == "/" and r.digits(i - 1)) or (after == "/" and r.digits(i + 1))


def _ends_freely(r: Cursor, i: int) -> bool:
    """Whether no letters that make it a code („3D“) are glued to the digits at `i`."""
    following = r.fold(i + 1)
    if i + 1 >= len(r.units) or r.gap(i + 1) or not following[:1].isalpha():
        return True
    words, units = r.quantities.numbers, r.quantities.measures
    if following in words.scales or following in words.ordinal_endings or following in units.endings:
        return True
    shares = r.quantities.shares
    if following in shares.times or following in shares.multiple_endings or following in _VULGAR:
        return True
    return following in units.names and not (len(following) == 1 and r.capital(i + 1))


def _thousands_follow(r: Cursor, first: int, last: int) -> bool:
    """„38 000“: three digits after one plain space, and nothing else in the way."""
    if not r.quantities.numbers.spaced or last + 1 >= len(r.units) or r.gap(last + 1) != " ":
        return False
    if len(r.units[first].text) > 3:
        return False
    text = r.units[last + 1].text
    return len(text) == 3 and text.isdecimal() and r.units[first].text.isdecimal()


# --------------------------------------------------------------------------- number words


def _composed(r: Cursor, first: Numeral) -> Numeral:
    """„three hundred and fifty thousand“, „twenty-one“: number words that stand apart."""
    words = r.quantities.numbers
    joins = frozenset() if r.fold(first.last - 1) in r.quantities.between else words.joins
    total, current, last, above = 0.0, first.value, first.last, math.inf
    room = 10.0 if first.value >= 20 and first.value % 10 == 0 else 0.0  # what may be added below it
    while True:
        j = last + 1
        if r.fold(j) in joins and room >= 100:
            j += 1
        if not r.joined(j):
            break
        scale = words.scales.get(r.fold(j), 0.0) if j == last + 1 else 0.0
        value = words.number(r.fold(j))
        if scale == 100 and 0 < current < 100:
            current, room = current * 100, 100.0
        elif 1000 <= scale < above and current and r.fold(j) not in words.glued_scales:
            total, current, room, above = total + current * scale, 0.0, scale, scale
        elif value is not None and 1 <= value < room:
            current += value
            room = 10.0 if value >= 20 and value % 10 == 0 else 0.0
        else:
            break
        last = j
    if last == first.last:
        return first
    value = total + current
    return Numeral(value, last, True, _place(value), 1.0 if current else above)


def _place(value: float) -> float:
    """The last place that number words name: thousands for „three thousand“."""
    place = 1.0
    while place < 1e12 and value % (place * 1000) == 0 and value:
        place *= 1000
    return place


# --------------------------------------------------------------------------- scales and fractions


def _scaled(r: Cursor, number: Numeral, money: bool) -> Numeral:
    """Applies „Millionen“, „Dutzend“, „and a half“ after the number."""
    words = r.quantities.numbers
    found = number
    half = r.phrase_at(found.last + 1, words.and_half) if found.scale == 1 else None
    if half is not None:
        found = replace(found, value=found.value + 0.5, last=found.last + len(half), step=0.5, article=False)
    while r.joined(found.last + 1):
        j = found.last + 1
        word = r.fold(j)
        scale = words.scales.get(word)
        if scale is None or (word in words.glued_scales and r.gap(j) and not money):
            break
        if found.scale >= _MILLION or (found.scale > 1 and scale < found.scale):
            break
        found = replace(
            found, value=found.value * scale, last=j, step=found.step * scale, scale=found.scale * scale,
            article=False, rough=words.rough_scales.get(word, EXACT) if found.rough == EXACT else found.rough,
        )  # fmt: skip
    if found.scale > 1 and half is None:
        half = r.phrase_at(found.last + 1, words.and_half)
        if half is not None:  # „a million and a half“
            found = replace(found, value=found.value + 0.5 * found.scale, last=found.last + len(half))
    return found


def _fraction(r: Cursor, number: Numeral) -> Numeral:
    """Applies „Drittel“ after the number; a unit or scale after that makes it an amount again."""
    shares = r.quantities.shares
    j = number.last + 1
    part = shares.fractions.get(r.fold(j)) if r.joined(j) else None
    if part is None or not number.value.is_integer() or not 1 <= number.value * part * 100 < 100:
        return number
    if math.gcd(int(number.value), round(1 / part)) > 1:  # „two quarters“ are spans of three months
        return number
    value = number.value * part
    after = _measured(r, j + 1)
    if after is not None:
        scale = r.quantities.numbers.scales.get(r.fold(after))
        last = j if scale is None else after
        factor = scale or 1.0
        if scale is None:
            last = after - 1
        return replace(
            number, value=value * factor, last=last, step=part * factor, scale=factor, article=False
        )
    plain = number.article and r.fold(number.last) in r.quantities.numbers.articles
    followed = not shares.fraction_followers or r.fold(j + 1) in shares.fraction_followers
    followed = followed or r.fold(number.last - 1) in shares.leads
    if plain and not followed and r.phrase_before(number.last, r.quantities.bounds) is None:
        return number  # „a third term“
    return replace(number, value=value, last=j, step=0.0, fraction=True, article=False)


def _measured(r: Cursor, j: int) -> int | None:
    """The index of a scale or unit of measure right after a fraction: „a quarter of an hour“."""
    words, vague = r.quantities.numbers, r.quantities.vague
    if r.fold(j) in vague.of_words and r.fold(j + 1) in words.articles:
        j += 2
    if not r.joined(j):
        return None
    if r.fold(j) in words.scales and r.fold(j) not in words.glued_scales:
        return j
    unit = r.quantities.measures.names.get(r.fold(j))
    return j if unit is not None and unit.dimension in ("time", "length", "volume", "mass") else None


def _half(r: Cursor, i: int) -> Numeral | None:
    """„halbe Million“, „half an hour“: one half of the scale or unit that follows."""
    units, words = r.quantities.measures, r.quantities.numbers
    if r.fold(i) not in units.halves:
        return None
    j = i + 1
    if r.fold(j) in words.articles:
        j += 1
    if not r.joined(j):
        return None
    scale = words.scales.get(r.fold(j), 0.0)
    if scale > 1 and r.fold(j) not in words.glued_scales:
        rough = words.rough_scales.get(r.fold(j), EXACT)
        return Numeral(0.5 * scale, j, True, 0.5 * scale, scale, rough=rough)
    if not _measure_at(r, j):
        return None
    return Numeral(0.5, j - 1, True, 0.5)


def _counts(r: Cursor, i: int, last: int) -> bool:
    """Whether a mere „ein“ counts: before a unit, in „one in three“ and „an hour and a half“."""
    if r.phrase_at(last + 2, r.quantities.numbers.and_half) and _measure_at(r, last + 1):
        return True
    if r.fold(i) not in r.quantities.numbers.ones or not r.joined(last + 1):
        return False
    if r.fold(last + 1) in r.quantities.shares.ratio_idiom:
        return True
    return _measure_at(r, last + 1)


def _measure_at(r: Cursor, i: int) -> bool:
    """Whether there is a unit of measure at `i`, and not a thing counted."""
    unit = r.quantities.measures.names.get(r.fold(i))
    return unit is not None and unit.dimension not in r.quantities.measures.counted
