"""Runs the application on a socket until SIGTERM or Ctrl-C."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import socket
from collections.abc import Callable, Iterator

import uvicorn
from starlette.applications import Starlette

from crosscheck.errors import ConfigError
from crosscheck.service import app as application

_FAREWELL = 5  # seconds that open requests have once the server is told to end
_BACKLOG = 128
_MOST = 200  # connections


class _Server(uvicorn.Server):
    """Ends without passing the signal on, and tells the checks first, since open requests wait for them."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        before = {}
        for number in (signal.SIGINT, signal.SIGTERM):
            with contextlib.suppress(ValueError):  # not in the main thread
                before[number] = signal.signal(number, self.handle_exit)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        app = self.config.app
        assert isinstance(app, Starlette)
        await application.stop(app)
        await super().shutdown(sockets)


def bound(host: str, port: int) -> socket.socket:
    """A listening socket. Raises ConfigError where it cannot be had."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=_BACKLOG)
    except (OSError, UnicodeError) as exc:
        reason = getattr(exc, "strerror", None) or str(exc)
        raise ConfigError(
            f"{host}:{port}: cannot be listened on ({reason})", "Name another --port; 0 takes any free one."
        ) from exc


def made(app: Starlette) -> uvicorn.Server:
    """The server of the application; it ends when its `should_exit` is set."""
    logging.getLogger("python_multipart").setLevel(logging.CRITICAL)  # it logs what is wrong with each form
    config = uvicorn.Config(
        app, lifespan="on", log_level="warning", access_log=False, server_header=False, date_header=True,
        timeout_graceful_shutdown=_FAREWELL, limit_concurrency=_MOST, proxy_headers=False, ws="none",
    )  # fmt: skip
    return _Server(config)


def run(app: Starlette, listening: socket.socket, begun: Callable[[str], None]) -> None:
    """Serves until the process is told to end. `begun` is called with the address."""
    host, port = listening.getsockname()[:2]
    begun(f"http://{f'[{host}]' if ':' in host else host}:{port}/")
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(made(app).serve([listening]))
