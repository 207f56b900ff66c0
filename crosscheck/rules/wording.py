"""A sentence taken over almost word for word, and the word in it that turns its sense.

Where draft and source run in step, word by word, no alignment by likeness is needed: what was put in,
left out or exchanged can be read off. Small words count here that carry no weight elsewhere: „kein“ for
„ein“, „wird“ for „könnte“, „mehr“ for „weniger“.

Method: the shortest edit script over all words, function words included (rapidfuzz).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from crosscheck.language.logic import Logic
from crosscheck.matching.compare import Candidate, Comparison
from crosscheck.matching.tokens import Token
from crosscheck.rules.base import Hit, Rule, differing, written
from crosscheck.rules.direction import DIRECTION
from crosscheck.rules.modality import MODALITY
from crosscheck.rules.negation import NEGATION
from crosscheck.rules.quantifiers import QUANTIFIER
from crosscheck.rules.registry import Kind, check

_MIN_WORDS = 5
_MIN_LIKENESS = 0.78  # share of words in step, of both sides
_LONGEST = 3  # words of one difference


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the draft and the words of the source in their place; one side may be empty."""

    mine: tuple[Token, ...]
    theirs: tuple[Token, ...]


@check(NEGATION, DIRECTION, QUANTIFIER, MODALITY, kind=Kind.CONTRADICTION, order=110)
def differences_in_step(comparison: Comparison, candidate: Candidate) -> Iterator[Hit]:
    """Differences of a sentence in step with the source that turn its sense."""
    found = in_step(comparison.tokens, candidate)
    if found is None:
        return
    likeness, differences = found
    logic = comparison.language.logic
    for difference in differences:
        rule = _rule(difference, logic)
        if rule is None:
            continue
        around = likeness if rule is not MODALITY else likeness - 0.05
        yield Hit(
            rule,
            min(0.95, 0.2 + 0.75 * around),
            candidate,
            {"draft": written(difference.mine) or "–", "source": written(difference.theirs) or "–"},
            differing(difference.mine, difference.theirs),
        )


def in_step(claim: Sequence[Token], candidate: Candidate) -> tuple[float, tuple[Difference, ...]] | None:
    """How much of claim and likest sentence is in step (0–1), and where they differ; None for too little."""
    best: tuple[float, tuple[Token, ...]] | None = None
    words = [t.fold for t in claim]
    if len(words) < _MIN_WORDS:
        return None
    window = candidate.window
    for sentence in candidate.indexed.sentences[window.first : window.last + 1]:
        likeness = Indel.normalized_similarity(words, [t.fold for t in sentence.tokens])
        if best is None or likeness > best[0]:
            best = likeness, sentence.tokens
    if best is None or best[0] < _MIN_LIKENESS:
        return None
    likeness, source = best
    return likeness, tuple(_differences(claim, source))


def _differences(claim: Sequence[Token], source: Sequence[Token]) -> Iterator[Difference]:
    """The stretches between words in step; those at either end only where both sides have some."""
    mine: list[Token] = []
    theirs: list[Token] = []
    for op in Indel.opcodes([t.fold for t in claim], [t.fold for t in source]):
        if op.tag == "equal":
            if (mine or theirs) and len(mine) <= _LONGEST and len(theirs) <= _LONGEST:
                yield Difference(tuple(mine), tuple(theirs))
            mine, theirs = [], []
        else:
            mine += claim[op.src_start : op.src_end]
            theirs += source[op.dest_start : op.dest_end]
    if (mine or theirs) and len(mine) <= _LONGEST and len(theirs) <= _LONGEST:
        yield Difference(tuple(mine), tuple(theirs))


def _rule(difference: Difference, logic: Logic) -> Rule | None:
    mine, theirs = difference.mine, difference.theirs
    if _denials(mine, logic) != _denials(theirs, logic) and _only_denial(difference, logic):
        return NEGATION
    sides = [
        {side for t in part for side in logic.opposites.sides(t.fold, t.capital)} for part in (mine, theirs)
    ]
    if any(side ^ 1 in sides[1] for side in sides[0] - sides[1]):
        return DIRECTION if _denials(mine, logic) == _denials(theirs, logic) else None
    levels = [
        [logic.quantifiers[t.fold] for t in side if t.fold in logic.quantifiers] for side in (mine, theirs)
    ]
    if levels[0] and levels[1] and abs(levels[0][0] - levels[1][0]) >= 1:
        return QUANTIFIER
    doubt = [any(t.among(logic.strong_hedges) and t.value is None for t in side) for side in (mine, theirs)]
    soft = logic.hedges | logic.reported | logic.intents
    if doubt[0] != doubt[1] and not any(t.among(soft) for t in (mine if doubt[1] else theirs)):
        return MODALITY
    return None


def _only_denial(difference: Difference, logic: Logic) -> bool:
    """Whether the difference is the denial and no more: „kein“ for „ein“, a „nicht“ put in or left out."""
    words = (*difference.mine, *difference.theirs)
    others = [t for t in words if t.fold not in logic.negators]
    if any(t.weight or t.value is not None for t in others):
        return False
    return bool(difference.mine and difference.theirs) or len(words) == 1


def _denials(tokens: Sequence[Token], logic: Logic) -> int:
    return sum(t.fold in logic.negators for t in tokens) % 2
