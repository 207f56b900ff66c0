"""Findings as rows, in the order of the text, for the formats for machines and CI."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from crosscheck.model import (
    Document,
    Draft,
    Evidence,
    Finding,
    Judgement,
    Location,
    Report,
    Severity,
)
from crosscheck.reports.decided import decision
from crosscheck.reports.places import judge_note
from crosscheck.reports.units import units
from crosscheck.reports.words import Wording
from crosscheck.triage.fingerprint import fingerprint, shown_path


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding, or a remark about the file (without a claim), with its location.

    `fingerprint` does not change with edits elsewhere in the draft.
    """

    document: Document
    path: str
    rule: str
    name: str
    severity: Severity
    message: str
    location: Location
    fingerprint: str
    judgement: Judgement | None = None
    finding: Finding | None = None
    dismissed: str = ""  # why an editor dismissed it, and who

    @property
    def draft(self) -> Draft:
        return self.document.draft

    @property
    def claim(self) -> str:
        return " ".join(self.judgement.claim.text.split()) if self.judgement else ""

    @property
    def evidence(self) -> Evidence | None:
        """The first passage of the finding, if any."""
        return self.finding.evidence[0] if self.finding and self.finding.evidence else None

    @property
    def confidence(self) -> float:
        return self.finding.confidence if self.finding else 1.0

    def explained(self, words: Wording) -> str:
        """The message with its passage, the judge and what was decided, if anything, on one line."""
        text, evidence = self.message, self.evidence
        if evidence is not None:
            quote = " ".join(evidence.quote.split())
            opening, closing = words.quotes(quote)
            text = f"{text} {evidence.article.outlet.domain}: {opening}{quote}{closing}"
        judge = self.judge(words)
        text = f"{text} [{judge}]" if judge else text
        made = decision(self.finding, words) if self.finding else ""
        return f"{text} [{words('decided')}: {made}]" if made else text

    def judge(self, words: Wording) -> str:
        """The judge that decided the verdict; "" if none did, or the finding does not concern support."""
        if self.judgement is None or self.rule.startswith(("CC101", "CC103", "CC104", "CC5")):
            return ""
        return judge_note(self.judgement, words)


def entries(report: Report, base: str = "", *, dismissed: bool = False) -> Iterator[Entry]:
    """All open findings and remarks, and those that were `dismissed`. Paths below the folder `base` are relative to
    it."""
    for document in report.documents:
        yield from entries_of(document, base, dismissed=dismissed)


def entries_of(document: Document, base: str = "", *, dismissed: bool = False) -> Iterator[Entry]:
    """The entries of one document, in the order of the text."""
    path = shown_path(document.draft.path, base)
    seen: Counter[str] = Counter()
    for entry in sorted(
        _of(document, path, dismissed), key=lambda e: (e.location.start, e.location.end, e.rule)
    ):
        # A sentence may occur twice in a draft; consumers need unique keys.
        seen[entry.fingerprint] += 1
        yield replace(entry, fingerprint=f"{entry.fingerprint}:{seen[entry.fingerprint]}")


def _of(document: Document, path: str, dismissed: bool) -> Iterator[Entry]:
    draft = document.draft
    for judgement in units(document):
        found = [(each, "") for each in judgement.findings]
        found += [(s.finding, s.reason) for s in judgement.silenced if dismissed and s.by == "decision"]
        for each, why in found:
            yield Entry(
                document, path, each.rule, each.name, each.severity, each.message,
                draft.locate(each.span), fingerprint(each.rule, path, judgement.claim.text), judgement, each, why,
            )  # fmt: skip
    for remark in document.remarks:
        yield Entry(
            document, path, remark.rule, remark.name, remark.severity, remark.message,
            remark.location, fingerprint(remark.rule, path, str(remark.location.line)),
        )  # fmt: skip


def by_severity(rows: list[Entry]) -> list[Entry]:
    """The gravest first; those of one severity stay in their order, that of the text."""
    return sorted(rows, key=lambda e: -e.severity.rank)
