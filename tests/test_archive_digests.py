"""Rows of an archive that prove themselves: whatever is damaged in one is noticed, and stops no other."""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from pages import PARAGRAPHS
from snapshots import REGISTRY, address, snapshot

from crosscheck import cli
from crosscheck.errors import ArchiveError
from crosscheck.retrieval.archive import digests, opened, rows
from crosscheck.retrieval.archive.sqlite import SqliteArchive
from crosscheck.retrieval.archive.tables import TableArchive
from crosscheck.retrieval.archive.upkeep import prune, verify

FIELDS = [f"snapshots.{name}" for name in (*rows.COLUMNS[:-1], "body")] + [
    "bodies.sha256", "bodies.size", "bodies.data", "addresses.address", "addresses.article", "digests.sha256",
    "digests.name",
]  # fmt: skip


@pytest.fixture
def archive(place: str) -> Iterator[TableArchive]:
    with opened(place, REGISTRY) as found:
        found.add_all([snapshot(*PARAGRAPHS, f"Stand {n}.", url=address(n), hours=n) for n in range(3)])
        yield found


def another(value: Any) -> Any:
    """A value of the same type that differs in one letter, byte or unit; a time for none."""
    if isinstance(value, bytes):
        return value[:-1] + bytes([value[-1] ^ 1])
    if isinstance(value, str):
        return value[:-1] + ("1" if value[-1] != "1" else "2")
    return "2020-01-01" if value is None else value + 1


def changed(archive: TableArchive, field: str, value: Any = None) -> None:
    """Changes `field` in one row, in a way the tables' own rules let pass."""
    table, _, column = field.partition(".")
    key = {"snapshots": "uid", "bodies": "sha256", "addresses": "address", "digests": "name"}[table]
    ((name, before),) = archive.ask(f"SELECT {key}, {column} FROM {table} ORDER BY {key} LIMIT 1")
    if field == "snapshots.body":
        value = archive.ask("SELECT max(id) + min(id) FROM bodies")[0][0] - before
        value = value if value != before else archive.ask("SELECT max(id) FROM bodies")[0][0]
    with archive.writing() as db:
        db.execute(
            f"UPDATE {table} SET {column} = ? WHERE {key} = ?",
            (another(before) if value is None else value, name),
        )


@pytest.mark.parametrize("field", FIELDS)
def test_a_change_in_any_field_is_noticed(archive: TableArchive, field: str) -> None:
    """In each table, one field at a time."""
    assert verify(archive) == ()
    changed(archive, field)
    assert verify(archive)


@pytest.mark.parametrize("field", ["snapshots.text", "bodies.data"])
def test_a_change_of_any_byte_is_noticed(place: str, field: str) -> None:
    """Also of those that make no difference to what is unpacked."""
    with opened(place, REGISTRY) as archive:
        archive.add(snapshot("Kurz."))
        table, _, column = field.partition(".")
        ((data,),) = archive.ask(f"SELECT {column} FROM {table}")
        for at in (*range(8), len(data) // 2, *range(len(data) - 8, len(data))):
            for mask in (1, 0x80, 0xFF):
                wrong = data[:at] + bytes([data[at] ^ mask]) + data[at + 1 :]
                with archive.writing() as db:
                    db.execute(f"UPDATE {table} SET {column} = ?", (wrong,))
                assert verify(archive), (at, mask)
        for wrong in (data + b"\0", data[:-1], b""):
            with archive.writing() as db:
                db.execute(f"UPDATE {table} SET {column} = ?", (wrong,))
            assert verify(archive)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteArchive]:
    """Two snapshots, one without a page, in an archive that lets pass whatever a disk makes of a value."""
    with opened(tmp_path_factory.mktemp("small") / "a.sqlite", REGISTRY) as found:
        assert isinstance(found, SqliteArchive)
        found.add(snapshot("Die Fähre fährt wieder.", url=address(1)))
        found.add(snapshot("Der Pegel sinkt.", url=address(2), hours=1, keep=False))
        found.ask("PRAGMA foreign_keys = OFF")
        yield found


@given(data=st.data())
@examples(150)
def test_any_flipped_bit_of_any_value_is_noticed(small: SqliteArchive, data: st.DataObject) -> None:
    """In every column of every table of ours, keys and digests among them."""
    table = data.draw(st.sampled_from(["snapshots", "bodies", "addresses", "digests"]))
    column = data.draw(st.sampled_from([row[1] for row in small.ask(f"PRAGMA table_info({table})")]))
    keys = "rowid" if table in ("snapshots", "bodies", "digests") else "address, article"
    before = data.draw(
        st.sampled_from(small.ask(f"SELECT typeof({column}), CAST({column} AS BLOB), {keys} FROM {table}"))
    )
    kind, value, *key = before
    where = " AND ".join(f"{name} = ?" for name in keys.split(", "))
    if kind == "null":
        return
    if kind == "integer":
        other: Any = int(value) ^ (1 << data.draw(st.integers(0, 40)))
    else:
        at, bit = data.draw(st.integers(0, len(value) - 1)), data.draw(st.integers(0, 7))
        other = value[:at] + bytes([value[at] ^ (1 << bit)]) + value[at + 1 :]
    form = f"CAST(? AS {kind})"
    small.ask("SAVEPOINT before")
    try:
        small.ask(f"UPDATE OR IGNORE {table} SET {column} = {form} WHERE {where}", (other, *key))
        if small.ask("SELECT changes()") == [(1,)]:
            assert verify(small)
    finally:
        small.ask("ROLLBACK TO before")
        small.ask("RELEASE before")
    assert verify(small) == ()


