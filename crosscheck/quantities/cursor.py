"""The input of the parsers of amounts and dates: the lexemes of one text, and the language's words."""

from __future__ import annotations

import functools
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from crosscheck.language.dating import DateWords
from crosscheck.language.quantity import QuantityWords
from crosscheck.text.lexemes import Lexeme

_JOINTS = " .-‑‐\u00a0\u202f"
_NO_CENTS = frozenset({",-", ",–", ",—", ",--"})  # „10,– Euro“
_LONGEST = 3
_DASHES = frozenset({"-", "–", "—", "‑", "‐"})


@dataclass(frozen=True, slots=True)
class Cursor:
    """A text with its lexemes, the words of its language, and its day of publication."""

    text: str
    units: Sequence[Lexeme]
    quantities: QuantityWords
    dates: DateWords
    published: date | None
    function_words: frozenset[str]

    def fold(self, i: int) -> str:
        """The folded lexeme at `i`, or an empty text beyond either end."""
        return self.units[i].fold if 0 <= i < len(self.units) else ""

    def gap(self, i: int) -> str:
        """The text between lexeme `i` and the one before it."""
        if not 0 < i < len(self.units):
            return ""
        return self.text[self.units[i - 1].span.end : self.units[i].span.start]

    def capital(self, i: int) -> bool:
        return 0 <= i < len(self.units) and self.units[i].text[:1].isupper()

    def digits(self, i: int) -> bool:
        """Whether lexeme `i` begins with a digit."""
        return 0 <= i < len(self.units) and self.units[i].text[:1].isdecimal()

    def joined(self, i: int) -> bool:
        """Whether nothing but a space, a hyphen or the full stop of an abbreviation precedes `i`."""
        gap = self.gap(i)
        if gap in (" ", "") or gap.strip() in _NO_CENTS:
            return True
        return not gap.strip(_JOINTS) and not ("." in gap and self.digits(i - 1))

    def dashed(self, i: int) -> bool:
        """Whether there is only a dash between lexeme `i` and the one before."""
        return self.gap(i).strip() in _DASHES

    def phrase_at(self, i: int, phrases: Collection[tuple[str, ...]]) -> tuple[str, ...] | None:
        """The longest of `phrases`, of up to three words, that begins at lexeme `i`."""
        words = tuple(unit.fold for unit in self.units[i : i + _LONGEST])
        for size in range(len(words), 0, -1):
            if words[:size] in phrases:
                return words[:size]
        return None

    def phrase_before(self, i: int, phrases: Collection[tuple[str, ...]]) -> tuple[str, ...] | None:
        """The longest of `phrases`, of up to three words, that ends right before lexeme `i`."""
        words = tuple(unit.fold for unit in self.units[max(0, i - _LONGEST) : max(0, i)])
        for start in range(len(words)):
            if words[start:] in phrases:
                return words[start:]
        return None


@functools.cache
def _beginnings(quantities: QuantityWords, dates: DateWords) -> frozenset[str]:
    """Words that can begin an amount or a date, number words apart."""
    numbers, shares, vague, units = (
        quantities.numbers, quantities.shares, quantities.vague, quantities.measures,
    )  # fmt: skip
    phrases = [p[0] for p in dates.clock.offsets] + [key.partition("-")[0] for key in vague.ranges]
    return frozenset().union(
        numbers.articles, numbers.ones, numbers.scales, shares.fractions, shares.alone, shares.every, shares.multiples,
        shares.often, vague.several, vague.scales, units.signs, units.halves, units.names, dates.months,
        dates.relative_days, dates.today, dates.steps, dates.previous, dates.month_parts, dates.year_parts,
        dates.year_edges, dates.seasons, dates.parts_of_year, dates.decades, dates.feasts, dates.ago_before,
        dates.ahead, dates.clock.named, dates.periods, phrases,
    )  # fmt: skip


@functools.lru_cache(maxsize=16384)
def may_begin(word: str, quantities: QuantityWords, dates: DateWords) -> bool:
    """Whether an amount or a date can begin with this folded word; most words cannot."""
    if not word or word[0].isdigit() or word in _beginnings(quantities, dates):
        return True
    if quantities.numbers.number(word) is not None or quantities.numbers.ordinal(word) is not None:
        return True
    if any(
        word.startswith(name)
        for name in (*dates.weekdays, *quantities.vague.ranges, *quantities.vague.scales)
    ):
        return True
    endings = (*quantities.measures.endings, *quantities.shares.multiple_endings, *quantities.shares.times)
    if word.endswith(endings):
        return True
    return any(word.startswith(head) for head in quantities.measures.heads)
