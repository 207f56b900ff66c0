"""From a draft to its claims: every sentence in order, each with its kind and its own span."""

from __future__ import annotations

import re

from crosscheck.claims.kinds import kind_of
from crosscheck.claims.sentences import sentences
from crosscheck.language.base import Language
from crosscheck.model import BlockKind, Claim, Draft, Span

__all__ = ["split"]

_FOOTNOTED = re.compile(r"[.!?…][\"“”»«’]*\s?(?:\[\^?\w{1,4}\]|[¹²³⁰⁴-⁹]+)+$")
_WHOLE = frozenset({BlockKind.HEADING, BlockKind.CODE})


def split(draft: Draft, language: Language) -> tuple[Claim, ...]:
    """Every sentence of the draft, in order; `id` counts them from „c1“.

    Headings and code are not cut. `parts` are filled where a sentence makes statements that can be
    checked apart. Spans lie inside their block and do not overlap.
    """
    claims: list[Claim] = []
    for index, block in enumerate(draft.blocks):
        spans = tuple(sentences(draft.text, block.span, language.segmentation))
        block_kind = block.kind
        if block_kind is BlockKind.HEADING and draft.format == "txt" and _runs_on(draft, spans):
            block_kind = BlockKind.PARAGRAPH
        if block_kind in _WHOLE and spans:
            spans = (Span(spans[0].start, spans[-1].end),)
        for span in spans:
            text = span.of(draft.text)
            kind, reason = kind_of(text, block_kind, language.signs)
            claims.append(Claim(f"c{len(claims) + 1}", span, text, kind, index, reason))
    return tuple(claims)


def _runs_on(draft: Draft, spans: tuple[Span, ...]) -> bool:
    """Whether a line of plain text taken for a heading is prose after all: it ends like a sentence but
    for a footnote mark, or holds several."""
    last = spans[-1].of(draft.text) if spans else ""
    return bool(_FOOTNOTED.search(last)) or (len(spans) > 1 and len(last.split()) > 3)
