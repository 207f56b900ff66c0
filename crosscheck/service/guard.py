"""Who may ask: the token, names of this machine against DNS rebinding, other sites in the same browser, limits of
size and time for a request's body, and the headers of every answer. Around the whole application."""

from __future__ import annotations

import asyncio
import base64
import binascii
import hmac
import logging
import traceback
from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from crosscheck.config.schema import ServeSettings
from crosscheck.outlets.identity import is_loopback
from crosscheck.service.faults import ProblemError, answer

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
)
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
}
_HARMLESS = frozenset({"GET", "HEAD"})
_OPEN = ("/assets/", "/health", "/openapi.json")  # without a token: nothing of anybody's is there


class Guard:
    """The application `app`, for those who may ask it; `refused` is told the status of every error."""

    def __init__(
        self, app: ASGIApp, settings: ServeSettings, token: str, refused: Callable[[int], None]
    ) -> None:
        self._app, self._settings, self._token, self._refused = app, settings, token.encode(), refused
        self._local = is_loopback(settings.host)
        self._hosts = frozenset(host.lower() for host in settings.allowed_hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = False

        async def sending(message: Message) -> None:
            nonlocal began
            if message["type"] == "http.response.start":
                began = True
                if message["status"] >= 400:
                    self._refused(message["status"])
                _add_headers(MutableHeaders(scope=message))
            await send(message)

        try:
            self._admit(scope["method"], scope["path"], Headers(scope=scope))
            bounded = _Body(receive, self._settings, Headers(scope=scope))
            await self._app(scope, bounded.receive, sending)
        except Exception as exc:  # noqa: BLE001 - whatever a request sets off is told to who made it
            if began:  # the connection can only be closed
                raise ConnectionAbortedError from None
            await _told(exc)(scope, receive, sending)

    def _admit(self, method: str, path: str, headers: Headers) -> None:
        """Raises ProblemError for who may not ask."""
        host = headers.get("host", "")
        if not self._is_ours(host):
            raise ProblemError(
                421,
                f"this server is not called '{host[:100]}'",
                "Who runs it can allow the name with --allowed-host.",
            )
        own_page = path == "/" or path.startswith("/assets/")
        _refuse_other_sites(method, host, headers, strict=not own_page)
        if self._token and not path.startswith(_OPEN) and not self._knows(headers.get("authorization", "")):
            raise ProblemError(401, "the token is missing or wrong", "Send it: Authorization: Bearer TOKEN.")

    def _knows(self, authorization: str) -> bool:
        """Whether a request has the token: as such, or as the password that a browser asks its user for."""
        scheme, _, given = authorization.partition(" ")
        token = given.strip().encode()
        if scheme.lower() == "basic":
            try:
                token = base64.b64decode(token, validate=True).partition(b":")[2]
            except binascii.Error:
                return False
        elif scheme.lower() != "bearer":
            return False
        return hmac.compare_digest(token, self._token)

    def _is_ours(self, host: str) -> bool:
        """Whether the Host header names this server: a page of another site whose name leads here does not."""
        try:
            name = (urlsplit(f"//{host}").hostname or "").lower()
        except ValueError:
            return False
        if name in self._hosts:
            return True
        return is_loopback(name) if self._local else bool(name) and not self._hosts


def _told(exc: Exception) -> Response:
    """The answer to a request that raised; of a fault of the program the log gets the places alone, since its message
    may quote a draft."""
    if isinstance(exc, ProblemError):
        return answer(exc.status, exc.what, exc.hint, retry=exc.retry)
    places = "".join(traceback.format_tb(exc.__traceback__))
    logging.getLogger("uvicorn.error").error("a request failed with %s\n%s", type(exc).__name__, places)
    what = f"the request failed ({type(exc).__name__})"
    return answer(500, what, "This is a fault of crosscheck; please report it.")


def _refuse_other_sites(method: str, host: str, headers: Headers, *, strict: bool) -> None:
    """Raises ProblemError for a request that a page of another site makes in the user's browser."""
    site, origin = headers.get("sec-fetch-site", ""), headers.get("origin")
    foreign = strict and site not in ("", "same-origin", "none")
    if method not in _HARMLESS:
        foreign |= site not in ("", "same-origin", "none")
        foreign |= origin is not None and urlsplit(origin).netloc.lower() != host.lower()
    if foreign:
        raise ProblemError(
            403, "a page of another site may not ask this server", "Open its own page instead."
        )


def _add_headers(headers: MutableHeaders) -> None:
    for name, value in _HEADERS.items():
        headers.setdefault(name, value)
    headers.setdefault("content-security-policy", POLICY)
    if "server" in headers:
        del headers["server"]


class _Body:
    """A request's body, of bounded size, which has to arrive in time."""

    def __init__(self, receive: Receive, settings: ServeSettings, headers: Headers) -> None:
        self._receive, self._most, self._seconds = receive, settings.max_bytes, settings.body_seconds
        self._got, self._whole, self._until = 0, False, asyncio.get_running_loop().time() + self._seconds
        length = headers.get("content-length", "0")
        if length.isdecimal() and int(length[:20]) > self._most:
            raise self._too_large()

    async def receive(self) -> Message:
        if self._whole:  # what follows is only that the client has left
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._until):
                message = await self._receive()
        except TimeoutError:
            what = f"the request did not arrive within {self._seconds:g} s"
            raise ProblemError(408, what, "Send it at once, or raise serve.body-seconds.") from None
        if message["type"] == "http.request":
            self._got += len(message.get("body", b""))
            self._whole = not message.get("more_body", False)
            if self._got > self._most:
                raise self._too_large()
        return message

    def _too_large(self) -> ProblemError:
        hint = "Send fewer or shorter articles, or raise serve.max-bytes."
        return ProblemError(413, f"the request has more than {self._most:,} bytes", hint)
