"""Between snapshots and rows of the archive's tables."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from crosscheck.model import Article, Outlet, Passage, Span, State, because
from crosscheck.model.details import from_json as from_json_detail
from crosscheck.model.details import to_json as to_json_detail
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
_NEVER = datetime.min.replace(tzinfo=UTC)
_NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")


def packed(content: bytes) -> bytes:
    return zlib.compress(content, _LEVEL)


def unpacked(data: bytes) -> bytes:
    return zlib.decompress(data)


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
    """The snapshot in a row of `READ`, without the page's bytes."""
    name, outlet, url, fetched, seen, state, status, title, published, sha256, text, details, body, size = row
    held = json.loads(details)
    url, title = held.get("url", url), held.get("title", title)
    values = (outlet_of(outlet), url, fetched, seen, state, status, title, published, sha256)
    return _snapshot(name, values, unpacked(text).decode("utf-8", "surrogatepass"), held, body, size)


def held(row: tuple[Any, ...], outlet_of: OutletOf) -> Snapshot:
    """As :func:`from_row`; of a row that was damaged, a snapshot without text whose state says so."""
    try:
        return from_row(row, outlet_of)
    except Exception as exc:  # noqa: BLE001 - whatever damage makes of a row, it is that of one snapshot
        name, outlet, url, fetched = map(str, row[:4])
        try:
            when = _moment(fetched)
        except ValueError:
            when = _NEVER
        why = because("damaged", kind=type(exc).__name__)
        return Snapshot(Article(outlet_of(outlet), url, State.ERROR, detail=why, fetched_at=when), id=name)


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
    article = Article(
        outlet,
        url,
        State(state),
        text=text,
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
        detail=from_json_detail(held.get("detail")),
        fetched_at=_moment(fetched),
        reservations=tuple(held.get("reservations", ())),
        publisher=tuple(held.get("publisher", ())),
    )
    headers = tuple((key, value) for key, value in held.get("headers", ()))
    return Snapshot(article, b"", status, headers, _moment(seen), name, body or "", size or 0)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
