"""Rich text (.rtf): a line of the draft is a paragraph of the file, or a cell of a table."""

from __future__ import annotations

from crosscheck.drafts.builder import Parsed
from crosscheck.errors import DraftError

SUFFIXES = (".rtf",)


def parse_bytes(data: bytes, path: str) -> tuple[str, Parsed]:
    """The file's text and what a reader sees of it. Raises DraftError for what is no rich text, or breaks off."""
    from crosscheck.documents import Document, rtf
    from crosscheck.drafts import _runs

    if not data.lstrip().startswith(b"{\\rtf"):
        raise DraftError(
            f"{path}: is no rich text file", "Name it after what it is, or save it anew as .rtf."
        )
    document = rtf.read(data)
    if not document.whole:
        raise DraftError(f"{path}: the file breaks off", "Save or copy it again.")
    cells = tuple(cell for paragraph in document.paragraphs for cell in rtf.cells(paragraph))
    return _runs.shown(Document(cells).filled())
