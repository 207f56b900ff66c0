"""Between snapshots and rows of the archive's tables."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from crosscheck.model import Article, Outlet, Passage, Span, State
from crosscheck.sources.archive.base import Snapshot, digest

OutletOf = Callable[[str], Outlet]

COLUMNS = (
    "uid", "article", "outlet", "url", "fetched_at", "seen_at", "state", "status", "title", "published",
    "text_sha256", "text", "details", "body",
)  # fmt: skip
READ = (
    "s.uid, s.outlet, s.url, s.fetched_at, s.seen_at, s.state, s.status, s.title, s.published, s.text_sha256, s.text, "
    "s.details, b.sha256, b.size"
)
_LEVEL = 6


def packed(content: bytes) -> bytes:
    return zlib.compress(content, _LEVEL)


def unpacked(data: bytes) -> bytes:
    return zlib.decompress(data)


def stamp(moment: datetime) -> str:
    """`moment` in UTC, in a form whose text order is time order."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def uid(snapshot: Snapshot, article: str) -> str:
    """A name for the snapshot from what it holds: the same snapshot has it in every archive."""
    held = (article, stamp(snapshot.fetched_at), snapshot.article.sha256, digest(snapshot.content))
    return digest("\n".join(held).encode())[:16]


def to_row(snapshot: Snapshot, article: str, body: int | None) -> tuple[Any, ...]:
    """The values of `COLUMNS`."""
    a = snapshot.article
    fetched = stamp(snapshot.fetched_at)
    return (
        uid(snapshot, article), article, a.outlet.domain, a.url, fetched,
        stamp(snapshot.seen_at) if snapshot.seen_at else fetched, a.state.value, snapshot.status, a.title,
        a.published.isoformat() if a.published else None, a.sha256, packed(a.text.encode("utf-8", "surrogatepass")),
        _details(snapshot), body,
    )  # fmt: skip


def _details(snapshot: Snapshot) -> str:
    a = snapshot.article
    held: dict[str, Any] = {
        "final_url": a.final_url,
        "canonical_url": a.canonical_url,
        "lead": a.lead,
        "authors": a.authors,
        "modified": a.modified.isoformat() if a.modified else None,
        "language": a.language,
        "detail": a.detail,
        "reservations": a.reservations,
        "passages": [(p.span.start, p.span.end, p.kind) for p in a.passages],
        "headers": snapshot.headers,
    }
    return json.dumps({k: v for k, v in held.items() if v}, ensure_ascii=False, separators=(",", ":"))


def from_row(row: tuple[Any, ...], outlet_of: OutletOf) -> Snapshot:
    """The snapshot in a row of `READ`, without the page's bytes."""
    name, outlet, url, fetched, seen, state, status, title, published, sha256, text, details, body, size = row
    held = json.loads(details)
    article = Article(
        outlet_of(outlet),
        url,
        State(state),
        text=unpacked(text).decode("utf-8", "surrogatepass"),
        passages=tuple(Passage(Span(start, end), kind) for start, end, kind in held.get("passages", ())),
        title=title,
        lead=held.get("lead", ""),
        authors=tuple(held.get("authors", ())),
        published=_moment(published),
        modified=_moment(held.get("modified")),
        final_url=held.get("final_url", ""),
        canonical_url=held.get("canonical_url", ""),
        language=held.get("language", ""),
        sha256=sha256,
        detail=held.get("detail", ""),
        fetched_at=_moment(fetched),
        reservations=tuple(held.get("reservations", ())),
    )
    headers = tuple((name, value) for name, value in held.get("headers", ()))
    return Snapshot(article, b"", status, headers, _moment(seen), name, body or "", size or 0)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
