"""Word files: the text of the body as a reader of the final version sees it, then the footnotes.

Read straight from the package's XML (ECMA-376). Text deleted under revision marks and hidden text are
left out; numbers that Word itself counts before list items are not in the file as text.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from crosscheck.model import because
from crosscheck.retrieval.extract.canonical import clean
from crosscheck.retrieval.formats import _package
from crosscheck.retrieval.formats.found import Item, UnreadableError, written

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BODY, _STYLES, _NOTES = "word/document.xml", "word/styles.xml", "word/footnotes.xml"
_SHOWN = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_GONE = frozenset({f"{_W}p", f"{_W}del", f"{_W}moveFrom", _FALLBACK})


def read(content: bytes, name: str) -> Item:
    """The article in a Word file. Raises UnreadableError with what is wrong with the file."""
    parts = _package.parts(content, (_BODY, _STYLES, _NOTES), name, "DOCX")
    body = parts[_BODY].find(f"{_W}body")
    if body is None:
        raise UnreadableError(because("file_damaged", name=name, format="DOCX"))
    styles = _kinds(parts.get(_STYLES))
    found: list[tuple[str, str]] = []
    for row, nodes in groupby(_paragraphs(body), key=_row):
        if row is None:
            found += [(_kind(node, styles), _text(node)) for node in nodes]
        else:
            found.append(("paragraph", _cells(list(nodes))))
    notes = parts.get(_NOTES)
    for note in notes.iter(f"{_W}footnote") if notes is not None else ():
        if note.get(f"{_W}type") in {None, "normal"}:
            found.append(("paragraph", clean(" ".join(_text(node) for node in _paragraphs(note)))))
    return written(found)


def _paragraphs(root: _Element) -> list[_Element]:
    # What is offered to old programs is a text box once more.
    return [node for node in root.iter(f"{_W}p") if next(node.iterancestors(_FALLBACK), None) is None]


def _row(node: _Element) -> _Element | None:
    """The outermost table row that a paragraph stands in."""
    row = None
    for above in node.iterancestors(f"{_W}tr"):
        row = above
    return row


def _cells(nodes: list[_Element]) -> str:
    """The cells of one row, parted by bars."""
    cells = groupby(nodes, key=lambda node: next(node.iterancestors(f"{_W}tc"), None))
    texts = (clean(" ".join(_text(node) for node in inside)) for _, inside in cells)
    return " | ".join(text for text in texts if text)


def _text(paragraph: _Element) -> str:
    pieces = []
    for node in paragraph.iter(f"{_W}t", *(f"{_W}{name}" for name in _SHOWN)):
        run = node.getparent()
        if run is not None and run.tag == f"{_W}r" and _is_shown(node, paragraph):
            pieces.append(_SHOWN.get(_package.local(node)) or node.text or "")
    return clean("".join(pieces))


def _is_shown(node: _Element, paragraph: _Element) -> bool:
    """Whether `node` belongs to this paragraph, not to a text box in it, and was not deleted or hidden."""
    for above in node.iterancestors():
        if above is paragraph:
            return True
        if above.tag in _GONE:
            return False
        if above.tag == f"{_W}r":
            hidden = above.find(f"{_W}rPr/{_W}vanish")
            if hidden is not None and _value(hidden) not in {"0", "false", "off"}:
                return False
    return False


def _kinds(styles: _Element | None) -> dict[str, str]:
    """Kinds of passages by style id; the names of styles are English in every language's Word."""
    found = {}
    for style in styles.iter(f"{_W}style") if styles is not None else ():
        name = _value(style.find(f"{_W}name")).lower()
        if name == "title":
            found[style.get(f"{_W}styleId", "")] = "title"
        elif name.startswith("heading ") or style.find(f"{_W}pPr/{_W}outlineLvl") is not None:
            found[style.get(f"{_W}styleId", "")] = "subhead"
        elif name == "caption":
            found[style.get(f"{_W}styleId", "")] = "caption"
    return found


def _kind(paragraph: _Element, styles: dict[str, str]) -> str:
    return styles.get(_value(paragraph.find(f"{_W}pPr/{_W}pStyle")), "paragraph")


def _value(node: _Element | None) -> str:
    return node.get(f"{_W}val", "") if node is not None else ""
