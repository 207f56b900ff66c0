"""The draft in the HTML report, with a link from every statement to its card."""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.model import Block, BlockKind, Document, Judgement, Span
from crosscheck.reports.html_cards import card_id, has_card, is_open
from crosscheck.reports.page import Markup, join, tag, text
from crosscheck.reports.units import units
from crosscheck.reports.words import MARKS, Wording

_CLASSES = {BlockKind.LIST_ITEM: "li", BlockKind.QUOTE: "quote"}


def draft(document: Document, number: int, words: Wording) -> Markup:
    """The visible text, block by block, in the order of the draft."""
    judged = [j for j in units(document) if has_card(j)]
    return join((_block(document, block, judged, number, words) for block in document.draft.blocks), "\n")


def _block(document: Document, block: Block, judged: list[Judgement], number: int, words: Wording) -> Markup:
    pieces = join(_pieces(document, block, judged, number, words))
    if block.kind is BlockKind.HEADING:
        return tag("h3", pieces)
    return tag("p", pieces, class_=_CLASSES.get(block.kind))


def _pieces(
    document: Document, block: Block, judged: list[Judgement], number: int, words: Wording
) -> Iterator[Markup]:
    whole, at = document.draft.text, block.span.start
    for judgement in judged:
        span = judgement.claim.span
        if not block.span.overlaps(span) or span.start < at:
            continue
        yield text(whole[at : span.start])
        yield _statement(whole, Span(span.start, min(span.end, block.span.end)), judgement, number, words)
        at = min(span.end, block.span.end)
    yield text(whole[at : block.span.end])


def _statement(whole: str, span: Span, judgement: Judgement, number: int, words: Wording) -> Markup:
    """A statement, distinguished by mark and underline as well as colour, with its verdict for screen readers."""
    verdict, name = judgement.verdict, card_id(judgement, number)
    return tag(
        "a",
        tag("span", MARKS[verdict], class_="mark", aria_hidden="true"),
        tag("span", f"{words.verdict(verdict)}: ", class_="sr", lang=words.language),
        span.of(whole),
        class_=f"s v-{verdict.value}", href=f"#{name}", data_card=name,
        data_open="1" if is_open(judgement) else "0",
    )  # fmt: skip
