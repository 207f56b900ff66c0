"""From a comparison to a decision: by the reader with the rules where it was asked, else by words alone."""

from __future__ import annotations

from crosscheck import by_reading, by_words
from crosscheck.checks import withdrawn
from crosscheck.decisions import Decision, refused
from crosscheck.evidence.compare import Comparison


def decide(comparison: Comparison) -> Decision:
    """The verdict on one claim whose credited articles could all be read."""
    taken_back = withdrawn.check(comparison)
    if taken_back is not None:
        return refused(comparison, taken_back)
    if comparison.readings(comparison.credited_articles):
        return by_reading.decide(comparison)
    return by_words.decide(comparison)
