"""The languages, found by listing this folder: every folder in it with the words that its texts are told by."""

from __future__ import annotations

import functools
import re
from importlib import resources

from crosscheck.language.base import MARK, Language
from crosscheck.language.data import Folder

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters that are looked at; more would not change the answer


@functools.cache
def _folders() -> dict[str, Folder]:
    return {f.name: f for f in resources.files(__package__).iterdir() if f.joinpath(MARK).is_file()}


@functools.cache
def codes() -> tuple[str, ...]:
    """The codes of all languages there are, in alphabetical order."""
    return tuple(sorted(_folders()))


@functools.cache
def get(code: str) -> Language:
    """The language of `code` („de“). Raises KeyError for one that is not there."""
    return Language(_folders()[code])


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
