"""Which version of a page counts where an archive holds several, and that found pages are asked for anew."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pages import OUTLET
from server import Site, network, running

from crosscheck import cli
from crosscheck.outlets.registry import Registry, load
from crosscheck.retrieval.archive import Snapshot, opened
from crosscheck.retrieval.discover import Wanted, discover
from crosscheck.retrieval.extract import extract_text

URL = "https://www.n-tv.de/panorama/Deich-article77.html"
TEXT = "Deich bricht\n\nDer Deich bei Wulkow ist auf einer Länge von {} Metern gebrochen, teilte der Landrat mit."
VERSIONS = ((2, 40), (4, 90), (9, 150))  # day of March 2026, and the metres it says
SAID = "Der Deich bei Wulkow ist auf einer Länge von {} Metern gebrochen, {}.\n"


@pytest.fixture
def workdir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an archive that has read one page on three days."""
    monkeypatch.chdir(tmp_path)
    registry = load()
    outlet = registry.by_domain("n-tv.de")
    assert outlet is not None
    with opened(str(tmp_path / "a.sqlite"), registry) as archive:
        for day, metres in VERSIONS:
            when = datetime(2026, 3, day, 10, tzinfo=UTC)
            article = extract_text(TEXT.format(metres), url=URL, outlet=outlet, fetched_at=when)
            archive.add(Snapshot(article, b"", 200, seen_at=when))
    return tmp_path


@pytest.fixture
def check(workdir: Path, capfdbinary: pytest.CaptureFixture[bytes]):
    def call(text: str, *arguments: str, source: bool = True) -> tuple[str, str]:
        """The verdict on the only statement, and what is said of the source."""
        workdir.joinpath("d.txt").write_text(text, encoding="utf-8")
        given = ("--source", f"n-tv.de={URL}") if source else ()
        cli.main(
            [
                "check",
                "d.txt",
                "--offline",
                "--archive",
                "a.sqlite",
                "--output-format",
                "json",
                *given,
                *arguments,
            ]
        )
        report = json.loads(capfdbinary.readouterr().out)
        return report["documents"][0]["claims"][0]["verdict"], report["sources"][0]["detail"]

    return call


@pytest.mark.parametrize(
    ("metres", "credit", "published", "day"),
    [
        (40, "wie n-tv am Montag berichtete", "2026-03-06", "02.03.2026"),
        (40, "berichtet n-tv.de vom 3. März", "2026-03-12", "02.03.2026"),
        (90, "berichtete n-tv am 5. März 2026", "", "04.03.2026"),
        (90, "berichtet n-tv", "2026-03-06", "04.03.2026"),
        (90, "berichtet n-tv", "2026-03-04", "04.03.2026"),
        (40, "berichtet n-tv", "2026-03-04T09:00", "02.03.2026"),
        (150, "berichtet n-tv", "2026-03-20", "09.03.2026"),
        (150, "berichtet n-tv", "", "09.03.2026"),
        (150, "berichtet n-tv", "2026-02-01", "09.03.2026"),
    ],
)
def test_the_credited_day_or_the_drafts_own_decides(
    check, metres: int, credit: str, published: str, day: str
) -> None:
    """The newest version not later than that; the report says which was read."""
    given = ("--published", published) if published else ()
    verdict, detail = check(SAID.format(metres, credit), *given)
    assert verdict == "supported"
    assert detail.startswith(f"Fassung vom {day}")
    assert "von 3 im Archiv" in detail


def test_a_day_of_the_event_is_not_the_credits(check) -> None:
    """„Am Montag“ in what is told says nothing of the version."""
    text = "Am Montag brach der Deich bei Wulkow auf einer Länge von 90 Metern, berichtet n-tv.\n"
    assert check(text, "--published", "2026-03-06")[1].startswith("Fassung vom 04.03.2026")


def test_the_version_of_a_page_that_was_searched_for(check) -> None:
    """A credit without an address finds the article, and its version of the day."""
    verdict, detail = check(
        SAID.format(40, "wie n-tv am Montag berichtete"), "--published", "2026-03-06", source=False
    )
    assert verdict == "supported"
    assert "02.03.2026" in detail


def test_the_terminal_names_the_version(
    check, workdir: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Beside the source, though it was read in full."""
    check(SAID.format(90, "berichtet n-tv"))
    cli.main(["check", "d.txt", "--offline", "--archive", "a.sqlite", "--source", f"n-tv.de={URL}"])
    shown = " ".join(capfdbinary.readouterr().out.decode().split())
    assert "Fassung vom 09.03.2026, 11:00 Uhr; die 3. von 3 im Archiv" in shown


# ------------------------------------------------------------------ asked for anew


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as server:
        yield server


def found(site: Site, tmp_path: Path, *, max_age: float) -> str:
    """What discovery reads of a page that is in the archive and has changed since."""
    now = datetime(2026, 3, 9, 10, tzinfo=UTC)
    address = site.page(
        "/deich.html",
        f"<article><h1>Deich</h1><p>{TEXT.format(150)}</p><p>{'Mehr dazu. ' * 40}</p></article>",
    )
    old = extract_text(TEXT.format(90), url=address, outlet=OUTLET, fetched_at=now - timedelta(minutes=5))
    with opened(str(tmp_path / "b.sqlite"), Registry((OUTLET,))) as archive:
        archive.add(Snapshot(old, b"", 200, seen_at=old.fetched_at))
        wanted = Wanted(OUTLET, SAID.format(150, "heißt es"), published=now)
        (article,) = discover([wanted], network(max_age=max_age), now=now, archive=archive)
    assert article.found_by == "archive"
    return article.text


def test_a_found_page_is_asked_for_anew(site: Site, tmp_path: Path) -> None:
    """With --max-age 0 the archive's copy is where it stands, not what it says."""
    assert "150 Metern" in found(site, tmp_path, max_age=0)


def test_a_fresh_copy_is_used_unasked(site: Site, tmp_path: Path) -> None:
    """As for any other page."""
    assert "90 Metern" in found(site, tmp_path, max_age=3600)
    assert site.asked("/deich.html") == []
