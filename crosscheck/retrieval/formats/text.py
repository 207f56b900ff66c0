"""Plain text: every word of it, numbers at the beginning of paragraphs included."""

from __future__ import annotations

from crosscheck.retrieval.extract import charset, plain
from crosscheck.retrieval.formats.found import Item, written


def read(content: bytes, name: str) -> Item:
    """The article in a plain text; nothing in it tells whether it is whole."""
    return written(plain.parts(charset.decode(content)))
