"""Reconciles the judgement on a sentence with those on the statements in it (its parts).

A part is short: that it lacks support is weak evidence, while a contradiction is as strong as in a whole sentence.
Hence a contradiction in a part is the sentence's too; an unsupported part makes the sentence partly supported, and
only if that is sure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crosscheck.model import FLAGGED, Finding, Judgement, Verdict
from crosscheck.rules.support import PARTLY, UNSUPPORTED

_SURE = 0.75  # probability from which an unsupported part is reported


def reconcile(whole: Judgement, parts: Sequence[Judgement]) -> Judgement:
    """`whole` with `parts`, reconciled; its verdict is never better than a part's.

    Parts are left out if the fault is in none of them alone.
    """
    if whole.verdict is Verdict.UNVERIFIABLE:
        return _findings_once(replace(whole, parts=tuple(parts)))
    if whole.verdict in FLAGGED:
        return _findings_once(replace(whole, parts=_with_fault(whole, parts)))
    reconciled = tuple(_reconciled(part, whole) for part in parts)
    worst = max(reconciled, key=lambda part: (part.verdict.rank, part.confidence))
    if worst.verdict is Verdict.CONTRADICTED:
        whole = replace(whole, verdict=worst.verdict, confidence=worst.confidence, evidence=worst.evidence)
    elif worst.verdict.rank > Verdict.SUPPORTED.rank and whole.verdict is Verdict.SUPPORTED:
        whole = replace(whole, verdict=Verdict.PARTIAL, confidence=0.5)
    return _findings_once(replace(whole, parts=reconciled))


def _findings_once(whole: Judgement) -> Judgement:
    """The judgement with all findings at the sentence, each once, and none at its parts."""
    said = {(f.rule, f.message) for f in whole.findings}
    more = []
    for finding in (f for part in whole.parts for f in part.findings):
        if whole.verdict.rank > Verdict.SUPPORTED.rank and (finding.rule, finding.message) not in said:
            said.add((finding.rule, finding.message))
            more.append(finding)
    parts = tuple(replace(part, findings=()) for part in whole.parts)
    return replace(whole, findings=(*whole.findings, *more), parts=parts)


def _reconciled(part: Judgement, whole: Judgement) -> Judgement:
    """The part's judgement if it is sure enough for so short a text, else the whole's."""
    if part.verdict in (Verdict.SUPPORTED, Verdict.CONTRADICTED):
        return part
    if part.verdict is Verdict.UNSUPPORTED and part.confidence >= _SURE:
        return replace(
            part, verdict=Verdict.PARTIAL, confidence=0.5, findings=tuple(map(_partly, part.findings))
        )
    return replace(
        part,
        verdict=whole.verdict,
        confidence=whole.confidence,
        findings=(),
        evidence=part.evidence or whole.evidence,
    )


def _partly(finding: Finding) -> Finding:
    """The finding „unsupported“ of a part as „partly supported“ of its sentence; any other unchanged."""
    if finding.rule != UNSUPPORTED.code:
        return finding
    return replace(finding, rule=PARTLY.code, name=PARTLY.name, severity=PARTLY.severity)


def _with_fault(whole: Judgement, parts: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The parts of a flagged sentence, its verdict given to the part that contains the words of a finding."""
    if any(part.verdict is whole.verdict for part in parts):
        return tuple(
            part if part.verdict.rank <= whole.verdict.rank else replace(part, verdict=whole.verdict)
            for part in parts
        )
    found: list[Judgement] = []
    placed = False
    for part in parts:
        inside = [f for f in whole.findings if part.claim.span.covers(f.span) and f.span != whole.claim.span]
        if inside and not placed:
            found.append(replace(part, verdict=whole.verdict, confidence=whole.confidence))
            placed = True
        elif part.verdict.rank > whole.verdict.rank:
            found.append(replace(part, verdict=whole.verdict))
        else:
            found.append(part)
    return tuple(found) if placed else ()
