"""Into the archive and out of it: pages from the network, saved files, folders, WARC files."""

from __future__ import annotations

import contextlib
import gzip
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pages import OUTLET, PARAGRAPHS, TITLE, URL, page, read
from server import network, running
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crosscheck.errors import ArchiveError
from crosscheck.model import State
from crosscheck.outlets.registry import Registry
from crosscheck.retrieval.archive import Snapshot, opened
from crosscheck.retrieval.archive.intake import add_files, import_folder
from crosscheck.retrieval.archive.tables import TableArchive
from crosscheck.retrieval.archive.warc import export, import_warc
from crosscheck.retrieval.collect import fetch_anew
from crosscheck.retrieval.manifest import SourceRequest

NOW = datetime(2026, 11, 24, 9, 0, 0, 123456, tzinfo=UTC)
REGISTRY = Registry((OUTLET,))
LIMIT = 1_000_000


@pytest.fixture
def archive(fresh: Callable[[], str]) -> Iterator[TableArchive]:
    with opened(fresh(), REGISTRY) as found:
        yield found


@pytest.fixture
def other(fresh: Callable[[], str]) -> Iterator[TableArchive]:
    with opened(fresh(), REGISTRY) as found:
        yield found


def kept(number: int, *, text_only: bool = False) -> Snapshot:
    url = f"https://nordblatt.example/a-{number}.html"
    markup = page(*PARAGRAPHS, f"Das war Meldung {number} von heute.").replace(URL, url)
    article = replace(
        read(markup, url=url, fetched_at=NOW), reservations=("noarchive",) if number == 1 else ()
    )
    content = b"" if text_only else markup.encode()
    return Snapshot(article, content, 200, (("content-type", "text/html"), ("etag", '"x"')), NOW)


# ------------------------------------------------------------------ pages and files


def test_page_is_fetched_into_the_archive(archive: TableArchive) -> None:
    """Adding an address fetches it, whatever is there already."""
    with running() as site:
        url = site.page("/a", page(ld={"url": None}).replace('rel="canonical"', 'rel="x"'))
        for _ in range(2):
            (article,) = fetch_anew(archive, [SourceRequest(OUTLET, url)], network(), now=NOW)
        assert len(site.asked("/a")) == 2
    assert (article.state, archive.count()) == (State.FULL, 1)


def test_saved_page_is_added_with_the_time_of_its_file(archive: TableArchive, tmp_path: Path) -> None:
    """The page says where it stood, the file when it was saved."""
    file = tmp_path / "brücke.html"
    file.write_text(page(), encoding="utf-8")
    os.utime(file, (NOW.timestamp(), NOW.timestamp()))
    taken = add_files(archive, [file], REGISTRY, limit=LIMIT)
    found = archive.newest(OUTLET, URL)
    assert found is not None
    assert (taken.new, found.article.title) == ((found.id,), TITLE)
    assert abs((found.fetched_at - NOW).total_seconds()) < 1
    assert archive.content(found.id) == file.read_bytes()


def test_note_of_the_browser_tells_where_a_page_stood(archive: TableArchive, tmp_path: Path) -> None:
    """For pages that lost their canonical link."""
    file = tmp_path / "a.html"
    markup = page(ld={"url": None}).replace('rel="canonical"', 'rel="x"')
    file.write_text(
        f"<!-- saved from url=(0041)https://nordblatt.example/gespeichert-9 -->\n{markup}", encoding="utf-8"
    )
    add_files(archive, [file], REGISTRY, limit=LIMIT)
    assert archive.newest(OUTLET, "https://nordblatt.example/gespeichert-9") is not None


def test_text_of_a_named_outlet_is_added(archive: TableArchive, tmp_path: Path) -> None:
    """Plain text says nothing of its outlet; the editor does."""
    file = tmp_path / "a.txt"
    file.write_text("\n\n".join(PARAGRAPHS), encoding="utf-8")
    assert "name the outlet" in add_files(archive, [file], REGISTRY, limit=LIMIT).skipped[0]
    assert len(add_files(archive, [file], REGISTRY, limit=LIMIT, outlet=OUTLET).new) == 1


