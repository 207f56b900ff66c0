"""CC301 once more: the number is right, but it counts something else in the source."""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.language.base import Language
from crosscheck.matching.clauses import clause_of, clauses
from crosscheck.matching.compare import Candidate, Comparison
from crosscheck.matching.similarity import SAME_LEMMA, token_similarity
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.quantities.agreement import same_amount
from crosscheck.quantities.values import Amount
from crosscheck.rules.base import Hit, differing
from crosscheck.rules.helpers.context import around
from crosscheck.rules.numbers import NUMBER
from crosscheck.rules.registry import Kind, check

_BASE, _BY_CONTEXT = 0.5, 0.4


@check(NUMBER, kind=Kind.CONTRADICTION, order=20)
def another_thing_counted(comparison: Comparison, candidate: Candidate) -> Iterator[Hit]:
    """Numbers that stand in the source, though not of what the claim counts, and that has another number
    there: „drei Feuerwehrleute“ against „drei Mitarbeiter … 40 Feuerwehrleute“."""
    alignment = candidate.alignment
    for i in sorted(p.claim for p in alignment.pairs):
        token = alignment.claim[i]
        mine = _counted(alignment.claim, i, comparison.language)
        if mine is None or _stated(comparison, token, mine):
            continue
        rival = _rival(comparison, candidate, token, mine)
        if rival is not None:
            j, theirs = rival
            confidence = _BASE + _BY_CONTEXT * around(comparison, candidate, {i})
            other = alignment.source[j]
            details = {"draft": f"{token.text} {mine.text}", "source": f"{other.text} {theirs.text}"}
            yield Hit(NUMBER, confidence, candidate, details, differing([token], [other]))


def _stated(comparison: Comparison, token: Token, mine: Token) -> bool:
    """Whether a credited article has this number of something like the noun."""
    for indexed in comparison.credited_articles:
        for number, _, found in indexed.occurrences(token):
            sentence = indexed.sentences[number].tokens
            at = next(k for k, t in enumerate(sentence) if t.span == found.span)
            if _counted(sentence, at, comparison.language) is None:
                return True
            parts = clauses(indexed.article.text, sentence, comparison.language.logic)
            near = (sentence[k] for k in clause_of(parts, at).indexes)
            if any(token_similarity(mine, word, indexed.matcher) > 0 for word in near):
                return True  # „drei Menschen wurden verletzt“ are „drei Verletzte“
    return False


def _rival(
    comparison: Comparison, candidate: Candidate, token: Token, mine: Token
) -> tuple[int, Token] | None:
    """Where the passage has another number of the same noun, and that noun."""
    for j, other in enumerate(candidate.alignment.source):
        theirs = _counted(candidate.alignment.source, j, comparison.language)
        if theirs is None or token_similarity(mine, theirs, candidate.indexed.matcher) < SAME_LEMMA:
            continue
        assert isinstance(token.value, Amount)
        assert isinstance(other.value, Amount)
        if not same_amount(token.value, other.value):
            return j, theirs
    return None


def _counted(tokens: tuple[Token, ...], i: int, language: Language) -> Token | None:
    """The noun that a bare number at `i` counts: the next word, or the one after an adjective."""
    value = tokens[i].value
    if not isinstance(value, Amount) or value.dimension or value.ordinal or value.share is not None:
        return None
    after = tokens[i + 1 : i + 3]
    if not after or after[0].kind is not TokenKind.WORD or not after[0].weight:
        return None
    if not language.lexicon.nouns_capitalised:
        return after[0]
    return next((t for t in after if t.kind is TokenKind.WORD and t.capital and t.weight), None)
