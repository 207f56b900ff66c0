"""Facet: the inflection of publishers' names in running text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForms:
    """How a name is inflected, and which names are ordinary words too; all folded. Read from `names.toml`;
    without it names have one form and are no words."""

    # ending → what may stand for it; the first that fits
    endings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    everyday: frozenset[str] = frozenset()  # words of the language („Zeit“), an outlet only with a cue
    # those that mean publishers at large („die Presse“), unless quoted or linked
    generic: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()  # may begin a name

    def forms(self, word: str) -> frozenset[str]:
        """The folded forms of a folded word of a name, itself included."""
        for ending, others in self.endings:
            if word.endswith(ending) and len(word) > len(ending):
                stem = word[: len(word) - len(ending)]
                return frozenset({word, *(stem + other for other in others)})
        return frozenset({word})
