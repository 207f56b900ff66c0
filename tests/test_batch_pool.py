"""Worker processes: every task answered once, whatever becomes of the workers."""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import deadly
import pytest
from one_claim import article
from pages import OUTLET, PARAGRAPHS, page

from crosscheck import drafts, pipeline
from crosscheck.batch import wire
from crosscheck.batch.draft_tasks import DraftTasks
from crosscheck.batch.executor import Here
from crosscheck.batch.pool import Processes
from crosscheck.batch.work import Failure, RunSettings
from crosscheck.config import Config, Limits, Network
from crosscheck.errors import WorkerError
from crosscheck.model import Draft, Report, State
from crosscheck.outlets.registry import Registry
from crosscheck.retrieval import manifest

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
CONFIG = Config(network=Network(offline=True, discover=False))
REGISTRY = Registry((OUTLET,))
COMMON = RunSettings(CONFIG, REGISTRY).packed()


def draft(n: int) -> Draft:
    text = (
        f"Risse wurden in {n} der acht Pfeiler der Ahrbrücke in Altenfeld gefunden, berichtet das Nordblatt."
    )
    return drafts.read(f"{n}.md", text.encode(), published=NOW)


def reading(n: int) -> bytes:
    return wire.packed((draft(n), ()))


@contextmanager
def pool(jobs: int, serve: object = None, seconds: float = 0, common: bytes = COMMON) -> Iterator[Processes]:
    with closing(Processes(common, jobs, serve, seconds)) as found:
        yield found


def results(workers: Processes, number: int) -> dict[int, object]:
    """The answers to `number` tasks by their key; none comes twice."""
    found: dict[int, object] = {}
    for _ in range(number):
        key, result = workers.next()
        assert key not in found
        found[key] = result
    assert workers.waiting == 0
    return found


def test_a_killed_worker_costs_no_task(tmp_path: Path) -> None:
    """A worker killed in the middle of a task: another one does it, and all others are answered once."""
    with pool(2, deadly.serve) as workers:
        for n in range(6):
            workers.submit(n, "read", reading(n))
        workers.submit(6, "once", str(tmp_path / "mark").encode())
        found = results(workers, 7)
    assert found[6] == b"alive"
    assert not any(isinstance(result, Failure) for result in found.values())


def test_a_task_that_kills_its_workers_is_given_up() -> None:
    """After the second worker; what it died of is said, and the other tasks are done."""
    with pool(2, deadly.serve) as workers:
        workers.submit(0, "poison", b"")
        for n in range(1, 5):
            workers.submit(n, "read", reading(n))
        found = results(workers, 5)
    assert found[0] == Failure("3 worker processes ended over it, the last one by SIGKILL")
    assert not any(isinstance(found[n], Failure) for n in range(1, 5))


def test_a_task_that_hangs_is_stopped() -> None:
    """With its time in the reason; a fresh worker does the others."""
    with pool(1, deadly.serve, seconds=1) as workers:
        workers.submit(0, "hang", b"")
        workers.submit(1, "once", __file__.encode())
        found = results(workers, 2)
    assert found == {0: Failure("took longer than the 1 s of limits.draft-seconds"), 1: b"alive"}


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded where the system can")
def test_a_task_that_needs_too_much_memory_is_a_failure() -> None:
    """The limit is the settings'; the worker goes on."""
    common = RunSettings(replace(CONFIG, limits=Limits(draft_memory=500)), REGISTRY).packed()
    with pool(1, deadly.serve, common=common) as workers:
        workers.submit(0, "fill", b"")
        workers.submit(1, "once", __file__.encode())
        found = results(workers, 2)
    assert found == {0: Failure("needed more than the 500 MB of limits.draft-memory"), 1: b"alive"}


def test_a_task_that_raises_is_a_failure() -> None:
    """Told with what was raised and where; the worker goes on."""
    with pool(1) as workers:
        workers.submit(0, "read", wire.packed((replace(draft(0), language="xx"), ())))
        workers.submit(1, "read", reading(1))
        found = results(workers, 2)
    assert isinstance(found[0], Failure)
    assert found[0].detail == "KeyError"
    assert "pipeline.py" in found[0].trace
    assert isinstance(found[1], bytes)


