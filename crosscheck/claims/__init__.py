"""Splits a draft into claims: every sentence in order, with its kind and span."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from crosscheck.claims.kinds import LEFTOVER, kind_of
from crosscheck.language.leftovers import is_assent, speaks_to_user
from crosscheck.language.signs import Signs, first
from crosscheck.model import BlockKind, Claim, ClaimKind, Draft, Span
from crosscheck.text.statements import statements
from crosscheck.text.text import Text

__all__ = ["LEFTOVER", "split"]

_WHOLE = frozenset({BlockKind.HEADING, BlockKind.TABLE_HEADER, BlockKind.CODE})
_FOOTNOTED = re.compile(r"[.!?…][\"“”»«’]*\s?(?:\[\^?\w{1,4}\]|[¹²³⁰⁴-⁹])+$")
_RAISED = re.compile(r"(?<=[a-zäöüß.!?…\"“”»«)])\d{1,2}(?=[.,;:!?…]*(?:\s|$))")
_LABELS = frozenset({"source_line", "photo_credit", "byline", "dateline"})
_LEAST_PROSE = 4  # words; a shorter last sentence is a heading's („Teil 1. Der Anfang“)


def split(draft: Draft, text: Text) -> tuple[Claim, ...]:
    """All sentences of the draft, whose text is `text`, in order, with ids „c1“, „c2“ …

    Headings and code blocks are one claim each. A sentence with several statements has them as `parts` („c7.1“ …), in
    order and within its span. Spans are within their block and do not overlap.
    """
    claims: list[Claim] = []
    for index, block in enumerate(draft.blocks):
        spans = text.sentences(block.span)
        kind = block.kind
        if kind is BlockKind.HEADING and spans and _is_prose(draft, spans, text.language.signs):
            kind = BlockKind.PARAGRAPH
        if kind in _WHOLE and spans:
            spans = (Span(spans[0].start, spans[-1].end),)
        claims += (
            _claim(f"c{number}", text, span, index, kind)
            for number, span in enumerate(spans, len(claims) + 1)
        )
    return _with_numbered_sources(draft, _with_leftovers(claims))


def _with_leftovers(claims: list[Claim]) -> list[Claim]:
    """The claims, an assistant's words corrected by the sentence before them: after a colon they are a quoted example;
    „Gern!“ right before them is the assistant's too."""
    corrected = list(claims)
    for index, (before, claim) in enumerate(itertools.pairwise(claims)):
        agrees = before.block == claim.block and is_assent(before.text)
        if claim.reason == LEFTOVER:
            announced = before.kind is not ClaimKind.HEADING and before.text.rstrip(" *_").endswith(":")
            if announced and before.reason != LEFTOVER:
                corrected[index + 1] = replace(claim, kind=ClaimKind.OPINION, reason="example")
        elif not (agrees and speaks_to_user(_joined(before.text, claim.text))):
            continue
        if agrees:
            corrected[index : index + 2] = (
                replace(each, kind=ClaimKind.META, reason=LEFTOVER, parts=()) for each in (before, claim)
            )
    return corrected


def _with_numbered_sources(draft: Draft, claims: list[Claim]) -> tuple[Claim, ...]:
    """The claims, the items of a list of sources at the draft's end marked as footnotes.

    In an automatically numbered list („<ol>“) the numbers are no text. It is a list of sources if its items are no
    sentences and the text before it has a reference mark for each.
    """
    first = len(claims)
    while first and draft.blocks[claims[first - 1].block].kind is BlockKind.LIST_ITEM:
        first -= 1
    items = claims[first:]
    if not items or len({c.block for c in items}) < len(items) or any(c.text[-1] in ".!?…" for c in items):
        return tuple(claims)
    before = draft.text[: items[0].span.start]
    marked = {int(number) for number in _RAISED.findall(before)}
    if not set(range(1, len(items) + 1)) <= marked:
        return tuple(claims)
    footnotes = (replace(c, kind=ClaimKind.META, reason="footnote", parts=()) for c in items)
    return (*claims[:first], *footnotes)


def _joined(assent: str, sentence: str) -> str:
    """„Verstanden. Hier die Meldung“ as one sentence."""
    return f"{assent.rstrip('.! ')}, {sentence[:1].lower()}{sentence[1:]}"


def _is_prose(draft: Draft, spans: tuple[Span, ...], signs: Signs) -> bool:
    """Whether a block recognised as a heading by its layout is none: it names a source or photographer, or (in plain
    text) ends as a sentence with a footnote mark does, or has several sentences."""
    opening, last = spans[0].of(draft.text), spans[-1].of(draft.text)
    sign = first(signs.meta, opening)
    if (sign in _LABELS and (":" in opening or sign != "source_line")) or speaks_to_user(opening):
        return True
    if draft.format != "txt":
        return False
    return bool(_FOOTNOTED.search(last)) or (len(spans) > 1 and len(last.split()) >= _LEAST_PROSE)


def _claim(claim_id: str, text: Text, span: Span, block: int, in_block: BlockKind) -> Claim:
    written = span.of(text.string)
    kind, reason = kind_of(written, in_block, text.language.signs, _quoted(text, span))
    if kind not in (ClaimKind.CLAIM, ClaimKind.OPINION):
        return Claim(claim_id, span, written, kind, block, reason)
    parts = _parts(claim_id, text, span, block)
    if kind is ClaimKind.OPINION:
        if {p.kind for p in parts} != {ClaimKind.CLAIM, ClaimKind.OPINION}:
            return Claim(claim_id, span, written, kind, block, reason)
        # One part is the author's view, the other is news to be verified.
        kind, reason = ClaimKind.CLAIM, ""
    return Claim(claim_id, span, written, kind, block, reason, parts)


def _parts(claim_id: str, text: Text, sentence: Span, block: int) -> tuple[Claim, ...]:
    parts = []
    for number, statement in enumerate(statements(sentence.of(text.string), text.language.clauses), 1):
        span = statement.span.shifted(sentence.start)
        written = span.of(text.string)
        kind, reason = kind_of(written, BlockKind.PARAGRAPH, text.language.signs, _quoted(text, span))
        if kind is not ClaimKind.OPINION:
            kind, reason = ClaimKind.CLAIM, statement.reason
        parts.append(Claim(f"{claim_id}.{number}", span, written, kind, block, reason))
    return tuple(parts)


def _quoted(text: Text, span: Span) -> list[Span]:
    """The quotations in a span, relative to its start."""
    return [q.outer.shifted(-span.start) for q in text.quotations_in(span)]
