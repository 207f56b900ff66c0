"""The totals at the end of every report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from crosscheck.model import ClaimKind, Document, Report, Severity, Verdict
from crosscheck.reports.units import units
from crosscheck.reports.words import Wording

SILENCERS = ("comment", "baseline", "decision", "unchanged", "judge")
_UNCHECKED = frozenset({Verdict.UNVERIFIABLE, Verdict.NOT_CHECKABLE})


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over one or more documents.

    `kinds`, `verdicts` (of the sentences that are claims) and `severities` hold every value, zeros
    included, in the order of the enumeration. `checkable` are claims that came to a verdict;
    `coverage` is their share, None when the draft makes no claim.
    """

    kinds: tuple[tuple[ClaimKind, int], ...]
    verdicts: tuple[tuple[Verdict, int], ...]
    severities: tuple[tuple[Severity, int], ...]
    claims: int
    checkable: int

    @property
    def coverage(self) -> float | None:
        return round(self.checkable / self.claims, 4) if self.claims else None


def summarise(documents: tuple[Document, ...]) -> Summary:
    judgements = [j for document in documents for j in document.judgements]
    claims = [j for j in judgements if j.claim.kind is ClaimKind.CLAIM]
    kinds = Counter(j.claim.kind for j in judgements)
    verdicts = Counter(j.verdict for j in claims)
    severities = Counter(f.severity for document in documents for j in units(document) for f in j.findings)
    severities.update(remark.severity for document in documents for remark in document.remarks)
    return Summary(
        kinds=tuple((kind, kinds[kind]) for kind in ClaimKind),
        verdicts=tuple((verdict, verdicts[verdict]) for verdict in Verdict),
        severities=tuple((severity, severities[severity]) for severity in Severity),
        claims=len(claims),
        checkable=sum(j.verdict not in _UNCHECKED for j in claims),
    )


def sources_read(report: Report) -> int:
    return sum(article.readable for article in report.articles)


def silenced_by(report: Report) -> dict[str, int]:
    """The number of silenced findings by cause: comment, baseline, decision, unchanged, judge."""
    counts = Counter(each.by for d in report.documents for j in units(d) for each in j.silenced)
    return {by: counts[by] for by in SILENCERS}


def counted(report: Report, words: Wording) -> str:
    """The totals as one line for logs: coverage, findings by severity, silenced ones, exit status."""
    counts = summarise(report.documents)
    parts = [words("checkable", n=counts.checkable, of=counts.claims)] if counts.claims else []
    parts += [words.severity_count(severity, number) for severity, number in counts.severities]
    parts += [words(f"by_{by}", n=number) for by, number in silenced_by(report).items() if number]
    return " · ".join([*parts, words("exit", n=report.exit_code)])
