"""The tables of an archive in SQLite: opening the file, transactions, full text by FTS5."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from crosscheck.errors import ArchiveError
from crosscheck.model import Article
from crosscheck.retrieval.archive import digests, migrations, rows, words
from crosscheck.retrieval.archive.base import Problem
from crosscheck.retrieval.archive.sqlite import query
from crosscheck.retrieval.archive.sqlite.faults import code, explained, may_not_write
from crosscheck.retrieval.archive.statements import Row, Statements
from crosscheck.retrieval.archive.tables import TableArchive

APPLICATION = 0x63726F73  # „cros“: tells our file from other SQLite files
_PATIENCE = 10.0  # seconds to wait for another process's transaction
_INSERT = f"INSERT INTO snapshots ({', '.join(rows.COLUMNS)}) VALUES ({', '.join('?' * len(rows.COLUMNS))})"  # noqa: S608 -- columns are constants of ours, values are bound
_RANKED = (
    f"SELECT -f.rank, s.article, {rows.READ} FROM search f JOIN snapshots s ON s.id = f.rowid "  # noqa: S608 -- columns are constants of ours, values are bound
    "LEFT JOIN bodies b ON b.id = s.body WHERE search MATCH ? AND rank MATCH 'bm25(4.0, 1.0, 0.0)'"
)
_NOT_INDEXED = "SELECT count(*) FROM snapshots WHERE id NOT IN (SELECT rowid FROM search)"
_BEST = "ORDER BY rank LIMIT ? OFFSET ?"
_APPEARED = "coalesce(datetime(s.published), datetime(s.fetched_at))"


class SqliteArchive(TableArchive):
    """An archive at `path`, made if it is not there.

    Readers and writers of other processes do not block each other for longer than one batch takes.
    """

    def __init__(self, path: Path, outlet_of: rows.OutletOf) -> None:
        self.path = path
        self.outlet_of = outlet_of
        with explained(path):
            try:
                if not os.access(path if path.exists() else path.parent, os.W_OK):
                    raise sqlite3.OperationalError("may not be written to")
                self.connection = self._opened()
            except sqlite3.OperationalError as error:
                found = self._opened_to_read() if path.exists() and may_not_write(error) else None
                if found is None:
                    raise
                self.connection, self.keeps = found, False
                self.has_digests = _version(found) >= digests.SINCE

    def _opened(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None)
        db.text_factory = _text
        try:
            db.execute("PRAGMA foreign_keys = ON")
            self._check_kind(db)
            _use_log(db)
            db.execute("PRAGMA synchronous = FULL")  # evidence: on the disk when we say so
            if _version(db) < migrations.latest("sqlite"):
                self._migrate(db)
        except BaseException:
            db.close()
            raise
        return db

    def _opened_to_read(self) -> sqlite3.Connection | None:
        """The archive where file or folder may not be written to; None where it cannot be read so either."""
        log = self.path.with_name(self.path.name + "-wal")
        # Without its log nobody can be writing, so that it is safe to look at the file alone.
        ways = ("mode=ro", "mode=ro&immutable=1") if not _size(log) else ("mode=ro",)
        for way in ways:
            db = sqlite3.connect(
                f"{self.path.absolute().as_uri()}?{way}", timeout=_PATIENCE, isolation_level=None, uri=True
            )
            db.text_factory = _text
            try:
                self._check_kind(db)
                return db
            except sqlite3.OperationalError:
                db.close()
            except BaseException:
                db.close()
                raise
        return None

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
        migrations.refuse_later("sqlite", _version(db), str(self.path))

    def _migrate(self, db: sqlite3.Connection) -> None:
        """The tables in today's format; of two processes that start at once, one makes them."""
        db.execute("BEGIN IMMEDIATE")
        try:
            before = _version(db)
            for statement in migrations.pending("sqlite", before):
                db.execute(statement)
            if before < digests.SINCE <= migrations.latest("sqlite"):
                digests.complete(db)
            db.execute(f"PRAGMA application_id = {APPLICATION}")
            db.execute(f"PRAGMA user_version = {migrations.latest('sqlite')}")
            db.execute("COMMIT")
        except BaseException:
            db.execute("ROLLBACK")
            raise

    def close(self) -> None:
        with explained(self.path):
            self.connection.close()

    def ask(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        with explained(self.path):
            return self.connection.execute(sql, values).fetchall()

    @contextmanager
    def writing(self) -> Iterator[Statements]:
        with explained(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def _insert_body(self, db: Statements, values: Row) -> int:
        db.execute("INSERT INTO bodies (sha256, size, data) VALUES (?, ?, ?)", values)
        return _last(db)

    def _insert(self, db: Statements, values: Row, article: Article) -> None:
        db.execute(_INSERT, values)
        db.execute(
            "INSERT INTO search (rowid, title, text, place) VALUES (?, ?, ?, ?)",
            (_last(db), *query.indexed(article)),
        )

    def forget(self, db: Statements, key: int, article: Article) -> None:
        # A table without contents forgets a row only when told what it indexed.
        db.execute(
            "INSERT INTO search (search, rowid, title, text, place) VALUES ('delete', ?, ?, ?, ?)",
            (key, *query.indexed(article)),
        )
        db.execute("DELETE FROM snapshots WHERE id = ?", (key,))

    def _ranked(
        self, terms: words.Query, outlet: str, since: str, until: str, limit: int, offset: int
    ) -> list[Row]:
        limits = {f" AND {_APPEARED} >= datetime(?)": since, f" AND {_APPEARED} <= datetime(?)": until}
        during = {condition: value for condition, value in limits.items() if value}
        values = (query.expression(terms, outlet), *during.values(), limit, offset)
        return self.ask(f"{_RANKED}{''.join(during)} {_BEST}", values)

    def faults(self) -> tuple[Problem, ...]:
        said = [row[0] for row in self.ask("PRAGMA integrity_check(20)") if row[0] != "ok"]
        try:
            if self.keeps:  # the question is asked by writing
                self.connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
        except sqlite3.DatabaseError as error:
            said.append(f"the search index is damaged ({error})")
        (indexed,), total = self.ask("SELECT count(*) FROM search")[0], self.count()
        if indexed != total:
            said.append(f"the search index holds {indexed} snapshots, the archive {total}")
        elif (lost := self.ask(_NOT_INDEXED)[0][0]) > 0:
            said.append(f"{lost} snapshots are not in the search index")
        return tuple(Problem("", str(what)) for what in said)

    def compact(self) -> None:
        self.ask("VACUUM")
        self.ask("PRAGMA wal_checkpoint(TRUNCATE)")


def _text(data: bytes) -> str:
    """A text of the file; a byte that belongs to no character stays to be seen."""
    return data.decode("utf-8", "surrogateescape")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _last(db: Statements) -> int:
    return int(db.execute("SELECT last_insert_rowid()").fetchone()[0])


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
