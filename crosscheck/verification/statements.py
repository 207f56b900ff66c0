"""A sentence and the statements it makes: one judgement that fits both.

A part is short, so that it stands nowhere word for word says little; that it contradicts the source
says as much as for a whole sentence. Hence a contradiction in a part is the sentence's, so that one wrong
half does not hide in a right whole; a part that nothing bears out makes the sentence partly supported,
and only when that is sure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crosscheck.model import FLAGGED, Finding, Judgement, Verdict
from crosscheck.rules.support import PARTLY, UNSUPPORTED

_SURE = 0.75  # chance from which a part that nothing bears out is told of


def reconcile(whole: Judgement, parts: Sequence[Judgement]) -> Judgement:
    """`whole` with `parts`, changed where they disagree; its verdict is never better than a part's.

    Parts are left out when the fault lies in none of them but between them.
    """
    if whole.verdict is Verdict.UNVERIFIABLE:
        return _told_once(replace(whole, parts=tuple(parts)))
    if whole.verdict in FLAGGED:
        return _told_once(replace(whole, parts=_sharing(whole, parts)))
    settled = tuple(_settled(part, whole) for part in parts)
    worst = max(settled, key=lambda part: (part.verdict.rank, part.confidence))
    if worst.verdict is Verdict.CONTRADICTED:
        whole = replace(whole, verdict=worst.verdict, confidence=worst.confidence, evidence=worst.evidence)
    elif worst.verdict.rank > Verdict.SUPPORTED.rank and whole.verdict is Verdict.SUPPORTED:
        whole = replace(whole, verdict=Verdict.PARTIAL, confidence=0.5)
    return _told_once(replace(whole, parts=settled))


def _told_once(whole: Judgement) -> Judgement:
    """All findings told of the sentence, each once; a part shows its verdict, a finding its own place."""
    said = {(f.rule, f.message) for f in whole.findings}
    more = []
    for finding in (f for part in whole.parts for f in part.findings):
        if whole.verdict.rank > Verdict.SUPPORTED.rank and (finding.rule, finding.message) not in said:
            said.add((finding.rule, finding.message))
            more.append(finding)
    parts = tuple(replace(part, findings=()) for part in whole.parts)
    return replace(whole, findings=(*whole.findings, *more), parts=parts)


def _settled(part: Judgement, whole: Judgement) -> Judgement:
    """The part's judgement as far as so short a text can be sure of it, else the whole's."""
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
    """What is said of the part, as a matter of the sentence that it is part of."""
    if finding.rule != UNSUPPORTED.code:
        return finding
    return replace(finding, rule=PARTLY.code, name=PARTLY.name, severity=PARTLY.severity)


def _sharing(whole: Judgement, parts: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Parts beside a flagged whole: the fault is put where its words stand."""
    if any(part.verdict is whole.verdict for part in parts):
        return tuple(
            part if part.verdict.rank <= whole.verdict.rank else replace(part, verdict=whole.verdict)
            for part in parts
        )
    found: list[Judgement] = []
    placed = False
    for part in parts:
        own = [f for f in whole.findings if part.claim.span.covers(f.span) and f.span != whole.claim.span]
        if own and not placed:
            found.append(replace(part, verdict=whole.verdict, confidence=whole.confidence))
            placed = True
        elif part.verdict.rank > whole.verdict.rank:
            found.append(replace(part, verdict=whole.verdict))
        else:
            found.append(part)
    return tuple(found) if placed else ()
