"""Politeness: how many requests a host gets at once, and how long after one another."""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

from crosscheck import moments
from crosscheck.retrieval.fetch.clock import Clock

_LONGEST_WAIT = 1e9  # seconds: nobody waits as long; longer numbers are no numbers any more
_SECONDS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_FIRST_WAIT = 1.0  # seconds before the first retry; doubled for each further one


class Pace:
    """Slots for requests to each host, `interval` seconds apart, `connections` at a time."""

    def __init__(self, requests_per_second: float, connections: int, clock: Clock) -> None:
        self._interval = 1.0 / requests_per_second if requests_per_second > 0 else 0.0
        self._connections = max(1, connections)
        self._clock = clock
        self._slots: dict[str, asyncio.Semaphore] = {}
        self._next: dict[str, float] = {}

    @asynccontextmanager
    async def slot(self, host: str, delay: float = 0.0) -> AsyncIterator[None]:
        """Waits for the host's turn; `delay` is a longer interval its robots.txt asks for."""
        async with self._slots.setdefault(host, asyncio.Semaphore(self._connections)):
            now = self._clock.monotonic()
            start = max(now, self._next.get(host, now))
            self._next[host] = start + max(self._interval, delay)
            await self._clock.sleep(start - now)
            yield


def retry_after(value: str, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks to wait, given as seconds or as a date."""
    value = value.strip()
    if _SECONDS.fullmatch(value):
        return min(float(value), _LONGEST_WAIT)
    moment = moments.parse(value)
    if moment is None or moment.tzinfo is None:
        return None
    return max(0.0, (moment - now).total_seconds())


def wait_before(attempt: int, asked: float | None, chance: random.Random) -> float:
    """Seconds to wait before retry number `attempt` (from 1): what the server `asked`, or an
    exponential wait with jitter, so that many clients do not come back at once."""
    if asked is not None:
        return asked
    return _FIRST_WAIT * 2.0 ** (attempt - 1) * chance.uniform(0.5, 1.5)
