"""Errors as answers: JSON with what is wrong and what to do."""

from __future__ import annotations

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from crosscheck import sinks
from crosscheck.service.shapes import ErrorAnswer, Fault

_LONGEST = 1_000  # characters of a message
_KNOWN = {
    404: ("there is nothing at this address", "See /openapi.json for what there is."),
    405: ("this method is not for this address", "See /openapi.json for what there is."),
}


class ProblemError(Exception):
    """A request that gets no other answer than this: its status, what is wrong and what to do."""

    def __init__(self, status: int, what: str, hint: str, *, retry: int = 0) -> None:
        super().__init__(what)
        self.status, self.what, self.hint, self.retry = status, what, hint, retry


def answer(status: int, what: str, hint: str, *, retry: int = 0) -> Response:
    fault = Fault(_line(what), _line(hint))
    headers = {"Retry-After": str(retry)} if retry else {}
    if status == 401:
        headers["WWW-Authenticate"] = 'Basic realm="crosscheck", charset="UTF-8", Bearer realm="crosscheck"'
    return Response(
        msgspec.json.encode(ErrorAnswer(fault)), status, headers=headers, media_type="application/json"
    )


def _line(text: str) -> str:
    """Messages may quote what was sent: one line, nothing that hides, not too long."""
    shown = sinks.message(text)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]} …"


async def problem(_: Request, exc: Exception) -> Response:
    assert isinstance(exc, ProblemError)
    return answer(exc.status, exc.what, exc.hint, retry=exc.retry)


async def http(_: Request, exc: Exception) -> Response:
    """What Starlette itself refuses."""
    status = getattr(exc, "status_code", 500)
    what, hint = _KNOWN.get(status, (str(getattr(exc, "detail", "the request failed")), "See /openapi.json."))
    headers = getattr(exc, "headers", None) or {}
    found = answer(status, what, hint)
    found.headers.update(headers)
    return found
