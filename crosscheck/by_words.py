"""The verdict on a claim without a reader: first the typed contradictions, then whether another article supports it
where the credited ones do not, then how far the credited ones support it.

All limits are fitted data (`evidence/weights.json`); there are none in this module.
"""

from __future__ import annotations

from crosscheck.checks import causes, freshness, quotations, sourcing, support
from crosscheck.checks.differences import distinct
from crosscheck.decisions import (
    Decision,
    credited_names,
    evidence_of,
    misattributed,
    one_sided,
    passages,
    spoken,
)
from crosscheck.evidence.compare import Candidate, Comparison
from crosscheck.evidence.support import features, probability, weights
from crosscheck.model import Stance, Verdict


def decide(comparison: Comparison) -> Decision:
    """The verdict on one claim whose credited articles could all be read."""
    limits = weights().limits
    code = comparison.language.code
    mine = features(comparison.tokens, comparison.credited_articles, comparison.credited)
    p = probability(mine, code)
    elsewhere = _elsewhere(comparison, mine)
    if elsewhere is not None:
        return misattributed(comparison, elsewhere)
    best = comparison.best
    hits = tuple(spoken(comparison, best))
    # What is not borne out anyway needs less to be called a contradiction: it only names the reason.
    enough = limits["contradiction"] if p >= limits["unsupported"] else limits["contradiction_weak"]
    errors = sorted((h for h in hits if h.confidence >= enough), key=lambda h: -h.confidence)
    notes = tuple(sourcing.check(comparison, best)) if best else ()
    if errors:
        invented = any(h.rule is quotations.NOT_FOUND for h in errors)
        verdict = Verdict.UNSUPPORTED if invented and p < limits["partial"] else Verdict.CONTRADICTED
        confidence = max(errors[0].confidence, 1 - p if p < limits["unsupported"] else 0.0)
        told = tuple(distinct(errors, comparison))
        return Decision(verdict, round(confidence, 3), told, evidence_of(comparison, told[0]))
    decision = _soft(comparison, best, p) or one_sided(comparison, mine)
    if decision is not None:
        return decision
    return Decision(Verdict.SUPPORTED, round(p, 3), notes, passages(comparison.credited, Stance.SUPPORTS))


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


def _soft(comparison: Comparison, best: Candidate | None, p: float) -> Decision | None:
    """Unsupported, or supported in part; None when the claim is borne out."""
    limits = weights().limits
    credited = credited_names(comparison)
    missing = support.missing_words(comparison, comparison.credited)
    causal = (
        tuple(h for h in causes.check(comparison, best) if h.confidence >= limits["causal"]) if best else ()
    )
    if causal:
        return Decision(
            Verdict.UNSUPPORTED,
            round(causal[0].confidence, 3),
            causal,
            passages(comparison.credited, Stance.NEAREST),
        )
    added = support.additions(comparison, best) if best else ()
    if best is None or (p < limits["unsupported"] and not added):
        found = support.hit(support.UNSUPPORTED, 1 - p, best, credited=credited, missing=missing)
        return Decision(
            Verdict.UNSUPPORTED, round(1 - p, 3), (found,), passages(comparison.credited, Stance.NEAREST)
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
            passages(comparison.credited, Stance.SUPPORTS),
        )
    return None
