"""Cited articles and the state in which they were read."""

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
    """A cited article; `text` is canonical (NFC, single spaces) and `sha256` its digest.

    `detail` is the reason for `state`; `found_by` the way the article was found (manifest, option, link,
    archive …); `publisher` the outlet's name on the page; `place` the path of a file as given by the user.
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
    copy: str = ""  # the file it was read from, if any
    place: str = ""
    publisher: tuple[str, ...] = ()
    previous: Article | None = None  # the version a lock file pins, if this one differs

    @property
    def readable(self) -> bool:
        return self.state is State.FULL

    @property
    def readable_in_part(self) -> bool:
        """Whether only a part was read: its statements count, absence does not."""
        return self.state in {State.TRUNCATED, State.PAYWALLED} and bool(self.passages)
