"""Converts a report to the types of the JSON format, version 1."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from importlib import resources
from typing import Any

import msgspec

from crosscheck import model
from crosscheck.language.details import worded
from crosscheck.reports import json_types as shape
from crosscheck.reports.fixes import edits_of
from crosscheck.reports.links import fragment_url, selectors
from crosscheck.reports.summary import silenced_by, sources_read, summarise
from crosscheck.sourcing.gathering import page_of
from crosscheck.triage.fingerprint import fingerprint, shown_path
from crosscheck.triage.settled import sources_of


def schema_text() -> str:
    """The published JSON Schema (draft 2020-12) of the report."""
    return resources.files("crosscheck.reports").joinpath("schema_v1.json").read_text(encoding="utf-8")


def to_dict(report: model.Report, base: str = "") -> dict[str, Any]:
    """`report` as the plain values of :class:`crosscheck.reports.json_types.Report`; fingerprints are of paths
    relative to the folder `base`."""
    return _plain(
        shape.Report(
            schema_version=shape.VERSION,
            tool=shape.Tool(name="crosscheck", version=report.version),
            summary=_summary(report),
            documents=list(_documents(report, base)),
            sources=[_source(article, report.language) for article in report.articles],
            notes=list(report.notes),
        )
    )


def documents(report: model.Report, base: str = "") -> Iterator[dict[str, Any]]:
    """The documents, one at a time, to bound memory for many drafts."""
    return map(_plain, _documents(report, base))


def summary(report: model.Report) -> dict[str, Any]:
    """The counts over all documents, and the exit status."""
    return _plain(_summary(report))


def decided_by(each: model.JudgeDecision) -> dict[str, Any]:
    """The judge's decision, and the verdict of the rules before it."""
    return _plain(_decided_by(each))


def _plain(value: msgspec.Struct) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.to_builtins(value)
    return found


def _documents(report: model.Report, base: str) -> Iterator[shape.Document]:
    places = {page_of(article): place for place, article in reversed(list(enumerate(report.articles)))}
    for document in report.documents:
        yield _document(document, places, base)


def _summary(report: model.Report) -> shape.Summary:
    counts = summarise(report.documents)
    read = sources_read(report)
    return shape.Summary(
        documents=len(report.documents),
        sentences=sum(number for _, number in counts.kinds),
        claims=counts.claims,
        kinds=shape.KindCounts(**{kind.value: number for kind, number in counts.kinds}),
        verdicts=shape.VerdictCounts(**{verdict.value: number for verdict, number in counts.verdicts}),
        findings=shape.FindingCounts(**{severity.value: number for severity, number in counts.severities}),
        silenced=shape.SilencedCounts(**silenced_by(report)),
        sources=shape.SourceCounts(read=read, unread=len(report.articles) - read),
        coverage=counts.coverage,
        exit_code=report.exit_code,  # type: ignore[arg-type]  # of these three, see `model.Report`
    )


def _document(document: model.Document, places: Mapping[object, int], base: str) -> shape.Document:
    draft = document.draft
    return shape.Document(
        path=draft.path,
        format=draft.format,
        language=draft.language,
        title=draft.title,
        published=_time(draft.published),
        sha256=draft.sha256,
        claims=[_claim(judgement, document, base) for judgement in document.judgements],
        remarks=[_remark(each) for each in document.remarks],
        sources=sorted({places[page_of(article)] for article in document.articles}),
    )


def _claim(
    judgement: model.Judgement, document: model.Document, base: str, sentence: str = ""
) -> shape.Claim:
    """One judged sentence; its statements, if several, are under `parts`. `sentence` is the text of the whole."""
    claim, draft = judgement.claim, document.draft
    parts = [_claim(part, document, base, claim.text) for part in judgement.parts]
    path = shown_path(draft.path, base)

    def finding(each: model.Finding) -> dict[str, Any]:
        return {
            **_finding(each, draft),
            "fingerprint": fingerprint(each.rule, path, sentence or claim.text),
            "articles": dict(sources_of(document, judgement, each)),
        }

    return shape.Claim(
        id=claim.id,
        text=claim.text,
        kind=claim.kind,
        reason=claim.reason,
        span=_span(claim.span),
        **_place(draft.locate(claim.span)),
        attributions=[_attribution(each, draft) for each in judgement.attributions],
        verdict=judgement.verdict,
        confidence=round(judgement.confidence, 4),
        decided_by=_decided_by(judgement.decided_by) if judgement.decided_by else None,
        reading=_reading(judgement.entailment) if judgement.entailment else None,
        evidence=[_evidence(each) for each in judgement.evidence],
        findings=[shape.Finding(**finding(each)) for each in judgement.findings],
        silenced=[
            shape.Silenced(**finding(each.finding), by=each.by, reason=each.reason, place=each.place)  # type: ignore[arg-type]  # of these five, see `model.Silenced`
            for each in judgement.silenced
        ],
        parts=parts or msgspec.UNSET,
    )


