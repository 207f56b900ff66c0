"""CC301 once more: the number is right, but it counts something else in the source.

Speaks of a bare number of the claim that

* the passage has as well,
* no credited article has in one clause with something like what the claim counts,
* has a rival: the passage gives another number of just that.
"""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.matching.pair import Pair
from crosscheck.matching.row import Row
from crosscheck.matching.similarity import SAME_LEMMA, token_similarity
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.quantities.agreement import same_amount
from crosscheck.quantities.values import Amount
from crosscheck.rules.base import Form, Hit, differing, exchanged
from crosscheck.rules.numbers import NUMBER
from crosscheck.rules.registry import Kind, check
from crosscheck.rules.scores import scores

score = scores("counted")


@check(NUMBER, kind=Kind.CONTRADICTION, order=20)
def another_thing_counted(pair: Pair) -> Iterator[Hit]:
    """Numbers that stand in the source, though not of what the claim counts, and that has another number
    there: „drei Feuerwehrleute“ against „drei Mitarbeiter … 40 Feuerwehrleute“."""
    for match in pair.matches:
        token = match.claim
        mine = _counted(pair.claim, token)
        if mine is None or _is_stated(pair, token, mine):
            continue
        rival = _rival(pair, token, mine)
        if rival is not None:
            other, theirs = rival
            confidence = score.base + score.by_closeness * pair.closeness(token)
            details = {"draft": f"{token.text} {mine.text}", "source": f"{other.text} {theirs.text}"}
            right = exchanged(Form.AMOUNT, token, other)
            yield Hit(NUMBER, confidence, pair, details, differing([token], [other]), right)


def _is_stated(pair: Pair, token: Token, mine: Token) -> bool:
    """Whether a credited article has this number of something like the noun."""
    for indexed in pair.credited_articles:
        for number, _, found in indexed.occurrences(token):
            sentence = indexed.row(number)
            if _counted(sentence, found) is None:
                return True
            if any(token_similarity(mine, word, indexed.matcher) > 0 for word in sentence.clause(found)):
                return True  # „drei Menschen wurden verletzt“ are „drei Verletzte“
    return False


def _rival(pair: Pair, token: Token, mine: Token) -> tuple[Token, Token] | None:
    """Another number that the passage has of the same noun, and that noun."""
    for other in pair.passage:
        theirs = _counted(pair.passage, other)
        if theirs is None or token_similarity(mine, theirs, pair.indexed.matcher) < SAME_LEMMA:
            continue
        assert isinstance(token.value, Amount)
        assert isinstance(other.value, Amount)
        if not same_amount(token.value, other.value):
            return other, theirs
    return None


def _counted(row: Row, number: Token) -> Token | None:
    """The noun that a bare number counts: the next word, or the one after an adjective."""
    value = number.value
    if not isinstance(value, Amount) or value.dimension or value.ordinal or value.share is not None:
        return None
    after = row.after(number, 2)
    if not after or after[0].kind is not TokenKind.WORD or not after[0].weight:
        return None
    if not row.language.lexicon.nouns_capitalised:
        return after[0]
    return next((t for t in after if t.kind is TokenKind.WORD and t.capital and t.weight), None)
