"""What an archive keeps, and what every kind of archive can do."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from crosscheck.model import Article, Outlet, State

Progress = Callable[[int, int], None]
"""Told how many are done, and of how many (0: nobody knows)."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A page as it was read at one time.

    `article` holds the extracted text and its state; `content` the page's bytes, empty when only
    the text was kept or when it was not asked for (`size` and `content_sha256` tell). `seen_at` is
    when the same text was last found there. `id` is given by the archive.
    """

    article: Article
    content: bytes = b""
    status: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    seen_at: datetime | None = None
    id: str = ""
    content_sha256: str = ""
    size: int = 0

    @property
    def fetched_at(self) -> datetime:
        """When the page was first read like this."""
        assert self.article.fetched_at is not None, "a snapshot has a time"
        return self.article.fetched_at

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key == name.lower()), "")


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one snapshot: `new` is false when the archive had the same text already."""

    id: str
    new: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A snapshot found by its words; `snippet` is the text round the first of them, `score` is
    higher for better ones and means nothing outside its search."""

    snapshot: Snapshot
    snippet: str
    score: float


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that `verify` found wrong with a snapshot (`id`), or with the file (no id)."""

    id: str
    what: str


# States in which a page is a version of an article, whole or in part.
_WORTH_KEEPING = frozenset({State.FULL, State.TRUNCATED, State.PAYWALLED})


def is_worth_keeping(article: Article) -> bool:
    """Whether `article` is one, or what is shown of one, and no error or consent page."""
    return article.state in _WORTH_KEEPING and bool(article.text)


def digest(content: bytes) -> str:
    """SHA-256 as hex."""
    return hashlib.sha256(content).hexdigest()


class Archive(Protocol):
    """An archive of snapshots. All methods raise :class:`crosscheck.errors.ArchiveError` alone."""

    def add(self, snapshot: Snapshot) -> Added:
        """Keep `snapshot`, durably when this returns. The same text as the newest version of the
        article is not kept twice; that version is marked as seen again."""

    def add_all(self, snapshots: Iterable[Snapshot], progress: Progress | None = None) -> tuple[Added, ...]:
        """Keep many, durably in batches: what was kept before an interruption stays."""

    def newest(self, outlet: Outlet, url: str) -> Snapshot | None:
        """The newest version of the article at `url`, under whatever address it was read."""

    def versions(self, outlet: Outlet, url: str) -> tuple[Snapshot, ...]:
        """All versions of the article at `url`, oldest first."""

    def by_id(self, start: str) -> Snapshot | None:
        """The snapshot whose id begins with `start`; an error when several do."""

    def by_text(self, outlet: Outlet, sha256: str) -> Snapshot | None:
        """The oldest snapshot of the outlet whose text has this digest."""

    def content(self, snapshot_id: str) -> bytes:
        """The page's bytes; empty when they were not kept."""

    def search(
        self,
        query: str,
        *,
        outlet: str = "",
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int = 20,
        any_word: bool = False,
    ) -> tuple[Hit, ...]:
        """The newest versions of articles with all the words of `query` (or any of them), best
        first. `"…"` finds a phrase, `-word` excludes; umlauts and endings are no matter."""

    def each(self, outlet: str = "", limit: int = 0) -> Iterator[Snapshot]:
        """Every snapshot, newest first, of one outlet (its domain) or all."""

    def count(self) -> int:
        """How many snapshots there are."""

    def close(self) -> None: ...
