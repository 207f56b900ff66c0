"""The units of a report: sentences with the findings on them and on their parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from crosscheck.model import FLAGGED, ClaimKind, Document, Finding, Judgement, Severity, Verdict


def units(document: Document) -> Iterator[Judgement]:
    """Every sentence in order, with the findings on its parts.

    Of a finding on both the sentence and a part, that on the part is kept, as its span is narrower.
    """
    for judgement in document.judgements:
        yield gathered(judgement) if judgement.parts else judgement


def claims(document: Document) -> Iterator[Judgement]:
    """The units that claim something; headings, questions and opinion are left out."""
    for judgement in units(document):
        if judgement.claim.kind is ClaimKind.CLAIM or judgement.verdict is not Verdict.NOT_CHECKABLE:
            yield judgement


def concerns_draft(judgement: Judgement) -> bool:
    """Whether a finding is about the draft as a whole: it holds whatever could be read of the sources."""
    return any(finding.rule.startswith("CC7") for finding in judgement.findings)


def gravity(judgement: Judgement) -> tuple[int, int, int]:
    """The sort key of what an editor has to look at: the gravest findings first, then the gravest verdicts, then by
    place in the draft."""
    return -severity(judgement), -judgement.verdict.rank, judgement.claim.span.start


def severity(judgement: Judgement) -> int:
    """The rank of the gravest finding; an accusing verdict without any counts as an error."""
    least = Severity.ERROR.rank if judgement.verdict in FLAGGED else -1
    return max((finding.severity.rank for finding in judgement.findings), default=least)


def gathered(judgement: Judgement) -> Judgement:
    of_parts = [finding for part in judgement.parts for finding in part.findings]
    aside = [each for part in judgement.parts for each in part.silenced]
    findings = _once([*of_parts, *judgement.findings])
    silenced = {(each.finding.rule, each.finding.message): each for each in (*judgement.silenced, *aside)}
    evidence = judgement.evidence or next((p.evidence for p in judgement.parts if p.evidence), ())
    open_ = {(finding.rule, finding.message) for finding in findings}
    settled = tuple(each for key, each in silenced.items() if key not in open_)
    return replace(judgement, findings=findings, silenced=settled, evidence=evidence)


def _once(findings: list[Finding]) -> tuple[Finding, ...]:
    kept: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        kept.setdefault((finding.rule, finding.message), finding)
    return tuple(sorted(kept.values(), key=lambda f: (-f.severity.rank, f.span, f.rule)))
