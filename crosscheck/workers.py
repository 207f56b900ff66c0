"""Worker processes that can be stopped at any time.

`start` and `stop` are for callers with workers of their own. `within` runs one function under the limits of time and
memory set by `bound`: the work of a parser on a hostile file cannot be limited in the same process, since neither a
regular expression nor a C library checks a clock. The worker is started for the first call and reused; one that had to
be stopped is replaced.

A worker ignores Ctrl-C, and ends with the process that started it.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
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
except ImportError:  # Windows: there only the time is limited
    resource = None  # type: ignore[assignment]  # a module, where the system has it

T = TypeVar("T")
_PATIENCE = 2.0  # seconds to wait for a worker to end after SIGTERM
_AWAKE = 60.0  # seconds a worker may take to start, even on a slow machine
_GRACE = 5.0  # seconds after its limit at which a worker ends itself, if the parent does not stop it


PLAIN = 40_000  # bytes of text that every parser handles within a second, so that no worker is needed


@dataclass(frozen=True, slots=True)
class Bounds:
    """Limits of time and memory for one call."""

    seconds: float = 30.0
    megabytes: int = 2000


_bounds: ContextVar[Bounds] = ContextVar("bounds", default=Bounds())  # noqa: B039 - it is frozen


class LimitError(Exception):
    """A call that was stopped: `kind` is `late`, `memory` or `died`, `detail` how the process ended."""

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(kind, detail)
        self.kind, self.detail = kind, detail


# ------------------------------------------------------------------ processes


def start(serve: Callable[..., None], *args: Any) -> tuple[BaseProcess, connection.Connection]:
    """Starts a process that runs `serve(pipe, *args)`; returns it and the other end of the pipe. Raises OSError."""
    context = multiprocessing.get_context("spawn")
    parent_end, child_end = context.Pipe()
    process = context.Process(target=serve, args=(child_end, *args), daemon=True)
    try:
        with _interrupts_blocked(), _without_main():
            process.start()
    except BaseException:
        parent_end.close()
        raise
    finally:
        child_end.close()
    return process, parent_end


def stop(process: BaseProcess, *, at_once: bool = False) -> None:
    """Ends the process: by SIGTERM first, or by SIGKILL `at_once`."""
    if not at_once:
        process.terminate()
        process.join(_PATIENCE)
    if process.is_alive():
        process.kill()
    process.join()


def prepare() -> None:
    """To be called first in a worker: makes it ignore Ctrl-C, and end with the process that started it."""
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def collect_seldom() -> None:
    """Makes this process look for circles of objects more rarely: a check makes many objects and few circles, and would
    spend a tenth of its time on looking."""
    gc.set_threshold(20_000, 20, 20)


def limit(seconds: float, megabytes: int) -> None:
    """Limits this process from now on, where the system supports it; 0 is no limit.

    The time limit is for a worker that the parent does not stop: SIGALRM ends the process without running Python. The
    memory limit is RLIMIT_DATA, since libraries reserve far more address space than they use.
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
    """Raises LateError in the block after so many seconds; 0 is no limit.

    Uses SIGALRM: without effect in other threads, on systems without it, and if an alarm is set already.
    """
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
    """How a process ended, in words."""
    code = process.exitcode
    if code is None or code >= 0:
        return f"with status {code}"
    with contextlib.suppress(ValueError):
        return f"by {signal.Signals(-code).name}"
    return f"by signal {-code}"


def free_cpus() -> int:
    """The processors this process may use."""
    count = getattr(os, "process_cpu_count", None)
    if count is not None:
        return count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


@contextlib.contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """Blocks Ctrl-C for processes started in the block, even while they import; this process gets it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextlib.contextmanager
def _without_main() -> Iterator[None]:
    """Keeps processes started in the block from importing the main script again: they do not need it, and it may not be
    written to be imported."""
    program = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = program


# ------------------------------------------------------------------ work within limits


def bound(seconds: float, megabytes: int) -> None:
    """Sets the limits for this thread or task and those it starts; 0 is no limit."""
    _bounds.set(Bounds(seconds, megabytes))


def bounds() -> Bounds:
    return _bounds.get()


def within(do: Callable[..., T], *args: Any) -> T:
    """The result of `do(*args)`, run in a worker and stopped if it takes too long or needs too much memory.

    Without a time limit, and in a process that is a worker itself, it is run in this process. `do` has to be a function
    of a module; arguments and result are pickled.

    Raises:
        LimitError: the call was stopped.
        CrosscheckError: as raised by `do`.
        RuntimeError: `do` raised any other exception.
        WorkerError: no worker can be started.
    """
    seconds, megabytes = bounds().seconds, bounds().megabytes
    if not seconds or multiprocessing.current_process().daemon:
        return do(*args)
    with _one_at_a_time:
        worker = _current()
        try:
            kind, value = worker.ask(seconds, megabytes, do, args)
        except BaseException:  # Ctrl-C too: the worker may still send an answer that nobody reads
            _drop(worker)
            raise
        if kind == "memory":
            _drop(worker)
            raise LimitError("memory")
    if kind == "raised":
        raise value
    result: T = value
    return result


def warm(module: str) -> None:
    """Starts the worker that the next calls will use, if there is none: it imports `module` while this process goes on.

    Does nothing where :func:`within` would not use a worker; a worker that cannot be started is told by the first call.
    """
    if bounds().seconds and not multiprocessing.current_process().daemon:
        with _one_at_a_time, contextlib.suppress(WorkerError):
            _current(module)


class _Worker:
    """A worker process, which imports `module` first, and the pipe to it."""

    def __init__(self, module: str = "") -> None:
        self.owner = os.getpid()
        try:
            self.process, self.pipe = start(_serve, module)
        except OSError as exc:
            raise WorkerError(
                f"a process for reading files cannot be started ({exc.strerror})",
                "limits.parse-seconds = 0 reads them in this one, without a limit.",
            ) from exc

    def ask(self, seconds: float, megabytes: int, do: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        try:
            self.pipe.send((seconds, megabytes, do, args))
            for patience in (_AWAKE, seconds):  # first it confirms the start, then it sends the result
                if not self.pipe.poll(patience):
                    raise LimitError("late")
                answer = self.pipe.recv()
        except (EOFError, OSError) as exc:
            self.process.join(_PATIENCE)
            raise LimitError("died", ending(self.process)) from exc
        return answer


_one_at_a_time = threading.RLock()
_worker: _Worker | None = None


def _current(module: str = "") -> _Worker:
    global _worker
    if _worker is None or _worker.owner != os.getpid():  # a forked process needs its own worker
        _worker = _Worker(module)
    return _worker


def _drop(worker: _Worker) -> None:
    global _worker
    _worker = None
    worker.pipe.close()
    stop(worker.process, at_once=True)


def _serve(pipe: connection.Connection, module: str) -> None:
    prepare()
    if module:
        importlib.import_module(module)
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
    except Exception as exc:  # noqa: BLE001 - the worker has to survive any exception
        return pickle.dumps(("raised", RuntimeError(f"{type(exc).__name__}: {exc}")), 5)
