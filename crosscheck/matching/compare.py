"""A claim laid beside the passages that come nearest to it: what the verdict looks at."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from crosscheck.matching.pair import Pair
from crosscheck.matching.passages import IndexedArticle, Window
from crosscheck.matching.quoted import SHORTEST, Quoted, place_of, quoted
from crosscheck.matching.quotes import words
from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token
from crosscheck.model import Attribution, Claim
from crosscheck.reader.base import Reader, Reading, Statement
from crosscheck.text.quotations import Quotation
from crosscheck.text.text import Text


class Comparison:
    """One claim with its passages: `credited` from the outlets it is credited to (all articles
    when it is credited to nobody), `others` from the rest; both best first. `text` is the draft's.
    """

    def __init__(
        self,
        text: Text,
        claim: Claim,
        attributions: Sequence[Attribution],
        claim_tokens: tuple[Token, ...],
        credited: Sequence[IndexedArticle],
        others: Sequence[IndexedArticle],
    ) -> None:
        self.text = text
        self.claim = claim
        self.attributions = tuple(attributions)
        self.language = text.language
        self.tokens = claim_tokens
        self.row = Row(text, claim_tokens)
        self.credited_articles = tuple(credited)
        self.other_articles = tuple(others)
        self.credited = self._pairs(self.credited_articles)
        self.others = self._pairs(self.other_articles)
        self._readings: dict[IndexedArticle, Reading] = {}
        self.statement: Statement | None = None  # as the reader read it; None where it did not
        self.reader: Reader | None = None

    def keep(self, indexed: IndexedArticle, reading: Reading, statement: Statement, reader: Reader) -> None:
        """Notes what the reader makes of the claim beside this article."""
        self._readings[indexed] = reading
        self.statement, self.reader = statement, reader

    def readings(self, articles: Sequence[IndexedArticle]) -> list[tuple[IndexedArticle, Reading]]:
        """The readings of the claim beside these articles, in their order."""
        return [(ix, self._readings[ix]) for ix in articles if ix in self._readings]

    def beside(self, indexed: IndexedArticle, window: Window) -> Pair:
        """The claim beside one window of an article."""
        return Pair(self.row, indexed, window, self.credited_articles, self.other_articles)

    def _pairs(self, articles: Sequence[IndexedArticle]) -> tuple[Pair, ...]:
        found = [self.beside(ix, window) for ix in articles for window in ix.windows(self.tokens)]
        found.sort(key=lambda p: (-p.score, p.indexed.article.url, p.window.first))
        return tuple(found)

    @property
    def best(self) -> Pair | None:
        return self.credited[0] if self.credited else None

    @functools.cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations in the claim."""
        return self.text.quotations_in(self.claim.span)

    @functools.cached_property
    def quoted(self) -> tuple[Quoted, ...]:
        """What the claim quotes, beside the credited articles."""
        return tuple(quoted(self.text, self.quotations, self.credited_articles))

    def verbatim(self, articles: Sequence[IndexedArticle]) -> float:
        """The share of the claim's weight that stands in quotations which one of these articles has word for word,
        0 to 1."""
        share = 0.0
        for quotation in self.quotations:
            said = words(self.text, quotation.span)
            if len(said.folded) >= SHORTEST and place_of(said, articles) is not None:
                share += sum(t.weight for t in self.tokens if quotation.span.covers(t.span))
        return share / (sum(t.weight for t in self.tokens) or 1.0)
