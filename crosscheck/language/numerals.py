"""Parses number words by their parts."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, eq=False)
class Numerals:
    """The parts of number words, folded, and how they are put together."""

    ones: Mapping[str, int] = field(default_factory=dict)  # numbers that are one part: „drei“, „zwölf“
    tens: Mapping[str, int] = field(default_factory=dict)
    halves: Mapping[str, float] = field(default_factory=dict)  # words with a half: „anderthalb“ → 1.5
    half: str = ""  # what adds one half at the end of a word: „zwei-einhalb“
    joint: str = ""  # between ones and tens, and after a hundred: „drei-und-zwanzig“
    hundred: str = ""
    thousand: str = ""
    ordinals: Mapping[str, int] = field(default_factory=dict)  # irregular ones, without inflection
    # what makes one, from what number on and up to which
    ordinal_endings: tuple[tuple[str, int, int], ...] = ()
    inflections: tuple[str, ...] = ("",)  # what an ordinal ends in besides

    def number(self, word: str) -> float | None:
        """The value of a folded number word below a million, or None."""
        return _number(self, word)

    def ordinal(self, word: str) -> int | None:
        """The value of a folded ordinal, or None."""
        return _ordinal(self, word)


@functools.lru_cache(maxsize=16384)
def _number(parts: Numerals, word: str) -> float | None:
    if word in parts.halves:
        return parts.halves[word]
    if parts.half and word.endswith(parts.half):
        base = _below_hundred(parts, word.removesuffix(parts.half))
        return None if base is None else base + 0.5
    total, rest, large = 0.0, word, False
    for name, factor in ((parts.thousand, 1000), (parts.hundred, 100)):
        count, found, after = rest.partition(name) if name else (rest, "", "")
        if not found:
            continue
        value = 1.0 if not count else parts.number(count) if factor == 1000 else _below_hundred(parts, count)
        if value is None or not 0 < value < 1000:
            return None
        total += value * factor
        rest, large = after.removeprefix(parts.joint), True
    if large and not rest:
        return total
    value = _below_hundred(parts, rest)
    return None if value is None else total + value


def _below_hundred(parts: Numerals, word: str) -> float | None:
    if (value := parts.ones.get(word, parts.tens.get(word))) is not None:
        return float(value)
    one, joint, ten = word.partition(parts.joint) if parts.joint else (word, "", "")
    if joint and ten in parts.tens and 1 <= parts.ones.get(one, 0) <= 9:
        return float(parts.ones[one] + parts.tens[ten])
    return None


@functools.lru_cache(maxsize=16384)
def _ordinal(parts: Numerals, word: str) -> int | None:
    for inflection in parts.inflections:
        if not word.endswith(inflection):
            continue
        stem = word.removesuffix(inflection)
        if stem in parts.ordinals:
            return parts.ordinals[stem]
        for ending, least, most in parts.ordinal_endings:
            value = parts.number(stem.removesuffix(ending)) if stem.endswith(ending) else None
            if value is not None and value.is_integer() and least <= value <= most:
                return int(value)
    return None
