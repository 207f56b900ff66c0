"""Markdown: the text without its marks; the number of a list item stays, since it may be a date.

„14. Oktober“ at the beginning of a paragraph is a list item to Markdown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from crosscheck import moments
from crosscheck.drafts._metadata import FRONT, PAIR, scalar
from crosscheck.retrieval.extract import charset
from crosscheck.retrieval.extract.canonical import clean
from crosscheck.retrieval.formats import _blocks
from crosscheck.retrieval.formats.found import Item, written

if TYPE_CHECKING:
    from markdown_it.token import Token

_KINDS = {"heading_open": "subhead"}
_MOST_NESTED = 50


def read(content: bytes, name: str) -> Item:
    """The article in a Markdown file, with what its front matter says of it."""
    from markdown_it import MarkdownIt

    text = charset.decode(content).replace("\r\n", "\n").replace("\r", "\n")
    front = FRONT.match(text)
    pairs = filter(None, map(PAIR.match, front["body"].split("\n") if front else ()))
    about = {pair["key"].lower(): scalar(pair["value"] or "") for pair in pairs}
    parser = MarkdownIt("commonmark", {"maxNesting": _MOST_NESTED}).enable("table")
    found = list(_parts(parser.parse(text[front.end() :] if front else text)))
    if about.get("title") and clean(about["title"]) not in {line for _, line in found[:1]}:
        found.insert(0, ("title", clean(about["title"])))
    item = written(found)
    return replace(
        item,
        authors=(clean(about["author"]),) if about.get("author") else item.authors,
        published=moments.parse(about.get("date")) or item.published,
        language=about.get("lang", ""),
    )


def _parts(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """The (kind, text) pairs of the blocks, a table's row as one."""
    kind, number = "paragraph", ""
    row: list[str] | None = None
    for token in tokens:
        if token.type in {"heading_open", "paragraph_open"}:
            kind = _KINDS.get(token.type, "paragraph")
        elif token.type == "list_item_open":
            number = f"{token.info}{token.markup} " if token.info else ""
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield "paragraph", " | ".join(cell for cell in row if cell)
            row = None
        elif token.type == "inline":
            text = clean(number + "".join(_shown(token.children or [])))
            number = ""
            if row is not None:
                row.append(text)
            else:
                yield kind, text
        elif token.type in {"fence", "code_block"}:
            yield "paragraph", clean(token.content)
        elif token.type == "html_block":
            yield from _blocks.from_html(token.content)


def _shown(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in {"text", "code_inline"}:
            yield token.content
        elif token.type in {"softbreak", "hardbreak"}:
            yield "\n"
