"""OpenDocument texts: the body as a reader sees it, then the notes (OASIS OpenDocument 1.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosscheck.documents import LINE_BREAK, DamagedError, Document, Paragraph, Run, package
from crosscheck.documents.package import local

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _OFFICE, _STYLE = (_NS % name for name in ("text", "office", "style"))
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_LEFT_OUT = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "note", "ruby-text", "desc", "title"}
)
_SHOWN = {"tab": " ", "line-break": LINE_BREAK}
_MOST_SPACES = 1_000  # that one element may stand for
_BOLD = frozenset({"bold", "600", "700", "800", "900"})


def read(content: bytes) -> Document:
    """Raises DamagedError for what is no OpenDocument text, is damaged, locked or too large unpacked."""
    manifest = package.parts(content, (_MANIFEST,)).get(_MANIFEST)
    if manifest is not None and any(local(node) == "encryption-data" for node in manifest.iter()):
        raise DamagedError("locked")
    root = package.parts(content, (_CONTENT,)).get(_CONTENT)
    body = root.find(f"{_OFFICE}body/{_OFFICE}text") if root is not None else None
    if root is None or body is None:
        raise DamagedError
    reader = _Reader(root)
    found = [
        reader.paragraph(node)
        for node in body.iter(f"{_TEXT}p", f"{_TEXT}h")
        if not any(local(above) in _LEFT_OUT for above in node.iterancestors())
    ]
    for number, note in enumerate(body.iter(f"{_TEXT}note-body"), 1):
        texts = [reader.paragraph(node) for node in note.iter(f"{_TEXT}p")]
        for paragraph in texts:
            paragraph.kind, paragraph.level, paragraph.group = "note", 0, number
        if texts:
            texts[0].runs.insert(0, Run(f"[{reader.marks.get(note, str(number))}] ", mark=True))
        found += texts
    return Document(tuple(found))


class _Reader:
    def __init__(self, root: _Element) -> None:
        self._bold: set[str] = set()
        self._parents: dict[str, str] = {}
        self._rows: dict[_Element, int] = {}
        self._cells: dict[_Element, int] = {}
        self.marks: dict[_Element, str] = {}
        for style in root.iter(f"{_STYLE}style"):
            name = style.get(f"{_STYLE}name", "")
            self._parents[name] = style.get(f"{_STYLE}parent-style-name", "")
            text = style.find(f"{_STYLE}text-properties")
            if text is not None and text.get(f"{_FO}font-weight") in _BOLD:
                self._bold.add(name)
        for note in root.iter(f"{_TEXT}note"):
            body, mark = note.find(f"{_TEXT}note-body"), note.find(f"{_TEXT}note-citation")
            if body is not None and mark is not None:
                self.marks[body] = (mark.text or "").strip()

    def paragraph(self, node: _Element) -> Paragraph:
        """The paragraph, without the text of notes, comments and text boxes in it."""
        from lxml import etree

        found = Paragraph()
        self._placed(found, node)
        style = node.get(f"{_TEXT}style-name", "")
        looks = [Run("", bold=style in self._bold)]
        walk = etree.iterwalk(node, events=("start", "end"))
        for event, each in walk:
            name = local(each)
            if event == "end":
                if name in {"a", "span"}:
                    looks.pop()
                self._add(found, (each.tail or "") if each is not node else "", looks[-1])
            elif name in _LEFT_OUT or (name in {"p", "h"} and each is not node):
                self._aside(found, each, name)
                walk.skip_subtree()
            else:
                if name in {"a", "span"}:
                    looks.append(self._look(each, looks[-1]))
                self._add(found, self._shown(each, name), looks[-1])
        return found

    def _look(self, node: _Element, outer: Run) -> Run:
        bold = outer.bold or node.get(f"{_TEXT}style-name", "") in self._bold
        return Run("", node.get(_HREF, "") or outer.url, bold, outer.raised)

    def _shown(self, node: _Element, name: str) -> str:
        if name == "s":
            count = node.get(f"{_TEXT}c", "1")
            return " " * (min(int(count), _MOST_SPACES) if count.isdecimal() else 1)
        return _SHOWN.get(name, node.text or "")

    def _add(self, found: Paragraph, text: str, look: Run) -> None:
        if text:
            found.runs.append(Run(text, look.url, look.bold, look.raised))

    def _aside(self, found: Paragraph, node: _Element, name: str) -> None:
        """Handles notes, shown as a mark, and comments, which are not shown."""
        if name == "note":
            body = node.find(f"{_TEXT}note-body")
            if body is not None and body in self.marks:
                found.runs.append(Run(f"[{self.marks[body]}]", raised=True, mark=True))
        elif name == "annotation":
            lines = ("".join(str(t) for t in p.itertext()) for p in node.iter(f"{_TEXT}p"))
            found.comments.append((len(found.text), "\n".join(lines)))

    def _placed(self, found: Paragraph, node: _Element) -> None:
        """Sets what kind of paragraph it is, by its place and its style."""
        above = [local(each) for each in node.iterancestors()]
        style = node.get(f"{_TEXT}style-name", "")
        style = (self._parents.get(style) or style).replace("_20_", " ").lower()
        row = [each for each in node.iterancestors() if local(each) == "table-row"]
        if row:
            found.group = self._rows.setdefault(row[-1], len(self._rows) + 1)
            cell = next(each for each in node.iterancestors() if each.getparent() is row[0])
            found.cell = self._cells.setdefault(cell, len(self._cells) + 1)
        if local(node) == "h":
            level = node.get(f"{_TEXT}outline-level", "1")
            found.kind, found.level = "heading", min(6, int(level)) if level.isdecimal() else 1
        elif style == "title":
            found.kind, found.level = "title", 1
        elif row:
            found.kind = "header" if "table-header-rows" in above else "cell"
        elif "list-item" in above:
            found.kind, found.level = "list_item", above.count("list")
        elif style.startswith("quot"):
            found.kind = "quote"
