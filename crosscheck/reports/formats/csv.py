"""A table for spreadsheets: one row for each statement and finding."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from crosscheck import sinks
from crosscheck.model import Document, Evidence, Finding, Judgement, Report
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
    judge = leaf.decided_by
    return (
        shown_path(draft.path, base), place.line, place.column, leaf.claim.kind.value, leaf.claim.text,
        " ".join(dict.fromkeys(each.domain for each in leaf.attributions)),
        leaf.verdict.value, f"{leaf.confidence:.4f}",
        *((finding.rule, finding.name, finding.severity.value, finding.message) if finding else [""] * 4), silenced,
        *(_passage(shown[0]) if shown else [""] * 5),
        *((judge.model, judge.prompt, judge.verdict) if judge else [""] * 3),
        *(_settled(finding) if finding else [""] * 5),
    )  # fmt: skip


def _passage(best: Evidence) -> tuple[str, ...]:
    article = best.article
    return article.outlet.domain, article.url, best.quote, fragment_url(best), f"{best.score:.4f}"


def _settled(finding: Finding) -> tuple[str, ...]:
    """What was decided on a finding, and the correction offered."""
    made = finding.decision
    decided = (
        (made.decision, made.reason or made.corrected_to or made.note, made.editor) if made else ("", "", "")
    )
    return (*decided, finding.outdated, finding.fix.description if finding.fix else "")
