"""Counts by rule and by outlet, for `--statistics`."""

from __future__ import annotations

from collections import Counter

from crosscheck import sinks
from crosscheck.model import Report, Verdict
from crosscheck.reports.entries import entries
from crosscheck.reports.units import claims
from crosscheck.reports.words import MARKS, Wording


def by_rule(report: Report) -> list[tuple[str, str, int]]:
    """(code, name, count) of the open findings, the most frequent first."""
    counts = Counter((entry.rule, entry.name) for entry in entries(report))
    return [(rule, name, n) for (rule, name), n in sorted(counts.items(), key=lambda c: (-c[1], c[0]))]


def by_outlet(report: Report) -> list[tuple[str, Counter[Verdict]]]:
    """The counts of verdicts by the domain of the attributed outlet; "" for unattributed claims."""
    counts: dict[str, Counter[Verdict]] = {}
    for document in report.documents:
        for judgement in claims(document):
            for domain in {each.domain for each in judgement.attributions} or {""}:
                counts.setdefault(domain, Counter())[judgement.verdict] += 1
    return sorted(counts.items(), key=lambda c: (-c[1].total(), c[0]))


def lines(report: Report, words: Wording) -> list[str]:
    """Both tables as lines of text."""
    rows = [f"  {n:>4}  {rule} {name}" for rule, name, n in by_rule(report)]
    for domain, verdicts in by_outlet(report):
        counts = " · ".join(
            f"{MARKS[v]} {words.verdict_count(v, verdicts[v])}"
            for v in sorted(verdicts, key=lambda v: -v.rank)
        )
        rows.append(f"  {verdicts.total():>4}  {sinks.line(domain) or words('uncredited')}: {counts}")
    return [words("statistics"), *rows] if rows else []
