"""The worker process that checks for the language server: asked, and stopped when it takes too long or dies."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from multiprocessing import connection
from multiprocessing.process import BaseProcess
from typing import Any

from crosscheck import workers
from crosscheck.errors import CrosscheckError, kind_of

_MEGABYTES = 4000  # of the worker
_START = 60.0  # seconds in which it starts, on a slow machine
_LOOK = 0.02  # seconds between two looks whether a call is still wanted
_PATIENCE = 3.0  # seconds for which a call goes on that nobody waits for any more


class StoppedError(Exception):
    """A call that was stopped: `kind` is `late`, `left` (nobody waits for it) or `died`; `detail` says how."""

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(kind, detail)
        self.kind, self.detail = kind, detail


class Worker:
    """A process with a :class:`crosscheck.editors.session.Session`; a new one is started after it was stopped."""

    def __init__(self) -> None:
        self._running: tuple[BaseProcess, connection.Connection] | None = None
        self._one_at_a_time = threading.Lock()

    def ask(self, what: str, *args: object, seconds: float, wanted: Callable[[], bool] = lambda: True) -> Any:
        """The result of a method of the session; waits at most `seconds`, and not long if it is not `wanted`.

        Raises CrosscheckError as the method does, StoppedError for a call that was stopped, WorkerError if no process
        can be started.
        """
        with self._one_at_a_time:
            try:
                process, pipe = self._running or self._start()
                pipe.send((what, args))
                _wait(pipe, seconds, wanted)
                kind, value = pipe.recv()
            except StoppedError:
                self._stop()
                raise
            except (EOFError, OSError) as exc:
                process.join(1)
                detail = workers.ending(process)
                self._stop()
                raise StoppedError("died", detail) from exc
        if kind == "refused":
            raise value
        if kind == "raised":
            raise StoppedError("died", value)
        return value

    def tell(self, what: str, *args: object) -> None:
        """As :meth:`ask`, where there is a process already."""
        if self._running is not None:
            self.ask(what, *args, seconds=_START)

    def close(self) -> None:
        """Ends the process."""
        self._stop()

    def _start(self) -> tuple[BaseProcess, connection.Connection]:
        process, pipe = workers.start(_serve)
        self._running = process, pipe
        _wait(pipe, _START, lambda: True)
        pipe.recv()
        return process, pipe

    def _stop(self) -> None:
        if self._running is not None:
            process, pipe = self._running
            self._running = None
            pipe.close()
            workers.stop(process, at_once=True)


def _wait(pipe: connection.Connection, seconds: float, wanted: Callable[[], bool]) -> None:
    waited = unwanted = 0.0
    while not pipe.poll(_LOOK):
        waited += _LOOK
        unwanted += 0 if wanted() else _LOOK
        if waited > seconds:
            raise StoppedError("late", f"{seconds:g}")
        if unwanted > _PATIENCE:
            raise StoppedError("left")


def _serve(pipe: connection.Connection) -> None:
    workers.prepare()
    workers.limit(0, _MEGABYTES)
    from crosscheck.editors.session import Session

    session = Session()
    pipe.send(None)
    with contextlib.suppress(EOFError, OSError):
        while True:
            what, args = pipe.recv()
            pipe.send(_answer(getattr(session, what), args))


def _answer(do: Callable[..., object], args: tuple[object, ...]) -> tuple[str, object]:
    try:
        return "value", do(*args)
    except CrosscheckError as exc:
        return "refused", exc
    except Exception as exc:  # noqa: BLE001 - the worker has to survive any exception
        return "raised", kind_of(exc)
