"""The worker processes of the server: each with one check at a time, so that a check that hangs or dies costs itself.

Every worker is a pool of one process (:class:`crosscheck.batch.pool.Processes`) with a thread that waits for it; the
free worker used last is taken first, since it has the articles of its last checks at hand. What a worker says of its
progress, and its number as a process, come over a second pipe.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import queue
import signal
import threading
from collections import deque
from collections.abc import Callable
from functools import partial
from multiprocessing import connection, get_context
from typing import Any

import msgspec

from crosscheck.batch.pool import Processes, serve_tasks
from crosscheck.batch.work import Failure, RunSettings, Worker
from crosscheck.errors import ArchiveError, CrosscheckError, LateError, WorkerError
from crosscheck.service.tasks import Outcome, Task

Say = Callable[[str], None]
_STOP = getattr(signal, "SIGUSR1", None)  # ends the check that a worker is at, and not the worker
_LONGEST = 300  # characters of a text on progress: a pipe takes such messages whole
_PATIENCE = 3.0  # seconds that a stopped worker has


class BusyError(Exception):
    """As many checks wait as may."""


class _StoppedError(BaseException):
    """Raised by the signal in whatever the worker is at; no library may take it for an error of its own."""


# ------------------------------------------------------------------ in a worker process


class _Checks(Worker):
    """The tasks of the server. `side` is the pipe for progress."""

    def __init__(self, side: connection.Connection, common: bytes) -> None:
        super().__init__(common)
        from crosscheck.service.checker import Checker

        self._side, self._checker, self._busy = side, Checker(self.common), False
        if _STOP is not None:
            signal.signal(_STOP, self._stopped)
        self._side.send(("pid", os.getpid()))

    def _stopped(self, *_: object) -> None:
        if self._busy:
            raise _StoppedError

    def do(self, kind: str, task: bytes) -> bytes | Failure:
        asked = msgspec.msgpack.decode(task, type=Task)
        try:
            self._busy = True
            outcome = self._checker.done(asked, partial(self._say, asked.id))
            self._busy = False
        except _StoppedError:
            outcome = Outcome(status=503, what="the check was stopped", hint="Ask again.")
        except CrosscheckError as exc:
            self._checker.forget()
            outcome = Outcome(status=_status(exc), what=exc.message, hint=exc.hint)
        except MemoryError:
            most = self.common.config.limits.draft_memory
            hint = "Send a shorter draft, or fewer articles."
            outcome = Outcome(status=413, what=f"the check needed more than {most} MB of memory", hint=hint)
        except Exception as exc:  # noqa: BLE001 - whatever one draft sets off is told as that draft's error
            hint = "This is a fault of crosscheck; please report it."
            outcome = Outcome(status=500, what=f"the check failed ({type(exc).__name__})", hint=hint)
        finally:
            self._busy = False
        return msgspec.msgpack.encode(outcome)

    def _say(self, task: str, text: str) -> None:
        self._side.send((task, text[:_LONGEST]))


def _status(exc: CrosscheckError) -> int:
    return 503 if isinstance(exc, (ArchiveError, WorkerError)) else 422


def _serve(side: connection.Connection, pipe: connection.Connection, common: bytes) -> None:
    serve_tasks(pipe, common, partial(_Checks, side))


# ------------------------------------------------------------------ in the server


class _Slot:
    """One worker process, and the threads that wait for it."""

    def __init__(self, common: RunSettings, seconds: float) -> None:
        self._heard, self._side = get_context("spawn").Pipe(duplex=False)
        self._pool = Processes(common.packed(), 1, partial(_serve, self._side), seconds)
        self._seconds = seconds
        self._tasks: queue.SimpleQueue[tuple[Task, Say, Callable[[Outcome], None]] | None] = (
            queue.SimpleQueue()
        )
        self._says: dict[str, Say] = {}
        self._pid = 0
        self._work = threading.Thread(target=self._working, daemon=True)
        self._listen = threading.Thread(target=self._listening, daemon=True)
        self._work.start()
        self._listen.start()

    def submit(self, task: Task, say: Say, done: Callable[[Outcome], None]) -> None:
        """`say` and `done` are called from other threads."""
        self._tasks.put((task, say, done))

    def interrupt(self) -> None:
        """Stops the check that the worker is at."""
        if self._pid and _STOP is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._pid, _STOP)

    def close(self) -> None:
        self._tasks.put(None)
        self.interrupt()
        self._work.join(_PATIENCE)
        with contextlib.suppress(OSError):
            self._side.send(None)
        self._listen.join(_PATIENCE)

    def _working(self) -> None:
        number = 0
        while (given := self._tasks.get()) is not None:
            task, say, done = given
            number += 1
            self._says[task.id] = say
            done(self._done(number, task))
            del self._says[task.id]
        self._pool.close()

    def _done(self, number: int, task: Task) -> Outcome:
        try:
            self._pool.submit(number, "check", msgspec.msgpack.encode(task))
            key, result = self._pool.next()
            while key != number:  # of a task that was given up when no worker could be had
                key, result = self._pool.next()
        except WorkerError as exc:
            return Outcome(status=503, what=exc.message, hint=exc.hint)
        except Exception as exc:  # noqa: BLE001 - else nobody would ever answer for this worker again
            hint = "This is a fault of crosscheck or of the machine; please report it."
            return Outcome(status=500, what=f"the check failed ({type(exc).__name__})", hint=hint)
        if isinstance(result, Failure):
            if result.detail == str(LateError(self._seconds)):
                what = f"the check took longer than {self._seconds:g} s"
                return Outcome(
                    status=504,
                    what=what,
                    hint="Send a shorter draft; who runs the server can raise serve.check-seconds.",
                )
            return Outcome(
                status=500, what=f"the check failed: {result.detail}", hint="Send a shorter draft."
            )
        outcome: Outcome = msgspec.msgpack.decode(result, type=Outcome)
        return outcome

    def _listening(self) -> None:
        with contextlib.suppress(EOFError, OSError):
            while (heard := self._heard.recv()) is not None:
                key, value = heard
                if key == "pid":
                    self._pid = value
                elif say := self._says.get(key):
                    say(value)


class CheckPool:
    """All workers, and the checks that wait for one. To be used from one event loop."""

    def __init__(self, common: RunSettings, workers: int, waiting: int, seconds: float) -> None:
        self._slots = [_Slot(common, seconds) for _ in range(workers)]
        self._free = list(self._slots)
        self._most = waiting
        self._waiting: deque[asyncio.Future[_Slot | None]] = deque()
        self._at: dict[str, _Slot] = {}  # by task
        self.closing = False

    @property
    def size(self) -> int:
        return len(self._slots)

    @property
    def waiting(self) -> int:
        return sum(not turn.done() for turn in self._waiting)

    @property
    def running(self) -> int:
        return len(self._at)

    async def do(self, task: Task, say: Say = lambda _: None, *, queue: bool = False) -> Outcome:
        """The outcome of a task. Raises BusyError when too many wait already, except for a task of the `queue`."""
        slot = None if self.closing else await self._acquired(bounded=not queue)
        if slot is None:
            return Outcome(status=503, what="the server is being stopped", hint="Ask again when it runs.")
        self._at[task.id] = slot
        try:
            say("the check begins")
            return await _asked(slot, task, say)
        finally:
            del self._at[task.id]
            self._release(slot)

    async def _acquired(self, *, bounded: bool) -> _Slot | None:
        """A free worker, in the order of those who wait; None once the server is being stopped."""
        if self._free:
            return self._free.pop()
        if bounded and self.waiting >= self._most:
            raise BusyError
        turn: asyncio.Future[_Slot | None] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled() and (slot := turn.result()):
                self._release(slot)
            raise

    def _release(self, slot: _Slot) -> None:
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(None if self.closing else slot)
                if not self.closing:
                    return
        self._free.append(slot)

    def interrupt(self, key: str) -> None:
        """Stops a task that a worker is at."""
        if slot := self._at.get(key):
            slot.interrupt()

    def stop(self) -> None:
        """Stops all checks; no other is begun."""
        self.closing = True
        for turn in self._waiting:
            if not turn.done():
                turn.set_result(None)
        for slot in self._at.values():
            slot.interrupt()

    def close(self) -> None:
        self.stop()
        for slot in self._slots:
            slot.close()


async def _asked(slot: _Slot, task: Task, say: Say) -> Outcome:
    """The outcome; the wait goes on to its end even if nobody waits for it any more, since the worker is at it."""
    loop = asyncio.get_running_loop()
    found: asyncio.Future[Outcome] = loop.create_future()

    def set_result(outcome: Outcome) -> None:
        if not found.done():
            found.set_result(outcome)

    def later(do: Callable[[Any], None], value: Any) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(do, value)

    slot.submit(task, partial(later, say), partial(later, set_result))
    try:
        return await asyncio.shield(found)
    except asyncio.CancelledError:
        slot.interrupt()
        with contextlib.suppress(asyncio.CancelledError):
            await found
        raise
