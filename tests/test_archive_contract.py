"""What every archive does, in a file and on a server: one set of tests for both."""

from __future__ import annotations

import itertools
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from examples import examples
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from pages import OUTLET, PARAGRAPHS, URL
from snapshots import NUMBERED, REGISTRY, START, address, snapshot

from crosscheck.errors import ArchiveError
from crosscheck.model import Outlet, State
from crosscheck.outlets.registry import Registry
from crosscheck.retrieval.archive import Snapshot, migrations, opened, tables
from crosscheck.retrieval.archive.sqlite import SqliteArchive
from crosscheck.retrieval.archive.tables import TableArchive
from crosscheck.retrieval.archive.upkeep import prune, verify


@pytest.fixture
def archive(place: str) -> Iterator[TableArchive]:
    with opened(place, REGISTRY) as found:
        yield found


# ------------------------------------------------------------------ what goes in comes out


def test_snapshot_comes_back_as_it_was_stored(archive: TableArchive) -> None:
    """The article, its page and its headers are the same to the last character."""
    kept = snapshot()
    added = archive.add(kept)
    found = archive.newest(NUMBERED, URL)
    assert found is not None
    assert found.article == kept.article
    assert (found.id, found.headers, found.status) == (added.id, kept.headers, 200)
    assert archive.content(added.id) == kept.content
    assert found.size == len(kept.content)


def test_text_can_be_kept_without_the_page(archive: TableArchive) -> None:
    """A snapshot of text alone has no bytes."""
    added = archive.add(snapshot(keep=False))
    assert archive.content(added.id) == b""


def test_same_text_is_kept_once_and_marked_as_seen(archive: TableArchive) -> None:
    """A page whose advertisement changed is no new version."""
    first = archive.add(snapshot())
    later = snapshot(hours=5)
    second = archive.add(replace(later, content=later.content + b"<!-- ad 17 -->"))
    assert (first.new, second.new, first.id == second.id, archive.count()) == (True, False, True, 1)
    found = archive.newest(NUMBERED, URL)
    assert found is not None
    assert (found.fetched_at, found.seen_at) == (START, START + timedelta(hours=5))


def test_edited_article_has_versions_side_by_side(archive: TableArchive) -> None:
    """Both are kept, oldest first, and the newest is the one found."""
    archive.add(snapshot(*PARAGRAPHS))
    archive.add(snapshot(*PARAGRAPHS[:3], "Die Kosten stehen noch nicht fest, heißt es.", hours=2))
    versions = archive.versions(NUMBERED, URL)
    assert [v.fetched_at for v in versions] == [START, START + timedelta(hours=2)]
    assert archive.newest(NUMBERED, URL) == versions[1]


def test_text_that_returns_is_a_version_again(archive: TableArchive) -> None:
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
def test_article_is_found_under_every_form_of_its_address(archive: TableArchive, other: str) -> None:
    """Tracking, host, and a new headline in the address make no other article of it."""
    archive.add(snapshot())
    assert archive.newest(NUMBERED, other) is not None


def test_slug_changed_article_is_one_article(archive: TableArchive) -> None:
    """Versions under old and new addresses stand together."""
    archive.add(snapshot())
    moved = "https://nordblatt.example/region/bruecke-bleibt-zu-4711.html"
    archive.add(snapshot(*PARAGRAPHS[:4], url=moved, hours=3))
    assert len(archive.versions(NUMBERED, URL)) == len(archive.versions(NUMBERED, moved)) == 2


def test_addresses_join_articles_where_there_is_no_number(place: str) -> None:
    """The canonical address leads from the one asked for to the one archived."""
    with opened(place, Registry((OUTLET,))) as archive:
        asked = "https://nordblatt.example/kurz/abc"
        kept = snapshot()
        archive.add(replace(kept, article=replace(kept.article, outlet=OUTLET, url=asked)))
        assert archive.newest(OUTLET, URL) is not None
        assert archive.newest(OUTLET, asked) is not None
        assert archive.newest(OUTLET, "https://nordblatt.example/anders") is None


def test_snapshot_by_the_beginning_of_its_id(archive: TableArchive) -> None:
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


