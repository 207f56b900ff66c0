"""A claim laid beside the passages that come nearest to it: what the checks look at."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.language.base import Language
from crosscheck.matching.align import Alignment, align
from crosscheck.matching.clauses import Clause, clauses
from crosscheck.matching.passages import IndexedArticle, Window
from crosscheck.matching.quoted import SHORTEST, Quoted, place_of, quoted
from crosscheck.matching.quotes import words
from crosscheck.matching.tokens import Token
from crosscheck.model import Attribution, Claim, Draft, Evidence, Span, Stance, WordPair
from crosscheck.reader.base import Reader, Reading, Statement
from crosscheck.text.quotations import Quotation, quotations


@dataclass(frozen=True)
class Candidate:
    """One window of one article, and the tokens of the claim it is a candidate for."""

    indexed: IndexedArticle
    window: Window
    claim: tuple[Token, ...]

    @functools.cached_property
    def alignment(self) -> Alignment:
        """The claim aligned with the window; only when it is asked for, as most candidates are not looked into."""
        sentences = self.indexed.sentences[self.window.first : self.window.last + 1]
        return align(self.claim, [token for s in sentences for token in s.tokens], self.indexed.matcher)

    @property
    def span(self) -> Span:
        return self.indexed.window_span(self.window)

    @property
    def score(self) -> float:
        return self.window.score

    def evidence(self, stance: Stance) -> Evidence:
        a = self.alignment
        matched = {p.claim for p in a.pairs}
        return Evidence(
            article=self.indexed.article,
            span=self.span,
            score=round(max(0.0, min(1.0, self.window.coverage)), 4),
            stance=stance,
            pairs=tuple(
                WordPair(a.claim[p.claim].span, a.source[p.source].span, round(p.similarity, 3))
                for p in a.pairs
            ),
            missing=tuple(t.span for i, t in enumerate(a.claim) if t.weight and i not in matched),
        )


class Comparison:
    """One claim with its candidates: `credited` from the outlets it is credited to (all articles
    when it is credited to nobody), `others` from the rest; both best first.
    """

    def __init__(
        self,
        draft: Draft,
        claim: Claim,
        attributions: Sequence[Attribution],
        language: Language,
        claim_tokens: tuple[Token, ...],
        credited: Sequence[IndexedArticle],
        others: Sequence[IndexedArticle],
    ) -> None:
        self.draft = draft
        self.claim = claim
        self.attributions = tuple(attributions)
        self.language = language
        self.tokens = claim_tokens
        self.credited_articles = tuple(credited)
        self.other_articles = tuple(others)
        self.credited = self._candidates(credited)
        self.others = self._candidates(others)
        self._source_clauses: dict[int, tuple[Candidate, tuple[Clause, ...]]] = {}
        self._readings: dict[int, Reading] = {}
        self.statement: Statement | None = None  # as the reader read it; None where it did not
        self.reader: Reader | None = None

    def keep(self, indexed: IndexedArticle, reading: Reading, statement: Statement, reader: Reader) -> None:
        """Notes what the reader makes of the claim beside this article."""
        self._readings[id(indexed)] = reading
        self.statement, self.reader = statement, reader

    def readings(self, articles: Sequence[IndexedArticle]) -> list[tuple[IndexedArticle, Reading]]:
        """The readings of the claim beside these articles, in their order."""
        return [(ix, self._readings[id(ix)]) for ix in articles if id(ix) in self._readings]

    def _candidates(self, articles: Sequence[IndexedArticle]) -> tuple[Candidate, ...]:
        found = [
            Candidate(indexed, window, self.tokens)
            for indexed in articles
            for window in indexed.windows(self.tokens)
        ]
        found.sort(key=lambda c: (-c.score, c.indexed.article.url, c.window.first))
        return tuple(found)

    @property
    def best(self) -> Candidate | None:
        return self.credited[0] if self.credited else None

    @functools.cached_property
    def claim_clauses(self) -> tuple[Clause, ...]:
        return clauses(self.draft.text, self.tokens, self.language.logic)

    @functools.cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations in the claim."""
        return quotations(self.draft.text, self.claim.span)

    @functools.cached_property
    def quoted(self) -> tuple[Quoted, ...]:
        """What the claim quotes, beside the credited articles."""
        return tuple(quoted(self.draft.text, self.quotations, self.credited_articles))

    def verbatim(self, articles: Sequence[IndexedArticle]) -> float:
        """The share of the claim's weight that stands in quotations which one of these articles has word for word,
        0 to 1."""
        share = 0.0
        for quotation in self.quotations:
            said = words(self.draft.text, quotation.span)
            if len(said.folded) >= SHORTEST and place_of(said, articles) is not None:
                share += sum(t.weight for t in self.tokens if quotation.span.covers(t.span))
        return share / (sum(t.weight for t in self.tokens) or 1.0)

    def source_clauses(self, candidate: Candidate) -> tuple[Clause, ...]:
        kept = self._source_clauses.get(id(candidate))
        if kept is None:
            found = clauses(candidate.indexed.article.text, candidate.alignment.source, self.language.logic)
            kept = self._source_clauses[id(candidate)] = (
                candidate,
                found,
            )  # kept alive, so that its id stays its own
        return kept[1]
