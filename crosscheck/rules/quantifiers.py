"""CC308: all for some, most for a few.

Speaks of a word of extent („alle“, „die meisten“) in the claim whose noun the passage has as well, when a word of
extent or a share near that noun, in its clause, is of another level: two apart, or all against not all. Silent of
how often („jedes Jahr“), and where the clauses say opposite things („niemand verletzt“ / „alle unverletzt“).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from crosscheck.matching.clauses import Clause
from crosscheck.matching.pair import Pair
from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token
from crosscheck.model import Severity
from crosscheck.quantities.values import Amount
from crosscheck.rules.base import Hit, Rule, differing
from crosscheck.rules.helpers.opposites import readings
from crosscheck.rules.registry import Kind, check
from crosscheck.rules.scores import scores

QUANTIFIER = Rule("CC308", "quantifier-mismatch", Severity.ERROR)
RULES = (QUANTIFIER,)

score = scores("quantifiers")
_NONE, _ALL = 0, 4  # levels of „niemand“ and „alle“
_APART = 2  # levels from which two words of extent disagree
_HEAD = 3  # words behind a word of extent within which its noun stands
_NEAR = 5  # places from that noun within which the passage's word of extent stands


@check(QUANTIFIER, kind=Kind.CONTRADICTION, order=80)
def differing_extents(pair: Pair) -> Iterator[Hit]:
    """Words of extent whose noun is matched and whose level differs from the one in the passage."""
    levels = pair.logic.quantifiers
    for token in pair.claim:
        mine = levels.get(token.fold)
        if mine is None or token.value is not None or _is_of_time(pair.claim, token):
            continue
        head = _head(pair, token)
        rival = _rival(pair, token, head, levels) if head is not None else None
        if rival is None:
            continue
        other, theirs = rival
        if not _disagree(mine, theirs) or (_NONE in (mine, theirs) and _is_opposed(pair, token, other)):
            continue
        confidence = score.beside if _has_matched_head(pair, token) else score.apart
        confidence = min(score.most, confidence + score.by_closeness * pair.closeness(token))
        details = {"draft": token.text, "source": other.text}
        yield Hit(QUANTIFIER, confidence, pair, details, differing([token], [other]))


def _heads(pair: Pair, token: Token) -> list[Token]:
    return [t for t in pair.claim.after(token, _HEAD) if t.weight]


def _has_matched_head(pair: Pair, token: Token) -> bool:
    """Whether the very next content word has a counterpart."""
    return any(pair.match(t) for t in _heads(pair, token)[:1])


def _head(pair: Pair, token: Token) -> Token | None:
    """The counterpart of what a word of extent goes with."""
    heads = _heads(pair, token)
    near = heads or pair.claim.before(token, _HEAD + 1)[::-1]  # at the end: „stimmten geschlossen zu“
    return next((t for t in map(pair.counterpart, near) if t is not None), None)


def _rival(pair: Pair, token: Token, head: Token, levels: Mapping[str, int]) -> tuple[Token, int] | None:
    """The word of extent nearest to `head` in its clause, with its level; None where the claim's is there too."""
    near = [
        (abs(pair.passage.distance(head, t)), pair.passage.place(t), t, level)
        for t in pair.passage.clause(head)
        if (level := _level(t, levels)) is not None and not _is_of_time(pair.passage, t)
    ]
    near = [found for found in near if found[0] <= _NEAR]
    if not near or any(t.fold == token.fold for _, _, t, _ in near):
        return None
    _, _, other, level = min(near, key=lambda found: found[:2])
    return other, level


def _disagree(mine: int, theirs: int) -> bool:
    return abs(mine - theirs) >= _APART or (_ALL in (mine, theirs) and mine != theirs)


def _is_opposed(pair: Pair, token: Token, other: Token) -> bool:
    """Whether the clauses of the two say the opposite of each other but for their quantifiers."""
    mine = readings(pair.claim.clause(token), pair.language)
    part: Clause = pair.passage.clause(other)
    theirs = {side for found in readings(part, pair.language).values() for side in found}
    return any(side ^ 1 in theirs for found in mine.values() for side in found)


def _is_of_time(row: Row, token: Token) -> bool:
    """„jedes Jahr“ says how often, not how many."""
    after = row.next(token)
    unit = row.language.quantities.units.get(after.fold) if after is not None else None
    return unit is not None and unit.dimension == "time"


def _level(token: Token, levels: Mapping[str, int]) -> int | None:
    value = token.value
    if not isinstance(value, Amount):
        return levels.get(token.fold)
    if value.dimension != "share" or value.value > 1:
        return None
    if value.value <= 0:
        return _NONE
    limits = (score.few, score.some, score.most_of_them)
    return next((level for level, limit in enumerate(limits, 1) if value.value <= limit), _ALL)