def test_snapshot_by_the_digest_of_its_text(archive: TableArchive) -> None:
    """A lock file names a text, and the archive gives it back."""
    kept = snapshot()
    archive.add(kept)
    found = archive.by_text(NUMBERED, kept.article.sha256)
    assert found is not None
    assert found.article.text == kept.article.text
    assert archive.by_text(NUMBERED, "0" * 64) is None


def test_each_lists_newest_first(archive: TableArchive) -> None:
    """All, or those of one outlet, or the first few."""
    archive.add_all([snapshot(hours=n, url=f"https://nordblatt.example/a-{n}.html") for n in range(5)])
    assert [s.fetched_at.hour for s in archive.each(limit=2)] == [12, 11]
    assert len(list(archive.each("nordblatt.example"))) == 5
    assert list(archive.each("other.example")) == []


def test_progress_is_told_on_long_work(archive: TableArchive) -> None:
    """After every batch, with the total where it is known."""
    told: list[tuple[int, int]] = []
    many = [snapshot(hours=n, url=f"https://nordblatt.example/a-{n}.html", keep=False) for n in range(3)]
    archive.add_all(many, lambda done, total: told.append((done, total)))
    archive.add_all(iter(many), lambda done, total: told.append((done, total)))
    assert told == [(3, 3), (3, 0)]


@examples(25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.text(max_size=40), min_size=1, max_size=4),
    st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=2),
)
def test_any_text_comes_back(fresh: Callable[[], str], texts: list[str], headers: dict[str, str]) -> None:
    """No character is lost on the way in and out, not even those that are none."""
    kept = snapshot()
    article = replace(kept.article, text="\n\n".join(texts), title=texts[0], canonical_url=texts[-1])
    kept = replace(kept, article=article, headers=tuple(headers.items()))
    with opened(fresh(), REGISTRY) as archive:
        archive.add(kept)
        found = archive.newest(NUMBERED, URL)
    assert found is not None
    assert (found.article, found.headers) == (kept.article, kept.headers)


def test_address_may_be_as_long_as_it_likes(place: str) -> None:
    """Some outlets put a whole query into it."""
    with opened(place, Registry((OUTLET,))) as archive:
        long = "https://nordblatt.example/suche?q=" + "wort+" * 2_000
        kept = snapshot(url=long)
        archive.add(replace(kept, article=replace(kept.article, outlet=OUTLET)))
        assert archive.newest(OUTLET, long) is not None


def test_time_last_seen_never_goes_back(archive: TableArchive) -> None:
    """An older copy of the same text that is imported later."""
    archive.add(snapshot(hours=5))
    archive.add(snapshot(hours=1))
    found = archive.newest(NUMBERED, URL)
    assert found is not None
    assert found.seen_at == START + timedelta(hours=5)


