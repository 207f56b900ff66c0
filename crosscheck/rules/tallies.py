"""CC313 once more: the two figures of a vote or a match exchanged: „mit 14 gegen 6“ / „mit 6 gegen 14 Stimmen“.

Speaks where a sentence of a credited article has the two figures of the claim the other way round, with the same word
between them, says most of the rest, and neither side denies anything: who loses has the smaller figure first.
"""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.matching.compare import Comparison
from crosscheck.matching.pair import Pair
from crosscheck.matching.passages import IndexedArticle
from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.rules.base import Hit, differing, written
from crosscheck.rules.owners import OWNER
from crosscheck.rules.registry import Kind, article_check
from crosscheck.rules.scores import scores

score = scores("tallies")
_Tally = tuple[Token, Token, Token]


@article_check(OWNER, kind=Kind.CONTRADICTION, order=143)
def exchanged_figures(comparison: Comparison, nearest: Pair | None) -> Iterator[Hit]:
    """Two figures of the claim that the article has in the other order."""
    if nearest is None or _denies(comparison.row):
        return
    for mine in _tallies(comparison.row):
        for indexed in comparison.credited_articles:
            found = _turned_round(comparison, indexed, mine)
            if found is not None:
                yield found
                break


def _tallies(row: Row) -> Iterator[_Tally]:
    words = row.language.logic.against
    for one, word, two in zip(row.tokens, row.tokens[1:], row.tokens[2:], strict=False):
        if one.kind is two.kind is TokenKind.NUMBER and word.fold in words:
            yield one, word, two


def _turned_round(comparison: Comparison, indexed: IndexedArticle, mine: _Tally) -> Hit | None:
    """The hit, if a sentence has the figures the other way round and none has them as they are."""
    turned: list[tuple[int, _Tally]] = []
    first, last = ([t for _, _, t in indexed.occurrences(token)] for token in (mine[0], mine[2]))
    for number in sorted({n for n, _, _ in indexed.occurrences(mine[0])}):
        for theirs in _tallies(indexed.row(number)):
            if theirs[0] in first and theirs[2] in last:
                return None
            if theirs[0] in last and theirs[2] in first and theirs[1].fold == mine[1].fold:
                turned.append((number, theirs))
    for number, theirs in turned:
        told = _told(comparison, indexed, number, mine)
        if told >= score.least_told and not _denies(indexed.row(number)):
            details = {
                "draft": written(mine),
                "source": written(theirs),
                "outlet": indexed.article.outlet.domain,
                "of": written(theirs),
            }
            pair = comparison.beside(indexed, indexed.window(comparison.tokens, number))
            return Hit(OWNER, score.base + score.by_told * told, pair, details, differing(mine, theirs))
    return None


def _told(comparison: Comparison, indexed: IndexedArticle, number: int, leave_out: _Tally) -> float:
    """The share of the rest of the claim that a sentence says; 0 where it has another verb, which may turn it round."""
    rest = [t for t in comparison.row if t.weight and t not in leave_out]
    best = {t: max((like for n, like, _ in indexed.occurrences(t) if n == number), default=0.0) for t in rest}
    if not rest or not all(best[t] for t in rest if not t.capital and t.kind is TokenKind.WORD):
        return 0.0
    return sum(t.weight * like for t, like in best.items()) / sum(t.weight for t in rest)


def _denies(row: Row) -> bool:
    return any(t.fold in row.language.logic.negators for t in row)
