"""Time as the network code sees it, handed in so that tests can run it faster."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime


class Clock:
    """The machine's clock. `speed` seconds pass on it for every real one."""

    def __init__(self, speed: float = 1.0) -> None:
        self._speed = speed

    def monotonic(self) -> float:
        """Seconds that only ever grow."""
        return time.monotonic() * self._speed

    def now(self) -> datetime:
        """The time of day, in UTC."""
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(max(0.0, seconds) / self._speed)

    @asynccontextmanager
    async def timeout(self, seconds: float) -> AsyncIterator[None]:
        """Raises TimeoutError in its body after `seconds`."""
        async with asyncio.timeout(max(0.0, seconds) / self._speed):
            yield
