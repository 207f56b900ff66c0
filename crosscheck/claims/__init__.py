"""From a draft to its claims: every sentence in order, each with its kind and its own span."""

from __future__ import annotations

from crosscheck.claims.kinds import kind_of
from crosscheck.claims.sentences import sentences
from crosscheck.language.base import Language
from crosscheck.model import BlockKind, Claim, Draft, Span

__all__ = ["split"]

_WHOLE = frozenset({BlockKind.HEADING, BlockKind.CODE})


def split(draft: Draft, language: Language) -> tuple[Claim, ...]:
    """Every sentence of the draft, in order; `id` counts them from „c1“.

    Headings and code are not cut. `parts` are filled where a sentence makes statements that can be
    checked apart. Spans lie inside their block and do not overlap.
    """
    claims: list[Claim] = []
    for index, block in enumerate(draft.blocks):
        for span in _pieces(draft, block.span, block.kind, language):
            text = span.of(draft.text)
            kind, reason = kind_of(text, block.kind, language.signs)
            claims.append(Claim(f"c{len(claims) + 1}", span, text, kind, index, reason))
    return tuple(claims)


def _pieces(draft: Draft, span: Span, kind: BlockKind, language: Language) -> tuple[Span, ...]:
    if kind in _WHOLE:
        text = span.of(draft.text)
        left = span.start + len(text) - len(text.lstrip())
        right = span.start + len(text.rstrip())
        return (Span(left, right),) if left < right else ()
    return tuple(sentences(draft.text, span, language.segmentation))
