"""Facet: signs of sentences that are no statement of news: opinions, and sentences about the text itself."""

import functools
import re
from dataclasses import dataclass

from crosscheck.language.clauses import NEVER


@dataclass(frozen=True, slots=True)
class Sign:
    """A regular expression over a sentence, and the code of the reason in reports."""

    code: str
    pattern: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """The signs by kind. Read from `signs.toml`; without it every sentence
    that is no question states something."""

    # the sentence talks about the text itself: source lines, bylines, greetings, teasers
    meta: tuple[Sign, ...] = ()
    opinion: tuple[Sign, ...] = ()  # the author's own view; looked for outside quotations only
    judgement: tuple[Sign, ...] = ()  # an opinion too, unless the sentence reports, quotes or counts
    reporting: str = NEVER  # reported speech, which is no opinion of the author


@functools.lru_cache(maxsize=4096)
def compiled(pattern: str) -> re.Pattern[str]:
    """A language's regular expression, compiled when it is first needed."""
    return re.compile(pattern)


def first(signs: tuple[Sign, ...], text: str) -> str:
    """The code of the first sign in `text`, or an empty text."""
    return next((sign.code for sign in signs if compiled(sign.pattern).search(text)), "")
