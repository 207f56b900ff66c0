"""What a language provides. One package per language beside this file holds the data.

`Language` gathers facets; each facet is a frozen dataclass of data in a module of its own, and no
word of a language stands anywhere else in the package.
"""

from __future__ import annotations

from dataclasses import dataclass

from crosscheck.language.anaphora import Anaphora
from crosscheck.language.clauses import Clauses
from crosscheck.language.corrections import Corrections
from crosscheck.language.cues import Cues
from crosscheck.language.dating import DateWords
from crosscheck.language.lexicon import Lexicon
from crosscheck.language.logic import Logic
from crosscheck.language.names import NameForms
from crosscheck.language.quantity import QuantityWords
from crosscheck.language.segmentation import Segmentation
from crosscheck.language.signs import Signs


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its code (ISO 639-1), the words it is told by, and its facets."""

    code: str
    function_words: frozenset[str]
    segmentation: Segmentation
    names: NameForms
    signs: Signs
    cues: Cues
    clauses: Clauses
    lexicon: Lexicon
    quantities: QuantityWords
    dates: DateWords
    logic: Logic
    anaphora: Anaphora
    corrections: Corrections
