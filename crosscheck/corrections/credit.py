"""The outlet that has a claim, for the one that it is credited to.

Offered where the sentence itself names its source, for itself alone, and where one name takes the other's place
without a change around it: an address for an address, a name of one word for another, without an article before it.
None is offered where the articles of two other outlets bear the claim out about as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from crosscheck.language.folding import fold
from crosscheck.language.nearby import Nearby
from crosscheck.matching.compare import Comparison
from crosscheck.matching.pair import Pair
from crosscheck.model import Attribution, Basis, Edit, Outlet, Span

_AS_WELL = 0.9  # share of the best passage's coverage from which another outlet bears a claim out as well
_ADDRESS = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_NAME = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_WORD_BEFORE = Nearby(re.compile(r"[^\W\d_]+(?=\W*\Z)"), 40)


def renamed(comparison: Comparison, beside: Pair, uses: Mapping[Span, int]) -> Edit | None:
    """The edit that credits the claim to the outlet of the passage `beside`; `uses` says how many claims are credited
    by each cue."""
    named = [a for a in comparison.attributions if a.basis is Basis.EXPLICIT]
    if len(named) != 1 or len(comparison.attributions) != 1 or _others_have_it(comparison, beside):
        return None
    (credit,) = named
    if uses.get(credit.cue_span) != 1:
        return None
    place = _place(comparison.text.string, credit, comparison.claim.span)
    if place is None or _follows_article(comparison, place):
        return None
    name = _name(beside.indexed.article.outlet, credit.as_written)
    return Edit(place, name) if name else None


def _others_have_it(comparison: Comparison, beside: Pair) -> bool:
    least = beside.window.coverage * _AS_WELL
    return any(p.outlet != beside.outlet and p.window.coverage >= least for p in comparison.others)


def _place(text: str, credit: Attribution, within: Span) -> Span | None:
    """Where the credit has the outlet's name, if just once."""
    cue = credit.cue_span.of(text)
    if not within.covers(credit.cue_span) or cue.count(credit.as_written) != 1:
        return None
    start = credit.cue_span.start + cue.index(credit.as_written)
    return Span(start, start + len(credit.as_written))


def _follows_article(comparison: Comparison, place: Span) -> bool:
    before = _WORD_BEFORE.before(comparison.text.string, place.start, comparison.claim.span.start)
    if before is None:
        return False
    word = fold(before[0])
    return word in comparison.language.lexicon.determiners or word in comparison.language.names.articles


def _name(outlet: Outlet, like: str) -> str:
    """The outlet's address or its name of one word, as the draft has the other's; "" for neither."""
    if _ADDRESS.fullmatch(like):
        return outlet.domain if _ADDRESS.fullmatch(outlet.domain) else ""
    if not _NAME.fullmatch(like):
        return ""
    shared = set(outlet.shared_names)
    return next((n for n in (outlet.name, *outlet.names) if _NAME.fullmatch(n) and n not in shared), "")