def test_missing_file_is_the_users_error(archive: TableArchive, tmp_path: Path) -> None:
    """Nothing is guessed."""
    with pytest.raises(ArchiveError, match="no such file"):
        add_files(archive, [tmp_path / "none.html"], REGISTRY, limit=LIMIT)


def test_folder_is_taken_in_and_what_is_no_article_left_out(archive: TableArchive, tmp_path: Path) -> None:
    """Every page below it, each named that is not taken."""
    (tmp_path / "in" / "deep").mkdir(parents=True)
    for number in range(3):
        markup = kept(number).content
        (tmp_path / "in" / ("deep" if number else ".") / f"{number}.html").write_bytes(markup)
    (tmp_path / "in" / "empty.html").write_text("<html></html>")
    (tmp_path / "in" / "big.html").write_bytes(b"<p>x</p>" * 200_000)
    (tmp_path / "in" / "notes.pdf").write_bytes(b"%PDF-1.4")
    taken = import_folder(archive, tmp_path / "in", REGISTRY, limit=LIMIT)
    assert (len(taken.new), taken.known) == (3, 0)
    assert sorted(s.split("/")[-1].split(":")[0] for s in taken.skipped) == ["big.html", "empty.html"]
    assert import_folder(archive, tmp_path / "in", REGISTRY, limit=LIMIT).known == 3
    with pytest.raises(ArchiveError, match="no such folder"):
        import_folder(archive, tmp_path / "none", REGISTRY, limit=LIMIT)


# ------------------------------------------------------------------ WARC


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_archive_goes_through_a_warc_file_unchanged(
    archive: TableArchive, other: TableArchive, tmp_path: Path, name: str
) -> None:
    """Every snapshot comes out as it went in, text-only ones too, under the same id."""
    archive.add_all([kept(0), kept(1), kept(2, text_only=True)])
    assert export(archive, tmp_path / name) == (3, 1)
    taken = import_warc(other, tmp_path / name, REGISTRY, limit=LIMIT)
    assert (len(taken.new), taken.skipped) == (3, ())
    assert list(other.each()) == list(archive.each())
    for snapshot in archive.each():
        assert other.content(snapshot.id) == archive.content(snapshot.id)
    assert import_warc(other, tmp_path / name, REGISTRY, limit=LIMIT).known == 3


def test_export_is_a_warc_file_other_tools_read(archive: TableArchive, tmp_path: Path) -> None:
    """Standard records with valid digests."""
    archive.add(kept(0))
    export(archive, tmp_path / "a.warc.gz")
    with (tmp_path / "a.warc.gz").open("rb") as stream:
        records = [
            (r.rec_type, r.content_stream().read()) for r in ArchiveIterator(stream, check_digests="raise")
        ]
    assert [kind for kind, _ in records] == ["warcinfo", "response", "metadata"]
    assert records[1][1] == kept(0).content


def test_same_archive_exports_the_same_records(archive: TableArchive, tmp_path: Path) -> None:
    """But for the file's own header, which has a time."""
    archive.add_all([kept(0), kept(1)])

    def exported(name: str) -> list[tuple[str, bytes]]:
        export(archive, tmp_path / name)
        with (tmp_path / name).open("rb") as stream:
            return [
                (str(r.rec_headers), r.content_stream().read())
                for r in ArchiveIterator(stream)
                if r.rec_type != "warcinfo"
            ]

    assert exported("a.warc") == exported("b.warc")


