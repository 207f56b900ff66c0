"""The handlers of decisions."""

from __future__ import annotations

from functools import partial

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from crosscheck.errors import TriageError
from crosscheck.model import Decision
from crosscheck.service import intake
from crosscheck.service.faults import ProblemError
from crosscheck.service.shapes import DecisionEntry, DecisionsAnswer, NewDecisions
from crosscheck.service.state import state_of
from crosscheck.triage import decisions
from crosscheck.triage.decisions import Decisions


async def read(request: Request) -> Response:
    service = state_of(request)
    draft = intake.file_name(request.path_params["name"], "the draft")
    return _told(await service.kept(partial(service.decisions.read, draft)))


async def add(request: Request) -> Response:
    service = state_of(request)
    draft = intake.file_name(request.path_params["name"], "the draft")
    given: NewDecisions = await intake.plain(request, NewDecisions)
    new = _checked([_decision(each) for each in given.decisions])
    return _told(await service.kept(partial(service.decisions.add, draft, new, given.revision)))


def _checked(new: list[Decision]) -> tuple[Decision, ...]:
    """The decisions as their file would give them. Raises ProblemError for what could not be read from it."""
    try:
        return decisions.parse(decisions.text_of(new), "the body").entries
    except TriageError as exc:
        raise ProblemError(422, exc.message, "See /openapi.json.") from None


def _decision(each: DecisionEntry) -> Decision:
    return Decision(
        each.rule, " ".join(each.claim.split()), tuple(sorted(each.sources.items())), each.decision, each.reason,
        each.corrected_to, each.note, each.editor, each.at,
    )  # fmt: skip


def _told(found: Decisions) -> Response:
    entries = [
        DecisionEntry(
            rule=each.rule, claim=each.claim, sources=dict(each.sources), decision=each.decision,
            reason=each.reason, corrected_to=each.corrected_to, note=each.note, editor=each.editor, at=each.at,
        )
        for each in found.entries
    ]  # fmt: skip
    return Response(
        msgspec.json.encode(DecisionsAnswer(found.revision, entries)), media_type="application/json"
    )
