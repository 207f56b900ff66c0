"""CC309 for figures: from the one to the other, where the source has them the other way round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.matching.compare import Candidate, Comparison
from crosscheck.matching.tokens import Token
from crosscheck.quantities.agreement import same_amount, same_unit
from crosscheck.quantities.values import Amount, Moment
from crosscheck.rules.base import Hit, differing
from crosscheck.rules.direction import DIRECTION
from crosscheck.rules.helpers.context import around
from crosscheck.rules.registry import Kind, check

_SCALES = (1e3, 1e6, 1e9)  # that „von 1,2 auf 1,9 Millionen“ leaves out at the first figure
_CONTEXT = 0.3  # of the claim that the passage must follow besides


@check(DIRECTION, kind=Kind.CONTRADICTION, order=120)
def reversed_courses(comparison: Comparison, candidate: Candidate) -> Iterator[Hit]:
    """„von A auf B“ where the passage goes from B to A, in words or by the years of a table's columns."""
    claim, source = candidate.alignment.claim, candidate.alignment.source
    courses = comparison.language.logic.courses
    for start, end in _courses(claim, courses):
        if around(comparison, candidate, {start, end}) < _CONTEXT:
            continue
        firsts = [k for k, token in enumerate(source) if _is_same(claim[start], token, claim[end])]
        lasts = [k for k, token in enumerate(source) if _is_same(claim[end], token, claim[end])]
        turned = next(
            ((a, b) for a in firsts for b in lasts if a != b and _is_turned(candidate, a, b, courses)), None
        )
        if turned is not None:
            mine = f"{claim[start].text} → {claim[end].text}"
            theirs = f"{source[turned[1]].text} → {source[turned[0]].text}"
            pairs = differing([claim[start], claim[end]], [source[turned[1]], source[turned[0]]])
            yield Hit(DIRECTION, 0.9, candidate, {"draft": mine, "source": theirs}, pairs)


def _courses(tokens: Sequence[Token], courses: tuple[tuple[str, str], ...]) -> Iterator[tuple[int, int]]:
    """The places of two amounts, the first after the one word of a pair and the second after the other."""
    for k in range(len(tokens) - 3):
        words = tokens[k], tokens[k + 2]
        figures = tokens[k + 1], tokens[k + 3]
        if tuple(t.fold for t in words) in courses and all(isinstance(t.value, Amount) for t in figures):
            yield k + 1, k + 3


def _is_same(mine: Token, theirs: Token, other: Token) -> bool:
    """Whether the claim's amount is the source's; without a unit of its own it has that of `other`."""
    one, two, last = mine.value, theirs.value, other.value
    if not isinstance(one, Amount) or not isinstance(two, Amount) or not isinstance(last, Amount):
        return False
    if one.unit or mine is other:
        return same_unit(one, two) and same_amount(one, two)
    scales = (1.0, *_SCALES) if same_unit(last, two) else ()
    return any(abs(one.figure * scale - two.figure) <= 1e-6 * two.figure for scale in scales)


def _is_turned(candidate: Candidate, first: int, last: int, courses: tuple[tuple[str, str], ...]) -> bool:
    """Whether the passage has the amount at `last` before the one at `first`, in time."""
    source = candidate.alignment.source
    between = sorted((source[first].span, source[last].span), key=lambda span: span.start)
    if not first or not last or "\n" in candidate.indexed.article.text[between[0].end : between[1].start]:
        return False
    if (source[last - 1].fold, source[first - 1].fold) in courses:
        return True
    years = source[first - 1].value, source[last - 1].value
    if not all(isinstance(year, Moment) and year.grain == "year" for year in years):
        return False
    later, earlier = (year.options[0][0] for year in years if isinstance(year, Moment))
    return later > earlier
