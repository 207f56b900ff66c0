"""What a look at the sources of published drafts finds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from crosscheck.model import UNSAID, Article, Detail, Draft, Evidence, Judgement, Outlet
from crosscheck.retrieval.lock import Pin


class Kind(StrEnum):
    """What has become of a pinned source; UNCHANGED is the only one that is not told."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    CORRECTED = "corrected"  # changed, and says that it was corrected
    GONE = "gone"
    UNREADABLE = "unreadable"  # today; the pinned version still counts

    @property
    def unread(self) -> bool:
        """Whether it cannot be said what the source says today."""
        return self in {Kind.GONE, Kind.UNREADABLE}


@dataclass(frozen=True, slots=True)
class WatchedSource:
    """A pinned source as it is today. `changes` are pairs of words before and now, `note` the notice of a correction;
    `comparable`: whether the pinned text is at hand. `new`: whether this has not been told before."""

    pin: Pin
    outlet: Outlet
    article: Article
    kind: Kind
    changes: tuple[tuple[str, str], ...] = ()
    note: str = ""
    reason: Detail = UNSAID
    comparable: bool = True
    statements: int = 0
    new: bool = True

    @property
    def key(self) -> str:
        """What tells this state of the source from others; „“ for an unchanged one."""
        if self.kind is Kind.UNCHANGED:
            return ""
        return self.kind.value if self.kind.unread else f"{self.kind.value}:{self.article.sha256}"

    def with_statements(self, number: int) -> WatchedSource:
        return replace(self, statements=number)


@dataclass(frozen=True, slots=True)
class Fallen:
    """A published statement that was borne out by the pinned sources and is not by those of today. `evidence` is the
    passage that counts today, `earlier` the one that bore it out."""

    draft: Draft
    before: Judgement
    now: Judgement
    sources: tuple[WatchedSource, ...]  # those of its sources that read differently
    earlier: Evidence | None = None
    evidence: Evidence | None = None
    new: bool = True


@dataclass(frozen=True, slots=True)
class Watched:
    """The result of one look. `failed` are drafts that could not be checked, with the reason in English."""

    sources: tuple[WatchedSource, ...]
    fallen: tuple[Fallen, ...]
    language: str
    at: datetime
    failed: tuple[tuple[str, str], ...] = ()

    @property
    def news(self) -> Watched:
        """What has not been told before."""
        sources = tuple(s for s in self.sources if s.new and s.key)
        return replace(self, sources=sources, fallen=tuple(f for f in self.fallen if f.new))

    @property
    def exit_code(self) -> int:
        """1 statements no longer hold · 3 sources cannot be read · 0 neither, or nothing new."""
        if any(fallen.new for fallen in self.fallen):
            return 1
        unread = any(s.new and (s.kind.unread or not s.comparable) for s in self.sources)
        return 3 if unread or self.failed else 0
