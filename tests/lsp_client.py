"""A small client of the Language Server Protocol: JSON-RPC over the pipes of a real process."""

from __future__ import annotations

import itertools
import json
import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path

import crosscheck

ROOT = str(Path(crosscheck.__file__).parents[1])
WAIT = 60.0  # seconds for an answer, on a busy machine


class Client:
    """Starts the server and talks to it; `answers` has replies to requests of the server by method."""

    def __init__(self, folder: Path, options=None, capabilities=None, *, rooted=True) -> None:
        environment = {**os.environ, "PYTHONPATH": ROOT}
        command = [sys.executable, "-m", "crosscheck", "lsp"]
        self.process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.folder, self.answers, self.shown, self.asked = folder, {}, [], []
        self._ids, self._replies, self._opened = itertools.count(1), {}, []
        self._published: queue.Queue = queue.Queue()
        self._arrived = threading.Condition()
        threading.Thread(target=self._read, daemon=True).start()
        self.capabilities = self.request(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": folder.as_uri() if rooted else None,
                "workspaceFolders": [{"uri": folder.as_uri(), "name": "desk"}] if rooted else None,
                "capabilities": capabilities or {"workspace": {"workspaceEdit": {"documentChanges": True}}},
                "initializationOptions": options or {},
            },
        )["capabilities"]
        self.notify("initialized", {})

    # ------------------------------------------------------------------ messages

    def notify(self, method, params):
        self._send({"method": method, "params": params})

    def request(self, method, params):
        number = next(self._ids)
        self._send({"id": number, "method": method, "params": params})
        with self._arrived:
            assert self._arrived.wait_for(lambda: number in self._replies, WAIT), f"no answer to {method}"
        reply = self._replies.pop(number)
        assert "error" not in reply, reply["error"]
        return reply["result"]

    def _send(self, message):
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self.process.stdin.flush()

    def _read(self):
        stream = self.process.stdout
        while line := stream.readline():
            length = int(line.split(b":")[1])
            while stream.readline().strip():
                pass
            self._take(json.loads(stream.read(length)))

    def _take(self, message):
        method = message.get("method")
        if method is None:
            with self._arrived:
                self._replies[message["id"]] = message
                self._arrived.notify_all()
        elif "id" in message:
            self.asked.append(message["params"])
            answer = self.answers[method](message["params"])
            self._send({"id": message["id"], "result": answer})
        elif method == "textDocument/publishDiagnostics":
            self._published.put(message["params"])
        elif method in ("window/showMessage", "window/logMessage"):
            self.shown.append(message["params"]["message"])

    # ------------------------------------------------------------------ documents

    def uri(self, name):
        return (self.folder / name).as_uri()

    def open(self, name, text, kind="markdown"):
        self.version = 1
        self._opened.append(self.uri(name))
        item = {"uri": self.uri(name), "languageId": kind, "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})
        return self.diagnostics(1)

    def change(self, name, text, wait=True):
        self.version += 1
        document = {"uri": self.uri(name), "version": self.version}
        self.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})
        return self.diagnostics(self.version) if wait else None

    def diagnostics(self, version=None):
        """The next diagnostics that are published; with `version` those of this one."""
        until = time.monotonic() + WAIT
        while True:
            found = self._published.get(timeout=max(0.01, until - time.monotonic()))
            if version is None or found.get("version") == version:
                return found["diagnostics"]

    def actions(self, name, where):
        given = {"textDocument": {"uri": self.uri(name)}, "range": where, "context": {"diagnostics": []}}
        return self.request("textDocument/codeAction", given)

    def tidy(self):
        """Closes all documents and forgets what the server said, for the next test."""
        for uri in self._opened:
            self.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
            while True:
                last = self._published.get(timeout=WAIT)
                if (last["uri"], last["diagnostics"], last.get("version")) == (uri, [], None):
                    break
        self._opened, self.answers, self.shown, self.asked = [], {}, [], []

    def close(self):
        if self.process.poll() is None:
            self.request("shutdown", None)
            self.notify("exit", None)
        self.process.wait(30)
        self.process.stdin.close()
        self.process.stdout.close()


def applied(text, action, uri):
    """The text after the edits of a code action; positions are in UTF-16."""
    (change,) = action["edit"]["documentChanges"]
    assert change["textDocument"]["uri"] == uri
    data = text.encode("utf-16-le")
    lines = [0]
    for line in text.splitlines(keepends=True):
        lines.append(lines[-1] + len(line.encode("utf-16-le")))

    def offset(place):
        return lines[place["line"]] + 2 * place["character"]

    for edit in sorted(change["edits"], key=lambda e: offset(e["range"]["start"]), reverse=True):
        start, end = offset(edit["range"]["start"]), offset(edit["range"]["end"])
        data = data[:start] + edit["newText"].encode("utf-16-le") + data[end:]
    return data.decode("utf-16-le")
