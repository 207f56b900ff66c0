"""CC303: a date or time that cannot be the one the source gives.

Speaks of a date of the claim that

* no date of the passage can be,
* no credited article has, or only in a sentence on something else far from a passage that says the rest,
* has a rival: an unmatched date of its kind in the passage.
"""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.matching.align import CLOSE
from crosscheck.matching.pair import Pair
from crosscheck.matching.passages import IndexedArticle
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.model import Severity
from crosscheck.quantities.values import Moment
from crosscheck.rules.base import Form, Hit, Rule, differing, exchanged
from crosscheck.rules.registry import Kind, check
from crosscheck.rules.scores import scores

DATE = Rule("CC303", "date-mismatch", Severity.ERROR)
RULES = (DATE,)

score = scores("dates")
_CLASS = {
    "day": "day",
    "week": "day",
    "month": "month",
    "season": "season",
    "year": "year",
    "century": "year",
    "clock": "clock",
}


@check(DATE, kind=Kind.CONTRADICTION, order=30)
def differing_dates(pair: Pair) -> Iterator[Hit]:
    """Dates of the claim that no credited article has, with another of their kind in the passage."""
    for token in pair.claim:
        if token.kind is not TokenKind.DATE or pair.match(token) or not isinstance(token.value, Moment):
            continue
        closeness = pair.closeness(token)
        if _is_stated(pair, token, closeness):
            continue
        rivals = _rivals(pair, token, token.value)
        if rivals:
            in_slot, _, other = max(rivals, key=lambda rival: rival[:2])  # of equal ones the first
            confidence = score.base + score.slot * in_slot + score.by_closeness * closeness
            details = {"draft": token.text, "source": other.text}
            clear = len({rival.fold for _, _, rival in rivals}) == 1
            right = exchanged(Form.MOMENT, token, other) if clear else ()
            yield Hit(DATE, min(score.most, confidence), pair, details, differing([token], [other]), right)


def _rivals(pair: Pair, token: Token, mine: Moment) -> list[tuple[bool, bool, Token]]:
    """The dates of the passage that may stand for the claim's: whether in its slot, whether as exact, and which."""
    slot = pair.slot(token)
    in_slot = slot.passage if slot is not None else ()
    return [
        (other in in_slot, theirs.grain == mine.grain, other)
        for other in pair.passage
        if isinstance(theirs := other.value, Moment)
        and not pair.origin(other)
        and _is_of_a_kind(mine, theirs)
    ]


def _is_stated(pair: Pair, token: Token, closeness: float) -> bool:
    """Whether a credited article has a date that fits the claim's and may be the one that is meant.

    News is full of days. Where the passage says all that the claim says, a day that fits but stands far
    from it, in a sentence about something else, is the day of something else.
    """
    first, last = pair.window.first - 1, pair.window.last + 1
    for indexed in pair.credited_articles:
        for number, _, _ in indexed.occurrences(token):
            is_near = indexed is pair.indexed and first <= number <= last
            if is_near or closeness < score.followed:
                return True
            if _spoken_of(pair, indexed, number, token) >= score.same_thing:
                return True
    return False


def _spoken_of(pair: Pair, indexed: IndexedArticle, number: int, date: Token) -> float:
    """The share of the claim's weight, the date left out, that occurs in sentence `number`, 0 to 1."""
    others = [t for t in pair.claim if t.weight and t != date]
    said = sum(
        t.weight for t in others if any(n == number and s >= CLOSE for n, s, _ in indexed.occurrences(t))
    )
    return said / (sum(t.weight for t in others) or 1.0)


def _is_of_a_kind(mine: Moment, theirs: Moment) -> bool:
    """Whether two dates are of a kind: days with days or parts of months, years with years."""
    a, b = _CLASS[mine.grain], _CLASS[theirs.grain]
    return a == b or {a, b} == {"day", "month"}
