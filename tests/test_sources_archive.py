"""The archive in a file: what may happen to one. What every archive does is in test_archive_contract.py."""

from __future__ import annotations

import io
import os
import random
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from pages import OUTLET, PARAGRAPHS
from snapshots import NUMBERED, REGISTRY, address, snapshot

from crosscheck.errors import ArchiveError
from crosscheck.outlets.identity import article_key, plain_address
from crosscheck.retrieval.archive import default_path, opened
from crosscheck.retrieval.archive.sqlite import SqliteArchive
from crosscheck.retrieval.archive.sqlite.pages import Pages
from crosscheck.retrieval.archive.sqlite.query import expression
from crosscheck.retrieval.archive.sqlite.repair import repair
from crosscheck.retrieval.archive.upkeep import verify
from crosscheck.retrieval.archive.words import parsed
from crosscheck.retrieval.changes import changes


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.sqlite"


@pytest.fixture
def archive(path: Path) -> Iterator[SqliteArchive]:
    with opened(path, REGISTRY) as found:
        yield found


# ------------------------------------------------------------------ addresses


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("https://www.n.example/a/b/?utm_source=x&id=7#c", "n.example/a/b?id=7"),
        ("http://n.example:80/", "n.example/"),
        ("https://n.example:8443/a", "n.example:8443/a"),
        ("https://N.Example/A", "n.example/A"),
        ("https://[::1", "https://[::1"),
    ],
)
def test_address_without_what_makes_no_difference(url: str, plain: str) -> None:
    """The form under which two addresses of one page are equal."""
    assert plain_address(url) == plain


def test_article_key_is_the_outlets_number_where_there_is_one() -> None:
    """Old and new forms of an address share the number."""
    outlet = replace(OUTLET, article_id=r"(?:article|id)(\d+)\.html$")
    old, new = (
        "https://x.example/p/Brand-article25829016.html",
        "https://x.example/Neuer-Titel-id25829016.html",
    )
    assert article_key(outlet, old) == article_key(outlet, new) == "nordblatt.example#25829016"


# ------------------------------------------------------------------ search


@given(st.text(max_size=60))
def test_no_query_is_syntax(query: str) -> None:
    """Whatever a person types, the expression holds quoted words only."""
    asked = parsed(query)
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE t USING fts5 (title, text)")
    if asked.wanted:
        db.execute("SELECT * FROM t WHERE t MATCH ?", (expression(asked),)).fetchall()
    db.close()


# ------------------------------------------------------------------ what an outlet changed


def test_changed_words_are_named() -> None:
    """A figure that became another one, and nothing else."""
    older = "Titel\n\nBei dem Brand wurden 38 Menschen verletzt.\n\nDie Ursache ist unklar."
    newer = older.replace("38", "28").replace("unklar", "inzwischen geklärt")
    assert [c.texts(older, newer) for c in changes(older, newer)] == [
        ("38", "28"),
        ("unklar.", "inzwischen geklärt."),
    ]


def test_added_and_removed_paragraphs_are_named() -> None:
    """One that is new, one that went; what stayed is no change."""
    older = "Der erste Absatz bleibt.\n\nDer zweite geht fort.\n\nUnd das Ende."
    newer = (
        "Der erste Absatz bleibt.\n\nUnd das Ende.\n\nKorrektur: In einer früheren Fassung stand es anders."
    )
    found = [c.texts(older, newer) for c in changes(older, newer)]
    assert ("Der zweite geht fort.", "") in found
    assert ("", "Korrektur: In einer früheren Fassung stand es anders.") in found
    assert len(found) == 2


@examples(60)
@given(
    *[st.lists(st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), max_size=6).map(" ".join), max_size=5)]
    * 2
)
def test_changes_lead_from_one_version_to_the_other(before: list[str], after: list[str]) -> None:
    """What is outside the changes is the same in both, in number of words."""
    older, newer = "\n\n".join(filter(None, before)), "\n\n".join(filter(None, after))
    found = changes(older, newer)
    assert (found == ()) is (older == newer)
    gone = sum(len(c.texts(older, newer)[0].split()) for c in found)
    come = sum(len(c.texts(older, newer)[1].split()) for c in found)
    assert len(older.split()) - gone == len(newer.split()) - come


