"""The archive on a server: passwords, rights, and a server that goes away. What every archive does is in
test_archive_contract.py."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pages import PARAGRAPHS, page
from postgres_server import PASSWORD, QUOTED, Postgres
from server import Handler, Seen, running
from snapshots import NUMBERED, REGISTRY, address, snapshot

from crosscheck.cli import main
from crosscheck.errors import ArchiveError, JudgeError
from crosscheck.retrieval.archive import Snapshot, opened
from crosscheck.retrieval.archive.places import masked, without_secrets
from crosscheck.retrieval.archive.postgresql.query import expression
from crosscheck.retrieval.archive.tables import TableArchive
from crosscheck.retrieval.archive.words import parsed
from crosscheck.second_opinion.database_store import DatabaseAnswerStore


@pytest.fixture
def url(postgres: Postgres) -> Iterator[str]:
    yield postgres.fresh()
    postgres.clean()


@pytest.fixture
def archive(url: str) -> Iterator[TableArchive]:
    with opened(url, REGISTRY) as found:
        yield found


@pytest.fixture
def stoppable(postgres: Postgres) -> Iterator[Postgres]:
    """The server, running again after the test."""
    yield postgres
    if not postgres.is_running:
        postgres.start()


def complaint(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command says before it leaves with status 2; no password, no traceback, no output is in it."""
    assert main(list(arguments)) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert "Traceback" not in err
    assert PASSWORD not in err
    assert QUOTED not in err
    return err


# ------------------------------------------------------------------ no way in


