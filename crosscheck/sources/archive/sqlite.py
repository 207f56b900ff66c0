"""The archive in one SQLite file, safe to share between processes on one machine."""

from __future__ import annotations

import itertools
import re
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from importlib import resources
from pathlib import Path
from typing import Any

from crosscheck.errors import ArchiveError
from crosscheck.model import Outlet
from crosscheck.sources.archive import rows, words
from crosscheck.sources.archive.base import Added, Hit, Progress, Snapshot, digest
from crosscheck.sources.archive.faults import code, explained
from crosscheck.sources.identity import article_key, plain_address

APPLICATION = 0x63726F73  # „cros“: tells our file from other SQLite files
VERSION = 1
_BATCH = 200  # snapshots to a transaction
_PATIENCE = 10.0  # seconds to wait for another process's transaction
_INSERT = f"INSERT INTO snapshots ({', '.join(rows.COLUMNS)}) VALUES ({', '.join('?' * len(rows.COLUMNS))})"  # noqa: S608 -- columns are constants of ours, values are bound
_SELECT = f"SELECT {rows.READ} FROM snapshots s LEFT JOIN bodies b ON b.id = s.body"  # noqa: S608 -- columns are constants of ours, values are bound
_RANKED = (
    f"SELECT f.rank, s.article, {rows.READ} FROM search f "  # noqa: S608 -- columns are constants of ours, values are bound
    "JOIN snapshots s ON s.id = f.rowid LEFT JOIN bodies b ON b.id = s.body WHERE search MATCH ? "
    "AND rank MATCH 'bm25(4.0, 1.0, 0.0)' AND coalesce(s.published, s.fetched_at) BETWEEN ? AND ? "
    "ORDER BY rank LIMIT ? OFFSET ?"
)


