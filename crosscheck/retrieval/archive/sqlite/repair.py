"""Saving what can be read of a damaged archive in a file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from crosscheck.errors import ArchiveError
from crosscheck.retrieval.archive import rows
from crosscheck.retrieval.archive.base import Progress, Snapshot, digest
from crosscheck.retrieval.archive.sqlite.store import SqliteArchive

_GAP = 2_000  # unreadable rows in a line after which there are none left to save


def repair(path: Path, outlet_of: rows.OutletOf, progress: Progress | None = None) -> tuple[int, Path]:
    """Saves what can be read of the damaged archive at `path` into a new one in its place.

    The damaged file is kept beside it. Gives the number of snapshots saved, and where the damaged
    file is now. Only snapshots whose text still has its digest are saved; a page that cannot be
    read any more is left out of its snapshot.
    """
    fresh = _beside(path, "repaired")
    saved = 0
    target = SqliteArchive(fresh, outlet_of)
    try:
        for snapshot in _salvaged(path, outlet_of):
            saved += target.add(snapshot).new
            if progress:
                progress(saved, 0)
    finally:
        target.close()
    aside = _beside(path, "damaged")
    try:
        for ending in ("", "-wal", "-shm"):
            old = path.with_name(path.name + ending)
            if old.exists():
                old.rename(aside.with_name(aside.name + ending))
        fresh.rename(path)
    except OSError as error:
        raise ArchiveError(
            f"{path}: the damaged archive cannot be moved aside ({error.strerror})",
            f"What was saved is in {fresh}.",
        ) from error
    return saved, aside


def _beside(path: Path, word: str) -> Path:
    """A free name next to `path`."""
    number = 1
    while (name := path.with_name(f"{path.stem}.{word}-{number}{path.suffix}")).exists():
        number += 1
    return name


def _salvaged(path: Path, outlet_of: rows.OutletOf) -> Iterator[Snapshot]:
    """Whatever rows can still be read, one by one, oldest first."""
    try:
        db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error:
        return
    try:
        key, missed = 0, 0
        while missed < _GAP:
            row, key = _next_row(db, key)
            if row is None:
                missed += 1
                if key < 0:
                    return
                continue
            missed = 0
            snapshot = _whole(db, row, outlet_of)
            if snapshot is not None:
                yield snapshot
    finally:
        db.close()


def _next_row(db: sqlite3.Connection, key: int) -> tuple[tuple[object, ...] | None, int]:
    """The first row after `key` and its own key; no row and the key to go on from when it cannot be
    read; key -1 at the end. Pages and texts stand in different places, so either may survive."""
    columns = rows.READ.replace("b.sha256", "NULL").replace("b.size", "NULL")
    try:
        found = db.execute(
            f"SELECT s.id, s.body, {columns} FROM snapshots s WHERE s.id > ? ORDER BY s.id LIMIT 1",  # noqa: S608 -- columns are constants of ours, values are bound
            (key,),
        ).fetchone()
    except sqlite3.Error:
        return None, key + 1
    if found is None:
        return None, -1
    return found[1:], found[0]


def _whole(db: sqlite3.Connection, row: tuple[object, ...], outlet_of: rows.OutletOf) -> Snapshot | None:
    body, *held = row
    try:
        snapshot = rows.from_row(tuple(held), outlet_of)
        if digest(snapshot.article.text.encode("utf-8", "surrogatepass")) != snapshot.article.sha256:
            return None
    except rows.RowError:
        return None
    try:
        found = db.execute("SELECT data, sha256 FROM bodies WHERE id = ?", (body,)).fetchone()
        content = rows.unpacked(found[0], rows.LARGEST_PAGE) if found else b""
        whole = not found or digest(content) == found[1]
    except (sqlite3.Error, rows.RowError):
        content, whole = b"", True
    return Snapshot(
        snapshot.article, content if whole else b"", snapshot.status, snapshot.headers, snapshot.seen_at
    )
