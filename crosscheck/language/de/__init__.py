"""German."""

from __future__ import annotations

from crosscheck.language.base import Language
from crosscheck.language.de.anaphora import ANAPHORA
from crosscheck.language.de.clauses import CLAUSES
from crosscheck.language.de.corrections import CORRECTIONS
from crosscheck.language.de.cues import CUES
from crosscheck.language.de.lexicon import LEXICON
from crosscheck.language.de.logic import LOGIC
from crosscheck.language.de.names import NAME_FORMS
from crosscheck.language.de.numbers import DATES, QUANTITIES
from crosscheck.language.de.sentences import FUNCTION_WORDS, SEGMENTATION
from crosscheck.language.de.signs import SIGNS

LANGUAGE = Language(
    code="de",
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
