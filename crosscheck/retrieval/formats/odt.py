"""OpenDocument texts: the body as a reader sees it, then the footnotes."""

from __future__ import annotations

from crosscheck.documents import odt
from crosscheck.retrieval.formats import _package
from crosscheck.retrieval.formats.found import Item


def read(content: bytes, name: str) -> Item:
    """The article in an OpenDocument text. Raises UnreadableError with what is wrong with the file."""
    return _package.article(odt.read, content, name, "ODT")