# ------------------------------------------------------------------ files that are not what they should be


def test_default_place_is_in_the_users_data_folder() -> None:
    """Nothing is written where the user works."""
    assert default_path().name == "archive.sqlite"
    assert "crosscheck" in default_path().parts


def test_default_place_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new machine needs no preparation."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "a" / "b"))
    with opened("", REGISTRY) as archive:
        assert archive.count() == 0
    assert default_path().is_relative_to(tmp_path)


def test_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A slip in a path makes no folders."""
    with pytest.raises(ArchiveError, match="there is no folder"):
        opened(tmp_path / "typo" / "archive.sqlite", REGISTRY)
    assert not (tmp_path / "typo").exists()


def test_folder_is_no_archive(tmp_path: Path) -> None:
    """A path to a folder is said to be one."""
    with pytest.raises(ArchiveError, match="folder"):
        opened(tmp_path, REGISTRY)


def test_file_of_another_kind_is_left_alone(path: Path) -> None:
    """It is no archive, and not touched; a way out is named for one that was."""
    path.write_bytes(content := b"not a database at all, just text" * 100)
    with pytest.raises(ArchiveError, match="no archive of crosscheck") as caught:
        opened(path, REGISTRY)
    assert "--repair" in caught.value.hint
    assert path.read_bytes() == content


def test_broken_database_is_left_alone(path: Path) -> None:
    """It is called damaged, with a way out, and not touched."""
    path.write_bytes(content := b"SQLite format 3\x00" + bytes(5000))
    with pytest.raises(ArchiveError, match="damaged") as caught:
        opened(path, REGISTRY)
    assert "--repair" in caught.value.hint
    assert path.read_bytes() == content


def test_empty_file_becomes_an_archive(path: Path) -> None:
    """As `mktemp` leaves one."""
    path.touch()
    with opened(path, REGISTRY) as archive:
        assert archive.add(snapshot()).new


def test_device_is_no_archive() -> None:
    """/dev/null is said to be no file."""
    with pytest.raises(ArchiveError, match="/dev/null: no file"):
        opened("/dev/null", REGISTRY)


def test_words_that_are_missing_from_the_index_are_told(archive: SqliteArchive) -> None:
    """A snapshot that somebody took out by hand."""
    archive.add_all([snapshot(url=address(n), hours=n) for n in range(3)])
    archive.connection.execute("DELETE FROM snapshots WHERE id = 2")
    problem, gone = verify(archive)
    assert gone.what == "is not there any more"
    assert "search index" in problem.what


def test_somebody_elses_database_is_left_alone(path: Path) -> None:
    """No table is added to it."""
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE contacts (name)")
    db.close()
    with pytest.raises(ArchiveError, match="no archive of crosscheck"):
        opened(path, REGISTRY)


def damaged(path: Path, times: int = 120) -> None:
    """An archive with pages in its middle overwritten, as a failing disk leaves it."""
    with opened(path, REGISTRY) as archive:
        urls = [f"https://nordblatt.example/a-{n}.html" for n in range(times)]
        archive.add_all([snapshot(*PARAGRAPHS, f"Nummer {n} von vielen.", url=u) for n, u in enumerate(urls)])
        archive.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw = bytearray(path.read_bytes())
    for at in range(4096 * 12, len(raw) // 2, 4096 * 9):
        raw[at : at + 4096] = os.urandom(4096)
    path.write_bytes(raw)


def test_damaged_archive_is_explained(path: Path) -> None:
    """Reading it ends in a sentence, not in a traceback."""
    damaged(path)
    with opened(path, REGISTRY) as archive, pytest.raises(ArchiveError, match="damaged"):
        list(archive.each())


def test_repair_saves_what_can_be_read(path: Path) -> None:
    """Most snapshots survive, every one of them whole; the damaged file is kept beside."""
    damaged(path)
    saved, aside = repair(path, lambda domain: NUMBERED)
    assert aside.exists()
    with opened(path, REGISTRY) as archive:
        assert archive.count() == saved > 20
        assert verify(archive) == ()
        assert len(archive.search("Brücke")) > 0


@pytest.mark.parametrize("lost", ["sqlite_schema", "snapshots", "bodies"])
def test_repair_finds_rows_that_nothing_leads_to(path: Path, lost: str) -> None:
    """The page that all others of a table hang from is gone, or the first of the file; pages longer than one
    of the file's are whole again."""
    pages = {n: random.Random(n).randbytes(9_000) for n in range(60)}
    with opened(path, REGISTRY) as archive:
        for n, content in pages.items():
            found = snapshot(f"Die Fähre nach Insel {n} fährt wieder.", url=address(n), hours=n)
            archive.add(replace(found, content=content))
        root = 1
        if lost != "sqlite_schema":
            ((root,),) = archive.ask("SELECT rootpage FROM sqlite_schema WHERE name = ?", (lost,))
        archive.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw = path.read_bytes()
    path.write_bytes(raw[: 4096 * (root - 1)] + os.urandom(4096) + raw[4096 * root :])
    saved, _ = repair(path, lambda domain: NUMBERED)
    assert saved == len(pages)
    with opened(path, REGISTRY) as archive:
        assert verify(archive) == ()
        assert sorted(archive.content(s.id) for s in archive.each()) == sorted(pages.values())


