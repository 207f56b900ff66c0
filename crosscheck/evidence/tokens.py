"""Text to tokens: words with a stem and a weight by rarity, amounts and dates as single tokens."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from crosscheck.evidence.frequencies import frequencies, frequency, spellings
from crosscheck.language.base import Language
from crosscheck.language.folding import fold
from crosscheck.language.lexicon import Lexicon
from crosscheck.model import Span

if TYPE_CHECKING:
    from crosscheck.evidence.values import Value

# A possessive „'s“ is left off; other apostrophes („don't“) belong to the word.
_LEXEME = re.compile(r"\d+(?:[.,'’\u202f\u00a0]\d+)*|[^\W\d_]+[^\W_]*(?:['’](?!s\b)[^\W\d_]+)*|[%€$£°²³]")
_SPELLED_OUT = re.compile("[aouAOU]e")
_UMLAUT = {"ae": "ä", "oe": "ö", "ue": "ü"}
_MAX_WEIGHT = 4.5


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One run of letters, of digits, or a currency or percent sign. `glued`: a hyphen joins it to the one before."""

    text: str
    fold: str
    span: Span
    glued: bool
    first: bool  # first of its sentence or quotation: a capital letter says nothing there


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

    def among(self, words: Collection[str]) -> bool:
        """Whether the token is one of `words`, which are folded."""
        return self.fold in words


_BREAKS = frozenset('.!?:;„“”"»«‚‘›‹–—')


def lexemes(text: str, span: Span | None = None, code: str = "") -> tuple[Lexeme, ...]:
    """The words, numbers and signs of `text` (or of its part `span`), spans into `text`. With the `code` of
    its language umlauts spelled out („Koeln“) are folded as umlauts."""
    start, end = (span.start, span.end) if span else (0, len(text))
    found: list[Lexeme] = []
    previous = start
    for match in _LEXEME.finditer(text, start, end):
        begin, stop = match.span()
        between = text[previous:begin]
        glued = bool(found) and between in ("-", "‑", "–", "‐", "")
        first = not found or (
            any(c in _BREAKS for c in between) and not (found[-1].fold.isdigit() and between.strip() == ".")
        )
        found.append(Lexeme(match[0], fold(_respelled(match[0], code)), Span(begin, stop), glued, first))
        previous = stop
    return tuple(found)


def _respelled(word: str, code: str) -> str:
    return _umlauts_in(word.casefold(), code) if code and _SPELLED_OUT.search(word) else word


@functools.lru_cache(maxsize=65536)
def _umlauts_in(word: str, code: str) -> str:
    """The word with umlauts for „ae“, „oe“, „ue“ where it is in use so, and far more than as it is written."""
    known = spellings(code)
    made = _SPELLED_OUT.sub(lambda found: _UMLAUT[found[0].lower()], word)
    each = (word[: m.start()] + _UMLAUT[m[0]] + word[m.end() :] for m in _SPELLED_OUT.finditer(word))
    best = max((made, *each), key=lambda form: known.get(form, 0.0))
    return best if known.get(best, 0.0) > frequency(word, code) + 1 else word


@functools.lru_cache(maxsize=65536)
def stem(word: str, lexicon: Lexicon) -> str:
    """A light stem of a folded word: inflection off, at least four letters left.

    In the spirit of the „light“ stemmers of Savoy (2006): conflate inflection, not derivation.
    """
    if word in lexicon.whole:
        return lexicon.whole[word]
    for suffix in _suffixes(lexicon).get(word[-1:], ()):
        if len(word) - len(suffix) >= 4 and word.endswith(suffix):
            return word[: -len(suffix)]
    return word


@functools.cache
def _suffixes(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """The suffixes by their last letter, in the lexicon's order: most words can have few of them."""
    lasts = dict.fromkeys(suffix[-1] for suffix in lexicon.suffixes)
    return {last: tuple(s for s in lexicon.suffixes if s[-1] == last) for last in lasts}


@functools.lru_cache(maxsize=65536)
def is_compound(word: str, code: str) -> bool:
    """Whether a folded word is two known words in one („burgerinitiative“), a linking letter allowed."""
    known = frequencies(code)
    for cut in range(4, len(word) - 3):
        tail = known.get(word[cut:], 0)
        if tail < 3.3:
            continue
        if tail >= 3.9 and len(word) - cut >= 6:
            return True  # a frequent long word at the end: the head may be a compound itself
        head = word[:cut]
        for link in ("", "s", "n", "en", "es"):
            if head.endswith(link) and known.get(head[: len(head) - len(link)], 0) >= 3.3:
                return True
    return False


@functools.lru_cache(maxsize=65536)
def _weight(word: str, code: str) -> float:
    zipf = frequencies(code).get(word, 0.0)
    return min(_MAX_WEIGHT, max(0.6, 7.2 - zipf)) if zipf else _MAX_WEIGHT


def tokens(
    text: str, language: Language, published: datetime | None, span: Span | None = None
) -> tuple[Token, ...]:
    """The tokens of `text` (or of its part `span`) in order; spans are offsets into `text`.

    Dates are resolved against `published`, the text's own time of publication.
    """
    from crosscheck.evidence.values import read_values

    units = lexemes(text, span, language.code)
    values = read_values(text, units, language, published)
    found: list[Token] = []
    index = 0
    while index < len(units):
        value = values.get(index)
        if value is not None:
            last = value.last
            where = Span(units[index].span.start, units[last].span.end)
            kind = TokenKind.DATE if value.is_date else TokenKind.NUMBER
            weight = 3.0 if value.is_date else 3.5
            found.append(Token(kind, where, where.of(text), fold(where.of(text)), "", weight, value=value))
            index = last + 1
            continue
        phrase = _phrase(units, index, language.lexicon)
        if phrase is not None:
            found.append(phrase[0])
            index = phrase[1]
            continue
        found.append(_word(units, index, language, values))
        index += 1
    return tuple(found)


def _phrase(units: tuple[Lexeme, ...], index: int, lexicon: Lexicon) -> tuple[Token, int] | None:
    """„Europäische Union“ as one token that reads like „EU“, and the index after it."""
    for words, meaning in lexicon.phrases:
        stop = index + len(words)
        if units[index].fold == words[0] and tuple(u.fold for u in units[index:stop]) == words:
            where = Span(units[index].span.start, units[stop - 1].span.end)
            text = " ".join(u.text for u in units[index:stop])
            token = Token(
                TokenKind.WORD, where, text, meaning, meaning, _MAX_WEIGHT, True, True, units[index].first
            )
            return token, stop
    return None


def _word(units: tuple[Lexeme, ...], index: int, language: Language, values: Mapping[int, Value]) -> Token:
    lexicon, code = language.lexicon, language.code
    unit = units[index]
    word = unit.fold
    capital = unit.text[:1].isupper()
    functional = word in lexicon.function_words or word in lexicon.reporting
    weight = 0.0 if functional else _weight(word, code)
    proper = False
    if capital and not functional:
        if lexicon.nouns_capitalised:
            proper = _proper_noun(units, index, lexicon, code, after_value=_ends_value(values, index - 1))
        else:
            proper = not unit.first or frequency(word, code) == 0
    return Token(
        TokenKind.WORD, unit.span, unit.text, word, stem(word, lexicon), weight, capital, proper, unit.first
    )


def _ends_value(values: Mapping[int, Value], index: int) -> bool:
    return any(start <= index <= value.last for start, value in values.items())


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
        return after is not None and _in_a_row(unit, after) and zipf < 4.0 and not is_compound(word, code)
    if (
        zipf == 0
        and len(word) > 2
        and not is_compound(word, code)
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
