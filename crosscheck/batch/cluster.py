"""Workers of a Dask cluster. Imported when a scheduler is named, and not before.

Tasks go out in chunks, each to one worker. When a worker dies, the scheduler gives its chunks to
others; a chunk that has cost several workers comes back and is tried again draft by draft, one at a
time, so that the one that kills is found and no other is blamed.
"""

from __future__ import annotations

import contextlib
import logging
import queue
import threading
import time
import uuid
from collections import deque
from typing import Any

from crosscheck import __version__
from crosscheck.batch.executor import Done, Task
from crosscheck.batch.work import Failure, Worker
from crosscheck.errors import WorkerError

try:
    from distributed import Client, Future, KilledWorker, Reschedule, WorkerPlugin
except ImportError as exc:
    raise WorkerError(
        "--scheduler needs the package distributed (Dask), which is not installed",
        "pip install '.[cluster]', or leave --scheduler out: processes of this machine then.",
    ) from exc

_CHUNK = 8  # drafts that go to a worker at once
_TRIES = 2  # times that a draft on its own may fail for the cluster's reasons
_LOOK = 5.0  # seconds after which it is looked whether there are workers at all
_DESERTED = 60.0  # seconds without any worker before the run is given up
_ready: dict[str, tuple[Worker, threading.Lock]] = {}  # on a worker: by the run, who does its tasks

Chunk = list[Task]
Results = list[tuple[int, bytes | Failure]]


class _Setup(WorkerPlugin):  # type: ignore[misc]  # distributed ships no types
    """Gives every worker, also one that joins later, what all tasks of a run share."""

    def __init__(self, run: str, common: bytes, worker_of: type[Worker]) -> None:
        self.name, self._run, self._common, self._worker_of = f"crosscheck-{run}", run, common, worker_of

    def setup(self, worker: Any) -> None:
        _ready[self._run] = self._worker_of(self._common), threading.Lock()

    def teardown(self, worker: Any) -> None:
        _ready.pop(self._run, None)


def do_chunk(run: str, version: str, tasks: list[tuple[int, str, bytes]]) -> Results:
    """On a worker: the results of the tasks, by their keys."""
    found = _ready.get(run)
    if found is None or version != __version__:
        time.sleep(0.5)  # a worker that joined just now, or one of another version: let others have it
        raise Reschedule
    worker, alone = found
    with alone:  # a worker with several threads has one processor for them all
        return [(key, worker.do(kind, data)) for key, kind, data in tasks]


