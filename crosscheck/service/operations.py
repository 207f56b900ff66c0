"""The table of what can be asked: routes are made from it, and the OpenAPI document."""

from __future__ import annotations

from types import MappingProxyType
from typing import get_args

from crosscheck.reports.json_types import Report
from crosscheck.service import decision_handlers, handlers, job_handlers, openapi, pages, shapes
from crosscheck.service.openapi import Operation

_CHECK = (400, 408, 413, 415, 422, 429, 500, 503, 504)
_FRAGMENT = MappingProxyType({"fragment": "1 for the part of the report page inside its main element"})

_PAGE = "text/html"
_EXPORTS = tuple(handlers.TYPES[form].partition(";")[0] for form in get_args(shapes.ExportFormat))

ALL = (
    Operation(
        "POST", "/v1/check", handlers.check, "checks a draft", {200: (Report, _PAGE)},
        shapes.CheckRequest, True, _CHECK, _FRAGMENT,
    ),
    Operation(
        "POST", "/v1/credits", handlers.credits, "tells whom a draft credits, and of whom no article was sent",
        {200: (shapes.CreditsAnswer,)}, shapes.CheckRequest, True, _CHECK,
    ),
    Operation(
        "POST", "/v1/export", handlers.export, "checks a draft and gives the report as a file",
        {200: _EXPORTS}, shapes.ExportRequest, True, _CHECK,
    ),
    Operation(
        "POST", "/v1/jobs", job_handlers.begin, "begins a check that is looked at later", {202: (shapes.JobAnswer,)},
        shapes.CheckRequest, True, _CHECK,
        leads_to=("get_jobs_id", "delete_jobs_id", "get_jobs_id_events", "get_jobs_id_report"),
    ),
    Operation(
        "GET", "/v1/jobs/{id}", job_handlers.status, "the state of a job", {200: (shapes.JobAnswer,)}, errors=(404,)
    ),
    Operation("DELETE", "/v1/jobs/{id}", job_handlers.remove, "stops and forgets a job", {204: ()}, errors=(404,)),
    Operation(
        "POST", "/v1/jobs/{id}/restart", job_handlers.restart, "begins a job anew that was stopped or has failed",
        {202: (shapes.JobAnswer,)}, errors=(404, 409),
    ),
    Operation(
        "GET", "/v1/jobs/{id}/events", job_handlers.events, "what happens with a job, as server-sent events",
        {200: ("text/event-stream",)}, errors=(404,),
    ),
    Operation(
        "GET", "/v1/jobs/{id}/report", job_handlers.report, "the report of a job that is done", {200: (Report, _PAGE)},
        errors=(404, 409, 413, 422, 500, 503, 504), query=_FRAGMENT,
    ),
    Operation(
        "GET", "/v1/decisions/{name}", decision_handlers.read, "what editors decided on a draft",
        {200: (shapes.DecisionsAnswer,)}, errors=(422, 503),
    ),
    Operation(
        "POST", "/v1/decisions/{name}", decision_handlers.add, "adds decisions to those of a revision",
        {200: (shapes.DecisionsAnswer,)}, shapes.NewDecisions, errors=(400, 408, 409, 413, 415, 422, 503),
    ),
    Operation(
        "GET", "/v1/rules/{code}", handlers.rule, "explains a rule", {200: (shapes.RuleAnswer,)}, errors=(404, 422),
        query=MappingProxyType({"language": "of the texts"}),
    ),
    Operation("GET", "/health", handlers.health, "whether the server runs", {200: (shapes.HealthAnswer,)}),
    Operation("GET", "/metrics", handlers.metrics, "figures for Prometheus", {200: ("text/plain",)}),
    Operation("GET", "/openapi.json", openapi.serve, "this document", {200: ("application/json",)}),
    Operation("GET", "/", pages.index, "the page for editors", listed=False),
    Operation("GET", "/assets/{name}", pages.asset, "its files", listed=False),
)  # fmt: skip
