"""Agency items in ninjs (IPTC's news in JSON), versions 1 to 3."""

from __future__ import annotations

import json
from typing import Any

from crosscheck import moments
from crosscheck.model import State, because
from crosscheck.retrieval.extract import charset, plain
from crosscheck.retrieval.extract.canonical import clean
from crosscheck.retrieval.formats import _blocks
from crosscheck.retrieval.formats.found import Item, UnreadableError

_MOST = 5_000_000  # bytes
_MARKUP = ("body_html", "body_xhtml", "body_nitf")
_BODIES = frozenset({*_MARKUP, "body_text", "bodies"})
_KNOWN = frozenset(
    {"headline", "headlines", "versioncreated", "versionCreated", "pubstatus", "pubStatus", "type"}
)
_WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})


def is_item(content: bytes) -> bool:
    """Whether `content` is an item, or a list of them, and no other data."""
    if len(content) > _MOST:
        return False
    try:
        data = json.loads(charset.decode(content))
    except (ValueError, RecursionError):
        return False
    items = data if isinstance(data, list) else [data]
    return bool(items) and all(_is_item(item) for item in items)


def read(content: bytes, name: str) -> Item:
    """The article in an item. Raises UnreadableError for a list of several, an item without text, and
    one that the agency has withdrawn."""
    data = json.loads(charset.decode(content))
    items = data if isinstance(data, list) else [data]
    if len(items) > 1:
        raise UnreadableError(because("file_several", name=name, n=len(items)))
    item = items[0]
    if _text(item, "pubstatus", "pubStatus") in _WITHDRAWN:
        raise UnreadableError(because("file_withdrawn", name=name), State.GONE)
    body = _body(item)
    if not body:
        raise UnreadableError(because("file_no_text", name=name))
    title = clean(_text(item, "headline") or _first(item.get("headlines")))
    by = clean(_text(item, "byline", "by"))
    changed = moments.parse(_text(item, "versioncreated", "versionCreated"))
    texts = [("paragraph" if kind == "title" else kind, text) for kind, text in body if text != title]
    return Item(
        tuple([("title", title), *texts] if title else texts),
        title=title,
        authors=plain.head([by]).authors or ((by,) if by else ()),
        published=moments.parse(_text(item, "firstcreated", "firstCreated")) or changed,
        modified=changed,
        language=_text(item, "language"),
    )


def _is_item(data: object) -> bool:
    return isinstance(data, dict) and "uri" in data and bool(data.keys() & (_BODIES | _KNOWN))


def _body(item: dict[str, Any]) -> list[tuple[str, str]]:
    for key in _MARKUP:
        found = _blocks.from_html(_text(item, key))
        if found:
            return found
    bodies = item.get("bodies")
    listed = [each for each in bodies if isinstance(each, dict)] if isinstance(bodies, list) else []
    for marked in (True, False):  # markup parts paragraphs better than plain text does
        for each in listed:
            is_marked = any(word in _text(each, "contentType", "contenttype") for word in ("html", "xml"))
            value = _text(each, "value")
            if is_marked is marked and value.strip():
                return _blocks.from_html(value) if marked else plain.parts(value)
    return plain.parts(_text(item, "body_text"))


def _text(item: dict[str, Any], *keys: str) -> str:
    """The first text under one of `keys`; empty where there is none."""
    return next((value for value in map(item.get, keys) if isinstance(value, str)), "")


def _first(headlines: object) -> str:
    """The headline of version 3: the one for readers, or else the first."""
    found = [each for each in headlines if isinstance(each, dict)] if isinstance(headlines, list) else []
    main = [each for each in found if "main" in _text(each, "role")]
    return _text((main or found)[0], "value") if found else ""
