"""Markdown drafts: CommonMark with tables, strikethrough, footnotes and HTML, as a browser shows them."""

from __future__ import annotations

from crosscheck.drafts._metadata import front_matter
from crosscheck.drafts.builder import Parsed, TextBuilder, Unmarked

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")


def parse(source: str) -> Parsed:
    """What a reader of the rendered Markdown sees; front matter, comments and images are not shown.

    Where a plain reading differs from CommonMark's: the number of a list of one item stays in the
    text, for it is a date or an ordinal, and a footnote's mark shows as `[1]`, in the text and before
    the note itself. Paragraphs set in bold that read like headings are headings.
    """
    from crosscheck.drafts._markdown import MarkdownRenderer

    builder = TextBuilder(source)
    front = front_matter(source)
    MarkdownRenderer(builder, front.end).render()
    return builder.finish(
        Unmarked.BOLD, title=front.title, language=front.language, published=front.published
    )
