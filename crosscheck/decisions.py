"""A verdict with what is behind it, and the steps that both ways to it share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from crosscheck.checks import (
    counted,
    dates,
    direction,
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
from crosscheck.checks.base import Hit
from crosscheck.evidence.compare import Candidate, Comparison
from crosscheck.evidence.support import features, probability, weights
from crosscheck.model import Entailment, Evidence, Stance, Verdict

Check = Callable[[Comparison, Candidate], Iterable[Hit]]

CONTRADICTIONS: tuple[Check, ...] = (
    numbers.check, counted.check, dates.check, names.check, roles.check, negation.check, modality.check,
    quantifiers.check, direction.check, quotations.check, wording.check, lookalikes.check,
)  # fmt: skip
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


def one_sided(comparison: Comparison, mine: dict[str, float]) -> Decision | None:
    """A claim credited to several outlets of which one does not bear it out: it is said which."""
    outlets = sorted({ix.article.outlet.domain for ix in comparison.credited_articles})
    if len({a.domain for a in comparison.attributions}) < 2 or len(outlets) < 2:
        return None
    limits = weights().limits
    for outlet in outlets:
        articles = [ix for ix in comparison.credited_articles if ix.article.outlet.domain == outlet]
        own = [c for c in comparison.credited if c.indexed in articles]
        theirs = features(comparison.tokens, articles, own)
        gain = (mine["coverage"] - theirs["coverage"]) + (theirs["novel"] - mine["novel"])
        borne_out = probability(theirs, comparison.language.code) >= limits["partial"]  # by it alone
        if gain >= limits["elsewhere_gain"] and not borne_out:
            missing = support.missing_words(comparison, own)
            hit = support.hit(support.PARTLY, 0.6, comparison.best, credited=outlet, missing=missing)
            return Decision(Verdict.PARTIAL, 0.6, (hit,), passages(comparison.credited, Stance.SUPPORTS))
    return None


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


def credited_names(comparison: Comparison) -> str:
    return ", ".join(sorted({ix.article.outlet.domain for ix in comparison.credited_articles}))


def evidence_of(comparison: Comparison, hit: Hit) -> tuple[Evidence, ...]:
    first = (hit.candidate.evidence(Stance.CONTRADICTS),) if hit.candidate else ()
    rest = [c.evidence(Stance.NEAREST) for c in comparison.credited if c is not hit.candidate]
    return (*first, *rest[: _SHOWN - 1])


def passages(candidates: Sequence[Candidate], stance: Stance) -> tuple[Evidence, ...]:
    return tuple(c.evidence(stance if k == 0 else Stance.NEAREST) for k, c in enumerate(candidates[:_SHOWN]))
