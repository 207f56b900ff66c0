"""Saving what can be read of a damaged archive in a file."""

from __future__ import annotations

import contextlib
import functools
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crosscheck.errors import ArchiveError
from crosscheck.retrieval.archive import rows
from crosscheck.retrieval.archive.base import Progress, Snapshot, digest
from crosscheck.retrieval.archive.sqlite.pages import Pages, Place
from crosscheck.retrieval.archive.sqlite.store import SqliteArchive

_Row = tuple[Any, ...]
_ENDINGS = ("", "-wal", "-shm")  # the files of an archive
_GAP = 2_000  # unreadable rows in a line after which there are none left to save


def repair(path: Path, outlet_of: rows.OutletOf, progress: Progress | None = None) -> tuple[int, Path]:
    """Saves what can be read of the damaged archive at `path` into a new one in its place.

    The damaged file is kept beside it. Gives the number of snapshots saved, and where the damaged
    file is now. Only snapshots whose text still has its digest are saved; a page that cannot be
    read any more is left out of its snapshot.
    """
    fresh = _beside(path, "repaired")
    saved = 0
    try:
        with contextlib.closing(SqliteArchive(fresh, outlet_of)) as target:
            for snapshot in _salvaged(path, outlet_of):
                saved += target.add(snapshot).new
                if progress:
                    progress(saved, 0)
    except BaseException:  # a full disk may end even the making of the file
        for ending in _ENDINGS:
            fresh.with_name(fresh.name + ending).unlink(missing_ok=True)
        raise
    aside = _beside(path, "damaged")
    try:
        for ending in _ENDINGS:
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
    """Whatever rows can still be read, one by one: those SQLite finds, and where it meets damage those on pages
    that nothing leads to any more."""
    with path.open("rb") as stream:
        scattered = _Scattered(Pages(stream))
        found: set[str] = set()
        for row in _rows(path):
            if row is None:
                scattered.needed = True
                continue
            snapshot = _whole(row, outlet_of, scattered)
            if snapshot is not None:
                found.add(str(row[2]))
                yield snapshot
        if not scattered.needed:
            return
        for row in scattered.snapshots():
            snapshot = _whole(row, outlet_of, scattered) if row[2] not in found else None
            if snapshot is not None:
                yield snapshot


def _rows(path: Path) -> Iterator[_Row | None]:
    """Page's key, its row and the columns of READ for every snapshot that SQLite finds, oldest first; None where it
    met damage. Pages and texts stand in different places, so either may survive."""
    columns = rows.READ.replace("b.sha256", "NULL").replace("b.size", "NULL")
    query = f"SELECT s.id, s.body, {columns} FROM snapshots s WHERE s.id > ? ORDER BY s.id LIMIT 1"  # noqa: S608 -- columns are constants of ours, values are bound
    body = "SELECT sha256, size, data FROM bodies WHERE id = ?"
    try:
        db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error:
        yield None
        return
    try:
        key, missed = 0, 0
        while missed < _GAP:
            try:
                found = db.execute(query, (key,)).fetchone()
            except sqlite3.Error:
                key, missed = key + 1, missed + 1
                yield None
                continue
            if found is None:
                return
            key, missed = found[0], 0
            try:
                page = db.execute(body, (found[1],)).fetchone()
            except sqlite3.Error:
                page = None
            yield found[1], page, *found[2:]
    finally:
        db.close()


class _Scattered:
    """What stands on the pages of the file; `needed` says that SQLite does not find all of it."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self.needed = False

    def snapshots(self) -> Iterator[_Row]:
        """As :func:`_rows` gives them."""
        names = [column.strip()[2:] for column in rows.READ.split(",")][:-2]
        for _, _, (_, *values) in self._pages.rows(len(rows.COLUMNS) + 1):
            held = dict(zip(rows.COLUMNS, values, strict=True))
            yield held["body"], None, *(held[name] for name in names), None, None

    def body(self, key: object) -> _Row | None:
        place = self._bodies.get(key) if isinstance(key, int) else None
        return None if place is None else self._pages.row(place, 4)[1:]

    @functools.cached_property
    def _bodies(self) -> dict[int, Place]:
        return {key: place for key, place, row in self._pages.rows(4) if isinstance(row[3], bytes)}


def _whole(row: _Row, outlet_of: rows.OutletOf, scattered: _Scattered) -> Snapshot | None:
    """The snapshot of a row, with its page if that is whole; None unless its text is."""
    body, page, *held = row
    try:
        snapshot = rows.from_row(tuple(held), outlet_of)
        if digest(snapshot.article.text.encode("utf-8", "surrogatepass")) != snapshot.article.sha256:
            return None
    except rows.RowError:
        return None
    content = _content(page)
    if not content and body is not None:
        scattered.needed = True
        content = _content(scattered.body(body))
    return Snapshot(snapshot.article, content, snapshot.status, snapshot.headers, snapshot.seen_at)


def _content(page: _Row | None) -> bytes:
    """What is on a page, from its digest, size and packed bytes; nothing where these do not fit."""
    try:
        content = rows.unpacked(page[2], rows.LARGEST_PAGE) if page else b""
    except rows.RowError:
        return b""
    return content if page and digest(content) == page[0] else b""
