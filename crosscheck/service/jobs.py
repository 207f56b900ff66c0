"""Checks that are asked for now and looked at later. With an archive they lie in a folder beside it, and outlive the
server: what it was stopped at is marked as interrupted, and can be started again."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from crosscheck import files
from crosscheck.service.check_pool import CheckPool
from crosscheck.service.shapes import Fault, JobAnswer, JobState
from crosscheck.service.tasks import Outcome, Task

_PATIENCE = 5.0  # seconds that a stopped job has
_LINES = 200  # texts on progress that a job keeps
_SIZE = 100_000_000  # bytes of a job's file
_MEMORY = 500_000_000  # bytes of all finished jobs
_OPEN = frozenset({"waiting", "running"})
OUTPUTS = ("json", "html", "fragment")


class Record(Struct):
    """A job, as it is kept."""

    id: str
    state: JobState
    created: str
    task: Task
    outcome: Outcome = Outcome()
    progress: list[str] = []

    @property
    def size(self) -> int:
        """Bytes that it has in memory, about."""
        sent = sum(len(source.data) for source in self.task.sources)
        return len(self.task.data) + sent + sum(map(len, self.outcome.outputs.values()))


@dataclass(slots=True)
class Job:
    """A job and those who wait for what happens with it."""

    record: Record
    happened: asyncio.Event = field(default_factory=asyncio.Event)
    work: asyncio.Task[None] | None = None

    @property
    def is_open(self) -> bool:
        return self.record.state in _OPEN

    def told(self, text: str) -> None:
        if len(self.record.progress) < _LINES:
            self.record.progress.append(text)
        self._wake()

    def become(self, state: JobState) -> None:
        self.record.state = state
        self._wake()

    def _wake(self) -> None:
        self.happened.set()
        self.happened = asyncio.Event()

    def answer(self) -> JobAnswer:
        record = self.record
        failed = record.state == "failed"
        fault = Fault(record.outcome.what, record.outcome.hint) if failed else None
        return JobAnswer(
            record.id, record.state, record.task.draft, record.created, list(record.progress), fault
        )


class Jobs:
    """The jobs of a server, in `folder` if there is one; `most` finished ones are kept."""

    def __init__(self, checks: CheckPool, folder: Path | None, most: int) -> None:
        self._crew, self._folder, self._most = checks, folder, most
        self._jobs: dict[str, Job] = {}

    def load(self) -> None:
        """The jobs of an earlier run; those it did not finish are interrupted."""
        if self._folder is None:
            return
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        records = []
        for file in self._folder.glob("*.job"):
            with contextlib.suppress(OSError, msgspec.MsgspecError):  # cut off, or no job
                records.append(msgspec.msgpack.decode(files.read(file, _SIZE), type=Record))
        for record in sorted(records, key=lambda record: record.created):
            if record.state in _OPEN:
                record.state = "interrupted"
            self._jobs[record.id] = Job(record)

    def __len__(self) -> int:
        return len(self._jobs)

    @property
    def unfinished(self) -> int:
        return sum(job.is_open for job in self._jobs.values())

    def get(self, key: str) -> Job | None:
        return self._jobs.get(key)

    def begin(self, task: Task) -> Job:
        job = Job(Record(task.id, "waiting", datetime.now(UTC).isoformat(timespec="seconds"), task))
        self._jobs[task.id] = job
        self._forget_oldest()
        self._start(job)
        return job

    def restart(self, job: Job) -> None:
        """Begins a job anew that was interrupted, cancelled or has failed."""
        job.record.progress, job.record.outcome = [], Outcome()
        job.become("waiting")
        self._start(job)

    def _start(self, job: Job) -> None:
        self._keep(job)
        job.work = asyncio.get_running_loop().create_task(self._run(job))

    async def _run(self, job: Job) -> None:
        def say(text: str) -> None:
            if job.record.state == "waiting":
                job.record.state = "running"
                self._keep(job)
            job.told(text)

        try:
            outcome = await self._crew.do(job.record.task, say, queue=True)
        except asyncio.CancelledError:
            job.become("interrupted" if self._crew.closing else "cancelled")
            self._keep(job)
            return
        if self._crew.closing and outcome.status == 503:
            job.become("interrupted")
        else:
            job.record.outcome = outcome
            if outcome.status == 200:  # it is not begun anew: what was sent is needed no more
                job.record.task = msgspec.structs.replace(job.record.task, data=b"", sources=())
            job.become("done" if outcome.status == 200 else "failed")
        self._keep(job)

    async def remove(self, job: Job) -> None:
        """Ends the job, if it is not done, and forgets it."""
        if job.work is not None and not job.work.done():
            job.work.cancel()
            await asyncio.wait([job.work], timeout=_PATIENCE)
        self._drop(job)

    async def events(self, job: Job, patience: float) -> AsyncIterator[tuple[str, JobAnswer | None]]:
        """What happens with a job, each time with all that is told of it: „progress“, and in the end its state; „“ and
        None after each `patience` seconds in which nothing did."""
        told = 0
        while True:
            happened = job.happened
            if told < len(job.record.progress):
                told = len(job.record.progress)
                yield "progress", job.answer()
            if not job.is_open:
                yield job.record.state, job.answer()
                return
            try:
                async with asyncio.timeout(patience):
                    await happened.wait()
            except TimeoutError:
                yield "", None

    async def finish(self) -> None:
        """Waits until all jobs have noticed that the checks has stopped."""
        left = [job.work for job in self._jobs.values() if job.work is not None and not job.work.done()]
        if left:
            _, late = await asyncio.wait(left, timeout=3)
            for work in late:
                work.cancel()

    def _forget_oldest(self) -> None:
        closed = [job for job in self._jobs.values() if not job.is_open]
        size = sum(job.record.size for job in closed)
        for number, job in enumerate(closed):
            if len(closed) - number <= self._most and size <= _MEMORY:
                return
            size -= job.record.size
            self._drop(job)

    def _drop(self, job: Job) -> None:
        self._jobs.pop(job.record.id, None)
        if self._folder is not None:
            with contextlib.suppress(OSError):
                self._file(job).unlink(missing_ok=True)

    def _keep(self, job: Job) -> None:
        if self._folder is not None and job.record.id in self._jobs:
            with contextlib.suppress(OSError), files.written(self._file(job)) as stream:
                stream.write(msgspec.msgpack.encode(job.record))

    def _file(self, job: Job) -> Path:
        assert self._folder is not None
        return self._folder / f"{job.record.id}.job"
