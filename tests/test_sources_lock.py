"""Re-reading sources: from the archive, on condition, and pinned by a lock file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pages import OUTLET, PARAGRAPHS, page, read
from server import Handler, Seen, Site, network, running

from crosscheck.errors import LockError
from crosscheck.language.details import worded
from crosscheck.model import Article, State
from crosscheck.outlets.registry import Registry
from crosscheck.retrieval import lock as locks
from crosscheck.retrieval.archive import opened
from crosscheck.retrieval.archive.tables import TableArchive
from crosscheck.retrieval.changes import changes
from crosscheck.retrieval.collect import collect
from crosscheck.retrieval.lock import Lock
from crosscheck.retrieval.manifest import SourceRequest

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
EDITED = (*PARAGRAPHS[:2], "Täglich fahren rund 12.000 Autos über das Bauwerk.", *PARAGRAPHS[3:])


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as server:
        yield server


@pytest.fixture
def archive(fresh: Callable[[], str]) -> Iterator[TableArchive]:
    with opened(fresh(), Registry((OUTLET,))) as found:
        yield found


def got(
    url: str, archive: TableArchive | None, hours: float = 0, lock: Lock | None = None, **changes: object
) -> Article:
    """The article at `url`, asked for `hours` after the first time."""
    when = NOW + timedelta(hours=hours)
    (article,) = collect(
        [SourceRequest(OUTLET, url)], network(**changes), now=when, archive=archive, lock=lock
    )
    return article


def own(*paragraphs: str) -> str:
    """A page without an address of its own, so that the server's counts."""
    return page(*paragraphs, ld={"url": None}).replace('rel="canonical"', 'rel="x"')


# ------------------------------------------------------------------ the archive in a run


def test_offline_the_archive_gives_the_same_article(site: Site, archive: TableArchive) -> None:
    """A draft can be checked again without the network, to the same result."""
    url = site.page("/a", own())
    live = got(url, archive)
    assert got(url, archive, hours=500, offline=True) == live
    assert len(site.asked("/a")) == 1


def test_offline_without_a_snapshot_is_said_so(archive: TableArchive) -> None:
    """An archive that does not have the page changes nothing."""
    article = got("https://nordblatt.example/a", archive, offline=True)
    assert (article.state, "offline" in worded(article.detail, "en")) == (State.ERROR, True)


def test_fresh_copy_is_used_without_asking(site: Site, archive: TableArchive) -> None:
    """Within the time the config gives, the outlet is not bothered again."""
    url = site.page("/a", own())
    live = got(url, archive, max_age=3600)
    assert got(url, archive, hours=0.5, max_age=3600) == live
    assert len(site.asked("/a")) == 1


def test_old_copy_is_asked_for_on_condition(site: Site, archive: TableArchive) -> None:
    """The server may say that nothing changed, and the copy is fresh again."""
    tags: list[str | None] = []

    def answer(handler: Handler, seen: Seen) -> None:
        tags.append(seen.headers.get("If-None-Match"))
        known = tags[-1] == '"v1"'
        body = b"" if known else own().encode()
        handler.reply(304 if known else 200, body, {"ETag": '"v1"'})

    url = site.on("/a", answer)
    live = got(url, archive)
    assert got(url, archive, hours=2) == live
    assert got(url, archive, hours=2.5) == live
    assert tags == [None, '"v1"']


def test_same_text_fetched_again_is_the_same_article(site: Site, archive: TableArchive) -> None:
    """A new advertisement on the page does not make another article of it."""
    url = site.page("/a", own())
    live = got(url, archive)
    site.page("/a", own().replace("</footer>", "<p>Heute neu</p></footer>"))
    assert got(url, archive, hours=2) == live
    assert archive.count() == 1


def test_edited_article_is_the_new_one(site: Site, archive: TableArchive) -> None:
    """Without a lock the outlet's last word counts, and both versions are kept."""
    url = site.page("/a", own())
    got(url, archive)
    site.page("/a", own(*EDITED))
    assert "12.000" in got(url, archive, hours=2).text
    assert archive.count() == 2


