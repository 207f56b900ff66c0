"""An article made ready for comparison, and the windows of it that come nearest to a claim.

Method: rarity-weighted coverage. Every content word of the claim counts with its rarity (Zipf
frequency, wordfreq) and is credited with the best similarity to a word of the window; a window is
one to three consecutive sentences, each further one at a small price.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter, mul

from crosscheck.matching.quotes import Words, words
from crosscheck.matching.row import Row
from crosscheck.matching.similarity import WordMatcher, token_similarity, transliterated
from crosscheck.matching.tokens import Token, TokenKind, tokens
from crosscheck.matching.withdrawn import withdrawn
from crosscheck.model import Article, Passage, Span
from crosscheck.text.text import Text, view

MAX_SENTENCES = 3
EXTRA_SENTENCE = 0.04  # price of each sentence after the first, in coverage
_HEADING_PRICE = 0.1
_KEPT = 2_000  # words and values of claims whose likes in an article are kept
_HEADINGS = frozenset({"title", "subhead", "caption"})
Likes = dict[int, tuple[float, Token]]  # sentence → best similarity there and the token it is found at
Best = tuple[tuple[float, Token | None], ...]


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
    best: Best


class IndexedArticle:
    """One article, whose `text` is read in the draft's language, with its sentences, tokens and vocabulary.

    What it takes back (`retracted`) is left out (`taken_back`), unless `complete`.
    """

    def __init__(self, article: Article, text: Text, complete: bool = False) -> None:
        self.article = article
        self.text = text
        self.retracted = withdrawn(text, article.passages)
        self.taken_back = () if complete else self.retracted
        self.sentences = tuple(self._sentences())
        words = [t.fold for s in self.sentences for t in s.tokens if t.kind is TokenKind.WORD and t.weight]
        self.matcher = WordMatcher(words, text.language.lexicon)
        self._where: dict[str, list[tuple[int, Token]]] = {}
        self._values: list[tuple[int, Token]] = []
        self._found: dict[tuple[object, ...], list[tuple[int, float, Token]]] = {}
        self._rows: dict[tuple[object, ...], Likes] = {}
        self.views: dict[object, object] = {}
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
        for number, passage in enumerate(self.article.passages):
            for span in self.text.sentences(passage.span):
                if any(taken.covers(span) for taken in self.taken_back):
                    continue
                inside = tokens(self.text, span)
                if self.taken_back:
                    inside = tuple(t for t in inside if not any(s.overlaps(t.span) for s in self.taken_back))
                found.append(Sentence(span, inside, number, passage.kind in _HEADINGS))
        return found

    @functools.cached_property
    def withdrawn(self) -> IndexedArticle | None:
        """What the article takes back, alone; None where that is nothing."""
        if not self.taken_back:
            return None
        spans = tuple(Passage(span, "paragraph") for span in self.taken_back)
        return IndexedArticle(replace(self.article, passages=spans), self.text, complete=True)

    @functools.cached_property
    def whole(self) -> IndexedArticle:
        """The article with what it takes back."""
        return IndexedArticle(self.article, self.text, complete=True) if self.taken_back else self

    def written(self, sentence: Sentence) -> str:
        """The sentence without what is taken back of it."""
        text, at, kept = self.text.string, sentence.span.start, []
        for span in (s for s in self.taken_back if s.overlaps(sentence.span)):
            kept.append(text[at : max(at, span.start)])
            at = max(at, span.end)
        return "".join([*kept, text[at : sentence.span.end]])

    @view
    def row(self, number: int) -> Row:
        """The tokens of a sentence."""
        return Row(self.text, self.sentences[number].tokens)

    @functools.cached_property
    def quoted(self) -> Words:
        """The words inside quotation marks alone, in order."""
        inside = [words(self.text, q.span) for q in self.text.quotations]
        return Words(
            tuple(w for part in inside for w in part.folded), tuple(s for part in inside for s in part.spans)
        )

    def occurrences(self, claim: Token) -> list[tuple[int, float, Token]]:
        """Where the article has something like this token: sentence number, similarity, token."""
        key = likeness_key(claim)
        found = self._found.get(key)
        if found is None:
            if len(self._found) >= _KEPT:
                self._found.clear()
            found = self._found[key] = [
                (number, score, token)
                for number, token in self._comparable(claim)
                if (score := token_similarity(claim, token, self.matcher)) > 0
            ]
        return found

    def _comparable(self, claim: Token) -> Iterator[tuple[int, Token]]:
        """The tokens that may be like the claim's, each with its sentence, in a fixed order."""
        if claim.kind is not TokenKind.WORD:
            yield from self._values
        else:
            for word in self._like(claim):
                yield from self._where[word]

    def _like(self, claim: Token) -> list[str]:
        """The article's words that may be like the claim's, in a fixed order."""
        found = self.matcher.matches(claim.fold)
        if not claim.capital:
            return list(found)
        near = self._by_initial.get(claim.fold[:1], ())
        return [*found, *(word for word in near if word not in found and transliterated(claim.fold, word))]

    def _row(self, claim: Token) -> Likes:
        key = likeness_key(claim)
        row = self._rows.get(key)
        if row is None:
            if len(self._rows) >= _KEPT:
                self._rows.clear()
            row = self._rows[key] = {}
            for number, score, found in self.occurrences(claim):
                if number not in row or score > row[number][0]:
                    row[number] = (score, found)
        return row

    def grid(self, claim: Sequence[Token]) -> list[Likes]:
        """For every token of the claim: sentence number → best similarity and token there."""
        return [self._row(token) if token.weight else {} for token in claim]

    def windows(self, claim: Sequence[Token], limit: int = 3) -> list[Window]:
        """The best windows for the claim, best first; none lies within another of the list."""
        weights = [t.weight for t in claim]
        total = sum(weights)
        if not total or not self.sentences:
            return []
        here: dict[int, list[tuple[int, tuple[float, Token]]]] = {}  # what each sentence has of the claim
        for k, row in enumerate(self.grid(claim)):
            for number, likest in row.items():
                here.setdefault(number, []).append((k, likest))
        found: list[tuple[float, int, int, float, Best]] = []
        for first in sorted(here):
            heading = self.sentences[first].heading
            best: list[tuple[float, Token | None]] = [(0.0, None)] * len(weights)
            for last in range(first, min(first + MAX_SENTENCES, len(self.sentences))):
                if self.sentences[last].heading != heading:
                    break
                gained = False
                for k, likest in here.get(last, ()):
                    if likest[0] > best[k][0]:
                        best[k] = likest
                        gained = True
                if gained:
                    coverage = sum(map(mul, weights, [share for share, _ in best])) / total
                    price = EXTRA_SENTENCE * (last - first)
                    if heading:
                        price += _HEADING_PRICE
                    found.append((-(coverage - price), last - first, first, coverage, tuple(best)))
        found.sort(key=itemgetter(0, 1, 2))
        return _disjoint(found, limit)

    def window(self, claim: Sequence[Token], sentence: int) -> Window:
        """One sentence as a window for the claim."""
        best = tuple(row.get(sentence, (0.0, None)) for row in self.grid(claim))
        total = sum(t.weight for t in claim) or 1.0
        coverage = sum(t.weight * share for t, (share, _) in zip(claim, best, strict=True)) / total
        return Window(sentence, sentence, coverage, coverage, best)

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


def _disjoint(ranked: Iterable[tuple[float, int, int, float, Best]], limit: int) -> list[Window]:
    """The first of these windows – score with its sign turned, length, first sentence, coverage, matches –
    that have no sentence in common."""
    chosen: list[Window] = []
    for negative, more, first, coverage, best in ranked:
        if all(first + more < c.first or c.last < first for c in chosen):
            chosen.append(Window(first, first + more, -negative, coverage, best))
            if len(chosen) == limit:
                break
    return chosen


def likeness_key(token: Token) -> tuple[object, ...]:
    """All of a claim's token that its likeness to others hangs on."""
    if token.kind is TokenKind.WORD:
        return token.fold, token.capital, token.proper
    return token.kind, token.value
