"""Looking after an archive: checking its digests, throwing old versions out, saving a damaged one."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from crosscheck.errors import ArchiveError
from crosscheck.sources.archive import rows, words
from crosscheck.sources.archive.base import Problem, Progress, Snapshot, digest
from crosscheck.sources.archive.faults import explained
from crosscheck.sources.archive.sqlite import SqliteArchive

_STEP = 500  # snapshots between two reports of progress
_GAP = 2_000  # unreadable rows in a line after which there are none left to save


def verify(archive: SqliteArchive, progress: Progress | None = None) -> tuple[Problem, ...]:
    """Everything that is not as it was stored: the file's structure, each text, each page.

    A text is checked against the digest that reports and lock files name.
    """
    db = archive.connection
    problems = []
    with explained(archive.path):
        for (said,) in db.execute("PRAGMA integrity_check(20)").fetchall():
            if said != "ok":
                problems.append(Problem("", str(said)))
        total = archive.count()
        query = (
            "SELECT s.uid, s.text, s.text_sha256, b.data, b.sha256 FROM snapshots s "
            "LEFT JOIN bodies b ON b.id = s.body ORDER BY s.id"
        )
        for number, (name, text, text_sha256, data, sha256) in enumerate(db.execute(query), 1):
            problems += [Problem(name, what) for what in _wrong(text, text_sha256, data, sha256)]
            if progress and (number % _STEP == 0 or number == total):
                progress(number, total)
        try:
            db.execute("INSERT INTO search (search) VALUES ('integrity-check')")
        except sqlite3.DatabaseError as error:
            problems.append(Problem("", f"the search index is damaged ({error})"))
        indexed = db.execute("SELECT count(*) FROM search").fetchone()[0]
        if indexed != total:
            problems.append(Problem("", f"the search index holds {indexed} snapshots, the archive {total}"))
    return tuple(problems)


def _wrong(text: bytes, text_sha256: str, data: bytes | None, sha256: str | None) -> Iterator[str]:
    for what, packed, expected in (("text", text, text_sha256), ("page", data, sha256)):
        if packed is None or expected is None:
            continue
        try:
            actual = digest(rows.unpacked(packed))
        except zlib.error:
            yield f"the {what} cannot be unpacked"
        else:
            if actual != expected:
                yield f"the {what} is not the one that was stored ({expected[:12]}… became {actual[:12]}…)"


def prune(
    archive: SqliteArchive,
    *,
    before: datetime | None = None,
    keep: int = 1,
    outlet: str = "",
    dry_run: bool = False,
    progress: Progress | None = None,
) -> tuple[str, ...]:
    """Removes versions last seen before `before` (None: whenever), except the `keep` newest of each
    article; gives the ids of what went, or with `dry_run` would go. Space is given back to the disk.
    """
    if before is None and keep < 1:
        raise ArchiveError("that would empty the archive", "Give a time, or keep at least one version.")
    query = (
        "SELECT id, uid, seen_at, article FROM snapshots WHERE (? = '' OR outlet = ?) "
        "ORDER BY article, fetched_at DESC, id DESC"
    )
    limit = rows.stamp(before) if before else ""
    with explained(archive.path):
        found = archive.connection.execute(query, (outlet, outlet)).fetchall()
    doomed, article, rank = [], None, 0
    for key, name, seen, of in found:
        rank = rank + 1 if of == article else 1
        article = of
        if rank > keep and (not limit or seen < limit):
            doomed.append((key, name))
    if not dry_run:
        _remove(archive, [key for key, _ in doomed], progress)
    return tuple(name for _, name in doomed)


def _remove(archive: SqliteArchive, keys: list[int], progress: Progress | None) -> None:
    for start in range(0, len(keys), _STEP):
        with archive.writing() as db:
            for key in keys[start : start + _STEP]:
                row = db.execute(f"SELECT {rows.READ} {_FROM} WHERE s.id = ?", (key,)).fetchone()
                if row is None:
                    continue  # another process was quicker
                article = rows.from_row(row, archive.outlet_of).article
                # A table without contents forgets a row only when told what it indexed.
                db.execute(
                    "INSERT INTO search (search, rowid, title, text, place) VALUES ('delete', ?, ?, ?, ?)",
                    (key, *words.indexed(article)),
                )
                db.execute("DELETE FROM snapshots WHERE id = ?", (key,))
        if progress:
            progress(min(start + _STEP, len(keys)), len(keys))
    if keys:
        with archive.writing() as db:
            db.execute(
                "DELETE FROM bodies WHERE id NOT IN (SELECT body FROM snapshots WHERE body IS NOT NULL)"
            )
            db.execute("DELETE FROM addresses WHERE article NOT IN (SELECT article FROM snapshots)")
        with explained(archive.path):
            archive.connection.execute("VACUUM")
            archive.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


_FROM = "FROM snapshots s LEFT JOIN bodies b ON b.id = s.body"


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
    except (ValueError, KeyError, TypeError, zlib.error):
        return None
    try:
        found = db.execute("SELECT data, sha256 FROM bodies WHERE id = ?", (body,)).fetchone()
        content = rows.unpacked(found[0]) if found else b""
        whole = not found or digest(content) == found[1]
    except (sqlite3.Error, zlib.error):
        content, whole = b"", True
    return Snapshot(
        snapshot.article, content if whole else b"", snapshot.status, snapshot.headers, snapshot.seen_at
    )
