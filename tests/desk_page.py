"""A server as `crosscheck serve` starts it, and its page in Chromium, for the tests of that page."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
ROOT = Path(__file__).parents[1]
DEMO = ROOT / "fixtures" / "demo"
DIGEST = (DEMO / "digest.md").read_text(encoding="utf-8")
PAGES = [str(DEMO / name) for name in ("n-tv.html", "suedkurier.html", "sueddeutsche.html")]
_PATIENCE = 30.0  # seconds until the server listens
_LISTENS = re.compile(r"http://127\.0\.0\.1:(\d+)/")


@dataclass
class Server:
    """A server process that can be stopped and started again under the same address."""

    folder: Path
    options: tuple[str, ...] = ()
    port: int = 0
    process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "crosscheck", "serve", "--port", str(self.port), "--workers", "1", "--offline",
             "--archive", str(self.folder / "archive.db"), "--decisions", str(self.folder / "decisions"),
             *self.options],
            cwd=self.folder, env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self.process.stdout is not None
        found = _LISTENS.search(self.process.stdout.readline())
        assert found, "the server did not start"
        self.port = int(found[1])

    def stop(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(_PATIENCE)
        assert self.process.stdout is not None
        self.process.stdout.close()


@contextmanager
def running(folder: Path, *options: str) -> Iterator[Server]:
    server = Server(folder, options)
    server.start()
    try:
        yield server
    finally:
        if server.process is not None and server.process.poll() is None:
            server.stop()


def paste(page: Any, text: str, field: str = "#text") -> None:
    """As Ctrl+V does it."""
    page.wait_for_selector("body:not(.loading)")
    page.focus(field)
    page.evaluate("text => document.execCommand('insertText', false, text)", text)


def filled(page: Any, draft: str = DIGEST, articles: list[str] | None = None) -> None:
    """A draft and its articles, matched by the server."""
    paste(page, draft)
    page.set_input_files("#articles-choose", PAGES if articles is None else articles)
    page.wait_for_selector("#missing.complete:not(:empty)")


def checked(page: Any) -> None:
    page.click("#run")
    page.wait_for_selector("#report h1.headline", timeout=30_000)
