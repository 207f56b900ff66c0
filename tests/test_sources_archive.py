"""The archive: everything that was read, kept as evidence, whatever happens meanwhile."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import OUTLET, PARAGRAPHS, TITLE, URL, page, read

from crosscheck.errors import ArchiveError
from crosscheck.model import Outlet, State
from crosscheck.sources.archive import Snapshot, default_path, opened
from crosscheck.sources.archive.sqlite import SqliteArchive
from crosscheck.sources.archive.upkeep import prune, repair, verify
from crosscheck.sources.archive.words import expression
from crosscheck.sources.changes import changes
from crosscheck.sources.identity import article_key, plain_address
from crosscheck.sources.registry import Registry

START = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
NUMBERED = replace(OUTLET, article_id=r"-(\d+)\.html")
REGISTRY = Registry((NUMBERED,))


def snapshot(
    *paragraphs: str, url: str = URL, hours: int = 0, title: str = TITLE, keep: bool = True
) -> Snapshot:
    markup = page(*paragraphs, title=title, ld={"url": url, "headline": title}).replace(URL, url)
    article = read(markup, NUMBERED, url=url, fetched_at=START + timedelta(hours=hours))
    headers = (("content-type", "text/html"), ("etag", f'"v{hours}"'))
    return Snapshot(article, markup.encode() if keep else b"", 200, headers)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.sqlite"


@pytest.fixture
def archive(path: Path) -> Iterator[SqliteArchive]:
    with opened(path, REGISTRY) as found:
        yield found


# ------------------------------------------------------------------ what goes in comes out


def test_snapshot_comes_back_as_it_was_stored(archive: SqliteArchive) -> None:
    """The article, its page and its headers are the same to the last character."""
    kept = snapshot()
    added = archive.add(kept)
    found = archive.newest(NUMBERED, URL)
    assert found is not None
    assert found.article == kept.article
    assert (found.id, found.headers, found.status) == (added.id, kept.headers, 200)
    assert archive.content(added.id) == kept.content
    assert found.size == len(kept.content)


def test_text_can_be_kept_without_the_page(archive: SqliteArchive) -> None:
    """A snapshot of text alone has no bytes."""
    added = archive.add(snapshot(keep=False))
    assert archive.content(added.id) == b""


def test_same_text_is_kept_once_and_marked_as_seen(archive: SqliteArchive) -> None:
    """A page whose advertisement changed is no new version."""
    first = archive.add(snapshot())
    later = snapshot(hours=5)
    second = archive.add(replace(later, content=later.content + b"<!-- ad 17 -->"))
    assert (first.new, second.new, first.id == second.id, archive.count()) == (True, False, True, 1)
    found = archive.newest(NUMBERED, URL)
    assert found is not None
    assert (found.fetched_at, found.seen_at) == (START, START + timedelta(hours=5))


def test_edited_article_has_versions_side_by_side(archive: SqliteArchive) -> None:
    """Both are kept, oldest first, and the newest is the one found."""
    archive.add(snapshot(*PARAGRAPHS))
    archive.add(snapshot(*PARAGRAPHS[:3], "Die Kosten stehen noch nicht fest, heißt es.", hours=2))
    versions = archive.versions(NUMBERED, URL)
    assert [v.fetched_at for v in versions] == [START, START + timedelta(hours=2)]
    assert archive.newest(NUMBERED, URL) == versions[1]


def test_text_that_returns_is_a_version_again(archive: SqliteArchive) -> None:
    """An edit that was taken back shows as three versions."""
    for hours, texts in enumerate((PARAGRAPHS, PARAGRAPHS[:3], PARAGRAPHS)):
        archive.add(snapshot(*texts, hours=hours))
    assert len(archive.versions(NUMBERED, URL)) == 3


@pytest.mark.parametrize(
    "other",
    [
        "http://nordblatt.example/region/bruecke-gesperrt-4711.html#kommentare",
        "https://www.nordblatt.example/region/bruecke-gesperrt-4711.html?utm_source=x&fbclid=1",
        "https://m.nordblatt.example/region/bruecke-gesperrt-4711.html/",
        "https://nordblatt.example/lokales/ganz-neue-ueberschrift-4711.html",
    ],
)
def test_article_is_found_under_every_form_of_its_address(archive: SqliteArchive, other: str) -> None:
    """Tracking, host, and a new headline in the address make no other article of it."""
    archive.add(snapshot())
    assert archive.newest(NUMBERED, other) is not None


def test_slug_changed_article_is_one_article(archive: SqliteArchive) -> None:
    """Versions under old and new addresses stand together."""
    archive.add(snapshot())
    moved = "https://nordblatt.example/region/bruecke-bleibt-zu-4711.html"
    archive.add(snapshot(*PARAGRAPHS[:4], url=moved, hours=3))
    assert len(archive.versions(NUMBERED, URL)) == len(archive.versions(NUMBERED, moved)) == 2


def test_addresses_join_articles_where_there_is_no_number(path: Path) -> None:
    """The canonical address leads from the one asked for to the one archived."""
    with opened(path, Registry((OUTLET,))) as archive:
        asked = "https://nordblatt.example/kurz/abc"
        kept = snapshot()
        archive.add(replace(kept, article=replace(kept.article, outlet=OUTLET, url=asked)))
        assert archive.newest(OUTLET, URL) is not None
        assert archive.newest(OUTLET, asked) is not None
        assert archive.newest(OUTLET, "https://nordblatt.example/anders") is None


def test_snapshot_by_the_beginning_of_its_id(archive: SqliteArchive) -> None:
    """As with commits; two that begin alike are told."""
    ids = [archive.add(snapshot(hours=n, url=f"https://nordblatt.example/a-{n}.html")).id for n in range(20)]
    found = archive.by_id(ids[3][:12])
    assert found is not None
    assert found.id == ids[3]
    assert archive.by_id("zz") is None
    assert archive.by_id("*") is None
    shared = next(a[0] for a in ids if sum(b[0] == a[0] for b in ids) > 1)
    with pytest.raises(ArchiveError, match="more than one"):
        archive.by_id(shared)


def test_snapshot_by_the_digest_of_its_text(archive: SqliteArchive) -> None:
    """A lock file names a text, and the archive gives it back."""
    kept = snapshot()
    archive.add(kept)
    found = archive.by_text(NUMBERED, kept.article.sha256)
    assert found is not None
    assert found.article.text == kept.article.text
    assert archive.by_text(NUMBERED, "0" * 64) is None


def test_each_lists_newest_first(archive: SqliteArchive) -> None:
    """All, or those of one outlet, or the first few."""
    archive.add_all([snapshot(hours=n, url=f"https://nordblatt.example/a-{n}.html") for n in range(5)])
    assert [s.fetched_at.hour for s in archive.each(limit=2)] == [12, 11]
    assert len(list(archive.each("nordblatt.example"))) == 5
    assert list(archive.each("other.example")) == []


def test_progress_is_told_on_long_work(archive: SqliteArchive) -> None:
    """After every batch, with the total where it is known."""
    told: list[tuple[int, int]] = []
    many = [snapshot(hours=n, url=f"https://nordblatt.example/a-{n}.html", keep=False) for n in range(3)]
    archive.add_all(many, lambda done, total: told.append((done, total)))
    archive.add_all(iter(many), lambda done, total: told.append((done, total)))
    assert told == [(3, 3), (3, 0)]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), min_size=1, max_size=4),
    st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=2),
)
def test_any_text_comes_back(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], headers: dict[str, str]
) -> None:
    """No character is lost on the way in and out."""
    kept = snapshot()
    text = "\n\n".join(texts)
    kept = replace(
        kept, article=replace(kept.article, text=text, title=texts[0]), headers=tuple(headers.items())
    )
    with opened(tmp_path_factory.mktemp("a") / "a.sqlite", REGISTRY) as archive:
        archive.add(kept)
        found = archive.newest(NUMBERED, URL)
    assert found is not None
    assert (found.article, found.headers) == (kept.article, kept.headers)


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


@pytest.fixture
def library(archive: SqliteArchive) -> SqliteArchive:
    texts = {
        "1": "Die Brücke in Altenfeld ist wegen Rissen in zwei Pfeilern gesperrt worden, sagte die Behörde.",
        "2": "Der Stadtrat von Neudorf hat die Straßenbaubeiträge mit knapper Mehrheit abgeschafft am Abend.",
        "3": "Auf der Brückenstraße in Neudorf ist am Montag ein Bus mit einem Kran zusammengestoßen, so die Polizei.",
    }
    for number, text in texts.items():
        url = f"https://nordblatt.example/a-{number}.html"
        archive.add(snapshot(text, url=url, hours=int(number), title=f"Meldung {number} aus dem Ort"))
    return archive


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Brücke Pfeiler", ["1"]),
        ("bruecke altenfeld", ["1"]),
        ("BRÜCKE", ["1", "3"]),
        ("Pfeiler", ["1"]),
        ("Strassenbaubeitrag", ["2"]),
        ("Straßenbaubeiträge", ["2"]),
        ("neudorf", ["2", "3"]),
        ("neudorf -bus", ["2"]),
        ('"mit einem Kran"', ["3"]),
        ('"Kran einem mit"', []),
        ("Meldung", ["1", "2", "3"]),
        ("", []),
        ("-bus", []),
        ('" ( ) * NEAR : ^ {', []),
        ("place:atnordblattexample", []),
    ],
)
def test_search_finds_words_in_every_spelling(library: SqliteArchive, query: str, found: list[str]) -> None:
    """Umlauts, ß, case and endings are no matter; phrases and exclusions are; no syntax leaks in."""
    hits = library.search(query)
    assert sorted(h.snapshot.article.url[-6] for h in hits) == found


def test_search_can_ask_for_any_word(library: SqliteArchive) -> None:
    """The best fit stands first."""
    hits = library.search("Brücke Altenfeld Neudorf Pfeiler", any_word=True)
    assert hits[0].snapshot.article.url[-6] == "1"
    assert len(hits) == 3


def test_search_is_limited_to_outlet_and_time(library: SqliteArchive) -> None:
    """By the outlet's domain, and by when the article appeared."""
    assert len(library.search("Meldung", outlet="nordblatt.example")) == 3
    assert library.search("Meldung", outlet="other.example") == ()
    assert library.search("Meldung", since=datetime(2026, 11, 21, tzinfo=UTC)) == ()
    assert len(library.search("Meldung", until=datetime(2026, 11, 21, tzinfo=UTC))) == 3
    assert len(library.search("Meldung", limit=2)) == 2


