"""Whether a claim and a passage give different values for one and the same thing.

News says of many things in the same words that they are different: of two places, two days, a part and the whole.
So the two clauses must agree in every content word but the value, name something that is more than what is counted,
and neither may tell a time, a part or another one apart from what was spoken of before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from crosscheck.matching.align import CLOSE
from crosscheck.matching.clauses import Clause
from crosscheck.matching.pair import Match, Pair
from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.quantities.agreement import same_amount, same_moment, same_unit
from crosscheck.quantities.values import Amount, Moment
from crosscheck.rules.scores import scores

score = scores("same_thing")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value of the claim and the one of the passage that cannot both hold."""

    mine: Token
    theirs: Token


def conflicts(pair: Pair) -> Iterator[Conflict]:
    """The values that the two sides give differently for the same thing."""
    for token in pair.claim:
        if token.kind is TokenKind.WORD or pair.match(token):
            continue
        for other in pair.passage:
            if not _conflict(token, other) or pair.origin(other):
                continue
            if of_same_thing(pair, pair.claim.clause(token), pair.passage.clause(other), (token, other)):
                yield Conflict(token, other)


def of_same_thing(pair: Pair, here: Clause, there: Clause, leave_out: Collection[Token]) -> bool:
    """Whether a clause of each side says the same of the same thing, the words in `leave_out` apart."""
    logic = pair.logic
    if _has(here, logic.distinctions) or _has(there, logic.distinctions):
        return False
    if _has(here, logic.pasts) != _has(there, logic.pasts) or _is_dated_otherwise(
        pair, here, there, leave_out
    ):
        return False
    idle = (*leave_out, *(t for t in (*here, *there) if t.value is None and t.among(logic.stating)))
    shared = [
        t
        for t in here.content
        if t not in idle and (m := pair.match(t)) and _is_same(m) and m.passage in there
    ]
    if any(t not in shared for t in here.content if t not in idle):
        return False
    if any(pair.origin(t, CLOSE) not in shared for t in there.content if t not in idle):
        return False
    return sum(t.weight for t in shared) >= score.least_weight and any(_names(t, pair) for t in shared)


def _is_same(match: Match) -> bool:
    """Whether two words are one: of two nouns, neither may be a compound of the other."""
    both_nouns = match.claim.capital and match.passage.capital
    return match.likeness >= (score.same_noun if both_nouns else CLOSE)


def _names(token: Token, pair: Pair) -> bool:
    """Whether a word is specific enough to say what is spoken of."""
    if token.kind is not TokenKind.WORD:
        return False
    is_noun = token.capital or not pair.language.lexicon.nouns_capitalised
    return token.proper or (is_noun and token.weight >= score.least_specific)


def _has(clause: Clause, words: Collection[str]) -> bool:
    return any(t.value is None and t.among(words) for t in clause)


def _is_dated_otherwise(pair: Pair, here: Clause, there: Clause, leave_out: Collection[Token]) -> bool:
    """Whether one side gives a time that the other does not: another value may hold then."""
    mine, theirs = _times(pair.claim, here, leave_out), _times(pair.passage, there, leave_out)
    return any(pair.match(t) is None for t in mine) or any(pair.origin(t) is None for t in theirs)


def _times(row: Row, clause: Clause, leave_out: Collection[Token]) -> list[Token]:
    """The dates in the sentence of a clause."""
    parts = [p for p in row.clauses if p == clause or row.is_one_sentence(p, clause)]
    return [t for part in parts for t in part if t.kind is TokenKind.DATE and t not in leave_out]


def _conflict(one: Token, two: Token) -> bool:
    a, b = one.value, two.value
    if isinstance(a, Amount) and isinstance(b, Amount):
        if not (_is_plain(a) and _is_plain(b)) or a.dimension != b.dimension or a.multiple != b.multiple:
            return False
        return same_unit(a, b) and not same_amount(a, b) and not same_amount(b, a)
    if isinstance(a, Moment) and isinstance(b, Moment):
        return a.grain == b.grain and not same_moment(a, b)
    return False


def _is_plain(amount: Amount) -> bool:
    """Whether an amount is one figure, if a rounded one: no bound, range or rank."""
    return not (amount.ordinal or amount.bound.direction or amount.top is not None or amount.vague)
