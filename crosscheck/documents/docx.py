"""Word files: their paragraphs in order, as runs of text with formatting and links.

Read straight from the package's XML (ECMA-376): text that was deleted under revision marks is left
out, inserted text is in, as a reader of the final version sees it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from crosscheck.documents import LINE_BREAK, DamagedError, Document, Paragraph, Run, package
from crosscheck.documents.word_links import Fields, Links, W

if TYPE_CHECKING:
    from lxml.etree import _Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_FIRST_ROW = 0x0020  # of a table's look (ECMA-376, 17.4.55)
_PARTS = {
    "word/document.xml": "document",
    "word/styles.xml": "styles",
    "word/_rels/document.xml.rels": "relations",
    "word/comments.xml": "comments",
    "word/footnotes.xml": "footnotes",
    "word/_rels/footnotes.xml.rels": "footnote_relations",
    "word/endnotes.xml": "endnotes",
    "word/_rels/endnotes.xml.rels": "endnote_relations",
    "docProps/core.xml": "core",
}


def read(content: bytes) -> Document:
    """Raises DamagedError for what is no Word file, is damaged, locked or too large unpacked."""
    parts = {_PARTS[name]: root for name, root in package.parts(content, _PARTS).items()}
    body = parts["document"].find(f"{W}body") if "document" in parts else None
    if body is None:
        raise DamagedError
    reader = _Reader(parts)
    core = parts.get("core")
    title = core.findtext(f"{_DC}title", "") if core is not None else ""
    return Document((*map(reader.paragraph, _paragraph_nodes(body)), *reader.notes()), title=title.strip())


class _Reader:
    def __init__(self, parts: dict[str, _Element]) -> None:
        self._parts = parts
        self._links = Links(parts)
        self._headings, self._styles = self._levels()
        self._remarks = self._comments()
        self._rows: dict[_Element, int] = {}
        self._cells: dict[_Element, int] = {}

    # ------------------------------------------------------------------ parts

    def _levels(self) -> tuple[dict[str, int], dict[str, str]]:
        """Heading levels and plain names by style id; names are English in every language's Word."""
        headings, names = {}, {}
        styles = self._parts.get("styles")
        for style in styles.iter(f"{W}style") if styles is not None else ():
            key = style.get(f"{W}styleId", "")
            name = _value(style.find(f"{W}name")).lower()
            names[key] = name
            outline = style.find(f"{W}pPr/{W}outlineLvl")
            if name == "title":
                headings[key] = 1
            elif name.startswith("heading ") and name[8:].isdigit():
                headings[key] = min(6, int(name[8:]))
            elif outline is not None and _value(outline).isdigit() and int(_value(outline)) < 6:
                headings[key] = int(_value(outline)) + 1
        return headings, names

    def _comments(self) -> dict[str, str]:
        comments = self._parts.get("comments")
        if comments is None:
            return {}
        return {
            each.get(f"{W}id", ""): "\n".join(
                "".join(t.text or "" for t in p.iter(f"{W}t")) for p in each.iter(f"{W}p")
            )
            for each in comments.iter(f"{W}comment")
        }

    # ------------------------------------------------------------------ paragraphs

    def notes(self) -> Iterator[Paragraph]:
        """The footnotes and the endnotes, each with its mark."""
        number = 0
        for part, tag, letter in (("footnotes", "footnote", ""), ("endnotes", "endnote", "e")):
            notes = self._parts.get(part)
            for note in notes.iter(f"{W}{tag}") if notes is not None else ():
                if note.get(f"{W}type") not in {None, "normal"}:
                    continue
                number += 1
                paragraphs = [self.paragraph(node) for node in _paragraph_nodes(note)]
                for paragraph in paragraphs:
                    paragraph.kind, paragraph.level, paragraph.group = "note", 0, number
                if paragraphs:
                    mark = Run(f"[{letter}{note.get(f'{W}id', '')}] ", mark=True)
                    paragraphs[0].runs.insert(0, mark)
                yield from paragraphs

    def paragraph(self, node: _Element) -> Paragraph:
        paragraph = Paragraph()
        paragraph.kind, paragraph.level = self._kind(node)
        for row in node.iterancestors(f"{W}tr"):  # the outermost one
            paragraph.group = self._rows.setdefault(row, len(self._rows) + 1)
        for cell in node.iterancestors(f"{W}tc"):
            paragraph.cell = paragraph.cell or self._cells.setdefault(cell, len(self._cells) + 1)
        fields = Fields()
        for each in node.iter():
            fields.enter(each)
            if each.tag in {f"{W}commentRangeEnd", f"{W}commentReference"}:
                text = self._remarks.pop(each.get(f"{W}id", ""), "")
                if text:
                    paragraph.comments.append((len(paragraph.text), text))
            elif (run := self._run(each, fields.url)) is not None and _own(each, node):
                paragraph.runs.append(run)
        return paragraph

    def _kind(self, node: _Element) -> tuple[str, int]:
        properties = node.find(f"{W}pPr")
        style = _value(properties.find(f"{W}pStyle")) if properties is not None else ""
        name = self._styles.get(style, "")
        if style in self._headings:
            return "title" if name == "title" else "heading", self._headings[style]
        if _inside(node, f"{W}tc"):
            return _kind_of_cell(node), 0
        if "list" in name or (properties is not None and properties.find(f"{W}numPr") is not None):
            return "list_item", 0
        if "quote" in name:
            return "quote", 0
        return "caption" if name == "caption" else "paragraph", 0

    def _run(self, node: _Element, url: str) -> Run | None:
        """The text an element of a run shows, in a field that leads to `url`; None for what shows nothing."""
        text = {
            f"{W}t": node.text or "",
            f"{W}tab": "\t",
            f"{W}br": LINE_BREAK,
            f"{W}cr": LINE_BREAK,
            f"{W}noBreakHyphen": "\u2011",
            f"{W}footnoteReference": f"[{node.get(f'{W}id', '')}]",
            f"{W}endnoteReference": f"[e{node.get(f'{W}id', '')}]",
        }.get(str(node.tag), "")
        run = node.getparent()
        if not text or run is None or run.tag != f"{W}r":
            return None
        properties = run.find(f"{W}rPr")
        raised = node.tag in {f"{W}footnoteReference", f"{W}endnoteReference"}
        return Run(text, self._links.at(node) or url, _on(properties, "b"), raised, mark=raised, node=node)


