"""Parses a Word file: its paragraphs in order, as runs of text with formatting and links.

Read straight from the package's XML (ECMA-376): text that was deleted under revision marks is left
out, inserted text is in, as a reader of the final version sees it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crosscheck.documents import package
from crosscheck.drafts._word_links import Fields, Links, W
from crosscheck.drafts.headings import ends_sentence
from crosscheck.errors import DraftError
from crosscheck.model import BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DC = "{http://purl.org/dc/elements/1.1/}"
LINE_BREAK = "\v"  # what Word itself writes for a break inside a paragraph
_FIRST_ROW = 0x0020  # of a table's look (ECMA-376, 17.4.55)
_PARTS = {
    "document": "word/document.xml",
    "styles": "word/styles.xml",
    "relations": "word/_rels/document.xml.rels",
    "comments": "word/comments.xml",
    "footnotes": "word/footnotes.xml",
    "footnote_relations": "word/_rels/footnotes.xml.rels",
    "endnotes": "word/endnotes.xml",
    "endnote_relations": "word/_rels/endnotes.xml.rels",
    "core": "docProps/core.xml",
}


@dataclass(frozen=True, slots=True)
class Run:
    """Text with one formatting; `url` is that of its link, `node` the element that contains it."""

    text: str
    node: _Element | None
    url: str = ""
    bold: bool = False
    raised: bool = False


@dataclass(slots=True)
class Paragraph:
    """One paragraph: its kind, its runs, and the comments that end in it (offset, text)."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    runs: list[Run] = field(default_factory=list)
    comments: list[tuple[int, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Word:
    """A read file: the paragraphs of the body, then those of the footnotes and endnotes."""

    paragraphs: tuple[Paragraph, ...]
    title: str


def read(data: bytes, path: str) -> Word:
    """Raises DraftError for what is no Word file, is damaged, protected or far too large unpacked."""
    parts = _parts(data, path)
    if "document" not in parts:
        raise _broken(path, "it holds no document")
    body = parts["document"].find(f"{W}body")
    if body is None:
        raise _broken(path, "its document has no body")
    reader = _Reader(parts)
    paragraphs = [*reader.paragraphs(body), *reader.notes()]
    core = parts.get("core")
    title = core.findtext(f"{_DC}title", "") if core is not None else ""
    return Word(tuple(paragraphs), title.strip())


def _parts(data: bytes, path: str) -> dict[str, _Element]:
    from lxml import etree

    # Nothing outside of the part is ever read: no entities, no DTD, no network.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    found = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {info.filename: info for info in archive.infolist()}
            if "EncryptedPackage" in names:
                raise DraftError(f"{path}: is protected by a password", "Save it without a password.")
            wanted = {part: names[name] for part, name in _PARTS.items() if name in names}
            if sum(info.file_size for info in wanted.values()) > package.MOST:
                raise _broken(path, "it is too large unpacked")
            for part, info in wanted.items():
                # The stated size may be wrong: never unpack more than that.
                with archive.open(info) as stream:
                    xml = stream.read(info.file_size + 1)
                if package.too_many_tags(xml):
                    raise _broken(path, "it is too large unpacked")
                found[part] = etree.fromstring(xml, parser)
    except package.BROKEN as exc:
        raise _broken(path, str(exc) or type(exc).__name__) from exc
    except etree.XMLSyntaxError as exc:
        package.refuse_for_memory(exc)
        raise _broken(path, f"its XML is damaged: {exc.msg}") from exc
    return found


def _broken(path: str, why: str) -> DraftError:
    return DraftError(
        f"{path}: cannot be read as a Word file: {why}",
        "Open it in Word, save it anew as .docx, and check that.",
    )


class _Reader:
    def __init__(self, parts: dict[str, _Element]) -> None:
        self._parts = parts
        self._links = Links(parts)
        self._headings, self._styles = self._levels()
        self._remarks = self._comments()

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

    def paragraphs(self, root: _Element, kind: BlockKind | None = None) -> Iterator[Paragraph]:
        for node in _paragraph_nodes(root):
            yield self.paragraph(node, kind)

    def notes(self) -> Iterator[Paragraph]:
        """The footnotes and the endnotes, each with its mark."""
        for part, tag, letter in (("footnotes", "footnote", ""), ("endnotes", "endnote", "e")):
            notes = self._parts.get(part)
            for note in notes.iter(f"{W}{tag}") if notes is not None else ():
                if note.get(f"{W}type") in {None, "normal"}:
                    paragraphs = list(self.paragraphs(note, BlockKind.FOOTNOTE))
                    if paragraphs:
                        paragraphs[0].runs.insert(0, Run(f"[{letter}{note.get(f'{W}id', '')}] ", None))
                    yield from paragraphs

    def paragraph(self, node: _Element, kind: BlockKind | None = None) -> Paragraph:
        paragraph = Paragraph()
        paragraph.kind, paragraph.level = (kind, 0) if kind else self._kind(node)
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

    def _kind(self, node: _Element) -> tuple[BlockKind, int]:
        properties = node.find(f"{W}pPr")
        style = _value(properties.find(f"{W}pStyle")) if properties is not None else ""
        if style in self._headings:
            return BlockKind.HEADING, self._headings[style]
        if _inside(node, f"{W}tc"):
            return (BlockKind.TABLE_HEADER if _in_header(node) else BlockKind.TABLE_CELL), 0
        name = self._styles.get(style, "")
        if "list" in name or (properties is not None and properties.find(f"{W}numPr") is not None):
            return BlockKind.LIST_ITEM, 0
        if "quote" in name:
            return BlockKind.QUOTE, 0
        return (BlockKind.CAPTION, 0) if name == "caption" else (BlockKind.PARAGRAPH, 0)

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
        return Run(text, node, self._links.at(node) or url, _on(properties, "b"), raised)


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


def _in_header(node: _Element) -> bool:
    """Whether a paragraph is in a header row: one that is repeated on every page, or the first of a table with a
    style for it, if its cells have neither a number nor a sentence.

    The style alone is no evidence: Word applies it to every table.
    """
    row = next(node.iterancestors(f"{W}tr"))
    properties = row.find(f"{W}trPr")
    if _on(properties, "tblHeader"):
        return True
    table = row.getparent()
    look = table.find(f"{W}tblPr/{W}tblLook") if table is not None else None
    rows = table.findall(f"{W}tr") if table is not None else []
    if table is None or look is None or len(rows) < 2 or rows[0] is not row:
        return False
    flags = look.get(f"{W}val", "")
    first = look.get(f"{W}firstRow") in {"1", "true"} or bool(_flags(flags) & _FIRST_ROW)
    cells = ("".join(t.text or "" for t in cell.iter(f"{W}t")).strip() for cell in row.iter(f"{W}tc"))
    return first and not any(any(c.isdigit() for c in text) or ends_sentence(text) for text in cells)


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
