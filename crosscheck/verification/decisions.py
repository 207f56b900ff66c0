"""A verdict with what is behind it, and the steps that both ways to it share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from crosscheck.matching.compare import Candidate, Comparison
from crosscheck.model import Entailment, Evidence, Stance, Verdict
from crosscheck.rules import (
    counted,
    course,
    dates,
    direction,
    entailed,
    freshness,
    lookalikes,
    modality,
    names,
    negation,
    numbers,
    quantifiers,
    quotations,
    roles,
    support,
    wording,
)
from crosscheck.rules.base import Hit

Check = Callable[[Comparison, Candidate], Iterable[Hit]]

CONTRADICTIONS: tuple[Check, ...] = (
    numbers.check, counted.check, dates.check, names.check, roles.check, negation.check, modality.check,
    quantifiers.check, direction.check, quotations.check, wording.check, course.check, lookalikes.check,
)  # fmt: skip
_SILENT = (quotations.NOT_FOUND, entailed.CONTRADICTED)  # rules that speak of what no passage says
_SAME_STATEMENT = 0.6  # coverage from which a passage says the same but for what contradicts it
_SURE = 0.7  # confidence from which a rule is told beside a statement taken back
_SHOWN = 3  # passages kept as evidence


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict with its confidence (calibrated, 0 to 1), the hits behind it and the passages, best first.

    `entailment` is what the reader made of it and who decided; None where no reader was asked."""

    verdict: Verdict
    confidence: float
    hits: tuple[Hit, ...]
    evidence: tuple[Evidence, ...]
    entailment: Entailment | None = None


def spoken(comparison: Comparison, best: Candidate | None) -> Iterator[Hit]:
    """What the typed checks say; without any passage only quotations can still be looked for."""
    if best is None:
        yield from quotations.check(comparison, None)
        return
    said: dict[str, Hit] = {}
    for hit in (h for check in CONTRADICTIONS for h in check(comparison, best)):
        place = f"{hit.rule.code} {hit.differs[0].draft.start if hit.differs else ''}"
        if place not in said or hit.confidence > said[place].confidence:
            said[place] = hit
    yield from said.values()


def misattributed(comparison: Comparison, candidate: Candidate) -> Decision:
    credited = credited_names(comparison)
    confidence = round(min(0.98, 0.5 + 0.5 * candidate.window.coverage), 3)
    found = support.hit(
        support.MISATTRIBUTED,
        confidence,
        candidate,
        credited=credited,
        outlet=candidate.indexed.article.outlet.domain,
    )
    shown = (
        *passages(comparison.others, Stance.SUPPORTS)[:2],
        *passages(comparison.credited, Stance.NEAREST)[:1],
    )
    return Decision(Verdict.MISATTRIBUTED, confidence, (found,), shown)


def refused(comparison: Comparison, hit: Hit) -> Decision:
    """The claim repeats what its source has taken back; a rule that finds the value given instead is told too."""
    instead = [h for h in spoken(comparison, comparison.best) if h.confidence >= _SURE]
    evidence = evidence_of(comparison, hit)
    return Decision(Verdict.CONTRADICTED, hit.confidence, (hit, *instead[:1]), evidence)


def agreed(comparison: Comparison, confidence: float) -> Decision:
    """The claim denies what its source calls untrue."""
    return Decision(Verdict.SUPPORTED, confidence, (), passages(comparison.credited, Stance.SUPPORTS))


def credited_names(comparison: Comparison) -> str:
    return ", ".join(sorted({ix.article.outlet.domain for ix in comparison.credited_articles}))


def evidence_of(comparison: Comparison, hit: Hit) -> tuple[Evidence, ...]:
    first = (hit.candidate.evidence(Stance.CONTRADICTS),) if hit.candidate else ()
    rest = [c.evidence(Stance.NEAREST) for c in comparison.credited if c is not hit.candidate]
    return (*first, *rest[: _SHOWN - 1])


def passages(candidates: Sequence[Candidate], stance: Stance) -> tuple[Evidence, ...]:
    return tuple(c.evidence(stance if k == 0 else Stance.NEAREST) for k, c in enumerate(candidates[:_SHOWN]))


def rests_on_silence(decision: Decision) -> bool:
    """Whether the claim is doubted for what its sources do not say, and for nothing that they do say."""
    silent = {Verdict.UNSUPPORTED, Verdict.MISATTRIBUTED, Verdict.PARTIAL}
    return decision.verdict in silent and not any(h.rule is freshness.STALE for h in decision.hits)


def is_plain(decision: Decision) -> bool:
    """Whether a rule found a contradiction in a passage that otherwise says most of what the claim says: one
    that stands, whatever the rest of the article may hold."""
    return any(
        h.candidate is not None and h.rule not in _SILENT and h.candidate.window.coverage >= _SAME_STATEMENT
        for h in decision.hits
    )
