"""The language server: documents in, diagnostics, hovers and code actions out; it checks nothing itself.

A change is checked when nothing has been typed for a moment. The check runs in a worker process; one that hangs or
dies is replaced, and the server goes on. The files that a check depends on are watched.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from crosscheck import __version__, decoding, messages
from crosscheck.editors import protocol
from crosscheck.editors.outcome import REASONS, Mark, Outcome
from crosscheck.editors.places import Place, Range
from crosscheck.editors.session import Options, Text
from crosscheck.editors.work import StoppedError, Worker
from crosscheck.errors import CrosscheckError

RECHECK = "crosscheck.check"
QUIET = 0.1  # seconds without a change after which a text is checked
_LOOK = 1.0  # seconds between two looks at the files that checks depend on
_FRESH = 2.0  # seconds that a request waits for a running check
_SCHEMES = ("file", "untitled")


@dataclass
class _Open:
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
        self.opened: dict[str, _Open] = {}
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

    async def _check(self, uri: str, document: _Open, change: int, wait: float) -> None:
        await asyncio.sleep(wait)
        source = self.workspace.get_text_document(uri)
        version, text = source.version, self._text(uri, source.source, source.language_id or "")
        result = await asyncio.to_thread(self._outcome, document, change, text)
        if result is None or document.change != change or uri not in self.opened:
            return
        document.checked, document.outcome = change, result
        document.stamps = _stamps(result.files)
        found = [protocol.diagnostic(mark) for mark in result.marks]
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    def _outcome(self, document: _Open, change: int, text: Text) -> Outcome | None:
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

    async def settled(self, uri: str) -> _Open | None:
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


def create() -> Server:
    """The server with its handlers."""
    server = Server()

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.use(params.initialization_options)

    @server.feature(types.INITIALIZED)
    async def initialized(params: types.InitializedParams) -> None:
        server.watching = asyncio.create_task(server.watch())

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def configured(params: types.DidChangeConfigurationParams) -> None:
        server.use(params.settings)
        server.all_soon()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        uri = params.text_document.uri
        if uri.partition(":")[0] in _SCHEMES:
            server.opened[uri] = _Open()
            server.soon(uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        server.soon(params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        document = server.opened.pop(uri, None)
        if document is not None:
            document.change += 1  # nobody waits for a running check
            server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        document = await server.settled(params.text_document.uri)
        at = types.Range(params.position, params.position)
        for each in document.outcome.hovers if document else ():
            if protocol.touches(each.range, at):
                text = types.MarkupContent(types.MarkupKind.Markdown, each.text)
                return types.Hover(text, protocol.range_of(each.range))
        return None

    options = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    async def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        document = await server.settled(uri)
        if document is None:
            return []
        version = server.workspace.get_text_document(uri).version
        workspace = server.client_capabilities.workspace
        versioned = workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes
        draft = protocol.Draft(uri, version, bool(versioned), document.outcome.language)
        marks = [mark for mark in document.outcome.marks if protocol.touches(mark.range, params.range)]
        return [action for mark in marks for action in draft.actions(mark)]

    @server.command(protocol.DECIDE)
    async def decide(uri: str, key: str, choice: str, *given: str) -> None:
        reason = " ".join(given)
        document = await server.settled(uri)
        language = document.outcome.language if document else messages.FALLBACK
        if choice == "dismissed" and not reason:
            reason = await _asked_reason(server, language)
            if not reason:
                return
        path = to_fs_path(uri) or ""
        try:
            await asyncio.to_thread(
                server.worker.ask, "decide", path, key, choice, reason, seconds=server.options.seconds
            )
        except CrosscheckError as exc:
            server.tell(f"{exc.message}. {exc.hint}")
        except StoppedError as exc:
            server.tell(messages.text(f"editor.stopped.{exc.kind}", language, detail=exc.detail))
        server.soon(uri, 0)

    @server.command(RECHECK)
    async def check() -> None:
        server.all_soon()

    return server


async def _asked_reason(server: Server, language: str) -> str:
    """Why a finding does not count: one of the usual reasons, chosen in a message; "" for none."""
    reasons = [messages.text(f"editor.reason.{each}", language) for each in REASONS]
    params = types.ShowMessageRequestParams(
        type=types.MessageType.Info,
        message=messages.text("editor.why", language),
        actions=[types.MessageActionItem(reason) for reason in reasons],
    )
    chosen = await server.window_show_message_request_async(params)
    return chosen.title if chosen is not None and chosen.title in reasons else ""


def serve() -> None:
    """Serves over standard input and output until the client ends it.

    What anything else writes to standard output goes to standard error: it is the protocol's alone.
    """
    wire = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    server = create()
    try:
        server.start_io(sys.stdin.buffer, wire)
    finally:
        server.worker.close()
