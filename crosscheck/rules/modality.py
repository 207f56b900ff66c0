"""CC307: a surmise, a plan or a reproach that the draft turns into a fact.

Speaks of a clause of the claim that a clause of the passage bears, by more than names, when

* that one, or the one beside or above it in its sentence, holds a word of doubt, of question or of „as others
  say“ that bears on what is claimed, and the claim holds none,
* it has as planned, wished, demanded, threatened or announced, as what would be or as what hangs on a condition what
  the claim tells as done, or
* the claim only guesses what the passage, all else being the same, says without a doubt anywhere near.

Surer where the claim says „sicher“, „zweifellos“.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crosscheck.matching.clauses import Clause
from crosscheck.matching.pair import Pair
from crosscheck.matching.tokens import Token
from crosscheck.model import Severity
from crosscheck.rules.base import Hit, Rule, differing, written
from crosscheck.rules.helpers.doubts import governing, leans, soft, surmise, turn, unmet
from crosscheck.rules.helpers.verbs import done, is_governed, planned, same_verb, told_done, wishes
from crosscheck.rules.registry import Kind, check
from crosscheck.rules.scores import scores

MODALITY = Rule("CC307", "modality-mismatch", Severity.ERROR)
RULES = (MODALITY,)

score = scores("modality")
Bearing = Sequence[tuple[Clause, float]]


@dataclass(frozen=True, slots=True)
class _Found:
    """How sure a difference is, the claim's words that show it, if any does, and the passage's word."""

    confidence: float
    mine: tuple[Token, ...]
    theirs: Token


@check(MODALITY, kind=Kind.CONTRADICTION, order=70)
def lost_or_added_doubts(pair: Pair) -> Iterator[Hit]:
    """Clauses of the claim that say for sure what the source leaves open or plans, and the other way round."""
    logic = pair.logic
    certain = tuple(t for t in pair.claim if t.among(logic.certain))
    is_doubted = not certain and any(t.among(logic.strong_hedges) and t.value is None for t in pair.claim)
    for clause in pair.claim.clauses:
        bearing = pair.bearing(clause)
        if not bearing:
            continue
        if _is_borne(pair, clause, *bearing[0]):
            found = _difference(pair, clause, bearing, is_doubted)
        else:
            found = _unmet(pair, clause, bearing) if not is_doubted else None
        if found is not None:
            mine = found.mine or certain[:1] or (clause.content[-1],)
            confidence = found.confidence + (score.certain if certain else 0.0)
            shown = written(pair.passage.around(found.theirs, 2, 3))
            yield Hit(
                MODALITY,
                min(score.most, confidence),
                pair,
                {"source": shown},
                differing(mine, [found.theirs]),
            )
            return


def _is_borne(pair: Pair, clause: Clause, part: Clause, borne: float) -> bool:
    """Whether a clause of the passage bears enough of the claim's to say the same."""
    weight = sum(t.weight for t in clause.content)
    least = score.least_share if weight >= score.light else score.least_share_of_light
    if weight < score.least_weight or borne < least * weight:
        return False
    return _is_predicated(pair, part) or borne >= score.least_share_of_light * weight


def _is_predicated(pair: Pair, part: Clause) -> bool:
    """Whether the two clauses share more than names: a verb or adjective, or an amount."""
    return any(
        m.passage in part
        and m.likeness >= score.predicate
        and (m.passage.value is not None or not m.passage.capital)
        for m in pair.matches
    )


def _difference(pair: Pair, clause: Clause, bearing: Bearing, is_doubted: bool) -> _Found | None:
    words = [t for t in clause if soft(pair.claim, t)]
    open_turn = turn(clause, pair.logic, governs=True)
    words += [open_turn] if open_turn is not None else []
    found = _added(pair, clause, bearing[0][0]) if words or is_doubted else None
    is_firm = not is_doubted and all(t.fold in pair.logic.future for t in words)
    part = bearing[0][0]
    negators = pair.logic.negators
    is_denied = any(t.fold in negators for t in clause) and not any(t.fold in negators for t in part)
    if found is None and is_firm and not is_denied:
        found = _left_open(pair, clause, bearing) or _only_planned(pair, clause, part)
        found = found or _unmet(pair, clause, bearing)
    return found


