"""The languages, found by listing this folder; each is a folder of data with a list of its function words."""

from __future__ import annotations

import functools
from importlib import resources

from crosscheck.language.base import MARK, Language
from crosscheck.language.data import Folder
from crosscheck.language.folding import LETTERS

_SAMPLE = 20_000  # characters examined; more would not change the result


@functools.cache
def _folders() -> dict[str, Folder]:
    return {f.name: f for f in resources.files(__package__).iterdir() if f.joinpath(MARK).is_file()}


@functools.cache
def codes() -> tuple[str, ...]:
    """The codes of all languages, in alphabetical order."""
    return tuple(sorted(_folders()))


@functools.cache
def get(code: str) -> Language:
    """The language of `code` („de“). Raises KeyError if there is none."""
    return Language(_folders()[code])


def detect(text: str) -> str:
    """The code of the language of `text`: the one with most of its function words.

    A tie (an empty text, a text in another language) goes to the first code in alphabetical order.
    """
    words = [word.lower() for word in LETTERS.findall(text[:_SAMPLE])]
    best, score = codes()[0], 0
    for code in codes():
        known = get(code).function_words
        hits = sum(word in known for word in words)
        if hits > score:
            best, score = code, hits
    return best
