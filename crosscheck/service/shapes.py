"""What requests and answers hold; the published OpenAPI document is made from these types."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from crosscheck.model import Basis, Choice
from crosscheck.reports.json_types import Column, EndColumn, EndLine, Line, Number, Rule, Time

_NAME = 200  # characters of a file's name
_ADDRESS = 4_000
ExportFormat = Literal["json", "markdown", "html", "sarif", "csv", "docx", "corrected"]

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


class GivenArticle(Struct):
    """whose article a sent source is, in the order of the request; `known` is false where it is only a guess from the
    name of the file"""

    outlet: str
    name: str
    known: bool


class CreditsAnswer(Struct):
    language: str
    statements: Number
    uncredited: Annotated[int, Meta(ge=0, description="statements that name no source")]
    credits: list[Credit]
    outlets: list[CreditedOutlet]
    missing: Annotated[list[str], Meta(description="the credited outlets of which no article was sent")]
    sources: list[GivenArticle]


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


Short = Annotated[str, Meta(max_length=10_000)]


class DecisionEntry(Struct, forbid_unknown_fields=True, kw_only=True):
    """what an editor decided on a finding; `sources` are the digests of its articles, by outlet"""

    rule: Rule
    claim: Annotated[str, Meta(min_length=1, max_length=20_000, description="the statement")]
    sources: Annotated[dict[str, Annotated[str, Meta(max_length=2_000)]], Meta(max_length=100)] = {}
    decision: Choice
    reason: Annotated[Short, Meta(description="needed for `dismissed`")] = ""
    corrected_to: Annotated[Short, Meta(description="needed for `corrected`")] = ""
    note: Short = ""
    editor: Annotated[str, Meta(max_length=_NAME)] = ""
    at: Annotated[str, Meta(max_length=40, description="an ISO time, as 2026-11-30T09:00:00+01:00")] = ""


class NewDecisions(Struct, forbid_unknown_fields=True, kw_only=True):
    revision: Annotated[
        str, Meta(pattern="^([0-9a-f]{64})?$", description="of the decisions that the new ones rest on")
    ]
    decisions: Annotated[list[DecisionEntry], Meta(min_length=1, max_length=1_000)]


class DecisionsAnswer(Struct):
    revision: Annotated[str, Meta(description="to be named with new decisions; empty while there are none")]
    decisions: list[DecisionEntry]
