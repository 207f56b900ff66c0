"""Rich text: the text a reader sees, table rows in lines, footnotes at the end."""

from __future__ import annotations

from crosscheck.documents import rtf
from crosscheck.model import UNSAID, because
from crosscheck.retrieval.formats._package import text_of
from crosscheck.retrieval.formats.found import Item, written


def read(content: bytes, name: str) -> Item:
    """The article in a rich text file; one that breaks off is not whole."""
    document = rtf.read(content)
    lines = (" | ".join(filter(None, map(text_of, rtf.cells(p)))) for p in document.paragraphs)
    parts = [("paragraph", line) for line in lines if line]
    return written(parts, UNSAID if document.whole else because("file_cut", name=name))
