"""CC501, CC504 and CC505: what is to be said of the sources."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck import messages
from crosscheck.matching.compare import Candidate, Comparison
from crosscheck.matching.tokens import TokenKind
from crosscheck.model import Article, Severity
from crosscheck.rules.base import Hit, Rule
from crosscheck.text.quotations import quotations

UNREADABLE = Rule("CC501", "source-unreadable", Severity.WARNING)
SINGLE_ORIGIN = Rule("CC504", "single-origin", Severity.INFO)
VERBATIM = Rule("CC505", "near-verbatim", Severity.INFO)
CHANGED = Rule("CC503", "source-changed", Severity.WARNING)
RULES = (UNREADABLE, CHANGED, SINGLE_ORIGIN, VERBATIM)


def advice(article: Article, language: str) -> str:
    """What to do about an article that could not be read although a copy of it was given, or whose text
    is pinned; empty for any other, which the rule's own hint suits."""
    if article.detail.code.startswith("pin_changed"):
        return messages.text("sources.advice.pinned", language)
    return messages.text("sources.advice.better", language, copy=article.copy) if article.copy else ""


_VERBATIM_WORDS = 12
_SAME = 0.97
_ONE_STORY = 0.9


def check(comparison: Comparison, candidate: Candidate) -> list[Hit]:
    """Near-verbatim copying and wire stories; never a verdict."""
    hits = []
    if _copied(comparison, candidate):
        hits.append(Hit(VERBATIM, 0.9, candidate, {}))
    twins = _twins((*comparison.credited, *comparison.others))
    if twins and len({a.domain for a in comparison.attributions}) > 1:
        hits.append(Hit(SINGLE_ORIGIN, 0.8, candidate, {"outlets": ", ".join(twins)}))
    return hits


def _copied(comparison: Comparison, candidate: Candidate) -> bool:
    quoted = [q.outer for q in quotations(comparison.draft.text, comparison.claim.span)]
    alignment = candidate.alignment
    run = 0
    previous = -1
    to = {p.claim: p for p in alignment.pairs}
    for i, token in enumerate(alignment.claim):
        if not token.weight:
            continue
        pair = to.get(i)
        same = pair is not None and pair.similarity >= _SAME and pair.source > previous
        if any(q.covers(token.span) for q in quoted) or not same:
            run, previous = 0, -1
            continue
        assert pair is not None
        run, previous = run + 1, pair.source
        if run >= _VERBATIM_WORDS:
            return True
    return False


def _twins(candidates: Sequence[Candidate]) -> list[str]:
    """Outlets whose best passages share nearly all their words with one another."""
    from rapidfuzz import fuzz

    best: dict[str, Candidate] = {}
    for candidate in candidates:
        best.setdefault(candidate.indexed.article.outlet.domain, candidate)
    texts = [
        (domain, " ".join(t.fold for t in c.alignment.source if t.kind is TokenKind.WORD))
        for domain, c in best.items()
        if c.window.coverage >= 0.6
    ]
    found: list[str] = []
    for k, (one, text) in enumerate(texts):
        for two, other in texts[k + 1 :]:
            if fuzz.ratio(text, other) >= 100 * _ONE_STORY:
                found += [d for d in (one, two) if d not in found]
    return found
