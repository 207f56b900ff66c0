"""Workers that die of certain tasks, for tests: real processes, really killed."""

from __future__ import annotations

import os
import signal
import threading
from multiprocessing.connection import Connection
from pathlib import Path

from crosscheck.batch.pool import serve_tasks
from crosscheck.batch.work import Failure, Worker


class Deadly(Worker):
    """A worker whose process is killed by a `poison` task, and by a `once` task (the path of a file) if
    that file is not there yet; a `stuck` task never ends."""

    def do(self, kind: str, task: bytes) -> bytes | Failure:
        if kind == "poison":
            os.kill(os.getpid(), signal.SIGKILL)
        if kind == "stuck":
            threading.Event().wait()
        if kind == "once":
            mark = Path(task.decode())
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
            return b"alive"
        return super().do(kind, task)


def serve(pipe: Connection, common: bytes) -> None:
    serve_tasks(pipe, common, Deadly)


def stillborn(pipe: Connection, common: bytes) -> None:
    os.kill(os.getpid(), signal.SIGKILL)