def test_listing_in_pages_leaves_nothing_out(archive: TableArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many were read at one time, and while others are added."""
    archive.add_all([snapshot(url=address(n), hours=n // 5, keep=False) for n in range(17)])
    monkeypatch.setattr("crosscheck.retrieval.archive.tables._PAGE", 3)
    listed = []
    for each in archive.each():
        listed.append(each.id)
        archive.add(snapshot(url=address(100 + len(listed)), hours=50, keep=False))
    monkeypatch.undo()
    assert len(listed) == len(set(listed)) == 17
    assert [s.id for s in archive.each(limit=4)] == [s.id for s in itertools.islice(archive.each(), 4)]


# ------------------------------------------------------------------ search


@pytest.fixture
def library(archive: TableArchive) -> TableArchive:
    texts = {
        "1": "Die Brücke in Altenfeld ist wegen Rissen in zwei Pfeilern gesperrt worden, sagte die CDU/CSU.",
        "2": "Der Stadtrat von Neudorf hat die Straßenbaubeiträge knapp nicht abgeschafft, im Cafe.",
        "3": "Auf der Brückenstraße in Neudorf ist ein Bus mit einem Kran zusammengestoßen, 14.000 Euro Schaden.",
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
        ("CDU", ["1"]),
        ("CDU/CSU", ["1"]),
        ("Café", ["2"]),
        ("14.000", ["3"]),
        ("nicht", ["2"]),
        ("x" * 5_000, []),
        ("Meldung", ["1", "2", "3"]),
        ("", []),
        ("-bus", []),
        ('" ( ) * NEAR : ^ {', []),
        ("place:atnordblattexample", []),
    ],
)
def test_search_finds_words_in_every_spelling(library: TableArchive, query: str, found: list[str]) -> None:
    """Umlauts, ß, case and endings are no matter; phrases and exclusions are; no syntax leaks in."""
    hits = library.search(query)
    assert sorted(h.snapshot.article.url[-6] for h in hits) == found


def test_search_can_ask_for_any_word(library: TableArchive) -> None:
    """The best fit stands first."""
    hits = library.search("Brücke Altenfeld Neudorf Pfeiler", any_word=True)
    assert hits[0].snapshot.article.url[-6] == "1"
    assert len(hits) == 3


def test_search_is_limited_to_outlet_and_time(library: TableArchive) -> None:
    """By the outlet's domain, and by when the article appeared."""
    assert len(library.search("Meldung", outlet="nordblatt.example")) == 3
    assert library.search("Meldung", outlet="other.example") == ()
    assert library.search("Meldung", since=datetime(2026, 11, 21, tzinfo=UTC)) == ()
    assert len(library.search("Meldung", until=datetime(2026, 11, 21, tzinfo=UTC))) == 3
    assert len(library.search("Meldung", limit=2)) == 2


def test_search_knows_the_time_in_every_zone(archive: TableArchive) -> None:
    """Half past midnight in Berlin is still the day before in Greenwich."""
    kept = snapshot()
    midnight = datetime(2026, 11, 21, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    archive.add(replace(kept, article=replace(kept.article, published=midnight)))
    assert len(archive.search("Brücke", until=datetime(2026, 11, 20, 23, 45, tzinfo=UTC))) == 1
    assert archive.search("Brücke", until=datetime(2026, 11, 20, 23, 15, tzinfo=UTC)) == ()
    assert archive.search("Brücke", since=datetime(2026, 11, 20, 23, 45, tzinfo=UTC)) == ()


def test_word_in_the_title_counts_more(archive: TableArchive) -> None:
    """Than one in the text."""
    archive.add(
        snapshot("Am Rande kam auch ein Kran zur Sprache, mehr nicht.", url=address(1), title="Haushalt")
    )
    archive.add(
        snapshot("Am Rande kam auch der Haushalt zur Sprache.", url=address(2), title="Kran kippt um")
    )
    assert [h.snapshot.article.url for h in archive.search("Kran")] == [address(2), address(1)]


def test_search_gives_an_article_once(library: TableArchive) -> None:
    """Versions of one article are one hit."""
    library.add(
        snapshot(
            "Die Brücke in Altenfeld ist wieder frei.", url="https://nordblatt.example/a-1.html", hours=9
        )
    )
    assert len(library.search("Brücke Altenfeld")) == 1


def test_snippet_shows_the_word_found(library: TableArchive) -> None:
    """Even where the text spells it otherwise."""
    assert "Straßenbaubeiträge" in library.search("strassenbaubeitraege")[0].snippet


# ------------------------------------------------------------------ upkeep


def test_verify_finds_nothing_in_a_sound_archive(library: TableArchive) -> None:
    """And says how far it is."""
    told: list[tuple[int, int]] = []
    assert verify(library, lambda done, total: told.append((done, total))) == ()
    assert told == [(3, 3)]


@pytest.mark.parametrize(
    ("statement", "value", "what"),
    [
        ("UPDATE snapshots SET text_sha256 = ? WHERE id = 2", "feed", "the text is not"),
        ("UPDATE snapshots SET text = ? WHERE id = 2", b"\0", "the text cannot"),
        ("UPDATE bodies SET data = ? WHERE id = 2", b"\0", "the page cannot"),
        ("UPDATE bodies SET sha256 = ? WHERE id = 2", "feed", "the page is not"),
    ],
)
def test_verify_finds_what_was_tampered_with(
    library: TableArchive, statement: str, value: str | bytes, what: str
) -> None:
    """A text or page that is not the one stored is named."""
    with library.writing() as db:
        db.execute(statement, (value,))
    (problem,) = verify(library)
    assert what in problem.what


def test_prune_keeps_the_newest_versions(archive: TableArchive) -> None:
    """Old ones go, and with them their pages and words; the newest of an article stays."""
    for hours in range(4):
        archive.add(
            snapshot(*PARAGRAPHS, f"Stand der Arbeiten nach {hours} Stunden: unverändert.", hours=hours)
        )
    would = prune(archive, keep=2, dry_run=True)
    assert archive.count() == 4
    assert prune(archive, keep=2) == would
    assert [v.fetched_at.hour for v in archive.versions(NUMBERED, URL)] == [10, 11]
    assert archive.ask("SELECT count(*) FROM bodies") == [(2,)]
    assert verify(archive) == ()
    assert len(archive.search("unverändert")) == 1


def test_prune_by_age_can_empty_an_outlet(archive: TableArchive) -> None:
    """With keep 0 and a time, everything last seen before it goes."""
    archive.add(snapshot())
    archive.add(snapshot(url="https://nordblatt.example/b-2.html", hours=30))
    prune(archive, before=START + timedelta(hours=10), keep=0)
    assert [s.article.url for s in archive.each()] == ["https://nordblatt.example/b-2.html"]
    assert archive.newest(NUMBERED, URL) is None
    with pytest.raises(ArchiveError, match="empty"):
        prune(archive, keep=0)


# ------------------------------------------------------------------ several at once, and interruptions


def test_interrupt_keeps_the_batches_before_it(
    archive: TableArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C in a long import loses one batch at most, and the next run goes on where it was."""
    monkeypatch.setattr(tables, "_BATCH", 20)
    many = [snapshot(url=f"https://nordblatt.example/b-{n}.html", hours=n, keep=False) for n in range(45)]

    def pressed() -> Iterator[Snapshot]:
        yield from many[:43]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.add_all(pressed())
    assert archive.count() == 40
    archive.add_all(many)
    assert archive.count() == 45


ADDING = """
import sys
sys.path.insert(0, {tests!r})
from snapshots import REGISTRY, snapshot
from crosscheck.retrieval.archive import opened
with opened({place!r}, REGISTRY) as archive:
    for number in range({first}, {last}):
        archive.add(snapshot(url=f"https://nordblatt.example/{name}-{{number}}.html", hours=number))
        print(number, flush=True)
"""


def adding(place: str, name: str, first: int, last: int) -> subprocess.Popen[str]:
    code = ADDING.format(tests=str(Path(__file__).parent), place=place, name=name, first=first, last=last)
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)


def test_killed_process_loses_nothing_it_had_said(place: str) -> None:
    """Everything reported as kept before the kill is there, and the file is sound."""
    with adding(place, "k", 0, 100_000) as process:
        assert process.stdout is not None
        said = [int(process.stdout.readline()) for _ in range(25)]
        process.send_signal(signal.SIGKILL)
    with opened(place, REGISTRY) as archive:
        assert archive.count() >= len(said)
        assert all(archive.newest(NUMBERED, f"https://nordblatt.example/k-{n}.html") for n in said)
        assert verify(archive) == ()


def test_two_processes_write_to_one_archive(place: str) -> None:
    """Neither fails, and nothing of either is lost."""
    workers = [adding(place, name, 1000 * n, 1000 * n + 40) for n, name in enumerate("ab")]
    for worker in workers:
        worker.communicate(timeout=60)
    assert [w.returncode for w in workers] == [0, 0]
    with opened(place, REGISTRY) as archive:
        assert archive.count() == 80
        assert verify(archive) == ()


def test_reader_is_not_stopped_by_a_writer(place: str) -> None:
    """Searching goes on while another process adds."""
    with opened(place, REGISTRY) as archive:
        archive.add(snapshot())
        with opened(place, REGISTRY) as other, other.writing():
            assert len(archive.search("Brücke")) == 1
            state = archive.newest(NUMBERED, URL)
    assert state is not None
    assert state.article.state is State.FULL


def test_unknown_outlet_in_the_archive_is_one_by_its_domain(place: str) -> None:
    """An archive outlives the configuration that knew its outlets."""
    with opened(place, REGISTRY) as archive:
        archive.add(snapshot())
    with opened(place, Registry(())) as archive:
        found: Outlet = next(archive.each()).article.outlet
    assert found.domain == "nordblatt.example"


def test_two_threads_write_versions_of_one_article(place: str) -> None:
    """Each with an archive of its own; every version is kept once, whoever was first."""
    failed: list[BaseException] = []

    def write(first: int) -> None:
        try:
            with opened(place, REGISTRY) as archive:
                for number in range(first, first + 15):
                    archive.add(
                        snapshot(
                            *PARAGRAPHS,
                            f"Stand der Arbeiten nach {number % 20} Stunden: unverändert.",
                            hours=number % 20,
                        )
                    )
        except BaseException as error:
            failed.append(error)
            raise

    threads = [threading.Thread(target=write, args=(first,)) for first in (0, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failed == []
    with opened(place, REGISTRY) as archive:
        assert archive.count() == len({v.article.sha256 for v in archive.versions(NUMBERED, URL)}) == 20
        assert archive.ask("SELECT count(*) FROM bodies") == [(20,)]


def test_archives_that_begin_at_once_are_one(place: str) -> None:
    """The tables are made by one of many."""
    together = threading.Barrier(4)
    counts: list[int] = []

    def begin(number: int) -> None:
        together.wait(10)
        with opened(place, REGISTRY) as archive:
            archive.add(snapshot(url=address(number), hours=number))
            counts.append(archive.count())

    threads = [threading.Thread(target=begin, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(counts)[-1] == 4
    assert len(counts) == 4


# ------------------------------------------------------------------ formats


def kind(place: str) -> str:
    return "postgresql" if "://" in place else "sqlite"


def set_back(archive: TableArchive) -> None:
    """Makes the tables what they were in the first format."""
    own = ["DROP INDEX snapshots_body", "PRAGMA user_version = 1"]
    if not isinstance(archive, SqliteArchive):
        own = ["DROP TABLE answers", "UPDATE crosscheck.format SET version = 1"]
    with archive.writing() as db:
        for statement in ["DROP TABLE digests", *own]:
            db.execute(statement)


def test_archive_of_the_first_format_is_brought_up(place: str) -> None:
    """What it holds stays as it was, and is found; new things can be kept."""
    with opened(place, REGISTRY) as archive:
        archive.add_all([snapshot(*PARAGRAPHS, f"Stand {n}.", url=address(n), hours=n) for n in range(5)])
        before = [(s, archive.content(s.id)) for s in archive.each()]
        set_back(archive)
    assert migrations.latest(kind(place)) > 1
    with opened(place, REGISTRY) as archive:
        assert [(s, archive.content(s.id)) for s in archive.each()] == before
        assert len(archive.search("Brücke")) == 5
        assert archive.add(snapshot(url=address(9))).new
        assert verify(archive) == ()
    with opened(place, REGISTRY) as archive:
        assert archive.count() == 6


def test_archive_of_a_later_format_is_left_alone(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not written to by a tool that does not know its format."""
    scripts = migrations._scripts(kind(place))
    with monkeypatch.context() as later:
        later.setattr(migrations, "_scripts", lambda kind: (*scripts, "CREATE TABLE later (x integer)"))
        opened(place, REGISTRY).close()
    with pytest.raises(ArchiveError, match="later version") as caught:
        opened(place, REGISTRY)
    assert f"this one knows {len(scripts)}" in caught.value.message


def test_step_to_a_new_format_that_fails_leaves_the_old_one(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of it happens or nothing."""
    with opened(place, REGISTRY) as archive:
        archive.add(snapshot())
    scripts = migrations._scripts(kind(place))
    with monkeypatch.context() as broken:
        statements = "CREATE TABLE later (x integer); INSERT INTO nowhere VALUES (1)"
        broken.setattr(migrations, "_scripts", lambda kind: (*scripts, statements))
        with pytest.raises(ArchiveError):
            opened(place, REGISTRY)
    with opened(place, REGISTRY) as archive:
        assert archive.count() == 1


def test_no_archive_is_said_where_one_is_needed(place: str) -> None:
    """Listing does not make an empty one."""
    for _ in range(2):
        with pytest.raises(ArchiveError, match="there is no archive"):
            opened(place, REGISTRY, create=False)
