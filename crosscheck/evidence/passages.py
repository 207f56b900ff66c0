"""An article made ready for comparison, and the windows of it that come nearest to a claim.

Method: rarity-weighted coverage. Every content word of the claim counts with its rarity (Zipf
frequency, wordfreq) and is credited with the best similarity to a word of the window; a window is
one to three consecutive sentences, each further one at a small price.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.claims.sentences import sentences
from crosscheck.evidence.quotes import Quotation, Words, quotations, words
from crosscheck.evidence.similarity import WordMatcher, token_similarity, transliterated
from crosscheck.evidence.tokens import Token, TokenKind, tokens
from crosscheck.language.base import Language
from crosscheck.model import Article, Span

MAX_SENTENCES = 3
EXTRA_SENTENCE = 0.04  # price of each sentence after the first, in coverage
_HEADING_PRICE = 0.1
_HEADINGS = frozenset({"title", "subhead", "caption"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article: `tokens` carry offsets into `article.text`."""

    span: Span
    tokens: tuple[Token, ...]
    passage: int
    heading: bool


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive sentences `first`–`last` (included) of one article and how well they cover a claim.

    `best` holds for every token of the claim the best similarity in the window and the token of the
    article it was found at (None for nothing above 0).
    """

    first: int
    last: int
    score: float
    coverage: float
    best: tuple[tuple[float, Token | None], ...]


class IndexedArticle:
    """One article with its sentences, tokens and vocabulary."""

    def __init__(self, article: Article, language: Language) -> None:
        self.article = article
        self.language = language
        self.sentences = tuple(self._sentences())
        words = [t.fold for s in self.sentences for t in s.tokens if t.kind is TokenKind.WORD and t.weight]
        self.matcher = WordMatcher(words, language.lexicon)
        self._where: dict[str, list[tuple[int, Token]]] = {}
        self._values: list[tuple[int, Token]] = []
        self._found: dict[tuple[str, bool, bool], list[tuple[int, float, Token]]] = {}
        for number, sentence in enumerate(self.sentences):
            for token in sentence.tokens:
                if token.kind is not TokenKind.WORD:
                    self._values.append((number, token))
                elif token.weight:
                    self._where.setdefault(token.fold, []).append((number, token))
        self._by_initial: dict[str, list[str]] = {}
        for word in self._where:
            self._by_initial.setdefault(word[:1], []).append(word)

    def _sentences(self) -> list[Sentence]:
        found = []
        text = self.article.text
        for number, passage in enumerate(self.article.passages):
            for span in sentences(text, passage.span, self.language.segmentation):
                inside = tokens(text, self.language, self.article.published, span)
                found.append(Sentence(span, inside, number, passage.kind in _HEADINGS))
        return found

    @functools.cached_property
    def words(self) -> Words:
        """All words of the article in order, for quotations."""
        return words(self.article.text)

    @functools.cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        return quotations(self.article.text)

    @functools.cached_property
    def quoted(self) -> Words:
        """The words inside quotation marks alone, in order."""
        inside = [words(self.article.text, q.span) for q in self.quotations]
        return Words(
            tuple(w for part in inside for w in part.folded), tuple(s for part in inside for s in part.spans)
        )

    def occurrences(self, claim: Token) -> list[tuple[int, float, Token]]:
        """Where the article has something like this token: sentence number, similarity, token."""
        if claim.kind is not TokenKind.WORD:
            return [
                (number, score, token)
                for number, token in self._values
                if (score := token_similarity(claim, token, self.matcher)) > 0
            ]
        key = (claim.fold, claim.capital, claim.proper)  # all that likeness of words looks at
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = [
                (number, score, token)
                for word in self._like(claim)
                for number, token in self._where[word]
                if (score := token_similarity(claim, token, self.matcher)) > 0
            ]
        return found

    def _like(self, claim: Token) -> list[str]:
        """The article's words that may be like the claim's, in a fixed order."""
        found = self.matcher.matches(claim.fold)
        if not claim.capital:
            return list(found)
        near = self._by_initial.get(claim.fold[:1], ())
        return [*found, *(word for word in near if word not in found and transliterated(claim.fold, word))]

    def grid(self, claim: Sequence[Token]) -> list[dict[int, tuple[float, Token]]]:
        """For every token of the claim: sentence number → best similarity and token there."""
        rows: list[dict[int, tuple[float, Token]]] = []
        for token in claim:
            row: dict[int, tuple[float, Token]] = {}
            if token.weight:
                for number, score, found in self.occurrences(token):
                    if number not in row or score > row[number][0]:
                        row[number] = (score, found)
            rows.append(row)
        return rows

    def windows(self, claim: Sequence[Token], limit: int = 3) -> list[Window]:
        """The best windows for the claim, best first; none lies within another of the list."""
        total = sum(t.weight for t in claim)
        if not total or not self.sentences:
            return []
        rows = self.grid(claim)
        touched = sorted({number for row in rows for number in row})
        found: list[Window] = []
        for first in touched:
            best: list[tuple[float, Token | None]] = [(0.0, None)] * len(rows)
            for last in range(first, min(first + MAX_SENTENCES, len(self.sentences))):
                if last > first and self.sentences[last].heading != self.sentences[first].heading:
                    break
                gained = False
                for k, row in enumerate(rows):
                    here = row.get(last)
                    if here is not None and here[0] > best[k][0]:
                        best[k] = here
                        gained = True
                if not gained:
                    continue
                coverage = sum(t.weight * b[0] for t, b in zip(claim, best, strict=True)) / total
                price = EXTRA_SENTENCE * (last - first)
                if self.sentences[first].heading:
                    price += _HEADING_PRICE
                found.append(Window(first, last, coverage - price, coverage, tuple(best)))
        found.sort(key=lambda w: (-w.score, w.last - w.first, w.first))
        return _disjoint(found, limit)

    def best_sentence(self, claim: Sequence[Token]) -> tuple[int, float] | None:
        """The sentence that covers most of the claim's weight, and the share it covers."""
        total = sum(t.weight for t in claim)
        if not total:
            return None
        sums: dict[int, float] = {}
        for token, row in zip(claim, self.grid(claim), strict=True):
            for number, (score, _) in row.items():
                if not self.sentences[number].heading:
                    sums[number] = sums.get(number, 0.0) + token.weight * score
        if not sums:
            return None
        number = min(sums, key=lambda n: (-sums[n], n))
        return number, sums[number] / total

    def window_span(self, window: Window) -> Span:
        return Span(self.sentences[window.first].span.start, self.sentences[window.last].span.end)


def _disjoint(windows: Sequence[Window], limit: int) -> list[Window]:
    chosen: list[Window] = []
    for window in windows:
        if all(window.last < c.first or c.last < window.first for c in chosen):
            chosen.append(window)
            if len(chosen) == limit:
                break
    return chosen
