"""Processes that do work for this one and can be stopped, whatever they are at.

`start` and `stop` are for those who keep workers themselves. `within` does one piece of work under the limits
of time and of memory that `bound` has set: what a parser makes of a hostile file cannot be bounded from
inside, since neither a regular expression nor a library in C looks at a clock. Its worker is started when
the first work comes and kept for the next; one that had to be stopped is replaced.

A worker does not hear Ctrl-C, and ends with the process that started it.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from multiprocessing import connection
from multiprocessing.process import BaseProcess
from types import ModuleType
from typing import Any, TypeVar

from crosscheck.errors import CrosscheckError, LateError, WorkerError

try:
    import resource
except ImportError:  # Windows: time alone is limited there
    resource = None  # type: ignore[assignment]  # a module, where the system has it

T = TypeVar("T")
_PATIENCE = 2.0  # seconds a worker has for ending when it is told to
_AWAKE = 60.0  # seconds a worker has for its start, on whatever machine
_GRACE = 5.0  # seconds after its time at which a worker ends itself, should nobody be left to stop it


PLAIN = 40_000  # bytes of text, for which no parser was seen to need more than a second


@dataclass(frozen=True, slots=True)
class Bounds:
    """How long work may take, and how much memory its process may need."""

    seconds: float = 30.0
    megabytes: int = 2000


_bounds: ContextVar[Bounds] = ContextVar("bounds", default=Bounds())  # noqa: B039 - it is frozen


class LimitError(Exception):
    """Work that was stopped: `kind` is `late`, `memory` or `died`, `detail` how its process ended."""

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(kind, detail)
        self.kind, self.detail = kind, detail


# ------------------------------------------------------------------ processes


def start(serve: Callable[..., None], *args: Any) -> tuple[BaseProcess, connection.Connection]:
    """A process that runs `serve(pipe, *args)`, and the other end of its pipe. Raises OSError."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, *args), daemon=True)
    try:
        with _deaf_to_interrupts(), _no_program():
            process.start()
    except BaseException:
        ours.close()
        raise
    finally:
        theirs.close()
    return process, ours


def stop(process: BaseProcess, *, at_once: bool = False) -> None:
    """Ends the process; `at_once` without asking it first."""
    if not at_once:
        process.terminate()
        process.join(_PATIENCE)
    if process.is_alive():
        process.kill()
    process.join()


def settle_in() -> None:
    """What a worker does first: it leaves Ctrl-C to the process that started it, and ends with that."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def limit(seconds: float, megabytes: int) -> None:
    """Bounds this process from now on, where the system can; 0 is no bound.

    The time is what is left to it when nobody stops it: the alarm ends the process without a word of
    Python. The memory is that for data; address space alone costs nothing, and libraries reserve plenty.
    """
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE if seconds else 0)
    if resource is not None:
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        wanted = megabytes * 1_000_000 if megabytes else most
        if most != resource.RLIM_INFINITY:
            wanted = most if wanted == resource.RLIM_INFINITY else min(wanted, most)
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_DATA, (wanted, most))


@contextlib.contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """What is done within raises LateError after so many seconds; 0 is no limit. It is an alarm of this process:
    without effect in other threads, on systems that have none, and where somebody else has set one."""
    if not (seconds and _alarm_is_free()):
        yield
        return

    def late(*_: object) -> None:
        raise LateError(seconds)

    signal.signal(signal.SIGALRM, late)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


def _alarm_is_free() -> bool:
    return (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
        and not any(signal.getitimer(signal.ITIMER_REAL))
    )


def ending(process: BaseProcess) -> str:
    """How a process that is over has ended."""
    code = process.exitcode
    if code is None or code >= 0:
        return f"with status {code}"
    with contextlib.suppress(ValueError):
        return f"by {signal.Signals(-code).name}"
    return f"by signal {-code}"


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


@contextlib.contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Processes started within do not get Ctrl-C, not even while they import; this one gets it after."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextlib.contextmanager
def _no_program() -> Iterator[None]:
    """Processes started within do not run the program that uses this package once more: what they do
    stands in modules, and a script need not be written for being imported."""
    program = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = program


# ------------------------------------------------------------------ work within limits


def bound(seconds: float, megabytes: int) -> None:
    """The limits from now on, for this thread or task and what it starts; 0 is none."""
    _bounds.set(Bounds(seconds, megabytes))


def bounds() -> Bounds:
    return _bounds.get()


def within(do: Callable[..., T], *args: Any) -> T:
    """`do(*args)`, stopped when it takes too long or needs too much memory. Without a limit of time it is done
    here, as it is in a process that is itself a worker with limits of its own.

    `do` is a function of a module; arguments and result are sent by pickle. Raises LimitError, what `do`
    raises of this package's errors, RuntimeError for any other, and WorkerError where there can be no worker.
    """
    seconds, megabytes = bounds().seconds, bounds().megabytes
    if not seconds or multiprocessing.current_process().daemon:
        return do(*args)
    with _one_at_a_time:
        worker = _current()
        try:
            kind, value = worker.ask(seconds, megabytes, do, args)
        except BaseException:  # Ctrl-C too: nobody will hear the answer to this question
            _drop(worker)
            raise
        if kind == "memory":
            _drop(worker)
            raise LimitError("memory")
    if kind == "raised":
        raise value
    result: T = value
    return result


class _Worker:
    def __init__(self) -> None:
        self.owner = os.getpid()
        try:
            self.process, self.pipe = start(_serve)
        except OSError as exc:
            raise WorkerError(
                f"a process for reading files cannot be started ({exc.strerror})",
                "limits.parse-seconds = 0 reads them in this one, without a limit.",
            ) from exc

    def ask(self, seconds: float, megabytes: int, do: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        try:
            self.pipe.send((seconds, megabytes, do, args))
            for patience in (_AWAKE, seconds):  # it says that it begins, and then what came of it
                if not self.pipe.poll(patience):
                    raise LimitError("late")
                answer = self.pipe.recv()
        except (EOFError, OSError) as exc:
            self.process.join(_PATIENCE)
            raise LimitError("died", ending(self.process)) from exc
        return answer


_one_at_a_time = threading.RLock()
_worker: _Worker | None = None


def _current() -> _Worker:
    global _worker
    if _worker is None or _worker.owner != os.getpid():  # a forked process has workers of its own
        _worker = _Worker()
    return _worker


def _drop(worker: _Worker) -> None:
    global _worker
    _worker = None
    worker.pipe.close()
    stop(worker.process, at_once=True)


def _serve(pipe: connection.Connection) -> None:
    settle_in()
    with contextlib.suppress(EOFError, OSError):
        while True:
            seconds, megabytes, do, args = pipe.recv()
            pipe.send(None)
            limit(seconds, megabytes)
            answer = _answer(do, args)
            del args
            limit(0, 0)
            pipe.send_bytes(answer)


def _answer(do: Callable[..., Any], args: tuple[Any, ...]) -> bytes:
    try:
        return pickle.dumps(("value", do(*args)), 5)
    except MemoryError:
        return pickle.dumps(("memory", None), 5)
    except CrosscheckError as exc:
        return pickle.dumps(("raised", exc), 5)
    except Exception as exc:  # noqa: BLE001 - whatever a file sets off, the worker goes on
        return pickle.dumps(("raised", RuntimeError(f"{type(exc).__name__}: {exc}")), 5)
