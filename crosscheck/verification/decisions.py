"""A verdict with what is behind it, and the steps that both ways to it share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.matching.compare import Comparison
from crosscheck.matching.pair import Pair
from crosscheck.model import Entailment, Evidence, Stance, Verdict
from crosscheck.rules import entailed, support
from crosscheck.rules.base import Hit
from crosscheck.rules.registry import Kind, checks, rules_of

_SPOKEN = (Kind.CONTRADICTION, Kind.INVENTION)
_SAME_STATEMENT = 0.6  # coverage from which a passage says the same but for what contradicts it
_SURE = 0.7  # confidence from which a rule is told beside a statement taken back
_ELSEWHERE, _BY_COVERAGE, _MOST = (
    0.5,
    0.5,
    0.98,
)  # confidence that another article bears a claim out, by coverage
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


def spoken(comparison: Comparison, best: Pair | None) -> tuple[Hit, ...]:
    """What the typed checks say, of each rule and place the surest; without any passage only those of articles
    can speak."""
    found = [hit for c in checks(*_SPOKEN) for hit in c.run(comparison, best)]
    if best is None:
        return tuple(found)
    surest: dict[str, Hit] = {}
    for hit in found:
        place = f"{hit.rule.code} {hit.differs[0].draft.start if hit.differs else ''}"
        if place not in surest or hit.confidence > surest[place].confidence:
            surest[place] = hit
    return tuple(surest.values())


def misattributed(comparison: Comparison, pair: Pair) -> Decision:
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
    first = (hit.pair.evidence(Stance.CONTRADICTS),) if hit.pair else ()
    rest = [c.evidence(Stance.NEAREST) for c in comparison.credited if c is not hit.pair]
    return (*first, *rest[: _SHOWN - 1])


def passages(pairs: Sequence[Pair], stance: Stance) -> tuple[Evidence, ...]:
    return tuple(c.evidence(stance if k == 0 else Stance.NEAREST) for k, c in enumerate(pairs[:_SHOWN]))


def rests_on_silence(decision: Decision) -> bool:
    """Whether the claim is doubted for what its sources do not say, and for nothing that they do say."""
    silent = {Verdict.UNSUPPORTED, Verdict.MISATTRIBUTED, Verdict.PARTIAL}
    return decision.verdict in silent and not any(
        h.rule.code in rules_of(Kind.RESERVATION) for h in decision.hits
    )


def is_plain(decision: Decision) -> bool:
    """Whether a rule found a contradiction in a passage that otherwise says most of what the claim says: one
    that stands, whatever the rest of the article may hold."""
    silent = {*rules_of(Kind.INVENTION), entailed.CONTRADICTED.code}  # these speak of what no passage says
    return any(
        h.pair is not None and h.rule.code not in silent and h.pair.window.coverage >= _SAME_STATEMENT
        for h in decision.hits
    )
