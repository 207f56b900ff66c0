"""CC308: all for some, most for a few."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from crosscheck.matching.clauses import Clause, clause_of
from crosscheck.matching.compare import Candidate, Comparison
from crosscheck.matching.tokens import Token
from crosscheck.model import Severity
from crosscheck.quantities.values import Amount
from crosscheck.rules.base import Hit, Rule, differing
from crosscheck.rules.helpers.context import around
from crosscheck.rules.helpers.opposites import readings
from crosscheck.rules.registry import Kind, check

QUANTIFIER = Rule(
    code="CC308",
    name="quantifier-mismatch",
    severity=Severity.ERROR,
    summary={
        "de": "„Alle“, „die meisten“, „einige“: die Menge weicht von der Quelle ab.",
        "en": "“All”, “most”, “some”: the extent differs from the source.",
    },
    explanation={
        "de": "Der Entwurf spricht von allen oder den meisten, die Quelle von einzelnen, einigen oder einem Anteil, "
        "der das nicht hergibt – oder umgekehrt. Verglichen wird, was beim selben Hauptwort steht.",
        "en": "The draft speaks of all or most, the source of some, a few or a share that does not bear it out.",
    },
    example={
        "de": ("Die meisten Familien leben im Wohnwagen.", "Einzelne Familien leben im Wohnwagen."),
        "en": ("All residents were moved.", "Some residents were moved."),
    },
    messages={"de": "Entwurf: {draft} · {outlet}: {source}", "en": "Draft: {draft} · {outlet}: {source}"},
    hint={"de": "Menge an der Quelle prüfen.", "en": "Check the extent against the source."},
)
RULES = (QUANTIFIER,)

_SHARES = ((0.0, 0), (0.45, 1), (0.5, 2), (0.9, 3), (1.01, 4))


@check(QUANTIFIER, kind=Kind.CONTRADICTION, order=80)
def differing_extents(comparison: Comparison, candidate: Candidate) -> Iterator[Hit]:
    """Quantifiers whose head noun is matched and whose level differs by two, or all from not all."""
    levels = comparison.language.logic.quantifiers
    alignment = candidate.alignment
    to = {p.claim: p.source for p in alignment.pairs}
    source_parts = comparison.source_clauses(candidate)
    for i, token in enumerate(alignment.claim):
        mine = levels.get(token.fold)
        if mine is None or token.value is not None or _of_time(comparison, alignment.claim, i):
            continue
        heads = [k for k in range(i + 1, min(i + 4, len(alignment.claim))) if alignment.claim[k].weight]
        spot = next((to[k] for k in heads if k in to), None)
        if spot is None and not heads:  # an adverb at the end: „stimmten geschlossen zu“
            spot = next((to[k] for k in range(i - 1, max(-1, i - 5), -1) if k in to), None)
        if spot is None:
            continue
        part = clause_of(source_parts, spot)
        near = [
            (abs(j - spot), j, level)
            for j in part.indexes
            if (level := _level(alignment.source[j].fold, alignment.source[j].value, levels)) is not None
            and abs(j - spot) <= 5
            and not _of_time(comparison, alignment.source, j)
        ]
        if not near or any(alignment.source[j].fold == token.fold for _, j, _ in near):
            continue
        _, j, theirs = min(near)
        if not (abs(mine - theirs) >= 2 or (4 in (mine, theirs) and mine != theirs)):
            continue
        if 0 in (mine, theirs) and _opposed(
            comparison, candidate, clause_of(comparison.claim_clauses, i), part
        ):
            continue  # „niemand verletzt“ / „alle unverletzt“
        context = around(comparison, candidate, {i})
        beside = bool(heads) and heads[0] in to
        confidence = min(0.95, (0.5 if beside else 0.35) + 0.45 * context)
        other = alignment.source[j]
        yield Hit(
            QUANTIFIER,
            confidence,
            candidate,
            {"draft": token.text, "source": other.text},
            differing([token], [other]),
        )


def _opposed(comparison: Comparison, candidate: Candidate, clause: Clause, part: Clause) -> bool:
    """Whether the two clauses say the opposite of each other but for their quantifiers."""
    language = comparison.language
    mine = readings(candidate.alignment.claim, clause, language)
    theirs = {
        side for found in readings(candidate.alignment.source, part, language).values() for side in found
    }
    return any(side ^ 1 in theirs for found in mine.values() for side in found)


def _of_time(comparison: Comparison, tokens: Sequence[Token], i: int) -> bool:
    """„jedes Jahr“ says how often, not how many."""
    if i + 1 >= len(tokens):
        return False
    unit = comparison.language.quantities.units.get(tokens[i + 1].fold)
    return unit is not None and unit.dimension == "time"


def _level(word: str, value: object, levels: Mapping[str, int]) -> int | None:
    if isinstance(value, Amount):
        if value.dimension != "share":
            return None
        return next(level for limit, level in _SHARES if value.value <= limit) if value.value <= 1 else None
    return levels.get(word)
