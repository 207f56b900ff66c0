"""Selects the claims to ask about: those with the least certain verdicts, within the budget."""

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
    """The uncertainty of a verdict, 0 to 1: one minus its confidence.

    `partial` lies between two other verdicts and its confidence does not measure the distance to
    them, so it counts as 1.
    """
    return 1.0 if judgement.verdict is Verdict.PARTIAL else 1.0 - judgement.confidence


def doubtful(judgements: Iterable[Judgement], band: float, budget: int) -> tuple[Judgement, ...]:
    """The claims with a confidence below `band`, most doubtful first, at most `budget` of them.

    Claims without a readable source are left out: there is no passage to show.
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
