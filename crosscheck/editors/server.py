"""The language server: documents in, diagnostics, hovers and code actions out; it checks nothing itself.

A change is checked when nothing has been typed for a moment. The check runs in a worker process; one that hangs or
dies is replaced, and the server goes on. The files that a check depends on are watched.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from crosscheck import __version__, decoding, messages
from crosscheck.editors import protocol
from crosscheck.editors.outcome import Mark, Outcome
from crosscheck.editors.places import Place, Range
from crosscheck.editors.session import Options, Text
from crosscheck.editors.work import StoppedError, Worker
from crosscheck.errors import CrosscheckError

QUIET = 0.1  # seconds without a change after which a text is checked
_LOOK = 1.0  # seconds between two looks at the files that checks depend on
_FRESH = 2.0  # seconds that a request waits for a running check


@dataclass
class Open:
    """A document that is open: the number of its last change, and what the check of `checked` showed."""

    change: int = 0
    checked: int = -1
    outcome: Outcome = field(default_factory=Outcome)
    task: asyncio.Task[None] | None = None
    stamps: tuple[object, ...] = ()


class Server(LanguageServer):
    """What is open, and the worker that checks it."""

    def __init__(self) -> None:
        super().__init__("crosscheck", __version__)
        self.worker = Worker()
        self.options = Options()
        self.opened: dict[str, Open] = {}
        self.logged: set[str] = set()
        self.watching: asyncio.Task[None] | None = None

    # ------------------------------------------------------------------ settings

    def use(self, given: object) -> None:
        """Takes the settings that a client sends; tells it what is wrong with them."""
        if isinstance(given, dict) and isinstance(given.get("crosscheck"), dict):
            given = given["crosscheck"]
        if not isinstance(given, dict):
            return
        try:
            self.options = decoding.convert({k: v for k, v in given.items() if v is not None}, Options)
        except decoding.Unfit as exc:
            self.tell(f"{exc.worded(whole='crosscheck')} {exc.hint}")

    def tell(self, message: str) -> None:
        kind = types.MessageType.Warning
        self.window_show_message(types.ShowMessageParams(type=kind, message=f"crosscheck: {message}"))

    def log(self, note: str) -> None:
        """Writes a line into the client's log, once."""
        if note not in self.logged:
            self.logged.add(note)
            kind = types.MessageType.Info
            self.window_log_message(types.LogMessageParams(type=kind, message=f"crosscheck: {note}"))

    # ------------------------------------------------------------------ checking

    def soon(self, uri: str, wait: float = QUIET) -> None:
        """Checks a document when it has not been changed for `wait` seconds."""
        document = self.opened.get(uri)
        if document is None:
            return
        document.change += 1
        if document.task is not None:
            document.task.cancel()
        document.task = asyncio.create_task(self._check(uri, document, document.change, wait))

    def all_soon(self) -> None:
        for uri in self.opened:
            self.soon(uri, 0)

    async def _check(self, uri: str, document: Open, change: int, wait: float) -> None:
        await asyncio.sleep(wait)
        source = self.workspace.get_text_document(uri)
        version, text = source.version, self._text(uri, source.source, source.language_id or "")
        result = await asyncio.to_thread(self._outcome, document, change, text)
        if result is None or document.change != change or uri not in self.opened:
            return
        document.checked, document.outcome = change, result
        document.stamps = _stamps(result.files)
        for note in result.notes:
            self.log(note)
        found = [protocol.diagnostic(mark) for mark in result.marks]
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    def _outcome(self, document: Open, change: int, text: Text) -> Outcome | None:
        """The outcome of a check, in a thread; None if it was overtaken by another change."""
        seconds, language = self.options.seconds, self.options.report_language or document.outcome.language

        def wanted() -> bool:
            return document.change == change

        if not wanted():
            return None
        try:
            found: Outcome = self.worker.ask("check", text, seconds=seconds, wanted=wanted)
            return found
        except CrosscheckError as exc:
            said = f"{exc.message}. {exc.hint}"
        except StoppedError as exc:
            if exc.kind == "left":
                return None
            said = messages.text(f"editor.stopped.{exc.kind}", language, detail=exc.detail)
        at = Range(Place(0, 0), Place(0, 0))
        return Outcome((Mark(at, "warning", "", said),), files=document.outcome.files, language=language)

    def _text(self, uri: str, source: str, kind: str) -> Text:
        path = (to_fs_path(uri) or "") if uri.startswith("file:") else ""
        encoding = str(getattr(self.workspace.position_encoding, "value", self.workspace.position_encoding))
        return Text(path, source, kind or "plaintext", self._folder(path), encoding, self.options)

    def _folder(self, path: str) -> str:
        """The folder of the workspace that the document lies in, else its own."""
        roots = [to_fs_path(folder) or "" for folder in self.workspace.folders]
        roots += [self.workspace.root_path or ""]
        fitting = [root for root in roots if root and (not path or Path(path).is_relative_to(root))]
        return max(fitting, key=len, default=os.path.dirname(path) if path else "")

    async def settled(self, uri: str) -> Open | None:
        """The document with the outcome for its text as it is; None if there is none in time."""
        document = self.opened.get(uri)
        if document is None:
            return None
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_FRESH):
                while document.task is not None and document.checked != document.change:
                    await asyncio.wait([document.task])
                    await asyncio.sleep(0)
        return document if document.checked == document.change else None

    async def watch(self) -> None:
        """Checks anew whatever depends on a file that was changed."""
        while True:
            await asyncio.sleep(_LOOK)
            for uri, document in list(self.opened.items()):
                if document.checked == document.change:
                    stamps = await asyncio.to_thread(_stamps, document.outcome.files)
                    if stamps != document.stamps and document.checked == document.change:
                        document.stamps = stamps
                        self.soon(uri, 0)


def _stamps(files: Iterable[str]) -> tuple[object, ...]:
    """What changes when one of the files does."""
    found: list[object] = []
    for file in files:
        try:
            status = os.stat(file)
            found.append((file, status.st_mtime_ns, status.st_size))
        except (OSError, ValueError):
            found.append(file)
    return tuple(found)
