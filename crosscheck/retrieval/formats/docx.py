"""Word files: the text of the body as a reader of the final version sees it, then the notes."""

from __future__ import annotations

from crosscheck.documents import docx
from crosscheck.retrieval.formats import _package
from crosscheck.retrieval.formats.found import Item


def read(content: bytes, name: str) -> Item:
    """The article in a Word file. Raises UnreadableError with what is wrong with the file."""
    return _package.article(docx.read, content, name, "DOCX")
