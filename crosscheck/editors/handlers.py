"""What the language server does on each message, and the server with all of it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections.abc import Callable
from typing import Any

from lsprotocol import types
from pygls.uris import to_fs_path

from crosscheck import messages
from crosscheck.editors import protocol
from crosscheck.editors.outcome import REASONS
from crosscheck.editors.server import Open, Server
from crosscheck.editors.work import StoppedError
from crosscheck.errors import CrosscheckError

_SCHEMES = ("file", "untitled")


def initialize(ls: Server, params: types.InitializeParams) -> None:
    ls.use(params.initialization_options)


async def initialized(ls: Server, params: types.InitializedParams) -> None:
    ls.watching = asyncio.create_task(ls.watch())


async def configured(ls: Server, params: types.DidChangeConfigurationParams) -> None:
    ls.use(params.settings)
    ls.all_soon()


# ------------------------------------------------------------------ documents


async def opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    uri = params.text_document.uri
    if uri.partition(":")[0] in _SCHEMES:
        ls.opened[uri] = Open()
        ls.soon(uri, 0)


async def changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    ls.soon(params.text_document.uri)


async def saved(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
    ls.soon(params.text_document.uri, 0)


async def closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    uri = params.text_document.uri
    document = ls.opened.pop(uri, None)
    if document is not None:
        document.change += 1  # nobody waits for a running check
        ls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
        with contextlib.suppress(StoppedError, CrosscheckError):
            await asyncio.to_thread(ls.worker.tell, "forget", to_fs_path(uri) or "")


# ------------------------------------------------------------------ requests


async def hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    document = await ls.settled(params.text_document.uri)
    at = types.Range(params.position, params.position)
    for each in document.outcome.hovers if document else ():
        if protocol.touches(each.range, at):
            text = types.MarkupContent(types.MarkupKind.Markdown, each.text)
            return types.Hover(text, protocol.range_of(each.range))
    return None


async def actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    uri = params.text_document.uri
    document = await ls.settled(uri)
    if document is None:
        return []
    workspace = ls.client_capabilities.workspace
    versioned = workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes
    version = ls.workspace.get_text_document(uri).version
    draft = protocol.Draft(uri, version, bool(versioned), document.outcome.language)
    marks = [mark for mark in document.outcome.marks if protocol.touches(mark.range, params.range)]
    return [action for mark in marks for action in draft.actions(mark)]


async def decide(ls: Server, uri: str, key: str, choice: str, *given: str) -> None:
    """Adds a decision to the file beside a draft; asks for the reason if none is given and one is needed."""
    reason = " ".join(given)
    document = await ls.settled(uri)
    language = document.outcome.language if document else messages.FALLBACK
    if choice == "dismissed" and not reason:
        reason = await _asked_reason(ls, language)
        if not reason:
            return
    asked = ("decide", to_fs_path(uri) or "", key, choice, reason)
    try:
        await asyncio.to_thread(ls.worker.ask, *asked, seconds=ls.options.seconds)
    except CrosscheckError as exc:
        ls.tell(f"{exc.message}. {exc.hint}")
    except StoppedError as exc:
        ls.tell(messages.text(f"editor.stopped.{exc.kind}", language, detail=exc.detail))
    ls.soon(uri, 0)


async def _asked_reason(ls: Server, language: str) -> str:
    """Why a finding does not count: one of the usual reasons, chosen in a message; "" for none."""
    reasons = [messages.text(f"editor.reason.{each}", language) for each in REASONS]
    params = types.ShowMessageRequestParams(
        type=types.MessageType.Info,
        message=messages.text("editor.why", language),
        actions=[types.MessageActionItem(reason) for reason in reasons],
    )
    chosen = await ls.window_show_message_request_async(params)
    return chosen.title if chosen is not None and chosen.title in reasons else ""


async def check(ls: Server) -> None:
    """Checks all open drafts."""
    ls.all_soon()


# ------------------------------------------------------------------ the server

_FEATURES: dict[str, Callable[..., Any]] = {
    types.INITIALIZE: initialize,
    types.INITIALIZED: initialized,
    types.WORKSPACE_DID_CHANGE_CONFIGURATION: configured,
    types.TEXT_DOCUMENT_DID_OPEN: opened,
    types.TEXT_DOCUMENT_DID_CHANGE: changed,
    types.TEXT_DOCUMENT_DID_SAVE: saved,
    types.TEXT_DOCUMENT_DID_CLOSE: closed,
    types.TEXT_DOCUMENT_HOVER: hover,
}
_COMMANDS: dict[str, Callable[..., Any]] = {protocol.DECIDE: decide, "crosscheck.check": check}


def create() -> Server:
    server = Server()
    for name, handler in _FEATURES.items():
        server.feature(name)(handler)
    options = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)(actions)
    for name, handler in _COMMANDS.items():
        server.command(name)(handler)
    return server


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
