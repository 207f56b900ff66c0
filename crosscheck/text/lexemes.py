"""The tokeniser: words, numbers, currency and percent signs of a text, in order, each with its span."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from crosscheck.language.folding import SPELLED_OUT, fold
from crosscheck.model import Span
from crosscheck.text.frequencies import frequency, spellings

# A possessive „'s“ is not part of the word; other apostrophes („don't“) belong to the word.
_LEXEME = re.compile(r"\d+(?:[.,'’\u202f\u00a0]\d+)*|[^\W\d_]+[^\W_]*(?:['’](?!s\b)[^\W\d_]+)*|[%€$£°²³]")
_SPELLED_OUT = re.compile("[aouAOU]e")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One run of letters, of digits, or a currency or percent sign. `glued`: a hyphen joins it to the one before."""

    text: str
    fold: str
    span: Span
    glued: bool
    first: bool  # first of its sentence or quotation, where any word is capitalised


_BREAKS = frozenset('.!?:;„“”"»«‚‘›‹–—')


def lexemes(text: str, span: Span | None = None, code: str = "") -> tuple[Lexeme, ...]:
    """The lexemes of `text`, or of its part `span`, with spans into `text`. Given the `code` of its language, umlauts
    spelled out („Koeln“) are folded as umlauts."""
    start, end = (span.start, span.end) if span is not None else (0, len(text))
    found: list[Lexeme] = []
    previous = start
    for match in _LEXEME.finditer(text, start, end):
        begin, stop = match.span()
        between = text[previous:begin]
        glued = bool(found) and between in ("-", "‑", "–", "‐", "")
        first = not found or (
            not _BREAKS.isdisjoint(between) and not (found[-1].fold.isdigit() and between.strip() == ".")
        )
        found.append(Lexeme(match[0], fold(_respelled(match[0], code)), Span(begin, stop), glued, first))
        previous = stop
    return tuple(found)


def _respelled(word: str, code: str) -> str:
    return _umlauts_in(word.casefold(), code) if code and _SPELLED_OUT.search(word) else word


@functools.lru_cache(maxsize=16384)
def _umlauts_in(word: str, code: str) -> str:
    """The word with umlauts for „ae“, „oe“, „ue“, if that form is at least ten times as frequent as the one written."""
    known = spellings(code)
    made = _SPELLED_OUT.sub(lambda found: SPELLED_OUT[found[0].lower()], word)
    each = (word[: m.start()] + SPELLED_OUT[m[0]] + word[m.end() :] for m in _SPELLED_OUT.finditer(word))
    best = max((made, *each), key=lambda form: known.get(form, 0.0))
    return best if known.get(best, 0.0) > frequency(word, code) + 1 else word
