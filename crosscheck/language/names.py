"""Facet: the forms that names of publishers take in running text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NameForms:
    """How a name is inflected, and which names are ordinary words too.

    `endings` are rules (ending of the base form, what may replace it), all folded: the first rule
    that fits a word holds. `everyday` are folded one-word names that are words of the language
    („Zeit“): they stand for the outlet only beside a cue. `generic` are those that mean publishers at
    large („die Presse“), which takes quotation marks or a link. `articles` may begin a name.
    """

    endings: tuple[tuple[str, tuple[str, ...]], ...]
    everyday: frozenset[str]
    generic: frozenset[str]
    articles: frozenset[str]

    def forms(self, word: str) -> frozenset[str]:
        """The folded forms of a folded word of a name, itself included."""
        for ending, others in self.endings:
            if word.endswith(ending) and len(word) > len(ending):
                stem = word[: len(word) - len(ending)]
                return frozenset({word, *(stem + other for other in others)})
        return frozenset({word})
