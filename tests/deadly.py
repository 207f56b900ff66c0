"""Workers that die of certain tasks, for tests: real processes, really killed."""

from __future__ import annotations

import os
import re
import signal
from multiprocessing.connection import Connection
from pathlib import Path

from crosscheck.batch.pool import serve_tasks
from crosscheck.batch.work import Failure, Worker


class Deadly(Worker):
    """A worker whose process is killed by a `poison` task, and by a `once` task (the path of a file) if
    that file is not there yet; a `hang` task does not end, and a `fill` task needs 2 GB."""

    def __init__(self, common: bytes) -> None:
        super().__init__(common)
        self.tasks["fill"] = self._fill

    def do(self, kind: str, task: bytes) -> bytes | Failure:
        if kind == "poison":
            os.kill(os.getpid(), signal.SIGKILL)
        if kind == "once":
            mark = Path(task.decode())
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
            return b"alive"
        if kind == "hang":
            return b"" if re.match(r"(a+)+$", "a" * 60 + "b") else b"never"
        return super().do(kind, task)

    def _fill(self, task: bytes) -> bytes:
        return bytes(2_000_000_000)


def serve(pipe: Connection, common: bytes) -> None:
    serve_tasks(pipe, common, Deadly)


def stillborn(pipe: Connection, common: bytes) -> None:
    os._exit(1)
