"""What does tasks: this process (`Here`), worker processes (`pool`) or a cluster (`cluster`)."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from crosscheck import workers
from crosscheck.batch.work import Failure, Worker
from crosscheck.errors import LateError


@dataclass(slots=True)
class Task:
    """`key` identifies the task for the caller; `kind` and `data` are the arguments of `Worker.do`."""

    key: int
    kind: str
    data: bytes
    tries: int = 0
    until: float = math.inf  # when it is stopped


Done = tuple[int, bytes | Failure]


class Executor(Protocol):
    """Does tasks somewhere, each exactly once as far as the caller can tell, in any order."""

    size: int  # tasks that it is worth to have under way

    @property
    def waiting(self) -> int:
        """Tasks given and not yet answered."""

    def submit(self, key: int, kind: str, data: bytes) -> None:
        """Takes a task; returns at once."""

    def broadcast(self, kind: str, data: bytes) -> None:
        """Tells every worker, before its next task."""

    def next(self) -> Done:
        """Waits for the next task that is done. Raises WorkerError when no worker can be had."""

    def close(self) -> None:
        """Ends all workers, whatever they are at."""


#: Makes an executor; its argument is what :meth:`crosscheck.batch.work.RunSettings.packed` gives.
Start = Callable[[bytes], Executor]


class Here:
    """This process, one task after the other, each for `seconds` at most (0: no limit)."""

    size = 1

    def __init__(self, common: bytes, seconds: float = 0) -> None:
        self._worker, self._seconds = Worker(common), seconds
        self._tasks: deque[Task] = deque()

    @property
    def waiting(self) -> int:
        return len(self._tasks)

    def submit(self, key: int, kind: str, data: bytes) -> None:
        self._tasks.append(Task(key, kind, data))

    def broadcast(self, kind: str, data: bytes) -> None:
        self._worker.do(kind, data)

    def next(self) -> Done:
        task = self._tasks.popleft()
        try:
            with workers.deadline(self._seconds):
                return task.key, self._worker.do(task.kind, task.data)
        except LateError as exc:
            return task.key, Failure(str(exc))

    def close(self) -> None:
        self._tasks.clear()
