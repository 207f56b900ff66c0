"""Text to tokens: words with a stem and a weight by rarity, amounts and dates as single tokens."""

from __future__ import annotations

import functools
from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum

from crosscheck.language.folding import fold
from crosscheck.language.lexicon import Lexicon
from crosscheck.model import Span
from crosscheck.quantities.parsing import read_values
from crosscheck.text.frequencies import frequencies, frequency
from crosscheck.text.lexemes import Lexeme, lexemes
from crosscheck.text.stems import is_compound, stem
from crosscheck.text.text import Text, view

_MAX_WEIGHT = 4.5


class TokenKind(StrEnum):
    WORD = "word"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Token:
    """A unit of alignment. `weight` is 0 for function words; `value` is set for numbers and dates."""

    kind: TokenKind
    span: Span
    text: str
    fold: str
    stem: str
    weight: float
    capital: bool = False
    proper: bool = False
    first: bool = False
    value: object = field(default=None, compare=False)

    def __hash__(self) -> int:
        return (
            self.span.start
        )  # quick, and nearly always enough: tokens are looked up among those of one text

    def among(self, words: Collection[str]) -> bool:
        """Whether the token is one of `words`, which are folded."""
        return self.fold in words


@functools.lru_cache(maxsize=16384)
def _weight(word: str, code: str) -> float:
    zipf = frequencies(code).get(word, 0.0)
    return min(_MAX_WEIGHT, max(0.6, 7.2 - zipf)) if zipf else _MAX_WEIGHT


@view
def tokens(text: Text, span: Span | None = None) -> tuple[Token, ...]:
    """The tokens of a text (or of its part `span`) in order; dates are resolved against its own date."""
    written, language = text.string, text.language
    units = lexemes(written, span, language.code)
    values = read_values(written, units, language, text.published)
    valued = frozenset(i for start, value in values.items() for i in range(start, value.last + 1))
    found: list[Token] = []
    index = 0
    while index < len(units):
        value = values.get(index)
        if value is not None:
            last = value.last
            where = Span(units[index].span.start, units[last].span.end)
            kind = TokenKind.DATE if value.is_date else TokenKind.NUMBER
            weight = 3.0 if value.is_date else 3.5
            shown = where.of(written)
            found.append(Token(kind, where, shown, fold(shown), "", weight, value=value))
            index = last + 1
            continue
        phrase = _phrase(units, index, language.lexicon)
        if phrase is not None:
            found.append(phrase[0])
            index = phrase[1]
            continue
        found.append(_word(units, index, text, after_value=index - 1 in valued))
        index += 1
    return tuple(found)


def _phrase(units: tuple[Lexeme, ...], index: int, lexicon: Lexicon) -> tuple[Token, int] | None:
    """„Europäische Union“ as one token that reads like „EU“, and the index after it."""
    for words in _phrases(lexicon).get(units[index].fold, ()):
        stop = index + len(words)
        if tuple(u.fold for u in units[index:stop]) == words:
            meaning = lexicon.phrases[words]
            where = Span(units[index].span.start, units[stop - 1].span.end)
            text = " ".join(u.text for u in units[index:stop])
            token = Token(
                TokenKind.WORD, where, text, meaning, meaning, _MAX_WEIGHT, True, True, units[index].first
            )
            return token, stop
    return None


@functools.cache
def _phrases(lexicon: Lexicon) -> dict[str, list[tuple[str, ...]]]:
    """The phrases by their first word, in the lexicon's order."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in lexicon.phrases:
        found.setdefault(words[0], []).append(words)
    return found


def _word(units: tuple[Lexeme, ...], index: int, text: Text, *, after_value: bool) -> Token:
    lexicon, code = text.language.lexicon, text.language.code
    unit = units[index]
    word = unit.fold
    capital = unit.text[:1].isupper()
    functional = word in lexicon.function_words or word in lexicon.reporting
    weight = 0.0 if functional else _weight(word, code)
    proper = False
    if capital and not functional:
        if lexicon.nouns_capitalised:
            proper = _proper_noun(units, index, lexicon, code, after_value=after_value)
        else:
            proper = not unit.first or frequency(word, code) == 0
    return Token(
        TokenKind.WORD, unit.span, unit.text, word, stem(word, lexicon), weight, capital, proper, unit.first
    )


def _proper_noun(
    units: tuple[Lexeme, ...], index: int, lexicon: Lexicon, code: str, *, after_value: bool
) -> bool:
    """Whether a capital German noun is likely a name: unknown and no compound, or placed like a name."""
    unit = units[index]
    word = unit.fold
    zipf = frequency(word, code)
    before = units[index - 1] if index else None
    after = units[index + 1] if index + 1 < len(units) else None
    if after_value or (before is not None and before.fold in lexicon.indefinite):
        return False  # „ein Transformator“
    if unit.first and not (unit.text.isupper() and len(word) > 1):
        return (
            after is not None
            and _in_a_row(unit, after)
            and zipf < 4.0
            and not is_compound(word, code, lexicon.links)
        )
    if (
        zipf == 0
        and len(word) > 2
        and not is_compound(word, code, lexicon.links)
        and frequency(stem(word, lexicon), code) == 0
    ):
        return True
    if unit.text.isupper() and len(unit.text) > 1:
        return True
    # „Sprecherin Jana Kessler“: of capital words in a row all but the first are a name.
    return before is not None and before.fold not in lexicon.function_words and _in_a_row(before, unit)


def _in_a_row(one: Lexeme, two: Lexeme) -> bool:
    """Two capital words with nothing but a space between them."""
    return (
        one.text[:1].isupper()
        and two.text[:1].isupper()
        and not two.glued
        and not two.first
        and two.span.start - one.span.end == 1
    )
