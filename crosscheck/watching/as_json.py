"""The result of a look as JSON: what is printed with `--output-format json`, and what a webhook gets."""

from __future__ import annotations

from typing import Any

from crosscheck.model import Evidence, Judgement
from crosscheck.reports.words import Wording
from crosscheck.watching.values import Fallen, Watched, WatchedSource

VERSION = 1


def report(watched: Watched) -> dict[str, Any]:
    """What is new, as JSON values. Keys and codes are English, texts in the report's language."""
    news = watched.news
    return {
        "crosscheck_watch": VERSION,
        "at": watched.at.isoformat(timespec="seconds"),
        "exit_code": watched.exit_code,
        "sources_compared": len(watched.sources),
        "told_before": sum(bool(s.key) and not s.new for s in watched.sources),
        "statements": [_statement(fallen) for fallen in news.fallen],
        "sources": [_source(source, watched.language) for source in news.sources],
        "failed": [{"path": path, "detail": detail} for path, detail in watched.failed],
    }


def _statement(fallen: Fallen) -> dict[str, Any]:
    where = fallen.draft.locate(fallen.now.claim.span)
    return {
        "path": fallen.draft.path,
        "line": where.line,
        "column": where.column,
        "text": fallen.now.claim.text,
        "before": _judgement(fallen.before, fallen.earlier),
        "now": _judgement(fallen.now, fallen.evidence),
        "sources": [{"outlet": s.outlet.domain, "url": s.article.url} for s in fallen.sources],
    }


def _judgement(judgement: Judgement, evidence: Evidence | None) -> dict[str, Any]:
    findings = [
        {"rule": f.rule, "name": f.name, "severity": f.severity.value, "message": f.message}
        for f in judgement.findings
    ]
    passage = None
    if evidence is not None:
        article = evidence.article
        passage = {"outlet": article.outlet.domain, "url": article.url, "quote": evidence.quote}
    return {
        "verdict": judgement.verdict.value,
        "confidence": judgement.confidence,
        "passage": passage,
        "findings": findings,
    }


def _source(source: WatchedSource, language: str) -> dict[str, Any]:
    return {
        "outlet": source.outlet.domain,
        "url": source.article.url,
        "title": source.pin.title,
        "kind": source.kind.value,
        "pinned_at": source.pin.fetched_at,
        "pinned_sha256": source.pin.sha256,
        "sha256": source.article.sha256,
        "comparable": source.comparable,
        "reason": Wording(language).detail(source.reason) if source.reason else "",
        "notice": source.note,
        "changes": [{"before": before, "after": after} for before, after in source.changes],
        "statements": source.statements,
    }
