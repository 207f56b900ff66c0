"""What is fuzzed: each target takes any bytes and gives a result or one of the package's own errors.

Anything else – another exception, an input that takes seconds – is a fault of crosscheck.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from crosscheck import config, drafts
from crosscheck.batch import rows
from crosscheck.errors import CrosscheckError
from crosscheck.model import Outlet
from crosscheck.outlets import registry
from crosscheck.retrieval import archive, feeds, lock, manifest
from crosscheck.retrieval.archive.tables import TableArchive
from crosscheck.retrieval.archive.warc import import_warc
from crosscheck.retrieval.extract import extract
from crosscheck.triage import baseline

_DRAFTS = (".txt", ".md", ".html", ".docx", ".odt", ".rtf")
_TYPES = ("", "text/html", "text/plain", "application/xml", "text/html; charset=utf-16")


@cache
def _registry() -> registry.Registry:
    return registry.load(())


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="crosscheck-fuzz-"))


def _file(name: str, data: bytes) -> Path:
    path = _folder() / name
    path.write_bytes(data)
    return path


def draft(data: bytes) -> None:
    """The first byte says which format."""
    if data:
        drafts.read(f"x{_DRAFTS[data[0] % len(_DRAFTS)]}", data[1:])


def page(data: bytes) -> None:
    if data:
        outlet = _registry().by_domain("n-tv.de")
        assert isinstance(outlet, Outlet)
        kind = _TYPES[data[0] % len(_TYPES)]
        extract(data[1:], url="https://www.n-tv.de/a.html", outlet=outlet, content_type=kind)


def feed(data: bytes) -> None:
    feeds.parse(data, "https://www.n-tv.de/rss", limit=1_000_000, timezone="Europe/Berlin")


def sources(data: bytes) -> None:
    manifest.load(_file("sources.toml", data), _registry())


def settings(data: bytes) -> None:
    config.load(_file("crosscheck.toml", data), _folder(), {}, {})


def pins(data: bytes) -> None:
    lock.read(_file("sources.lock", data))


def accepted(data: bytes) -> None:
    baseline.read(_file("baseline.jsonl", data))


@cache
def _archive() -> TableArchive:
    return archive.opened(str(_folder() / "archive.sqlite"), _registry())


def warc(data: bytes) -> None:
    import_warc(_archive(), _file("a.warc", data), _registry(), limit=1_000_000)


def row(data: bytes) -> None:
    list(rows.rows([_file("rows.jsonl", data)], ("de", "en")))


TARGETS: dict[str, Callable[[bytes], None]] = {
    each.__name__: each for each in (draft, page, feed, sources, settings, pins, accepted, row, warc)
}


def once(target: str, data: bytes) -> None:
    """One input; the package's own errors are an answer."""
    try:
        TARGETS[target](data)
    except CrosscheckError:
        return


def seeds(target: str) -> list[Path]:
    """The inputs of the corpus that begin a target's search."""
    return sorted((Path(__file__).parent / "corpus").glob(f"{target}-*"))


__all__ = ["TARGETS", "once", "seeds"]
