"""OpenDocument texts (.odt): a line of the draft is a paragraph of the file that is not empty."""

from __future__ import annotations

from crosscheck.drafts.builder import Parsed

SUFFIXES = (".odt",)


def parse_bytes(data: bytes, path: str) -> tuple[str, Parsed]:
    """The file's text and what a reader sees of it. Raises DraftError for what is no OpenDocument text."""
    from crosscheck.documents import odt
    from crosscheck.drafts import _runs

    return _runs.parsed(lambda content: odt.read(content).filled(), data, path, "an OpenDocument text")
