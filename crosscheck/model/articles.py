"""Cited pages as they were read, and in what state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from crosscheck.model.attribution import Outlet
from crosscheck.model.details import UNSAID, Detail
from crosscheck.model.spans import Span


class State(StrEnum):
    """How much of an article could be read. Only what FULL does not say may be held against a draft."""

    FULL = "full"
    TRUNCATED = "truncated"
    PAYWALLED = "paywalled"
    CONSENT = "consent"
    BLOCKED = "blocked"
    ROBOTS_DENIED = "robots_denied"
    GONE = "gone"
    NOT_FOUND = "not_found"
    AMBIGUOUS = "ambiguous"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Passage:
    """A unit of an article's text: title, lead, paragraph, subhead, caption or liveblog entry."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Article:
    """A cited page as it was read; `text` is canonical (NFC, single spaces) and `sha256` its digest.

    `detail` says why `state` is what it is; `found_by` how the article was come by
    (manifest, option, link, archive …). `publisher` holds what the page calls the outlet, `place` the
    path of a file as somebody gave it.
    """

    outlet: Outlet
    url: str
    state: State
    text: str = ""
    passages: tuple[Passage, ...] = ()
    title: str = ""
    lead: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    final_url: str = ""
    canonical_url: str = ""
    language: str = ""
    sha256: str = ""
    detail: Detail = UNSAID
    found_by: str = ""
    fetched_at: datetime | None = None
    reservations: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    copy: str = ""  # the file it was read from, where somebody gave one
    place: str = ""
    publisher: tuple[str, ...] = ()
    previous: Article | None = None  # the version a lock file pins, where this one reads differently

    @property
    def readable(self) -> bool:
        return self.state is State.FULL

    @property
    def readable_in_part(self) -> bool:
        """Whether some of it was read, but not all: what is said there counts, what is not does not."""
        return self.state in {State.TRUNCATED, State.PAYWALLED} and bool(self.passages)
