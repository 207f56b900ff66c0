"""Facet: sentences in which an assistant speaks to its user about the text, and marks it leaves in a text.

Each language's package says in `leftovers.py` how they read. All languages count for every text: a German
draft may keep an English „Sure, here is …“.
"""

from __future__ import annotations

import functools
import importlib.util
import re

# What answers of programs carry in place of sources, in whatever language.
_MARKS = re.compile(
    r"oai_?cite|oai_citation|contentReference\[|【\d{1,3}[†:]|\bturn\d{1,3}(?:search|news|view|image|file|forecast)\d"
    r"|\[cite(?:_start|_end)?(?::|\])|<\|[a-z_]{3,20}\|>"
)


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    from crosscheck.language import codes

    names = [f"crosscheck.language.{code}.leftovers" for code in codes()]
    modules = [importlib.import_module(each) for each in names if importlib.util.find_spec(each)]
    return re.compile("|".join(f"(?:{part})" for module in modules for part in getattr(module, name)))


def speaks_to_user(unquoted: str) -> bool:
    """Whether a sentence, quotations taken out, is an assistant's word to whoever asked it for the text."""
    return _pattern("TURNS").search(unquoted) is not None and not _pattern("REPORTED").search(unquoted)


def is_assent(sentence: str) -> bool:
    """Whether a sentence does nothing but agree: „Gern!“"""
    return _pattern("ASSENT").fullmatch(sentence) is not None


def has_placeholder(sentence: str) -> bool:
    """Whether something is still to be filled in: „[Name einfügen]“."""
    return _pattern("PLACEHOLDERS").search(sentence) is not None


def has_mark(sentence: str) -> bool:
    """Whether a sentence carries what a program writes in place of a source."""
    return _MARKS.search(sentence) is not None
