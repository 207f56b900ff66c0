"""One finding for one article that is missing, not one for each statement that credits it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from crosscheck.model import INCOMPLETE, Document, Finding, Judgement, Report

_CONCERNS = {
    "de": "{message} Das betrifft {n} Aussagen.",
    "en": "{message} This concerns {n} statements.",
}


def once(report: Report) -> Report:
    """`report` in which only the first statement has the finding that its source was not found or could not
    be read; it says how many statements that concerns. They all stay unverifiable."""
    language = report.language if report.language in _CONCERNS else "en"
    return replace(report, documents=tuple(_document(each, _CONCERNS[language]) for each in report.documents))


def _document(document: Document, concerns: str) -> Document:
    counts = Counter(key for judgement in document.judgements for key in _keys(judgement))
    told: set[tuple[str, str]] = set()
    judgements = []
    for judgement in document.judgements:
        mine = _keys(judgement)
        parts = tuple(_narrowed(part, counts, told, concerns) for part in judgement.parts)
        judgements.append(replace(_narrowed(judgement, counts, told, concerns), parts=parts))
        told |= mine
    return replace(document, judgements=tuple(judgements))


def _keys(judgement: Judgement) -> set[tuple[str, str]]:
    return {_key(f) for leaf in judgement.leaves() for f in leaf.findings if f.rule in INCOMPLETE}


def _key(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.message


def _narrowed(
    judgement: Judgement, counts: Counter[tuple[str, str]], told: set[tuple[str, str]], concerns: str
) -> Judgement:
    kept = []
    for finding in judgement.findings:
        n = counts[_key(finding)] if finding.rule in INCOMPLETE else 0
        if finding.rule in INCOMPLETE and _key(finding) in told:
            continue
        kept.append(
            replace(finding, message=concerns.format(message=finding.message, n=n)) if n > 1 else finding
        )
    return replace(judgement, findings=tuple(kept))
