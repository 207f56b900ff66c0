"""Where the readable part of an article ends in an invitation to read the rest elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from crosscheck.retrieval.extract import boilerplate
from crosscheck.retrieval.extract.canonical import clean

_MOST = 0.7  # share of the body that stands before the invitation
_OFFER_WORDS = 40
_REACH = 400  # characters behind the last paragraph that are looked at
_PIECES = 14
_SHORT = 250  # words from which an ellipsis at the end is taken for style
_ELLIPSIS = re.compile(r"(?:…|\.{3}|\[(?:…|\.{3})\])$")
_EDGES = " .:!?»«›‹>→↗|–-+*•·…\"'"
_PASSED = frozenset({"script", "style", "noscript", "template", "nav"})
_ENDS = frozenset({"footer", "aside"})


def end(texts: Sequence[str], keep: Sequence[bool]) -> int:
    """Index of the first of a page's blocks that invites to read the rest elsewhere, where little of the body
    stands behind it; the number of blocks without one."""
    offers = boilerplate.wording().tails
    sizes = [len(text) if kept else 0 for text, kept in zip(texts, keep, strict=True)]
    total, before = sum(sizes), 0
    for number, text in enumerate(texts):
        if (
            before >= _MOST * total
            and total
            and text.lower().startswith(offers)
            and text.count(" ") < _OFFER_WORDS
        ):
            return number
        before += sizes[number]
    return len(texts)


def without_invitation(parts: Sequence[tuple[str, str]]) -> tuple[tuple[tuple[str, str], ...], bool]:
    """The parts of a body without „weiterlesen“ at their very end, and whether they break off there."""
    if not parts:
        return (), False
    kind, last = parts[-1]
    text = _without_invitation(last)
    kept = (*parts[:-1], (kind, text))
    return kept, text != last or _breaks_off(kept)


def _without_invitation(text: str) -> str:
    """`text` without „weiterlesen“ behind its last sentence or its ellipsis."""
    low = text.lower().rstrip(_EDGES)
    for phrase in boilerplate.wording().goes_on:
        before = text[: len(low) - len(phrase)].rstrip()
        if low.endswith(phrase) and before.endswith(("…", "...", ".", "!", "?", "]")):
            return before
    return text


def _breaks_off(parts: Sequence[tuple[str, str]]) -> bool:
    """Whether a short text ends in an ellipsis."""
    kind, last = parts[-1]
    words = sum(text.count(" ") + 1 for _, text in parts)
    return kind == "paragraph" and words < _SHORT and bool(_ELLIPSIS.search(last))


def is_followed_by_invitation(element: Any) -> bool:
    """Whether the page goes on behind `element`, where the body ends, by asking to read on elsewhere."""
    words = boilerplate.wording()
    for number, piece in enumerate(_behind(element)):
        low = piece.lower()
        bare = low.strip(_EDGES)
        if bare in words.boxes or bare in words.inserts:
            return False  # what follows is of other articles
        if low.startswith(words.tails) or (number == 0 and bare in words.goes_on):
            return True
    return False


def _behind(element: Any) -> Iterator[str]:
    """The runs of text behind `element`, in the order of the page, as far as it matters."""
    size = number = 0
    for following in _following(element):
        for run in following.itertext():
            text = clean(run)
            if not text:
                continue
            yield text
            size, number = size + len(text), number + 1
            if size > _REACH or number >= _PIECES:
                return


def _following(element: Any) -> Iterator[Any]:
    while element is not None:
        for sibling in element.itersiblings():
            if sibling.tag in _ENDS and "".join(sibling.itertext()).strip():
                return  # what stands behind is not the article's
            if isinstance(sibling.tag, str) and sibling.tag not in _PASSED:
                yield sibling
        element = element.getparent()
