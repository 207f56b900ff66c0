"""Facet: the signs by which a sentence shows itself to be no plain statement of news."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """A regular expression over a sentence, and the code of the reason it gives."""

    code: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Signs:
    """What sets sentences apart, by reasons that can be shown.

    `meta` signs make a sentence talk about the text itself (source lines, bylines, greetings,
    teasers). `opinion` signs are the author's own view; they are looked for outside quotations only.
    `judgement` signs are an opinion too, unless the sentence reports (`reporting`: whoever reports
    lets others judge), quotes or counts. `question` are signs of a question without its mark.
    `reasons` explains the codes, by report language.
    """

    meta: tuple[Sign, ...]
    opinion: tuple[Sign, ...]
    judgement: tuple[Sign, ...]
    reporting: str


@functools.lru_cache(maxsize=4096)
def compiled(pattern: str) -> re.Pattern[str]:
    """A language's regular expression, compiled when it is first needed."""
    return re.compile(pattern)


def first(signs: tuple[Sign, ...], text: str) -> str:
    """The code of the first sign that `text` bears, or an empty text."""
    return next((sign.code for sign in signs if compiled(sign.pattern).search(text)), "")
