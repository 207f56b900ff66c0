"""Reports a missing source once per document, not once per claim attributed to it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from crosscheck import messages
from crosscheck.model import INCOMPLETE, Document, Finding, Judgement, Report


def report_once(report: Report) -> Report:
    """`report` in which only the first of several claims has the finding about their missing source, with
    the number of claims concerned. All of them stay unverifiable."""
    return replace(report, documents=tuple(_document(each, report.language) for each in report.documents))


def _document(document: Document, language: str) -> Document:
    counts = Counter(key for judgement in document.judgements for key in _keys(judgement))
    reported: set[tuple[str, str]] = set()
    judgements = []
    for judgement in document.judgements:
        keys = _keys(judgement)
        parts = tuple(_without_repeats(part, counts, reported, language) for part in judgement.parts)
        judgements.append(replace(_without_repeats(judgement, counts, reported, language), parts=parts))
        reported |= keys
    return replace(document, judgements=tuple(judgements))


def _keys(judgement: Judgement) -> set[tuple[str, str]]:
    return {_key(f) for leaf in judgement.leaves() for f in leaf.findings if f.rule in INCOMPLETE}


def _key(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.message


def _without_repeats(
    judgement: Judgement, counts: Counter[tuple[str, str]], reported: set[tuple[str, str]], language: str
) -> Judgement:
    kept = []
    for finding in judgement.findings:
        n = counts[_key(finding)] if finding.rule in INCOMPLETE else 0
        if finding.rule in INCOMPLETE and _key(finding) in reported:
            continue
        if n > 1:
            text = messages.text("notes.concerns", language, message=finding.message, n=n)
            finding = replace(finding, message=text)
        kept.append(finding)
    return replace(judgement, findings=tuple(kept))
