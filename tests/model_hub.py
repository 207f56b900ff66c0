"""A model hub on 127.0.0.1 for tests: as much of the real one's interface as downloads ask for."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@dataclass
class Hub:
    """A running hub: repositories by their id, each a table of files; `seen` holds method and path of each request."""

    port: int
    models: dict[str, dict[str, bytes]] = field(default_factory=dict)
    seen: list[tuple[str, str]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def add(self, name: str, folder: Path, **renamed: str) -> None:
        """The files of `folder` as a repository; `renamed` by their stem."""
        self.models[name] = {
            renamed.get(file.stem, str(file.relative_to(folder))): file.read_bytes()
            for file in sorted(folder.rglob("*"))
            if file.is_file()
        }

    def fetched(self) -> set[str]:
        """The files that were transferred."""
        return {
            path.split("/resolve/")[1].split("/", 1)[1]
            for how, path in self.seen
            if how == "GET" and "/resolve/" in path
        }


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hub: Hub

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        path = urlsplit(self.path).path
        self.hub.seen.append((self.command, path))
        for name, files in self.hub.models.items():
            api = f"/api/models/{name}"
            if path.startswith(f"/{name}/resolve/"):
                file = path.split("/resolve/")[1].split("/", 1)[1]
                if file not in files:
                    return self._fail(404, "EntryNotFound", f"no {file}")
                return self._file(files[file])
            if path in (api, f"{api}/revision/main", f"{api}/revision/{COMMIT}"):
                siblings = [{"rfilename": file} for file in files]
                return self._json(
                    {"id": name, "modelId": name, "sha": COMMIT, "private": False, "siblings": siblings}
                )
            if path.startswith(f"{api}/tree/{COMMIT}"):
                return self._json(
                    [
                        {"type": "file", "path": file, "size": len(data), "oid": _etag(data)}
                        for file, data in files.items()
                    ]
                )
            if path.startswith(f"{api}/"):
                return self._fail(404, "RevisionNotFound", "no such revision")
        return self._fail(401, "RepoNotFound", "Repository not found")

    def _file(self, data: bytes) -> None:
        headers = {"ETag": f'"{_etag(data)}"', "X-Repo-Commit": COMMIT, "Content-Length": str(len(data))}
        self._head(200, headers)
        if self.command == "GET":
            self.wfile.write(data)

    def _json(self, told: object) -> None:
        data = json.dumps(told).encode()
        self._head(200, {"Content-Type": "application/json", "Content-Length": str(len(data))})
        if self.command == "GET":
            self.wfile.write(data)

    def _fail(self, status: int, code: str, text: str) -> None:
        self._head(status, {"X-Error-Code": code, "X-Error-Message": text, "Content-Length": "0"})

    def _head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


def _etag(data: bytes) -> str:
    return hashlib.sha1(data).hexdigest()


@contextmanager
def running() -> Iterator[Hub]:
    """A hub in a thread, until the end of the block."""
    handler = type("BoundHandler", (_Handler,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.block_on_close = False
    hub = Hub(server.server_address[1])
    handler.hub = hub
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
