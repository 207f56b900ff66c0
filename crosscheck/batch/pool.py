"""Worker processes of this machine. Each has one task at a time, so that a death has one cause.

A worker that dies is replaced and its task given to another; a task that costs three workers is a
Failure. Interrupts are the business of the process that started them: workers do not hear them, and
end when their end of the pipe closes.
"""

from __future__ import annotations

import contextlib
import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import connection
from multiprocessing.process import BaseProcess

from crosscheck import workers
from crosscheck.batch.executor import Done, Task
from crosscheck.batch.work import Failure, Worker
from crosscheck.errors import LateError, WorkerError

_TRIES = 3  # workers that a task may cost
_STARTS = 30  # workers that may be killed before they are ready, one after another
_BY_ITSELF = 10  # of these, one that ends by itself counts for: the next will do so, too
_PATIENCE = 2.0  # seconds a worker has for ending when it is told to


@dataclass(slots=True)
class _WorkerProcess:
    """One worker process, the pipe to it, and what it is at."""

    process: BaseProcess
    pipe: connection.Connection
    awake: bool = False
    ready: bool = False
    task: Task | None = None
    broadcasts: int = 0  # how many of them it has received


class Processes:
    """`jobs` worker processes, started as tasks need them; `serve` is what each does until its pipe closes.
    A task that takes longer than `seconds` is a Failure, and its worker is replaced; 0 is no limit."""

    def __init__(
        self,
        common: bytes,
        jobs: int,
        serve: Callable[[connection.Connection, bytes], None] | None = None,
        seconds: float = 0,
    ) -> None:
        self._seconds = seconds
        self._serve = serve or serve_tasks
        self.size = 2 * jobs
        self._common, self._jobs = common, jobs
        self._workers: list[_WorkerProcess] = []
        self._tasks: deque[Task] = deque()
        self._done: deque[Done] = deque()
        self._failed_starts = 0
        self._for_all: list[tuple[str, bytes]] = []

    @property
    def waiting(self) -> int:
        return len(self._tasks) + len(self._done) + sum(worker.task is not None for worker in self._workers)

    def submit(self, key: int, kind: str, data: bytes) -> None:
        self._tasks.append(Task(key, kind, data))

    def broadcast(self, kind: str, data: bytes) -> None:
        self._for_all.append((kind, data))

    def next(self) -> Done:
        while not self._done:
            self._start_workers()
            self._distribute()
            for worker in self._active():
                self._receive(worker)
            self._stop_late()
        return self._done.popleft()

    def close(self) -> None:
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            workers.stop(worker.process)
        self._workers.clear()

    # ------------------------------------------------------------------ the workers

    def _start_workers(self) -> None:
        """As many workers as there are tasks for, up to `jobs`."""
        while len(self._workers) < min(self._jobs, self.waiting):
            try:
                process, pipe = workers.start(_begin, self._serve)
            except OSError as exc:
                raise WorkerError(
                    f"a worker process cannot be started ({exc.strerror})", "--jobs 1 goes without."
                ) from exc
            self._workers.append(_WorkerProcess(process, pipe))

    def _distribute(self) -> None:
        for worker in self._workers:
            if worker.ready and worker.task is None and self._tasks:
                worker.task = self._tasks.popleft()
                worker.task.until = time.monotonic() + (self._seconds or math.inf)
                with contextlib.suppress(OSError):  # dead already: its sentinel says so
                    for message in self._for_all[worker.broadcasts :]:
                        worker.pipe.send(message)
                    worker.pipe.send((worker.task.kind, worker.task.data))
                worker.broadcasts = len(self._for_all)

    def _active(self) -> list[_WorkerProcess]:
        """The workers that have something to say, or have died."""
        by_signal: dict[object, _WorkerProcess] = {}
        for worker in self._workers:
            by_signal[worker.pipe] = by_signal[worker.process.sentinel] = worker
        first = min((worker.task.until for worker in self._workers if worker.task), default=math.inf)
        patience = None if first == math.inf else max(0.0, first - time.monotonic())
        ready = connection.wait([*by_signal], patience)  # type: ignore[list-item]  # pipes and sentinels are what it takes
        return list({id(by_signal[sign]): by_signal[sign] for sign in ready}.values())

    def _receive(self, worker: _WorkerProcess) -> None:
        try:
            if worker.pipe.poll():
                result = worker.pipe.recv()
            elif worker.process.is_alive():
                return
            else:
                raise EOFError
        except (EOFError, OSError):
            self._replace(worker)
            return
        if not worker.awake:
            worker.awake = True
            with contextlib.suppress(OSError):  # dead already: its sentinel says so
                worker.pipe.send_bytes(self._common)
        elif not worker.ready:
            worker.ready, self._failed_starts = True, 0
        elif worker.task is not None:
            self._done.append((worker.task.key, result))
            worker.task = None

    def _stop_late(self) -> None:
        now = time.monotonic()
        for worker in [each for each in self._workers if each.task and each.task.until <= now]:
            assert worker.task is not None
            self._workers.remove(worker)
            worker.pipe.close()
            workers.stop(worker.process, at_once=True)
            self._done.append((worker.task.key, Failure(str(LateError(self._seconds)))))

    def _replace(self, worker: _WorkerProcess) -> None:
        """A worker that has died: its task goes back to the front, or is given up."""
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join(_PATIENCE)
        if not worker.ready:
            self._failed_starts += 1 if (worker.process.exitcode or 0) < 0 else _BY_ITSELF
            if self._failed_starts >= _STARTS:
                raise WorkerError(
                    f"worker processes end before they are ready ({workers.ending(worker.process)})",
                    "Look for what ends them (memory, a limit on processes), or use --jobs 1.",
                )
        if worker.task is None:
            return
        worker.task.tries += 1
        if worker.task.tries < _TRIES:
            self._tasks.appendleft(worker.task)
        else:
            detail = f"{_TRIES} worker processes ended over it, the last one {workers.ending(worker.process)}"
            self._done.append((worker.task.key, Failure(detail)))


def _begin(pipe: connection.Connection, serve: Callable[[connection.Connection, bytes], None]) -> None:
    """What a worker process does first. It is given what all tasks share when it asks for it: bytes among the
    arguments of a process that is killed while it starts would be written for ever."""
    workers.prepare()
    try:
        pipe.send(None)
        common = pipe.recv_bytes()
    except (EOFError, OSError):  # the process that started this one has ended
        return
    serve(pipe, common)


def serve_tasks(
    pipe: connection.Connection, common: bytes, worker_of: Callable[[bytes], Worker] = Worker
) -> None:
    """What a worker process does from then on until its pipe closes."""
    worker = worker_of(common)
    workers.limit(0, worker.common.config.limits.draft_memory)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        pipe.send(None)  # ready
        while True:
            kind, data = pipe.recv()
            result = worker.do(kind, data)
            if kind != "share":
                pipe.send(result)
