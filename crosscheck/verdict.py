"""From a comparison to a judgement: typed contradictions first, then where the statement stands, then
how far it is borne out. All limits are data (`evidence/weights.json`), fitted, none stands here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from crosscheck.checks import (
    causes,
    counted,
    dates,
    direction,
    freshness,
    modality,
    names,
    negation,
    numbers,
    quantifiers,
    quotations,
    roles,
    sourcing,
    support,
    wording,
)
from crosscheck.checks.base import Hit
from crosscheck.checks.differences import distinct
from crosscheck.evidence.compare import Candidate, Comparison
from crosscheck.evidence.support import features, probability, weights
from crosscheck.model import Evidence, Stance, Verdict

Check = Callable[[Comparison, Candidate], Iterable[Hit]]

CONTRADICTIONS: tuple[Check, ...] = (
    numbers.check, counted.check, dates.check, names.check, roles.check, negation.check, modality.check,
    quantifiers.check, direction.check, quotations.check, wording.check,
)  # fmt: skip
_SHOWN = 3  # passages kept as evidence


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict with its confidence (calibrated, 0 to 1), the hits behind it and the passages, best first."""

    verdict: Verdict
    confidence: float
    hits: tuple[Hit, ...]
    evidence: tuple[Evidence, ...]


def decide(comparison: Comparison) -> Decision:
    """The verdict on one claim whose credited articles could all be read."""
    limits = weights().limits
    code = comparison.language.code
    mine = features(comparison.tokens, comparison.credited_articles, comparison.credited)
    p = probability(mine, code)
    elsewhere = _elsewhere(comparison, mine)
    if elsewhere is not None:
        return _misattributed(comparison, elsewhere)
    best = comparison.best
    hits = tuple(_spoken(comparison, best))
    # What is not borne out anyway needs less to be called a contradiction: it only names the reason.
    enough = limits["contradiction"] if p >= limits["unsupported"] else limits["contradiction_weak"]
    errors = sorted((h for h in hits if h.confidence >= enough), key=lambda h: -h.confidence)
    notes = tuple(sourcing.check(comparison, best)) if best else ()
    if errors:
        invented = any(h.rule is quotations.NOT_FOUND for h in errors)
        verdict = Verdict.UNSUPPORTED if invented and p < limits["partial"] else Verdict.CONTRADICTED
        confidence = max(errors[0].confidence, 1 - p if p < limits["unsupported"] else 0.0)
        told = tuple(distinct(errors, comparison))
        return Decision(verdict, round(confidence, 3), told, _evidence(comparison, told[0]))
    decision = _soft(comparison, best, p) or _one_sided(comparison, mine)
    if decision is not None:
        return decision
    return Decision(Verdict.SUPPORTED, round(p, 3), notes, _passages(comparison.credited, Stance.SUPPORTS))


def _spoken(comparison: Comparison, best: Candidate | None) -> Iterator[Hit]:
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


def _one_sided(comparison: Comparison, mine: dict[str, float]) -> Decision | None:
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
            return Decision(Verdict.PARTIAL, 0.6, (hit,), _passages(comparison.credited, Stance.SUPPORTS))
    return None


def _elsewhere(comparison: Comparison, mine: dict[str, float]) -> Candidate | None:
    """The passage of an article not credited that bears the claim out where the credited ones do not."""
    if not comparison.others:
        return None
    limits = weights().limits
    theirs = features(comparison.tokens, comparison.other_articles, comparison.others)
    gain = (theirs["coverage"] - mine["coverage"]) + (mine["novel"] - theirs["novel"])
    if gain < limits["elsewhere_gain"] or theirs["novel"] > limits["elsewhere_novel"]:
        return None
    return comparison.others[0]


def _misattributed(comparison: Comparison, candidate: Candidate) -> Decision:
    credited = _credited_names(comparison)
    confidence = round(min(0.98, 0.5 + 0.5 * candidate.window.coverage), 3)
    found = support.hit(
        support.MISATTRIBUTED,
        confidence,
        candidate,
        credited=credited,
        outlet=candidate.indexed.article.outlet.domain,
    )
    passages = (
        *_passages(comparison.others, Stance.SUPPORTS)[:2],
        *_passages(comparison.credited, Stance.NEAREST)[:1],
    )
    return Decision(Verdict.MISATTRIBUTED, confidence, (found,), passages)


def _soft(comparison: Comparison, best: Candidate | None, p: float) -> Decision | None:
    """Unsupported, or supported in part; None when the claim is borne out."""
    limits = weights().limits
    credited = _credited_names(comparison)
    missing = support.missing_words(comparison, comparison.credited)
    causal = (
        tuple(h for h in causes.check(comparison, best) if h.confidence >= limits["causal"]) if best else ()
    )
    if causal:
        return Decision(
            Verdict.UNSUPPORTED,
            round(causal[0].confidence, 3),
            causal,
            _passages(comparison.credited, Stance.NEAREST),
        )
    added = support.additions(comparison, best) if best else ()
    if best is None or (p < limits["unsupported"] and not added):
        found = support.hit(support.UNSUPPORTED, 1 - p, best, credited=credited, missing=missing)
        return Decision(
            Verdict.UNSUPPORTED, round(1 - p, 3), (found,), _passages(comparison.credited, Stance.NEAREST)
        )
    stale = tuple(freshness.check(comparison, best))
    if stale or added or p < limits["partial"]:
        hits = list(stale)
        if added or not stale:
            words = ", ".join(t.text for t in added) if added else missing
            hits.append(support.hit(support.PARTLY, max(0.5, 1 - p), best, credited=credited, missing=words))
        return Decision(
            Verdict.PARTIAL,
            round(max(0.5, 1 - p), 3),
            tuple(hits),
            _passages(comparison.credited, Stance.SUPPORTS),
        )
    return None


def _credited_names(comparison: Comparison) -> str:
    return ", ".join(sorted({ix.article.outlet.domain for ix in comparison.credited_articles}))


def _evidence(comparison: Comparison, hit: Hit) -> tuple[Evidence, ...]:
    first = (hit.candidate.evidence(Stance.CONTRADICTS),) if hit.candidate else ()
    rest = [c.evidence(Stance.NEAREST) for c in comparison.credited if c is not hit.candidate]
    return (*first, *rest[: _SHOWN - 1])


def _passages(candidates: Sequence[Candidate], stance: Stance) -> tuple[Evidence, ...]:
    return tuple(c.evidence(stance if k == 0 else Stance.NEAREST) for k, c in enumerate(candidates[:_SHOWN]))
