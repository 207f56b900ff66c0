"""OpenDocument texts: the body as a reader sees it, then the footnotes (OASIS OpenDocument 1.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosscheck.model import because
from crosscheck.sources.extract.canonical import clean
from crosscheck.sources.formats import _package
from crosscheck.sources.formats._package import local
from crosscheck.sources.formats.found import Item, UnreadableError, written

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_LEFT_OUT = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "note", "ruby-text", "desc", "title"}
)
_SHOWN = {"tab": " ", "line-break": "\n"}
_MOST_SPACES = 1_000  # that one element may stand for


def read(content: bytes, name: str) -> Item:
    """The article in an OpenDocument text. Raises UnreadableError with what is wrong with the file."""
    manifest = _package.parts(content, (_MANIFEST,), name, "ODT").get(_MANIFEST)
    if manifest is not None and any(local(node) == "encryption-data" for node in manifest.iter()):
        raise UnreadableError(because("file_locked", name=name))
    root = _package.parts(content, (_CONTENT,), name, "ODT").get(_CONTENT)
    body = root.find(f"{_OFFICE}body/{_OFFICE}text") if root is not None else None
    if body is None:
        raise UnreadableError(because("file_damaged", name=name, format="ODT"))
    found: list[tuple[str, str]] = []
    row: _Element | None = None
    for node in body.iter(f"{_TEXT}p", f"{_TEXT}h"):
        if any(local(above) in _LEFT_OUT for above in node.iterancestors()):
            continue
        text = clean("".join(_pieces(node)))
        within = _row(node)
        if within is not None and within is row and found and text:
            found[-1] = ("paragraph", f"{found[-1][1]} | {text}")
        elif text:
            found.append(("subhead" if local(node) == "h" else _kind(node), text))
            row = within
    for note in body.iter(f"{_TEXT}note-body"):
        texts = ("".join(_pieces(node)) for node in note.iter(f"{_TEXT}p"))
        found.append(("paragraph", clean(" ".join(texts))))
    return written(found)


def _kind(node: _Element) -> str:
    return "title" if node.get(f"{_TEXT}style-name", "").lower() == "title" else "paragraph"


def _row(node: _Element) -> _Element | None:
    """The outermost table row that a paragraph stands in."""
    row = None
    for above in node.iterancestors():
        if local(above) == "table-row":
            row = above
    return row


def _pieces(paragraph: _Element) -> list[str]:
    """The text of a paragraph, without what notes, remarks and text boxes in it say."""
    from lxml import etree

    pieces: list[str] = []
    walk = etree.iterwalk(paragraph, events=("start", "end"))
    for event, node in walk:
        name = local(node)
        if event == "end":
            pieces.append((node.tail or "") if node is not paragraph else "")
        elif name in _LEFT_OUT or (name in {"p", "h"} and node is not paragraph):
            walk.skip_subtree()
        elif name == "s":
            count = node.get(f"{_TEXT}c", "1")
            pieces.append(" " * (min(int(count), _MOST_SPACES) if count.isdecimal() else 1))
        else:
            pieces.append(_SHOWN.get(name, node.text or ""))
    return pieces
