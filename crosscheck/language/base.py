"""A language: a folder of data in this package, of which each facet is loaded when first used.

A facet is a dataclass in a module of its own, which is the schema of its file. No other part of the package contains
words of a language that affect a decision.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from crosscheck.language import anaphora, lexicon, logic, segmentation
from crosscheck.language.anaphora import Anaphora
from crosscheck.language.clauses import Clauses
from crosscheck.language.corrections import Corrections
from crosscheck.language.cues import Cues
from crosscheck.language.data import Folder, facet, word_list
from crosscheck.language.dating import DateWords
from crosscheck.language.denials import Denials
from crosscheck.language.leftovers import Leftovers
from crosscheck.language.lexicon import Lexicon
from crosscheck.language.logic import Logic
from crosscheck.language.names import NameForms
from crosscheck.language.offices import Offices
from crosscheck.language.pages import Pages
from crosscheck.language.quantity import QuantityWords
from crosscheck.language.segmentation import Segmentation
from crosscheck.language.signs import Signs

MARK = "function_words.txt"  # every language's folder has it


@dataclass(init=False, eq=False, repr=False)
class Language:
    """One language; its facets are attributes, loaded when first used."""

    code: str  # ISO 639-1, the name of the folder
    function_words: frozenset[str]  # by which texts in it are recognised
    segmentation: Segmentation
    names: NameForms
    signs: Signs
    cues: Cues
    clauses: Clauses
    lexicon: Lexicon
    quantities: QuantityWords
    dates: DateWords
    logic: Logic
    offices: Offices
    anaphora: Anaphora
    corrections: Corrections
    denials: Denials
    leftovers: Leftovers
    pages: Pages

    def __init__(self, folder: Folder) -> None:
        self.code, self.folder = folder.name, folder

    def __getattr__(self, name: str) -> object:
        """Loads a facet. Raises LanguageDataError for invalid data."""
        if name not in _READERS:
            raise AttributeError(name)
        found = self.__dict__[name] = _READERS[name](self)
        return found


_READERS: dict[str, Callable[[Language], object]] = {
    "function_words": lambda it: frozenset(word_list(it.folder, MARK)),
    "segmentation": lambda it: segmentation.read(it.folder),
    "names": lambda it: facet(NameForms, it.folder, "names.toml"),
    "signs": lambda it: facet(Signs, it.folder, "signs.toml"),
    "cues": lambda it: facet(Cues, it.folder, "cues.toml"),
    "clauses": lambda it: facet(Clauses, it.folder, "clauses.toml"),
    "lexicon": lambda it: lexicon.read(it.folder),
    "quantities": lambda it: facet(QuantityWords, it.folder, "quantities.toml"),
    "dates": lambda it: facet(DateWords, it.folder, "dates.toml"),
    "logic": lambda it: logic.read(it.folder, it.lexicon.irregular),
    "offices": lambda it: facet(Offices, it.folder, "offices.toml"),
    "anaphora": lambda it: anaphora.read(it.folder),
    "corrections": lambda it: facet(Corrections, it.folder, "corrections.toml"),
    "denials": lambda it: facet(Denials, it.folder, "denials.toml"),
    "leftovers": lambda it: facet(Leftovers, it.folder, "leftovers.toml"),
    "pages": lambda it: facet(Pages, it.folder, "pages.toml"),
}
