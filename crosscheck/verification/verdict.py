"""From a comparison to a decision by rules, words and, where one was asked, the reader, weighed together (`fusion.py`).

The weighed chance that a claim is not borne out decides between supported, partly supported and accused; what the
rules and the reader say decides which accusation it is, and what is told of it. The limits of the decision are data
(`fusion.json`, `fusion-words.json`); a confidence that nothing weighs has a name here.
"""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.matching.compare import Comparison
from crosscheck.matching.pair import Pair
from crosscheck.matching.tokens import TokenKind
from crosscheck.model import Entailment, Span, Stance, Verdict, WordPair
from crosscheck.rules import entailed, support, withdrawn
from crosscheck.rules.base import Hit
from crosscheck.rules.registry import Kind, rules_of, said
from crosscheck.verification.decisions import (
    Decision,
    agreed,
    credited_names,
    evidence_of,
    misattributed,
    passages,
    refused,
    spoken,
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

_AGREED = 0.7  # confidence that a claim is borne out by the source's denial of its opposite
_ONE_SIDED = 0.6  # that one of several credited outlets does not bear it out
_DOUBT = 0.5  # at the least, of a claim that is borne out in part


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
    """The decision by the chance that the claim is not borne out, and by what the rules say."""
    numbers = numbers_for(comparison)
    hits = hits_of(comparison, comparison.best)
    mine = weigh(comparison, comparison.credited_articles, comparison.credited, hits)
    told = _told(hits, numbers, comparison)
    if mine.wrong >= numbers.limits["elsewhere_from"]:
        pair = _elsewhere(comparison, mine, numbers)
        if pair is not None:
            return _with(misattributed(comparison, pair), comparison, mine, told)
    if accuses(numbers, mine.wrong, mine.signals):
        return _accused(comparison, mine, told)
    return _unaccused(comparison, mine, told, numbers)


def hits_of(comparison: Comparison, best: Pair | None) -> tuple[Hit, ...]:
    """All that the typed rules say of the claim beside its nearest passage."""
    return (*spoken(comparison, best), *said(Kind.LINK, comparison, best))


def _told(hits: Sequence[Hit], numbers: Fusion, comparison: Comparison) -> list[Hit]:
    """The hits whose rule counts for something, the surest first; of those on the same words one."""
    limit = numbers.limits["told"]
    weighty = [h for h in hits if counts(numbers, h.rule.code) and h.confidence >= limit]
    weighty.sort(key=lambda h: (-h.confidence, h.rule.code))
    return distinct(weighty, comparison)


def _elsewhere(comparison: Comparison, mine: Weighed, numbers: Fusion) -> Pair | None:
    """The nearest passage of an article not credited that bears the claim out far better than the credited ones."""
    if not comparable(comparison):
        return None
    limits = numbers.limits
    best = comparison.others[0]
    theirs = weigh(comparison, comparison.other_articles, comparison.others, hits_of(comparison, best))
    if theirs.wrong > limits["elsewhere_to"] or mine.wrong - theirs.wrong < limits["elsewhere_apart"]:
        return None
    return best if gain(mine.signals, theirs.signals) >= limits["elsewhere_gain"] else None


def _accused(comparison: Comparison, mine: Weighed, told: Sequence[Hit]) -> Decision:
    reading = mine.reading
    invented = any(h.rule.code in rules_of(Kind.INVENTION) for h in told)
    typed = any(h.rule.code not in rules_of(Kind.LINK) for h in told)
    against = reading is not None and reading.contradicted >= reading.absent
    verdict = (
        Verdict.CONTRADICTED if (typed and not invented) or (against and not told) else Verdict.UNSUPPORTED
    )
    best = comparison.best
    stale = said(Kind.RESERVATION, comparison, best)
    hits = (*(told or [_entailed(comparison, mine, against)]), *stale)
    evidence = (
        evidence_of(comparison, hits[0])
        if verdict is Verdict.CONTRADICTED
        else passages(comparison.credited, Stance.NEAREST)
    )
    return _with(Decision(verdict, round(mine.wrong, 3), hits, evidence), comparison, mine, told)


def _unaccused(comparison: Comparison, mine: Weighed, told: Sequence[Hit], numbers: Fusion) -> Decision:
    best = comparison.best
    stale = said(Kind.RESERVATION, comparison, best)
    added = support.additions(comparison, best) if best else ()
    evidence = passages(comparison.credited, Stance.SUPPORTS)
    sure = [h for h in told if h.confidence >= numbers.limits["sure"]]
    if stale or added or sure or mine.wrong > numbers.limits["green"]:
        hits = [*sure, *stale]
        if added or not hits:
            hits.append(_partly(comparison, mine, [t.text for t in added]))
        confidence = round(max(_DOUBT, mine.wrong), 3)
        return _with(Decision(Verdict.PARTIAL, confidence, tuple(hits), evidence), comparison, mine, told)
    one = _one_sided(comparison, mine, numbers)
    if one is not None:
        return _with(one, comparison, mine, told)
    notes = said(Kind.NOTE, comparison, best)
    return _with(Decision(Verdict.SUPPORTED, round(1 - mine.wrong, 3), notes, evidence), comparison, mine, ())


def _one_sided(comparison: Comparison, mine: Weighed, numbers: Fusion) -> Decision | None:
    """A claim credited to several outlets of which one does not bear it out: it is said which."""
    outlets = sorted({ix.article.outlet.domain for ix in comparison.credited_articles})
    if len({a.domain for a in comparison.attributions}) < 2 or len(outlets) < 2:
        return None
    for outlet in outlets:
        articles = [ix for ix in comparison.credited_articles if ix.article.outlet.domain == outlet]
        own = [c for c in comparison.credited if c.indexed in articles]
        theirs = weigh(comparison, articles, own, hits_of(comparison, own[0] if own else None))
        if (
            theirs.wrong > numbers.limits["green"]
            and gain(theirs.signals, mine.signals) >= numbers.limits["elsewhere_gain"]
        ):
            missing = support.missing_words(comparison, own)
            hit = support.hit(support.PARTLY, _ONE_SIDED, comparison.best, credited=outlet, missing=missing)
            return Decision(
                Verdict.PARTIAL, _ONE_SIDED, (hit,), passages(comparison.credited, Stance.SUPPORTS)
            )
    return None


def _partly(comparison: Comparison, mine: Weighed, added: Sequence[str]) -> Hit:
    """The details without a counterpart: added words, else words that the reader marks, else words that no credited
    article contains."""
    words = ", ".join(added)
    if not words and mine.reading is not None:
        words = ", ".join(t.text for t in marked(comparison, mine.reading))
    words = words or support.missing_words(comparison, comparison.credited)
    return support.hit(
        support.PARTLY,
        max(_DOUBT, mine.wrong),
        comparison.best,
        credited=credited_names(comparison),
        missing=words,
    )


def _entailed(comparison: Comparison, mine: Weighed, against: bool) -> Hit:
    """The hit for an accusation that no typed rule explains."""
    rule = entailed.CONTRADICTED if against else entailed.NOT_STATED
    words = [t.text for t in marked(comparison, mine.reading)] if mine.reading else []
    missing = support.missing_words(comparison, comparison.credited)
    if not against and missing:
        rule = support.UNSUPPORTED  # words that no article contains say more than the reader's marks
    shown = missing if rule is support.UNSUPPORTED else " … ".join(words[:8])
    outlet = mine.nearest.article.outlet.domain if mine.nearest else credited_names(comparison)
    details = {"outlet": outlet, "credited": credited_names(comparison), "missing": shown}
    return Hit(rule, mine.wrong, comparison.best, details, _rivals(comparison, mine) if against else ())


def _rivals(comparison: Comparison, mine: Weighed) -> tuple[WordPair, ...]:
    """Marked values and names of the claim, each with the one the passage has in their stead, if it is one alone."""
    if comparison.best is None or mine.reading is None:
        return ()
    best, found = comparison.best, []
    for token in marked(comparison, mine.reading):
        if token.kind is not TokenKind.WORD or token.proper:
            like = [
                t
                for t in best.passage
                if t.kind is token.kind and t.proper == token.proper and not best.origin(t)
            ]
            if len(like) == 1:
                found.append(WordPair(token.span, like[0].span, 0.0))
    return tuple(found)


def _with(decision: Decision, comparison: Comparison, mine: Weighed, told: Sequence[Hit]) -> Decision:
    """The decision with the reader's probabilities and who decided."""
    reading, made = mine.reading, comparison.statement
    if reading is None or made is None:
        return decision
    wrong = decision.verdict is not Verdict.SUPPORTED
    doubted = reading.supported < 0.5
    who = "both" if bool(told) == wrong and doubted == wrong else "rule" if doubted != wrong else "reader"
    own = comparison.claim.span  # of a part, the marks in it: its sentence was read whole
    placed = [place(made, m.start, m.end) for m in reading.marks]
    marks = tuple(Span(max(m.start, own.start), min(m.end, own.end)) for m in placed if m.overlaps(own))
    name = comparison.reader.name if comparison.reader else ""
    entailment = Entailment(
        name, reading.supported, reading.absent, reading.contradicted, marks, who, reading.whole
    )
    return Decision(decision.verdict, decision.confidence, decision.hits, decision.evidence, entailment)
