"""`crosscheck archive`: putting in, finding, comparing, exchanging and looking after what was read."""

from __future__ import annotations

import json
import os

import pytest
from test_cli import PAGE, run, workdir

from crosscheck.outlets.registry import Registry
from crosscheck.retrieval.archive import opened

__all__ = ["run", "workdir"]  # fixtures


@pytest.fixture
def archive(run, workdir, place, monkeypatch):
    """Runs an action on an archive that holds two versions of a page and one page of another outlet."""
    monkeypatch.delenv("CROSSCHECK_ARCHIVE")
    other = PAGE.replace("n-tv.de/panorama/Brand-article1.html", "sueddeutsche.de/a/brand-li.1234567")
    for name, text, when in (
        ("one.html", PAGE, 1_770_000_000),
        ("two.html", PAGE.replace("28 Menschen", "31 Menschen"), 1_770_100_000),
        ("three.html", other.replace("Brand im Werk", "Feuer im Werk"), 1_770_050_000),
    ):
        (workdir / name).write_text(text, encoding="utf-8")
        os.utime(workdir / name, (when, when))

    def act(action: str, *arguments: str, where: str = place) -> tuple[int, str, str]:
        return run("archive", action, "--archive", where, *arguments)

    assert act("add", "one.html", "two.html", "three.html")[:2] == (0, "3 new, 0 known, 0 left out\n")
    return act


def listed(archive, *arguments: str) -> list[dict]:
    return json.loads(archive("list", "--output-format", "json", *arguments)[1])


def test_what_is_known_is_not_kept_twice(archive):
    """The same text again is counted as known."""
    assert archive("add", "two.html")[1] == "0 new, 1 known, 0 left out\n"


def test_listing(archive):
    """Newest first, one outlet alone, as many as asked for, as text and as JSON."""
    assert [row["outlet"] for row in listed(archive)] == ["n-tv.de", "sueddeutsche.de", "n-tv.de"]
    assert [row["outlet"] for row in listed(archive, "--outlet", "SZ")] == ["sueddeutsche.de"]
    status, out, err = archive("list", "--limit", "1")
    assert (status, len(out.splitlines()), err) == (0, 1, "1 of 3 snapshots\n")


def test_searching(archive):
    """Words in any form; nothing found is status 1."""
    status, out, _ = archive("search", "Verletzte", "Feuerwehrleuten")
    assert (status, "n-tv.de" in out) == (0, True)
    assert json.loads(archive("search", "Leitung", "--output-format", "json")[1])[0]["snippet"]
    assert archive("search", "Kaninchenzüchter")[:2] == (1, "")


def test_showing_one(archive):
    """By the beginning of its id or by its address; as text, as JSON, and as the page's own bytes."""
    newest = listed(archive, "--outlet", "n-tv.de")[0]
    assert "31 Menschen" in archive("show", newest["id"][:8])[1]
    shown = json.loads(archive("show", newest["url"], "--output-format", "json")[1])
    assert (shown["id"], shown["sha256"]) == (newest["id"], newest["sha256"])
    assert "<article>" in archive("show", newest["id"], "--raw")[1]


def test_what_an_outlet_changed(archive):
    """The last two versions of an article, or two that are named; one version alone is status 1."""
    url = listed(archive, "--outlet", "n-tv.de")[0]["url"]
    status, out, _ = archive("diff", url)
    assert (status, "[-28-]{+31+}" in out) == (0, True)
    older, newer = (row["id"] for row in reversed(listed(archive, "--outlet", "n-tv.de")))
    assert archive("diff", newer, older)[1].count("[-31-]{+28+}") == 1
    assert archive("diff", listed(archive, "--outlet", "SZ")[0]["url"])[0] == 1


def test_verifying_and_repairing(archive, place):
    """A sound archive is status 0; a damaged one is told, and what can be read of a file is saved."""
    assert archive("verify")[:2] == (0, "3 snapshots, 0 problems\n")
    with opened(place, Registry(())) as kept, kept.writing() as db:
        db.execute("UPDATE snapshots SET text = ? WHERE id = 1", (b"\0",))
    status, out, _ = archive("verify")
    assert (status, "1 problems" in out) == (1, True)
    if "://" not in place:
        assert "2 snapshots saved" in archive("verify", "--repair")[1]
        assert archive("verify")[0] == 0


