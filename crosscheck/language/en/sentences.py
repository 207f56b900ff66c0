"""English sentence boundaries."""

from __future__ import annotations

from crosscheck.language.data import word_list, words
from crosscheck.language.segmentation import Segmentation

FUNCTION_WORDS = words("""
    the a an and or but not is are was were be been being has have had do does did will would can could
    should may might must of to in on at by for with from as that this these those it its he she they we
    you i his her their our my who which what when where there if than then so no more after before about
    into over under between through during against because while said
    """)

_STARTERS = """
    the a an this that these those he she it they we i you his her its their our my your there here in on at
    by for with from as of to after before since until during while when where why how what who which if
    although though because but and or so yet however meanwhile moreover nevertheless nonetheless then
    thus therefore also still some many most all both each every no not nor several other others
    another such one two three four five six seven eight nine ten about around over under more less at
    despite according earlier later today yesterday tomorrow now just even only once
    """

_entries = word_list(__package__, "abbreviations.txt")

SEGMENTATION = Segmentation(
    abbreviations=frozenset(e for e in _entries if not e.endswith("+")),
    closing_abbreviations=frozenset(e.rstrip(" +") for e in _entries if e.endswith("+")),
    starters=words(_STARTERS),
    ordinal_followers=frozenset(),
    ordinal_leaders=frozenset(),
    count_leaders=frozenset(),
    dotted_names=frozenset({"yahoo", "jeopardy", "wham"}),
    dotted_ordinals=False,
    nouns_capitalised=False,
)
