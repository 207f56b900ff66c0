"""OpenDocument texts (.odt): a line of the draft is a paragraph of the file."""

from __future__ import annotations

from crosscheck.drafts.builder import Parsed

SUFFIXES = (".odt",)


def parse_bytes(data: bytes, path: str) -> tuple[str, Parsed]:
    """The file's text and what a reader sees of it. Raises DraftError for what is no OpenDocument text."""
    from crosscheck.documents import DamagedError, odt
    from crosscheck.drafts import _runs

    try:
        document = odt.read(data)
    except DamagedError as error:
        raise _runs.unreadable(error, path, "an OpenDocument text") from error
    return _runs.shown(_runs.kinds(document))
