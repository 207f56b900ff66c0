"""Word frequencies: wordfreq's small list of a language, by folded word.

The list is read from wordfreq's data file. Importing wordfreq would load libraries for language
detection and tokenisation, which takes longer than a whole check; it is used only if the file is not as expected.
"""

from __future__ import annotations

import functools
import gzip
import math
import re
from importlib.util import find_spec
from pathlib import Path

from crosscheck.language.folding import UMLAUTS, fold


@functools.cache
def frequencies(code: str) -> dict[str, float]:
    """Folded word → Zipf frequency (log10 of occurrences in a thousand million words).

    Raises:
        LookupError: wordfreq has no list for the language.
    """
    lists = _read(code) or _from_wordfreq(code)
    zipfs = [zipf for centibels, words in enumerate(lists) for zipf in [_zipf(centibels)] * len(words)]
    words = _folded([word for words in lists for word in words])
    return dict(
        zip(reversed(words), reversed(zipfs), strict=True)
    )  # the more frequent of words that fold alike


def frequency(word: str, code: str) -> float:
    """Zipf frequency of a folded word; 0 if it is not in the list (below about 3)."""
    return frequencies(code).get(word, 0.0)


@functools.cache
def _read(code: str) -> list[list[str]]:
    """The words of the data file, indexed by frequency in centibels (-100 · log10 of their share); empty if there is no
    such file or it has another format."""
    import msgpack

    spec = find_spec("wordfreq")
    for folder in (spec and spec.submodule_search_locations) or ():
        try:
            with gzip.open(Path(folder, "data", f"small_{code}.msgpack.gz")) as stream:
                header, *words = msgpack.load(stream, raw=False)
        except (OSError, ValueError, msgpack.UnpackException):
            continue
        if isinstance(header, dict) and (header.get("format"), header.get("version")) == ("cB", 1):
            found: list[list[str]] = words
            return found
    return []


def _from_wordfreq(code: str) -> list[list[str]]:
    """The same from wordfreq itself. Raises LookupError."""
    from wordfreq import get_frequency_list

    found: list[list[str]] = get_frequency_list(code, wordlist="small")
    return found


@functools.cache
def spellings(code: str) -> dict[str, float]:
    """Words with umlauts as they are written, in lower case → Zipf frequency."""
    lists = _read(code) or _from_wordfreq(code)
    marked = re.compile(f"[{UMLAUTS}]")
    return {
        word.casefold(): _zipf(centibels)
        for centibels, words in reversed(list(enumerate(lists)))
        for word in words
        if not word.isascii() and marked.search(word)
    }


def _zipf(centibels: int) -> float:
    return math.log10(10 ** (-centibels / 100)) + 9


def _folded(words: list[str]) -> list[str]:
    """The folded words; `fold` changes no ASCII word of the list."""
    return [word if word.isascii() else fold(word) for word in words]
