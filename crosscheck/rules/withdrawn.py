"""CC311: a statement that the source has taken back, or calls untrue.

Speaks of a claim of which a credited article says enough in what it takes back, and a part there alone. Silent
where the rest of the article has figures of the claim, unless that part has some too, or words of it stand behind
the withdrawn statement, in its paragraph: what holds in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.language.base import Language
from crosscheck.matching.compare import Comparison
from crosscheck.matching.pair import Pair
from crosscheck.matching.passages import IndexedArticle
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.model import Severity
from crosscheck.rules.base import Hit, Rule
from crosscheck.rules.negation import NEGATION
from crosscheck.rules.registry import Kind, article_check
from crosscheck.rules.scores import scores

WITHDRAWN = Rule("CC311", "withdrawn", Severity.ERROR)
RULES = (WITHDRAWN,)

score = scores("withdrawn")
_LONGEST = 160  # characters of the passage that is shown


@article_check(WITHDRAWN, kind=Kind.RETRACTION, order=1)
def withdrawn_statements(comparison: Comparison, nearest: Pair | None) -> Iterator[Hit]:
    """The withdrawn statement that the claim repeats, where the rest of its articles does not have it."""
    for indexed in comparison.credited_articles:
        if indexed.withdrawn is None or not _is_only_there(comparison, indexed, indexed.withdrawn):
            continue
        window = next(iter(indexed.withdrawn.windows(comparison.tokens)), None)
        if window is not None and window.coverage >= score.least_coverage:
            pair = comparison.beside(indexed.withdrawn, window)
            text = pair.span.of(indexed.article.text)
            shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
            yield Hit(WITHDRAWN, score.sure, pair, {"outlet": pair.outlet, "source": shown})


def _is_only_there(comparison: Comparison, indexed: IndexedArticle, taken_back: IndexedArticle) -> bool:
    """Whether the claim is said in all, but a part of it in the withdrawn statement alone."""
    there = _found(comparison.tokens, [taken_back])
    elsewhere = _found(comparison.tokens, comparison.credited_articles)
    alone = [t for t in there if t not in elsewhere]
    total = sum(t.weight for t in comparison.tokens)
    if not total or sum(t.weight for t in alone) < score.least_alone * total:
        return False
    others = [t for t in elsewhere if t not in there]
    if sum(t.weight for t in (*there, *others)) < score.covered * total:
        return False
    if any(_is_figure(t) for t in alone):
        return True
    return not any(_is_figure(t) or _is_given_instead(t, indexed) for t in others)


def _is_figure(token: Token) -> bool:
    return token.kind is TokenKind.NUMBER


def _is_given_instead(token: Token, indexed: IndexedArticle) -> bool:
    """Whether a word of the claim stands behind a withdrawn statement, in its paragraph: what holds in its place."""
    places = [
        (p.span, taken)
        for p in indexed.article.passages
        for taken in indexed.taken_back
        if p.span.covers(taken)
    ]
    return any(
        likeness >= score.same and passage.covers(found.span) and found.span.start >= taken.end
        for _, likeness, found in indexed.occurrences(token)
        for passage, taken in places
    )


def _found(claim: Sequence[Token], articles: Sequence[IndexedArticle]) -> list[Token]:
    """The claim's words and values that are said in `articles`."""
    return [
        t
        for t in claim
        if t.weight and any(s >= score.same for article in articles for _, s, _ in article.occurrences(t))
    ]


def speaks_of_it(tokens: Sequence[Token], language: Language) -> bool:
    """Whether a claim itself says that something was claimed, denied or corrected."""
    logic, turns = language.logic, language.corrections
    told = logic.speech | logic.negators
    return any(t.fold in told or t.fold.startswith(turns.speaks) for t in tokens)


def denies_it_too(comparison: Comparison, hits: Sequence[Hit]) -> bool:
    """Whether the claim denies what its source calls untrue, and is accused for the very denial."""
    if not any(t.fold in comparison.language.logic.negators for t in comparison.tokens):
        return False
    return bool(hits) and all(
        hit.rule is NEGATION
        and hit.pair is not None
        and any(span.overlaps(hit.pair.span) for span in hit.pair.indexed.retracted)
        for hit in hits
    )