def test_search_gives_an_article_once(library: SqliteArchive) -> None:
    """Versions of one article are one hit."""
    library.add(
        snapshot(
            "Die Brücke in Altenfeld ist wieder frei.", url="https://nordblatt.example/a-1.html", hours=9
        )
    )
    assert len(library.search("Brücke Altenfeld")) == 1


def test_snippet_shows_the_word_found(library: SqliteArchive) -> None:
    """Even where the text spells it otherwise."""
    assert "Straßenbaubeiträge" in library.search("strassenbaubeitraege")[0].snippet


@given(st.text(max_size=60))
def test_no_query_is_syntax(query: str) -> None:
    """Whatever a person types, the expression holds quoted words only."""
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE t USING fts5 (title, text)")
    match = expression(query)
    if match:
        db.execute("SELECT * FROM t WHERE t MATCH ?", (match,)).fetchall()
    db.close()


# ------------------------------------------------------------------ upkeep


def test_verify_finds_nothing_in_a_sound_archive(library: SqliteArchive) -> None:
    """And says how far it is."""
    told: list[tuple[int, int]] = []
    assert verify(library, lambda done, total: told.append((done, total))) == ()
    assert told == [(3, 3)]


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE snapshots SET text_sha256 = 'feed' WHERE id = 2", "the text is not"),
        ("UPDATE snapshots SET text = x'00' WHERE id = 2", "the text cannot"),
        ("UPDATE bodies SET data = x'00' WHERE id = 2", "the page cannot"),
        ("UPDATE bodies SET sha256 = 'feed' WHERE id = 2", "the page is not"),
        ("DELETE FROM snapshots WHERE id = 2", "search index"),
    ],
)
def test_verify_finds_what_was_tampered_with(library: SqliteArchive, statement: str, what: str) -> None:
    """A text or page that is not the one stored is named."""
    library.connection.execute(statement)
    problems = verify(library)
    assert len(problems) == 1
    assert what in problems[0].what