def foreign(path: Path, *pages: tuple[str, bytes, str]) -> Path:
    """A WARC file as a crawler writes it: (address, body, Content-Type)."""
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        for url, body, kind in pages:
            packed = gzip.compress(body)
            headers = [("Content-Type", kind), ("Content-Encoding", "gzip")]
            record = writer.create_warc_record(
                url,
                "response",
                payload=BytesIO(packed),
                length=len(packed),
                http_headers=StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1"),
                warc_headers_dict={"WARC-Date": "2026-11-20T08:00:00Z"},
            )
            request = StatusAndHeaders("GET / HTTP/1.1", [("Host", "x")], is_http_request=True)
            writer.write_record(record)
            writer.write_record(writer.create_warc_record(url, "request", http_headers=request))
    return path


def test_pages_of_other_crawlers_are_read_anew(archive: TableArchive, tmp_path: Path) -> None:
    """Articles go in with their time; pictures and dead links are left out and named."""
    path = foreign(
        tmp_path / "crawl.warc.gz",
        (URL, page().encode(), "text/html"),
        ("https://nordblatt.example/bild.jpg", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("https://nordblatt.example/leer", b"<html></html>", "text/html"),
    )
    taken = import_warc(archive, path, REGISTRY, limit=LIMIT)
    found = archive.newest(OUTLET, URL)
    assert found is not None
    assert (found.article.title, found.fetched_at) == (TITLE, datetime(2026, 11, 20, 8, tzinfo=UTC))
    assert archive.content(found.id) == page().encode()
    assert [s.rsplit("/", 1)[1] for s in taken.skipped] == ["bild.jpg", "leer"]


def test_bomb_in_a_warc_file_is_left_out(archive: TableArchive, tmp_path: Path) -> None:
    """The cap holds for files, too."""
    path = foreign(tmp_path / "bomb.warc.gz", (URL, b"<p>x</p>" * 5_000_000, "text/html"))
    assert import_warc(archive, path, REGISTRY, limit=LIMIT).skipped == (URL,)


def test_forged_record_is_left_out(archive: TableArchive, other: TableArchive, tmp_path: Path) -> None:
    """A text that is not the one its digest names does not get in."""
    archive.add(kept(0))
    export(archive, tmp_path / "a.warc")
    raw = (tmp_path / "a.warc").read_bytes()
    (tmp_path / "b.warc").write_bytes(raw.replace(b"14.000 Autos", b"99.000 Autos"))
    assert import_warc(other, tmp_path / "b.warc", REGISTRY, limit=LIMIT).new == ()


def test_broken_warc_file_keeps_what_came_before(
    archive: TableArchive, other: TableArchive, tmp_path: Path
) -> None:
    """A download that broke off is said to be broken, and its first pages are there."""
    archive.add_all([kept(n) for n in range(4)])
    export(archive, tmp_path / "a.warc")
    raw = (tmp_path / "a.warc").read_bytes()
    (tmp_path / "b.warc").write_bytes(raw[: len(raw) * 6 // 10] + b"garbage\n" * 50)
    with pytest.raises(ArchiveError, match="broken"):
        import_warc(other, tmp_path / "b.warc", REGISTRY, limit=LIMIT)
    assert 1 <= other.count() <= 3


@pytest.mark.parametrize("content", [b"", b"no warc at all", b"\x1f\x8b\x08broken", b"WARC/1.0\r\n"])
def test_file_that_is_no_warc(archive: TableArchive, tmp_path: Path, content: bytes) -> None:
    """Is an error or nothing, and never a traceback."""
    path = tmp_path / "a.warc"
    path.write_bytes(content)
    with contextlib.suppress(ArchiveError):
        assert import_warc(archive, path, REGISTRY, limit=LIMIT).new == ()
    with pytest.raises(ArchiveError, match="cannot be read"):
        import_warc(archive, tmp_path / "none.warc", REGISTRY, limit=LIMIT)


def test_export_that_fails_leaves_no_half_file(archive: TableArchive, tmp_path: Path) -> None:
    """The file is whole or not there."""
    archive.add(kept(0))
    with pytest.raises(ArchiveError, match="cannot be written"):
        export(archive, tmp_path / "no" / "a.warc")

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(archive, tmp_path / "a.warc", progress=stop)
    assert list(tmp_path.glob("a.warc*")) == []
