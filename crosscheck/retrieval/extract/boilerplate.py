"""What pages say around their articles: bylines, boxes, invitations, consent and paywall notices.

The wording is data, a `pages.toml` in each language's package; pages mix languages, so all of them are
looked for at once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from crosscheck.language import codes, get

_LONGEST_LINE = 160  # characters: a byline or dateline longer than this is a sentence
_OFFER_WORDS = 40
_BOX_EDGES = " .:!?»«›‹>→↗|–-+*•·…\"'"
_SENTENCE_END = re.compile(r"[.!?…][\"'“”«»’)\]]*$")


@dataclass(frozen=True, slots=True)
class Wording:
    """The phrases of all languages together, lower case; `patterns` match whole blocks.

    `bylines` open a line that names authors, and `joins` stand between their names. `published`, `as_of` and
    `updated` stand before a date and say what it is of; `sections` are parts of a paper. `inserts` stand over
    what tells of other articles, `more` is the text of a link to one. `tails` open, and `goes_on` are, what
    the readable part of an article ends in. `next_page`, `all_pages` and `page_of` tell one page of several.
    """

    boxes: frozenset[str]
    invitations: tuple[str, ...]
    offers: tuple[str, ...]
    bare_asides: tuple[str, ...]
    asides: re.Pattern[str]
    patterns: re.Pattern[str]
    consent: tuple[str, ...]
    paywall: tuple[str, ...]
    blocked: tuple[str, ...]
    not_found: tuple[str, ...]
    bylines: tuple[str, ...]
    joins: tuple[str, ...]
    published: tuple[str, ...]
    as_of: tuple[str, ...]
    updated: tuple[str, ...]
    sections: frozenset[str]
    inserts: frozenset[str]
    more: frozenset[str]
    tails: tuple[str, ...]
    goes_on: tuple[str, ...]
    next_page: tuple[str, ...]
    all_pages: frozenset[str]
    page_of: tuple[re.Pattern[str], ...]


@cache
def wording() -> Wording:
    """All phrases, read once."""

    def every(key: str) -> tuple[str, ...]:
        return tuple(phrase for code in codes() for phrase in getattr(get(code).pages, key))

    # An aside stands in parentheses, brackets or bare; what encloses it goes with it.
    credits = "|".join(map(re.escape, every("credits")))
    asides = "|".join(re.escape(a) for a in sorted(every("asides"), key=len, reverse=True))
    return Wording(
        boxes=frozenset((*every("boxes"), *every("published"), *every("as_of"), *every("updated"))),
        invitations=every("invitations"),
        offers=every("offers"),
        bare_asides=every("asides"),
        asides=re.compile(
            r"(?:(?<!\s)\s++)?+"
            rf"(?:[(\[](?:{asides})[.,]?[)\]]|\b(?:{asides})\b|[(\[](?:{credits})\s?:[^()\[\]]{{2,80}}[)\]])",
            re.IGNORECASE,
        ),
        patterns=re.compile("|".join(f"(?:{p})" for p in every("patterns"))),
        consent=every("consent"),
        paywall=every("paywall"),
        blocked=every("blocked"),
        not_found=every("not_found"),
        bylines=tuple(sorted(every("bylines"), key=len, reverse=True)),
        joins=every("joins"),
        published=every("published"),
        as_of=every("as_of"),
        updated=every("updated"),
        sections=frozenset(every("sections")),
        inserts=frozenset(every("inserts")),
        more=frozenset(every("more")),
        tails=every("tails"),
        goes_on=tuple(sorted(every("goes_on"), key=len, reverse=True)),
        next_page=every("next_page"),
        all_pages=frozenset(every("all_pages")),
        page_of=tuple(map(re.compile, every("page_of"))),
    )


def is_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does and is more than a word or two."""
    return bool(_SENTENCE_END.search(text)) and text.count(" ") >= 2


def without_asides(text: str) -> str:
    """`text` without what is said to screen readers in the middle of sentences, and without the
    credits of pictures in brackets."""
    words = wording()
    if "(" not in text and "[" not in text:
        low = text.lower()
        if not any(phrase in low for phrase in words.bare_asides):
            return text  # the usual case, told much faster than by the expression
    return words.asides.sub("", text)


def is_boilerplate(text: str, linked: float = 0.0, authors: tuple[str, ...] = ()) -> bool:
    """Whether a block of text belongs to the page rather than to the article.

    `text` has single spaces; `linked` is the share of it that is link text, 0 to 1; `authors`
    are the names that the page's metadata give. A full sentence is only ever boilerplate when it
    opens as an offer to the customer or as an invitation that is linked or ends in a colon.
    """
    words = wording()
    low = text.lower()
    bare = low.strip(_BOX_EDGES)
    if bare in words.boxes or not any(c.isalnum() for c in bare):
        return True
    if low.startswith(words.offers) and text.count(" ") < _OFFER_WORDS:
        return True
    for phrase in words.invitations if low.startswith(words.invitations) else ():
        if low.startswith(phrase):
            rest = low[len(phrase) :].lstrip()
            if rest[:1] in {":", "»", "›", ">", "→", "|"} or linked >= 0.4 or not is_sentence(text):
                return True
    if len(text) > _LONGEST_LINE or (is_sentence(text) and text.count(" ") > 3):
        return False
    if authors and any(a and a.lower() in low for a in authors) and len(text) < _by_line_length(authors):
        return True
    return bool(words.patterns.fullmatch(text.rstrip(" .|·")))


def is_metadata_line(pieces: tuple[str, ...], authors: tuple[str, ...] = ()) -> bool:
    """Whether the pieces of a line, each in an element of its own, are bylines, dates and the like.

    Half of them will do: „Reporting from Thornmouth“ next to a date and a name is no sentence.
    """
    if not pieces:
        return False
    plain = sum(is_boilerplate(piece, authors=authors) for piece in pieces)
    return plain == len(pieces) or (2 * plain >= len(pieces) and not any(map(is_sentence, pieces)))


def _by_line_length(authors: tuple[str, ...]) -> int:
    """Characters a line with all `authors` and a little around them may have."""
    return sum(len(a) + 5 for a in authors) + 25


def count(phrases: tuple[str, ...], text: str) -> int:
    """How many of `phrases` stand in `text` (lower case)."""
    return sum(phrase in text for phrase in phrases)
