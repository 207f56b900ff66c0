"""English."""

from __future__ import annotations

from crosscheck.language.base import Language
from crosscheck.language.en.anaphora import ANAPHORA
from crosscheck.language.en.clauses import CLAUSES
from crosscheck.language.en.corrections import CORRECTIONS
from crosscheck.language.en.cues import CUES
from crosscheck.language.en.lexicon import LEXICON
from crosscheck.language.en.logic import LOGIC
from crosscheck.language.en.names import NAME_FORMS
from crosscheck.language.en.numbers import DATES, QUANTITIES
from crosscheck.language.en.sentences import FUNCTION_WORDS, SEGMENTATION
from crosscheck.language.en.signs import SIGNS

LANGUAGE = Language(
    code="en",
    function_words=FUNCTION_WORDS,
    segmentation=SEGMENTATION,
    names=NAME_FORMS,
    signs=SIGNS,
    cues=CUES,
    clauses=CLAUSES,
    lexicon=LEXICON,
    quantities=QUANTITIES,
    dates=DATES,
    logic=LOGIC,
    anaphora=ANAPHORA,
    corrections=CORRECTIONS,
)