class SqliteArchive:
    """An archive at `path`, made if it is not there.

    Writing is durable when a method returns; readers and writers of other processes do not block
    each other for longer than one batch takes. `outlet_of` finds the outlet of a main domain.
    """

    def __init__(self, path: Path, outlet_of: rows.OutletOf) -> None:
        self.path = path
        self.outlet_of = outlet_of
        with explained(path):
            self.connection = self._opened()

    def _opened(self) -> sqlite3.Connection:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveError(
                f"{self.path.parent}: the folder cannot be made ({error.strerror})",
                "Name an archive elsewhere with --archive.",
            ) from error
        db = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None)
        try:
            db.execute("PRAGMA foreign_keys = ON")
            self._check_kind(db)
            _use_log(db)
            db.execute("PRAGMA synchronous = FULL")  # evidence: on the disk when we say so
            if not _version(db):
                self._create(db)
        except BaseException:
            db.close()
            raise
        return db

    def _check_kind(self, db: sqlite3.Connection) -> None:
        """Raises ArchiveError for a file that is somebody else's, or of a later crosscheck."""
        db.execute("BEGIN")  # both questions of one state: another process may just be making the tables
        tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        application = db.execute("PRAGMA application_id").fetchone()[0]
        db.execute("COMMIT")
        if application != APPLICATION and tables:
            raise ArchiveError(
                f"{self.path}: a database, but no archive of crosscheck", "Name another file with --archive."
            )
        if _version(db) > VERSION:
            raise ArchiveError(
                f"{self.path}: made by a later version of crosscheck (format {_version(db)}, this one knows {VERSION})",
                "Update crosscheck, or name another file with --archive.",
            )

    def _create(self, db: sqlite3.Connection) -> None:
        """The tables; of two processes that start at once, one makes them."""
        schema = (
            resources.files("crosscheck.sources.archive").joinpath("schema.sql").read_text(encoding="utf-8")
        )
        db.execute("BEGIN IMMEDIATE")
        try:
            if not _version(db):
                for statement in re.sub(r"--.*", "", schema).split(";"):
                    db.execute(statement)
                db.execute(f"PRAGMA application_id = {APPLICATION}")
                db.execute(f"PRAGMA user_version = {VERSION}")
            db.execute("COMMIT")
        except BaseException:
            db.execute("ROLLBACK")
            raise

    def close(self) -> None:
        with explained(self.path):
            self.connection.close()

    def __enter__(self) -> SqliteArchive:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is kept, or, when it is left by an exception, none."""
        with explained(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    # ------------------------------------------------------------------ adding

    def add(self, snapshot: Snapshot) -> Added:
        with self.writing() as db:
            return self._add(db, snapshot)

    def add_all(self, snapshots: Iterable[Snapshot], progress: Progress | None = None) -> tuple[Added, ...]:
        total = len(snapshots) if isinstance(snapshots, Sequence) else 0
        added: list[Added] = []
        waiting = iter(snapshots)
        while batch := list(itertools.islice(waiting, _BATCH)):
            with self.writing() as db:
                added += [self._add(db, snapshot) for snapshot in batch]
            if progress:
                progress(len(added), total)
        return tuple(added)

    def _add(self, db: sqlite3.Connection, snapshot: Snapshot) -> Added:
        a = snapshot.article
        key = self._key(db, snapshot)
        newest = db.execute(
            "SELECT id, uid, text_sha256, state, fetched_at FROM snapshots WHERE article = ? "
            "ORDER BY fetched_at DESC, id DESC LIMIT 1",
            (key,),
        ).fetchone()
        same = newest and (newest[2], newest[3]) == (a.sha256, a.state.value)
        if newest and same:
            seen = max(newest[4], rows.stamp(snapshot.seen_at or snapshot.fetched_at))
            db.execute("UPDATE snapshots SET seen_at = max(seen_at, ?) WHERE id = ?", (seen, newest[0]))
            self._note_addresses(db, key, snapshot)
            return Added(newest[1], False)
        name = rows.uid(snapshot, key)
        if db.execute("SELECT 1 FROM snapshots WHERE uid = ?", (name,)).fetchone():
            return Added(name, False)  # imported twice
        row = db.execute(_INSERT, rows.to_row(snapshot, key, self._keep_body(db, snapshot.content)))
        db.execute(
            "INSERT INTO search (rowid, title, text, place) VALUES (?, ?, ?, ?)",
            (row.lastrowid, *words.indexed(a)),
        )
        self._note_addresses(db, key, snapshot)
        return Added(name, True)

    def _key(self, db: sqlite3.Connection, snapshot: Snapshot) -> str:
        """The article this is a version of: known by an address, or told by its addresses."""
        a = snapshot.article
        key = article_key(a.outlet, a.canonical_url, a.final_url, a.url)
        if "#" in key:  # the outlet's own number is surer than any address
            return key
        for url in (a.canonical_url, a.final_url, a.url):
            known = self._known_key(db, a.outlet, url)
            if known:
                return known
        return key

    def _known_key(self, db: sqlite3.Connection, outlet: Outlet, url: str) -> str:
        if not url:
            return ""
        found = db.execute(
            "SELECT article FROM addresses WHERE address = ?", (plain_address(url),)
        ).fetchone()
        return str(found[0]) if found else ""

    def _note_addresses(self, db: sqlite3.Connection, key: str, snapshot: Snapshot) -> None:
        a = snapshot.article
        addresses = sorted({plain_address(u) for u in (a.url, a.final_url, a.canonical_url) if u})
        db.executemany("INSERT OR IGNORE INTO addresses VALUES (?, ?)", [(u, key) for u in addresses])

    def _keep_body(self, db: sqlite3.Connection, content: bytes) -> int | None:
        if not content:
            return None
        name = digest(content)
        known = db.execute("SELECT id FROM bodies WHERE sha256 = ?", (name,)).fetchone()
        if known:
            return int(known[0])
        values = (name, len(content), rows.packed(content))
        return db.execute("INSERT INTO bodies (sha256, size, data) VALUES (?, ?, ?)", values).lastrowid

    # ------------------------------------------------------------------ finding

    def newest(self, outlet: Outlet, url: str) -> Snapshot | None:
        found = self._of_article(outlet, url, "ORDER BY s.fetched_at DESC, s.id DESC LIMIT 1")
        return found[0] if found else None

    def versions(self, outlet: Outlet, url: str) -> tuple[Snapshot, ...]:
        return self._of_article(outlet, url, "ORDER BY s.fetched_at, s.id")

    def _of_article(self, outlet: Outlet, url: str, order: str) -> tuple[Snapshot, ...]:
        with explained(self.path):
            key = article_key(outlet, url)
            if "#" not in key:
                key = self._known_key(self.connection, outlet, url) or key
            return tuple(self._read(f"{_SELECT} WHERE s.article = ? {order}", (key,)))

    def by_id(self, start: str) -> Snapshot | None:
        if not start or not start.isalnum():
            return None
        with explained(self.path):
            found = list(self._read(f"{_SELECT} WHERE s.uid GLOB ? LIMIT 2", (start.lower() + "*",)))
        if len(found) > 1:
            raise ArchiveError(
                f"'{start}' is the beginning of more than one snapshot's id", "Give more of it."
            )
        return found[0] if found else None

    def by_text(self, outlet: Outlet, sha256: str) -> Snapshot | None:
        with explained(self.path):
            query = f"{_SELECT} WHERE s.text_sha256 = ? AND s.outlet = ? ORDER BY s.fetched_at LIMIT 1"
            return next(iter(self._read(query, (sha256, outlet.domain))), None)

    def content(self, snapshot_id: str) -> bytes:
        query = "SELECT b.data FROM snapshots s JOIN bodies b ON b.id = s.body WHERE s.uid = ?"
        with explained(self.path):
            found = self.connection.execute(query, (snapshot_id,)).fetchone()
        return rows.unpacked(found[0]) if found else b""

    def search(
        self,
        query: str,
        *,
        outlet: str = "",
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int = 20,
        any_word: bool = False,
    ) -> tuple[Hit, ...]:
        match = words.expression(query, any_word)
        if not match:
            return ()
        if outlet:
            match = f"place : {words.place(outlet)} AND ({match})"
        earliest, latest = since.isoformat() if since else "", until.isoformat() if until else "9999"
        best: dict[str, Hit] = {}
        asked, found = 4 * limit, 0
        while len(best) < limit:
            with explained(self.path):
                ranked = self.connection.execute(
                    _RANKED, (match, earliest, latest, asked - found, found)
                ).fetchall()
            for score, article, *row in ranked:
                if article not in best and len(best) < limit:
                    snapshot = rows.from_row(tuple(row), self.outlet_of)
                    best[article] = Hit(snapshot, words.snippet(snapshot.article.text, query), -score)
            if len(ranked) < asked - found:
                break
            asked, found = asked * 4, asked
        return tuple(best.values())

    def each(self, outlet: str = "", limit: int = 0) -> Iterator[Snapshot]:
        where = " WHERE s.outlet = ?" if outlet else ""
        sql = f"{_SELECT}{where} ORDER BY s.fetched_at DESC, s.uid LIMIT ?"
        values = (*((outlet,) if outlet else ()), limit or -1)
        with explained(self.path):
            yield from self._read(sql, values)

    def count(self) -> int:
        with explained(self.path):
            return int(self.connection.execute("SELECT count(*) FROM snapshots").fetchone()[0])

    def _read(self, sql: str, values: tuple[Any, ...]) -> Iterator[Snapshot]:
        for row in self.connection.execute(sql, values):
            yield rows.from_row(row, self.outlet_of)


def _use_log(db: sqlite3.Connection) -> None:
    """Write-ahead logging, so that readers and a writer do not wait for each other. SQLite does not
    wait for its turn to switch, so that is done here."""
    deadline = time.monotonic() + _PATIENCE
    while db.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            db.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if code(error) not in {"SQLITE_BUSY", "SQLITE_LOCKED"} or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])
