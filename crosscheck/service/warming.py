"""Loads what a check needs into the workers before the first request asks for one."""

from __future__ import annotations

import asyncio

from crosscheck.service.check_pool import CheckPool
from crosscheck.service.sample import sample
from crosscheck.service.shapes import Narrowing
from crosscheck.service.tasks import GivenSource, Task


def begin(checks: CheckPool) -> asyncio.Task[None]:
    """A task for the event loop that has every worker check two sentences."""
    return asyncio.get_running_loop().create_task(_all(checks))


async def _all(checks: CheckPool) -> None:
    given = sample()
    source = GivenSource("sources[0]", given["outlet"], "", "page.html", given["page"].encode())
    tasks = [
        Task(
            f"warm{n}",
            "draft.txt",
            given["draft"].encode(),
            (source,),
            Narrowing(offline=True),
            ("json", "fragment"),
        )
        for n in range(checks.size)
    ]
    await asyncio.gather(*(checks.do(task, queue=True) for task in tasks))
