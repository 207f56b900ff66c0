"""The published JSON shape, version 1, apart from the inner types: additive within the version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from importlib import resources
from typing import Any

from crosscheck.language.details import worded
from crosscheck.model import (
    Article,
    Attribution,
    Decided,
    Document,
    Draft,
    Entailment,
    Evidence,
    Finding,
    Judgement,
    Remark,
    Report,
)
from crosscheck.reports.links import fragment_url, selectors
from crosscheck.reports.summary import silenced_by, sources_read, summarise
from crosscheck.sourcing.gathering import page_of

SCHEMA_VERSION = "1.1"


def schema_text() -> str:
    """The published JSON Schema (draft 2020-12) of the report."""
    return resources.files("crosscheck.reports").joinpath("schema_v1.json").read_text(encoding="utf-8")


def to_dict(report: Report) -> dict[str, Any]:
    """`report` as the plain values of `crosscheck/reports/schema_v1.json`."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "crosscheck", "version": report.version},
        "summary": summary(report),
        "documents": list(documents(report)),
        "sources": [_source(article, report.language) for article in report.articles],
        "notes": list(report.notes),
    }


def documents(report: Report) -> Iterator[dict[str, Any]]:
    """The shapes of the documents, one at a time: those of many drafts are large."""
    places = {page_of(article): place for place, article in reversed(list(enumerate(report.articles)))}
    for document in report.documents:
        yield _document(document, places)


def summary(report: Report) -> dict[str, Any]:
    """The counts over all documents, and the exit status."""
    counts = summarise(report.documents)
    read = sources_read(report)
    return {
        "documents": len(report.documents),
        "sentences": sum(number for _, number in counts.kinds),
        "claims": counts.claims,
        "kinds": {kind.value: number for kind, number in counts.kinds},
        "verdicts": {verdict.value: number for verdict, number in counts.verdicts},
        "findings": {severity.value: number for severity, number in counts.severities},
        "silenced": silenced_by(report),
        "sources": {"read": read, "unread": len(report.articles) - read},
        "coverage": counts.coverage,
        "exit_code": report.exit_code,
    }


def _document(document: Document, places: Mapping[object, int]) -> dict[str, Any]:
    draft = document.draft
    return {
        "path": draft.path,
        "format": draft.format,
        "language": draft.language,
        "title": draft.title,
        "published": _time(draft.published),
        "sha256": draft.sha256,
        "claims": [claim(judgement, draft) for judgement in document.judgements],
        "remarks": [_remark(each) for each in document.remarks],
        "sources": sorted({places[page_of(article)] for article in document.articles}),
    }


def claim(judgement: Judgement, draft: Draft) -> dict[str, Any]:
    """One judged sentence; the statements it makes, if several, stand under `parts`."""
    said, place = judgement.claim, draft.locate(judgement.claim.span)
    shape: dict[str, Any] = {
        "id": said.id,
        "text": said.text,
        "kind": said.kind.value,
        "reason": said.reason,
        "span": {"start": said.span.start, "end": said.span.end},
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "attributions": [_attribution(each, draft) for each in judgement.attributions],
        "verdict": judgement.verdict.value,
        "confidence": round(judgement.confidence, 4),
        "decided_by": decided_by(judgement.decided_by),
        "reading": _reading(judgement.entailment),
        "evidence": [_evidence(each) for each in judgement.evidence],
        "findings": [finding(each, draft) for each in judgement.findings],
        "silenced": [
            {**finding(each.finding, draft), "by": each.by, "reason": each.reason, "place": each.place}
            for each in judgement.silenced
        ],
    }
    if judgement.parts:
        shape["parts"] = [claim(part, draft) for part in judgement.parts]
    return shape


def decided_by(each: Decided | None) -> dict[str, Any] | None:
    """The judge who has spoken, and what the rules had said; None when the rules alone have."""
    if each is None:
        return None
    return {
        "model": each.model,
        "prompt": each.prompt,
        "reason": each.reason,
        "rules": {"verdict": each.verdict or None, "confidence": round(each.confidence, 4)},
    }


def _reading(each: Entailment | None) -> dict[str, Any] | None:
    """What the reader made of the claim, and who decided: rule, reader or both; None where no reader was asked."""
    if each is None:
        return None
    return {
        "reader": each.reader,
        "supported": each.supported,
        "absent": each.absent,
        "contradicted": each.contradicted,
        "marks": [{"start": span.start, "end": span.end} for span in each.marks],
        "decided": each.decided,
        "whole": each.whole,
    }


def _attribution(each: Attribution, draft: Draft) -> dict[str, Any]:
    place = draft.locate(each.cue_span)
    return {
        "outlet": each.domain,
        "known": each.outlet is not None,
        "as_written": each.as_written,
        "cue": each.cue,
        "basis": each.basis.value,
        "reach": each.reach,
        "line": place.line,
        "column": place.column,
        "url": each.url,
        "candidates": [outlet.domain for outlet in each.candidates],
        "decided_by": decided_by(each.decided_by),
    }


def _evidence(each: Evidence) -> dict[str, Any]:
    article = each.article
    return {
        "outlet": article.outlet.domain,
        "url": article.url,
        "quote": each.quote,
        "start": each.span.start,
        "end": each.span.end,
        "score": round(each.score, 4),
        "stance": each.stance.value,
        "fragment_url": fragment_url(each),
        "selector": selectors(each),
    }


def finding(each: Finding, draft: Draft) -> dict[str, Any]:
    place = draft.locate(each.span)
    return {
        "rule": each.rule,
        "name": each.name,
        "severity": each.severity.value,
        "confidence": round(each.confidence, 4),
        "message": each.message,
        "hint": each.hint,
        "span": {"start": each.span.start, "end": each.span.end},
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "differs": [
            {"draft": pair.draft.of(draft.text), "source": pair.article.of(_text_of(each))}
            for pair in each.differs
        ],
    }


def _remark(each: Remark) -> dict[str, Any]:
    place = each.location
    return {
        "rule": each.rule,
        "name": each.name,
        "severity": each.severity.value,
        "message": each.message,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def _text_of(each: Finding) -> str:
    """The text that the article side of `differs` counts in: that of the finding's first evidence."""
    return each.evidence[0].article.text if each.evidence else ""


def _source(article: Article, language: str) -> dict[str, Any]:
    return {
        "outlet": article.outlet.domain,
        "name": article.outlet.name,
        "url": article.url,
        "final_url": article.final_url,
        "canonical_url": article.canonical_url,
        "state": article.state.value,
        "detail": worded(article.detail, language),
        "title": article.title,
        "authors": list(article.authors),
        "published": _time(article.published),
        "modified": _time(article.modified),
        "found_by": article.found_by,
        "sha256": article.sha256,
        "fetched_at": _time(article.fetched_at),
        "candidates": list(article.candidates),
    }


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
