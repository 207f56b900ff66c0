"""Decides the verdict on a claim from its comparison with the articles.

The probability that the claim is not supported (`fusion.py`) decides between supported, partly supported and flagged;
the hits of the rules and the reader decide which flag it is and what is reported. The limits are data (`fusion.json`,
`fusion-words.json`); confidences that are not fitted are named here.
"""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.matching.compare import Comparison
from crosscheck.matching.pair import Pair
from crosscheck.matching.support import reach
from crosscheck.matching.tokens import TokenKind
from crosscheck.model import Entailment, Span, Stance, Verdict, WordPair
from crosscheck.rules import entailed, support, withdrawn
from crosscheck.rules.base import Hit
from crosscheck.rules.registry import Kind, rules_of, said
from crosscheck.verification.decisions import (
    Decision,
    agreed,
    credited_names,
    difference_hits,
    evidence_of,
    misattributed,
    passages,
    refused,
)
from crosscheck.verification.differences import distinct
from crosscheck.verification.entailment import place
from crosscheck.verification.fusion import (
    Fusion,
    Weighed,
    accuses,
    comparable,
    counts,
    gain,
    marked,
    numbers_for,
    weigh,
)

_AGREED = 0.7  # confidence that a claim is supported by its source's denial of the opposite
_ONE_SIDED = 0.6  # that one of several credited outlets does not support it
_DOUBT = 0.5  # the least, of a claim that is partly supported


def decide(comparison: Comparison) -> Decision:
    """The verdict on one claim whose credited articles could all be read."""
    taken_back = said(Kind.RETRACTION, comparison, comparison.best)
    if taken_back:
        return refused(comparison, taken_back[0])
    decision = _weighed(comparison)
    if decision.verdict is Verdict.CONTRADICTED and withdrawn.denies_it_too(comparison, decision.hits):
        return agreed(comparison, _AGREED)
    return decision


def _weighed(comparison: Comparison) -> Decision:
    """The decision by the probability that the claim is not supported, and by the hits of the rules."""
    numbers = numbers_for(comparison)
    hits = hits_of(comparison, comparison.best)
    credited = weigh(comparison, comparison.credited_articles, comparison.credited, hits)
    reported = _reported(hits, numbers, comparison)
    if credited.wrong >= numbers.limits["elsewhere_from"]:
        pair = _elsewhere(comparison, credited, numbers)
        if pair is not None:
            return _with(misattributed(comparison, pair), comparison, credited, reported)
    if accuses(numbers, credited.wrong, credited.signals):
        return _flagged(comparison, credited, reported)
    return _unflagged(comparison, credited, reported, numbers)


def hits_of(comparison: Comparison, best: Pair | None) -> tuple[Hit, ...]:
    """The hits of the typed rules for the claim and its nearest passage."""
    return (*difference_hits(comparison, best), *said(Kind.LINK, comparison, best))


def _reported(hits: Sequence[Hit], numbers: Fusion, comparison: Comparison) -> list[Hit]:
    """The hits to report: those confident enough, of rules that count; the surest first, without repetitions."""
    limit = numbers.limits["told"]
    weighty = [h for h in hits if counts(numbers, h.rule.code) and h.confidence >= limit]
    weighty.sort(key=lambda h: (-h.confidence, h.rule.code))
    return distinct(weighty, comparison)


def _elsewhere(comparison: Comparison, credited: Weighed, numbers: Fusion) -> Pair | None:
    """The nearest passage of an article not credited that supports the claim far better than the credited, or None."""
    if not comparable(comparison):
        return None
    limits, articles, others = numbers.limits, comparison.other_articles, comparison.others
    # What the words gain is known before the rules, which take longer, are asked about the passage.
    if gain(credited.signals, reach(comparison.tokens, articles, others)) < limits["elsewhere_gain"]:
        return None
    other = weigh(comparison, articles, others, hits_of(comparison, others[0]))
    is_far = other.wrong > limits["elsewhere_to"] or credited.wrong - other.wrong < limits["elsewhere_apart"]
    return None if is_far else others[0]


def _flagged(comparison: Comparison, credited: Weighed, reported: Sequence[Hit]) -> Decision:
    reading = credited.reading
    invented = any(h.rule.code in rules_of(Kind.INVENTION) for h in reported)
    typed = any(h.rule.code not in rules_of(Kind.LINK) for h in reported)
    against = reading is not None and reading.contradicted >= reading.absent
    verdict = (
        Verdict.CONTRADICTED
        if (typed and not invented) or (against and not reported)
        else Verdict.UNSUPPORTED
    )
    best = comparison.best
    stale = said(Kind.RESERVATION, comparison, best)
    hits = (*(reported or [_entailed(comparison, credited, against)]), *stale)
    evidence = (
        evidence_of(comparison, hits)
        if verdict is Verdict.CONTRADICTED
        else passages(comparison.credited, Stance.NEAREST)
    )
    return _with(Decision(verdict, round(credited.wrong, 3), hits, evidence), comparison, credited, reported)


