"""Out of the archive and back in WARC files (ISO 28500), which other archives read.

Each snapshot is a `response` record with the page, followed by a `metadata` record with what was
read from it. Files of other tools have no such record; their pages are read anew.
"""

from __future__ import annotations

import json
import uuid
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from crosscheck import __version__, files, moments
from crosscheck.errors import ArchiveError, kind_of
from crosscheck.outlets.identity import host_of, is_web
from crosscheck.outlets.registry import outlet_for_domain
from crosscheck.retrieval.archive import rows
from crosscheck.retrieval.archive.base import Progress, Snapshot, digest, is_worth_keeping
from crosscheck.retrieval.archive.intake import Taken, take
from crosscheck.retrieval.extract import extract

if TYPE_CHECKING:
    from crosscheck.outlets.registry import Registry
    from crosscheck.retrieval.archive.tables import TableArchive

_KIND = "application/vnd.crosscheck.snapshot+json"
_NAMESPACE = uuid.UUID("6f8a6a1e-7f0b-4e0f-9d55-0c3f0a4f8a11")
_WIRE_ONLY = frozenset({"content-encoding", "transfer-encoding", "content-length"})


def export(
    archive: TableArchive, path: Path, *, outlet: str = "", progress: Progress | None = None
) -> tuple[int, int]:
    """Writes every snapshot (of one outlet) to the WARC file `path`, gzipped when it ends in .gz.

    Gives how many were written, and how many of them reserve rights („noarchive“, TDM): such a
    file is for one's own use. The file appears whole or not at all.
    """
    _needed()
    from warcio.warcwriter import WARCWriter

    written = reserved = 0
    total = archive.count()
    try:
        with files.written(path) as out:
            writer = WARCWriter(out, gzip=path.name.endswith(".gz"), warc_version="1.1")
            about = {"software": f"crosscheck/{__version__}", "format": "WARC File Format 1.1"}
            info = writer.create_warcinfo_record(path.name, about)
            writer.write_record(info)
            for snapshot in archive.each(outlet):
                _write(writer, replace(snapshot, content=archive.content(snapshot.id)))
                written += 1
                reserved += bool(snapshot.article.reservations)
                if progress:
                    progress(written, 0 if outlet else total)
    except OSError as error:
        raise ArchiveError(
            f"{path}: cannot be written ({error.strerror})", "Check folder and space."
        ) from error
    return written, reserved


def _write(writer: Any, snapshot: Snapshot) -> None:
    """The two records of a snapshot; the first only when the page was kept."""
    from warcio.statusandheaders import StatusAndHeaders

    a = snapshot.article
    date = snapshot.fetched_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    name = f"<urn:uuid:{uuid.uuid5(_NAMESPACE, snapshot.id)}>"  # the same snapshot, the same record
    if snapshot.content:
        headers = [(k, v) for k, v in snapshot.headers if k not in _WIRE_ONLY]
        headers.append(("content-length", str(len(snapshot.content))))
        http = StatusAndHeaders(f"{snapshot.status or 200} OK", headers, protocol="HTTP/1.1")
        record = writer.create_warc_record(
            a.final_url or a.url,
            "response",
            payload=BytesIO(snapshot.content),
            length=len(snapshot.content),
            http_headers=http,
            warc_headers_dict={"WARC-Date": date, "WARC-Record-ID": name},
        )
        writer.write_record(record)
    about = json.dumps(rows.to_json(snapshot), ensure_ascii=False).encode("utf-8", "surrogatepass")
    record = writer.create_warc_record(
        a.final_url or a.url,
        "metadata",
        payload=BytesIO(about),
        length=len(about),
        warc_content_type=_KIND,
        warc_headers_dict={
            "WARC-Date": date,
            "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(_NAMESPACE, snapshot.id + '/metadata')}>",
            "WARC-Refers-To": name,
        },
    )
    writer.write_record(record)


def import_warc(
    archive: TableArchive, path: Path, registry: Registry, *, limit: int, progress: Progress | None = None
) -> Taken:
    """Takes the pages of a WARC file in; `limit` caps a page in bytes. What is no article is counted
    and left out, and what was taken in before a broken place stays.
    """
    _needed()
    try:
        with files.opened(path) as stream:
            return take(archive, _snapshots(stream, registry, limit, path), progress)
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be read ({error.strerror})", "Check the path.") from error


