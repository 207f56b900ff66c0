"""Taking pages into the archive: from the network, from single files, from whole folders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.errors import ArchiveError
from crosscheck.files import read as read_bytes
from crosscheck.language.details import worded
from crosscheck.model import Outlet
from crosscheck.outlets.identity import host_of, is_web
from crosscheck.retrieval.archive.base import Added, Progress, Snapshot, is_worth_keeping
from crosscheck.retrieval.manifest import SourceRequest
from crosscheck.retrieval.reading import read_file

if TYPE_CHECKING:
    from crosscheck.outlets.registry import Registry
    from crosscheck.retrieval.archive.tables import TableArchive

_ENDINGS = frozenset({".html", ".htm", ".xhtml", ".mhtml", ".mht", ".txt", ".md"})
# What browsers write into a page they save.
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)(https?://[^\s>]+)\s*-->", re.IGNORECASE)
_LOOK = 4096
_BATCH = 100


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import came to: ids of new snapshots, how many were known, and what was left out,
    each with the reason if there is one."""

    new: tuple[str, ...] = ()
    known: int = 0
    skipped: tuple[str, ...] = ()


def take(archive: TableArchive, found: Iterable[Snapshot | str], progress: Progress | None = None) -> Taken:
    """Adds the snapshots in `found` in batches; texts in it name what could not be taken in."""
    new: list[str] = []
    skipped: list[str] = []
    known = 0
    batch: list[Snapshot] = []

    def put() -> None:
        nonlocal known
        added: tuple[Added, ...] = archive.add_all(batch)
        new.extend(a.id for a in added if a.new)
        known += sum(not a.new for a in added)
        batch.clear()
        if progress:
            progress(len(new) + known + len(skipped), 0)

    try:
        for item in found:
            if isinstance(item, str):
                skipped.append(item)
            else:
                batch.append(item)
            if len(batch) == _BATCH:
                put()
    finally:
        if batch:  # what was read before an error or an interruption is kept
            put()
    return Taken(tuple(new), known, tuple(skipped))


def import_folder(
    archive: TableArchive,
    folder: Path,
    registry: Registry,
    *,
    limit: int,
    outlet: Outlet | None = None,
    progress: Progress | None = None,
) -> Taken:
    """Takes in every saved page under `folder`; `limit` caps one in bytes.

    A page says by its canonical link, or by the note of the browser that saved it, where it stood;
    `outlet` is whose it is when it does not say. Its time is that of the file.
    """
    if not folder.is_dir():
        raise ArchiveError(f"{folder}: there is no such folder", "Check the path.")
    files = sorted(p for p in folder.rglob("*") if p.suffix.lower() in _ENDINGS and p.is_file())
    return take(archive, (_saved(f, registry, limit, outlet) for f in files), progress)


def add_files(
    archive: TableArchive,
    files: Sequence[Path],
    registry: Registry,
    *,
    limit: int,
    outlet: Outlet | None = None,
) -> Taken:
    """Takes in single saved pages, as `import_folder` does."""
    for file in files:
        if not file.is_file():
            raise ArchiveError(f"{file}: there is no such file", "Check the path.")
    return take(archive, (_saved(f, registry, limit, outlet) for f in files))


def _saved(file: Path, registry: Registry, limit: int, outlet: Outlet | None) -> Snapshot | str:
    """The snapshot in a saved page, or its name and why there is none."""
    from crosscheck.outlets.registry import outlet_for_domain

    try:
        content = read_bytes(file, limit)
        when = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except OSError as error:
        return f"{file}: cannot be read ({error.strerror})"
    if len(content) > limit:
        return f"{file}: larger than {limit:,} bytes"
    note = _SAVED_FROM.search(content[:_LOOK])
    url = note.group(1).decode("ascii", "replace") if note else ""
    known = outlet or outlet_for_domain("unknown.invalid")
    article = read_file(SourceRequest(known, url, file), limit)
    url = article.canonical_url or url or (article.url if is_web(article.url) else "")
    host = host_of(url) if is_web(url) else ""
    owner = outlet or (registry.by_domain(host) or outlet_for_domain(host) if host else None)
    if owner is None:
        return f"{file}: nothing in it says where it was published; name the outlet"
    if not is_worth_keeping(article):
        return f"{file}: {article.state.value}" + (
            f", {worded(article.detail, 'en')}" if article.detail else ""
        )
    if owner is not known:  # its markers and time zone may read the page differently
        article = read_file(SourceRequest(owner, url, file), limit)
    article = replace(article, url=url or article.url, fetched_at=when, found_by="")
    return Snapshot(article, content, 200)
