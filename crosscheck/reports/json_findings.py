"""The types of the JSON report for findings: what was decided on them, and what is proposed."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from crosscheck.model import Change, Choice, Severity
from crosscheck.reports.json_places import Column, EndColumn, EndLine, Line, Number, Rule, Share, Span


class Difference(Struct):
    draft: str
    source: str


class Decision(Struct):
    """what an editor decided on a finding; `reason` of a dismissal, `corrected_to` of a correction"""

    decision: Choice
    reason: str
    corrected_to: str
    note: str
    editor: str
    at: Annotated[str, Meta(description="ISO time, or empty")]
    claim: Annotated[str, Meta(description="the statement as it was then")]
    outdated: Annotated[
        Change,
        Meta(description="what has changed since, so that the decision holds no longer; empty while it does"),
    ]


class Edit(Struct):
    start: Annotated[int, Meta(ge=0, description="offset into the draft file, in code points")]
    end: Number
    line: Line
    column: Column
    end_line: EndLine
    end_column: EndColumn
    replacement: Annotated[str, Meta(description="escaped for the format of the file")]


class Fix(Struct):
    description: str
    edits: list[Edit]


class Finding(Struct, kw_only=True):
    rule: Rule
    name: str
    severity: Severity
    confidence: Share
    message: str
    hint: str
    span: Span
    line: Line
    column: Column
    end_line: EndLine
    end_column: EndColumn
    differs: list[Difference]
    fingerprint: Annotated[
        str, Meta(pattern="^([0-9a-f]{32})?$", description="depends on rule, path and statement alone")
    ] = ""
    articles: Annotated[
        dict[str, str],
        Meta(
            description="digests of the articles that the finding rests on, by outlet; a decision is kept with them"
        ),
    ] = {}
    decision: Decision | None = None
    fix: Annotated[Fix | None, Meta(description="the correction that is offered, if the rule knows one")] = (
        None
    )


class Silenced(Finding, kw_only=True):
    by: Literal["comment", "baseline", "decision", "unchanged", "judge"]
    reason: str
    place: str
