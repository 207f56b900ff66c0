"""The archive as tables in a database: all that does not depend on which database it is."""

from __future__ import annotations

import itertools
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, Self

from crosscheck.errors import ArchiveError
from crosscheck.model import Article, Outlet
from crosscheck.outlets.identity import article_key, plain_address
from crosscheck.retrieval.archive import digests, rows, words
from crosscheck.retrieval.archive.base import Added, Hit, Problem, Progress, Snapshot, digest
from crosscheck.retrieval.archive.statements import Row, Statements

_BATCH = 200  # snapshots to a transaction
_PAGE = 200  # snapshots read at once
FROM = "FROM snapshots s LEFT JOIN bodies b ON b.id = s.body"
_SELECT = f"SELECT {rows.READ} {FROM}"


class TableArchive(ABC):
    """An archive in the tables of `schema/`; `outlet_of` finds the outlet of a main domain.

    Writing is durable when a method returns. Writers wait for each other, readers for nobody. All methods raise
    ArchiveError alone.
    """

    outlet_of: rows.OutletOf
    has_digests = True  # False: in an earlier format, which could not be brought up to date
    keeps = True  # False: it may be read alone, and what is added is not kept
    on_bad: Callable[[str, str], None] = staticmethod(lambda uid, what: None)  # told of a row left out

    # ------------------------------------------------------------------ what each database does its own way

    @abstractmethod
    def ask(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of a statement that changes nothing. Raises ArchiveError."""

    @abstractmethod
    def writing(self) -> AbstractContextManager[Statements]:
        """One transaction, alone: all of it is kept, or, when it is left by an exception, none.
        Raises ArchiveError."""

    @abstractmethod
    def _insert_body(self, db: Statements, values: Row) -> int:
        """The new row's id; `values` are digest, size and packed bytes."""

    @abstractmethod
    def _insert(self, db: Statements, values: Row, article: Article) -> None:
        """A new snapshot, found by its words from now on; `values` are those of `rows.COLUMNS`."""

    @abstractmethod
    def forget(self, db: Statements, key: int, article: Article) -> None:
        """Takes out the row `key` of the snapshots, and its words."""

    @abstractmethod
    def _ranked(
        self, terms: words.Query, outlet: str, since: str, until: str, limit: int, offset: int
    ) -> list[Row]:
        """Score, article key and the columns of `rows.READ` of snapshots that fit, best first."""

    @abstractmethod
    def faults(self) -> tuple[Problem, ...]:
        """What is wrong with the database itself, its search index included."""

    @abstractmethod
    def compact(self) -> None:
        """Gives back the space of what was taken out."""

    @abstractmethod
    def close(self) -> None: ...

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    # ------------------------------------------------------------------ adding

    def add(self, snapshot: Snapshot) -> Added:
        """Keep `snapshot`, durably when this returns. The same text as the newest version of the article is not kept
        twice; that version is marked as seen again."""
        if not self.keeps:
            return Added("", True)
        with self.writing() as db:
            return self._add(db, snapshot)

    def add_all(self, snapshots: Iterable[Snapshot], progress: Progress | None = None) -> tuple[Added, ...]:
        """Keep many, durably in batches: what was kept before an interruption stays."""
        if not self.keeps:
            return tuple(Added("", True) for _ in snapshots)
        total = len(snapshots) if isinstance(snapshots, Sequence) else 0
        added: list[Added] = []
        waiting = iter(snapshots)
        while batch := list(itertools.islice(waiting, _BATCH)):
            with self.writing() as db:
                kept = [self._add(db, snapshot) for snapshot in batch]
            added += kept
            if progress:
                progress(len(added), total)
        return tuple(added)

    def _add(self, db: Statements, snapshot: Snapshot) -> Added:
        a = snapshot.article
        key = self._key(db, snapshot)
        newest = db.execute(
            "SELECT id, uid, text_sha256, state, seen_at FROM snapshots WHERE article = ? "
            "ORDER BY fetched_at DESC, id DESC LIMIT 1",
            (key,),
        ).fetchone()
        if newest and (newest[2], newest[3]) == (a.sha256, a.state.value):
            seen = rows.stamp(snapshot.seen_at or snapshot.fetched_at)
            if seen > newest[4]:
                db.execute("UPDATE snapshots SET seen_at = ? WHERE id = ?", (seen, newest[0]))
                digests.keep_snapshot(db, newest[1])
            _note_addresses(db, key, a)
            return Added(newest[1], False)
        name = rows.uid(snapshot, key)
        if db.execute("SELECT 1 FROM snapshots WHERE uid = ?", (name,)).fetchone():
            return Added(name, False)  # imported twice
        self._insert(db, rows.to_row(snapshot, key, self._keep_body(db, snapshot.content)), a)
        digests.keep_snapshot(db, name)
        _note_addresses(db, key, a)
        return Added(name, True)

    def _key(self, db: Statements, snapshot: Snapshot) -> str:
        """The article this is a version of: known by an address, or told by its addresses."""
        a = snapshot.article
        key = article_key(a.outlet, a.canonical_url, a.final_url, a.url)
        if "#" in key:  # the outlet's own number is surer than any address
            return key
        for url in filter(None, (a.canonical_url, a.final_url, a.url)):
            known = db.execute(_KNOWN, (_address(url),)).fetchone()
            if known:
                return str(known[0])
        return rows.storable(key)

    def _keep_body(self, db: Statements, content: bytes) -> int | None:
        if not content:
            return None
        name = digest(content)
        known = db.execute("SELECT id FROM bodies WHERE sha256 = ?", (name,)).fetchone()
        if known:
            return int(known[0])
        values = (name, len(content), rows.packed(content))
        digests.keep(db, digests.BODY, name, values)
        return self._insert_body(db, values)

    # ------------------------------------------------------------------ finding

    def newest(self, outlet: Outlet, url: str) -> Snapshot | None:
        """The newest version of the article at `url`, under whatever address it was read."""
        found = self._of_article(outlet, url, "ORDER BY s.fetched_at DESC, s.id DESC LIMIT 1")
        return found[0] if found else None

    def versions(self, outlet: Outlet, url: str) -> tuple[Snapshot, ...]:
        """All versions of the article at `url`, oldest first."""
        return self._of_article(outlet, url, "ORDER BY s.fetched_at, s.id")

    def _of_article(self, outlet: Outlet, url: str, order: str) -> tuple[Snapshot, ...]:
        key = article_key(outlet, url)
        if "#" not in key:
            known = self.ask(_KNOWN, (_address(url),)) if url else []
            key = known[0][0] if known else rows.storable(key)
        return self._read(f"{_SELECT} WHERE s.article = ? {order}", (key,))

    def by_id(self, start: str) -> Snapshot | None:
        """The snapshot whose id begins with `start`; an error when several do."""
        if not start or not start.isalnum():
            return None
        begin = start.lower()
        # Ids are hexadecimal: those that begin with `begin` stand before „g“ in its place.
        found = self._read(f"{_SELECT} WHERE s.uid >= ? AND s.uid < ? LIMIT 2", (begin, begin + "g"))
        if len(found) > 1:
            raise ArchiveError(
                f"'{start}' is the beginning of more than one snapshot's id", "Give more of it."
            )
        return found[0] if found else None

    def by_text(self, outlet: Outlet, sha256: str) -> Snapshot | None:
        """The oldest snapshot of the outlet whose text has this digest."""
        where = "WHERE s.text_sha256 = ? AND s.outlet = ? ORDER BY s.fetched_at, s.id LIMIT 1"
        found = self._read(f"{_SELECT} {where}", (sha256, outlet.domain))
        return found[0] if found else None

    def content(self, snapshot_id: str) -> bytes:
        """The page's bytes; empty when they were not kept."""
        query = "SELECT b.data FROM snapshots s JOIN bodies b ON b.id = s.body WHERE s.uid = ?"
        found = self.ask(query, (snapshot_id,))
        try:
            return rows.unpacked(found[0][0], rows.LARGEST_PAGE) if found else b""
        except rows.RowError as error:
            raise ArchiveError(f"the page of snapshot {snapshot_id} {error}", _LOOK) from error

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
        """The newest versions of articles with all the words of `query` (or any of them), best first. `"…"` finds a
        phrase, `-word` excludes; umlauts and endings are no matter."""
        asking = words.parsed(query, any_word)
        if not asking.wanted:
            return ()
        earliest = rows.stamp(since) if since else ""
        latest = rows.stamp(until) if until else ""
        best: dict[str, Hit] = {}
        asked, found = 4 * limit, 0
        while len(best) < limit:
            ranked = self._ranked(asking, outlet, earliest, latest, asked - found, found)
            for score, article, *row in ranked:
                if article not in best and len(best) < limit:
                    snapshot = self._sound(tuple(row))
                    if snapshot is None:
                        continue
                    best[article] = Hit(snapshot, words.snippet(snapshot.article.text, query), score)
            if len(ranked) < asked - found:
                break
            asked, found = asked * 4, asked
        return tuple(best.values())

    def each(self, outlet: str = "", limit: int = 0) -> Iterator[Snapshot]:
        """Every snapshot, newest first, of one outlet (its domain) or all."""
        # Page by page, so that what has been read of a large archive is all that is held of it.
        where, values = ("s.outlet = ? AND ", (outlet,)) if outlet else ("", ())
        sql = (
            f"{_SELECT} WHERE {where}s.fetched_at <= ? AND (s.fetched_at < ? OR s.uid > ?) "
            "ORDER BY s.fetched_at DESC, s.uid LIMIT ?"
        )
        before, last, left = _ALWAYS, "", limit or -1
        while left:
            size = min(_PAGE, left) if left > 0 else _PAGE
            page = self.ask(sql, (*values, before, before, last, size))
            yield from filter(None, map(self._sound, page))
            if len(page) < size:
                return
            last, _, _, before, *_ = page[-1]
            left -= size if left > 0 else 0

    def count(self) -> int:
        """How many snapshots there are."""
        return int(self.ask("SELECT count(*) FROM snapshots")[0][0])

    def _read(self, sql: str, values: Row) -> tuple[Snapshot, ...]:
        return tuple(filter(None, map(self._sound, self.ask(sql, values))))

    def _sound(self, row: Row) -> Snapshot | None:
        """The snapshot in a row; None for one that cannot be read, which is told."""
        try:
            return rows.from_row(row, self.outlet_of)
        except rows.RowError as error:
            self.on_bad(str(row[0]), str(error))
            return None


_LOOK = "`crosscheck archive verify` says what else is damaged."
_ALWAYS = "\U0010ffff"  # after every time
_KNOWN = "SELECT article FROM addresses WHERE address = ? ORDER BY article LIMIT 1"
_NOTE = (
    "INSERT INTO addresses (address, article) SELECT ?, ? "
    "WHERE NOT EXISTS (SELECT 1 FROM addresses WHERE address = ? AND article = ?)"
)


def _note_addresses(db: Statements, key: str, article: Article) -> None:
    urls = (article.url, article.final_url, article.canonical_url)
    for address in sorted({_address(url) for url in urls if url}):
        db.execute(_NOTE, (address, key, address, key))
        digests.keep(db, digests.ADDRESS, digests.address_key(address, key), (address, key))


def _address(url: str) -> str:
    return rows.storable(plain_address(url))
