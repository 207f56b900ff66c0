"""Agency items in NewsML-G2 (IPTC): one news item with its text, as NITF, HTML or plain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from crosscheck import moments
from crosscheck.model import State, because
from crosscheck.retrieval.extract import plain
from crosscheck.retrieval.extract.canonical import clean
from crosscheck.retrieval.formats import _blocks, _package
from crosscheck.retrieval.formats._package import local
from crosscheck.retrieval.formats.found import Item, UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST = 5_000_000  # bytes
_WITHDRAWN = ("canceled", "cancelled", "withheld")
_INLINE = frozenset({"inlineXML", "inlineData"})
_BODIES = ("body.content", "body")


def read(content: bytes, name: str) -> Item:
    """The article in an item. Raises UnreadableError for a message with several texts, an item without
    one, and one that the agency has withdrawn."""
    if len(content) > _MOST:
        raise UnreadableError(because("file_large", name=name, limit=_MOST))
    root = _package.xml(content, name, "NewsML-G2")
    items = [node for node in root.iter() if local(node) == "newsItem"]
    texts = [(item, body) for item in items if (body := _body(item))]
    if len(texts) > 1:
        raise UnreadableError(because("file_several", name=name, n=len(texts)))
    withdrawn = [_code(node) for item in items for node in _all(item, "pubStatus")]
    if any(code.endswith(_WITHDRAWN) for code in withdrawn):
        raise UnreadableError(because("file_withdrawn", name=name), State.GONE)
    if not texts:
        raise UnreadableError(because("file_no_text", name=name))
    return _item(*texts[0])


def _item(item: _Element, body: list[tuple[str, str]]) -> Item:
    title = _said(item, "headline")
    by = _said(item, "by")
    changed = moments.parse(_said(item, "versionCreated"))
    created = moments.parse(_said(item, "contentCreated")) or moments.parse(_said(item, "firstCreated"))
    texts = [("paragraph" if kind == "title" else kind, text) for kind, text in body if text != title]
    language = next((node.get("tag", "") for node in _all(item, "language")), "")
    return Item(
        tuple([("title", title), *texts] if title else texts),
        title=title,
        authors=plain.head([by]).authors or ((by,) if by else ()),
        published=created or changed,
        modified=changed,
        language=language,
    )


def _body(item: _Element) -> list[tuple[str, str]]:
    """The text of an item, from the first of its renditions that has one."""
    for node in item.iter():
        if local(node) not in _INLINE:
            continue
        kind = node.get("contenttype", "")
        if local(node) == "inlineXML":
            found = _blocks.from_tree(_inside(node))
        elif "html" in kind:
            found = _blocks.from_html(node.text or "")
        else:
            found = plain.parts(node.text or "") if not kind or kind.startswith("text/") else []
        if found:
            return found
    return []


def _inside(node: _Element) -> _Element:
    """The body of the document in an inlineXML element, without what its head repeats."""
    for wanted in _BODIES:
        for each in node.iter():
            if local(each) == wanted:
                return each
    return node


def _all(item: _Element, name: str) -> Iterator[_Element]:
    """The elements called `name` in what is said about the item, not in its text."""
    for part in item:
        if local(part) in {"itemMeta", "contentMeta"}:
            yield from (node for node in part.iter() if local(node) == name)


def _said(item: _Element, name: str) -> str:
    return next(
        (text for node in _all(item, name) if (text := clean("".join(map(str, node.itertext()))))), ""
    )


def _code(node: _Element) -> str:
    return node.get("qcode") or node.get("uri") or ""