def _span(span: model.Span) -> shape.Span:
    return shape.Span(start=span.start, end=span.end)


def _place(place: model.Location) -> dict[str, int]:
    return {
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def _decided_by(each: model.JudgeDecision) -> shape.DecidedBy:
    return shape.DecidedBy(
        model=each.model,
        prompt=each.prompt,
        reason=each.reason,
        rules=shape.RulesSaid(
            verdict=model.Verdict(each.verdict) if each.verdict else None,
            confidence=round(each.confidence, 4),
        ),
    )


def _reading(each: model.Entailment) -> shape.Reading:
    """The reader's probabilities, and who decided: rule, reader or both."""
    return shape.Reading(
        reader=each.reader,
        supported=each.supported,
        absent=each.absent,
        contradicted=each.contradicted,
        marks=[_span(span) for span in each.marks],
        decided=each.decided,  # type: ignore[arg-type]  # of these three, see `model.Entailment`
        whole=each.whole,
    )


def _attribution(each: model.Attribution, draft: model.Draft) -> shape.Attribution:
    place = draft.locate(each.cue_span)
    return shape.Attribution(
        outlet=each.domain,
        known=each.outlet is not None,
        as_written=each.as_written,
        cue=each.cue,
        basis=each.basis,
        reach=each.reach,
        line=place.line,
        column=place.column,
        url=each.url,
        candidates=[outlet.domain for outlet in each.candidates],
        decided_by=_decided_by(each.decided_by) if each.decided_by else None,
    )


def _evidence(each: model.Evidence) -> shape.Evidence:
    article = each.article
    return shape.Evidence(
        outlet=article.outlet.domain,
        url=article.url,
        quote=each.quote,
        start=each.span.start,
        end=each.span.end,
        score=round(each.score, 4),
        stance=each.stance,
        fragment_url=fragment_url(each),
        selector=selectors(each),
    )


def _finding(each: model.Finding, draft: model.Draft) -> dict[str, Any]:
    return {
        "rule": each.rule,
        "name": each.name,
        "severity": each.severity,
        "confidence": round(each.confidence, 4),
        "message": each.message,
        "hint": each.hint,
        "span": _span(each.span),
        **_place(draft.locate(each.span)),
        "differs": [
            shape.Difference(draft=pair.draft.of(draft.text), source=pair.article.of(_text_of(each)))
            for pair in each.differs
        ],
        "decision": _decision(each),
        "fix": _fix(each.fix, draft) if each.fix else None,
    }


def _decision(each: model.Finding) -> shape.Decision | None:
    made = each.decision
    if made is None:
        return None
    return shape.Decision(
        decision=made.decision,
        reason=made.reason,
        corrected_to=made.corrected_to,
        note=made.note,
        editor=made.editor,
        at=made.at,
        claim=made.claim,
        outdated=each.outdated,
    )


def _fix(fix: model.Fix, draft: model.Draft) -> shape.Fix | None:
    """The correction as edits of the file; None where it cannot be written there."""
    edits = [
        shape.Edit(start=place.start, end=place.end, **_place(place), replacement=text)
        for place, text in edits_of(draft, fix)
    ]
    return shape.Fix(description=fix.description, edits=edits) if edits else None


def _remark(each: model.Remark) -> shape.Remark:
    return shape.Remark(
        rule=each.rule,
        name=each.name,
        severity=each.severity,
        message=each.message,
        **_place(each.location),
    )


def _text_of(each: model.Finding) -> str:
    """The text that the article's offsets in `differs` refer to: that of the finding's first evidence."""
    return each.evidence[0].article.text if each.evidence else ""


def _source(article: model.Article, language: str) -> shape.Source:
    return shape.Source(
        outlet=article.outlet.domain,
        name=article.outlet.name,
        url=article.url,
        final_url=article.final_url,
        canonical_url=article.canonical_url,
        state=article.state,
        detail=worded(article.detail, language),
        title=article.title,
        authors=list(article.authors),
        published=_time(article.published),
        modified=_time(article.modified),
        found_by=article.found_by,
        sha256=article.sha256,
        fetched_at=_time(article.fetched_at),
        candidates=list(article.candidates),
    )


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
