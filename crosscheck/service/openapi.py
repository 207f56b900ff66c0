"""The OpenAPI document, made from the table of operations and the types of requests and answers."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

import msgspec
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from crosscheck import __version__
from crosscheck.service.shapes import ErrorAnswer

_EVERYWHERE = (401, 403, 421)  # what the guard answers
_FORM = {
    "type": "object",
    "required": ["draft"],
    "properties": {
        "draft": {"type": "string", "format": "binary"},
        "source": {
            "type": "array",
            "items": {"type": "string", "format": "binary"},
            "description": "saved articles as files; or an address, or an object as in JSON, as text",
        },
        "options": {"type": "string", "description": "an object as in JSON"},
    },
}


@dataclass(frozen=True, slots=True)
class Operation:
    """One request: `body` is the type of its body, `answers` has the type or media type of each answer by status."""

    method: str
    path: str
    handler: Callable[[Request], Awaitable[Response]]
    summary: str
    answers: Mapping[int, type[Struct] | str] = field(default_factory=dict)
    body: type[Struct] | None = None
    form: bool = False  # whether it may be sent as multipart/form-data, too
    errors: tuple[int, ...] = ()
    query: Mapping[str, str] = field(default_factory=dict)  # parameters with what they are for
    listed: bool = True  # in the OpenAPI document


async def serve(request: Request) -> Response:
    return Response(
        msgspec.json.encode(document(request.app.state.operations)), media_type="application/json"
    )


def document(operations: Sequence[Operation]) -> dict[str, Any]:
    """The document, in the form of OpenAPI 3.1."""
    listed = [each for each in operations if each.listed]
    types: set[type] = {
        kind for each in listed for kind in (each.body, *each.answers.values()) if isinstance(kind, type)
    }
    kinds: list[type] = sorted({*types, ErrorAnswer}, key=lambda kind: kind.__name__)
    schemas, components = msgspec.json.schema_components(kinds, ref_template="#/components/schemas/{name}")
    by_type = dict(zip(kinds, schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for each in listed:
        paths.setdefault(each.path, {})[each.method.lower()] = _operation(each, by_type)
    return {
        "openapi": "3.1.0",
        "info": {"title": "crosscheck", "version": __version__, "license": {"name": "Apache-2.0"}},
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"token": []}, {}],
    }


def _operation(each: Operation, schemas: Mapping[type, Any]) -> dict[str, Any]:
    words = re.findall(r"[a-z]+", each.path.replace("/v1", ""))
    found: dict[str, Any] = {
        "operationId": "_".join([each.method.lower(), *words]),
        "summary": each.summary,
        "responses": {str(status): _answer(status, kind, schemas) for status, kind in each.answers.items()},
    }
    for status in sorted({*each.errors, *_EVERYWHERE}):
        found["responses"][str(status)] = _answer(status, ErrorAnswer, schemas)
    parameters = [_parameter(name, "path") for name in re.findall(r"{(\w+)}", each.path)]
    parameters += [_parameter(name, "query", text) for name, text in each.query.items()]
    if parameters:
        found["parameters"] = parameters
    if each.body:
        content = {"application/json": {"schema": schemas[each.body]}}
        if each.form:
            content["multipart/form-data"] = {"schema": _form(each.body)}
        found["requestBody"] = {"required": True, "content": content}
    return found


def _form(body: type[Struct]) -> dict[str, Any]:
    if "format" not in body.__struct_fields__:
        return _FORM
    properties = {**_FORM["properties"], "format": {"type": "string"}}  # type: ignore[dict-item]  # a table of ours
    return {**_FORM, "required": ["draft", "format"], "properties": properties}


def _answer(status: int, kind: type[Struct] | str, schemas: Mapping[type, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"description": HTTPStatus(status).phrase}
    if not isinstance(kind, str):
        found["content"] = {"application/json": {"schema": schemas[kind]}}
    elif kind:
        found["content"] = {kind: {}}
    return found


def _parameter(name: str, place: str, description: str = "") -> dict[str, Any]:
    found = {"name": name, "in": place, "required": place == "path", "schema": {"type": "string"}}
    return {**found, "description": description} if description else found