def _left_open(pair: Pair, clause: Clause, bearing: Bearing) -> _Found | None:
    """A word of doubt in the clause that bears the claim out, or in the one of its sentence that governs it."""
    main, borne = bearing[0]
    parts = [main]
    parts += [p for p, _ in bearing[1:2] if p.adjoins(main) and pair.passage.is_one_sentence(p, main)]
    governor = governing(pair.passage, main)
    parts += [governor] if governor is not None and governor not in parts else []
    weight = sum(t.weight for t in clause)
    for part in parts:
        is_aside = part not in (main, governor)
        word = surmise(pair, clause, part, governs=part == governor, is_aside=is_aside)
        if word is not None:
            return _Found(score.left_open + score.by_share * borne / weight, (), word)
    return None


def _only_planned(pair: Pair, clause: Clause, part: Clause) -> _Found | None:
    """A verb told as done that the source has as planned, wished or demanded: „hat gebaut“ / „will bauen“."""
    logic = pair.logic
    if not wishes(part, logic) or leans(pair.claim, logic):
        return None
    for verb in clause:
        for theirs in part:
            if not same_verb(pair, verb, theirs):
                continue
            plan, own = planned(pair.passage, theirs, part), planned(pair.claim, verb, clause)
            if plan is None or (own is not None and own.fold not in logic.future):
                continue
            if done(verb, clause, pair.language) or plan.fold in logic.wishes:
                return _Found(score.planned + score.by_closeness * pair.closeness(verb), (verb,), plan)
    return None


def _unmet(pair: Pair, clause: Clause, bearing: Bearing) -> _Found | None:
    """What is to come, would be or hangs on a condition, told as done: „würde … kosten“ / „hat … gekostet“."""
    part = bearing[0][0]
    word, verb = unmet(pair, clause, part), told_done(clause, pair.language)
    if word is None or verb is None:
        return None
    joined = [(p, share) for p, share in bearing if p == part or _are_joined(pair, p, part)]
    borne, weight = sum(share for _, share in joined), sum(t.weight for t in clause)
    if borne < score.least_share_of_light * weight:
        return None
    same = [(t, p) for p, _ in joined for t in p if same_verb(pair, verb, t)]
    is_condition = word.fold in pair.logic.suppositions
    if not is_condition and any(not t.capital and not is_governed(pair.passage, t, p) for t, p in same):
        return None  # „die 2019 gebaute Schule soll erweitert werden“
    if not same and borne < score.least_unmet * (weight - verb.weight):
        return None
    return _Found(score.left_open + score.by_share * min(1.0, borne / weight), (), word)


def _are_joined(pair: Pair, one: Clause, two: Clause) -> bool:
    """Whether one of two clauses of the passage hangs on the other."""
    return governing(pair.passage, one) == two or governing(pair.passage, two) == one


def _added(pair: Pair, clause: Clause, part: Clause) -> _Found | None:
    """A guess in the claim where the source, all else being the same, has none anywhere near."""
    logic, passage = pair.logic, pair.passage
    guesses = [t for t in clause if t.among(logic.guesses) and t.value is None]
    if not guesses or any(t.among(logic.guesses) and t.value is None for t in passage):
        return None
    near = [p for p in passage.clauses if p == part or passage.is_one_sentence(part, p)]
    if any(
        t.fold in logic.open or (soft(passage, t) and t.fold not in logic.future) for p in near for t in p
    ):
        return None
    closeness = pair.closeness(*guesses)
    if closeness < score.near or any(t.fold in logic.open for t in pair.claim):
        return None
    return _Found(score.added + score.by_closeness * closeness, (guesses[0],), part.last)
