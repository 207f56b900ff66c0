"""Numbered sources: the marks after sentences, and the list that says what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crosscheck.attribution.mentions import Name
from crosscheck.model import Span

_SUPERSCRIPTS = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")
_ENTRY = re.compile(
    r"^\W*?(?:\[\^?(?P<bracket>\w{1,4})\]:?|(?P<raised>[¹²³⁰⁴-⁹]+)|(?P<plain>\d{1,2})(?:[.)]|(?=\s)))\s*(?=\S)"
)
_BRACKETED = re.compile(r"\[(?P<ids>\^?\w{1,4}(?:\s*[,;–-]\s*\^?\w{1,4})*)\]")
_RAISED = re.compile(r"[¹²³⁰⁴-⁹]+")
_PLAIN = re.compile(
    r"(?<=[a-zäöüß.!?…%)\"“”»«])(?<!\d[.,])\d{1,2}(?:,\d{1,2})*(?=[.,;:!?…]*[\"“”»«)]*(?:\s|$))"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A reference in running text: the ids it gives, and where it stands (in the view)."""

    ids: tuple[str, ...]
    span: Span


def entry_id(text: str) -> str:
    """The id with which an entry of a source list begins, or an empty text."""
    found = _ENTRY.match(text)
    if not found:
        return ""
    return (found["bracket"] or found["raised"] or found["plain"]).translate(_SUPERSCRIPTS)


def marks(text: str, sentence: Span, known: Mapping[str, tuple[Name, ...]]) -> Iterator[Mark]:
    """The references in one sentence to entries that there are."""
    for pattern in (_BRACKETED, _RAISED, _PLAIN) if known else ():
        for found in pattern.finditer(text, sentence.start, sentence.end):
            ids = tuple(i for i in _ids(found, pattern) if i in known)
            if ids:
                yield Mark(ids, Span(found.start(), found.end()))


def _ids(found: re.Match[str], pattern: re.Pattern[str]) -> Iterator[str]:
    written = found["ids"] if pattern is _BRACKETED else found.group().translate(_SUPERSCRIPTS)
    for part in re.split(r"[,;]", written):
        ends = [end.strip(" ^") for end in re.split(r"[–-]", part)]
        if (
            len(ends) == 2
            and all(e.isdigit() for e in ends)
            and int(ends[0]) <= int(ends[1]) <= int(ends[0]) + 20
        ):
            yield from (str(number) for number in range(int(ends[0]), int(ends[1]) + 1))
        else:
            yield from ends
