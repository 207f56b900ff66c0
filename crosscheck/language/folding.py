"""Folding of words for comparison: no case and no diacritics, except umlauts that distinguish two words."""

from __future__ import annotations

import functools
import re
import unicodedata
from importlib import resources

from crosscheck.language.data import word_list

UMLAUTS = "äöü"
SPELLED_OUT = {"ae": "ä", "oe": "ö", "ue": "ü"}
_DATA = "umlauts.txt"
_PLAIN = str.maketrans(UMLAUTS, "aou")
_UMLAUT = re.compile(rf"[{UMLAUTS}]\w?")
_WORD = re.compile(r"\w+")
LETTERS = re.compile(r"[^\W\d_]+")  # a run of letters


def fold(text: str) -> str:
    """Lower case without diacritics, ß as ss: „Größe“ → „grosse“. A word that only its umlaut
    distinguishes from another keeps it: „fördern“, „fordern“."""
    text = text.casefold()
    return text if text.isascii() else _folded(text)


def bare(text: str) -> str:
    """`text` without any diacritics."""
    plain = text.translate(_PLAIN)
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@functools.lru_cache(maxsize=16384)
def _folded(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    if not _UMLAUT.search(text):
        return bare(text)
    return _WORD.sub(lambda found: found[0] if _is_kept(found[0]) else bare(found[0]), bare_marks(text))


def bare_marks(text: str) -> str:
    """`text` without diacritics other than the dots of umlauts."""
    if text.translate(_PLAIN).isascii():
        return text
    return "".join(c if c.isascii() or c in UMLAUTS else bare(c) for c in text)


def _is_kept(word: str) -> bool:
    """Whether a word keeps its umlauts."""
    known = _kept()
    keys = (key for at, sign in enumerate(word) if sign in UMLAUTS for key in (word[at : at + 2], sign))
    return any(known[key].fullmatch(word) for key in keys if key in known)


@functools.cache
def _kept() -> dict[str, re.Pattern[str]]:
    """The words that keep their umlauts, from the files of all languages, by a stem's umlaut and the letter after it.

    A line is a stem, with any of `_ENDINGS` after it and any letters before it. `stem*` allows any letters after it,
    `^stem` only a verb's prefix before it; `=word` is that word alone.
    """
    lines = [line for folder in resources.files(__package__).iterdir() for line in word_list(folder, _DATA)]
    found: dict[str, list[str]] = {}
    for line in sorted(lines):
        for umlaut in _UMLAUT.findall(line)[:1]:
            found.setdefault(umlaut, []).append(_pattern(line))
    return {key: re.compile("|".join(patterns)) for key, patterns in found.items()}


_ENDINGS = (
    "(?:e|en|ens|n|est|et|st|t|te|ten|test|tet|er|ern|ers|em|es|s|in|innen"
    "|end(?:e[mnrs]?)?|ung(?:en)?|bar(?:e[mnrs]?)?)?"
)
_PREFIXES = "(?:(?:ab|an|auf|aus|be|durch|ein|ent|er|ge|ver|vor|zer|zu)*)"


def _pattern(line: str) -> str:
    if line.startswith("="):
        return line[1:]
    if line.startswith("^"):
        return f"{_PREFIXES}{line[1:]}{_ENDINGS}"
    return rf"(?>\w*?{line[:-1]})\w*" if line.endswith("*") else rf"\w*{line}{_ENDINGS}"
