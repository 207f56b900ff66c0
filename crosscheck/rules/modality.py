"""CC307: a surmise, a plan or a reproach that the draft turns into a fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.matching.clauses import Clause
from crosscheck.matching.compare import Candidate, Comparison
from crosscheck.matching.tokens import Token
from crosscheck.model import Severity
from crosscheck.rules.base import Hit, Rule, differing
from crosscheck.rules.helpers.context import around, one_sentence, source_clauses_of
from crosscheck.rules.helpers.doubts import done, governing, planned, same_verb, soft, surmise, turn
from crosscheck.rules.registry import Kind, check

MODALITY = Rule(
    code="CC307",
    name="modality-mismatch",
    severity=Severity.ERROR,
    summary={
        "de": "Aus einer Vermutung, Absicht oder Behauptung ist eine Tatsache geworden.",
        "en": "A surmise, an intention or an allegation has become a fact.",
    },
    explanation={
        "de": "Die Quelle sagt „soll“, „könnte“, „dürfte“, „mutmaßlich“, „stellt in Aussicht“, „plant“; der Entwurf "
        "stellt dasselbe als geschehen oder sicher hin. Der Konjunktiv der indirekten Rede ist kein Zweifel und wird "
        "nicht verlangt.",
        "en": "The source says “may”, “is believed to”, “plans to”; the draft states the same as done or certain.",
    },
    example={
        "de": (
            "Das Feuer brach in einem Lastwagen aus.",
            "Das Feuer könnte in einem Lastwagen ausgebrochen sein.",
        ),
        "en": ("The fire began in a lorry.", "The fire may have begun in a lorry."),
    },
    messages={
        "de": "Entwurf ohne Vorbehalt · {outlet}: „{source}“",
        "en": "Stated as fact · {outlet}: “{source}”",
    },
    hint={"de": "Den Vorbehalt der Quelle übernehmen.", "en": "Keep the source's reservation."},
)
RULES = (MODALITY,)

_MIN_SHARE = 0.35
_MIN_WEIGHT = 5.0
_LIGHT = 7.0  # a clause that weighs less must match the more
_MIN_SHARE_LIGHT = 0.6
_NEAR = 0.75  # share of the rest that must match where no verb shows the difference


@check(MODALITY, kind=Kind.CONTRADICTION, order=70)
def lost_or_added_doubts(comparison: Comparison, candidate: Candidate) -> Iterator[Hit]:
    """Clauses of the claim that say for sure what the source leaves open or plans, and the other way round."""
    logic = comparison.language.logic
    claim = candidate.alignment.claim
    certain = [t for t in claim if t.among(logic.certain)]
    doubted = any(t.among(logic.strong_hedges) and t.value is None for t in claim) and not certain
    for clause in comparison.claim_clauses:
        inside = [i for i in clause.indexes if claim[i].weight]
        weight = sum(claim[i].weight for i in inside)
        spread = source_clauses_of(comparison, candidate, clause)
        least = _MIN_SHARE if weight >= _LIGHT else _MIN_SHARE_LIGHT
        if weight < _MIN_WEIGHT or not spread or spread[0][1] < least * weight:
            continue
        if not _predicated(candidate, spread[0][0]) and spread[0][1] < _MIN_SHARE_LIGHT * weight:
            continue
        words = [k for k in clause.indexes if soft(claim, k, logic)]
        at = turn(claim, clause, logic, governs=True)
        words += [at] if at is not None else []
        found = _added(comparison, candidate, clause, spread[0][0]) if words or doubted else None
        firm = not doubted and all(claim[k].fold in logic.future for k in words)
        if found is None and firm:
            found = _dropped(comparison, candidate, clause, spread)
        if found is not None:
            confidence, mine, j = found
            yield _hit(
                candidate,
                confidence + (0.15 if certain else 0.0),
                mine or certain[:1] or [claim[inside[-1]]],
                j,
            )
            return


def _hit(candidate: Candidate, confidence: float, mine: Sequence[Token], j: int) -> Hit:
    source = candidate.alignment.source
    shown = " ".join(t.text for t in source[max(0, j - 2) : j + 4])
    return Hit(MODALITY, min(0.95, confidence), candidate, {"source": shown}, differing(mine, [source[j]]))


Found = tuple[float, list[Token], int]  # confidence, words of the claim, index into the source


def _dropped(
    comparison: Comparison, candidate: Candidate, clause: Clause, spread: Sequence[tuple[Clause, float]]
) -> Found | None:
    return _open(comparison, candidate, clause, spread) or _plan(comparison, candidate, clause, spread[0][0])


def _open(
    comparison: Comparison, candidate: Candidate, clause: Clause, spread: Sequence[tuple[Clause, float]]
) -> Found | None:
    """A word of doubt in the clause that bears the claim out, or in the one of its sentence that governs it."""
    main, share = spread[0]
    parts = [main]
    parts += [
        part
        for part, _ in spread[1:2]
        if 1 in (part.first - main.last, main.first - part.last) and one_sentence(candidate, part, main)
    ]
    governor = governing(comparison, candidate, main)
    parts += [governor] if governor is not None and governor not in parts else []
    weight = sum(candidate.alignment.claim[i].weight for i in clause.indexes)
    for part in parts:
        j = surmise(candidate, clause, part, comparison.language, part == governor)
        if j is not None:
            return 0.3 + 0.6 * share / weight, [], j
    return None


def _plan(comparison: Comparison, candidate: Candidate, clause: Clause, part: Clause) -> Found | None:
    """A verb told as done that the source has as planned, wished or demanded: „hat gebaut“ / „will bauen“."""
    alignment, language = candidate.alignment, comparison.language
    for i in clause.indexes:
        for j in part.indexes:
            if not same_verb(alignment, i, j, language):
                continue
            k = planned(alignment.source, j, part, language)
            mine = planned(alignment.claim, i, clause, language)
            if k is None or (mine is not None and alignment.claim[mine].fold not in language.logic.future):
                continue
            if (
                done(alignment.claim, i, clause, language)
                or alignment.source[k].fold in language.logic.wishes
            ):
                context = around(comparison, candidate, {i})
                return 0.35 + 0.5 * context, [alignment.claim[i]], k
    return None


def _added(comparison: Comparison, candidate: Candidate, clause: Clause, part: Clause) -> Found | None:
    """A guess in the claim where the source, all else being the same, has none anywhere near."""
    logic = comparison.language.logic
    claim, source = candidate.alignment.claim, candidate.alignment.source
    guesses = [k for k in clause.indexes if claim[k].among(logic.guesses) and claim[k].value is None]
    if not guesses or any(t.among(logic.guesses) and t.value is None for t in source):
        return None
    parts = comparison.source_clauses(candidate)
    near = [
        j for other in parts if other == part or one_sentence(candidate, part, other) for j in other.indexes
    ]
    if any(
        source[j].fold in logic.open or (soft(source, j, logic) and source[j].fold not in logic.future)
        for j in near
    ):
        return None
    context = around(comparison, candidate, set(guesses))
    if context < _NEAR or any(t.fold in logic.open for t in claim):
        return None
    return 0.25 + 0.5 * context, [claim[guesses[0]]], part.last


def _predicated(candidate: Candidate, part: Clause) -> bool:
    """Whether the two clauses share more than names: a verb or adjective, or an amount."""
    return any(
        p.source in part
        and p.similarity >= 0.7
        and (
            candidate.alignment.source[p.source].value is not None
            or not candidate.alignment.source[p.source].capital
        )
        for p in candidate.alignment.pairs
    )
