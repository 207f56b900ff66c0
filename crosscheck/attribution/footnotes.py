"""Numbered sources: the reference marks after sentences, and the list of sources that they refer to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crosscheck.attribution.draft_index import DraftIndex
from crosscheck.attribution.mentions import Name
from crosscheck.model import ClaimKind, Span
from crosscheck.outlets.registry import outlet_for_domain
from crosscheck.outlets.wrapped import unwrapped

_SUPERSCRIPTS = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")
_ENTRY = re.compile(
    r"^\W*?(?:\[\^?(?P<bracket>\w{1,4})\]:?|(?P<raised>[¹²³⁰⁴-⁹]+)|(?P<plain>\d{1,2})(?:[.)]|(?=\s)))\s*(?=\S)"
)
_BRACKETED = re.compile(r"\[(?P<ids>\^?\w{1,4}(?:\s*[,;–-]\s*\^?\w{1,4})*)\]")
_RAISED = re.compile(r"[¹²³⁰⁴-⁹]+")
_PLAIN = re.compile(
    r"(?<=[a-zäöüß.!?…%)\"“”»«])(?<!\d[.,])\d{1,2}(?:,\d{1,2})*(?=[.,;:!?…]*[\"“”»«)]*(?:\s|$))"
)
_INLINE = re.compile(r"\[\^?(?P<bracket>\w{1,4})\]|(?P<raised>[¹²³⁰⁴-⁹]+)")
_LONGEST_RANGE = 20


@dataclass(frozen=True, slots=True)
class ReferenceMark:
    """A reference mark in running text: the ids in it, and its span."""

    ids: tuple[str, ...]
    span: Span


def source_list(indexed: DraftIndex) -> Mapping[str, tuple[Name, ...]]:
    """The numbered sources of the draft: id → publishers. Of two entries with one id the first counts."""
    notes: dict[str, tuple[Name, ...]] = {}
    unnumbered = 0
    for claim in indexed.claims:
        if claim.kind is not ClaimKind.META:
            continue
        entries = list(_entries(indexed.text, claim.span, claim.reason))
        if not entries and claim.reason == "footnote":
            unnumbered += 1  # an item of an automatically numbered list
            entries = [(str(unnumbered), claim.span)]
        for key, place in entries:
            names = tuple(_names(indexed, place))
            if names:
                notes.setdefault(key, names)
    return notes


def _entries(text: str, span: Span, reason: str) -> Iterator[tuple[str, Span]]:
    """The footnote numbers defined in a line, each with the span of its definition."""
    found = _ENTRY.match(span.of(text))
    inline = list(_INLINE.finditer(text, span.start, span.end)) if reason == "source_line" else []
    if found and len(inline) < 2:
        yield (found["bracket"] or found["raised"] or found["plain"]).translate(_SUPERSCRIPTS), span
        return
    # „Quellen: [1] n-tv.de, [2] SZ“, or with the numbers behind the names.
    behind = bool(inline) and inline[-1].end() >= span.end - 2 and not found
    starts = [span.start, *(mark.end() for mark in inline)]
    ends = [*(mark.start() for mark in inline), span.end]
    for index, mark in enumerate(inline):
        key = (mark["bracket"] or mark["raised"]).translate(_SUPERSCRIPTS)
        yield key, Span(starts[index + (not behind)], ends[index + (not behind)])


def _names(indexed: DraftIndex, span: Span) -> Iterator[Name]:
    """The publishers of an entry: those that it links to, else the first that it names."""
    seen: set[str] = set()
    for place, link in indexed.links_in(span):
        outlet = indexed.publisher_or_new(link.url)
        if outlet.id not in seen:
            seen.add(outlet.id)
            yield Name(place, (outlet,), place.of(indexed.text), url=link.url)
    for hit in indexed.hits_in(span)[:1] if not seen else ():
        if hit.outlets or hit.path:
            url = unwrapped(hit.span.of(indexed.text)) if hit.path else ""
            yield Name(
                hit.span, hit.outlets or (outlet_for_domain(hit.host),), hit.span.of(indexed.text), url=url
            )


def marks(text: str, sentence: Span, known: Mapping[str, tuple[Name, ...]]) -> Iterator[ReferenceMark]:
    """The reference marks in one sentence whose ids are in `known`."""
    for pattern in (_BRACKETED, _RAISED, _PLAIN) if known else ():
        for found in pattern.finditer(text, sentence.start, sentence.end):
            ids = tuple(i for i in _ids(found, pattern) if i in known)
            if ids:
                yield ReferenceMark(ids, Span(found.start(), found.end()))


def _ids(found: re.Match[str], pattern: re.Pattern[str]) -> Iterator[str]:
    """The single ids of a mark like „[1,3]“ or „[2–4]“."""
    written = found["ids"] if pattern is _BRACKETED else found.group().translate(_SUPERSCRIPTS)
    for part in re.split(r"[,;]", written):
        ends = [end.strip(" ^") for end in re.split(r"[–-]", part)]
        numbers = [int(end) for end in ends if end.isdecimal()]
        if len(numbers) == len(ends) == 2 and numbers[0] <= numbers[1] <= numbers[0] + _LONGEST_RANGE:
            yield from (str(number) for number in range(numbers[0], numbers[1] + 1))
        else:
            yield from ends
