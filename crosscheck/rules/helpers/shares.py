"""How much of a claim single sentences and clauses of its articles say: coverage without the window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crosscheck.matching.compare import Comparison
from crosscheck.matching.passages import IndexedArticle
from crosscheck.matching.tokens import Token
from crosscheck.rules.base import Hit, Rule, differing, written
from crosscheck.rules.scores import scores

score = scores("shares")


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A sentence of an article with what it has of some words of a claim: word → likeness and where."""

    article: IndexedArticle
    sentence: int
    found: dict[Token, list[tuple[float, Token]]]

    def hit(
        self,
        rule: Rule,
        confidence: float,
        comparison: Comparison,
        words: tuple[Sequence[Token], Sequence[Token]],
        shown: Sequence[Token],
    ) -> Hit:
        """A hit of `rule` with this sentence as its passage: `words` of the claim and of the sentence differ, and the
        message quotes `shown`."""
        mine, theirs = words
        details = {
            "draft": written(mine),
            "source": written(shown),
            "outlet": self.article.article.outlet.domain,
        }
        pair = comparison.beside(self.article, self.article.window(comparison.tokens, self.sentence))
        return Hit(rule, confidence, pair, details, differing(mine, theirs))

    def share(self, words: Sequence[Token], where: Sequence[Token] | None = None) -> float:
        """The share of the weight of `words` that the sentence says, 0 to 1; at the tokens `where` alone."""
        total = sum(t.weight for t in words)
        got = sum(t.weight * self._likeness(t, where) for t in words)
        return got / total if total else 0.0

    def _likeness(self, word: Token, where: Sequence[Token] | None) -> float:
        places = self.found.get(word, ())
        return max((like for like, token in places if where is None or token in where), default=0.0)

    def at(self, word: Token) -> list[Token]:
        """The tokens of the sentence that are the claim's word, those most like it."""
        places = self.found.get(word, ())
        best = max((like for like, _ in places), default=0.0)
        return [token for like, token in places if like == best]


def sentences(comparison: Comparison, words: Sequence[Token]) -> Iterator[Told]:
    """The sentences of the credited articles, headings apart, that have any of these words of the claim."""
    for indexed in comparison.credited_articles:
        found: dict[int, dict[Token, list[tuple[float, Token]]]] = {}
        for word in words:
            for number, likeness, token in indexed.occurrences(word):
                if likeness >= score.like and not indexed.sentences[number].heading:
                    found.setdefault(number, {}).setdefault(word, []).append((likeness, token))
        yield from (Told(indexed, number, found[number]) for number in sorted(found))