@pytest.mark.parametrize(
    ("change", "says", "hint"),
    [
        ((QUOTED, "wrong"), "password authentication failed", "PGPASSWORD"),
        ((f":{QUOTED}", ""), "no password supplied", "PGPASSWORD"),
        (("desk:", "nobody:"), "authentication failed", "user"),
        (("127.0.0.1", "nowhere.invalid"), "nowhere.invalid", "host"),
        (("/test", "/nottest"), "does not exist", "createdb"),
        (("127.0.0.1:", "127.0.0.1:1/"), "cannot be reached", "host and port"),
    ],
)
@pytest.mark.parametrize("command", ["archive", "check"])
def test_way_in_that_does_not_fit_is_named(
    url: str,
    change: tuple[str, str],
    says: str,
    hint: str,
    command: str,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Wrong password, user, host, port, database: what and where, and what to do."""
    (tmp_path / "draft.md").write_text("Es regnet.\n")
    wrong = url.replace(*change)
    arguments = (
        ["archive", "list"] if command == "archive" else ["check", str(tmp_path / "draft.md"), "--offline"]
    )
    err = complaint(capfd, *arguments, "--archive", wrong)
    assert says in err
    assert hint in err


@pytest.mark.parametrize(
    ("where", "shown"),
    [
        ("postgresql://desk:secret@db/x", "postgresql://desk:***@db/x"),
        ("postgresql://desk:se@cr/et@db/x", "postgresql://desk:***@db/x"),
        ("postgresql://desk@db/x?password=secret&sslmode=require", "postgresql://desk@db/x?password=***&sslmode=require"),
        ("postgresql://db/x?sslpassword=secret", "postgresql://db/x?sslpassword=***"),
        ("postgresql://:secret@db/x", "postgresql://:***@db/x"),
        ("mysql://desk:secret@db/x", "mysql://desk:***@db/x"),
        ("postgresql://desk@db:5432/x", "postgresql://desk@db:5432/x"),
        ("/a/b:c@d.sqlite", "/a/b:c@d.sqlite"),
    ],
)  # fmt: skip
def test_password_is_masked(where: str, shown: str) -> None:
    """Wherever a URL may hold one, and in URLs that are none."""
    assert masked(where) == shown


def test_password_is_masked_in_what_others_say() -> None:
    """As it was written and as it is meant."""
    said = without_secrets("no pass%3Aword, no pass:word", "postgresql://desk:pass%3Aword@db/x")
    assert said == "no ***, no ***"


@pytest.mark.parametrize(
    "place",
    ["postgresql://desk:%zzge:heim@1@db/x", "mysql://desk:ge:heim@1@db/x", f"ftp://desk:{QUOTED}@db/x"],
)
def test_url_that_is_none_is_named_without_its_password(
    place: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """With the way to write it."""
    assert "postgresql://desk@db.example" in complaint(capfd, "archive", "list", "-v", "--archive", place)


def test_settings_are_shown_without_the_password(capfd: pytest.CaptureFixture[str]) -> None:
    """`crosscheck config` is pasted into mails."""
    assert main(["config", "--archive", f"postgresql://desk:{QUOTED}@db/x"]) == 0
    assert '"postgresql://desk:***@db/x"' in capfd.readouterr().out


def python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=60, check=False
    )


def test_missing_driver_is_named() -> None:
    """And how it is installed."""
    code = "import sys; sys.modules['psycopg'] = None; from crosscheck.cli import main; sys.exit(main(sys.argv[1:]))"
    done = python(code, "archive", "list", "--archive", f"postgresql://desk:{QUOTED}@db/x")
    assert (done.returncode, done.stdout) == (2, "")
    assert "pip install '.[postgres]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_driver_is_not_loaded_for_a_file(tmp_path: Path) -> None:
    """Who keeps a file does not wait for it."""
    code = (
        "import sys; from crosscheck.cli import main; main(sys.argv[1:]); "
        "sys.exit(any(name.startswith('psycopg') for name in sys.modules))"
    )
    (tmp_path / "draft.md").write_text("Es regnet.\n")
    place = str(tmp_path / "a.sqlite")
    assert python(code, "check", str(tmp_path / "draft.md"), "--archive", place, "--offline").returncode == 0


# ------------------------------------------------------------------ databases that are not what they should be


def test_other_encoding_is_refused(postgres: Postgres) -> None:
    """A database that cannot hold every letter."""
    place = postgres.database("ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'")
    with pytest.raises(ArchiveError, match="LATIN1") as caught:
        opened(place, REGISTRY)
    assert "createdb --encoding UTF8" in caught.value.hint


def test_somebody_elses_schema_is_left_alone(url: str, postgres: Postgres) -> None:
    """No table is added to it."""
    postgres.command(
        "CREATE SCHEMA crosscheck AUTHORIZATION desk; CREATE TABLE crosscheck.contacts (name text)",
        url.rsplit("/")[-1],
    )
    with pytest.raises(ArchiveError, match="no archive"):
        opened(url, REGISTRY)


def test_schema_may_be_made_beforehand(url: str, postgres: Postgres) -> None:
    """By an administrator who lets nobody else make one."""
    database = url.rsplit("/")[-1]
    postgres.command(
        f"ALTER DATABASE {database} OWNER TO admin; CREATE SCHEMA crosscheck AUTHORIZATION desk", database
    )
    with opened(url, REGISTRY) as archive:
        assert archive.add(snapshot()).new


def test_right_that_is_missing_is_named(url: str, postgres: Postgres) -> None:
    """Where nobody has made the schema."""
    postgres.command(f"ALTER DATABASE {url.rsplit('/')[-1]} OWNER TO admin")
    with pytest.raises(ArchiveError, match="does not let this user") as caught:
        opened(url, REGISTRY)
    assert "rights" in caught.value.hint


def test_reader_without_other_rights_can_read(archive: TableArchive, url: str, postgres: Postgres) -> None:
    """The rights that the guide names are enough; adding is refused by the server."""
    archive.add(snapshot())
    postgres.command(
        f"DROP ROLE IF EXISTS reader; CREATE ROLE reader LOGIN PASSWORD '{PASSWORD}'; "
        "GRANT USAGE ON SCHEMA crosscheck TO reader; "
        "GRANT SELECT ON ALL TABLES IN SCHEMA crosscheck TO reader",
        url.rsplit("/")[-1],
    )
    with opened(url.replace("desk:", "reader:"), REGISTRY, create=False) as read:
        assert len(read.search("Brücke")) == read.count() == 1
        with pytest.raises(ArchiveError, match="does not let this user"):
            read.add(snapshot(hours=2))
        assert read.count() == 1


# ------------------------------------------------------------------ search


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("Brücke", "(('brücke':* | 'bruecke':*))"),
        ("Süd -ost", "(('süd' | 'sued')) & !('ost')"),
        ("a' b", "(('a') & ('b'))"),
        ('"mit dem Kran"', "((('mit') <-> ('dem') <-> ('kran')))"),
        ("' & ! | <-> :* ( )", ""),
    ],
)
def test_no_query_is_syntax(query: str, asked: str) -> None:
    """Whatever a person types, the server gets quoted words."""
    assert expression(parsed(query)) == asked


def test_phrase_goes_by_stems(archive: TableArchive) -> None:
    """„neue Brücken“ is found by „neuen Brücke“, and not where another word stands between."""
    archive.add(snapshot("Das Land baut bis zum Sommer drei neue Brücken über die Ahr.", url=address(1)))
    archive.add(snapshot("Das Land baut neue, große Brücken über die Ahr, und zwar bald.", url=address(2)))
    assert [h.snapshot.article.url for h in archive.search('"neuen Brücke"')] == [address(1)]


# ------------------------------------------------------------------ a server that goes away


def test_server_that_stopped_is_named_and_awaited(archive: TableArchive, stoppable: Postgres) -> None:
    """What was kept stays; the same archive goes on when the server is back."""
    archive.add_all([snapshot(url=address(n), hours=n) for n in range(10)])
    stoppable.stop()
    for act in (lambda: archive.add(snapshot()), archive.count, lambda: archive.search("Brücke")):
        with pytest.raises(ArchiveError, match="cannot be reached") as caught:
            act()
        assert PASSWORD not in caught.value.message
        assert "***@127.0.0.1" in caught.value.message
    stoppable.start()
    assert archive.count() == 10
    assert archive.add(snapshot()).new


def test_server_that_stops_amid_a_batch_keeps_those_before(
    archive: TableArchive, stoppable: Postgres
) -> None:
    """The batch under way is refused whole, and all of it fits when the server is back."""
    many = [snapshot(url=address(n), hours=n, keep=False) for n in range(250)]

    def stopping() -> Iterator[Snapshot]:
        yield from many[:230]
        stoppable.stop()
        yield from many[230:]

    with pytest.raises(ArchiveError):
        archive.add_all(stopping())
    stoppable.start()
    assert archive.count() == 200
    archive.add_all(many)
    assert archive.count() == 250


def test_server_that_stops_amid_a_transaction_keeps_nothing_of_it(
    archive: TableArchive, stoppable: Postgres
) -> None:
    """It says that what was being added is not kept."""
    archive.add(snapshot())

    def interrupted() -> None:
        with archive.writing() as db:
            db.execute("DELETE FROM addresses")
            stoppable.stop()
            db.execute("DELETE FROM snapshots")

    with pytest.raises(ArchiveError, match="the server") as caught:
        interrupted()
    assert "not kept, all else is safe" in caught.value.hint
    stoppable.start()
    assert archive.count() == 1
    assert archive.newest(NUMBERED, address(1)) is None


def test_connection_that_was_cut_in_idle_time_is_made_anew(archive: TableArchive, postgres: Postgres) -> None:
    """After a restart of the server nobody who was waiting notices."""
    archive.add(snapshot())
    for act in (archive.count, lambda: archive.add(snapshot(hours=1)).id):
        postgres.command(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'crosscheck'"
        )
        assert act()


def test_command_goes_on_where_the_server_left_it(url: str, stoppable: Postgres, tmp_path: Path) -> None:
    """An import that is cut short ends with a sentence and status 2; the next one does the rest."""
    total = 500
    for number in range(total):
        text = page(*PARAGRAPHS[:2], f"Das war Meldung {number} von heute, mehr dazu am Abend.")
        (tmp_path / f"{number}.html").write_text(text.replace("bruecke-gesperrt-4711", f"a-{number}"))
    command = [sys.executable, "-m", "crosscheck", "archive", "import", str(tmp_path), "--archive", url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        with opened(url, REGISTRY) as archive:
            deadline = time.monotonic() + 30
            while archive.count() < 100 and time.monotonic() < deadline:
                time.sleep(0.02)
        stoppable.stop()
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (2, "")
    assert "Traceback" not in err
    assert PASSWORD not in err
    assert QUOTED not in err
    assert "archive" in err
    stoppable.start()
    with opened(url, REGISTRY) as archive:
        kept = archive.count()
    assert 100 <= kept < total
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout == f"{total - kept} new, {kept} known, 0 left out\n"


def test_check_that_loses_the_server_says_so_and_can_be_repeated(
    url: str, stoppable: Postgres, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """While a page is being fetched the database goes; what was read before is not fetched again."""
    (tmp_path / "draft.md").write_text(
        "Die Ahrbrücke in Altenfeld bleibt gesperrt, berichtet n-tv.de.\n", "utf-8"
    )
    planned = ["immediate"]
    with running() as site:

        def stopping(handler: Handler, _: Seen) -> None:
            if planned:
                stoppable.stop(planned.pop())
            handler.reply(200, page(*PARAGRAPHS).encode(), {})

        first, second = site.page("/a.html", page(*PARAGRAPHS)), site.on("/b.html", stopping)
        command = ["check", str(tmp_path / "draft.md"), "--archive", url, "--allow-host", "127.0.0.1"]
        one, both = ["--source", f"n-tv.de={first}"], ["--source", f"taz={second}"]
        assert main([*command, *one]) == 0
        capfd.readouterr()
        err = complaint(capfd, *command, *one, *both)
        assert "***@127.0.0.1" in err
        assert "--no-archive" in err
        stoppable.start()
        assert main([*command, *one, *both]) == 0
        assert len(site.asked("/a.html")) == 1


def test_writer_that_does_not_finish_is_named(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a while of waiting the message says that another process is in the way; readers do not wait."""
    monkeypatch.setattr("crosscheck.retrieval.archive.postgresql.server._PATIENCE", 1)
    with opened(url, REGISTRY) as archive, opened(url, REGISTRY) as other:
        archive.add(snapshot())
        with other.writing():
            assert archive.count() == 1
            with pytest.raises(ArchiveError, match="another process"):
                archive.add(snapshot(hours=1))
        assert archive.add(snapshot(*PARAGRAPHS[:3], hours=1)).new


# ------------------------------------------------------------------ through the command


DRAFT = """# Brücke gesperrt

Die Ahrbrücke in Altenfeld bleibt bis Ende März gesperrt, berichtet n-tv.de.
Täglich fahren 41.000 Autos über das Bauwerk, so n-tv.de.
"""


def test_report_is_the_same_as_with_a_file(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Kept, found again by its words, checked and pinned through the command, byte by byte."""
    monkeypatch.chdir(tmp_path)
    text = page(*PARAGRAPHS).replace("nordblatt.example/region/bruecke-gesperrt-4711.html",
                                     "www.n-tv.de/panorama/Bruecke-gesperrt-article4711.html")  # fmt: skip
    (tmp_path / "page.html").write_text(text, encoding="utf-8")
    os.utime(tmp_path / "page.html", (1_790_000_000, 1_790_000_000))
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    told = []
    for number, place in enumerate((str(tmp_path / "a.sqlite"), url)):

        def run(*arguments: str, place: str = place) -> tuple[int, str, str]:
            status = main([*arguments, "--archive", place])
            return (status, *capfd.readouterr())

        lock = f"{number}.lock"
        check = ("check", "draft.md", "--offline", "--published", "2026-11-21", "--lock", lock)
        told.append(
            (
                run("archive", "add", "page.html"),
                run(*check, "--output-format", "json"),
                run(*check, "--locked", "--output-format", "html"),
                (tmp_path / lock).read_bytes(),
            )
        )
    assert told[0] == told[1]
    (_, report, _), (status, *_) = told[1][1], told[1][2]
    assert status == 1
    (source,) = json.loads(report)["sources"]
    assert (source["state"], source["outlet"]) == ("full", "n-tv.de")


def test_repair_is_for_files(url: str, capfd: pytest.CaptureFixture[str]) -> None:
    """And says how a database is mended."""
    assert "backup" in complaint(capfd, "archive", "verify", "--repair", "--archive", url)


# ------------------------------------------------------------------ answers of second readers


def test_answers_are_shared(url: str) -> None:
    """What one desk's judge has said, another's check finds; a new answer takes the old one's place."""
    one, other = DatabaseAnswerStore(url), DatabaseAnswerStore(url)
    assert one.get("d") is None
    one.put("d", "judge", '{"a": 1}')
    other.put("d", "judge", '{"a": "\\u0000 ä"}')
    assert one.get("d") == '{"a": "\\u0000 ä"}'


def test_answers_that_cannot_be_kept_are_a_judges_matter(url: str) -> None:
    """The check goes on without them."""
    with pytest.raises(JudgeError, match="answers cannot be kept") as caught:
        DatabaseAnswerStore(url.replace(QUOTED, "wrong")).get("d")
    assert "asks anew" in caught.value.hint
