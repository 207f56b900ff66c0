"""`crosscheck watch-sources`: pages of a real server that change after a piece was published."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from pages import page
from server import Handler, Seen, Site, running

from crosscheck.cli import main

RIGHT = "Bei dem Brand in der Gießerei Morlach wurden 28 Menschen verletzt."
MORE = (
    "Die Feuerwehr war mit 120 Kräften im Einsatz. Den Schaden schätzt die Polizei auf zwei Millionen Euro."
)
CORRECTED = "Bei dem Brand in der Gießerei Morlach wurden 18 Menschen verletzt."
NOTICE = "Korrektur: In einer früheren Version dieses Artikels hieß es, es gebe 28 Verletzte."
DRAFT = "# Brand in Morlach\n\nBei dem Brand in der Gießerei Morlach wurden 28 Menschen verletzt, berichtet die taz.\n"


def story(*paragraphs: str) -> str:
    return page(*(paragraphs or (RIGHT, MORE)), title="Brand in der Gießerei Morlach")


@dataclass
class Piece:
    """A published piece in a folder, whose one source is at `site`; `watch` looks at it."""

    folder: Path
    site: Site
    capsys: pytest.CaptureFixture[str]

    def arguments(self) -> list[str]:
        return [
            str(self.folder / "piece.md"), "--source", f"taz={self.site.url('/a')}", "--lock", str(self.lock),
            "--archive", str(self.folder / "archive.sqlite"), "--allow-host", "127.0.0.1",
        ]  # fmt: skip

    @property
    def lock(self) -> Path:
        return self.folder / "sources.lock"

    def check(self) -> int:
        return main(["check", *self.arguments(), "--reader", "none", "--max-age", "0"])

    def watch(self, *more: str) -> tuple[int, str]:
        self.capsys.readouterr()
        status = main(["watch-sources", *self.arguments(), "--reader", "none", *more])
        return status, self.capsys.readouterr().out

    def told(self, *more: str) -> tuple[int, dict[str, list[dict[str, object]]]]:
        status, out = self.watch("--output-format", "json", *more)
        return status, json.loads(out)


@pytest.fixture
def piece(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Piece]:
    monkeypatch.chdir(tmp_path)
    with running() as site:
        site.page("/robots.txt", "", 404)
        site.page("/a", story(), ETag='"one"')
        (tmp_path / "piece.md").write_text(DRAFT, encoding="utf-8")
        found = Piece(tmp_path, site, capsys)
        assert found.check() == 0
        yield found


def test_nothing_has_changed(piece: Piece) -> None:
    status, out = piece.watch()
    assert status == 0
    assert out == "1 Quelle verglichen · Alle Aussagen sind weiter gedeckt.\n"


def test_a_page_is_asked_for_on_condition_and_may_say_it_is_the_same(piece: Piece) -> None:
    def unchanged(handler: Handler, seen: Seen) -> None:
        assert seen.headers.get("If-None-Match") == '"one"'
        handler.reply(304, b"", {})

    piece.site.on("/a", unchanged)
    assert piece.watch()[0] == 0


def test_a_corrected_number_is_told_with_both_passages(piece: Piece) -> None:
    piece.site.page("/a", story(CORRECTED, MORE))
    status, out = piece.watch()
    assert status == 1
    assert "✗ BELEGT → WIDERSPRUCH" in out
    assert "piece.md, Zeile 3" in out
    assert f"Bei Veröffentlichung: taz.de: „{RIGHT}“" in " ".join(out.split())
    assert f"Heute: taz.de: „{CORRECTED}“" in " ".join(out.split())
    assert "„28“ → „18“" in out


def test_the_same_change_is_told_once(piece: Piece) -> None:
    piece.site.page("/a", story(CORRECTED, MORE))
    assert piece.watch()[0] == 1
    status, out = piece.watch()
    assert (status, out.splitlines()[-1]) == (
        0,
        "1 schon gemeldete Änderung besteht weiter (--again zeigt sie).",
    )
    assert piece.watch("--again")[0] == 1


def test_a_further_change_is_told_again(piece: Piece) -> None:
    piece.site.page("/a", story(CORRECTED, MORE))
    piece.watch()
    piece.site.page("/a", story(CORRECTED.replace("18", "15"), MORE))
    assert piece.watch()[0] == 1


def test_what_was_changed_back_and_changed_again_is_told_again(piece: Piece) -> None:
    for text, status in ((CORRECTED, 1), (RIGHT, 0), (CORRECTED, 1)):
        piece.site.page("/a", story(text, MORE))
        assert piece.watch()[0] == status


def test_a_notice_of_correction_is_quoted(piece: Piece) -> None:
    piece.site.page("/a", story(CORRECTED, MORE, NOTICE))
    status, told = piece.told()
    assert status == 1
    (source,) = told["sources"]
    assert source["kind"] == "corrected"
    assert str(source["notice"]).startswith("Korrektur:")


def test_a_change_without_consequence_is_listed_and_nothing_more(piece: Piece) -> None:
    piece.site.page("/a", story(RIGHT, MORE.replace("120", "140")))
    status, out = piece.watch()
    assert status == 0
    assert "taz.de · geändert" in out
    assert "ohne Folgen für den Entwurf" in " ".join(out.split())


@pytest.mark.parametrize("code", [404, 410])
def test_a_page_that_is_gone_is_told_and_its_statements_counted(piece: Piece, code: int) -> None:
    piece.site.page("/a", "weg", code)
    status, told = piece.told()
    assert status == 3
    (source,) = told["sources"]
    assert (source["kind"], source["statements"]) == ("gone", 1)
    assert told["statements"] == []
    assert piece.watch()[0] == 0


def test_a_redirect_to_the_same_article_changes_nothing(piece: Piece) -> None:
    piece.site.page("/b", story())
    piece.site.redirect("/a", piece.site.url("/b"), 301)
    assert piece.watch()[0] == 0


def test_a_page_that_must_be_paid_for_now_makes_no_statement_wrong(piece: Piece) -> None:
    wall = page(RIGHT, ld={"isAccessibleForFree": False}, title="Brand in der Gießerei Morlach")
    piece.site.page("/a", wall)
    status, told = piece.told()
    assert status == 3
    assert [s["kind"] for s in told["sources"]] == ["unreadable"]
    assert told["statements"] == []


def test_a_site_that_denies_robots_is_not_read(piece: Piece) -> None:
    piece.site.page("/robots.txt", "User-agent: *\nDisallow: /\n")
    asked = len(piece.site.asked("/a"))
    status, told = piece.told()
    assert status == 3
    assert [s["kind"] for s in told["sources"]] == ["unreadable"]
    assert len(piece.site.asked("/a")) == asked


def test_a_pinned_text_that_is_in_no_archive_cannot_be_compared(piece: Piece) -> None:
    piece.site.page("/a", story(CORRECTED, MORE))
    (piece.folder / "archive.sqlite").unlink()
    status, told = piece.told()
    assert status == 3
    assert [s["comparable"] for s in told["sources"]] == [False]


def test_a_saved_copy_is_the_pinned_version_and_the_page_that_of_today(piece: Piece) -> None:
    """A manifest that names both: the copy is not in the archive."""
    (piece.folder / "archive.sqlite").unlink()
    (piece.folder / "saved.html").write_text(story(), encoding="utf-8")
    (piece.folder / "sources.toml").write_text(
        f'[[source]]\noutlet = "taz"\nurl = "{piece.site.url("/a")}"\nfile = "saved.html"\n', encoding="utf-8"
    )
    arguments = [a for a in piece.arguments() if not a.startswith(("--source", "taz="))]
    arguments += ["--sources", str(piece.folder / "sources.toml"), "--reader", "none"]
    piece.lock.unlink()
    assert main(["check", *arguments]) == 0
    assert main(["watch-sources", *arguments]) == 0
    piece.site.page("/a", story(CORRECTED, MORE))
    assert main(["watch-sources", *arguments]) == 1


def test_the_pins_stay_those_of_the_published_piece(piece: Piece) -> None:
    before = [line for line in piece.lock.read_text().splitlines() if "sha256" in line]
    piece.site.page("/a", story(CORRECTED, MORE))
    piece.watch()
    after = piece.lock.read_text().splitlines()
    assert [line for line in after if "sha256" in line] == before
    assert any(line.startswith('told = "changed:') for line in after)


# ------------------------------------------------------------------ feed


def test_a_feed_keeps_its_earlier_entries(piece: Piece) -> None:
    feed = piece.folder / "feed.xml"
    for text in (CORRECTED, CORRECTED.replace("18", "15")):
        piece.site.page("/a", story(text, MORE))
        piece.watch("--output-format", f"rss={feed}")
    items = ET.parse(feed).getroot().findall("channel/item")
    assert len(items) == 2
    assert len({item.findtext("guid") for item in items}) == 2
    assert all(item.findtext("pubDate") and item.findtext("title") for item in items)


def test_what_is_told_again_is_no_second_entry(piece: Piece) -> None:
    feed = piece.folder / "feed.xml"
    piece.site.page("/a", story(CORRECTED, MORE))
    for more in ((), ("--again",)):
        piece.watch("--output-format", f"rss={feed}", *more)
    assert len(ET.parse(feed).getroot().findall("channel/item")) == 1


def test_markup_and_control_characters_of_a_source_are_escaped_in_the_feed(piece: Piece) -> None:
    feed = piece.folder / "feed.xml"
    piece.site.page("/a", story(CORRECTED.replace(" wurden", " (<b>&amp;]]></b>\x08) wurden"), MORE))
    assert piece.watch("--output-format", f"rss={feed}")[0] == 1
    assert "<b>" in str(ET.parse(feed).getroot().findtext("channel/item/description"))


@pytest.mark.parametrize("content", ["notes of mine", "<html/>", "<!DOCTYPE a [<!ENTITY b 'c'>]><rss>&b;"])
def test_a_file_that_is_no_feed_is_not_written_over(piece: Piece, content: str) -> None:
    feed = piece.folder / "feed.xml"
    feed.write_text(content)
    piece.site.page("/a", story(CORRECTED, MORE))
    assert piece.watch("--output-format", f"rss={feed}")[0] == 2
    assert feed.read_text() == content
    assert piece.watch()[0] == 1, "what could not be written is told again"


# ------------------------------------------------------------------ webhook


def receiver(site: Site, status: int = 200) -> tuple[list[bytes], list[Seen]]:
    """A path that takes reports, and what it took."""
    bodies: list[bytes] = []
    seen: list[Seen] = []

    def take(handler: Handler, request: Seen) -> None:
        bodies.append(handler.rfile.read(int(request.headers["Content-Length"])))
        seen.append(request)
        handler.reply(status, b"", {})

    site.on("/hook", take)
    return bodies, seen


def test_a_webhook_gets_what_is_new_with_the_secret(piece: Piece, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSCHECK_WEBHOOK_TOKEN", "s3cret")
    bodies, seen = receiver(piece.site)
    piece.site.page("/a", story(CORRECTED, MORE))
    status, _ = piece.watch("--webhook", piece.site.url("/hook"))
    assert status == 1
    (body,) = map(json.loads, bodies)
    assert body["statements"][0]["now"]["verdict"] == "contradicted"
    assert seen[0].headers["Authorization"] == "Bearer s3cret"
    assert all("Authorization" not in s.headers for s in piece.site.asked("/a"))
    piece.watch("--webhook", piece.site.url("/hook"))
    assert len(bodies) == 1, "nothing new, nothing posted"


def test_a_failed_webhook_loses_no_report_and_is_told_again(piece: Piece) -> None:
    bodies, _ = receiver(piece.site, 403)
    piece.site.page("/a", story(CORRECTED, MORE))
    piece.capsys.readouterr()
    hook = ["--webhook", piece.site.url("/hook")]
    assert main(["watch-sources", *piece.arguments(), "--reader", "none", *hook]) == 1
    printed = piece.capsys.readouterr()
    assert "WIDERSPRUCH" in printed.out
    assert "127.0.0.1 did not take the report (status 403)" in printed.err
    bodies, _ = receiver(piece.site)
    assert piece.watch(*hook)[0] == 1
    assert len(bodies) == 1


def test_the_secret_does_not_follow_a_redirect(piece: Piece, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSCHECK_WEBHOOK_TOKEN", "s3cret")
    piece.site.page("/a", story(CORRECTED, MORE))
    with running() as other:
        piece.site.redirect("/hook", other.url("/hook"), 307)
        piece.watch("--webhook", piece.site.url("/hook"))
        assert other.seen == []


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("http://desk.example/hook", "without encryption"),
        ("https://me:pass@desk.example/hook", "name or password"),
        ("ftp://desk.example", "no web address"),
    ],
)
def test_an_address_that_cannot_be_told_safely_is_refused(
    piece: Piece, capsys: pytest.CaptureFixture[str], url: str, message: str
) -> None:
    assert main(["watch-sources", *piece.arguments(), "--webhook", url]) == 2
    told = capsys.readouterr().err
    assert message in told
    assert "pass@" not in told


def test_a_private_address_is_not_posted_to(piece: Piece, capsys: pytest.CaptureFixture[str]) -> None:
    piece.site.page("/a", story(CORRECTED, MORE))
    assert main(["watch-sources", *piece.arguments(), "--webhook", "https://10.0.0.1/hook"]) == 1
    assert "10.0.0.1 did not take the report" in capsys.readouterr().err


# ------------------------------------------------------------------ arguments


def test_a_missing_lock_is_told(piece: Piece, capsys: pytest.CaptureFixture[str]) -> None:
    piece.lock.unlink()
    assert main(["watch-sources", *piece.arguments()]) == 2
    assert "there is no lock file" in capsys.readouterr().err


def test_without_an_archive_there_is_nothing_to_compare(
    piece: Piece, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [a for a in piece.arguments() if a != "--archive" and not a.endswith(".sqlite")]
    assert main(["watch-sources", *arguments, "--no-archive"]) == 2
    assert "without an archive" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["6", "h", "30s", "0h", "-1h", "1h30m"])
def test_a_wrong_interval_is_told(piece: Piece, capsys: pytest.CaptureFixture[str], text: str) -> None:
    assert main(["watch-sources", *piece.arguments(), f"--every={text}"]) == 2
    assert "Write it as 30m, 6h or 1d." in capsys.readouterr().err


def test_a_watch_looks_again_at_about_the_interval(piece: Piece) -> None:
    import argparse

    from crosscheck.cli import watch_run
    from crosscheck.cli.parser import build

    _, parsers = build()
    args: argparse.Namespace = parsers["watch-sources"].parse_args([*piece.arguments(), "--reader", "none"])
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 1:
            piece.site.page("/a", story(CORRECTED, MORE))
        else:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        watch_run.again_and_again(args, [("full", None)], 3600.0, sleep=sleep)
    out = piece.capsys.readouterr().out
    assert out.count("Quelle verglichen") == 2
    assert out.count("WIDERSPRUCH") == 1
    assert all(3240 <= wait <= 3960 for wait in waits)
    assert len(set(waits)) == 2


def test_one_look_writes_several_formats(piece: Piece) -> None:
    piece.site.page("/a", story(CORRECTED, MORE))
    file, feed = piece.folder / "a.json", piece.folder / "a.xml"
    status, out = piece.watch("--output-format", f"json={file}", "--output-format", f"rss={feed}")
    assert status == 1
    assert "WIDERSPRUCH" in out
    assert json.loads(file.read_text())["exit_code"] == 1
    assert feed.exists()


@pytest.mark.parametrize("target", ["draft", "lock"])
def test_no_report_is_written_over_what_is_read(tmp_path: Path, monkeypatch, capsys, target: str) -> None:
    """Neither over the draft nor over the lock file."""
    from crosscheck import cli

    monkeypatch.chdir(tmp_path)
    (tmp_path / "d.md").write_text("Die Brücke ist gesperrt, berichtet der Dorfbote.\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(
        "Brücke\n\nDie Brücke ist seit Montag gesperrt, sagt das Amt.\n", encoding="utf-8"
    )
    given = ["d.md", "--source", "Dorfbote=a.txt", "--offline", "--archive", "a.sqlite", "--lock", "s.lock"]
    assert cli.main(["check", *given]) in (0, 3)
    file = {"draft": "d.md", "lock": "s.lock"}[target]
    before = (tmp_path / file).read_bytes()
    assert cli.main(["watch-sources", *given, "--output-format", f"json={file}"]) == 2
    assert "would be written over" in capsys.readouterr().err
    assert (tmp_path / file).read_bytes() == before
