"""A real server of `crosscheck serve` for tests: uvicorn on a free port of 127.0.0.1, in a thread."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import httpx
from starlette.applications import Starlette

from crosscheck.config import Config, Network
from crosscheck.config.schema import ServeSettings
from crosscheck.service import server
from crosscheck.service.app import create_app

DRAFT = (
    "# Aus der Region\n\nIn Talheim sind bei einem Brand zwölf Menschen verletzt worden, berichtet der Talbote.\n\n"
    "Die Feuerwehr war laut dem Talboten mit neunzig Kräften im Einsatz.\n"
)
PAGE = (
    '<html lang="de"><head><title>Brand in Talheim</title><meta property="og:site_name" content="Talbote"></head>'
    "<body><article><h1>Brand in Talheim</h1><p>In Talheim sind bei einem Brand am Dienstag zehn Menschen verletzt "
    "worden. Das Feuer brach am frühen Morgen in einem Lagerhaus aus.</p><p>Die Feuerwehr war mit neunzig Kräften im "
    "Einsatz und löschte den Brand bis zum Mittag. Die Ursache ist noch nicht geklärt.</p></article></body></html>"
)


@dataclass
class Served:
    """A server that runs: its address, its application, and a client for it."""

    url: str
    app: Starlette
    client: httpx.Client

    def check(self, **changes: Any) -> httpx.Response:
        return self.client.post("/v1/check", json=request(**changes))

    @property
    def checks(self) -> Any:
        return self.app.state.service.checks


def request(**changes: Any) -> dict[str, Any]:
    """The body of a check; a draft with one wrong number, and the article."""
    return {
        "draft": {"name": "digest.md", "text": DRAFT},
        "sources": [{"outlet": "Talbote", "html": PAGE, "name": "talbote.html"}],
        "options": {"offline": True, "published": "2026-11-24"},
        **changes,
    }


def settings(**changes: Any) -> Config:
    """The settings of tests: one worker, no archive, nothing fetched; `changes` are those of [crosscheck.serve]."""
    own = {"port": 0, "workers": 1, **changes}
    return replace(
        Config(archive="none"), serve=ServeSettings(**own), network=Network(offline=True, discover=False)
    )


@contextmanager
def running(config: Config | None = None, token: str = "", **client: Any) -> Iterator[Served]:
    """A server until the end of the block, stopped as by SIGTERM."""
    config = config or settings()
    app = create_app(config, token)
    listening = server.bound(config.serve.host, config.serve.port)
    made = server.made(app)
    thread = threading.Thread(target=lambda: asyncio.run(made.serve([listening])), daemon=True)
    thread.start()
    port = listening.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    try:
        while not made.started and thread.is_alive():
            thread.join(0.02)
        with httpx.Client(base_url=url, timeout=60, **client) as found:
            yield Served(url, app, found)
    finally:
        made.should_exit = True
        thread.join(20)
    assert not thread.is_alive()
