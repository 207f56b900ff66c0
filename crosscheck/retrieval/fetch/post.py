"""Posting JSON to an address that the user names, under the same guard as fetching."""

from __future__ import annotations

import asyncio
import random
from dataclasses import replace
from urllib.parse import urlsplit

from crosscheck.config import Network
from crosscheck.errors import UsageError
from crosscheck.model import because
from crosscheck.outlets.identity import is_loopback
from crosscheck.retrieval.fetch import guard
from crosscheck.retrieval.fetch.answer import Fault, Response
from crosscheck.retrieval.fetch.clock import Clock
from crosscheck.retrieval.fetch.pace import retry_after, wait_before
from crosscheck.retrieval.fetch.wire import Wire

_LARGEST_ANSWER = 100_000  # bytes; nobody reads it
_RETRIED = frozenset({408, 429, 500, 502, 503, 504})


def checked(url: str) -> str:
    """The address, if something may be posted there. Raises UsageError.

    It must be HTTPS, but for this machine itself, and hold no password: messages would show it.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        host, parts = "", urlsplit("")
    if parts.scheme not in {"http", "https"} or not host:
        raise UsageError("--webhook: is no web address", "Write it as https://HOST/PATH.")
    if "@" in parts.netloc:
        raise UsageError(
            f"--webhook: the address of {host} holds a name or password",
            "Put the secret into CROSSCHECK_WEBHOOK_TOKEN.",
        )
    if parts.scheme == "http" and not is_loopback(host):
        raise UsageError(f"--webhook: {host} would be told without encryption", "Write it with https://.")
    return url


def post(
    url: str, content: bytes, network: Network, *, token: str = "", clock: Clock | None = None
) -> Response:
    """The answer to `content` posted at `url`, after as many tries as `network` allows.

    Redirects are not followed, so that content and `token` go to the named host alone. What goes wrong is in the
    answer's fault.
    """
    host = urlsplit(url).hostname or ""
    if is_loopback(host):
        network = replace(network, allow_hosts=(*network.allow_hosts, host), proxy="")
    headers = {"Content-Type": "application/json", "Accept": "*/*"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    return asyncio.run(_posted(url, content, headers, network, clock or Clock()))


async def _posted(
    url: str, content: bytes, headers: dict[str, str], network: Network, clock: Clock
) -> Response:
    wire = Wire(network, guard.resolve)
    chance = random.Random()  # noqa: S311 -- jitter, not a secret
    try:
        async with clock.timeout(network.total_timeout):
            attempt = 0
            while True:
                attempt += 1
                answer = await wire.exchange(url, headers, _LARGEST_ANSWER, content)
                passing = answer.fault.passing or answer.status in _RETRIED
                if not passing or attempt > network.retries:
                    return replace(answer, attempts=attempt)
                asked = retry_after(answer.header("retry-after"), clock.now()) if answer.status else None
                await clock.sleep(wait_before(attempt, asked, chance))
    except TimeoutError:
        reason = because("over_time", seconds=f"{network.total_timeout:g}")
        return Response(url, fault=Fault.TIMEOUT, error=reason)
    finally:
        await wire.close()