@pytest.mark.parametrize("status", [403, 500, 503])
def test_page_that_fails_today_is_read_from_the_archive(
    site: Site, archive: TableArchive, status: int
) -> None:
    """What the outlet said is known; the report says why it is a copy."""
    url = site.page("/a", own())
    live = got(url, archive)
    site.page("/a", "", status)
    article = got(url, archive, hours=2)
    assert (article.state, article.text) == (State.FULL, live.text)
    assert worded(article.detail, "en").startswith("as archived on 2026-11-24; today: ")


def test_page_behind_a_wall_today_is_read_from_the_archive(site: Site, archive: TableArchive) -> None:
    """A copy from before the wall still proves what was said, and is not replaced by the teaser."""
    url = site.page("/a", own())
    live = got(url, archive)
    site.page("/a", own(PARAGRAPHS[0]).replace('"@context"', '"isAccessibleForFree": false, "@context"'))
    article = got(url, archive, hours=2)
    assert (article.state, article.text) == (State.FULL, live.text)
    assert got(url, archive, hours=3, offline=True).text == live.text


@pytest.mark.parametrize("status", [404, 410])
def test_page_taken_down_is_gone_though_a_copy_is_there(
    site: Site, archive: TableArchive, status: int
) -> None:
    """The copy is shown, but an article its outlet withdrew accuses nobody."""
    url = site.page("/a", own())
    live = got(url, archive)
    site.page("/a", "", status)
    article = got(url, archive, hours=2)
    assert (article.state, article.text) == (State.GONE, live.text)
    assert "taken down" in worded(article.detail, "en")


def test_failures_are_not_archived(site: Site, archive: TableArchive) -> None:
    """Not found, blocked, consent: none of it is a version of the article."""
    for path, status in (("/a", 404), ("/b", 403), ("/c", 500)):
        got(site.page(path, own(), status), archive)
    assert archive.count() == 0


def test_saved_copies_are_not_archived(tmp_path: Path, archive: TableArchive) -> None:
    """What lies on the disk already needs no second place."""
    file = tmp_path / "a.html"
    file.write_text(page(), encoding="utf-8")
    collect([SourceRequest(OUTLET, file=file)], network(), now=NOW, archive=archive)
    assert archive.count() == 0


# ------------------------------------------------------------------ the lock file


def lock_of(*articles: Article, path: Path, strict: bool = False) -> Lock:
    locks.write(path, articles)
    return locks.read(path, strict=strict)


def test_lock_file_pins_texts_and_can_be_read(tmp_path: Path) -> None:
    """Outlet, address, digest: enough to find the text again."""
    article = read(page(), fetched_at=NOW)
    lock = lock_of(article, path=tmp_path / "sources.lock")
    pin = lock.pin(OUTLET, article.url + "?utm_source=mail")
    assert pin is not None
    assert (pin.sha256, pin.state, pin.fetched_at) == (article.sha256, "full", "2026-11-24T09:00:00+00:00")


def test_lock_file_is_the_same_whatever_the_order(tmp_path: Path) -> None:
    """Same sources, same bytes, and no write when nothing changed."""
    one, two = (
        read(page(), fetched_at=NOW),
        read(page(*EDITED), url="https://nordblatt.example/b", fetched_at=NOW),
    )
    assert locks.written([one, two]) == locks.written([two, one, two])
    assert locks.write(tmp_path / "l", [one, two]) is True
    assert locks.write(tmp_path / "l", [two, one]) is False


def test_lock_knows_where_an_outlets_article_stands(tmp_path: Path) -> None:
    """A draft that gives only the name need not be searched for twice."""
    article = read(page(), fetched_at=NOW)
    lock = lock_of(article, path=tmp_path / "l")
    assert lock.addresses(OUTLET) == (article.url,)
    assert lock.addresses(replace(OUTLET, domain="other.example")) == ()


def test_unreadable_sources_are_not_pinned() -> None:
    """There is no text to pin."""
    assert "[[pin]]" not in locks.written([Article(OUTLET, "https://x.example", State.NOT_FOUND)])


def test_unchanged_article_is_no_matter(site: Site, archive: TableArchive, tmp_path: Path) -> None:
    """A pin that holds is silent."""
    url = site.page("/a", own())
    lock = lock_of(got(url, archive), path=tmp_path / "l")
    assert got(url, archive, hours=2, lock=lock).previous is None


