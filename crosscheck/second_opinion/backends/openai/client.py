"""The HTTP client of a chat completion server.

Redirects are not followed, so that data goes to the configured host only; proxies of the environment
are ignored; the body is read up to a size limit and a deadline.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from crosscheck.errors import JudgeError
from crosscheck.outlets.identity import is_loopback
from crosscheck.retrieval.fetch.pace import retry_after
from crosscheck.second_opinion.base import Failure, Fault, JudgeOptions

if TYPE_CHECKING:
    import httpx

MAX_BYTES = 2_000_000
_RETRIED = frozenset({408, 429, 500, 502, 503, 504})
_CODE = re.compile(r"[a-z][a-z_]{1,39}")


@dataclass(frozen=True, slots=True)
class ChatResponse:
    """The JSON object of a successful response."""

    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Clock:
    """The functions of time, replaceable in tests."""

    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


def host_of(base_url: str) -> str:
    """The host of a base URL. Raises JudgeError for no web address, and for one with user name or query."""
    try:
        parts = urlsplit(base_url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        host, parts = "", urlsplit("")
    if parts.scheme not in ("http", "https") or not host:
        raise JudgeError(
            "[judge] base-url is no web address", 'Write it as base-url = "http://127.0.0.1:8080/v1".'
        )
    if "@" in parts.netloc or parts.query:
        raise JudgeError(
            "[judge] base-url holds more than an address", "Put the key into CROSSCHECK_JUDGE_API_KEY."
        )
    return host


class ChatClient:
    """A client for one server. `post` may be called from several threads."""

    def __init__(self, options: JudgeOptions, clock: Clock) -> None:
        import httpx

        settings = options.settings
        self.host = host_of(settings.base_url)
        self.local = is_loopback(self.host)
        self._settings, self._clock = settings, clock
        self._url = settings.base_url.rstrip("/") + "/chat/completions"
        headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
        if settings.api_key:
            if not (settings.api_key.isascii() and settings.api_key.isprintable()):
                raise JudgeError("[judge] api-key has characters that no key has", "Copy it again.")
            if not self.local and not settings.base_url.lower().startswith("https:"):
                raise JudgeError(
                    f"[judge] base-url: {self.host} is asked without encryption, and anybody on the way "
                    "could read the key",
                    "Write base-url with https://, or give no api-key.",
                )
            headers["Authorization"] = f"Bearer {settings.api_key}"
        try:
            self._client = httpx.Client(
                headers=headers,
                timeout=settings.timeout,
                follow_redirects=False,
                trust_env=False,
                proxy=None if self.local or not options.proxy else options.proxy,
                verify=_context(options),
            )
        except (ValueError, TypeError, OSError, httpx.HTTPError) as exc:
            # The cause may quote the header, so it is not chained.
            raise JudgeError(
                f"the way to {self.host} cannot be opened ({type(exc).__name__})",
                "Check api-key, proxy and ca-file.",
            ) from None

    def close(self) -> None:
        self._client.close()

    def post(self, body: Mapping[str, Any]) -> ChatResponse | Failure | int:
        """The response after retries; status 400 or 422 as a number, as the caller may change parameters."""
        content = json.dumps(body, ensure_ascii=True).encode()
        found = self._once(content)
        for attempt in range(self._settings.retries):
            if not isinstance(found, _Retryable):
                break
            pause = found.pause if found.pause is not None else 2.0**attempt
            if pause > self._settings.max_wait:
                return Failure(found.fault, f"{found.detail} and wants {pause:.0f} s of patience", final=True)
            self._clock.sleep(pause)
            found = self._once(content)
        if isinstance(found, _Retryable):
            return Failure(found.fault, found.detail, final=True)
        return found

    def _once(self, content: bytes) -> ChatResponse | Failure | int | _Retryable:
        import httpx

        try:
            headers = {"Content-Type": "application/json"}
            with self._client.stream("POST", self._url, content=content, headers=headers) as response:
                return self._classified(response, self._read(response))
        except httpx.TimeoutException:
            return self._timed_out()
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as exc:
            detail = f"no connection to {self.host} ({type(exc).__name__})"
            return Failure(Fault.UNREACHABLE, detail, final=True)

    def _read(self, response: httpx.Response) -> bytes | Failure:
        """The body up to MAX_BYTES; the deadline holds for all of it, so slow dripping does not extend it."""
        until = self._clock.monotonic() + self._settings.timeout
        body = bytearray()
        for piece in response.iter_raw():
            body += piece
            if len(body) > MAX_BYTES:
                return Failure(Fault.NOT_JSON, f"{self.host} sends an endless answer", final=True)
            if self._clock.monotonic() > until:
                return self._timed_out()
        return bytes(body)

    def _classified(
        self, response: httpx.Response, body: bytes | Failure
    ) -> ChatResponse | Failure | int | _Retryable:
        if isinstance(body, Failure):
            return body
        status = response.status_code
        if status in _RETRIED:
            fault = Fault.BUSY if status == 429 else Fault.SERVER
            return _Retryable(
                fault,
                self._detail(status, body),
                retry_after(response.headers.get("retry-after", ""), self._clock.now()),
            )
        if status in (400, 422):
            return status
        if status in (401, 403):
            return Failure(Fault.REFUSED, self._detail(status, body), final=True)
        if status == 404:
            return Failure(Fault.WRONG_MODEL, self._detail(status, body), final=True)
        if 300 <= status < 400:
            return Failure(Fault.REFUSED, f"{self.host} redirects ({status}); not followed", final=True)
        if status != 200:
            return Failure(Fault.SERVER, self._detail(status, body), final=True)
        parsed = _json(body)
        if parsed is None:
            kind = response.headers.get("content-type", "").partition(";")[0].strip()[:40]
            kind_note = f" ({kind})" if re.fullmatch(r"[\w.+/-]+", kind) else ""
            return Failure(
                Fault.NOT_JSON, f"{self.host} answers with something else than JSON{kind_note}", final=True
            )
        return ChatResponse(parsed)

    def _timed_out(self) -> Failure:
        return Failure(Fault.TIMEOUT, f"{self.host}: no answer in {self._settings.timeout:g} s", final=True)

    def _detail(self, status: int, body: bytes) -> str:
        """Status and error code. The server's message is left out, as some quote the API key."""
        error = (_json(body) or {}).get("error")
        code = error.get("code") or error.get("type") if isinstance(error, Mapping) else None
        known = isinstance(code, str) and _CODE.fullmatch(code) and code != self._settings.api_key
        return f"{self.host} answers {status}" + (f" {code}" if known else "")


@dataclass(frozen=True, slots=True)
class _Retryable:
    fault: Fault
    detail: str
    pause: float | None


def _json(body: bytes) -> dict[str, Any] | None:
    try:
        parsed = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return parsed if isinstance(parsed, dict) else None


def _context(options: JudgeOptions) -> Any:
    """The certificates to trust; none for plain HTTP, as loading them takes time."""
    import ssl

    if options.settings.base_url.lower().startswith("http:"):
        return False
    if options.ca_file is None:
        return True
    return ssl.create_default_context(cafile=str(options.ca_file))
