"""What the handlers of requests share: settings, workers, jobs and figures of one server."""

from __future__ import annotations

import time
from dataclasses import dataclass

from starlette.requests import Request

from crosscheck.config import Config
from crosscheck.service.crew import BusyError, Crew
from crosscheck.service.faults import ProblemError
from crosscheck.service.jobs import Jobs
from crosscheck.service.metrics import Metrics
from crosscheck.service.tasks import Outcome, Task

_AGAIN = 5  # seconds after which a client that was turned away may ask again


@dataclass(slots=True)
class Desk:
    config: Config
    crew: Crew
    jobs: Jobs
    metrics: Metrics

    async def checked(self, task: Task) -> Outcome:
        """The outcome of a task. Raises ProblemError for one that is no success, and when too many wait."""
        began = time.perf_counter()
        try:
            outcome = await self.crew.do(task)
        except BusyError:
            raise ProblemError(
                429, "as many checks are waiting as may", "Ask again in some seconds.", retry=_AGAIN
            ) from None
        self.count(outcome, time.perf_counter() - began)
        if outcome.status != 200:
            raise ProblemError(outcome.status, outcome.what, outcome.hint)
        return outcome

    def count(self, outcome: Outcome, seconds: float) -> None:
        self.metrics.checks.labels(outcome.result or "failed").inc()
        self.metrics.seconds.observe(seconds)


def desk_of(request: Request) -> Desk:
    found: Desk = request.app.state.desk
    return found
