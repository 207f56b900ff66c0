"""The text of short markup that holds an article and nothing else: bodies of agency items and mails.

Every block is kept, in order: there is no page around it to be told from the article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crosscheck.retrieval.extract.blocks import attributes_of, is_hidden
from crosscheck.retrieval.extract.canonical import clean
from crosscheck.retrieval.formats._package import local

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST = 5_000_000  # characters
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2", "hedline"), "subhead"),
    **dict.fromkeys(("figcaption", "caption", "media-caption"), "caption"),
}
# fmt: off
_BLOCKS = frozenset({
    *_KINDS, "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "tr", "table", "tbody", "thead", "tfoot", "blockquote",
    "bq", "block", "section", "article", "main", "header", "footer", "aside", "figure", "pre", "address", "hr",
    "body", "body.content", "body.end", "body.head", "center", "media", "note",
})
_SKIPPED = frozenset({
    "script", "style", "head", "template", "noscript", "title", "object", "svg", "docdata", "media-metadata",
})
# fmt: on
_CELLS = frozenset({"td", "th"})


def from_html(markup: str) -> list[tuple[str, str]]:
    """The (kind, text) pairs in a piece of HTML, or in a whole document; empty for none."""
    from lxml import etree, html

    if not markup.strip() or len(markup) > _MOST:
        return []
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError):
        return []
    return from_tree(root)


def from_tree(root: _Element) -> list[tuple[str, str]]:
    """The (kind, text) pairs under `root`, whose elements are called as in HTML or NITF."""
    from lxml import etree

    found: list[tuple[str, str]] = []
    texts: list[str] = []
    kinds: list[str] = []

    def flush() -> None:
        text = clean("".join(texts)).strip("| ") if "|" in texts else clean("".join(texts))
        texts.clear()
        if text:
            found.append((next((k for k in reversed(kinds) if k), "paragraph"), text))

    walk: Any = etree.iterwalk(root, events=("start", "end"))
    for event, node in walk:
        name = local(node).lower()
        if event == "start":
            if name in _SKIPPED or is_hidden(attributes_of(node)):
                walk.skip_subtree()
                continue
            if name in _BLOCKS:
                flush()
                kinds.append(_KINDS.get(name, ""))
            elif name == "br":
                texts.append("\n")
            elif name in _CELLS and texts:
                texts.extend((" ", "|", " "))
            texts.append(node.text or "")
            continue
        if name in _BLOCKS and not is_hidden(attributes_of(node)):
            flush()
            kinds.pop()
        texts.append((node.tail or "") if node is not root else "")
    flush()
    return found