@pytest.mark.skipif(sys.platform != "linux", reason="finds its child processes by ps")
def test_a_worker_killed_while_it_starts_is_replaced(tmp_path: Path) -> None:
    """Five of them, one after another. By the command itself, so that a run that waits for ever can be told."""
    (tmp_path / "page.html").write_text(page(*PARAGRAPHS), encoding="utf-8")
    (tmp_path / "a.md").write_text("Die Ahrbrücke ist gesperrt, so n-tv.de.", encoding="utf-8")
    arguments = ["a.md", "-o", "out.jsonl", "--source", "n-tv.de=page.html", "--offline", "--no-archive"]
    process = subprocess.Popen(
        [sys.executable, "-m", "crosscheck", "batch", *arguments, "--reader", "none"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip
    killed: set[str] = set()
    while process.poll() is None and len(killed) < 5:
        ps = subprocess.run(
            ["ps", "-o", "pid=,args=", "--ppid", str(process.pid)], capture_output=True, text=True
        )
        for line in ps.stdout.splitlines():
            number = line.split()[0]
            if "spawn_main" in line and number not in killed:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(int(number), signal.SIGKILL)
                killed.add(number)
    try:
        _, said = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode in (0, 1), said
    assert json.loads((tmp_path / "out.jsonl").read_text("utf-8"))["status"] != "error"


def test_workers_that_never_start_are_an_error() -> None:
    """Three in a row end before they are ready: nobody waits for ever."""
    with pool(1, deadly.stillborn) as workers:
        workers.submit(0, "read", reading(0))
        with pytest.raises(WorkerError, match="with status 1"):
            workers.next()


# ------------------------------------------------------------------ a check spread over processes


def report(tmp_path: Path, jobs: int, poisoned: int = -1) -> Report:
    """Six drafts with a saved page, judged by `jobs` processes; one of them in a language there is not."""
    file = tmp_path / "page.html"
    file.write_text(page(*PARAGRAPHS), encoding="utf-8")
    request = manifest.parse_option(f"{OUTLET.domain}={file}", REGISTRY)
    asked = [replace(draft(n), language="xx") if n == poisoned else draft(n) for n in range(6)]
    start = Here if jobs == 1 else partial(Processes, jobs=jobs)
    with DraftTasks(CONFIG, start) as tasks:
        return pipeline.run(asked, [request], CONFIG, REGISTRY, now=NOW, executor=tasks)


def test_the_report_is_the_same_for_any_number_of_processes(tmp_path: Path) -> None:
    """Also with a draft that cannot be judged among them."""
    one, two = (report(tmp_path, jobs, poisoned=3) for jobs in (1, 2))
    assert replace(one, failed=()) == replace(two, failed=())
    assert [f.detail for f in one.failed] == [f.detail for f in two.failed] == ["KeyError"]


def test_a_draft_that_cannot_be_judged_leaves_the_others_their_result(tmp_path: Path) -> None:
    """It is named in the notes, and the run is incomplete."""
    found = report(tmp_path, 1, poisoned=2)
    assert [d.draft.path for d in found.documents] == ["0.md", "1.md", "3.md", "4.md", "5.md"]
    assert found.notes == ("2.md konnte nicht geprüft werden (KeyError)",)
    assert replace(found, documents=()).exit_code == 3


# ------------------------------------------------------------------ bytes


def test_what_both_sides_have_is_sent_as_a_reference() -> None:
    """The value comes back equal, the known article as the very same object."""
    known = article("Bei dem Brand wurden 28 Menschen verletzt.")
    data = wire.packed((known, draft(1)), wire.Known([known]))
    back, other = wire.unpacked(data, wire.Known([known]))
    assert back is known
    assert other == draft(1)
    assert b"28 Menschen" not in data


def test_times_keep_their_zone() -> None:
    """A named zone and a fixed one."""
    named = datetime(2026, 3, 1, tzinfo=ZoneInfo("Europe/Berlin"))
    fixed = datetime.fromisoformat("2026-03-01T08:00:00+03:30")
    back = wire.unpacked(wire.packed((named, fixed)))
    assert back == (named, fixed)
    assert [moment.tzinfo for moment in back] == [named.tzinfo, fixed.tzinfo]


def test_enums_travel_where_python_writes_them_as_a_call_of_getattr(monkeypatch: pytest.MonkeyPatch) -> None:
    """As Python 3.11.0 to 3.11.3 does."""
    monkeypatch.setattr(
        State, "__reduce_ex__", lambda state, _: (getattr, (type(state), state.name)), raising=False
    )
    assert wire.unpacked(wire.packed(State.FULL)) is State.FULL


@pytest.mark.parametrize(
    "data", [pickle.dumps(print), pickle.dumps(Path.home), b"", b"\x80\x05N", wire.packed(None)[:-1] + b"x"]
)
def test_bytes_cannot_name_what_is_no_value(data: bytes) -> None:
    """Nothing but values of the pipeline is made of bytes; broken ones are told as that."""
    with pytest.raises(wire.WireError):
        wire.unpacked(data)
