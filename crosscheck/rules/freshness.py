"""CC502: old news sold as new.

Speaks of a claim with a word of novelty („jetzt“, „soeben“) where the article of the passage that bears it out
appeared more than STALE_DAYS days before the draft.
"""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.matching.compare import Comparison
from crosscheck.matching.pair import Pair
from crosscheck.model import Severity
from crosscheck.rules.base import Hit, Rule
from crosscheck.rules.registry import Kind, article_check
from crosscheck.rules.scores import scores
from crosscheck.text.lexemes import lexemes

STALE = Rule("CC502", "stale-source", Severity.WARNING)
RULES = (STALE,)

score = scores("freshness")
STALE_DAYS = 14


@article_check(STALE, kind=Kind.RESERVATION, order=300)
def old_news(comparison: Comparison, nearest: Pair | None) -> Iterator[Hit]:
    """Words of novelty on a claim that an article older than two weeks bears out."""
    if nearest is None or nearest.window.coverage < score.least_coverage:
        return
    published, article = comparison.text.published, nearest.indexed.article.published
    days = (published - article).days if published is not None and article is not None else 0
    word = _novelty(comparison) if days > STALE_DAYS else None
    if word is not None:
        confidence = min(score.most, score.base + score.by_coverage * nearest.window.coverage)
        yield Hit(STALE, confidence, nearest, {"draft": word, "days": str(days)})


def _novelty(comparison: Comparison) -> str | None:
    """The words by which the claim says that something is new, if it says so."""
    text, logic = comparison.text, comparison.language.logic
    units = lexemes(text.string, comparison.claim.span, text.language.code)
    for k, unit in enumerate(units):
        for phrase in logic.novelty_phrases:
            if tuple(u.fold for u in units[k : k + len(phrase)]) == phrase:
                return " ".join(u.text for u in units[k : k + len(phrase)])
        if unit.fold not in logic.novelty or (k and units[k - 1].fold in logic.not_novel_after):
            continue
        after = units[k + 1] if k + 1 < len(units) else None
        if after is not None and after.text[:1].isupper() and comparison.language.lexicon.nouns_capitalised:
            continue  # „gerade Familien“ picks out, it does not date
        return unit.text
    return None
