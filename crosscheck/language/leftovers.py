"""Facet: leftovers of an AI assistant: sentences to its user, placeholders, and marks of its citations.

All languages are used for every text: a German draft may keep an English „Sure, here is …“.
"""

import functools
import re
from dataclasses import dataclass

# Citation marks in the answers of assistants, in any language.
_MARKS = re.compile(
    r"oai_?cite|oai_citation|contentReference\[|【\d{1,3}[†:]|\bturn\d{1,3}(?:search|news|view|image|file|forecast)\d"
    r"|\[cite(?:_start|_end)?(?::|\])|<\|[a-z_]{3,20}\|>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftovers:
    """Expressions over a sentence, quotations taken out. Read from `leftovers.toml`; without it none are known."""

    assent: tuple[str, ...] = ()  # whole sentences that only agree
    turns: tuple[str, ...] = ()  # phrases of an assistant to its user
    placeholders: tuple[str, ...] = ()  # placeholders to be filled in
    reported: tuple[str, ...] = ()  # a sentence that only reports such a phrase


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    from crosscheck.language import codes, get

    return re.compile(
        "|".join(f"(?:{part})" for code in codes() for part in getattr(get(code).leftovers, name))
    )


def speaks_to_user(unquoted: str) -> bool:
    """Whether a sentence, without its quotations, is addressed by an assistant to its user."""
    return _pattern("turns").search(unquoted) is not None and not _pattern("reported").search(unquoted)


def is_assent(sentence: str) -> bool:
    """Whether a sentence only agrees: „Gern!“"""
    return _pattern("assent").fullmatch(sentence) is not None


def has_placeholder(sentence: str) -> bool:
    """Whether a sentence has a placeholder: „[Name einfügen]“."""
    return _pattern("placeholders").search(sentence) is not None


def has_mark(sentence: str) -> bool:
    """Whether a sentence has an assistant's citation mark."""
    return _MARKS.search(sentence) is not None
