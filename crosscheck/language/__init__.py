"""The languages, found by listing this folder: every package in it that has a `LANGUAGE`."""

from __future__ import annotations

import functools
import importlib
import pkgutil
import re

from crosscheck.language.base import Language

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters that are looked at; more would not change the answer


@functools.cache
def codes() -> tuple[str, ...]:
    """The codes of all languages there are, in alphabetical order."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(__path__) if m.ispkg))


@functools.cache
def get(code: str) -> Language:
    """The language of `code` („de“). Raises KeyError for one that is not there."""
    if code not in codes():
        raise KeyError(code)
    language = importlib.import_module(f"{__name__}.{code}").LANGUAGE
    if not isinstance(language, Language):
        raise TypeError(f"{code}: LANGUAGE is not a Language")
    return language


def detect(text: str) -> str:
    """The code of the language `text` is written in, by its share of function words.

    Ties (an empty text, a text in another language) go to the first code in alphabetical order.
    """
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    best, score = codes()[0], 0
    for code in codes():
        known = get(code).function_words
        hits = sum(word in known for word in words)
        if hits > score:
            best, score = code, hits
    return best
