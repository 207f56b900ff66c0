"""A sentence taken over almost word for word, and the word in it that turns its sense.

Where draft and source run in step, word by word, no alignment by likeness is needed: what was put in,
left out or exchanged can be read off. Small words count here that carry no weight elsewhere: „kein“ for
„ein“, „wird“ for „könnte“, „mehr“ for „weniger“.

Speaks, with the rule of the kind, of a stretch of a few words between words in step that

* is a denial put in, left out or exchanged, and nothing more,
* holds the opposite of a word in its stead,
* holds another word of extent,
* holds a word of doubt on one side alone.

Method: the shortest edit script over all words, function words included (`matching.edits`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crosscheck.language.logic import Logic
from crosscheck.matching.edits import share_in_step, steps
from crosscheck.matching.pair import Pair
from crosscheck.matching.tokens import Token
from crosscheck.rules.base import Hit, Rule, differing, written
from crosscheck.rules.direction import DIRECTION
from crosscheck.rules.helpers.refusals import denied
from crosscheck.rules.modality import MODALITY
from crosscheck.rules.negation import NEGATION
from crosscheck.rules.quantifiers import QUANTIFIER
from crosscheck.rules.registry import Kind, check
from crosscheck.rules.scores import scores

score = scores("wording")
_MIN_WORDS = 5
_LONGEST = 3  # words of one difference


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the draft and the words of the source in their place; one side may be empty."""

    mine: tuple[Token, ...]
    theirs: tuple[Token, ...]


@check(NEGATION, DIRECTION, QUANTIFIER, MODALITY, kind=Kind.CONTRADICTION, order=110)
def differences_in_step(pair: Pair) -> Iterator[Hit]:
    """Differences of a sentence in step with the source that turn its sense."""
    found = in_step(pair)
    if found is None:
        return
    likeness, differences = found
    for difference in differences:
        rule = _rule(difference, pair.logic)
        if rule is None or (rule is NEGATION and bool(denied(pair.claim)) != bool(denied(pair.passage))):
            continue  # „mahnt, nicht zu …“ / „warnt davor, … zu …“
        sure = likeness if rule is not MODALITY else likeness - score.doubt
        details = {"draft": written(difference.mine) or "–", "source": written(difference.theirs) or "–"}
        pairs = differing(difference.mine, difference.theirs)
        yield Hit(rule, min(score.most, score.base + score.by_likeness * sure), pair, details, pairs)


def in_step(pair: Pair) -> tuple[float, tuple[Difference, ...]] | None:
    """How much of claim and likest sentence is in step (0–1), and where they differ; None for too little."""
    claim = pair.claim.tokens
    if len(claim) < _MIN_WORDS:
        return None
    words = [t.fold for t in claim]
    sentences = [s.tokens for s in pair.indexed.sentences[pair.window.first : pair.window.last + 1]]
    likenesses = [share_in_step(words, [t.fold for t in s]) for s in sentences]
    likeness = max(likenesses)
    if likeness < score.least_likeness:
        return None
    return likeness, tuple(_differences(claim, sentences[likenesses.index(likeness)]))


def _differences(claim: Sequence[Token], source: Sequence[Token]) -> Iterator[Difference]:
    """The stretches between words in step; those at either end only where both sides have some."""
    mine: list[Token] = []
    theirs: list[Token] = []
    for same, ours, others in steps([t.fold for t in claim], [t.fold for t in source]):
        if same:
            if (mine or theirs) and len(mine) <= _LONGEST and len(theirs) <= _LONGEST:
                yield Difference(tuple(mine), tuple(theirs))
            mine, theirs = [], []
        else:
            mine += claim[ours]
            theirs += source[others]
    if (mine or theirs) and len(mine) <= _LONGEST and len(theirs) <= _LONGEST:
        yield Difference(tuple(mine), tuple(theirs))


def _rule(difference: Difference, logic: Logic) -> Rule | None:
    """The rule that a difference is a case of, the most telling first."""
    is_denial = _denials(difference.mine, logic) != _denials(difference.theirs, logic)
    if is_denial and _is_only_denial(difference, logic):
        return NEGATION
    if _is_opposite(difference, logic):
        return None if is_denial else DIRECTION
    if _is_other_extent(difference, logic):
        return QUANTIFIER
    return MODALITY if _is_doubt(difference, logic) else None


def _is_only_denial(difference: Difference, logic: Logic) -> bool:
    """Whether the difference is the denial and no more: „kein“ for „ein“, a „nicht“ put in or left out."""
    words = (*difference.mine, *difference.theirs)
    others = [t for t in words if t.fold not in logic.negators]
    if any(t.weight or t.value is not None for t in others):
        return False
    return bool(difference.mine and difference.theirs) or len(words) == 1


def _denials(tokens: Sequence[Token], logic: Logic) -> int:
    return sum(t.fold in logic.negators for t in tokens) % 2


def _is_opposite(difference: Difference, logic: Logic) -> bool:
    mine, theirs = (
        {side for t in part for side in logic.opposites.sides(t.fold, t.capital)}
        for part in (difference.mine, difference.theirs)
    )
    return any(side ^ 1 in theirs for side in mine - theirs)


def _is_other_extent(difference: Difference, logic: Logic) -> bool:
    mine, theirs = (
        next((logic.quantifiers[t.fold] for t in part if t.fold in logic.quantifiers), None)
        for part in (difference.mine, difference.theirs)
    )
    return mine is not None and theirs is not None and mine != theirs


def _is_doubt(difference: Difference, logic: Logic) -> bool:
    """Whether one side alone doubts, and the other says nothing that may report or plan it."""
    mine, theirs = (_doubts(part, logic) for part in (difference.mine, difference.theirs))
    soft = logic.hedges | logic.reported | logic.intents
    other = difference.mine if theirs else difference.theirs
    return mine != theirs and not any(t.among(soft) for t in other)


def _doubts(part: Sequence[Token], logic: Logic) -> bool:
    """Whether these words have one of doubt that is not of what came true („wie geplant“)."""
    before = ("", *(t.fold for t in part))
    return any(
        t.among(logic.strong_hedges) and t.value is None and previous not in logic.as_told
        for previous, t in zip(before, part, strict=False)
    )