class Cluster:
    """The workers of the scheduler at `address`. Raises WorkerError, also for a worker of another version."""

    def __init__(self, address: str, common: bytes, timeout: float, worker_of: type[Worker] = Worker) -> None:
        for name in ("distributed", "distributed.comm", "distributed.client"):
            logging.getLogger(name).setLevel(logging.CRITICAL)  # what matters is told as an error of ours
        self._address, self._run = address, uuid.uuid4().hex
        self._client = _connected(address, timeout)
        try:
            workers = _workers(self._client, address, timeout)
            self._client.register_plugin(_Setup(self._run, common, worker_of))
        except BaseException:
            self._client.close(timeout=1)
            raise
        self.size = 2 * _CHUNK * workers
        self._loose: deque[Task] = deque()  # not in a chunk yet
        self._suspects: deque[Task] = deque()  # of chunks that cost workers: one at a time
        self._suspect: Future | None = None
        self._out: dict[Future, Chunk] = {}
        self._finished: queue.SimpleQueue[Future] = queue.SimpleQueue()
        self._done: deque[Done] = deque()

    @property
    def waiting(self) -> int:
        under_way = sum(map(len, self._out.values()))
        return len(self._loose) + len(self._suspects) + len(self._done) + under_way

    def submit(self, key: int, kind: str, data: bytes) -> None:
        self._loose.append(Task(key, kind, data))
        if len(self._loose) >= _CHUNK:
            self._send_loose()

    def broadcast(self, kind: str, data: bytes) -> None:
        raise NotImplementedError("what all tasks share is given with the run")

    def next(self) -> Done:
        while not self._done:
            self._send_loose()
            if self._suspects and self._suspect is None:
                self._suspect = self._send([self._suspects.popleft()])
            self._hear(self._wait())
        return self._done.popleft()

    def close(self) -> None:
        with contextlib.suppress(Exception):  # whatever state the cluster is in, it is left
            self._client.cancel(list(self._out), force=True)
            self._client.unregister_worker_plugin(f"crosscheck-{self._run}")
        with contextlib.suppress(Exception):
            self._client.close(timeout=2)

    def _send_loose(self) -> None:
        while self._loose:
            self._send([self._loose.popleft() for _ in range(min(_CHUNK, len(self._loose)))])

    def _send(self, chunk: Chunk) -> Future:
        tasks = [(task.key, task.kind, task.data) for task in chunk]
        future: Future = self._client.submit(do_chunk, self._run, __version__, tasks, pure=False)
        self._out[future] = chunk
        future.add_done_callback(self._finished.put)
        return future

    def _wait(self) -> Future:
        """The next chunk that is done. Raises WorkerError when there is nobody left to do it."""
        deserted = 0.0
        while True:
            try:
                found: Future = self._finished.get(timeout=_LOOK)
                return found
            except queue.Empty:
                deserted = 0.0 if self._peopled() else deserted + _LOOK
            if deserted >= _DESERTED:
                raise WorkerError(
                    f"{self._address}: no worker for {_DESERTED:.0f} s",
                    "Start workers; --resume goes on with what is left.",
                )

    def _peopled(self) -> bool:
        if self._client.status != "running":
            raise WorkerError(
                f"{self._address}: the scheduler is gone", "Start it; --resume goes on with what is left."
            )
        return bool(_infos(self._client))

    def _hear(self, future: Future) -> None:
        chunk = self._out.pop(future)
        if future is self._suspect:
            self._suspect = None
        try:
            self._done.extend(future.result(timeout=_DESERTED))
            return
        except KilledWorker as exc:
            detail = f"{exc.allowed_failures + 1} workers of the cluster ended over it"
            fatal = len(chunk) == 1 and chunk[0].tries > 0
        except Exception as exc:  # noqa: BLE001 - lost, cancelled, or not to be sent: the cluster's own faults
            if self._client.status != "running":
                self._peopled()
            detail = f"{type(exc).__name__}: {exc}"
            fatal = len(chunk) == 1 and chunk[0].tries >= _TRIES
        if fatal:
            self._done.append((chunk[0].key, Failure(detail)))
            return
        for task in chunk:
            task.tries += 1
        self._suspects.extend(chunk)


def _connected(address: str, timeout: float) -> Any:
    try:
        return Client(address, timeout=timeout, set_as_default=False)
    except (OSError, TimeoutError, ValueError, TypeError) as exc:
        raise WorkerError(
            f"--scheduler {address}: no scheduler answers ({str(exc).splitlines()[0] if str(exc) else 'no answer'})",
            "An address reads like tcp://host:8786; is the scheduler running, and of the same Dask version?",
        ) from exc


def _infos(client: Any) -> dict[str, int]:
    """The workers the scheduler has, with their threads."""
    found: dict[str, int] = client.nthreads()
    return found


def _workers(client: Any, address: str, timeout: float) -> int:
    """How many workers there are, all of this version. Raises WorkerError."""
    deadline = time.monotonic() + timeout
    while not _infos(client):
        if time.monotonic() > deadline:
            raise WorkerError(
                f"{address}: the scheduler has no workers", f"Start some: dask worker {address}"
            )
        time.sleep(0.1)

    def probe() -> str:  # defined here, so that it is sent as it is to workers without this package
        try:
            import crosscheck
        except ImportError:
            return ""
        return crosscheck.__version__

    versions: dict[str, Any] = client.run(probe, on_error="return")
    others = {where: v for where, v in versions.items() if v != __version__}
    if others:
        listed = ", ".join(f"{where} {_said(v)}" for where, v in sorted(others.items())[:5])
        more = f", and {len(others) - 5} more" if len(others) > 5 else ""
        raise WorkerError(
            f"{address}: this is crosscheck {__version__}, but {listed}{more}",
            "Install the same version everywhere: results must not hang on which worker did the work.",
        )
    return len(versions)


def _said(version: object) -> str:
    if isinstance(version, str):
        return f"has {version}" if version else "has no crosscheck"
    return f"cannot be asked ({version})"