def test_prune_keeps_the_newest_versions(archive: SqliteArchive) -> None:
    """Old ones go, and with them their pages and words; the newest of an article stays."""
    for hours in range(4):
        archive.add(
            snapshot(*PARAGRAPHS, f"Stand der Arbeiten nach {hours} Stunden: unverändert.", hours=hours)
        )
    would = prune(archive, keep=2, dry_run=True)
    assert archive.count() == 4
    assert prune(archive, keep=2) == would
    assert [v.fetched_at.hour for v in archive.versions(NUMBERED, URL)] == [10, 11]
    assert archive.connection.execute("SELECT count(*) FROM bodies").fetchone()[0] == 2
    assert verify(archive) == ()
    assert len(archive.search("unverändert")) == 1


def test_prune_by_age_can_empty_an_outlet(archive: SqliteArchive) -> None:
    """With keep 0 and a time, everything last seen before it goes."""
    archive.add(snapshot())
    archive.add(snapshot(url="https://nordblatt.example/b-2.html", hours=30))
    prune(archive, before=START + timedelta(hours=10), keep=0)
    assert [s.article.url for s in archive.each()] == ["https://nordblatt.example/b-2.html"]
    assert archive.newest(NUMBERED, URL) is None
    with pytest.raises(ArchiveError, match="empty"):
        prune(archive, keep=0)


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


@settings(max_examples=60, deadline=None)
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


def test_archive_makes_its_folder(tmp_path: Path) -> None:
    """A new machine needs no preparation."""
    with opened(tmp_path / "a" / "b" / "archive.sqlite", REGISTRY) as archive:
        assert archive.count() == 0


