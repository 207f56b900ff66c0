"""One call of a chat completion server over HTTP: what came back, or why nothing did.

Redirects are not followed, so that nothing goes elsewhere than it was said to; no proxy is taken
from the environment; the answer is read with a cap and until a deadline.
"""

from __future__ import annotations

import email.utils
import ipaddress
import json
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from crosscheck.errors import JudgeError
from crosscheck.second_opinion.base import Failure, Fault, Opening

if TYPE_CHECKING:
    import httpx

MAX_BYTES = 2_000_000
_RETRIED = frozenset({408, 429, 500, 502, 503, 504})
_CODE = re.compile(r"[a-z][a-z_]{1,39}")


@dataclass(frozen=True, slots=True)
class Completed:
    """A server's answer: the JSON object, whole."""

    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Clock:
    """Time, to be replaced in tests: seconds that pass, waiting, the time of day."""

    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


def host_of(base_url: str) -> str:
    """The host a base URL names. Raises JudgeError for one that is no web address or holds a password."""
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


def is_loopback(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Line:
    """The way to one server. `post` may be called from several threads."""

    def __init__(self, opening: Opening, clock: Clock) -> None:
        import httpx

        settings = opening.settings
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
                proxy=None if self.local or not opening.proxy else opening.proxy,
                verify=_context(opening),
            )
        except (ValueError, TypeError, OSError, httpx.HTTPError) as exc:
            # The cause may quote the header, so it is not chained.
            raise JudgeError(
                f"the way to {self.host} cannot be opened ({type(exc).__name__})",
                "Check api-key, proxy and ca-file.",
            ) from None

    def close(self) -> None:
        self._client.close()

    def post(self, body: Mapping[str, Any]) -> Completed | Failure | int:
        """The answer; a status of 400 or 422 as such, since the caller may ask in another way."""
        content = json.dumps(body, ensure_ascii=True).encode()
        found = self._once(content)
        for attempt in range(self._settings.retries):
            if not isinstance(found, _Again):
                break
            pause = found.pause if found.pause is not None else 2.0**attempt
            if pause > self._settings.max_wait:
                return Failure(found.fault, f"{found.detail} and wants {pause:.0f} s of patience", final=True)
            self._clock.sleep(pause)
            found = self._once(content)
        if isinstance(found, _Again):
            return Failure(found.fault, found.detail, final=True)
        return found

    def _once(self, content: bytes) -> Completed | Failure | int | _Again:
        import httpx

        try:
            headers = {"Content-Type": "application/json"}
            with self._client.stream("POST", self._url, content=content, headers=headers) as response:
                return self._told(response, self._read(response))
        except httpx.TimeoutException:
            return self._late()
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as exc:
            detail = f"no connection to {self.host} ({type(exc).__name__})"
            return Failure(Fault.UNREACHABLE, detail, final=True)

    def _read(self, response: httpx.Response) -> bytes | Failure:
        """The body up to the cap; a byte now and then does not make a server quick enough."""
        until = self._clock.monotonic() + self._settings.timeout
        body = bytearray()
        for piece in response.iter_raw():
            body += piece
            if len(body) > MAX_BYTES:
                return Failure(Fault.NOT_JSON, f"{self.host} sends an endless answer", final=True)
            if self._clock.monotonic() > until:
                return self._late()
        return bytes(body)

    def _told(self, response: httpx.Response, body: bytes | Failure) -> Completed | Failure | int | _Again:
        if isinstance(body, Failure):
            return body
        status = response.status_code
        if status in _RETRIED:
            fault = Fault.BUSY if status == 429 else Fault.SERVER
            return _Again(fault, self._detail(status, body), self._pause(response.headers))
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
        told = _json(body)
        if told is None:
            kind = response.headers.get("content-type", "").partition(";")[0].strip()[:40]
            said = f" ({kind})" if re.fullmatch(r"[\w.+/-]+", kind) else ""
            return Failure(
                Fault.NOT_JSON, f"{self.host} answers with something else than JSON{said}", final=True
            )
        return Completed(told)

    def _late(self) -> Failure:
        return Failure(Fault.TIMEOUT, f"{self.host}: no answer in {self._settings.timeout:g} s", final=True)

    def _detail(self, status: int, body: bytes) -> str:
        """Status and error code. A server's own sentences are left out: some quote the key."""
        error = (_json(body) or {}).get("error")
        code = error.get("code") or error.get("type") if isinstance(error, Mapping) else None
        known = isinstance(code, str) and _CODE.fullmatch(code) and code != self._settings.api_key
        return f"{self.host} answers {status}" + (f" {code}" if known else "")

    def _pause(self, headers: Mapping[str, str]) -> float | None:
        """The seconds that Retry-After asks for, as a number or a time; None without a usable one."""
        text = headers.get("retry-after", "").strip()
        if re.fullmatch(r"\d{1,9}(\.\d+)?", text):
            return float(text)
        try:
            until = email.utils.parsedate_to_datetime(text)
        except (ValueError, TypeError):
            return None
        if until.tzinfo is None:
            until = until.replace(tzinfo=UTC)
        return max(0.0, (until - self._clock.now()).total_seconds())


@dataclass(frozen=True, slots=True)
class _Again:
    fault: Fault
    detail: str
    pause: float | None


def _json(body: bytes) -> dict[str, Any] | None:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


def _context(opening: Opening) -> Any:
    """The certificates to trust. Loading them takes a while, and plain HTTP, never redirected, needs none."""
    import ssl

    if opening.settings.base_url.lower().startswith("http:"):
        return False
    if opening.ca_file is None:
        return True
    return ssl.create_default_context(cafile=str(opening.ca_file))
