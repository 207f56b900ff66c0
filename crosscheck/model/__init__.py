"""The data model: frozen values that the stages pass to each other. No I/O.

Offsets are code points and half-open (`start` included, `end` not), as Python slices are.
"""

from __future__ import annotations

from crosscheck.model.articles import Article, Passage, State
from crosscheck.model.attribution import (
    Attribution,
    Basis,
    Claim,
    ClaimKind,
    CreditedClaim,
    JudgeDecision,
    Outlet,
)
from crosscheck.model.decisions import Change, Choice, Decision, Edit, Fix
from crosscheck.model.details import UNSAID, Detail, because, dated
from crosscheck.model.drafts import Block, BlockKind, Comment, Draft, Link, Segment, file_span
from crosscheck.model.reports import INCOMPLETE, Document, Failed, Remark, Report
from crosscheck.model.spans import Location, Span
from crosscheck.model.verdicts import (
    FLAGGED,
    Entailment,
    Evidence,
    Finding,
    Judgement,
    Severity,
    Silenced,
    Stance,
    Verdict,
    WordPair,
)

__all__ = [
    "FLAGGED",
    "INCOMPLETE",
    "UNSAID",
    "Article",
    "Attribution",
    "Basis",
    "Block",
    "BlockKind",
    "Change",
    "Choice",
    "Claim",
    "ClaimKind",
    "Comment",
    "CreditedClaim",
    "Decision",
    "Detail",
    "Document",
    "Draft",
    "Edit",
    "Entailment",
    "Evidence",
    "Failed",
    "Finding",
    "Fix",
    "JudgeDecision",
    "Judgement",
    "Link",
    "Location",
    "Outlet",
    "Passage",
    "Remark",
    "Report",
    "Segment",
    "Severity",
    "Silenced",
    "Span",
    "Stance",
    "State",
    "Verdict",
    "WordPair",
    "because",
    "dated",
    "file_span",
]
