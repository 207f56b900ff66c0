"""CC102, CC201 and CC202: what the words of the articles say, where no typed rule speaks.

The verdict raises these itself; here is what they name: the details that were added to a passage which the claim
otherwise uses up, and the words that no article has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crosscheck.matching.compare import Comparison
from crosscheck.matching.derived import amounts, derived
from crosscheck.matching.pair import Pair
from crosscheck.matching.passages import IndexedArticle
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.model import Severity
from crosscheck.quantities.values import Amount
from crosscheck.rules.base import Hit, Rule
from crosscheck.rules.scores import scores

MISATTRIBUTED = Rule("CC102", "misattributed", Severity.ERROR)
UNSUPPORTED = Rule("CC201", "unsupported-claim", Severity.ERROR)
PARTLY = Rule("CC202", "partly-supported", Severity.WARNING)
RULES = (MISATTRIBUTED, UNSUPPORTED, PARTLY)

score = scores("support")
_LISTED = 8  # words that a message lists


def additions(comparison: Comparison, pair: Pair) -> tuple[Token, ...]:
    """Words of the claim that no credited article has: those of a clause that is new as a whole, or else those that
    were added to a passage which the claim otherwise follows to the end.

    The passage's own words are all but used up by the claim, so what has no counterpart, neither there
    nor anywhere in the credited articles, is a detail that was put in, not another wording.
    """
    whole = _new_clause(comparison, pair)
    if whole:
        return whole
    alignment = pair.alignment
    if alignment.used < score.used or alignment.coverage < score.covered:
        return ()
    nouns = pair.language.lexicon.nouns_capitalised
    return tuple(
        t
        for t in pair.claim
        if t.weight >= score.least_weight
        and not pair.match(t)
        and not pair.occurs(t, score.stated)
        and (t.capital or not nouns or t.kind is not TokenKind.WORD)
        and not _is_framing(comparison, t)
    )


def _new_clause(comparison: Comparison, pair: Pair) -> tuple[Token, ...]:
    """The content words of a clause of which next to nothing stands in a credited article: half of what is said would
    pass for borne out because of the other half."""
    for clause in pair.claim.clauses:
        content = [t for t in clause if t.weight]
        total = sum(t.weight for t in content)
        if total < score.clause or any(_is_framing(comparison, t) for t in content):
            continue
        new = tuple(t for t in content if not pair.occurs(t, score.novel))
        if sum(t.weight for t in new) >= score.new_share * total:
            return new
    return ()


def _is_framing(comparison: Comparison, token: Token) -> bool:
    """Whether the word belongs to how the draft introduces a quotation („…“, schließt das Blatt)."""
    quoted = comparison.quotations
    if not quoted or any(q.outer.covers(token.span) for q in quoted):
        return False
    return sum(len(q.span) for q in quoted) > score.quotation * len(comparison.claim.span)


def missing_words(comparison: Comparison, pairs: Sequence[Pair]) -> str:
    """The claim's words without a counterpart in the nearest passage nor anywhere else in the articles
    of `pairs`, for the message; empty when all have one."""
    content = [t for t in comparison.tokens if t.weight]
    if pairs:
        articles = dict.fromkeys(p.indexed for p in pairs)
        given = amounts(pairs[0].passage.tokens)
        content = [
            t
            for t in content
            if not pairs[0].match(t)
            and not _occurs(t, articles)
            and not (isinstance(t.value, Amount) and derived(t.value, given))
        ]
    return ", ".join(t.text for t in content[:_LISTED])


def _occurs(token: Token, articles: Iterable[IndexedArticle]) -> bool:
    return any(likeness >= score.novel for ix in articles for _, likeness, _ in ix.occurrences(token))


def hit(rule: Rule, confidence: float, pair: Pair | None, **details: str) -> Hit:
    return Hit(rule, confidence, pair, details)
