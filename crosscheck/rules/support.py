"""CC102, CC201 and CC202: borne out by the credited source, by another, in part, or by none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crosscheck.matching.compare import Candidate, Comparison
from crosscheck.matching.derived import amounts, derived
from crosscheck.matching.passages import IndexedArticle
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.model import Severity
from crosscheck.quantities.values import Amount
from crosscheck.rules.base import Hit, Rule
from crosscheck.text.quotations import quotations

MISATTRIBUTED = Rule("CC102", "misattributed", Severity.ERROR)
UNSUPPORTED = Rule("CC201", "unsupported-claim", Severity.ERROR)
PARTLY = Rule("CC202", "partly-supported", Severity.WARNING)
RULES = (MISATTRIBUTED, UNSUPPORTED, PARTLY)

_MIN_ADDED = 2.5
_ADDED_USED = 0.95  # share of the passage that a claim with an added detail uses up
_ADDED_COVERAGE = 0.5  # share of the claim that the passage bears out then
_LISTED = 8  # words that a message lists
_COUNTERPART = 0.6  # likeness from which a word is no novelty to an article, as the score counts it


def additions(comparison: Comparison, candidate: Candidate) -> tuple[Token, ...]:
    """Words of the claim that were added to a passage it otherwise follows to the end.

    The passage's own words are all but used up by the claim, so what has no counterpart, neither there
    nor anywhere in the credited articles, is a detail that was put in, not another wording.
    """
    alignment = candidate.alignment
    if alignment.used < _ADDED_USED or alignment.coverage < _ADDED_COVERAGE:
        return ()
    matched = {p.claim for p in alignment.pairs}
    nouns = comparison.language.lexicon.nouns_capitalised
    found = [
        t
        for i, t in enumerate(alignment.claim)
        if t.weight >= _MIN_ADDED
        and i not in matched
        and not _stated(comparison, t)
        and (t.capital or not nouns or t.kind is not TokenKind.WORD)
        and not _framing(comparison, t)
    ]
    return tuple(found)


def _framing(comparison: Comparison, token: Token) -> bool:
    """Whether the word belongs to how the draft introduces a quotation („…“, schließt das Blatt)."""
    quoted = quotations(comparison.draft.text, comparison.claim.span)
    if not quoted:
        return False
    inside = sum(len(q.span) for q in quoted)
    return inside > 0.5 * len(comparison.claim.span) and not any(q.outer.covers(token.span) for q in quoted)


def _stated(comparison: Comparison, token: Token) -> bool:
    return any(score >= 0.8 for ix in comparison.credited_articles for _, score, _ in ix.occurrences(token))


def missing_words(comparison: Comparison, candidates: Sequence[Candidate]) -> str:
    """The claim's words without a counterpart in the nearest passage nor anywhere else in the articles
    of `candidates`, for the message; empty when all have one."""
    if not candidates:
        return ", ".join(t.text for t in [t for t in comparison.tokens if t.weight][:_LISTED])
    matched = {p.claim for p in candidates[0].alignment.pairs}
    articles = dict.fromkeys(c.indexed for c in candidates)
    given = amounts(candidates[0].alignment.source)
    words = [
        t.text
        for i, t in enumerate(candidates[0].alignment.claim)
        if t.weight
        and i not in matched
        and not _occurs(t, articles)
        and not (isinstance(t.value, Amount) and derived(t.value, given))
    ]
    return ", ".join(words[:_LISTED])


def _occurs(token: Token, articles: Iterable[IndexedArticle]) -> bool:
    return any(score >= _COUNTERPART for ix in articles for _, score, _ in ix.occurrences(token))


def hit(rule: Rule, confidence: float, candidate: Candidate | None, **details: str) -> Hit:
    return Hit(rule, confidence, candidate, details)
