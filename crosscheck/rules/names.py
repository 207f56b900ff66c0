"""CC304: another person, place or organisation in the same slot.

Speaks of a name of the claim where the passage, following the claim around it, has an unmatched name

* beside the same name („Edeltraud Sonnleitner“ / „Edeltraud Sommerauer“),
* in its slot, with neighbours on both sides or after the same preposition,
* as the only one after the same preposition of place,

or the opposite point of the compass before the same word. Silent where one of the two may be short for anything
(„EU“ / „Kommission“).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from crosscheck.matching.pair import Pair, SlotPair
from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.model import Severity
from crosscheck.rules.base import Exchange, Form, Hit, Rule, differing, exchanged
from crosscheck.rules.registry import Kind, check
from crosscheck.rules.scores import scores

NAME = Rule("CC304", "name-mismatch", Severity.ERROR)
RULES = (NAME,)

score = scores("names")
_LONGEST = 2  # words of a slot in which names are compared


@dataclass(frozen=True, slots=True)
class _Rivals:
    """A name of the claim and the one in its stead, with how sure that is."""

    mine: Token
    theirs: Token
    strength: float


@check(NAME, kind=Kind.CONTRADICTION, order=40)
def differing_names(pair: Pair) -> Iterator[Hit]:
    """Names of the claim in whose slot the source has another name."""
    seen: set[Token] = set()
    rivals = (*_beside_same_name(pair), *_in_slots(pair), *_after_same_word(pair))
    for found in rivals:
        if found.mine in seen:
            continue
        slot = pair.slot(found.mine)
        run = slot.claim if slot is not None else (found.mine,)
        strength, closeness = found.strength, pair.closeness(*run)
        if _same_preposition(pair, found.mine, found.theirs):
            strength += score.same_preposition
            closeness = max(closeness, pair.matched_share(pair.claim, run))
        if closeness >= score.least_closeness:
            seen.add(found.mine)
            clear = len({other.theirs.fold for other in rivals if other.mine == found.mine}) == 1
            right = _exchange(pair, found) if clear else ()
            yield _hit(pair, found, strength, closeness, right)
    for found in _compass(pair):
        yield _hit(pair, found, found.strength, pair.closeness(found.mine))


def _exchange(pair: Pair, found: _Rivals) -> tuple[Exchange, ...]:
    """The one name for the other, where nothing around it would have to change with it: neither is a part of a
    longer name that differs, both follow the same small word, and none alone has the ending of a genitive."""
    mine, theirs = found.mine, found.theirs
    before, their_before = pair.claim.previous(mine), pair.passage.previous(theirs)
    small = [t.fold if t is not None and not t.weight else "" for t in (before, their_before)]
    longer = any(
        other is not None and other.capital and not known and _is_adjacent(one, other)
        for row, one, match in ((pair.claim, mine, pair.match), (pair.passage, theirs, pair.origin))
        for other in (row.previous(one), row.next(one))
        for known in (other is None or match(other),)
    )
    endings = mine.text.endswith("s") != theirs.text.endswith("s")
    if not mine.proper or not theirs.proper or small[0] != small[1] or longer or endings:
        return ()
    return exchanged(Form.WORD, mine, theirs)


def _hit(
    pair: Pair, found: _Rivals, strength: float, closeness: float, right: tuple[Exchange, ...] = ()
) -> Hit:
    confidence = min(score.most, strength + score.by_closeness * closeness)
    details = {"draft": found.mine.text, "source": found.theirs.text}
    return Hit(NAME, confidence, pair, details, differing([found.mine], [found.theirs]), right)


def _beside_same_name(pair: Pair) -> Iterator[_Rivals]:
    """„Edeltraud Sonnleitner“ / „Edeltraud Sommerauer“: names that share a neighbour of the same name."""
    for token in pair.claim:
        if not token.proper or pair.counterpart(token, score.same_name):
            continue
        for mine in (pair.claim.previous(token), pair.claim.next(token)):
            theirs = pair.counterpart(mine, score.same_name) if mine is not None else None
            if mine is None or theirs is None or not mine.capital:
                continue
            is_before = mine.span.start < token.span.start
            other = pair.passage.next(theirs) if is_before else pair.passage.previous(theirs)
            if other is None or not other.proper or other not in pair.unmatched:
                continue
            if _is_adjacent(token, mine) and _is_adjacent(other, theirs):
                yield _Rivals(token, other, score.beside_same_name)


def _is_adjacent(one: Token, two: Token) -> bool:
    return max(one.span.start, two.span.start) - min(one.span.end, two.span.end) <= 2


def _in_slots(pair: Pair) -> Iterator[_Rivals]:
    for slot in pair.slots:
        mine = [t for t in slot.claim if _is_named(t)]
        theirs = [t for t in slot.passage if _is_named(t)]
        if not mine or not theirs or max(len(slot.claim), len(slot.passage)) > _LONGEST:
            continue
        strength = _strength(pair, mine[-1], theirs[-1], slot)
        if strength:
            yield _Rivals(mine[-1], theirs[-1], strength)


def _strength(pair: Pair, token: Token, other: Token, slot: SlotPair) -> float:
    """How sure the two are rivals for one slot: both names, neighbours on both sides, short runs."""
    is_sure = slot.sides == 2
    if token.proper and other.proper:
        same_word = _same_preposition(pair, token, other)
        if _is_initials(token) != _is_initials(other) or not (is_sure or same_word):
            return 0.0  # „EU“ / „Kommission“: an abbreviation may stand for any name
        return score.slot_of_known_name if not is_sure and _is_known(pair, token) else score.slot
    # A common noun that the articles use elsewhere stands where the passage has another one.
    if (
        len(slot.claim) == len(slot.passage) == 1
        and _is_known(pair, token)
        and _same_preposition(pair, token, other)
    ):
        return score.slot_of_noun
    return 0.0


def _after_same_word(pair: Pair) -> Iterator[_Rivals]:
    """„aus Bremerhaven“ / „aus Wilhelmshaven“ wherever they stand: the only two names after one preposition."""
    if pair.alignment.coverage < score.least_coverage:
        return
    mine, theirs = _by_preposition(pair.claim), _by_preposition(pair.passage)
    for word, names in mine.items():
        own = [t for t in names if not pair.match(t)]
        others = [t for t in theirs.get(word, ()) if t in pair.unmatched]
        if len(own) == len(others) == 1 and _is_initials(own[0]) == _is_initials(others[0]):
            yield _Rivals(own[0], others[0], score.after_same_word)


def _by_preposition(row: Row) -> dict[str, list[Token]]:
    """The names without article right after a preposition of place, by that preposition."""
    places = row.language.lexicon.place_prepositions
    found: dict[str, list[Token]] = {}
    for before, token in pairwise(row.tokens):
        if before.fold in places and _is_named(token) and not token.value:
            found.setdefault(before.fold, []).append(token)
    return found


def _is_named(token: Token) -> bool:
    return (
        token.kind is TokenKind.WORD
        and token.capital
        and token.weight > 0
        and not (token.first and not token.proper)
    )


def _is_initials(token: Token) -> bool:
    """Whether a name is an abbreviation or set in capitals throughout."""
    return len(token.text) > 1 and token.text.isupper()


def _same_preposition(pair: Pair, token: Token, other: Token) -> bool:
    """Whether both stand after the same function word: „im Gleitstück“ / „im Steilhang“."""
    mine, theirs = pair.claim.previous(token), pair.passage.previous(other)
    if mine is None or theirs is None or mine.weight:
        return False
    return mine.fold == theirs.fold and mine.fold not in pair.logic.clause_words


def _is_known(pair: Pair, token: Token) -> bool:
    """Whether one of the articles has the word somewhere."""
    return pair.occurs(token, score.same_name, everywhere=True)


def _compass(pair: Pair) -> Iterator[_Rivals]:
    """„südlich von Hegnau“ / „nördlich von Hegnau“."""
    for both in pair.logic.places:
        for one, opposite in (both, both[::-1]):
            mine = [t for t in pair.claim if t.fold in one and not pair.match(t)]
            theirs = [t for t in pair.passage if t.fold in opposite and not pair.origin(t)]
            for token in mine:
                for other in theirs:
                    if _next_same(pair, token, other):
                        yield _Rivals(token, other, score.compass)


def _next_same(pair: Pair, token: Token, other: Token) -> bool:
    """Whether the next matched word after both is the same."""
    found = next((t for t in map(pair.counterpart, pair.claim.after(token, 3)) if t is not None), None)
    return found is not None and 0 < pair.passage.distance(other, found) <= 3
