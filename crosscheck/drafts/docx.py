"""Word files (.docx): a line of the draft is a paragraph of the file."""

from __future__ import annotations

from crosscheck.drafts.builder import Parsed

SUFFIXES = (".docx",)


def parse_bytes(data: bytes, path: str) -> tuple[str, Parsed]:
    """The file's text and what a reader sees of it. Raises DraftError for what is no Word file."""
    from crosscheck.documents import docx
    from crosscheck.drafts import _runs

    return _runs.parsed(docx.read, data, path, "a Word file")