@dataclass(frozen=True, slots=True)
class _Page:
    """A response record, until it is known whether the record of what was read follows."""

    url: str
    name: str
    date: str
    status: int
    headers: tuple[tuple[str, str], ...]
    content: bytes

    @property
    def content_type(self) -> str:
        return next((value for key, value in self.headers if key == "content-type"), "")


def _snapshots(stream: BinaryIO, registry: Registry, limit: int, path: Path) -> Iterator[Snapshot | str]:
    """Every snapshot in the file, or the address of a page that is none."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    page: _Page | None = None
    try:
        for record in ArchiveIterator(stream):
            headers = record.rec_headers
            if record.rec_type in {"response", "resource"}:
                yield from _read_anew(page, registry)
                page = _page(record, limit)
            elif record.rec_type == "metadata" and headers.get_header("Content-Type") == _KIND:
                its_own = page is not None and page.name == headers.get_header("WARC-Refers-To")
                if not its_own:
                    yield from _read_anew(page, registry)
                content = page.content if page and its_own else b""
                page = None
                yield _as_stored(record.content_stream().read(2 * limit), content, registry)
        yield from _read_anew(page, registry)
    except Exception as error:  # warcio raises what a broken record makes of its code
        yield from _read_anew(page, registry)
        known = isinstance(error, (ArchiveLoadFailed, EOFError, zlib.error, ValueError))
        what = str(error).strip()[:120] if known else kind_of(error)
        raise ArchiveError(
            f"{path}: no WARC file, or broken ({what})",
            "What stood before the broken place was taken in.",
        ) from error


def _page(record: Any, limit: int) -> _Page:
    http = record.http_headers
    status = http.get_statuscode() if http else "200"
    if http:
        headers = tuple((k.lower(), v) for k, v in http.headers if k.lower() not in _WIRE_ONLY)
    else:
        headers = (("content-type", record.rec_headers.get_header("Content-Type") or ""),)
    content = record.content_stream().read(limit + 1)
    if len(content) <= limit and getattr(record.raw_stream, "limit", 0) > 0:
        raise EOFError("it ends in the middle of a page")
    return _Page(
        record.rec_headers.get_header("WARC-Target-URI") or "",
        record.rec_headers.get_header("WARC-Record-ID") or "",
        record.rec_headers.get_header("WARC-Date") or "",
        int(status) if str(status).isdigit() else 0,
        headers,
        b"" if len(content) > limit else content,
    )


def _read_anew(page: _Page | None, registry: Registry) -> Iterator[Snapshot | str]:
    """The snapshot of a page that only its bytes are known of."""
    if page is None:
        return
    fetched = moments.parse(page.date)
    host = host_of(page.url)
    if not is_web(page.url) or fetched is None or fetched.tzinfo is None or not page.content:
        yield page.url or page.name
        return
    article = extract(
        page.content,
        url=page.url,
        outlet=registry.by_domain(host) or outlet_for_domain(host),
        content_type=page.content_type,
        status=page.status,
        fetched_at=fetched,
    )
    kept = Snapshot(article, page.content, page.status, page.headers)
    yield kept if is_worth_keeping(article) else page.url


def _as_stored(about: bytes, content: bytes, registry: Registry) -> Snapshot | str:
    """The snapshot as another archive of ours held it, if what is said of it holds together."""
    try:
        data = json.loads(about.decode("utf-8", "surrogatepass"))
        snapshot = rows.from_json(
            data, lambda domain: registry.by_domain(domain) or outlet_for_domain(domain)
        )
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError, RecursionError):
        return "a record of crosscheck's that cannot be read"
    text = snapshot.article.text.encode("utf-8", "surrogatepass")
    if digest(text) != snapshot.article.sha256 or (content and digest(content) != snapshot.content_sha256):
        return snapshot.article.url
    return replace(snapshot, content=content)


def _needed() -> None:
    try:
        import warcio  # noqa: F401 -- only whether it is there
    except ImportError as error:
        raise ArchiveError(
            "WARC files need the package warcio, which is not installed",
            "Install it with: pip install '.[warc]'",
        ) from error
