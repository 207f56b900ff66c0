"""A cache of the reader's passage states in an SQLite file, for later runs and other processes.

Everything in it can be computed again, so no problem with it is an error: a locked, full, damaged or read-only file
only costs time. Each transaction has its own connection, so that processes and threads never share one.
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from crosscheck.reader.passage_states import States, packed, unpacked

LIMIT = 512_000_000  # bytes of states in a file
_PATIENCE = 5.0  # seconds to wait for another process's transaction
_FRESH = 3600.0  # seconds for which the time of last use is not updated, to save writes
_ENDINGS = ("-journal", "-wal", "-shm", "")
# The time of last use has a table of its own: SQLite rewrites a whole row, states included, when one value changes.
_SCHEMA = (
    """CREATE TABLE IF NOT EXISTS kept (
        id INTEGER PRIMARY KEY,
        model TEXT NOT NULL,         -- digest of the model
        text TEXT NOT NULL,          -- digest of the passage
        size INTEGER NOT NULL,       -- bytes
        used REAL NOT NULL,          -- when last, in seconds since 1970
        UNIQUE (model, text)
    )""",
    "CREATE TABLE IF NOT EXISTS states (id INTEGER PRIMARY KEY, data BLOB NOT NULL)",
)
_GET = "SELECT k.id, k.used, s.data FROM kept k JOIN states s ON s.id = k.id WHERE k.model = ? AND k.text = ?"


class StatesFile:
    """A :class:`crosscheck.reader.passage_states.StateStore` in the file `path`, created with the first states.

    A damaged file is replaced. After any other error this object stops writing, or does nothing any more.
    """

    def __init__(self, path: Path, limit: int = LIMIT, clock: Callable[[], float] = time.time) -> None:
        self._path, self._limit, self._clock = path, limit, clock
        self._readable = self._writable = True
        self._renewed = False

    def get(self, model: str, text: str) -> States | None:
        row = self._row(model, text) if self._readable else None
        if row is None:
            return None
        number, used, data = row
        states = unpacked(data, _name(model, text))
        if states is None:
            self._write(lambda db: _drop(db, number))
        elif abs(self._clock() - used) > _FRESH:
            note = "UPDATE kept SET used = ? WHERE id = ?"
            self._write(lambda db: db.execute(note, (self._clock(), number)))
        return states

    def put(self, model: str, text: str, states: States) -> None:
        data = packed(states, _name(model, text))
        if len(data) <= self._limit:
            self._write(lambda db: self._put(db, model, text, data))

    def _row(self, model: str, text: str) -> tuple[int, float, bytes] | None:
        try:
            if not self._path.exists():
                return None
            with _connection(self._path, "rw") as db:
                found = db.execute(_GET, (model, text)).fetchone() if _has_tables(db) else None
            if found is None:
                return None
            data = found[2] if isinstance(found[2], bytes) else b""  # damage may be of any kind
            return int(found[0]), float(found[1]), data
        except (sqlite3.Error, OSError, ValueError, TypeError) as error:
            self._readable = self._removed_if_damaged(error)
            self._writable = self._writable and self._readable
            return None

    def _put(self, db: sqlite3.Connection, model: str, text: str, data: bytes) -> None:
        for statement in _SCHEMA:
            db.execute(statement)
        if db.execute("SELECT 1 FROM kept WHERE model = ? AND text = ?", (model, text)).fetchone():
            return  # another process was quicker
        over = db.execute("SELECT coalesce(sum(size), 0) FROM kept").fetchone()[0] + len(data) - self._limit
        oldest = db.execute("SELECT id, size FROM kept ORDER BY used, id").fetchall() if over > 0 else []
        for number, size in oldest:
            if over <= 0:
                break
            _drop(db, number)
            over -= size
        kept = "INSERT INTO kept (model, text, size, used) VALUES (?, ?, ?, ?)"
        new = db.execute(kept, (model, text, len(data), self._clock())).lastrowid
        db.execute("INSERT OR REPLACE INTO states VALUES (?, ?)", (new, data))

    def _write(self, change: Callable[[sqlite3.Connection], object]) -> None:
        """One transaction, if the file can be written."""
        if not self._writable:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with _connection(self._path, "rwc") as db:
                db.execute("BEGIN IMMEDIATE")
                change(db)
                db.execute("COMMIT")
        except (sqlite3.Error, OSError) as error:
            self._writable = self._removed_if_damaged(error)

    def _removed_if_damaged(self, error: Exception) -> bool:
        """Whether the file was damaged and has been removed; tried once."""
        if self._renewed or not _is_damage(error):
            return False
        self._renewed = True
        try:
            _delete(self._path)
        except OSError:
            return False
        return True


@contextmanager
def _connection(path: Path, mode: str) -> Iterator[sqlite3.Connection]:
    """A context with a connection; uncommitted changes are rolled back. A read-only file is opened for reading.
    Writes are not synced: a power failure may damage the file, which costs less than waiting for the disk."""
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    with contextlib.closing(sqlite3.connect(uri, uri=True, timeout=_PATIENCE, isolation_level=None)) as db:
        db.execute("PRAGMA synchronous = OFF")
        yield db


def _name(model: str, text: str) -> str:
    """The name in the checksum, so that damage cannot yield the states of another passage."""
    return f"{model} {text}"


def _has_tables(db: sqlite3.Connection) -> bool:
    """False while another process is creating the file."""
    return bool(db.execute("SELECT 1 FROM sqlite_master WHERE name = 'states'").fetchone())


def _drop(db: sqlite3.Connection, number: int) -> None:
    db.execute("DELETE FROM kept WHERE id = ?", (number,))
    db.execute("DELETE FROM states WHERE id = ?", (number,))


def _is_damage(error: Exception) -> bool:
    return str(getattr(error, "sqlite_errorname", "")).startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))


def _delete(path: Path) -> None:
    for ending in _ENDINGS:
        path.with_name(path.name + ending).unlink(missing_ok=True)


# ------------------------------------------------------------------ upkeep


def faults(path: Path) -> tuple[str, ...]:
    """The problems of the file at `path`; none if it does not exist."""
    try:
        if not path.exists():
            return ()
        with _connection(path, "rw") as db:
            _check(db)
            damaged = len(_damaged(db))
    except (sqlite3.Error, OSError) as error:
        return (f"{path}: the reader's states cannot be read ({error})",)
    return (f"{path}: {damaged} of the reader's states damaged",) if damaged else ()


def mend(path: Path) -> int:
    """Removes damaged states from the file at `path`, or deletes the file if it is no sound database.

    Returns the number of states removed, -1 for a deleted file. Raises OSError and sqlite3.Error.
    """
    if not path.exists():
        return 0
    try:
        with _connection(path, "rw") as db:
            _check(db)
            db.execute("BEGIN IMMEDIATE")
            damaged = _damaged(db)
            for number in damaged:
                _drop(db, number)
            db.execute("COMMIT")
        return len(damaged)
    except sqlite3.Error as error:
        if not _is_damage(error):
            raise
        _delete(path)
        return -1


def _check(db: sqlite3.Connection) -> None:
    result = str(db.execute("PRAGMA integrity_check(1)").fetchone()[0])
    if result != "ok":
        error = sqlite3.DatabaseError(result)
        error.sqlite_errorname = "SQLITE_CORRUPT"
        raise error


def _damaged(db: sqlite3.Connection) -> list[int]:
    """The row numbers of unusable states: damaged ones, and those without their time of last use."""
    if not _has_tables(db):
        return []
    numbers = db.execute("SELECT id FROM kept UNION SELECT id FROM states ORDER BY 1").fetchall()
    return [number for (number,) in numbers if not _is_whole(db, number)]


def _is_whole(db: sqlite3.Connection, number: int) -> bool:
    pair = "SELECT k.model, k.text, s.data FROM kept k JOIN states s ON s.id = k.id WHERE k.id = ?"
    model, text, data = db.execute(pair, (number,)).fetchone() or ("", "", None)
    return isinstance(data, bytes) and unpacked(data, _name(model, text)) is not None
