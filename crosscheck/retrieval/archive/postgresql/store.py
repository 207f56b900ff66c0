"""The tables of an archive on a PostgreSQL server; full text by its German configuration."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any

from crosscheck.model import Article
from crosscheck.retrieval.archive import rows, words
from crosscheck.retrieval.archive.base import Problem
from crosscheck.retrieval.archive.postgresql import query
from crosscheck.retrieval.archive.postgresql.server import Server
from crosscheck.retrieval.archive.statements import Row, Statements
from crosscheck.retrieval.archive.tables import TableArchive

_COLUMNS = (*rows.COLUMNS, "appeared")
_WORDS = "setweight(to_tsvector('german_words', ?), 'A') || setweight(to_tsvector('german_words', ?), 'D')"
_INSERT = f"INSERT INTO snapshots ({', '.join(_COLUMNS)}, words) VALUES ({', '.join('?' * len(_COLUMNS))}, {_WORDS})"  # noqa: S608 -- columns are constants of ours, values are bound
# A word in the title counts four times one in the text, as in the file; long texts have no advantage.
_RANKED = (
    f"SELECT ts_rank('{{0.25, 0, 0, 1}}', s.words, asked, 1) AS rank, s.article, {rows.READ} "  # noqa: S608 -- columns are constants of ours, values are bound
    "FROM to_tsquery('german_words', ?) asked, snapshots s LEFT JOIN bodies b ON b.id = s.body "
    "WHERE s.words @@ asked"
)
_BEST = "ORDER BY rank DESC, s.id LIMIT ? OFFSET ?"


class PostgresArchive(TableArchive):
    """An archive in the database at `url`, made if it is not there, with `create`."""

    def __init__(self, url: str, outlet_of: rows.OutletOf, *, create: bool = True) -> None:
        self.outlet_of = outlet_of
        self.server = Server(url, create=create)

    def close(self) -> None:
        self.server.close()

    def ask(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        return self.server.ask(sql, values)

    def writing(self) -> AbstractContextManager[Statements]:
        return self.server.writing()

    def _insert_body(self, db: Statements, values: Row) -> int:
        sql = "INSERT INTO bodies (sha256, size, data) VALUES (?, ?, ?) RETURNING id"
        return int(db.execute(sql, values).fetchone()[0])

    def _insert(self, db: Statements, values: Row, article: Article) -> None:
        db.execute(_INSERT, (*values, rows.appeared(article), *query.indexed(article)))

    def forget(self, db: Statements, key: int, article: Article) -> None:
        db.execute("DELETE FROM snapshots WHERE id = ?", (key,))

    def _ranked(
        self, terms: words.Query, outlet: str, since: str, until: str, limit: int, offset: int
    ) -> list[Row]:
        asked = query.expression(terms)
        if not asked:
            return []
        limits = {" AND s.outlet = ?": outlet, " AND s.appeared >= ?": since, " AND s.appeared <= ?": until}
        where = {condition: value for condition, value in limits.items() if value}
        return self.ask(f"{_RANKED}{''.join(where)} {_BEST}", (asked, *where.values(), limit, offset))

    def faults(self) -> tuple[Problem, ...]:
        return ()  # the server looks after its own structures

    def compact(self) -> None:
        """Nothing: the server uses the space again by itself."""
