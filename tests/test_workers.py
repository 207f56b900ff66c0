"""Work in another process: bounded in time and memory, and gone when its time is over."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextvars import copy_context
from pathlib import Path
from typing import TypeVar

import pytest

from crosscheck import workers
from crosscheck.errors import DraftError, LateError
from crosscheck.workers import LimitError, bound, within

T = TypeVar("T")


def limited(seconds: float, megabytes: int, do: Callable[..., T], *args: object) -> T:
    """Under these limits, which are forgotten afterwards."""

    def work() -> T:
        bound(seconds, megabytes)
        return within(do, *args)

    return copy_context().run(work)


def double(number: int) -> int:
    return 2 * number


def process_id() -> int:
    return os.getpid()


def backtrack() -> bool:
    """A regular expression that does not end, and lets no signal handler or thread of Python run."""
    return re.match(r"(a+)+$", "a" * 60 + "b") is not None


def allocate(megabytes: int) -> int:
    return len([bytearray(1_000_000) for _ in range(megabytes)])


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def refuse() -> None:
    raise DraftError("no draft", "Give one.")


def stumble() -> None:
    raise KeyError("here")


def test_work_is_done_elsewhere_by_one_worker() -> None:
    """The result comes back; the process is another, and the same each time."""
    assert limited(30, 0, double, 21) == 42
    assert limited(30, 0, process_id) == limited(30, 0, process_id) != os.getpid()


def test_without_a_limit_it_is_done_here() -> None:
    """No process is started for it."""
    assert limited(0, 0, process_id) == os.getpid()


def test_what_takes_too_long_is_stopped_and_the_next_is_done() -> None:
    """Soon after its time; by a fresh worker."""
    before = limited(30, 0, process_id)
    began = time.monotonic()
    with pytest.raises(LimitError) as error:
        limited(0.3, 0, backtrack)
    assert error.value.kind == "late"
    assert time.monotonic() - began < 10
    assert limited(30, 0, process_id) != before


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded where the system can")
def test_what_needs_too_much_memory_is_stopped_and_the_next_is_done() -> None:
    """Also where the next one needs as much and may."""
    with pytest.raises(LimitError) as error:
        limited(60, 300, allocate, 1000)
    assert error.value.kind == "memory"
    assert limited(60, 1000, allocate, 400) == 400


def test_a_worker_that_dies_is_told_with_how_and_replaced() -> None:
    with pytest.raises(LimitError) as error:
        limited(30, 0, die)
    assert (error.value.kind, error.value.detail) == ("died", "by SIGKILL")
    assert limited(30, 0, double, 1) == 2


def test_errors_of_the_work_come_back() -> None:
    """Those for users whole, any other by its name; the worker goes on."""
    before = limited(30, 0, process_id)
    with pytest.raises(DraftError) as error:
        limited(30, 0, refuse)
    assert (error.value.message, error.value.hint) == ("no draft", "Give one.")
    with pytest.raises(RuntimeError, match="KeyError: 'here'"):
        limited(30, 0, stumble)
    assert limited(30, 0, process_id) == before


def script(tmp_path: Path, *lines: str) -> subprocess.Popen[str]:
    """A program that was not written for being imported: it works at its top level."""
    file = tmp_path / "program.py"
    file.write_text("import test_workers\nfrom test_workers import limited\n" + "\n".join(lines))
    paths = os.pathsep.join([str(Path(__file__).parent), str(Path(workers.__file__).parents[1])])
    return subprocess.Popen(
        [sys.executable, str(file)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": paths},
    )  # fmt: skip


def test_a_program_that_uses_it_is_not_run_again(tmp_path: Path) -> None:
    program = script(tmp_path, "print('once', flush=True)", "print(limited(30, 0, test_workers.double, 4))")
    out, err = program.communicate(timeout=60)
    assert (out, err, program.returncode) == ("once\n8\n", "", 0)


@pytest.mark.skipif(not hasattr(os, "kill") or sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_worker_ends_with_the_process_that_started_it(tmp_path: Path, sign: signal.Signals) -> None:
    """Whatever ends that, and in the middle of work."""
    program = script(
        tmp_path,
        "print(limited(30, 0, test_workers.process_id), flush=True)",
        "limited(30, 0, test_workers.time.sleep, 25)",
    )
    assert program.stdout is not None
    worker = int(program.stdout.readline())
    time.sleep(0.2)
    program.send_signal(sign)
    program.communicate(timeout=20)
    assert gone(worker)


def gone(pid: int) -> bool:
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        status = Path(f"/proc/{pid}/status")
        if status.exists() and "State:\tZ" in status.read_text():
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs an alarm")
def test_a_deadline_ends_what_this_process_is_at() -> None:
    """Even a pattern that never ends; nothing rings afterwards."""
    began = time.monotonic()
    with pytest.raises(LateError, match=r"0\.2 s"), workers.deadline(0.2):
        backtrack()
    assert time.monotonic() - began < 10
    assert not any(signal.getitimer(signal.ITIMER_REAL))
    with workers.deadline(0):
        assert double(21) == 42


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs an alarm")
def test_the_alarm_of_somebody_else_is_left_alone() -> None:
    """A program that uses this package may have its own."""
    before = signal.signal(signal.SIGALRM, lambda *_: None)
    try:
        signal.setitimer(signal.ITIMER_REAL, 60)
        with workers.deadline(0.01):
            time.sleep(0.05)
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 50
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
