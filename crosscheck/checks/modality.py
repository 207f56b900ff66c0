"""CC307: a surmise, a plan or a reproach that the draft turns into a fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.checks.base import Hit, Rule, differing
from crosscheck.checks.context import source_clauses_of
from crosscheck.evidence.clauses import Clause
from crosscheck.evidence.compare import Candidate, Comparison
from crosscheck.evidence.tokens import Token
from crosscheck.language.logic import Logic
from crosscheck.model import Severity

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


def check(comparison: Comparison, candidate: Candidate) -> Iterator[Hit]:
    """Claims without any word of doubt or intent whose source clause has one."""
    logic = comparison.language.logic
    alignment = candidate.alignment
    soft = logic.hedges | logic.intents | logic.reported
    certain = [t for t in alignment.claim if t.among(logic.certain)]
    if any(t.among(logic.strong_hedges) for t in alignment.claim) and not certain:
        return
    for clause in comparison.claim_clauses:
        inside = [i for i in clause.indexes if alignment.claim[i].weight]
        weight = sum(alignment.claim[i].weight for i in inside)
        if weight < 7.0:
            continue
        if any(alignment.claim[i].among(soft) for i in clause.indexes):
            continue
        spread = source_clauses_of(comparison, candidate, clause)
        if not spread or spread[0][1] < _MIN_SHARE * weight or not _predicated(candidate, spread[0][0]):
            continue
        found = _doubtful(comparison, candidate, spread)
        if found is None:
            continue
        part, j = found
        confidence = min(0.95, 0.3 + 0.6 * spread[0][1] / weight + (0.15 if certain else 0.0))
        first, last = max(part.first, j - 2), min(part.last, j + 3)
        yield Hit(
            MODALITY,
            confidence,
            candidate,
            {"source": " ".join(t.text for t in alignment.source[first : last + 1])},
            differing(certain[:1] or [alignment.claim[inside[-1]]], [alignment.source[j]]),
        )
        return


def _doubtful(
    comparison: Comparison, candidate: Candidate, spread: Sequence[tuple[Clause, float]]
) -> tuple[Clause, int] | None:
    """A word of doubt in the clause that bears the claim out, or in the one of its sentence that governs it
    and shares a word with the claim: „Die Stadt erwägt, die Bücherei zu schließen“."""
    source = candidate.alignment.source
    logic = comparison.language.logic
    main = spread[0][0]
    for part, _ in spread[:2]:
        if part != main and not _one_sentence(candidate, part, main):
            continue
        for j in part.indexes:
            if _doubts(source, j, logic):
                return part, j
    return None


def _one_sentence(candidate: Candidate, one: Clause, two: Clause) -> bool:
    first, second = sorted((one, two), key=lambda c: c.first)
    article = candidate.indexed.article.text
    tokens = candidate.alignment.source
    between = article[tokens[first.last].span.end : tokens[second.first].span.start]
    return second.first == first.last + 1 and not any(c in between for c in ".!?\n;:")


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


def _doubts(tokens: Sequence[Token], j: int, logic: Logic) -> bool:
    """A word of doubt; „soll“ only with a perfect infinitive after it, else it is a plan."""
    if tokens[j].value is not None:
        return False  # the month of May
    return tokens[j].among(logic.strong_hedges) or (
        tokens[j].fold in logic.reported
        and any(t.fold in logic.perfect for t in tokens[max(0, j - 2) : j + 12])
    )
