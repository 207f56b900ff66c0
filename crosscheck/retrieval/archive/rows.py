"""Between snapshots and rows of the archive's tables."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from crosscheck.model import Article, Outlet, Passage, Span, State
from crosscheck.model.details import from_json as from_json_detail
from crosscheck.model.details import to_json as to_json_detail
from crosscheck.retrieval.archive.base import Snapshot, digest

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
LARGEST_TEXT = 32_000_000  # bytes unpacked; a long article has 50,000
LARGEST_PAGE = 256_000_000
_NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")


def packed(content: bytes) -> bytes:
    return zlib.compress(content, _LEVEL)


class RowError(ValueError):
    """A row that holds no snapshot, or not what was stored; the text says why."""


def unpacked(data: bytes, limit: int) -> bytes:
    """What was packed; raises RowError for what is damaged or larger than `limit` bytes."""
    if not isinstance(data, bytes):
        raise RowError("cannot be unpacked")
    way = zlib.decompressobj()
    try:
        content = way.decompress(data, limit + 1)
    except zlib.error:
        raise RowError("cannot be unpacked") from None
    if len(content) > limit:
        raise RowError(f"is larger than {limit:,} bytes unpacked")
    if not way.eof or way.unused_data:
        raise RowError("cannot be unpacked")
    return content


def storable(text: str) -> str:
    """`text` as every database takes it: characters that are none are replaced."""
    return _NO_CHARACTER.sub("\ufffd", text)


def stamp(moment: datetime) -> str:
    """`moment` in UTC, in a form whose text order is time order."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def appeared(article: Article) -> str:
    """When it was published, or else read, as a stamp; earliest of all for a time before all calendars."""
    moment = article.published or article.fetched_at
    try:
        return stamp(moment) if moment else ""
    except OverflowError:
        return ""


def uid(snapshot: Snapshot, article: str) -> str:
    """A name for the snapshot from what it holds: the same snapshot has it in every archive."""
    held = (article, stamp(snapshot.fetched_at), snapshot.article.sha256, digest(snapshot.content))
    return digest("\n".join(held).encode())[:16]


def to_row(snapshot: Snapshot, article: str, body: int | None) -> tuple[Any, ...]:
    """The values of `COLUMNS`."""
    a = snapshot.article
    fetched = stamp(snapshot.fetched_at)
    return (
        uid(snapshot, article), article, a.outlet.domain, storable(a.url), fetched,
        stamp(snapshot.seen_at) if snapshot.seen_at else fetched, a.state.value, snapshot.status, storable(a.title),
        a.published.isoformat() if a.published else None, a.sha256, packed(a.text.encode("utf-8", "surrogatepass")),
        _details(snapshot), body,
    )  # fmt: skip


def _details(snapshot: Snapshot) -> str:
    a = snapshot.article
    exact = {"title": a.title, "url": a.url}  # where the columns cannot hold them
    held = _held(snapshot) | {key: value for key, value in exact.items() if storable(value) != value}
    written = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    return written if storable(written) == written else json.dumps(held, separators=(",", ":"))


def _held(snapshot: Snapshot) -> dict[str, Any]:
    """What has no column of its own; empty values left out."""
    a = snapshot.article
    held: dict[str, Any] = {
        "final_url": a.final_url,
        "canonical_url": a.canonical_url,
        "lead": a.lead,
        "authors": a.authors,
        "modified": a.modified.isoformat() if a.modified else None,
        "language": a.language,
        "detail": to_json_detail(a.detail),
        "reservations": a.reservations,
        "publisher": a.publisher,
        "passages": [(p.span.start, p.span.end, p.kind) for p in a.passages],
        "headers": snapshot.headers,
    }
    return {k: v for k, v in held.items() if v}


def from_row(row: tuple[Any, ...], outlet_of: OutletOf) -> Snapshot:
    """The snapshot in a row of `READ`, without the page's bytes. Raises RowError for one that is damaged."""
    try:
        return _from_row(row, outlet_of)
    except RowError as error:
        raise RowError(f"its text {error}") from error
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise RowError(f"cannot be read ({type(error).__name__})") from error


def _from_row(row: tuple[Any, ...], outlet_of: OutletOf) -> Snapshot:
    name, outlet, url, fetched, seen, state, status, title, published, sha256, text, details, body, size = row
    if not all(
        isinstance(value, str) and storable(value) == value for value in (name, outlet, url, title, sha256)
    ):
        raise TypeError("a field is no text")
    held = json.loads(details)
    url, title = held.get("url", url), held.get("title", title)
    values = (outlet_of(outlet), url, fetched, seen, state, status, title, published, sha256)
    return _snapshot(
        name, values, unpacked(text, LARGEST_TEXT).decode("utf-8", "surrogatepass"), held, body, size
    )


def to_json(snapshot: Snapshot) -> dict[str, Any]:
    """The snapshot without the page, as other files carry it; `from_json` reads it back."""
    a = snapshot.article
    return {
        "format": 1,
        "outlet": a.outlet.domain,
        "url": a.url,
        "fetched_at": stamp(snapshot.fetched_at),
        "seen_at": stamp(snapshot.seen_at or snapshot.fetched_at),
        "state": a.state.value,
        "status": snapshot.status,
        "title": a.title,
        "published": a.published.isoformat() if a.published else None,
        "text_sha256": a.sha256,
        "content_sha256": snapshot.content_sha256,
        "text": a.text,
        "details": _held(snapshot),
    }


def from_json(data: dict[str, Any], outlet_of: OutletOf) -> Snapshot:
    """The snapshot in `data`; raises ValueError, KeyError or TypeError when it is none."""
    if data["format"] != 1:
        raise ValueError(f"format {data['format']}")
    keys = ("url", "fetched_at", "seen_at", "state", "status", "title", "published", "text_sha256")
    values = (outlet_of(data["outlet"]), *(data[k] for k in keys))
    return _snapshot("", values, data["text"], data["details"], data["content_sha256"], 0)


def _snapshot(
    name: str, values: tuple[Any, ...], text: str, held: dict[str, Any], body: str | None, size: int | None
) -> Snapshot:
    outlet, url, fetched, seen, state, status, title, published, sha256 = values
    passages = tuple(Passage(Span(start, end), kind) for start, end, kind in held.get("passages", ()))
    if not all(0 <= p.span.start <= p.span.end for p in passages):
        raise ValueError("a passage that is none")
    if datetime.fromisoformat(fetched).tzinfo is None:
        raise ValueError("a time without zone")
    article = Article(
        outlet,
        url,
        State(state),
        text=text,
        passages=passages,
        title=title,
        lead=held.get("lead", ""),
        authors=tuple(held.get("authors", ())),
        published=_moment(published),
        modified=_moment(held.get("modified")),
        final_url=held.get("final_url", ""),
        canonical_url=held.get("canonical_url", ""),
        language=held.get("language", ""),
        sha256=sha256,
        detail=from_json_detail(held.get("detail")),
        fetched_at=_moment(fetched),
        reservations=tuple(held.get("reservations", ())),
        publisher=tuple(held.get("publisher", ())),
    )
    headers = tuple((key, value) for key, value in held.get("headers", ()))
    return Snapshot(article, b"", status, headers, _moment(seen), name, body or "", size or 0)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
