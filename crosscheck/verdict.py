"""From a comparison to a decision: by the reader with the rules where it was asked, else by words alone."""

from __future__ import annotations

from crosscheck import by_reading, by_words
from crosscheck.checks import withdrawn
from crosscheck.decisions import Decision, agreed, refused
from crosscheck.evidence.compare import Comparison
from crosscheck.model import Verdict

_AGREED = 0.7  # confidence that a claim is borne out by the source's denial of its opposite


def decide(comparison: Comparison) -> Decision:
    """The verdict on one claim whose credited articles could all be read."""
    taken_back = withdrawn.check(comparison)
    if taken_back is not None:
        return refused(comparison, taken_back)
    read = comparison.readings(comparison.credited_articles)
    decision = by_reading.decide(comparison) if read else by_words.decide(comparison)
    if decision.verdict is Verdict.CONTRADICTED and withdrawn.denies_it_too(comparison, decision.hits):
        return agreed(comparison, _AGREED)
    return decision
