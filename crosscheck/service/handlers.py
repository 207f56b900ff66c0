"""The handlers of checks, credits, exports and rules."""

from __future__ import annotations

import re

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from crosscheck import __version__, messages
from crosscheck.errors import nearest
from crosscheck.service import intake
from crosscheck.service.faults import ProblemError
from crosscheck.service.shapes import CheckRequest, ExportRequest, HealthAnswer, RuleAnswer
from crosscheck.service.state import ServiceState, state_of
from crosscheck.service.tasks import Outcome, Task

JSON = "application/json"
_POLICY = re.compile(rb'http-equiv="Content-Security-Policy" content="([^"]+)"')
TYPES = {
    "json": JSON,
    "html": "text/html; charset=utf-8",
    "fragment": "text/html; charset=utf-8; profile=fragment",
    "markdown": "text/markdown; charset=utf-8",
    "sarif": "application/sarif+json",
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "corrected": "application/octet-stream",
}
ENDINGS = {
    "markdown": "md",
    "sarif": "sarif.json",
    "json": "json",
    "html": "html",
    "csv": "csv",
    "docx": "docx",
    "corrected": "",
}


async def check(request: Request) -> Response:
    service = state_of(request)
    form = wanted(request)
    outcome = await service.checked(await asked(request, service, CheckRequest, (form,)))
    return shown(outcome, form)


async def credits(request: Request) -> Response:
    service = state_of(request)
    outcome = await service.checked(await asked(request, service, CheckRequest, ("credits",)))
    return Response(outcome.outputs["credits"], media_type=JSON)


async def export(request: Request) -> Response:
    service = state_of(request)
    given, files = await intake.body(request, ExportRequest, service.config.serve)
    task = await service.with_decisions(intake.task(given, files, service.config.serve, (given.format,)))
    found = shown(await service.checked(task), given.format)
    ending = ENDINGS[given.format]  # none for the draft itself
    name = re.sub(r"[^\w.-]", "_", task.draft, flags=re.ASCII) + (f".{ending}" if ending else "")
    found.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return found


async def rule(request: Request) -> Response:
    from crosscheck.rules import all_rules
    from crosscheck.triage.rules import RULES

    code = request.path_params["code"]
    language = request.query_params.get("language", messages.FALLBACK)
    if language not in messages.languages():
        raise ProblemError(
            422, f"language: unknown language '{language[:40]}'", f"Known: {', '.join(messages.languages())}."
        )
    rules = {each.code: each for each in (*RULES, *all_rules())}
    found = rules.get(code.upper())
    if found is None:
        raise ProblemError(404, f"unknown rule '{code[:40]}'", nearest(code[:40].upper(), rules))
    draft, source = found.example(language)
    answer = RuleAnswer(
        found.code,
        found.name,
        found.severity,
        found.summary(language),
        found.explanation(language),
        draft,
        source,
    )
    return Response(msgspec.json.encode(answer), media_type=JSON)


async def health(_: Request) -> Response:
    return Response(msgspec.json.encode(HealthAnswer("ok", __version__)), media_type=JSON)


async def metrics(request: Request) -> Response:
    from crosscheck.service.metrics import TYPE

    service = state_of(request)
    service.metrics.waiting.set(service.checks.waiting)
    service.metrics.running.set(service.checks.running)
    service.metrics.jobs.set(len(service.jobs))
    return Response(service.metrics.text(), media_type=TYPE)


async def asked(
    request: Request, service: ServiceState, kind: type[CheckRequest], outputs: tuple[str, ...]
) -> Task:
    """The task that a request's body describes, with the decisions on its draft. Raises ProblemError."""
    given, files = await intake.body(request, kind, service.config.serve)
    return await service.with_decisions(intake.task(given, files, service.config.serve, outputs))


def wanted(request: Request) -> str:
    """The form of the report that a request asks for: json, html or fragment."""
    accepted = request.headers.get("accept", "").lower().replace(" ", "")
    if "profile=fragment" in accepted or request.query_params.get("fragment") == "1":
        return "fragment"
    html, json = accepted.find("text/html"), accepted.find(JSON)
    return "html" if html >= 0 and (json < 0 or html < json) else "json"


def shown(outcome: Outcome, form: str) -> Response:
    """A report as an answer; a whole page brings its own policy, which allows its script and style alone."""
    content = outcome.outputs[form]
    found = Response(content, headers={"Content-Type": TYPES[form]})
    policy = _POLICY.search(content[:4_000]) if form == "html" else None
    if policy:
        found.headers["Content-Security-Policy"] = f"{policy[1].decode()}; frame-ancestors 'none'"
    return found
