"""Loads what a check needs into the workers before the first request asks for one."""

from __future__ import annotations

import asyncio

from crosscheck.service.crew import Crew
from crosscheck.service.shapes import Narrowing
from crosscheck.service.tasks import GivenSource, Task

_DRAFT = "Die Gemeinde Musterdorf baut eine Brücke über den Bach, berichtet die Musterzeitung."
_PAGE = (
    "<html lang=de><head><title>Brücke</title></head><body><article><h1>Musterdorf baut eine Brücke</h1>"
    "<p>Die Gemeinde Musterdorf baut im nächsten Jahr eine Brücke über den Bach.</p></article></body></html>"
)


def begin(crew: Crew) -> asyncio.Task[None]:
    """A task for the event loop that has every worker check two sentences."""
    return asyncio.get_running_loop().create_task(_all(crew))


async def _all(crew: Crew) -> None:
    source = GivenSource("sources[0]", "Musterzeitung", "", "page.html", _PAGE.encode())
    tasks = [
        Task(
            f"warm{n}", "draft.txt", _DRAFT.encode(), (source,), Narrowing(offline=True), ("json", "fragment")
        )
        for n in range(crew.size)
    ]
    await asyncio.gather(*(crew.do(task, queue=True) for task in tasks))
