"""Facet: sentences in which an assistant speaks to its user about the text, and marks it leaves in a text.

All languages count for every text: a German draft may keep an English „Sure, here is …“.
"""

import functools
import re
from dataclasses import dataclass

# What answers of programs carry in place of sources, in whatever language.
_MARKS = re.compile(
    r"oai_?cite|oai_citation|contentReference\[|【\d{1,3}[†:]|\bturn\d{1,3}(?:search|news|view|image|file|forecast)\d"
    r"|\[cite(?:_start|_end)?(?::|\])|<\|[a-z_]{3,20}\|>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftovers:
    """Expressions over a sentence, quotations taken out. Read from `leftovers.toml`; without it none are known."""

    assent: tuple[str, ...] = ()  # whole sentences that do nothing but agree
    turns: tuple[str, ...] = ()  # what an assistant says to whoever asked it for the text
    placeholders: tuple[str, ...] = ()  # what is still to be filled in
    reported: tuple[str, ...] = ()  # who says so: a sentence with it only reports the turn


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    from crosscheck.language import codes, get

    return re.compile(
        "|".join(f"(?:{part})" for code in codes() for part in getattr(get(code).leftovers, name))
    )


def speaks_to_user(unquoted: str) -> bool:
    """Whether a sentence, quotations taken out, is an assistant's word to whoever asked it for the text."""
    return _pattern("turns").search(unquoted) is not None and not _pattern("reported").search(unquoted)


def is_assent(sentence: str) -> bool:
    """Whether a sentence does nothing but agree: „Gern!“"""
    return _pattern("assent").fullmatch(sentence) is not None


def has_placeholder(sentence: str) -> bool:
    """Whether something is still to be filled in: „[Name einfügen]“."""
    return _pattern("placeholders").search(sentence) is not None


def has_mark(sentence: str) -> bool:
    """Whether a sentence carries what a program writes in place of a source."""
    return _MARKS.search(sentence) is not None
