"""Whom the draft credits with what: cues, and how far each credit reaches.

A sentence that names a publisher by one of the language's cues is credited explicitly; its
neighbours are covered by the rules of `reach`. `explain` shows both.
"""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.attribution.credits import Credit
from crosscheck.attribution.explain import Explanation, explanation, passed_over_text, reach_text
from crosscheck.attribution.reach import covered
from crosscheck.attribution.settle import gather
from crosscheck.language.base import Language
from crosscheck.model import Attribution, Basis, Claim, Draft
from crosscheck.outlets.registry import Registry

__all__ = ["Explanation", "attribute", "explain", "for_part", "passed_over_text", "reach_text"]


def attribute(
    draft: Draft, claims: Sequence[Claim], registry: Registry, language: Language
) -> tuple[tuple[Attribution, ...], ...]:
    """The attributions of each of `claims` (the top-level sentences of `draft`), in their order.

    A sentence may be credited to several outlets or to none. An outlet nobody knows is an
    attribution without outlet; a name that fits several has them as `candidates`.
    """
    found = gather(draft, claims, registry, language)
    reached = covered(draft, claims, found.credits, found.sentences, language.cues)
    return tuple(tuple(_attribution(credit, reach) for credit, reach in each) for each in reached)


def for_part(part: Claim, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Whom one statement of a sentence is credited to: those it names itself, else the sentence's."""
    own = tuple(a for a in attributions if a.basis is Basis.EXPLICIT and part.span.covers(a.cue_span))
    return own or tuple(attributions)


def explain(
    draft: Draft, claims: Sequence[Claim], registry: Registry, language: Language, lang: str
) -> tuple[Explanation, ...]:
    """For each claim whom it is credited to, by which cue and why that reaches it, and the names in it
    that were passed over and why; in the language `lang`."""
    found = gather(draft, claims, registry, language)
    reached = covered(draft, claims, found.credits, found.sentences, language.cues)
    return tuple(
        explanation(claim, tuple(_attribution(c, r) for c, r in each), passed, draft, lang)
        for claim, each, passed in zip(claims, reached, found.passed, strict=True)
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
