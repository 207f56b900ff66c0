"""CC301 and CC302: a number or a unit that the source gives otherwise.

Speaks of an amount of the claim that

* has no equal in the passage,
* is given nowhere in the credited articles of the same thing, and follows from no two amounts of the passage,
* has a rival there: an amount of the same kind that counts the same, stands in the same place, is a part of the
  same whole, or has the same figure with another unit.

The surer, the stronger the rival and the closer the passage follows the claim around; surer still where the two
differ as slips do.
"""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.matching.derived import amounts, derived
from crosscheck.matching.pair import Pair
from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.model import Severity
from crosscheck.quantities.agreement import same_amount, same_unit
from crosscheck.quantities.digits import like_slip
from crosscheck.quantities.values import Amount
from crosscheck.rules.base import Form, Hit, Rule, differing, exchanged
from crosscheck.rules.registry import Kind, check
from crosscheck.rules.scores import scores
from crosscheck.text.stems import stem

NUMBER = Rule("CC301", "number-mismatch", Severity.ERROR)
UNIT = Rule("CC302", "unit-mismatch", Severity.ERROR)
RULES = (NUMBER, UNIT)

score = scores("numbers")
_NEAR = 3  # words behind an amount within which the noun it counts is looked for
_COUNTED = 2  # content words of these that it may count
_WHOLE = 4  # words behind a part within which its whole stands: „14 of the 26 doors“


@check(NUMBER, UNIT, kind=Kind.CONTRADICTION, order=10)
def differing_amounts(pair: Pair) -> Iterator[Hit]:
    """Amounts of the claim that have no equal in the source but a rival in the same place."""
    for token in pair.claim:
        amount = token.value
        if token.kind is not TokenKind.NUMBER or not isinstance(amount, Amount) or pair.match(token):
            continue
        if _is_stated(pair, token, amount) or derived(amount, amounts(pair.passage.tokens)):
            continue
        rivals = _rivals(pair, token, amount)
        if rivals:
            yield _hit(pair, token, rivals)


def _is_stated(pair: Pair, token: Token, amount: Amount) -> bool:
    """Whether a credited article gives this value anywhere of the same thing."""
    heads = _heads(pair.claim, token)
    for indexed in pair.credited_articles:
        for number, likeness, found in indexed.occurrences(token):
            if likeness <= 0 or not isinstance(found.value, Amount):
                continue
            if amount.dimension and found.value.dimension:
                return True
            theirs = _heads(indexed.row(number), found)
            if any(b.fold in indexed.matcher.matches(a.fold) for a in heads for b in theirs):
                return True
    return False


def _heads(row: Row, amount: Token) -> list[Token]:
    """The words an amount may count: the next content words."""
    near = row.after(amount, _NEAR)
    return [t for t in near if t.weight and t.kind is TokenKind.WORD][:_COUNTED]


def _rivals(pair: Pair, token: Token, amount: Amount) -> list[tuple[Token, float]]:
    """The amounts of the passage that may stand for the claim's, and how strong rivals they are; the strongest
    first, of equal ones as in the text."""
    found: list[tuple[Token, float]] = []
    for other in pair.passage:
        theirs = other.value
        if pair.origin(other) or not isinstance(theirs, Amount) or theirs.multiple != amount.multiple:
            continue
        is_alike = bool(amount.dimension) and amount.dimension == theirs.dimension
        strength = (score.same_dimension if is_alike else 0.0) + _in_place(pair, token, other)
        strength += _of_figures(amount, theirs)
        if strength > score.rival:
            found.append((other, strength))
    return sorted(found, key=lambda rival: -rival[1])


def _in_place(pair: Pair, token: Token, other: Token) -> float:
    """How far two amounts stand in the same place: before the same noun, in one slot, in the same whole."""
    strength = 0.0
    heads = _heads(pair.claim, token)
    if any(pair.origin(t) in heads for t in pair.passage.after(other, _NEAR)):
        strength += score.same_noun
    slot = pair.slot(token)
    if slot is not None and other in slot.passage:
        strength += score.slot_side * slot.sides
    if _shares_whole(pair, token, other):
        strength += score.same_whole
    return strength


def _of_figures(mine: Amount, theirs: Amount) -> float:
    """What the figures say of two amounts as rivals; below 0 where they are of different things."""
    if mine.figure == theirs.figure:
        return score.other_unit if mine.dimension and theirs.dimension and mine.figure else 0.0
    return -score.other_quantity if mine.dimension != theirs.dimension else 0.0


def _shares_whole(pair: Pair, token: Token, other: Token) -> bool:
    """„14 of the 26 doors“ / „four of its 26 doors“: the next number is the same in both."""
    whole = next((t for t in pair.claim.after(token, _WHOLE) if t.value), None)
    theirs = pair.counterpart(whole) if whole is not None else None
    return theirs is not None and 0 < pair.passage.distance(other, theirs) <= _WHOLE


def _hit(pair: Pair, token: Token, rivals: list[tuple[Token, float]]) -> Hit:
    other, strength = rivals[0]
    mine, theirs = token.value, other.value
    assert isinstance(mine, Amount)
    assert isinstance(theirs, Amount)
    confidence = (
        score.base + score.by_strength * min(1.0, strength) + score.by_closeness * pair.closeness(token)
    )
    if like_slip(mine.figure, theirs.figure):
        confidence += score.slip
    confidence = min(score.most, confidence)
    rule = UNIT if mine.figure == theirs.figure != 0 and _is_other_unit(pair, mine, theirs) else NUMBER
    if rule is NUMBER and not same_unit(mine, theirs) and not same_amount(mine, theirs):
        confidence -= score.other_unit_too
    details = {"draft": mine.written or token.text, "source": theirs.written or other.text}
    # Only what counts the same, stands in the same place or in the same whole surely is the right value.
    clear = len({rival.fold for rival, _ in rivals}) == 1 and _in_place(pair, token, other) > 0
    right = exchanged(Form.AMOUNT, token, other) if clear else ()
    return Hit(rule, confidence, pair, details, differing([token], [other]), right)


def _is_other_unit(pair: Pair, mine: Amount, theirs: Amount) -> bool:
    """Whether the units as written differ: metres for kilometres as well as tonnes for cubic metres."""
    if not same_unit(mine, theirs):
        return True
    lexicon = pair.language.lexicon
    return bool(mine.unit and theirs.unit) and stem(mine.unit, lexicon) != stem(theirs.unit, lexicon)
