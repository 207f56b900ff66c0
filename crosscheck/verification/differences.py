"""Removes redundant hits: of several about the same words the most specific is kept."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.matching.compare import Comparison
from crosscheck.rules.base import Hit
from crosscheck.rules.direction import DIRECTION
from crosscheck.rules.modality import MODALITY
from crosscheck.rules.negation import NEGATION
from crosscheck.rules.owners import OWNER
from crosscheck.rules.quantifiers import QUANTIFIER
from crosscheck.rules.roles import ROLES

_ON_MEANING = {rule.code for rule in (DIRECTION, MODALITY, NEGATION, QUANTIFIER)}


def distinct(hits: Sequence[Hit], comparison: Comparison) -> list[Hit]:
    """The hits, best first, without those that repeat a better one.

    A pair of opposites is more specific than a negation of the same word, unless one of the pair is itself a negation
    („ohne“). Whose a value is is told once: two that have changed places tell it of both.
    """
    negators = comparison.language.logic.negators
    opposites = [
        h
        for h in hits
        if h.rule is DIRECTION and negators.isdisjoint(w.casefold() for w in h.details.values())
    ]
    kept: list[Hit] = []
    for hit in hits:
        if hit.rule is OWNER:
            repeats = any(o.rule is ROLES for o in hits) or any(
                o.rule is OWNER and _overlap(hit, o) for o in kept
            )
        else:
            repeats = hit.rule.code in _ON_MEANING and _is_told(hit, kept, opposites, comparison)
        if not repeats:
            kept.append(hit)
    return kept


def _is_told(hit: Hit, kept: Sequence[Hit], opposites: Sequence[Hit], comparison: Comparison) -> bool:
    """Whether a hit on the meaning of words repeats one that is kept, or is less specific than a pair of opposites."""
    return (
        any(other.rule is hit.rule and _same_clause(hit, other, comparison) for other in kept)
        or any(other.rule.code in _ON_MEANING and _overlap(hit, other) for other in kept)
        or (hit.rule is NEGATION and any(_overlap(hit, other) for other in opposites))
    )


def _overlap(one: Hit, two: Hit) -> bool:
    """Whether two hits concern the same word of the draft or of the source."""
    return any(
        a.draft.overlaps(b.draft) or a.article.overlaps(b.article) for a in one.differs for b in two.differs
    )


def _same_clause(one: Hit, two: Hit, comparison: Comparison) -> bool:
    """Whether two hits are in the same clause of the draft."""
    places = [_clause(hit, comparison) for hit in (one, two)]
    return None in places or places[0] == places[1]


def _clause(hit: Hit, comparison: Comparison) -> object:
    if not hit.differs:
        return None
    first = hit.differs[0].draft
    token = next((t for t in comparison.tokens if t.span.overlaps(first)), comparison.tokens[0])
    return comparison.row.clause(token)
