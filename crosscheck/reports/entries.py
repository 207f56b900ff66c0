"""Findings as rows, in the order of the text, for the formats for machines and CI."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath

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
from crosscheck.reports.places import judge_note
from crosscheck.reports.units import units
from crosscheck.reports.words import Wording
from crosscheck.triage.fingerprint import fingerprint


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
        """The message with its passage and the judge, if any, on one line."""
        text, evidence = self.message, self.evidence
        if evidence is not None:
            quote = " ".join(evidence.quote.split())
            opening, closing = words.quotes(quote)
            text = f"{text} {evidence.article.outlet.domain}: {opening}{quote}{closing}"
        judge = self.judge(words)
        return f"{text} [{judge}]" if judge else text

    def judge(self, words: Wording) -> str:
        """The judge that decided the verdict; "" if none did, or the finding does not concern support."""
        if self.judgement is None or self.rule.startswith(("CC101", "CC103", "CC104", "CC5")):
            return ""
        return judge_note(self.judgement, words)


def entries(report: Report, base: str = "") -> Iterator[Entry]:
    """All open findings and remarks. Paths below the folder `base` are relative to it."""
    for document in report.documents:
        yield from entries_of(document, base)


def entries_of(document: Document, base: str = "") -> Iterator[Entry]:
    """The entries of one document, in the order of the text."""
    path = shown_path(document.draft.path, base)
    seen: Counter[str] = Counter()
    for entry in sorted(_of(document, path), key=lambda e: (e.location.start, e.location.end, e.rule)):
        # A sentence may occur twice in a draft; consumers need unique keys.
        seen[entry.fingerprint] += 1
        yield replace(entry, fingerprint=f"{entry.fingerprint}:{seen[entry.fingerprint]}")


def _of(document: Document, path: str) -> Iterator[Entry]:
    draft = document.draft
    for judgement in units(document):
        for each in judgement.findings:
            yield Entry(
                document, path, each.rule, each.name, each.severity, each.message,
                draft.locate(each.span), fingerprint(each.rule, path, judgement.claim.text), judgement, each,
            )  # fmt: skip
    for remark in document.remarks:
        yield Entry(
            document, path, remark.rule, remark.name, remark.severity, remark.message,
            remark.location, fingerprint(remark.rule, path, str(remark.location.line)),
        )  # fmt: skip


def shown_path(path: str, base: str) -> str:
    """`path` with `/`, relative to `base` if it lies below, as CI services resolve it in a checkout."""
    pure = PurePath(path)
    if base and pure.is_absolute() and pure.is_relative_to(base):
        pure = pure.relative_to(base)
    return pure.as_posix()


def by_severity(rows: list[Entry]) -> list[Entry]:
    """Sorted by severity, then by confidence, both descending; stable."""
    return sorted(rows, key=lambda e: (-e.severity.rank, -e.confidence))
