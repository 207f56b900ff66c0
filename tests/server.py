"""A small real web server on 127.0.0.1 for tests, able to misbehave in every way a server can."""

from __future__ import annotations

import asyncio
import gzip
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from crosscheck.config import Network
from crosscheck.retrieval.fetch import Clock

Headers = dict[str, str]


@dataclass
class Seen:
    """One request as the server saw it, `at` in seconds by the site's clock."""

    path: str
    headers: Headers
    at: float


Answer = Callable[["Handler", Seen], None]


@dataclass
class Site:
    """A running server: what it answers by path, and what it was asked."""

    port: int
    scheme: str = "http"
    answers: dict[str, Answer] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)
    at_once: int = 0
    most_at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)
    now: Callable[[], float] = time.monotonic

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def asked(self, path: str) -> list[Seen]:
        return [s for s in self.seen if s.path.split("?")[0] == path]

    def on(self, path: str, answer: Answer) -> str:
        """`answer` writes the response itself. Returns the address."""
        self.answers[path] = answer
        return self.url(path)

    def page(self, path: str, body: bytes | str, status: int = 200, **headers: str) -> str:
        """A plain answer; header names with underscores for hyphens."""
        content = body.encode() if isinstance(body, str) else body

        def answer(handler: Handler, _: Seen) -> None:
            handler.reply(status, content, {k.replace("_", "-"): v for k, v in headers.items()})

        return self.on(path, answer)

    def zipped(self, path: str, body: bytes, times: int = 1) -> str:
        for _ in range(times):
            body = gzip.compress(body, 6)
        return self.page(path, body, Content_Encoding=", ".join(["gzip"] * times))

    def redirect(self, path: str, to: str, status: int = 302) -> str:
        return self.page(path, b"", status, Location=to)

    def sequence(self, path: str, *answers: tuple[int, str, Headers]) -> str:
        """(status, body, headers) one after another; the last one from then on."""
        left = list(answers)

        def answer(handler: Handler, _: Seen) -> None:
            status, body, headers = left.pop(0) if len(left) > 1 else left[0]
            handler.reply(status, body.encode(), headers)

        return self.on(path, answer)

    def cut(self, path: str, body: bytes, said: int) -> str:
        """Promises `said` bytes, sends `body` and closes."""

        def answer(handler: Handler, _: Seen) -> None:
            handler.head(200, {"Content-Length": str(said), "Content-Type": "text/html"})
            handler.wfile.write(body)
            handler.close_connection = True

        return self.on(path, answer)

    def reset(self, path: str, body: bytes) -> str:
        """Breaks the connection in mid-body without a farewell."""

        def answer(handler: Handler, _: Seen) -> None:
            handler.head(200, {"Content-Length": str(len(body) * 10), "Content-Type": "text/html"})
            handler.wfile.write(body)
            handler.wfile.flush()
            time.sleep(0.05)
            handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            handler.connection.close()
            handler.close_connection = True

        return self.on(path, answer)

    def endless(self, path: str, piece: bytes = b"<p>und so weiter</p>" * 500) -> str:
        """A body without end, as fast as it is taken."""

        def answer(handler: Handler, _: Seen) -> None:
            handler.head(200, {"Content-Type": "text/html"})
            handler.close_connection = True
            for _ in range(20_000):
                if self.closing.is_set():
                    return
                handler.wfile.write(piece)

        return self.on(path, answer)

    def drip(self, path: str, every: float = 0.02) -> str:
        """A byte at a time, each soon enough to reset a read time-out."""

        def answer(handler: Handler, _: Seen) -> None:
            handler.head(200, {"Content-Type": "text/html"})
            handler.close_connection = True
            for _ in range(2_000):
                if self.closing.wait(every):
                    return
                handler.wfile.write(b".")
                handler.wfile.flush()

        return self.on(path, answer)

    def silent(self, path: str) -> str:
        """Takes the request and never answers."""

        def answer(handler: Handler, _: Seen) -> None:
            self.closing.wait(20)
            handler.close_connection = True

        return self.on(path, answer)


class Patience(Clock):
    """A clock on which time passes by waiting alone, so that a wait of minutes takes none."""

    def __init__(self) -> None:
        super().__init__()
        self.waited = 0.0

    def monotonic(self) -> float:
        return self.waited

    def now(self) -> datetime:
        return super().now() + timedelta(seconds=self.waited)

    async def sleep(self, seconds: float) -> None:
        self.waited += max(0.0, seconds)
        await asyncio.sleep(0)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        site = self.site
        seen = Seen(self.path, dict(self.headers.items()), site.now())
        with site.lock:
            site.seen.append(seen)
            site.at_once += 1
            site.most_at_once = max(site.most_at_once, site.at_once)
        try:
            answer = site.answers.get(self.path) or site.answers.get(self.path.split("?")[0])
            if answer is None:
                self.reply(404, b"<h1>not here</h1>", {})
            else:
                answer(self, seen)
        except (ConnectionError, ssl.SSLError, OSError):
            self.close_connection = True
        finally:
            with site.lock:
                site.at_once -= 1

    do_POST = do_GET

    def head(self, status: int, headers: Headers) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def reply(self, status: int, body: bytes, headers: Headers) -> None:
        self.head(
            status, {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body)), **headers}
        )
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        pass  # clients of these tests break off on purpose


@contextmanager
def running(context: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A server in a thread, with TLS if given a context; everything in it ends with the block."""
    handler = type("BoundHandler", (Handler,), {})
    server = _Server(("127.0.0.1", 0), handler)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site = Site(server.server_address[1], "https" if context else "http")
    handler.site = site
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.closing.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


def network(**changes: object) -> Network:
    """Settings under which the local server may be fetched, fast."""
    settings: dict[str, object] = {
        "timeout": 2.0,
        "total_timeout": 5.0,
        "requests_per_second": 0.0,
        "allow_hosts": ("127.0.0.1",),
        "retries": 0,
    }
    return Network(**{**settings, **changes})  # type: ignore[arg-type]  # values passed on by name, checked when they are used
