"""The types of the JSON report, version 1; its published schema is made from them (`json_schema.py`).

Within version 1 fields are added, never removed, renamed or given another meaning. Fields added after 1.0 have a
default, so that the schema accepts earlier reports too.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from crosscheck.model import Basis, ClaimKind, Severity, Stance, State, Verdict
from crosscheck.reports.json_findings import Decision, Difference, Edit, Finding, Fix, Silenced
from crosscheck.reports.json_places import Column, EndColumn, EndLine, Line, Number, Rule, Share, Span, Time

__all__ = [
    "Attribution", "Claim", "Column", "DecidedBy", "Decision", "Difference", "Document", "Edit", "EndColumn", "EndLine",
    "Evidence", "Finding", "Fix", "Line", "Number", "Reading", "Remark", "Report", "Rule", "RulesSaid", "Share",
    "Silenced", "Source", "Span", "Summary", "TextPositionSelector", "TextQuoteSelector", "Time", "Tool",
]  # fmt: skip

VERSION = "1.2"


class Tool(Struct):
    name: Literal["crosscheck"]
    version: str


class KindCounts(Struct):
    claim: Number
    heading: Number
    opinion: Number
    question: Number
    meta: Number


class VerdictCounts(Struct):
    """of the sentences of kind `claim`"""

    supported: Number
    partial: Number
    contradicted: Number
    unsupported: Number
    misattributed: Number
    unverifiable: Number
    not_checkable: Number


class FindingCounts(Struct):
    error: Number
    warning: Number
    info: Number


class SilencedCounts(Struct):
    """findings set aside, by what"""

    comment: Number
    baseline: Number
    unchanged: Number
    judge: Number = 0
    decision: Number = 0


class SourceCounts(Struct):
    read: Number
    unread: Number


class Summary(Struct):
    documents: Number
    sentences: Number
    claims: Annotated[int, Meta(ge=0, description="sentences of kind `claim`")]
    kinds: KindCounts
    verdicts: VerdictCounts
    findings: FindingCounts
    silenced: SilencedCounts
    sources: SourceCounts
    coverage: Annotated[
        Share | None,
        Meta(description="share of the claims that came to a verdict; null for a draft without claims"),
    ]
    exit_code: Literal[0, 1, 3]


class RulesSaid(Struct):
    """what the rules had said before"""

    verdict: Verdict | None
    confidence: Share


class DecidedBy(Struct):
    model: Annotated[str, Meta(description="the judge, as `openai:MODEL`")]
    prompt: Annotated[
        str,
        Meta(
            pattern="^[0-9a-f]{64}$",
            description="SHA-256 of model, prompt and inputs; the answer is kept under it",
        ),
    ]
    reason: Annotated[str, Meta(description="the judge's own words, unproven")]
    rules: RulesSaid


Decider = Annotated[
    DecidedBy | None,
    Meta(description="the judge who was asked and whose answer held; null when the rules alone decided"),
]


class Reading(Struct):
    reader: str
    supported: Annotated[
        float, Meta(ge=0, le=1, description="probability that the article bears the claim out")
    ]
    absent: Annotated[float, Meta(ge=0, le=1, description="probability that the article does not say it")]
    contradicted: Annotated[
        float, Meta(ge=0, le=1, description="probability that the article says something incompatible")
    ]
    marks: Annotated[
        list[Span],
        Meta(
            description="words of the claim that the reader sees as not borne out, as offsets into the draft's text"
        ),
    ]
    decided: Annotated[Literal["rule", "reader", "both"], Meta(description="who decided the verdict")]
    whole: Annotated[bool, Meta(description="false where the claim was too long to be read to its end")]


class Attribution(Struct):
    outlet: Annotated[str, Meta(description="main domain; for an unknown outlet the name as written")]
    known: bool
    as_written: str
    cue: str
    basis: Basis
    reach: Annotated[str, Meta(description="code of the reason why the credit covers this claim")]
    line: EndLine
    column: EndLine
    url: str
    candidates: Annotated[list[str], Meta(description="domains, when the name fits several outlets")]
    decided_by: Decider = None


class TextQuoteSelector(Struct, tag_field="type", tag="TextQuoteSelector"):
    exact: str
    prefix: str
    suffix: str


class TextPositionSelector(Struct, tag_field="type", tag="TextPositionSelector"):
    start: Number
    end: Number


class Evidence(Struct):
    outlet: str
    url: str
    quote: Annotated[str, Meta(description="verbatim")]
    start: Annotated[int, Meta(ge=0, description="offset into the article's text")]
    end: Number
    score: Share
    stance: Stance
    fragment_url: Annotated[
        str, Meta(description="opens the article at the passage; empty for one without an address")
    ]
    selector: Annotated[
        list[TextQuoteSelector | TextPositionSelector],
        Meta(description="the passage as W3C Web Annotation selectors"),
    ]


class Claim(Struct, kw_only=True):
    id: str
    text: str
    kind: ClaimKind
    reason: Annotated[str, Meta(description="the sign by which the kind was told")]
    span: Span
    line: Line
    column: Column
    end_line: EndLine
    end_column: EndColumn
    attributions: list[Attribution]
    verdict: Verdict
    confidence: Share
    decided_by: Decider = None
    reading: Annotated[
        Reading | None,
        Meta(
            description="what the reader made of the claim beside the article that bears it out best; null where no "
            "reader was asked"
        ),
    ] = None
    evidence: Annotated[list[Evidence], Meta(description="best first")]
    findings: list[Finding]
    silenced: Annotated[
        list[Silenced], Meta(description="findings that somebody has settled; they decide nothing")
    ]
    parts: (
        Annotated[
            list[Claim],
            Meta(
                description="the statements of a sentence that makes several; its verdict is that of the worst"
            ),
        ]
        | UnsetType
    ) = UNSET


class Remark(Struct):
    rule: str
    name: str
    severity: Severity
    message: str
    line: Line
    column: Column
    end_line: EndLine
    end_column: EndColumn


class Document(Struct):
    path: Annotated[str, Meta(description="as given")]
    format: str
    language: str
    title: str
    published: Time | None
    sha256: str
    claims: Annotated[list[Claim], Meta(description="every sentence in order, headings and opinion included")]
    remarks: Annotated[list[Remark], Meta(description="about the file, not about a claim")]
    sources: Annotated[
        list[Number],
        Meta(description="the articles this draft was held against, as places in the report's `sources`"),
    ] = []


class Source(Struct):
    outlet: str
    name: str
    url: str
    final_url: str
    canonical_url: str
    state: Annotated[
        State,
        Meta(
            description="how much of an article could be read; only `full` lets a claim be called unsupported"
        ),
    ]
    detail: str
    title: str
    authors: list[str]
    published: Time | None
    modified: Time | None
    found_by: str
    sha256: str
    fetched_at: Time | None
    candidates: list[str]


class Report(Struct):
    schema_version: Annotated[str, Meta(pattern="^1\\.[0-9]+$")]
    tool: Tool
    summary: Summary
    documents: list[Document]
    sources: list[Source]
    notes: Annotated[list[str], Meta(description="what belongs to no claim, in the language of the report")]
