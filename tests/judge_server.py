"""A chat completion server on 127.0.0.1 for tests: it answers by a script, well or badly."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Json = dict[str, Any]
Reply = tuple[int, dict[str, str], bytes]


@dataclass
class Asked:
    """One request as the server saw it."""

    path: str
    headers: dict[str, str]
    body: Json
    raw: bytes

    @property
    def material(self) -> Json:
        """What the user message holds."""
        told: Json = json.loads(self.body["messages"][1]["content"])
        return told

    @property
    def entries(self) -> list[Json]:
        found: list[Json] = self.material.get("statements") or self.material.get("sentences") or []
        return found


Script = Callable[[Asked], Reply]


@dataclass
class Chat:
    """A running server. `script` makes the answers; `asked` holds all requests in order."""

    port: int
    script: Script
    asked: list[Asked] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)
    at_once: int = 0
    most_at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"


def plain(status: int, body: bytes | str, **headers: str) -> Reply:
    content = body.encode() if isinstance(body, str) else body
    return status, {"Content-Type": "application/json", **headers}, content


def saying(content: str, model: str = "tiny", **more: Any) -> Reply:
    """A completion with this message."""
    choice = {
        "index": 0,
        "message": {"role": "assistant", "content": content},
        "finish_reason": "stop",
        **more,
    }
    told = {"model": model, "choices": [choice], "usage": {"prompt_tokens": 100, "completion_tokens": 10}}
    return plain(200, json.dumps(told))


def answering(*answers: tuple[str, Json], model: str = "tiny") -> Script:
    """Answers each statement by the first entry whose words it holds; with „unsure“ where none fits."""

    def script(asked: Asked) -> Reply:
        found = []
        for entry in asked.entries:
            told = next((a for words, a in answers if words in entry["sentence"]), {"verdict": "unsure"})
            filled = {
                "verdict": "",
                "outlet": "unsure",
                "quotes": [],
                "missing": [],
                "reason": "Grund.",
                **told,
            }
            found.append({"id": entry["id"], **filled})
        return saying(json.dumps({"answers": found}, ensure_ascii=False), model)

    return script


def in_turn(*scripts: Script | Reply) -> Script:
    """One script after the other; the last one from then on."""
    left = list(scripts)

    def script(asked: Asked) -> Reply:
        one = left.pop(0) if len(left) > 1 else left[0]
        return one if isinstance(one, tuple) else one(asked)

    return script


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    chat: Chat

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        chat = self.chat
        asked = Asked(self.path, {k.lower(): v for k, v in self.headers.items()}, json.loads(raw), raw)
        with chat.lock:
            chat.asked.append(asked)
            chat.at_once += 1
            chat.most_at_once = max(chat.most_at_once, chat.at_once)
        try:
            status, headers, body = chat.script(asked)
            if status == 0:  # silence
                chat.closing.wait(10)
                self.close_connection = True
                return
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self._send(body, headers)
        except OSError:
            self.close_connection = True
        finally:
            with chat.lock:
                chat.at_once -= 1

    def _send(self, body: bytes, headers: dict[str, str]) -> None:
        if "X-Drip" not in headers:
            self.wfile.write(body)
            return
        for byte in body:
            if self.chat.closing.wait(0.05):
                return
            self.wfile.write(bytes([byte]))
            self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        pass  # clients break off on purpose


@contextmanager
def chatting(script: Script | Reply | Sequence[Script | Reply]) -> Iterator[Chat]:
    """A server in a thread; everything in it ends with the block."""
    scripts = script if isinstance(script, list) else [script]
    handler = type("BoundHandler", (_Handler,), {})
    server = _Server(("127.0.0.1", 0), handler)
    chat = Chat(server.server_address[1], in_turn(*scripts))
    handler.chat = chat  # type: ignore[attr-defined]  # the handler carries what the test hands over
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield chat
    finally:
        chat.closing.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


SILENCE: Reply = (0, {}, b"")