def _paragraph_nodes(root: _Element) -> Iterator[_Element]:
    for node in root.iter(f"{W}p"):
        if not _inside(node, f"{_MC}Fallback"):  # the same text box again, for old programs
            yield node


def body_paragraphs(document: _Element) -> list[_Element]:
    """The paragraph elements of a document's body, in the order and number that `read` counts."""
    body = document.find(f"{W}body")
    return list(_paragraph_nodes(body)) if body is not None else []


def paragraph_of(node: _Element) -> Paragraph:
    """The runs of one paragraph element; its kind and links need the rest of the file."""
    return _Reader({}).paragraph(node)


def _value(node: _Element | None) -> str:
    return node.get(f"{W}val", "") if node is not None else ""


def _on(properties: _Element | None, name: str) -> bool:
    """Whether a switch like bold is set; without a value it is."""
    node = properties.find(f"{W}{name}") if properties is not None else None
    return node is not None and _value(node) not in {"0", "false", "off"}


def _inside(node: _Element, tag: str) -> bool:
    return next(node.iterancestors(tag), None) is not None


def _kind_of_cell(node: _Element) -> str:
    """A header is in a row that is repeated on every page; „first“ is a cell in the first row of a table with a
    style for it, which Word applies to every table."""
    row = next(node.iterancestors(f"{W}tr"))
    if _on(row.find(f"{W}trPr"), "tblHeader"):
        return "header"
    table = row.getparent()
    look = table.find(f"{W}tblPr/{W}tblLook") if table is not None else None
    rows = table.findall(f"{W}tr") if table is not None else []
    if look is None or len(rows) < 2 or rows[0] is not row:
        return "cell"
    styled = look.get(f"{W}firstRow") in {"1", "true"} or bool(_flags(look.get(f"{W}val", "")) & _FIRST_ROW)
    return "first" if styled else "cell"


def _flags(value: str) -> int:
    try:
        return int(value, 16)
    except ValueError:
        return 0


def _own(node: _Element, paragraph: _Element) -> bool:
    """Whether `node` belongs to this paragraph, not to a text box in it, and was not deleted or hidden."""
    for above in node.iterancestors():
        if above is paragraph:
            return True
        if above.tag in {f"{W}p", f"{W}del", f"{W}moveFrom", f"{_MC}Fallback"}:
            return False
        if above.tag == f"{W}r" and _on(above.find(f"{W}rPr"), "vanish"):
            return False
    return False
