"""A table for spreadsheets: one row for each statement and finding."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from crosscheck import sinks
from crosscheck.model import Document, Finding, Judgement, Report
from crosscheck.reports.base import Options
from crosscheck.reports.links import fragment_url
from crosscheck.reports.units import units
from crosscheck.triage.fingerprint import shown_path

COLUMNS = (
    "path", "line", "column", "kind", "statement", "credited_to", "verdict", "confidence",
    "rule", "name", "severity", "message", "silenced_by",
    "source_outlet", "source_url", "passage", "passage_link", "score", "decided_by", "prompt", "rules_verdict",
    "decision", "reason", "editor", "outdated", "fix",
)  # fmt: skip


def render(report: Report, options: Options) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for document in report.documents:
        for row in _rows(document, options.base):
            writer.writerow([sinks.cell(cell) for cell in row])
    return out.getvalue()


def _rows(document: Document, base: str) -> Iterator[tuple[object, ...]]:
    for leaf in units(document):
        found: list[tuple[Finding | None, str]] = [(each, "") for each in leaf.findings]
        found += [(each.finding, each.by) for each in leaf.silenced]
        for each, silenced in found or [(None, "")]:
            yield _row(document, leaf, each, silenced, base)


def _row(
    document: Document, leaf: Judgement, finding: Finding | None, silenced: str, base: str
) -> tuple[object, ...]:
    draft, place = document.draft, document.draft.locate(leaf.claim.span)
    shown = (finding.evidence if finding else ()) or leaf.evidence
    best = shown[0] if shown else None
    judge = leaf.decided_by
    made = finding.decision if finding else None
    return (
        shown_path(draft.path, base), place.line, place.column, leaf.claim.kind.value, leaf.claim.text,
        " ".join(dict.fromkeys(each.domain for each in leaf.attributions)),
        leaf.verdict.value, f"{leaf.confidence:.4f}",
        finding.rule if finding else "", finding.name if finding else "",
        finding.severity.value if finding else "", finding.message if finding else "", silenced,
        best.article.outlet.domain if best else "", best.article.url if best else "",
        best.quote if best else "", fragment_url(best) if best else "", f"{best.score:.4f}" if best else "",
        judge.model if judge else "", judge.prompt if judge else "", judge.verdict if judge else "",
        made.decision if made else "", made.reason or made.corrected_to or made.note if made else "",
        made.editor if made else "", finding.outdated if finding else "",
        finding.fix.description if finding and finding.fix else "",
    )  # fmt: skip
