"""The JSON report shortened to what a model needs to speak of it: statements, verdicts, findings, passages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

MOST = 100  # statements in an answer
_OPEN = frozenset({"contradicted", "unsupported", "misattributed", "partial", "unverifiable"})
_FINDING = ("rule", "name", "severity", "message", "hint", "differs")
_PASSAGE = ("outlet", "url", "quote", "start", "end", "stance", "score", "fragment_url")
_SOURCE = ("outlet", "url", "title", "state", "detail")

Json = Mapping[str, Any]


def result(report: Json, *, every: bool) -> dict[str, Any]:
    """The short form of a report on one draft; with `every` the statements that need no editor, too."""
    claims = [c for document in report["documents"] for c in document["claims"]]
    shown = [statement(c) for c in claims if c["findings"] or c["verdict"] in _OPEN or every]
    remarks = [r for document in report["documents"] for r in document["remarks"]]
    return {
        "exit_code": report["summary"]["exit_code"],
        "verdicts": report["summary"]["verdicts"],
        "statements": shown[:MOST],
        "left_out": max(0, len(shown) - MOST),
        "remarks": [{"rule": r["rule"], "message": r["message"], "line": r["line"]} for r in remarks[:MOST]],
        "sources": [{key: source[key] for key in _SOURCE} for source in report["sources"]],
        "notes": report["notes"],
    }


def statement(claim: Json) -> dict[str, Any]:
    """One sentence of a report: its verdict, its findings and the passages that were held against it."""
    return {
        "text": claim["text"],
        "line": claim["line"],
        "column": claim["column"],
        "kind": claim["kind"],
        "verdict": claim["verdict"],
        "confidence": claim["confidence"],
        "credited_to": list(dict.fromkeys(a["outlet"] for a in claim["attributions"])),
        "findings": [{key: finding[key] for key in _FINDING} for finding in claim["findings"]],
        "passages": [{key: passage[key] for key in _PASSAGE} for passage in claim["evidence"]],
    }
