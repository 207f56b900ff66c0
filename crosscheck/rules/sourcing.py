"""CC501, CC503, CC504 and CC505: what is to be said of the sources.

Of a claim that is borne out two are told here, and change nothing: that a long run of words outside quotations
stands in the passage in the same order, and that the passages of two credited outlets are nearly one text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from crosscheck import messages
from crosscheck.matching.compare import Comparison
from crosscheck.matching.edits import text_ratio
from crosscheck.matching.pair import Pair
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.model import Article, Severity
from crosscheck.rules.base import Hit, Rule
from crosscheck.rules.registry import Kind, article_check
from crosscheck.rules.scores import scores

UNREADABLE = Rule("CC501", "source-unreadable", Severity.WARNING)
SINGLE_ORIGIN = Rule("CC504", "single-origin", Severity.INFO)
VERBATIM = Rule("CC505", "near-verbatim", Severity.INFO)
CHANGED = Rule("CC503", "source-changed", Severity.WARNING)
RULES = (UNREADABLE, CHANGED, SINGLE_ORIGIN, VERBATIM)

score = scores("sourcing")
_VERBATIM_WORDS = 12


def advice(article: Article, language: str) -> str:
    """What to do about an article that could not be read although a copy of it was given, or whose text
    is pinned; empty for any other, which the rule's own hint suits."""
    if article.detail.code.startswith("pin_changed"):
        return messages.text("sources.advice.pinned", language)
    return messages.text("sources.advice.better", language, copy=article.copy) if article.copy else ""


@article_check(VERBATIM, SINGLE_ORIGIN, kind=Kind.NOTE, order=310)
def copies(comparison: Comparison, nearest: Pair | None) -> Iterator[Hit]:
    """Near-verbatim copying and wire stories; never a verdict."""
    if nearest is None:
        return
    if _is_copied(comparison, nearest):
        yield Hit(VERBATIM, score.verbatim, nearest, {})
    twins = _twins((*comparison.credited, *comparison.others))
    if twins and len({a.domain for a in comparison.attributions}) > 1:
        yield Hit(SINGLE_ORIGIN, score.single_origin, nearest, {"outlets": ", ".join(twins)})


def _is_copied(comparison: Comparison, pair: Pair) -> bool:
    """Whether a long run of content words outside quotations stands in the passage in the same order."""
    quoted = [q.outer for q in comparison.quotations]
    run: list[Token] = []  # the words of the passage
    for token in pair.claim:
        if not token.weight:
            continue
        theirs = pair.counterpart(token, score.same_word)
        goes_on = theirs is not None and (not run or run[-1].span.start < theirs.span.start)
        if theirs is None or not goes_on or any(q.covers(token.span) for q in quoted):
            run = []
            continue
        run.append(theirs)
        if len(run) >= _VERBATIM_WORDS:
            return True
    return False


def _twins(pairs: Sequence[Pair]) -> list[str]:
    """Outlets whose best passages share nearly all their words with one another."""
    best: dict[str, Pair] = {}
    for pair in pairs:
        best.setdefault(pair.outlet, pair)
    texts = [
        (domain, " ".join(t.fold for t in pair.passage if t.kind is TokenKind.WORD))
        for domain, pair in best.items()
        if pair.window.coverage >= score.least_coverage
    ]
    found: list[str] = []
    for (one, text), (two, other) in combinations(texts, 2):
        if text_ratio(text, other) >= score.same_story:
            found += [d for d in (one, two) if d not in found]
    return found
