"""What requests and answers hold; the published OpenAPI document is made from these types."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from crosscheck.model import Basis
from crosscheck.reports.json_types import Column, EndColumn, EndLine, Line, Number, Time

_NAME = 200  # characters of a file's name
_ADDRESS = 4_000
ExportFormat = Literal["json", "markdown", "html", "sarif", "csv", "docx"]

Name = Annotated[
    str,
    Meta(
        min_length=1, max_length=_NAME, description="a file name without folders; its ending tells the format"
    ),
]
Bytes = Annotated[
    str, Meta(description="the file, in Base64", extra_json_schema={"contentEncoding": "base64"})
]


class DraftPart(Struct, forbid_unknown_fields=True, kw_only=True):
    """the draft: `text`, or `base64` for a file of a word processor"""

    name: Name = "draft.txt"
    text: str | None = None
    base64: Bytes | None = None


class SourcePart(Struct, forbid_unknown_fields=True, kw_only=True):
    """a cited article: its `url`, or what it reads as `text`, `html` or the file in `base64`; with both it is a saved
    copy of the page at that address"""

    outlet: (
        Annotated[
            str,
            Meta(
                max_length=_NAME, description="domain, id or name of the outlet; without it the page tells it"
            ),
        ]
        | None
    ) = None
    url: Annotated[str, Meta(max_length=_ADDRESS)] | None = None
    text: str | None = None
    html: str | None = None
    base64: Bytes | None = None
    name: Name | None = None


class Narrowing(Struct, forbid_unknown_fields=True, kw_only=True, frozen=True):
    """options; they narrow the settings of the server and never widen them"""

    published: Annotated[
        str, Meta(max_length=40, description="when the draft appears, as 2026-11-30T09:00+01:00")
    ] = ""
    language: Annotated[str, Meta(max_length=20, description="of the draft, as `de`")] = ""
    report_language: Annotated[str, Meta(max_length=20, description="of the report")] = ""
    offline: Annotated[bool, Meta(description="fetch nothing")] = False


class CheckRequest(Struct, forbid_unknown_fields=True, kw_only=True):
    draft: DraftPart
    sources: list[SourcePart] = []
    options: Narrowing = Narrowing()


class ExportRequest(CheckRequest, forbid_unknown_fields=True, kw_only=True):
    format: ExportFormat


class Fault(Struct):
    what: str
    hint: str


class ErrorAnswer(Struct):
    error: Fault


class Credit(Struct):
    """whom a statement of the draft is credited to, and where the draft says so"""

    claim: str
    outlet: Annotated[str, Meta(description="main domain; for an unknown outlet the name as written")]
    as_written: str
    cue: str
    basis: Basis
    url: str
    candidates: Annotated[list[str], Meta(description="domains, when the name fits several outlets")]
    line: Line
    column: Column
    end_line: EndLine
    end_column: EndColumn


class CreditedOutlet(Struct):
    outlet: str
    name: str
    known: bool
    statements: Number
    given: Annotated[bool, Meta(description="an article of it was sent, or the draft links to one")]


class CreditsAnswer(Struct):
    language: str
    statements: Number
    credits: list[Credit]
    outlets: list[CreditedOutlet]
    missing: Annotated[list[str], Meta(description="the credited outlets of which no article was sent")]


JobState = Literal["waiting", "running", "done", "failed", "interrupted", "cancelled"]


class JobAnswer(Struct):
    id: Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]
    state: JobState
    draft: str
    created: Time
    progress: list[str]
    error: Fault | None = None


class RuleAnswer(Struct):
    code: str
    name: str
    severity: str
    summary: str
    explanation: str
    draft: str
    source: str


class HealthAnswer(Struct):
    status: Literal["ok"]
    version: str
