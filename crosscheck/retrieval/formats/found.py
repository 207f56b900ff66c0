"""What a file turns out to hold: a page, the text of an article, or a fault that is told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from crosscheck.model import UNSAID, Detail, State
from crosscheck.retrieval.extract import boilerplate, plain

Parts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page in HTML, to be read like one that was fetched. `url` is where the file says it stood;
    `fault` says what keeps it from being whole."""

    content: bytes
    content_type: str = ""
    url: str = ""
    fault: Detail = UNSAID


@dataclass(frozen=True, slots=True)
class Item:
    """The text of an article as (kind, clean text) pairs, and what the file says of it.

    `fault` says what keeps it from being whole. Times may be without a zone.
    """

    parts: Parts
    title: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    language: str = ""
    fault: Detail = UNSAID


@dataclass(frozen=True, slots=True)
class Fault:
    """Why there is no article in the file."""

    detail: Detail
    state: State = State.ERROR


class UnreadableError(Exception):
    """Ends the reading of a file; `fault` is what the report says of it."""

    def __init__(self, detail: Detail, state: State = State.ERROR) -> None:
        super().__init__(detail.code)
        self.fault = Fault(detail, state)


def written(parts: list[tuple[str, str]], fault: Detail = UNSAID) -> Item:
    """The item of a document, whose first lines alone tell title, author and date.

    What the properties of a document say is left aside: they are about the document, its template
    and the person at the machine, not about the article.
    """
    kept = [(kind, text) for kind, text in parts if text]
    if kept and not any(kind == "title" for kind, _ in kept):
        kind, text = kept[0]
        if len(kept) > 1 and (kind == "subhead" or not boilerplate.is_sentence(text)):
            kept[0] = ("title", text)
    head = plain.head([text for kind, text in kept if kind != "title"])
    title = next((text for kind, text in kept if kind == "title"), "")
    item = Item(tuple(kept), title, head.authors, head.published)
    return replace(item, fault=fault) if fault else item
