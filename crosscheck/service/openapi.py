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
from crosscheck.service.sample import sample
from crosscheck.service.shapes import ErrorAnswer

Kinds = tuple[type[Struct] | str, ...]
Handler = Callable[[Request], Awaitable[Response]]
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
        "options": {
            "type": "string",
            "contentMediaType": "application/json",
            "description": "an object as in JSON",
        },
    },
}


def _example() -> dict[str, Any]:
    """A request for a check."""
    given = sample()
    return {
        "draft": {"name": given["name"], "text": given["draft"]},
        "sources": [{"outlet": given["outlet"], "text": given["article"]}],
        "options": {"published": "2026-11-30", "report_language": "en"},
    }


@dataclass(frozen=True, slots=True)
class Operation:
    """One request: `body` is the type of its body, `answers` has the types and media types of answers by status."""

    method: str
    path: str
    handler: Handler
    summary: str
    answers: Mapping[int, Kinds] = field(default_factory=dict)
    body: type[Struct] | None = None
    form: bool = False  # whether it may be sent as multipart/form-data, too
    errors: tuple[int, ...] = ()
    query: Mapping[str, str] = field(default_factory=dict)  # parameters with what they are for
    listed: bool = True  # in the OpenAPI document
    leads_to: tuple[str, ...] = ()  # operations for which the `id` of the answer is a parameter


async def serve(request: Request) -> Response:
    return Response(
        msgspec.json.encode(document(request.app.state.operations)), media_type="application/json"
    )


def document(operations: Sequence[Operation]) -> dict[str, Any]:
    """The document, in the form of OpenAPI 3.1."""
    listed = [each for each in operations if each.listed]
    schemas, components = _schemas(listed)
    paths: dict[str, dict[str, Any]] = {}
    for each in listed:
        paths.setdefault(each.path, {})[each.method.lower()] = _operation(each, schemas)
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


def _schemas(operations: Sequence[Operation]) -> tuple[dict[type[Struct], Any], dict[str, Any]]:
    """A reference to the schema of each type, and the schemas."""
    types: set[type[Struct]] = {ErrorAnswer, *(each.body for each in operations if each.body)}
    for each in operations:
        for kinds in each.answers.values():
            types |= {kind for kind in kinds if not isinstance(kind, str)}
    ordered = sorted(types, key=lambda kind: kind.__name__)
    found, components = msgspec.json.schema_components(ordered, ref_template="#/components/schemas/{name}")
    return dict(zip(ordered, found, strict=True)), components


def _operation(each: Operation, schemas: Mapping[type[Struct], Any]) -> dict[str, Any]:
    words = re.findall(r"[a-z]+", each.path.replace("/v1", ""))
    found: dict[str, Any] = {
        "operationId": "_".join([each.method.lower(), *words]),
        "summary": each.summary,
        "responses": {str(status): _answer(status, kinds, schemas) for status, kinds in each.answers.items()},
    }
    if each.leads_to:
        links = {
            name: {"operationId": name, "parameters": {"id": "$response.body#/id"}} for name in each.leads_to
        }
        found["responses"][str(next(iter(each.answers)))]["links"] = links
    for status in sorted({*each.errors, *_EVERYWHERE}):
        found["responses"][str(status)] = _answer(status, (ErrorAnswer,), schemas)
    parameters = [_parameter(name, "path") for name in re.findall(r"{(\w+)}", each.path)]
    parameters += [_parameter(name, "query", text) for name, text in each.query.items()]
    if parameters:
        found["parameters"] = parameters
    if each.body:
        content: dict[str, Any] = {"application/json": {"schema": schemas[each.body]}}
        if each.form:
            more = {"format": "markdown"} if "format" in each.body.__struct_fields__ else {}
            content["application/json"]["example"] = {**_example(), **more}
            content["multipart/form-data"] = {"schema": _form(each.body)}
        found["requestBody"] = {"required": True, "content": content}
    return found


def _form(body: type[Struct]) -> dict[str, Any]:
    if "format" not in body.__struct_fields__:
        return _FORM
    properties = {**_FORM["properties"], "format": {"type": "string"}}  # type: ignore[dict-item]  # a table of ours
    return {**_FORM, "required": ["draft", "format"], "properties": properties}


def _answer(status: int, kinds: Kinds, schemas: Mapping[type[Struct], Any]) -> dict[str, Any]:
    content: dict[str, Any] = {}
    for kind in kinds:
        if isinstance(kind, str):
            content[kind] = {}
        else:
            content["application/json"] = {"schema": schemas[kind]}
    found: dict[str, Any] = {"description": HTTPStatus(status).phrase}
    return {**found, "content": content} if content else found


def _parameter(name: str, place: str, description: str = "") -> dict[str, Any]:
    found = {"name": name, "in": place, "required": place == "path", "schema": {"type": "string"}}
    return {**found, "description": description} if description else found
