"""Whether a claim and a passage give different values for one and the same thing.

News says of many things in the same words that they are different: of two places, two days, a part and the whole.
So the two clauses must agree in every content word but the value and in the prepositions that say which of two things
is meant, name something that is more than what is counted, and neither may tell a time, a part or another one apart
from what was spoken of before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from crosscheck.matching.align import CLOSE
from crosscheck.matching.clauses import Clause
from crosscheck.matching.pair import Match, Pair
from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.quantities.agreement import same_amount, same_moment, same_unit
from crosscheck.quantities.values import Amount, Moment
from crosscheck.rules.helpers.doubts import soft
from crosscheck.rules.scores import scores

score = scores("same_thing")
_NEAR = 2  # words before a noun in which its preposition and article stand
_SAME = 1  # letters that „in“ and „im“, „zu“ and „zur“ have in common


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value of the claim and the one of the passage that cannot both hold."""

    mine: Token
    theirs: Token


def conflicts(pair: Pair, *, apart: bool = False) -> Iterator[Conflict]:
    """The values that the two sides give differently for the same thing. `apart`: they do not stand together, so that
    more must tell that it is the same."""
    for token in pair.claim:
        if token.kind is TokenKind.WORD or pair.match(token):
            continue
        for other in pair.passage:
            if not _conflict(token, other) or pair.origin(other):
                continue
            here, there = pair.claim.clause(token), pair.passage.clause(other)
            if _is_led_alike(pair, token, other) and of_same_thing(
                pair, here, there, (token, other), apart=apart
            ):
                yield Conflict(token, other)


def of_same_thing(
    pair: Pair, here: Clause, there: Clause, leave_out: Collection[Token], *, apart: bool
) -> bool:
    """Whether a clause of each side says the same of the same thing, the words in `leave_out` left out."""
    if _is_told_apart(pair, here, there, leave_out):
        return False
    shared = _shared(pair, here, there, leave_out)
    if any(_is_led_otherwise(pair, t) or _is_new(pair, t) for t in shared):
        return False
    weight = sum(t.weight for t in shared)
    if apart and weight < score.least_weight_apart and not any(_is_name(t) for t in shared):
        return False
    return weight >= score.least_weight and any(_names(t, pair) for t in shared)


def _is_told_apart(pair: Pair, here: Clause, there: Clause, leave_out: Collection[Token]) -> bool:
    """Whether the two tell of different times, parts or degrees of certainty."""
    sides = ((pair.claim, here), (pair.passage, there))
    if any(_has(_sentence(row, clause), pair.logic.distinctions) for row, clause in sides):
        return True
    if _is_sure(pair.claim, here) != _is_sure(pair.passage, there):
        return True
    pasts = [_has(clause, pair.logic.pasts) for _, clause in sides]
    return pasts[0] != pasts[1] or _is_dated_otherwise(pair, here, there, leave_out)


def _shared(pair: Pair, here: Clause, there: Clause, leave_out: Collection[Token]) -> list[Token]:
    """The content words of a clause of the claim if all of them are those of the passage's clause; else none."""
    mine, theirs = (
        [t for t in clause.content if t not in leave_out and not _states(t, pair)] for clause in (here, there)
    )
    shared = [t for t in mine if (m := pair.match(t)) and _is_same(m) and m.passage in there]
    is_whole = len(shared) == len(mine) and all(pair.origin(t, CLOSE) in shared for t in theirs)
    return shared if is_whole else []


def _states(token: Token, pair: Pair) -> bool:
    return token.value is None and token.among(pair.logic.stating)


def _is_sure(row: Row, clause: Clause) -> bool:
    """Whether a clause tells a fact: what was planned or feared may well have come otherwise."""
    unsure = row.language.logic.open | row.language.logic.suppositions
    return not any(soft(row, t) or t.among(unsure) for t in clause)


def _is_led_alike(pair: Pair, mine: Token, theirs: Token) -> bool:
    """Whether the same preposition stands before two values, or none: „um 5 Euro“ / „auf 20 Euro“."""
    return _leading(pair.claim, mine) == _leading(pair.passage, theirs)


def _leading(row: Row, token: Token) -> str:
    before = row.previous(token)
    is_leading = (
        before is not None and before.fold in row.language.logic.prepositions | row.language.logic.until
    )
    return before.fold if before is not None and is_leading else ""


def _is_led_otherwise(pair: Pair, token: Token) -> bool:
    """Whether another preposition stands before a noun of both: „für den Antrag“ / „gegen den Antrag“. One that has
    taken in its article is none: „bei dem“ / „beim“."""
    other = pair.counterpart(token)
    if other is None or not _is_noun(token, pair):
        return False
    mine, theirs = _preposition(pair.claim, token), _preposition(pair.passage, other)
    return bool(mine and theirs) and mine[:_SAME] != theirs[:_SAME]


def _preposition(row: Row, noun: Token) -> str:
    words = row.language.logic.prepositions
    return next((t.fold for t in reversed(row.before(noun, _NEAR)) if t.fold in words), "")


def _is_new(pair: Pair, token: Token) -> bool:
    """Whether the noun is spoken of as one not known yet: „ein Mann“ is another than the one before."""
    before = pair.claim.before(token, _NEAR)
    return (
        _is_noun(token, pair)
        and not token.proper
        and any(t.fold in pair.language.lexicon.indefinite for t in before)
    )


def _is_noun(token: Token, pair: Pair) -> bool:
    """Whether a word may be a noun: where nouns have no capital, any may be."""
    return token.kind is TokenKind.WORD and (token.capital or not pair.language.lexicon.nouns_capitalised)


def _is_name(token: Token) -> bool:
    return token.kind is TokenKind.WORD and (
        token.proper or (token.capital and token.weight >= score.unknown)
    )


def _is_same(match: Match) -> bool:
    """Whether two words are one: of two nouns, neither may be a compound of the other."""
    both_nouns = match.claim.capital and match.passage.capital
    return match.likeness >= (score.same_noun if both_nouns else CLOSE)


def _names(token: Token, pair: Pair) -> bool:
    """Whether a word is specific enough to say what is spoken of."""
    return token.proper or (_is_noun(token, pair) and token.weight >= score.least_specific)


def _has(clause: Iterable[Token], words: Collection[str]) -> bool:
    return any(t.value is None and t.among(words) for t in clause)


def _is_dated_otherwise(pair: Pair, here: Clause, there: Clause, leave_out: Collection[Token]) -> bool:
    """Whether one side gives a time that the other does not: another value may hold then."""
    mine, theirs = _times(pair.claim, here, leave_out), _times(pair.passage, there, leave_out)
    return any(pair.match(t) is None for t in mine) or any(pair.origin(t) is None for t in theirs)


def _times(row: Row, clause: Clause, leave_out: Collection[Token]) -> list[Token]:
    """The dates in the sentence of a clause."""
    return [t for t in _sentence(row, clause) if t.kind is TokenKind.DATE and t not in leave_out]


def _sentence(row: Row, clause: Clause) -> list[Token]:
    """The tokens of the sentence that a clause is part of."""
    return [t for part in row.clauses if part == clause or row.is_one_sentence(part, clause) for t in part]


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
