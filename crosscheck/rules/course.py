"""CC309 for figures: from the one to the other, where the source has them the other way round.

Speaks of „von A auf B“ where the passage, following the claim besides, goes from B to A: in the same words, or by
the years before the two amounts in one line of a table.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from crosscheck.matching.pair import Pair
from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token
from crosscheck.quantities.agreement import same_amount, same_unit
from crosscheck.quantities.values import Amount, Moment
from crosscheck.rules.base import Hit, differing
from crosscheck.rules.direction import DIRECTION
from crosscheck.rules.registry import Kind, check
from crosscheck.rules.scores import scores

score = scores("course")
_SCALES = (
    1,
    1_000,
    1_000_000,
    1_000_000_000,
)  # that „von 1,2 auf 1,9 Millionen“ leaves out at the first figure
_LENGTH = 4  # words of „von A auf B“


@check(DIRECTION, kind=Kind.CONTRADICTION, order=120)
def reversed_courses(pair: Pair) -> Iterator[Hit]:
    """„von A auf B“ where the passage goes from B to A, in words or by the years of a table's columns."""
    for start, end in _courses(pair.claim):
        if pair.closeness(start, end) < score.least_closeness:
            continue
        firsts = [t for t in pair.passage if _is_same(start, t, end)]
        lasts = [t for t in pair.passage if _is_same(end, t, end)]
        turned = next(((a, b) for a, b in product(firsts, lasts) if a != b and _is_turned(pair, a, b)), None)
        if turned is not None:
            first, last = turned
            details = {"draft": f"{start.text} → {end.text}", "source": f"{last.text} → {first.text}"}
            yield Hit(DIRECTION, score.sure, pair, details, differing([start, end], [last, first]))


def _courses(row: Row) -> Iterator[tuple[Token, Token]]:
    """Two amounts, the first after the one word of a pair and the second after the other."""
    courses = row.language.logic.courses
    for k in range(len(row) - _LENGTH + 1):
        one, start, two, end = row.tokens[k : k + _LENGTH]
        is_course = (one.fold, two.fold) in courses
        if is_course and isinstance(start.value, Amount) and isinstance(end.value, Amount):
            yield start, end


def _is_same(mine: Token, theirs: Token, other: Token) -> bool:
    """Whether the claim's amount is the source's; without a unit of its own it has that of `other`."""
    one, two, last = mine.value, theirs.value, other.value
    if not isinstance(one, Amount) or not isinstance(two, Amount) or not isinstance(last, Amount):
        return False
    if one.unit or mine is other:
        return same_unit(one, two) and same_amount(one, two)
    scales = _SCALES if same_unit(last, two) else ()
    return any(abs(one.figure * scale - two.figure) <= score.rounding * two.figure for scale in scales)


def _is_turned(pair: Pair, first: Token, last: Token) -> bool:
    """Whether the passage has the amount `last` before the one `first`, in time."""
    early, late = sorted((first, last), key=lambda t: t.span.start)
    before = pair.passage.previous(first), pair.passage.previous(last)
    if before[0] is None or before[1] is None or "\n" in pair.passage.gap(early, late):
        return False
    if (before[1].fold, before[0].fold) in pair.logic.courses:
        return True
    later, earlier = before[0].value, before[1].value
    if not isinstance(later, Moment) or not isinstance(earlier, Moment):
        return False
    return later.grain == earlier.grain == "year" and later.options[0][0] > earlier.options[0][0]
