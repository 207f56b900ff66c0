"""Attribution: to which publishers the draft attributes each sentence, by which cue, and with what scope.

A sentence that names a publisher by one of the language's cues has an explicit attribution; `scope` extends it to
the sentences around it. `explain` shows both.
"""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.attribution.explain import Explanation, explanation, passed_over_text, reach_text
from crosscheck.attribution.explicit import ExplicitAttribution
from crosscheck.attribution.resolution import Resolved, resolve
from crosscheck.attribution.scope import with_scope
from crosscheck.language.base import Language
from crosscheck.model import Attribution, Basis, Claim, Draft
from crosscheck.outlets.registry import Registry

__all__ = ["Explanation", "attribute", "explain", "for_part", "passed_over_text", "reach_text"]


def attribute(
    draft: Draft, claims: Sequence[Claim], registry: Registry, language: Language
) -> tuple[tuple[Attribution, ...], ...]:
    """The attributions of each of `claims` (the top-level sentences of `draft`), in their order.

    A sentence may have several or none. An unregistered outlet is an attribution without outlet; a name that fits
    several outlets has them as `candidates`.
    """
    return _scoped(draft, claims, resolve(draft, claims, registry, language), language)


def _scoped(
    draft: Draft, claims: Sequence[Claim], resolved: Resolved, language: Language
) -> tuple[tuple[Attribution, ...], ...]:
    scoped = with_scope(draft, claims, resolved.attributions, language.cues)
    return tuple(tuple(_attribution(explicit, reach) for explicit, reach in each) for each in scoped)


def for_part(part: Claim, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions of one statement of a sentence: those with a cue in it, else all of the sentence."""
    explicit = tuple(a for a in attributions if a.basis is Basis.EXPLICIT and part.span.covers(a.cue_span))
    return explicit or tuple(attributions)


def explain(
    draft: Draft, claims: Sequence[Claim], registry: Registry, language: Language, lang: str
) -> tuple[Explanation, ...]:
    """For each claim its attributions with cue and scope, and the names passed over with the reason; worded in
    the language `lang`."""
    resolved = resolve(draft, claims, registry, language)
    return tuple(
        explanation(claim, attributions, passed, draft, lang)
        for claim, attributions, passed in zip(
            claims, _scoped(draft, claims, resolved, language), resolved.passed, strict=True
        )
    )


def _attribution(explicit: ExplicitAttribution, reach: str) -> Attribution:
    return Attribution(
        outlet=explicit.outlet,
        as_written=explicit.as_written,
        cue=explicit.cue,
        cue_span=explicit.cue_span,
        basis=Basis.EXPLICIT if reach == explicit.code else Basis.SCOPE,
        reach=reach,
        url=explicit.url,
        candidates=explicit.candidates,
    )
