"""Facet: words that refer back to the sentence before."""

from __future__ import annotations

from dataclasses import dataclass

from crosscheck.language.data import Folder, word_list
from crosscheck.language.folding import LETTERS

_OPENING = 6  # words of a sentence that are examined


@dataclass(frozen=True, slots=True)
class Anaphora:
    """Read from `anaphora.txt`."""

    words: frozenset[str]  # lower case: a sentence that opens with one needs the sentence before it

    def points_back(self, sentence: str) -> bool:
        """Whether the sentence refers back to the one before it."""
        opening = LETTERS.findall(sentence[:200])[:_OPENING]
        return any(word.lower() in self.words for word in opening)


def read(folder: Folder) -> Anaphora:
    return Anaphora(frozenset(word_list(folder, "anaphora.txt")))
