"""`crosscheck batch --scheduler`: a real Dask scheduler and real workers, each a process on loopback."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

import pytest
from test_cli import PAGE, RIGHT, WRONG

import crosscheck

pytestmark = pytest.mark.skipif(
    find_spec("distributed") is None, reason="distributed (the extra `cluster`) is not installed"
)

ROOT = Path(__file__).parent.parent


@dataclass
class Dask:
    """A scheduler and its workers; those are processes without a nanny, so that a kill is final."""

    address: str
    folder: Path
    paths: str
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, *arguments: str, paths: str = "", **settings: str) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "PYTHONPATH": paths or self.paths, **settings}
        process = subprocess.Popen(
            [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:], "--no-dashboard"],
            env=environment, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.processes.append(process)
        return process

    def worker(self, paths: str = "") -> subprocess.Popen[bytes]:
        return self.start(
            "dask_worker", self.address, "--nthreads", "1", "--no-nanny", "--host", "127.0.0.1", paths=paths
        )


@contextmanager
def dask(folder: Path, workers: int, **settings: str) -> Iterator[Dask]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    paths = f"{ROOT}{os.pathsep}{ROOT / 'tests'}"
    found = Dask(f"tcp://127.0.0.1:{port}", folder, paths)
    try:
        found.start("dask_scheduler", "--host", "127.0.0.1", "--port", str(port), **settings)
        for _ in range(workers):
            found.worker()
        yield found
    finally:
        for process in found.processes:
            with suppress(ProcessLookupError):
                process.kill()
        for process in found.processes:
            process.wait(10)


@pytest.fixture
def workdir(tmp_path: Path) -> Path:
    """Rows, one of them no draft, and a saved page."""
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    rows = [{"id": f"d{n}", "text": (WRONG if n % 3 == 0 else RIGHT) * (1 + n % 3)} for n in range(50)]
    rows[33]["text"] = "<!-- crosscheck: ignore[] -->\n"
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return tmp_path


def batch(workdir: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [
            sys.executable, "-m", "crosscheck", "batch", "in.jsonl", "--source", "n-tv.de=page.html", "--offline",
            "--no-archive", *arguments,
        ],
        cwd=workdir, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def test_a_worker_killed_in_the_middle_costs_no_row_and_no_byte(workdir: Path) -> None:
    """Two workers, one killed once rows come in: every draft answered once, as by one worker alone."""
    alone = batch(workdir, "-o", "alone.jsonl", "--workers", "1")
    with dask(workdir, workers=2) as cluster:
        run = batch(workdir, "-o", "out.jsonl", "--scheduler", cluster.address, "--scheduler-timeout", "30")
        output, deadline = workdir / "out.jsonl", time.monotonic() + 40
        while not (output.exists() and output.stat().st_size):
            assert run.poll() is None, run.communicate()
            assert time.monotonic() < deadline
            time.sleep(0.01)
        cluster.processes[2].send_signal(signal.SIGKILL)
        out, err = run.communicate(timeout=60)
    assert (run.returncode, err) == (1, b"")
    assert out.startswith(b"50 drafts: ")
    alone.communicate(timeout=60)
    assert output.read_bytes() == (workdir / "alone.jsonl").read_bytes()
    ids = [json.loads(line)["id"] for line in output.read_text(encoding="utf-8").splitlines()]
    assert ids == [f"d{n}" for n in range(50)]


def test_a_draft_that_kills_workers_is_told_from_its_neighbours(workdir: Path) -> None:
    """It is given up after two; what went to the same worker with it is done elsewhere."""
    from deadly import Deadly
    from test_batch_pool import COMMON, reading

    from crosscheck.batch.cluster import Cluster
    from crosscheck.batch.work import Failure

    with (
        dask(workdir, workers=3, DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0") as cluster,
        closing(Cluster(cluster.address, COMMON, 30, Deadly)) as workers,
    ):
        for n in range(12):
            workers.submit(n, "poison" if n == 5 else "read", b"" if n == 5 else reading(n))
        found = dict(workers.next() for _ in range(12))
    assert found[5] == Failure("1 workers of the cluster ended over it")
    assert [n for n, result in found.items() if isinstance(result, Failure)] == [5]


def test_a_worker_of_another_version_is_named(workdir: Path) -> None:
    """Before anything is done: which worker has which version; nothing is written."""
    other = workdir / "other"
    shutil.copytree(ROOT / "crosscheck", other / "crosscheck", ignore=shutil.ignore_patterns("__pycache__"))
    init = other / "crosscheck" / "__init__.py"
    init.write_text(init.read_text().replace(f'"{crosscheck.__version__}"', '"0.0.9"'))
    with dask(workdir, workers=0) as cluster:
        cluster.worker(paths=str(other))
        run = batch(workdir, "-o", "out.jsonl", "--scheduler", cluster.address, "--scheduler-timeout", "30")
        out, err = run.communicate(timeout=60)
    assert (run.returncode, out) == (2, b"")
    assert f"this is crosscheck {crosscheck.__version__}, but tcp://127.0.0.1:" in err.decode()
    assert "has 0.0.9" in err.decode()
    assert not (workdir / "out.jsonl").exists()


def test_a_scheduler_that_does_not_answer_is_told_in_time(workdir: Path) -> None:
    """A port nobody listens on: status 2 within the time given, nothing written."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        run = batch(workdir, "-o", "out.jsonl", "--scheduler", address, "--scheduler-timeout", "1")
        out, err = run.communicate(timeout=30)
    assert (run.returncode, out) == (2, b"")
    assert f"--scheduler {address}: no scheduler answers" in err.decode()
    assert not (workdir / "out.jsonl").exists()
