"""Loads what a check needs into the workers before the first request asks for one."""

from __future__ import annotations

import asyncio

from crosscheck.service.crew import Crew
from crosscheck.service.sample import sample
from crosscheck.service.shapes import Narrowing
from crosscheck.service.tasks import GivenSource, Task


def begin(crew: Crew) -> asyncio.Task[None]:
    """A task for the event loop that has every worker check two sentences."""
    return asyncio.get_running_loop().create_task(_all(crew))


async def _all(crew: Crew) -> None:
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
        for n in range(crew.size)
    ]
    await asyncio.gather(*(crew.do(task, queue=True) for task in tasks))
