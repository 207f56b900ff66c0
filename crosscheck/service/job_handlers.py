"""The handlers of jobs."""

from __future__ import annotations

from collections.abc import AsyncIterator

import msgspec
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from crosscheck.service.faults import ProblemError
from crosscheck.service.handlers import JSON, asked, shown, wanted
from crosscheck.service.jobs import OUTPUTS, Job
from crosscheck.service.shapes import CheckRequest
from crosscheck.service.state import state_of

_QUIET = 15.0  # seconds after which a comment says that the connection still stands


async def begin(request: Request) -> Response:
    service = state_of(request)
    if service.jobs.unfinished >= service.config.serve.waiting + service.checks.size:
        raise ProblemError(429, "as many jobs are waiting as may", "Ask again in some seconds.", retry=5)
    job = service.jobs.begin(await asked(request, service, CheckRequest, OUTPUTS))
    return _told(job, 202, Location=f"/v1/jobs/{job.record.id}")


async def status(request: Request) -> Response:
    return _told(_job(request))


async def restart(request: Request) -> Response:
    job = _job(request)
    if job.is_open or job.record.state == "done":
        raise ProblemError(409, f"the job is {job.record.state}", "Only what was stopped is begun anew.")
    state_of(request).jobs.restart(job)
    return _told(job, 202)


async def remove(request: Request) -> Response:
    await state_of(request).jobs.remove(_job(request))
    return Response(status_code=204)


async def report(request: Request) -> Response:
    job = _job(request)
    if job.record.state == "failed":
        outcome = job.record.outcome
        raise ProblemError(outcome.status, outcome.what, outcome.hint)
    if job.record.state != "done":
        raise ProblemError(409, f"the job is {job.record.state}", "Wait for it, or begin it anew.")
    return shown(job.record.outcome, wanted(request))


async def events(request: Request) -> Response:
    job = _job(request)
    jobs = state_of(request).jobs

    async def lines() -> AsyncIterator[bytes]:
        async for name, value in jobs.events(job, _QUIET):
            yield (
                b"event: %s\ndata: %s\n\n" % (name.encode(), msgspec.json.encode(value))
                if name
                else b": \n\n"
            )

    return StreamingResponse(lines(), media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})


def _job(request: Request) -> Job:
    """The job in the address. Raises ProblemError."""
    found = state_of(request).jobs.get(request.path_params["id"])
    if found is None:
        raise ProblemError(
            404, "there is no job of this number",
            "It was deleted, is among the oldest, or the server was started anew without an archive.",
        )  # fmt: skip
    return found


def _told(job: Job, status: int = 200, **headers: str) -> Response:
    return Response(msgspec.json.encode(job.answer()), status, headers=headers, media_type=JSON)