def test_exchanging(archive, workdir, fresh):
    """A WARC file and a folder carry snapshots to another archive."""
    assert archive("export", "--warc", "x.warc.gz")[:2] == (0, "x.warc.gz: 3 snapshots\n")
    assert archive("import", "x.warc.gz", where=fresh())[:2] == (0, "3 new, 0 known, 0 left out\n")
    (workdir / "pages").mkdir()
    (workdir / "one.html").rename(workdir / "pages" / "one.html")
    assert archive("import", "pages", where=fresh())[:2] == (0, "1 new, 0 known, 0 left out\n")


def test_pruning(archive):
    """Old versions go, the newest of each article stays; a dry run only says so."""
    assert archive("prune", "--dry-run")[1] == "1 versions would go\n"
    assert len(listed(archive)) == 3
    assert archive("prune")[1] == "1 versions dropped\n"
    assert len(listed(archive)) == 2


def test_what_cannot_be_taken_in_is_incomplete(archive, workdir):
    """Status 3 and the reason, for one of several pages and for a folder with nothing in it."""
    (workdir / "empty.html").write_text("<p>Nichts.</p>", encoding="utf-8")
    status, out, err = archive("add", "empty.html", "two.html")
    assert (status, out) == (3, "0 new, 1 known, 1 left out\n")
    assert "left out: empty.html" in err
    (workdir / "pages").mkdir()
    assert archive("import", "pages")[:2] == (3, "0 new, 0 known, 0 left out\n")


@pytest.mark.parametrize(
    ("arguments", "says", "hint"),
    [
        ((), "ACTION", "--help"),
        (("lst",), "unknown action 'lst'", "'list'"),
        (("list", "--limt", "3"), "unknown option '--limt'", "'--limit'"),
        (("list", "--limit", "x"), "not a whole number", "20"),
        (("list", "--archive", "no.sqlite"), "no.sqlite: there is no archive", "archive add"),
        (("list", "--archive", "page.html"), "page.html: no archive of crosscheck", "--repair"),
        (("list", "--archive", "/dev/null"), "/dev/null: no file", "Name a file"),
        (("list", "--archive", "typo/a.sqlite"), "there is no folder typo", "make the folder"),
        (("add", "one.html", "--archive", "typo/a.sqlite"), "there is no folder typo", "make the folder"),
        (("list", "--archive", "mysql://db/x"), "mysql://db/x", "postgresql://"),
        (("list", "--archive", "."), "a folder", ""),
        (("show", "ffff"), "no snapshot 'ffff'", "archive list"),
        (("show", "https://www.n-tv.de/x-article9.html"), "not in the archive", "archive add"),
        (("add", "gone.html"), "gone.html", "URL"),
        (("import", "gone.warc"), "gone.warc", ""),
        (("search", "x", "--outlet", "Südkurir"), "Südkurir", "'Südkurier'"),
        (("prune", "--keep", "0"), "would empty the archive", "keep"),
        (("prune", "--before", "soon"), "'soon' is not a time", "2025"),
    ],
)
def test_wrong_usage_is_named(archive, place, run, arguments, says, hint):
    """Status 2, nothing on stdout, what is wrong and what to do on stderr."""
    if arguments and "--archive" not in arguments:
        arguments = (*arguments, "--archive", place)
    status, out, err = run("archive", *arguments)
    assert (status, out) == (2, "")
    assert says in err
    assert hint in err
    assert "Traceback" not in err


def test_no_archive_by_the_settings(run, workdir):
    """Where the settings say that there is none, the command says so."""
    status, _, err = run("archive", "list")
    assert (status, "there is no archive" in err) == (2, True)


def test_slip_in_the_archives_path_stops_a_check(run, monkeypatch):
    """No folder is made for it, and nothing is checked."""
    monkeypatch.delenv("CROSSCHECK_ARCHIVE")
    status, out, err = run("check", "right.md", "--source", "n-tv.de=page.html", "--archive", "typo/a.sqlite")
    assert (status, out) == (2, "")
    assert "there is no folder typo" in err
