"""The connection to the server: making it, again where need be, tables in today's format, transactions."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Self

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.pq import TransactionStatus

from crosscheck.errors import ArchiveError
from crosscheck.retrieval.archive import digests, migrations
from crosscheck.retrieval.archive.places import masked
from crosscheck.retrieval.archive.postgresql.faults import explained, refused

_PATIENCE = 10  # seconds to wait for a connection, and for another process's transaction
# What the URL may say otherwise. A server that vanishes from the network is noticed within half a minute.
_CONNECTION = {
    "fallback_application_name": "crosscheck",
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 25_000,
}
# Advisory locks of a database: a number of ours („cros“), and what is locked.
_OURS, _MIGRATING, _WRITING = 0x63726F73, 1, 2
_SESSION = """
SELECT set_config('search_path', 'crosscheck, pg_catalog', false),
       set_config('lock_timeout', ?, false),
       set_config('synchronous_commit', CASE current_setting('synchronous_commit')
           WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, false),
       current_setting('server_encoding')
"""
_FORMAT = """
SELECT to_regnamespace('crosscheck') IS NOT NULL, to_regclass('crosscheck.format') IS NOT NULL,
       EXISTS (SELECT 1 FROM pg_class WHERE relnamespace = to_regnamespace('crosscheck'))
"""


class Server:
    """The database at `url`, with the archive's tables in today's format in its schema `crosscheck`.

    They are made, or brought to that format, by whoever comes first; without `create` it is an error
    when there are none. A connection that the server dropped is made anew for the next piece of work.
    All methods raise ArchiveError alone. Statements have ? for each value.
    """

    def __init__(self, url: str, *, create: bool = True) -> None:
        self.url = url
        self._connection = self._connected()
        try:
            with explained(url):
                if self._format() < migrations.latest("postgresql"):
                    self._migrate(create)
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    # ------------------------------------------------------------------ statements

    def ask(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a statement by itself."""
        with explained(self.url):
            return self._first(sql, values).fetchall()

    def do(self, sql: str, values: Sequence[Any] = ()) -> None:
        """A statement by itself that gives nothing, durably when this returns."""
        with explained(self.url):
            self._first(sql, values)

    def execute(self, sql: str, values: Sequence[Any] = (), /) -> psycopg.Cursor[tuple[Any, ...]]:
        """A statement of the transaction under way; raises psycopg's errors."""
        return self._connection.execute(_translated(sql), values or None)

    @contextlib.contextmanager
    def writing(self) -> Iterator[Self]:
        """One transaction, and no other of an archive's writers beside it."""
        with explained(self.url), self._transaction(_WRITING):
            yield self

    @contextlib.contextmanager
    def _transaction(self, lock: int) -> Iterator[None]:
        # Each statement has to see what the holder of the lock before us has stored.
        self._first("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")
        try:
            self.execute("SELECT pg_advisory_xact_lock(?, ?)", (_OURS, lock))
            yield
            self.execute("COMMIT")
        except BaseException:
            if self._connection.info.transaction_status is not TransactionStatus.IDLE:
                with contextlib.suppress(psycopg.Error):  # the server is gone, and the transaction with it
                    self.execute("ROLLBACK")
            raise

    def _first(self, sql: str, values: Sequence[Any] = ()) -> psycopg.Cursor[tuple[Any, ...]]:
        """The first statement of a piece of work, on a new connection if the old one has gone meanwhile."""
        try:
            return self.execute(sql, values)
        except psycopg.OperationalError:
            if not self._connection.closed:
                raise
        self._connection = self._connected()
        return self.execute(sql, values)

    # ------------------------------------------------------------------ connection and format

    def _connected(self) -> psycopg.Connection[tuple[Any, ...]]:
        try:
            given = conninfo_to_dict(self.url)
        except psycopg.Error:
            raise ArchiveError(
                f"{masked(self.url)}: no URL of a database",
                "Write it as postgresql://desk@db.example/crosscheck; in a password, %40 stands for @.",
            ) from None
        options: dict[str, Any] = {
            **_CONNECTION,
            "connect_timeout": _PATIENCE,
            **given,
            "client_encoding": "UTF8",
        }
        try:
            made = psycopg.connect(make_conninfo(**options), autocommit=True)
        except psycopg.Error as error:
            raise refused(self.url, error) from None
        try:
            with explained(self.url):
                (*_, encoding) = made.execute(_translated(_SESSION), (f"{_PATIENCE}s",)).fetchone() or ("",)
            if encoding != "UTF8":
                raise ArchiveError(
                    f"{masked(self.url)}: the database is encoded in {encoding}, not in UTF8",
                    "Make one with `createdb --encoding UTF8 --template template0 NAME`.",
                )
        except BaseException:
            made.close()
            raise
        return made

    def _format(self) -> int:
        """The format of the archive's tables, 0 when there are none."""
        (_, ours, anything), *_ = self.execute(_FORMAT).fetchall()
        if not ours and anything:
            raise ArchiveError(
                f"{masked(self.url)}: has a schema named crosscheck that is no archive",
                "Name another database.",
            )
        if not ours:
            return 0
        ((version,),) = self.execute("SELECT version FROM crosscheck.format").fetchall()
        migrations.refuse_later("postgresql", version, masked(self.url))
        return int(version)

    def _migrate(self, create: bool) -> None:
        """The tables in today's format; of two processes that start at once, one makes them."""
        with self._transaction(_MIGRATING):
            version = self._format()
            if not version and not create:
                raise ArchiveError(
                    f"{masked(self.url)}: there is no archive", "`crosscheck archive add` begins one."
                )
            if not version:
                if not self.execute(_FORMAT).fetchall()[0][0]:
                    self.execute("CREATE SCHEMA crosscheck")
                self.execute("CREATE TABLE crosscheck.format (version integer NOT NULL)")
                self.execute("INSERT INTO crosscheck.format VALUES (0)")
            for statement in migrations.pending("postgresql", version):
                self.execute(statement)
            if version < digests.SINCE <= migrations.latest("postgresql"):
                digests.complete(self)
            self.execute("UPDATE crosscheck.format SET version = ?", (migrations.latest("postgresql"),))


@lru_cache(maxsize=256)
def _translated(sql: str) -> bytes:
    """`sql` with the driver's sign for a value; as bytes, for it is put together of our own constants."""
    return sql.replace("?", "%s").encode()
