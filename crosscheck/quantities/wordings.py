"""Parses amounts without a number of their own: „die Hälfte“, „doppelt“, „Dutzende“, „dreistündig“."""

from __future__ import annotations

import functools
from dataclasses import replace

from crosscheck.language.quantity import Bound, QuantityWords, Unit, VagueWords
from crosscheck.quantities.cursor import Cursor
from crosscheck.quantities.units import in_unit, loosened, unit_at
from crosscheck.quantities.values import EXACT, SHARE, TIME, Amount, no_figure

_VAGUE = Bound(0.5, 2.0)
_INFLECTION = 2  # letters by which an inflected word may be longer
_MULTIPLE = "multiple"


def read_wording(r: Cursor, i: int, bound: Bound) -> Amount | None:
    """The amount that the words at lexeme `i` are, after the words of `bound`; or None."""
    return _share(r, i, bound) or _vague(r, i) or _multiple(r, i, bound) or _compound(r, i, bound)


def _of(value: float, dimension: str, last: int) -> Amount:
    return no_figure(Amount(value, value, value, dimension, "", (), EXACT, last, word=True))


# --------------------------------------------------------------------------- shares and multiples


def _share(r: Cursor, i: int, bound: Bound) -> Amount | None:
    """„die Hälfte“, „half the“, „jeder Dritte“."""
    words = r.quantities.shares
    word = r.fold(i)
    if word in words.every:
        which = r.quantities.numbers.ordinal(r.fold(i + 1))
        if (
            r.digits(i + 1) and r.fold(i + 1).isdecimal() and r.gap(i + 2).strip() == "."
        ):  # „jeder 11. Schüler“
            which = int(r.fold(i + 1))
        unit = r.quantities.measures.names.get(r.fold(i + 2))
        if which is None or which < 2 or (unit is not None and unit.dimension == TIME):
            return None  # „jeden zweiten Tag“ is no share of the days
        return loosened(_of(1 / which, SHARE, i + 1), words.bound if bound == EXACT else bound)
    if word not in words.alone:
        return None
    led = r.fold(i - 1) in words.leads or bound != EXACT
    if not (
        led or (r.fold(i + 1) in words.followers and r.quantities.numbers.ordinal(r.fold(i - 1)) is None)
    ):
        return None
    return loosened(_of(words.alone[word], SHARE, i), words.bound if bound == EXACT else bound)


def _multiple(r: Cursor, i: int, bound: Bound) -> Amount | None:
    """„doppelt so viel“, „das Vierfache“, „dreimal“, „twice“."""
    words = r.quantities.shares
    word = r.fold(i)
    value = words.multiples.get(word)
    if value is None:
        value = _head(r, word, words.multiple_endings)
        value = None if value == 1 else value  # „einfach“ says nothing of a number
    if value is not None:
        return loosened(replace(_of(value, _MULTIPLE, i), multiple=True), bound)
    value = words.often.get(word) or _head(r, word, words.times)
    if value is not None and value != 1 and r.fold(i + 1) in words.multiple_followers:
        return loosened(replace(_of(value, _MULTIPLE, i), multiple=True), bound)
    if value is None or value < 2:
        return None
    return loosened(replace(_of(value, "times", i), figure=value, step=1.0), bound)


def _head(r: Cursor, word: str, endings: tuple[str, ...] | frozenset[str]) -> float | None:
    """The number word before one of the endings in the word."""
    for ending in endings:
        if word.endswith(ending) and len(word) > len(ending):
            value = r.quantities.numbers.number(word[: -len(ending)])
            if value is not None:
                return value
    return None


# --------------------------------------------------------------------------- vague amounts


def _vague(r: Cursor, i: int) -> Amount | None:
    """„Dutzende“, „mehrere Millionen“, „Millionenhöhe“, „mittlerer fünfstelliger Betrag“."""
    words = r.quantities.vague
    if r.fold(i) in words.several:
        low, high = words.several[r.fold(i)]
        scale = r.quantities.numbers.scales.get(r.fold(i + 1), 0.0) if r.joined(i + 1) else 0.0
        return _between(r, low * scale, high * scale, i + 1) if scale else None
    found = _range(r, i)
    if found is None:
        return None
    low, high, last = found
    third = next((part for key, part in words.thirds.items() if _inflected(r.fold(i - 1), key)), None)
    if third is not None:
        low, high = low + (high - low) * third[0], low + (high - low) * third[1]
    return _between(r, low, high, last)