@pytest.mark.parametrize("table", ["snapshots", "addresses"])
def test_a_row_that_is_gone_is_missed(archive: TableArchive, table: str) -> None:
    """Nothing but its digest tells that it was there."""
    key = {"snapshots": "uid", "addresses": "address"}[table]
    with archive.writing() as db:
        db.execute(f"DELETE FROM {table} WHERE {key} = (SELECT min({key}) FROM {table})")
    assert verify(archive)


def test_what_is_seen_again_or_dropped_stays_sound(archive: TableArchive) -> None:
    """Digests go with their rows."""
    archive.add(snapshot(*PARAGRAPHS, "Stand 1.", url=address(1), hours=40))
    archive.add(
        snapshot(
            *PARAGRAPHS,
            "Am Abend wurde die Sperrung der Brücke um eine weitere Woche verlängert.",
            url=address(1),
            hours=50,
        )
    )
    assert verify(archive) == ()
    assert len(prune(archive)) == 1
    assert verify(archive) == ()
    kinds = dict(archive.ask("SELECT kind, count(*) FROM digests GROUP BY kind"))
    assert kinds == {"snapshot": 3, "body": 3, "address": 3}


BAD = [
    ("text", b"rubbish"),
    ("text", zlib.compress(bytes(rows.LARGEST_TEXT + 1))),
    ("details", "{"),
    ("details", "[]"),
    ("details", '{"passages":[["a"]]}'),
    ("details", "[" * 100_000),
    ("state", "nonsense"),
    ("fetched_at", "yesterday"),
    ("published", "never"),
]


@pytest.mark.parametrize(("column", "value"), BAD)
def test_a_row_that_cannot_be_read_is_one_bad_row(archive: TableArchive, column: str, value: Any) -> None:
    """It is told with its id, and the others are there as before."""
    told: list[tuple[str, str]] = []
    archive.on_bad = lambda uid, what: told.append((uid, what))
    changed(archive, f"snapshots.{column}", value)
    assert len(list(archive.each())) == 2
    assert len(archive.search("Brücke")) == 2
    ((uid, what), *_) = told
    assert uid == archive.ask("SELECT min(uid) FROM snapshots")[0][0]
    assert what
    assert uid in [problem.id for problem in verify(archive)]


def test_bytes_that_are_no_text_are_one_bad_row(tmp_path: Path) -> None:
    """As a damaged disk leaves them in a column of text."""
    with opened(tmp_path / "a.sqlite", REGISTRY) as archive:
        archive.add_all([snapshot(*PARAGRAPHS, f"Stand {n}.", url=address(n), hours=n) for n in range(3)])
        archive.ask("UPDATE snapshots SET title = CAST(x'ff41' AS TEXT) WHERE id = 2")
        assert len(list(archive.each())) == 2
        assert [problem.what for problem in verify(archive)] == ["a field of it is not as it was stored"]


def test_a_page_is_unpacked_up_to_a_limit(archive: TableArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is larger is an error that says so."""
    monkeypatch.setattr(rows, "LARGEST_PAGE", 100_000)
    with archive.writing() as db:
        db.execute("UPDATE bodies SET data = ?", (zlib.compress(bytes(100_001)),))
    with pytest.raises(ArchiveError, match="larger than 100,000 bytes"):
        archive.content(next(archive.each()).id)


# ------------------------------------------------------------------ archives that may only be read


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive of one snapshot on what looks like a read-only medium."""
    path = tmp_path / "a.sqlite"
    with opened(path, REGISTRY) as archive:
        archive.add(snapshot(*PARAGRAPHS))
    path.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write to everything
    return path


def test_an_archive_that_may_not_be_written_to_is_read(locked: Path) -> None:
    """What would be kept is not, without an error."""
    before = locked.read_bytes()
    with opened(locked, REGISTRY) as archive:
        assert not archive.keeps
        assert len(archive.search("Brücke")) == archive.count() == 1
        assert verify(archive) == ()
        archive.add(snapshot("Neu.", url=address(7)))
        archive.add_all([snapshot("Neu.", url=address(8))])
        assert archive.count() == 1
    assert locked.read_bytes() == before


def test_that_nothing_is_kept_is_said(locked: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """On stderr; what would have to be kept is refused where keeping is all that was asked for."""
    assert cli.main(["archive", "list", "--archive", str(locked)]) == 0
    out, err = capfd.readouterr()
    assert out.count("\n") == 1
    assert "nothing is kept" in err
    page = locked.with_name("p.html")
    page.write_text("<p>x</p>", "utf-8")
    assert cli.main(["archive", "add", str(page), "--archive", str(locked)]) == 2
    assert "may not be written to" in capfd.readouterr().err


def test_an_older_archive_without_digests_can_be_read_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stays in its format: nothing could be written."""
    path = tmp_path / "a.sqlite"
    with opened(path, REGISTRY) as archive:
        assert isinstance(archive, SqliteArchive)
        archive.add(snapshot(*PARAGRAPHS))
        archive.ask("DROP TABLE digests")
        archive.ask("PRAGMA user_version = 2")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with opened(path, REGISTRY) as archive:
        assert len(list(archive.each())) == 1
        assert [problem.what for problem in verify(archive)] == [digests.NONE]


def test_digests_of_an_older_archive_are_made_once(tmp_path: Path) -> None:
    """A change made after that is noticed, also when the file says it is of an older format again."""
    path = tmp_path / "a.sqlite"
    with opened(path, REGISTRY) as archive:
        archive.add(snapshot(*PARAGRAPHS))
    with sqlite3.connect(path) as db:
        db.execute("UPDATE snapshots SET status = 404")
        db.execute("PRAGMA user_version = 2")
    db.close()
    with opened(path, REGISTRY) as archive:
        assert verify(archive)
