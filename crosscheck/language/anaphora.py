"""Facet: words that point back to the sentence before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crosscheck.language.data import Folder, word_list

_WORD = re.compile(r"[^\W\d_]+")
_OPENING = 6  # words in which a sentence points back, if it does


@dataclass(frozen=True, slots=True)
class Anaphora:
    """Read from `anaphora.txt`."""

    words: frozenset[
        str
    ]  # lower case: a sentence with one among its first words needs the sentence before it

    def points_back(self, sentence: str) -> bool:
        """Whether the sentence needs the one before it to be understood."""
        opening = _WORD.findall(sentence[:200])[:_OPENING]
        return any(word.lower() in self.words for word in opening)


def read(folder: Folder) -> Anaphora:
    return Anaphora(frozenset(word_list(folder, "anaphora.txt")))
