"""CC309 for prepositions: before for after, with for without.

Speaks of a word that claim and passage share where the preposition before it, a determiner between them skipped, is
the opposite of the other's, and the passage follows the claim closely. Silent where one clause denies and the other
does not: „ohne Antrag nicht“ is „nur mit Antrag“.
"""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.matching.pair import Pair
from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token
from crosscheck.rules.base import Hit, differing
from crosscheck.rules.direction import DIRECTION
from crosscheck.rules.helpers.opposites import denials
from crosscheck.rules.registry import Kind, check
from crosscheck.rules.scores import scores

score = scores("prepositions")


@check(DIRECTION, kind=Kind.CONTRADICTION, order=89)
def turned_prepositions(pair: Pair) -> Iterator[Hit]:
    """„vor den Ferien“ / „nach den Ferien“: opposite prepositions before the same word."""
    opposite = pair.logic.opposite_prepositions
    for match in pair.matches:
        if match.likeness < score.same_noun:
            continue
        mine, theirs = _preposition(pair.claim, match.claim), _preposition(pair.passage, match.passage)
        if mine is None or theirs is None:
            continue
        if (mine.fold, theirs.fold) in opposite or (theirs.fold, mine.fold) in opposite:
            closeness = pair.closeness(mine)
            if closeness >= score.least_closeness and _deny_alike(pair, mine, theirs):
                confidence = min(score.most, score.base + score.by_closeness * closeness)
                details = {"draft": mine.text, "source": theirs.text}
                yield Hit(DIRECTION, confidence, pair, details, differing([mine], [theirs]))


def _deny_alike(pair: Pair, token: Token, other: Token) -> bool:
    """Whether the clauses of the two words deny alike; „ohne Antrag nicht“ is „nur mit Antrag“."""
    mine = denials(pair.claim.clause(token), pair.language)
    return mine % 2 == denials(pair.passage.clause(other), pair.language) % 2


def _preposition(row: Row, noun: Token) -> Token | None:
    """The function word before a word, a determiner between them skipped."""
    before = row.before(noun, 2)
    if before and before[-1].fold in row.language.lexicon.determiners:
        before = before[:-1]
    return before[-1] if before and not before[-1].weight else None
