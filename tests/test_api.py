"""crosscheck from Python."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from test_cli import PAGE, RIGHT, WRONG

import crosscheck
from crosscheck import CrosscheckError, Verdict, check, read, render
from crosscheck.api import Source, credits
from crosscheck.config import Config

WHEN = datetime(2026, 3, 7, 12, tzinfo=UTC)


@pytest.fixture
def page(tmp_path):
    file = tmp_path / "page.html"
    file.write_text(PAGE, encoding="utf-8")
    return file


def test_a_text_against_a_saved_page(page):
    """A text from anywhere, a page from a file, and the verdicts as values."""
    report = check(read(WRONG, published=WHEN), sources={"n-tv.de": page}, offline=True)
    assert [j.verdict for j in report.documents[0].judgements] == [Verdict.CONTRADICTED]
    assert "CC301" in [f.rule for f in report.findings()]
    assert report.exit_code == 1


def test_articles_in_memory_are_sources(page):
    """A page as text beside its address gives what the page as a file gives."""
    draft = read(WRONG, published=WHEN)
    by_file = check(draft, sources={"n-tv.de": page}, offline=True)
    source = Source("n-tv.de", url="https://www.n-tv.de/a-id1.html", content=PAGE)
    in_memory = check(draft, sources=[source], offline=True)
    assert [f.message for f in in_memory.findings()] == [f.message for f in by_file.findings()]
    (article,) = in_memory.articles
    assert (article.url, article.place) == ("https://www.n-tv.de/a-id1.html", "")


def test_a_plain_text_is_a_source_too():
    """A text without markup is an article of the outlet that is named with it."""
    text = "Beim Brand in Rellingdorf wurden 12 Menschen verletzt.\n\nDie Polizei ermittelt."
    draft = read("Beim Brand in Rellingdorf wurden 14 Menschen verletzt, berichtet n-tv.", published=WHEN)
    report = check(draft, sources=[Source("n-tv", content=text)], offline=True)
    assert "CC301" in [f.rule for f in report.findings()]


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (Source(), "neither an address nor a text"),
        (Source(content="Ein Text von irgendwem."), "whose article"),
        (Source("n-tv.de", "file:///etc/passwd"), "http"),
        (Source("n-tv.de", "https://nicht da"), "not a web address"),
        (Source("n-tv.de", content="https://nicht da"), "an address, not an article"),
        (Source("n-tv.de", content="Text", published="bald"), "not a date"),
    ],
)
def test_a_source_that_says_too_little_is_named(source, says):
    """The error tells which source is wrong, and what to give."""
    with pytest.raises(CrosscheckError) as caught:
        check(read(RIGHT), sources=[Source("n-tv.de", content=PAGE), source], offline=True)
    assert caught.value.message.startswith("source 2: ")
    assert says in caught.value.message
    assert caught.value.hint


def test_credits_without_verdicts():
    """Who is credited, who has an article, and whose is missing."""
    draft = read(
        "Der Zoo schließt, berichtet n-tv. Laut Südkurier bleibt das Aquarium offen.", published=WHEN
    )
    found = credits(draft, sources=[Source("n-tv.de", content=PAGE)])
    assert [a.domain for each in found.claims for a in each.attributions] == ["n-tv.de", "suedkurier.de"]
    assert [o.domain for o in found.given] == ["n-tv.de"]
    assert [o.domain for o in found.missing] == ["suedkurier.de"]


def test_a_time_without_a_zone_is_the_newsrooms(page):
    """It is held against articles whose times have one."""
    report = check(read(RIGHT, published=datetime(2026, 3, 7, 12)), sources={"n-tv.de": page}, offline=True)
    moment = report.documents[0].draft.published
    assert moment is not None
    assert moment.isoformat() == "2026-03-07T12:00:00+01:00"


def test_a_draft_is_read_from_a_path(tmp_path):
    """A path is read as the file there; its own ending tells the format."""
    (tmp_path / "a.html").write_text(f"<p>{RIGHT}</p>", encoding="utf-8")
    draft = read(tmp_path / "a.html", published=WHEN)
    assert (draft.format, draft.published) == ("html", WHEN)
    with pytest.raises(CrosscheckError, match="no such file"):
        read(tmp_path / "gone.html")


def test_files_and_a_manifest(page, tmp_path):
    """Files are read with the time given; several drafts make one report."""
    for name, text in (("a.md", RIGHT), ("b.md", WRONG)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    manifest = tmp_path / "sources.toml"
    manifest.write_text(f'[[source]]\noutlet = "n-tv.de"\nfile = "{page.name}"\n')
    report = check([tmp_path / "a.md", tmp_path / "b.md"], sources=manifest, published=WHEN, offline=True)
    assert [d.judgements[0].verdict for d in report.documents] == [Verdict.SUPPORTED, Verdict.CONTRADICTED]


def test_settings_and_comments_count(page):
    """Ignored rules are not found, and an ignore comment settles what it names."""
    draft = read(WRONG, published=WHEN)
    quiet = check(draft, sources={"n-tv.de": page}, offline=True, config=Config(ignore=("ALL",)))
    assert list(quiet.findings()) == []
    settled = read(f"<!-- crosscheck: ignore[CC3] by phone -->\n{WRONG}", published=WHEN)
    assert check(settled, sources={"n-tv.de": page}, offline=True).exit_code == 0


def test_a_file_of_settings(page, tmp_path):
    """A configuration file is read when it is named, and none is looked for."""
    file = tmp_path / "crosscheck.toml"
    file.write_text('fail-on = "never"\narchive = "none"\n')
    draft = read(WRONG, published=WHEN)
    assert check(draft, sources={"n-tv.de": page}, offline=True, config=file).exit_code == 0
    assert check(draft, sources={"n-tv.de": page}, offline=True).exit_code == 1


def test_rendering(page):
    """Every format by its name, options as keywords, an unknown one is an error with a hint."""
    report = check(read(WRONG, published=WHEN), sources={"n-tv.de": page}, offline=True, language="en")
    assert json.loads(render(report, "json"))["summary"]["exit_code"] == 1
    assert "CONTRADICTED" in render(report, width=60)
    with pytest.raises(CrosscheckError) as caught:
        render(report, "jsn")
    assert "'json'" in caught.value.hint


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"sources": {"n-tv.de": "gone.html"}}, "gone.html"),
        ({"sources": {"Südkurir": "x.html"}}, "Südkurir"),
        ({"sources": Path("gone.toml")}, "gone.toml"),
        ({"config": Config(select=("CC999",))}, "CC999"),
    ],
)
def test_what_is_wrong_is_an_error_with_advice(arguments, says):
    """Wrong input raises the error the command would print."""
    with pytest.raises(CrosscheckError) as caught:
        check(read(RIGHT), offline=True, **arguments)
    assert says in caught.value.message
    assert caught.value.hint


def test_public_names_are_all_there():
    """What the package names as public can be imported; what it does not is an error."""
    for name in crosscheck.__all__:
        assert getattr(crosscheck, name)
    with pytest.raises(AttributeError, match="nothing"):
        _ = crosscheck.nothing


def test_importing_the_package_is_cheap():
    """The names are there without anything heavy being imported."""
    code = "import sys, crosscheck; from crosscheck import CrosscheckError; print(sorted(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    for name in ("httpx", "lxml", "bs4", "trafilatura", "rapidfuzz", "crosscheck.pipeline"):
        assert f"'{name}'" not in out
