"""A verdict with its hits and evidence, and how each kind is put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.matching.compare import Comparison
from crosscheck.matching.pair import Pair
from crosscheck.model import Entailment, Evidence, Stance, Verdict
from crosscheck.rules import entailed, support
from crosscheck.rules.base import Hit
from crosscheck.rules.registry import Kind, checks, rules_of

_DIFFERENCES = (Kind.CONTRADICTION, Kind.INVENTION)
_SAME_STATEMENT = 0.6  # coverage from which a passage makes the same statement, the contradiction apart
_SURE = 0.7  # confidence from which a hit is reported next to that of a retraction
_ELSEWHERE, _BY_COVERAGE, _MOST = (
    0.5,
    0.5,
    0.98,
)  # confidence that another article supports the claim: base, share by coverage, maximum
_SHOWN = 3  # passages kept as evidence


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict with its confidence (calibrated, 0 to 1), the hits behind it and the passages, best first.

    `entailment` has the reader's probabilities and whether rules or reader decided; None without a reader.
    """

    verdict: Verdict
    confidence: float
    hits: tuple[Hit, ...]
    evidence: tuple[Evidence, ...]
    entailment: Entailment | None = None


def difference_hits(comparison: Comparison, best: Pair | None) -> tuple[Hit, ...]:
    """The hits of the rules for contradictions and inventions; of those of one rule at one place the surest.

    Without a passage (`best` is None) only rules that look at whole articles have any.
    """
    found = [hit for c in checks(*_DIFFERENCES) for hit in c.run(comparison, best)]
    if best is None:
        return tuple(found)
    surest: dict[str, Hit] = {}
    for hit in found:
        place = f"{hit.rule.code} {hit.differs[0].draft.start if hit.differs else ''}"
        if place not in surest or hit.confidence > surest[place].confidence:
            surest[place] = hit
    return tuple(surest.values())


def misattributed(comparison: Comparison, pair: Pair) -> Decision:
    """The decision on a claim that an article of another outlet supports, in `pair`."""
    credited = credited_names(comparison)
    confidence = round(min(_MOST, _ELSEWHERE + _BY_COVERAGE * pair.window.coverage), 3)
    found = support.hit(
        support.MISATTRIBUTED,
        confidence,
        pair,
        credited=credited,
        outlet=pair.indexed.article.outlet.domain,
    )
    shown = (
        *passages(comparison.others, Stance.SUPPORTS)[:2],
        *passages(comparison.credited, Stance.NEAREST)[:1],
    )
    return Decision(Verdict.MISATTRIBUTED, confidence, (found,), shown)


def refused(comparison: Comparison, hit: Hit) -> Decision:
    """The decision on a claim that repeats what its source has retracted (`hit`), with a hit on the corrected value."""
    corrected = [h for h in difference_hits(comparison, comparison.best) if h.confidence >= _SURE]
    hits = (hit, *corrected[:1])
    return Decision(Verdict.CONTRADICTED, hit.confidence, hits, evidence_of(comparison, hits))


def agreed(comparison: Comparison, confidence: float) -> Decision:
    """The decision on a claim that denies what its source calls untrue."""
    return Decision(Verdict.SUPPORTED, confidence, (), passages(comparison.credited, Stance.SUPPORTS))


def credited_names(comparison: Comparison) -> str:
    return ", ".join(sorted({ix.article.outlet.domain for ix in comparison.credited_articles}))


def evidence_of(comparison: Comparison, hits: Sequence[Hit]) -> tuple[Evidence, ...]:
    """The passage that contradicts, which is that of the first hit, then the nearest others."""
    contradicting = hits[0].pair
    about = [words.article for hit in hits if hit.pair is contradicting for words in hit.differs]
    first = (contradicting.evidence(Stance.CONTRADICTS, about),) if contradicting else ()
    rest = [c.evidence(Stance.NEAREST) for c in comparison.credited if c is not contradicting]
    return (*first, *rest[: _SHOWN - 1])


def passages(pairs: Sequence[Pair], stance: Stance) -> tuple[Evidence, ...]:
    return tuple(c.evidence(stance if k == 0 else Stance.NEAREST) for k, c in enumerate(pairs[:_SHOWN]))


def rests_on_silence(decision: Decision) -> bool:
    """Whether the claim is flagged only because of what its sources do not say."""
    by_silence = {Verdict.UNSUPPORTED, Verdict.MISATTRIBUTED, Verdict.PARTIAL}
    return decision.verdict in by_silence and not any(
        h.rule.code in rules_of(Kind.RESERVATION) for h in decision.hits
    )


def is_plain(decision: Decision) -> bool:
    """Whether a rule found a contradiction in a passage that otherwise covers most of the claim: the unread rest of the
    article cannot change that."""
    not_in_passage = {*rules_of(Kind.INVENTION), entailed.CONTRADICTED.code}
    return any(
        h.pair is not None and h.rule.code not in not_in_passage and h.pair.window.coverage >= _SAME_STATEMENT
        for h in decision.hits
    )
