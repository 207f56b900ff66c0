"""Which claims are worth a question: those whose verdict is least sure, within the budget."""

from __future__ import annotations

from collections.abc import Iterable

from crosscheck.model import ClaimKind, Judgement, Verdict

_OPEN = frozenset(
    {
        Verdict.SUPPORTED,
        Verdict.PARTIAL,
        Verdict.CONTRADICTED,
        Verdict.UNSUPPORTED,
        Verdict.MISATTRIBUTED,
    }
)


def doubt(judgement: Judgement) -> float:
    """How near the decision is to falling otherwise, 0 to 1: what is missing to full confidence.

    A claim borne out in part stands between two verdicts, so that its own confidence says nothing
    of how near the others are; it counts as wholly in doubt.
    """
    return 1.0 if judgement.verdict is Verdict.PARTIAL else 1.0 - judgement.confidence


def doubtful(judgements: Iterable[Judgement], band: float, budget: int) -> tuple[Judgement, ...]:
    """The claims whose confidence lies below `band`, most doubtful first, at most `budget` of them.

    Claims no source could be held against are left out: a judge has nothing to read for them.
    """
    within = [
        (number, judgement)
        for number, judgement in enumerate(judgements)
        if judgement.claim.kind is ClaimKind.CLAIM
        and judgement.verdict in _OPEN
        and doubt(judgement) > 1.0 - band
    ]
    within.sort(key=lambda each: (-doubt(each[1]), each[0]))
    return tuple(judgement for _, judgement in within[: max(0, budget)])
