"""What an archive keeps, finds and tells."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from crosscheck.model import Article, State

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
