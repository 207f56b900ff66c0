"""The draft beside the cards: every sentence marked by its verdict, and linked to its card."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from crosscheck.model import Block, BlockKind, Document, Judgement, Span
from crosscheck.reports.html_report import marks
from crosscheck.reports.html_report.cards import statement_id
from crosscheck.reports.html_report.queue import Item, Kind, Queue
from crosscheck.reports.page import Markup, join, marked, tag, text
from crosscheck.reports.words import Wording

_CLASSES = {BlockKind.HEADING: "heading", BlockKind.LIST_ITEM: "li", BlockKind.QUOTE: "quoted"}
_Statement = tuple[Judgement, Item]


def draft(queue: Queue, words: Wording) -> Markup:
    """The visible text, block by block."""
    statements = [(judgement, item) for item in queue.items for judgement in item.members]
    statements.sort(key=lambda each: each[0].claim.span)
    starts = [judgement.claim.span.start for judgement, _ in statements]
    blocks = []
    for block in queue.document.draft.blocks:
        first = max(0, bisect.bisect_right(starts, block.span.start) - 1)
        last = bisect.bisect_left(starts, block.span.end)
        blocks.append(_block(queue.document, block, statements[first:last], words))
    return join(blocks, "\n")


def _block(document: Document, block: Block, statements: Sequence[_Statement], words: Wording) -> Markup:
    pieces = join(_pieces(document, block, statements, words))
    return tag("p", pieces, class_=_CLASSES.get(block.kind))


def _pieces(
    document: Document, block: Block, statements: Sequence[_Statement], words: Wording
) -> Iterator[Markup]:
    whole, at = document.draft.text, block.span.start
    for judgement, item in statements:
        span = judgement.claim.span
        if not block.span.overlaps(span) or span.start < at:
            continue
        yield text(whole[at : span.start])
        at = min(span.end, block.span.end)
        yield _statement(document, Span(span.start, at), judgement, item, words)
    yield text(whole[at : block.span.end])


def _statement(document: Document, span: Span, judgement: Judgement, item: Item, words: Wording) -> Markup:
    """A statement, marked by underline as well as by colour, with its verdict for screen readers."""
    verdict = judgement.verdict
    settled = item.kind is Kind.SETTLED
    spoken = words.page("section.settled") if settled else words.page(f"verdict.{verdict}")
    shown = {} if settled else marks.in_statement(judgement, document.draft)
    return tag(
        "a",
        tag("span", f"{spoken}: ", class_="sr", lang=words.language),
        marked(document.draft.text, span, shown),
        class_=f"s v-{verdict.value} {item.kind}", href=f"#{item.id}", id=statement_id(judgement, item),
        data_card=item.id,
    )  # fmt: skip