def _range(r: Cursor, i: int) -> tuple[float, float, int] | None:
    """Lowest and highest value of a vague word at `i`, a scale after it applied; its last lexeme."""
    words = r.quantities.vague
    named = _named_range(r.fold(i), words)
    if named is None and i + 1 < len(r.units) and r.units[i + 1].glued:  # „single-digit“
        named = words.ranges.get(f"{r.fold(i)}-{r.fold(i + 1)}")
        i += named is not None
    if named is None:
        return _scale_alone(r, i)
    low, high = named
    j = i + 2 if r.fold(i + 1) in words.of_words else i + 1
    plural = next((s for s in words.scales if r.fold(j) == s), "")
    compound = _scale_with_head(r, i + 1)
    if plural:  # „hundreds of thousands“
        return low * words.scales[plural], high * words.scales[plural], j
    if compound is not None:  # „zweistelliger Millionenbetrag“
        return low * compound, high * compound, i + 1
    scale = r.quantities.numbers.scales.get(r.fold(i + 1), 0.0) if r.joined(i + 1) else 0.0
    return (low * scale, high * scale, i + 1) if scale else (low, high, i)


@functools.lru_cache(maxsize=8192)
def _named_range(word: str, words: VagueWords) -> tuple[float, float] | None:
    return next((span for key, span in words.ranges.items() if _inflected(word, key)), None)


def _scale_alone(r: Cursor, i: int) -> tuple[float, float, int] | None:
    """„Millionen Menschen“, „in Millionenhöhe“."""
    words = r.quantities.vague
    scale = words.scales.get(r.fold(i))
    if scale is not None:
        return scale * words.plural_range[0], scale * words.plural_range[1], i
    scale = _scale_with_head(r, i)
    return None if scale is None else (scale * words.head_range[0], scale * words.head_range[1], i)


def _scale_with_head(r: Cursor, i: int) -> float | None:
    """The scale of „Millionenbetrag“."""
    words, word = r.quantities.vague, r.fold(i)
    for name, scale in words.scales.items():
        if word.startswith(name) and word[len(name) :] in words.heads:
            return scale
    return None


def _between(r: Cursor, low: float, high: float, last: int) -> Amount:
    middle = (low + high) / 2
    amount = replace(_of(middle, "", last), low=low, high=high, bound=_VAGUE, vague=True)
    found = unit_at(r, last + 1)
    return amount if found is None else in_unit(amount, *found)


def _inflected(word: str, key: str) -> bool:
    return word.startswith(key) and len(word) - len(key) <= _INFLECTION


# --------------------------------------------------------------------------- compounds


def _compound(r: Cursor, i: int, bound: Bound) -> Amount | None:
    """One word that holds number and unit: „dreistündig“, „Dreiviertelstunde“, „Halbjahr“."""
    parts = _parts(r.fold(i), r.quantities)
    if parts is None:
        return None
    value, name = parts
    unit = r.quantities.measures.names.get(name, Unit(name))
    amount = replace(_of(value, "", i), figure=value, step=1.0 if value.is_integer() else 0.25)
    return loosened(in_unit(amount, name, unit, i), bound)


@functools.lru_cache(maxsize=8192)
def _parts(word: str, quantities: QuantityWords) -> tuple[float, str] | None:
    """Number and name of the unit in one word."""
    words = quantities.measures
    for ending, name in words.endings.items():
        if word.endswith(ending) and len(word) > len(ending):
            head = word[: -len(ending)]
            value = words.heads.get(head, quantities.numbers.number(head))
            if value is not None:
                return value, name
    for head, value in words.heads.items():
        unit = words.names.get(word[len(head) :]) if word.startswith(head) else None
        if unit is not None and unit.dimension == TIME:
            return value, word[len(head) :]
    return None
