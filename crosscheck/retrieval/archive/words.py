"""Full-text search: what a query asks for, German spellings, snippets."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from crosscheck.text.plain import fold_umlauts

_TERM = re.compile(r'(-?)"([^"]*)"?|(-?)(\S+)')
_WORD = re.compile(r"\w+")
_MARKED = re.compile(r"[^\x00-\x7fäöü]")
_UNFOLDED = {"ae": "ä", "oe": "ö", "ue": "ü", "ss": "ß"}
_FOLDED = re.compile("|".join(_UNFOLDED))
_UMLAUT = re.compile("ae|oe|ue")
_ROUND = 90  # characters of a snippet before and after the word
_INFLECTED = 5  # letters from which on a word is also found with other endings


@dataclass(frozen=True, slots=True)
class Term:
    """One word, or a phrase of several: in lower case, as `spelled` gives them."""

    words: tuple[str, ...]
    phrase: bool

    @property
    def is_inflected(self) -> bool:
        """Whether it is found with other endings, too."""
        word = self.words[0]
        return not self.phrase and len(word) >= _INFLECTED and not word.isdigit()


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for: texts with all of `wanted` (or, with `any_word`, one) and none of `unwanted`."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...] = ()
    any_word: bool = False


def parsed(query: str, any_word: bool = False) -> Query:
    """The query that a user typed; without wanted terms when there is no word in it.

    `"…"` is a phrase, and so are words that something else than a space joins; `-` excludes.
    """
    terms: dict[bool, list[Term]] = {False: [], True: []}
    for found in _TERM.finditer(query):
        minus, quoted = found.group(1) or found.group(3) or "", found.group(2) is not None
        words = tuple(split(found.group(2) if quoted else found.group(4)))
        if words:
            terms[bool(minus)].append(Term(words, quoted or len(words) > 1))
    return Query(tuple(terms[False]), tuple(terms[True]), any_word)


def split(text: str) -> list[str]:
    """The words of `text` in order, in lower case."""
    return _WORD.findall(spelled(text))


def spelled(text: str) -> str:
    """`text` in lower case, ß written out, without diacritics but those of umlauts."""
    return _MARKED.sub(lambda m: fold_umlauts(m.group()), unicodedata.normalize("NFC", text.casefold()))


def spellings(word: str) -> tuple[str, ...]:
    """`word` as typed, with its umlauts written out, and with „ae“, „oe“, „ue“ as umlauts."""
    plain = fold_umlauts(word)
    unfolded = _UMLAUT.sub(lambda m: _UNFOLDED[m.group()], plain)
    return tuple(dict.fromkeys((word, plain, unfolded)))


def snippet(text: str, query: str) -> str:
    """The text round the first place that has the longest word of `query` it has, on one line."""
    at = 0
    for word in sorted(_WORD.findall(fold_umlauts(query)), key=len, reverse=True):
        found = _spelled(word).search(text)
        if found:
            at = found.start()
            break
    start, end = max(0, at - _ROUND), min(len(text), at + _ROUND)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    cut = text[start:end].rsplit(" ", 1)[0] if end < len(text) else text[start:end]
    return ("… " if start else "") + " ".join(cut.split()) + (" …" if end < len(text) else "")


@lru_cache(maxsize=256)
def _spelled(word: str) -> re.Pattern[str]:
    """Finds a folded `word`, or an inflection of it, as texts spell it."""
    stem = re.escape(word[:-2] if len(word) > 6 else word)
    return re.compile(
        r"\b" + _FOLDED.sub(lambda m: f"(?:{m.group()}|{_UNFOLDED[m.group()]})", stem), re.IGNORECASE
    )
