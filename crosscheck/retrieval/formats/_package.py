"""Office files as sources: which kind a package is of, and faults told in words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from itertools import groupby
from typing import TYPE_CHECKING

from crosscheck.documents import LINE_BREAK, DamagedError, Document, Paragraph, package
from crosscheck.documents.package import local
from crosscheck.model import because
from crosscheck.retrieval.extract.canonical import clean
from crosscheck.retrieval.formats.found import Fault, Item, UnreadableError, written

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["article", "kind", "local", "text_of", "unreadable", "xml"]

_DOCUMENT, _CONTENT = "word/document.xml", "content.xml"
_KINDS = {"heading": "subhead", "title": "title", "caption": "caption"}
_TEXT_TYPE = b"application/vnd.oasis.opendocument.text"


def kind(content: bytes, name: str) -> str | Fault:
    """„docx“ or „odt“ by what lies in the package, or why it is neither."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as held:
            names = set(held.namelist())
            if _DOCUMENT in names:
                return "docx"
            if _CONTENT in names and "mimetype" in names:
                with held.open("mimetype") as stream:
                    if stream.read(80).startswith(_TEXT_TYPE):
                        return "odt"
    except package.BROKEN:
        return Fault(because("file_damaged", name=name, format="ZIP"))
    return Fault(because("file_kind", name=name, kind=because("zip")))


def article(read: Callable[[bytes], Document], content: bytes, name: str, form: str) -> Item:
    """The article in a document: a table row is one paragraph, and so is a note. Raises UnreadableError."""
    try:
        document = read(content)
    except DamagedError as error:
        raise unreadable(error, name, form) from error
    found: list[tuple[str, str]] = []
    for (note, group), paragraphs in groupby(document.paragraphs, key=lambda p: (p.kind == "note", p.group)):
        each = list(paragraphs)
        if not group:
            found += [(_KINDS.get(p.kind, "paragraph"), text_of(p)) for p in each]
            continue
        cells = (filter(None, map(text_of, cell)) for _, cell in groupby(each, key=lambda p: p.cell))
        found.append(("paragraph", (" " if note else " | ").join(filter(None, map(" ".join, cells)))))
    return written(found)


def text_of(paragraph: Paragraph) -> str:
    """A paragraph's text, without the marks of notes."""
    return clean("".join(run.text for run in paragraph.runs if not run.mark).replace(LINE_BREAK, "\n"))


def xml(data: bytes, name: str, form: str) -> _Element:
    """The root of an XML document; raises UnreadableError."""
    try:
        return package.xml(data)
    except DamagedError as error:
        raise unreadable(error, name, form) from error


def unreadable(error: DamagedError, name: str, form: str) -> UnreadableError:
    """What is told of a file that cannot be read."""
    if error.reason == "damaged":
        return UnreadableError(because("file_damaged", name=name, format=form))
    if error.reason == "unpacked":
        return UnreadableError(because("file_unpacked", name=name, limit=package.MOST))
    return UnreadableError(because(f"file_{error.reason}", name=name))