def _unflagged(
    comparison: Comparison, credited: Weighed, reported: Sequence[Hit], numbers: Fusion
) -> Decision:
    best = comparison.best
    stale = said(Kind.RESERVATION, comparison, best)
    added = support.additions(comparison, best) if best else ()
    evidence = passages(comparison.credited, Stance.SUPPORTS)
    sure = [h for h in reported if h.confidence >= numbers.limits["sure"]]
    if stale or added or sure or credited.wrong > numbers.limits["green"]:
        hits = [*sure, *stale]
        if added or not hits:
            hits.append(_partly(comparison, credited, [t.text for t in added]))
        confidence = round(max(_DOUBT, credited.wrong), 3)
        return _with(
            Decision(Verdict.PARTIAL, confidence, tuple(hits), evidence), comparison, credited, reported
        )
    one = _one_sided(comparison, credited, numbers)
    if one is not None:
        return _with(one, comparison, credited, reported)
    notes = said(Kind.NOTE, comparison, best)
    return _with(
        Decision(Verdict.SUPPORTED, round(1 - credited.wrong, 3), notes, evidence), comparison, credited, ()
    )


def _one_sided(comparison: Comparison, credited: Weighed, numbers: Fusion) -> Decision | None:
    """The decision on a claim attributed to several outlets of which one does not support it, or None."""
    outlets = sorted({ix.article.outlet.domain for ix in comparison.credited_articles})
    if len({a.domain for a in comparison.attributions}) < 2 or len(outlets) < 2:
        return None
    for outlet in outlets:
        articles = [ix for ix in comparison.credited_articles if ix.article.outlet.domain == outlet]
        pairs = [c for c in comparison.credited if c.indexed in articles]
        if (
            gain(reach(comparison.tokens, articles, pairs), credited.signals)
            < numbers.limits["elsewhere_gain"]
        ):
            continue
        other = weigh(comparison, articles, pairs, hits_of(comparison, pairs[0] if pairs else None))
        if other.wrong > numbers.limits["green"]:
            missing = support.missing_words(comparison, pairs)
            hit = support.hit(support.PARTLY, _ONE_SIDED, comparison.best, credited=outlet, missing=missing)
            return Decision(
                Verdict.PARTIAL, _ONE_SIDED, (hit,), passages(comparison.credited, Stance.SUPPORTS)
            )
    return None


def _partly(comparison: Comparison, credited: Weighed, added: Sequence[str]) -> Hit:
    """The hit for a partly supported claim: its added words, else those that the reader marks, else those in no
    credited article."""
    words = ", ".join(added)
    if not words and credited.reading is not None:
        words = ", ".join(t.text for t in marked(comparison, credited.reading))
    words = words or support.missing_words(comparison, comparison.credited)
    return support.hit(
        support.PARTLY,
        max(_DOUBT, credited.wrong),
        comparison.best,
        credited=credited_names(comparison),
        missing=words,
    )


def _entailed(comparison: Comparison, credited: Weighed, against: bool) -> Hit:
    """The hit for a flag that no typed rule explains."""
    rule = entailed.CONTRADICTED if against else entailed.NOT_STATED
    words = [t.text for t in marked(comparison, credited.reading)] if credited.reading else []
    missing = support.missing_words(comparison, comparison.credited)
    if not against and missing:
        rule = support.UNSUPPORTED  # words in no article are stronger evidence than the reader's marks
    shown = missing if rule is support.UNSUPPORTED else " … ".join(words[:8])
    outlet = credited.nearest.article.outlet.domain if credited.nearest else credited_names(comparison)
    details = {"outlet": outlet, "credited": credited_names(comparison), "missing": shown}
    return Hit(
        rule, credited.wrong, comparison.best, details, _rivals(comparison, credited) if against else ()
    )


def _rivals(comparison: Comparison, credited: Weighed) -> tuple[WordPair, ...]:
    """Marked values and names of the claim, each with the only one of its kind that the passage has instead."""
    if comparison.best is None or credited.reading is None:
        return ()
    best, found = comparison.best, []
    for token in marked(comparison, credited.reading):
        if token.kind is not TokenKind.WORD or token.proper:
            like = [
                t
                for t in best.passage
                if t.kind is token.kind and t.proper == token.proper and not best.origin(t)
            ]
            if len(like) == 1:
                found.append(WordPair(token.span, like[0].span, 0.0))
    return tuple(found)


def _with(decision: Decision, comparison: Comparison, credited: Weighed, reported: Sequence[Hit]) -> Decision:
    """The decision with the reader's probabilities, and whether rules or reader decided."""
    reading, made = credited.reading, comparison.statement
    if reading is None or made is None:
        return decision
    wrong = decision.verdict is not Verdict.SUPPORTED
    doubted = reading.supported < 0.5
    who = "both" if bool(reported) == wrong and doubted == wrong else "rule" if doubted != wrong else "reader"
    within = comparison.claim.span  # the reader reads a whole sentence; of a part only its own marks count
    placed = [place(made, m.start, m.end) for m in reading.marks]
    marks = tuple(
        Span(max(m.start, within.start), min(m.end, within.end)) for m in placed if m.overlaps(within)
    )
    name = comparison.reader.name if comparison.reader else ""
    entailment = Entailment(
        name, reading.supported, reading.absent, reading.contradicted, marks, who, reading.whole
    )
    return Decision(decision.verdict, decision.confidence, decision.hits, decision.evidence, entailment)