@pytest.mark.parametrize("fails", ["add", "_migrate"])
def test_a_repair_that_fails_leaves_nothing_behind(
    path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    """The damaged archive is where it was, whether saving fails or making the new file already does."""
    damaged(path, 40)
    before = path.read_bytes()
    monkeypatch.setattr(SqliteArchive, fails, lambda *_: (_ for _ in ()).throw(ArchiveError("full", "")))
    with pytest.raises(ArchiveError, match="full"):
        repair(path, lambda domain: NUMBERED)
    assert {each.name for each in path.parent.iterdir()} <= {
        path.name,
        f"{path.name}-shm",
        f"{path.name}-wal",
    }
    assert path.read_bytes() == before


@given(st.binary(max_size=3_000), st.integers(1, 6))
def test_any_bytes_are_pages_or_none(data: bytes, columns: int) -> None:
    """Also those that begin like a leaf of a table."""
    for start in (b"", b"SQLite format 3\0\2\0", b"\x0d\0\0\0\x05"):
        for key, place, row in Pages(io.BytesIO((start + data).ljust(8192, b"\0"))).rows(columns):
            assert isinstance(key, int)
            assert len(row) == columns
            assert place[0] >= 1


def test_repair_of_a_lost_file_leaves_an_empty_archive(path: Path) -> None:
    """The next run goes on."""
    path.write_bytes(b"nothing left" * 1000)
    saved, aside = repair(path, lambda domain: NUMBERED)
    assert (saved, aside.read_bytes()[:12]) == (0, b"nothing left")
    with opened(path, REGISTRY) as archive:
        archive.add(snapshot())


# ------------------------------------------------------------------ interruptions


def test_full_disk_loses_nothing_stored(archive: SqliteArchive) -> None:
    """The batch that did not fit is refused whole; what was there stays, and the next fits again."""
    archive.add(snapshot())
    pages = archive.connection.execute("PRAGMA page_count").fetchone()[0]
    archive.connection.execute(f"PRAGMA max_page_count = {pages + 4}")
    many = [snapshot(url=f"https://nordblatt.example/b-{n}.html", hours=n) for n in range(60)]
    with pytest.raises(ArchiveError, match="disk is full"):
        archive.add_all(many)
    assert archive.count() == 1
    archive.connection.execute("PRAGMA max_page_count = 1000000")
    archive.add_all(many)
    assert archive.count() == 61
    assert verify(archive) == ()


def test_writer_that_does_not_finish_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a while of waiting the message says that another process is in the way."""
    monkeypatch.setattr("crosscheck.retrieval.archive.sqlite.store._PATIENCE", 0.1)
    with opened(path, REGISTRY) as archive:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        started = time.monotonic()
        with pytest.raises(ArchiveError, match="another process"):
            archive.add(snapshot())
        other.execute("ROLLBACK")
        other.close()
        assert time.monotonic() - started < 5
        assert archive.add(snapshot()).new


def test_default_place_that_cannot_be_made_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home folder that cannot be written to is said so."""
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    with pytest.raises(ArchiveError, match="folder cannot be made"):
        opened("", REGISTRY)
