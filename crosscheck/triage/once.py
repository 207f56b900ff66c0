"""One finding for one article that is missing, not one for each statement that credits it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from crosscheck import messages
from crosscheck.model import INCOMPLETE, Document, Finding, Judgement, Report


def once(report: Report) -> Report:
    """`report` in which only the first statement has the finding that its source was not found or could not
    be read; it says how many statements that concerns. They all stay unverifiable."""
    return replace(report, documents=tuple(_document(each, report.language) for each in report.documents))


def _document(document: Document, language: str) -> Document:
    counts = Counter(key for judgement in document.judgements for key in _keys(judgement))
    told: set[tuple[str, str]] = set()
    judgements = []
    for judgement in document.judgements:
        mine = _keys(judgement)
        parts = tuple(_narrowed(part, counts, told, language) for part in judgement.parts)
        judgements.append(replace(_narrowed(judgement, counts, told, language), parts=parts))
        told |= mine
    return replace(document, judgements=tuple(judgements))


def _keys(judgement: Judgement) -> set[tuple[str, str]]:
    return {_key(f) for leaf in judgement.leaves() for f in leaf.findings if f.rule in INCOMPLETE}


def _key(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.message


def _narrowed(
    judgement: Judgement, counts: Counter[tuple[str, str]], told: set[tuple[str, str]], language: str
) -> Judgement:
    kept = []
    for finding in judgement.findings:
        n = counts[_key(finding)] if finding.rule in INCOMPLETE else 0
        if finding.rule in INCOMPLETE and _key(finding) in told:
            continue
        if n > 1:
            said = messages.text("notes.concerns", language, message=finding.message, n=n)
            finding = replace(finding, message=said)
        kept.append(finding)
    return replace(judgement, findings=tuple(kept))
