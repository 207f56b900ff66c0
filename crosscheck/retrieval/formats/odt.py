"""OpenDocument texts: the body as a reader sees it, then the footnotes."""

from __future__ import annotations

from itertools import groupby

from crosscheck.documents import DamagedError, Paragraph, odt
from crosscheck.retrieval.extract.canonical import clean
from crosscheck.retrieval.formats import _package
from crosscheck.retrieval.formats.found import Item, written

_KINDS = {"heading": "subhead", "title": "title"}


def read(content: bytes, name: str) -> Item:
    """The article in an OpenDocument text. Raises UnreadableError with what is wrong with the file."""
    try:
        document = odt.read(content)
    except DamagedError as error:
        raise _package.unreadable(error, name, "ODT") from error
    found: list[tuple[str, str]] = []
    for (note, group), paragraphs in groupby(document.paragraphs, key=_group):
        each = list(paragraphs)
        if group:
            texts = (text_of(paragraph) for paragraph in each)
            found.append(("paragraph", (" " if note else " | ").join(text for text in texts if text)))
        else:
            found += [(_KINDS.get(p.kind, "paragraph"), text_of(p)) for p in each]
    return written(found)


def _group(paragraph: Paragraph) -> tuple[bool, int]:
    """What tells the paragraphs of one table row or of one note."""
    return paragraph.kind == "note", paragraph.group


def text_of(paragraph: Paragraph) -> str:
    """A paragraph's text, without the marks of notes."""
    return clean("".join(run.text for run in paragraph.runs if not run.mark).replace("\v", "\n"))
