"""A whole check in which every call to something foreign fails once, each place in turn.

The places are found by a run in which nothing fails: every line of the package that calls one of BOUNDARIES. For
each of them the check runs again and that line's first call raises. Whatever it is, the run ends with a report or
a message, a documented status, no traceback, and nothing half written.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import shlex
import sqlite3
import sys
import urllib.parse
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import lxml.etree
import lxml.html
import markdown_it
import pytest
import trafilatura
from pages import PARAGRAPHS, page
from server import running
from test_cli import PAGE

from crosscheck import cli, files
from crosscheck.retrieval import formats, reading

PACKAGE = str(Path(cli.__file__).parent.parent)
Place = tuple[str, str]
# Each thing that is called, where it is looked up, and what it may raise.
BOUNDARIES: tuple[tuple[Any, str, tuple[type[Exception], ...]], ...] = (
    (os, "open", (OSError,)),
    (Path, "stat", (OSError,)),
    (Path, "exists", (OSError,)),
    (Path, "resolve", (OSError,)),
    (Path, "replace", (OSError,)),
    (files, "opened", (OSError, MemoryError)),
    (formats, "read", (ValueError, MemoryError)),
    (lxml.html, "document_fromstring", (ValueError,)),
    (lxml.etree, "fromstring", (ValueError,)),
    (trafilatura, "bare_extraction", (RuntimeError, RecursionError)),
    (markdown_it.MarkdownIt, "parse", (ValueError,)),
    (httpx.AsyncClient, "stream", (OSError, ValueError, MemoryError, RuntimeError)),
    (zlib, "compress", (zlib.error,)),
    (zlib, "decompress", (zlib.error,)),
    (json, "loads", (ValueError, RecursionError)),
)
ARGUMENTS = shlex.split(
    "check draft.md --config settings.toml --archive archive.sqlite --reader none --allow-host 127.0.0.1 "
    "--source n-tv.de=fire.html --source Südbote=trees.html --output-format json=report.json --output-format full"
)
SPLITTERS = ("urlsplit", "urljoin")
DRAFT = """\
Bei dem Brand in Moosfeld wurden nach Angaben der Polizei 28 Menschen verletzt, berichtet n-tv.de.

Die Ahrbrücke in Altenfeld bleibt bis Ende März gesperrt, berichtet das [Nordblatt]({url}).

In Altenfeld seien 40 Bäume gefällt worden, meldet der Südbote.
"""


class Injector:
    """Counts the places of the package that call a boundary; at the one that is `armed` the call raises."""

    def __init__(self) -> None:
        self.seen: dict[Place, tuple[type[Exception], ...]] = {}
        self.armed: Place | None = None
        self.raising: type[Exception] = OSError

    def call(self, name: str, kinds: tuple[type[Exception], ...]) -> None:
        frame = sys._getframe(2)
        if not frame.f_code.co_filename.startswith(PACKAGE):
            return
        place = name, f"{Path(frame.f_code.co_filename).relative_to(PACKAGE)}:{frame.f_lineno}"
        self.seen.setdefault(place, kinds)
        if place == self.armed:
            self.armed = None
            raise self.raising(5, "made to fail") if self.raising is OSError else self.raising("\x1b[31mraw")

    def around(self, real: Callable[..., Any], name: str, kinds: tuple[type[Exception], ...]) -> Any:
        def call(*args: Any, **named: Any) -> Any:
            self.call(name, kinds)
            return real(*args, **named)

        return call


class Torn(sqlite3.Connection):
    """A connection whose statements may fail."""

    injector: Injector

    def execute(self, *args: Any) -> sqlite3.Cursor:
        self.injector.call("execute", (sqlite3.OperationalError, sqlite3.DatabaseError))
        return super().execute(*args)


@pytest.fixture
def injector(monkeypatch: pytest.MonkeyPatch) -> Injector:
    found = Injector()
    for owner, name, kinds in BOUNDARIES:
        monkeypatch.setattr(owner, name, found.around(getattr(owner, name), name, kinds))
    for module in [m for n, m in sys.modules.items() if n.startswith("crosscheck.")]:
        for name in SPLITTERS:
            if vars(module).get(name) is getattr(urllib.parse, name):
                monkeypatch.setattr(module, name, found.around(vars(module)[name], name, (ValueError,)))
    monkeypatch.setattr(Torn, "injector", found, raising=False)
    real = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **named: real(*a, **named, factory=Torn))
    return found


@pytest.fixture
def workdir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A draft with a saved page, one in a folder, and one on the web."""
    monkeypatch.chdir(tmp_path)
    with running() as site:
        site.page("/bridge.html", page(*PARAGRAPHS))
        (tmp_path / "draft.md").write_text(DRAFT.format(url=site.url("/bridge.html")), encoding="utf-8")
        (tmp_path / "fire.html").write_text(PAGE, encoding="utf-8")
        (tmp_path / "trees.html").write_text(page("In Altenfeld wurden 40 Bäume gefällt."), encoding="utf-8")
        (tmp_path / "settings.toml").write_text(
            "[network]\nretries = 0\nrequests-per-second = 0.0\n", encoding="utf-8"
        )
        yield tmp_path


def checked(workdir: Path) -> tuple[int, str]:
    """Status and stderr of the check; what an earlier one left or read is forgotten before."""
    reading._read_lately.clear()
    for left in (*workdir.glob("report*"), *workdir.glob("*.sqlite*")):
        left.unlink()
    said = io.StringIO()
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
        status = cli.main(ARGUMENTS)
    return status, said.getvalue()


def wrong(workdir: Path, status: int, said: str) -> str:
    """What is wrong with how a run ended, "" for nothing."""
    report = workdir / "report.json"
    if status not in (0, 1, 2, 3) or "Traceback" in said or "\x1b[31mraw" in said:
        return f"status {status}: {said[:600]}"
    if status == 2 and "crosscheck: " not in said:
        return f"status 2 without a message: {said[:300]}"
    if status != 2 and not report.exists():
        return f"status {status} without a report"
    if report.exists():
        json.loads(report.read_bytes())
    if left := list(workdir.glob(".*part")):
        return f"left behind: {left}"
    if (workdir / "archive.sqlite").exists():
        with contextlib.closing(sqlite3.connect(workdir / "archive.sqlite")) as db:
            if db.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                return "the archive is damaged"
    return ""


def test_whatever_fails_the_run_ends_with_a_report_or_a_message(workdir: Path, injector: Injector) -> None:
    """Each place once with each kind of error that it can meet."""
    checked(workdir)  # what is loaded once is loaded
    injector.seen.clear()
    assert checked(workdir)[0] in (0, 1)
    places = dict(injector.seen)
    assert {name for name, _ in places} > {
        "opened",
        "read",
        "execute",
        "stream",
        "compress",
        "bare_extraction",
    }
    faults = []
    for place, kinds in places.items():
        for kind in kinds:
            injector.armed, injector.raising = place, kind
            fault = wrong(workdir, *checked(workdir))
            if fault:
                faults.append(f"{place}, {kind.__name__}: {fault}")
    assert not faults, "\n".join(faults)
