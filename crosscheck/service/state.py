"""What the handlers of requests share: settings, workers, jobs and figures of one server."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import anyio.to_thread
import msgspec
from starlette.requests import Request

from crosscheck.config import Config
from crosscheck.errors import ConflictError, CrosscheckError, TriageError, UsageError
from crosscheck.service.check_pool import BusyError, CheckPool
from crosscheck.service.decision_store import DecisionStore
from crosscheck.service.faults import ProblemError
from crosscheck.service.jobs import Jobs
from crosscheck.service.metrics import Metrics
from crosscheck.service.tasks import Outcome, Task
from crosscheck.triage.decisions import Decisions, text_of

_STATUS = {ConflictError: 409, TriageError: 422, UsageError: 422}
_PLACE = re.compile(r"(?<!\S)(?:[A-Za-z]:)?[/\\]\S*[/\\]")  # the folder of an absolute path
_AGAIN = 5  # seconds after which a client that was turned away may ask again


@dataclass(slots=True)
class ServiceState:
    config: Config
    checks: CheckPool
    jobs: Jobs
    metrics: Metrics
    decisions: DecisionStore

    async def checked(self, task: Task) -> Outcome:
        """The outcome of a task. Raises ProblemError for one that is no success, and when too many wait."""
        began = time.perf_counter()
        try:
            outcome = await self.checks.do(task)
        except BusyError:
            raise ProblemError(
                429, "as many checks are waiting as may", "Ask again in some seconds.", retry=_AGAIN
            ) from None
        if task.outputs != ("credits",):
            self.count(outcome, time.perf_counter() - began)
        if outcome.status != 200:
            raise ProblemError(outcome.status, outcome.what, outcome.hint)
        return outcome

    async def kept(self, do: Callable[[], Decisions]) -> Decisions:
        """What the store of decisions gives, in a thread. Raises ProblemError."""
        try:
            return await anyio.to_thread.run_sync(do)
        except CrosscheckError as exc:
            what = _PLACE.sub("", exc.message)  # where the server keeps its files is nobody else's business
            raise ProblemError(_STATUS.get(type(exc), 503), what, exc.hint) from None

    async def with_decisions(self, task: Task) -> Task:
        """The task with what was decided on its draft. Raises ProblemError."""
        found = await self.kept(partial(self.decisions.read, task.draft))
        return msgspec.structs.replace(task, decisions=text_of(found.entries)) if found.entries else task

    def count(self, outcome: Outcome, seconds: float) -> None:
        self.metrics.checks.labels(outcome.result or "failed").inc()
        self.metrics.seconds.observe(seconds)


def state_of(request: Request) -> ServiceState:
    found: ServiceState = request.app.state.service
    return found
