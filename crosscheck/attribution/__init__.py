"""Whom the draft credits with what: cues, and how far each credit reaches.

A sentence that names a publisher by one of the language's cues is credited explicitly; its
neighbours are covered by the rules of `reach`. `explain` shows both.
"""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.attribution.credits import Credit, gather
from crosscheck.attribution.explain import Explanation, explanation, reach_text
from crosscheck.attribution.reach import covered
from crosscheck.language.base import Language
from crosscheck.model import Attribution, Basis, Claim, Draft
from crosscheck.sources.registry import Registry

__all__ = ["Explanation", "attribute", "explain", "reach_text"]


def attribute(
    draft: Draft, claims: Sequence[Claim], registry: Registry, language: Language
) -> tuple[tuple[Attribution, ...], ...]:
    """The attributions of each of `claims` (the top-level sentences of `draft`), in their order.

    A sentence may be credited to several outlets or to none. An outlet nobody knows is an
    attribution without outlet; a name that fits several has them as `candidates`.
    """
    found = gather(draft, claims, registry, language)
    reached = covered(draft, claims, found.credits, found.views, language)
    return tuple(tuple(_attribution(credit, reach) for credit, reach in each) for each in reached)


def explain(
    draft: Draft, claims: Sequence[Claim], registry: Registry, language: Language, lang: str
) -> tuple[Explanation, ...]:
    """For each claim the cues found in it, those passed over and why, and why its credit reaches it."""
    found = gather(draft, claims, registry, language)
    reached = covered(draft, claims, found.credits, found.views, language)
    return tuple(
        explanation(claim, readings, tuple(_attribution(c, r) for c, r in each), draft, lang)
        for claim, readings, each in zip(claims, found.shown, reached, strict=True)
    )


def _attribution(credit: Credit, reach: str) -> Attribution:
    return Attribution(
        outlet=credit.outlet,
        as_written=credit.as_written,
        cue=credit.cue,
        cue_span=credit.cue_span,
        basis=Basis.EXPLICIT if reach == credit.code else Basis.SCOPE,
        reach=reach,
        url=credit.url,
        candidates=credit.candidates,
    )
