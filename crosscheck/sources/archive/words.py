"""Full-text search: folding German spellings, queries, snippets."""

from __future__ import annotations

import re
from functools import lru_cache

from crosscheck.language.plain import fold
from crosscheck.model import Article

_TERM = re.compile(r'(-?)"([^"]*)"?|(-?)(\S+)')
_WORD = re.compile(r"\w+")
_UNFOLDED = {"ae": "ä", "oe": "ö", "ue": "ü", "ss": "ß"}
_FOLDED = re.compile("|".join(_UNFOLDED))
_ROUND = 90  # characters of a snippet before and after the word


def folded(text: str) -> str:
    """`text` as it is indexed: lower case, umlauts and ß written out, no diacritics."""
    return fold(text)


def place(domain: str) -> str:
    """The one word under which snapshots of an outlet are indexed."""
    return "at" + "".join(_WORD.findall(domain.lower())).replace("_", "")


def indexed(article: Article) -> tuple[str, str, str]:
    """What the search table's columns hold of an article."""
    return folded(article.title), folded(article.text), place(article.outlet.domain)


def expression(query: str, any_word: bool = False) -> str:
    """The FTS5 expression for a user's `query`; empty when there is no word in it.

    Nothing of the query reaches FTS5 as syntax. A word of five letters or more also finds its
    inflections: its end is cut and the rest matched as a beginning.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for found in _TERM.finditer(query):
        minus, phrase = found.group(1) or found.group(3) or "", found.group(2) is not None
        words = _WORD.findall(folded(found.group(2) if phrase else found.group(4)))
        if not words:
            continue
        term = f'"{" ".join(words)}"' if phrase or len(words) > 1 else _inflected(words[0])
        (unwanted if minus else wanted).append(term)
    if not wanted:
        return ""
    joined = (" OR " if any_word else " AND ").join(wanted)
    return f"{{title text}} : (({joined})" + "".join(f" NOT {term}" for term in unwanted) + ")"


def _inflected(word: str) -> str:
    if len(word) < 5 or word.isdigit():
        return f'"{word}"'
    return f'"{word[: -2 if len(word) > 6 else -1]}" *'


def snippet(text: str, query: str) -> str:
    """The text round the first place that has the longest word of `query` it has, on one line."""
    at = 0
    for word in sorted(_WORD.findall(folded(query)), key=len, reverse=True):
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