def test_no_archive_is_said_where_one_is_needed(path: Path) -> None:
    """Listing does not make an empty one."""
    with pytest.raises(ArchiveError, match="no archive"):
        opened(path, REGISTRY, create=False)
    assert not path.exists()


def test_folder_is_no_archive(tmp_path: Path) -> None:
    """A path to a folder is said to be one."""
    with pytest.raises(ArchiveError, match="folder"):
        opened(tmp_path, REGISTRY)


@pytest.mark.parametrize(
    "content", [b"not a database at all, just text" * 100, b"SQLite format 3\x00" + bytes(5000)]
)
def test_file_that_is_no_database_is_left_alone(path: Path, content: bytes) -> None:
    """It is called damaged, with a way out, and not touched."""
    path.write_bytes(content)
    with pytest.raises(ArchiveError, match="damaged") as caught:
        opened(path, REGISTRY)
    assert "--repair" in caught.value.hint
    assert path.read_bytes() == content


def test_somebody_elses_database_is_left_alone(path: Path) -> None:
    """No table is added to it."""
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE contacts (name)")
    db.close()
    with pytest.raises(ArchiveError, match="no archive of crosscheck"):
        opened(path, REGISTRY)


def test_archive_of_a_later_version_is_left_alone(path: Path) -> None:
    """It is not written to by a tool that does not know its format."""
    opened(path, REGISTRY).close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(ArchiveError, match="later version"):
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


def test_interrupt_keeps_the_batches_before_it(archive: SqliteArchive) -> None:
    """Ctrl-C in a long import loses one batch at most, and the next run goes on where it was."""
    many = [snapshot(url=f"https://nordblatt.example/b-{n}.html", hours=n, keep=False) for n in range(450)]

    def pressed() -> Iterator[Snapshot]:
        yield from many[:430]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.add_all(pressed())
    assert archive.count() == 400
    archive.add_all(many)
    assert archive.count() == 450


ADDING = """
import sys
sys.path.insert(0, {tests!r})
from pathlib import Path
from test_sources_archive import REGISTRY, opened, snapshot
with opened(Path({path!r}), REGISTRY) as archive:
    for number in range({first}, {last}):
        archive.add(snapshot(url=f"https://nordblatt.example/{name}-{{number}}.html", hours=number))
        print(number, flush=True)
"""


def adding(path: Path, name: str, first: int, last: int) -> subprocess.Popen[str]:
    code = ADDING.format(tests=str(Path(__file__).parent), path=str(path), name=name, first=first, last=last)
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)


def test_killed_process_loses_nothing_it_had_said(path: Path) -> None:
    """Everything reported as kept before the kill is there, and the file is sound."""
    with adding(path, "k", 0, 100_000) as process:
        assert process.stdout is not None
        said = [int(process.stdout.readline()) for _ in range(25)]
        process.send_signal(signal.SIGKILL)
    with opened(path, REGISTRY) as archive:
        assert archive.count() >= len(said)
        assert all(archive.newest(NUMBERED, f"https://nordblatt.example/k-{n}.html") for n in said)
        assert verify(archive) == ()


def test_two_processes_write_to_one_archive(path: Path) -> None:
    """Neither fails, and nothing of either is lost."""
    workers = [adding(path, name, 1000 * n, 1000 * n + 40) for n, name in enumerate("ab")]
    for worker in workers:
        worker.communicate(timeout=60)
    assert [w.returncode for w in workers] == [0, 0]
    with opened(path, REGISTRY) as archive:
        assert archive.count() == 80
        assert verify(archive) == ()


def test_writer_that_does_not_finish_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a while of waiting the message says that another process is in the way."""
    monkeypatch.setattr("crosscheck.sources.archive.sqlite._PATIENCE", 0.1)
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


def test_reader_is_not_stopped_by_a_writer(path: Path) -> None:
    """Searching goes on while another process adds."""
    with opened(path, REGISTRY) as archive:
        archive.add(snapshot())
        with opened(path, REGISTRY) as other, other.writing():
            assert len(archive.search("Brücke")) == 1
            state = archive.newest(NUMBERED, URL)
    assert state is not None
    assert state.article.state is State.FULL


def test_read_only_folder_is_named(tmp_path: Path) -> None:
    """A place that cannot be written to is said so."""
    blocked = tmp_path / "file"
    blocked.write_text("x")
    with pytest.raises(ArchiveError, match="folder cannot be made"):
        opened(blocked / "archive.sqlite", REGISTRY)


def test_unknown_outlet_in_the_archive_is_one_by_its_domain(path: Path) -> None:
    """An archive outlives the configuration that knew its outlets."""
    with opened(path, REGISTRY) as archive:
        archive.add(snapshot())
    with opened(path, Registry(())) as archive:
        found: Outlet = next(archive.each()).article.outlet
    assert found.domain == "nordblatt.example"