def test_changed_article_carries_the_pinned_version(
    site: Site, archive: TableArchive, tmp_path: Path
) -> None:
    """So that the report can name the words that changed."""
    url = site.page("/a", own())
    lock = lock_of(got(url, archive), path=tmp_path / "l")
    site.page("/a", own(*EDITED))
    article = got(url, archive, hours=2, lock=lock)
    assert article.previous is not None
    (change,) = changes(article.previous.text, article.text)
    assert change.texts(article.previous.text, article.text) == ("14.000", "12.000")


def test_locked_run_reads_the_pinned_text_and_asks_nobody(
    site: Site, archive: TableArchive, tmp_path: Path
) -> None:
    """The verdict rests on what was pinned, whatever the page says today."""
    url = site.page("/a", own())
    lock = lock_of(got(url, archive), path=tmp_path / "l", strict=True)
    site.page("/a", own(*EDITED))
    got(url, archive, hours=2)
    before = len(site.seen)
    article = got(url, archive, hours=3, lock=lock)
    assert ("14.000" in article.text, article.state) == (True, State.FULL)
    assert len(site.seen) == before


def test_locked_run_without_the_text_fetches_and_compares(site: Site, tmp_path: Path) -> None:
    """In CI there may be no archive: the page itself will do while it reads the same."""
    url = site.page("/a", own())
    lock = lock_of(got(url, None), path=tmp_path / "l", strict=True)
    assert got(url, None, lock=lock).state is State.FULL
    site.page("/a", own(*EDITED))
    article = got(url, None, lock=lock)
    assert (article.state, article.text) == (State.ERROR, "")
    assert "reads differently since it was pinned on 2026-11-24" in worded(article.detail, "en")


def test_locked_run_refuses_a_saved_copy_that_changed(tmp_path: Path) -> None:
    """A pinned file is held to its text, too."""
    file = tmp_path / "a.html"
    file.write_text(page(), encoding="utf-8")
    request = [SourceRequest(OUTLET, file=file)]
    lock = lock_of(*collect(request, network(), now=NOW), path=tmp_path / "l", strict=True)
    assert collect(request, network(), now=NOW, lock=lock)[0].state is State.FULL
    file.write_text(page(*EDITED), encoding="utf-8")
    assert collect(request, network(), now=NOW, lock=lock)[0].state is State.ERROR


def test_locked_run_refuses_a_source_that_is_not_pinned(tmp_path: Path) -> None:
    """Nothing slips in unseen."""
    lock = lock_of(read(page(), fetched_at=NOW), path=tmp_path / "sources.lock", strict=True)
    with pytest.raises(LockError, match=r"other.*is not pinned") as caught:
        got("https://nordblatt.example/other", None, lock=lock)
    assert "--lock" in caught.value.hint


def test_missing_lock_file_is_empty_or_an_error(tmp_path: Path) -> None:
    """--lock begins one; --locked needs one."""
    assert locks.read(tmp_path / "none").pins == ()
    with pytest.raises(LockError, match="no lock file"):
        locks.read(tmp_path / "none", strict=True)


GOOD = locks.written([replace(read(page()), fetched_at=NOW)])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("version = ", "TOML"),
        (GOOD.replace("version = 1", "version = 9"), ":2: 'version' is '9', and only '1' is known"),
        ("", "'version' is missing"),
        (GOOD.replace("sha256 =", "sha265 ="), "unknown key 'sha265'"),
        (GOOD.replace('state = "full"', "state = 7"), ":8: 'state' in [[pin]] number 1 must be text"),
        (GOOD.replace('outlet = "nordblatt.example"\n', ""), ":4: 'outlet' in [[pin]] number 1 is missing"),
        ('version = 1\npin = "x"', "list of tables"),
        ("version = 1\npin = [7]", "must be a table"),
    ],
)
def test_lock_file_that_means_nothing_is_an_error(tmp_path: Path, text: str, message: str) -> None:
    """What is wrong is named, and the way out."""
    path = tmp_path / "sources.lock"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LockError) as caught:
        locks.read(path)
    assert message in caught.value.message
    assert caught.value.hint


def test_lock_file_that_cannot_be_written(tmp_path: Path) -> None:
    """A folder in its place is said to be in the way."""
    (tmp_path / "l").mkdir()
    with pytest.raises(LockError, match="cannot be written"):
        locks.write(tmp_path / "l", [read(page(), fetched_at=NOW)])
