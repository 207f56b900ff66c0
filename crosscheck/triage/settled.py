"""How what an editor settled is found again: by the rule, the statement's words and the digests of its sources.

It survives edits elsewhere and a move to another file, and opens again when the statement or a source changes.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from dataclasses import replace

from crosscheck.model import Document, Finding, Judgement, Report, Silenced
from crosscheck.triage.fingerprint import normalised
from crosscheck.triage.select import each_judgement

Sources = tuple[tuple[str, str], ...]
Key = tuple[str, str, Sources]


def key(rule: str, claim: str, sources: Sources) -> Key:
    """What two records of one finding have in common."""
    return rule, normalised(claim), sources


def key_of(document: Document, judgement: Judgement, finding: Finding) -> Key:
    return key(finding.rule, judgement.claim.text, sources_of(document, judgement, finding))


def sources_of(document: Document, judgement: Judgement, finding: Finding) -> Sources:
    """The articles of a finding: those of the credited outlets and those of its evidence."""
    credited = {a.domain for a in judgement.attributions}
    found = {(a.outlet.domain, a.sha256) for a in document.articles if a.outlet.domain in credited}
    found |= {(e.article.outlet.domain, e.article.sha256) for e in finding.evidence}
    merged: dict[str, list[str]] = {}
    for domain, digest in sorted(found):
        merged.setdefault(domain, []).append(digest)
    return tuple(sorted((domain, "+".join(digests)) for domain, digests in merged.items()))


def found(document: Document, *, silenced: bool = False) -> Iterator[tuple[Judgement, Finding]]:
    """The open findings of a document, each with its claim or part; with `silenced` the others too."""
    for judgement in document.judgements:
        for leaf in judgement.leaves():
            for finding in leaf.findings:
                yield leaf, finding
            for each in leaf.silenced if silenced else ():
                yield leaf, each.finding


def settle(report: Report, settled: Callable[[Document, Judgement, Finding], Finding | Silenced]) -> Report:
    """The report with each open finding as `settled` returns it."""

    def of(document: Document, judgement: Judgement) -> Judgement:
        results = [settled(document, judgement, finding) for finding in judgement.findings]
        return replace(
            judgement,
            findings=tuple(each for each in results if isinstance(each, Finding)),
            silenced=(*judgement.silenced, *(each for each in results if isinstance(each, Silenced))),
        )

    documents = tuple(each_judgement(d, functools.partial(of, d)) for d in report.documents)
    return replace(report, documents=documents)
