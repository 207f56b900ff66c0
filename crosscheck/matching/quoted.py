"""The quotations of a claim beside its articles: where they stand word for word, and where nearly so."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crosscheck.matching.passages import IndexedArticle
from crosscheck.matching.quotes import Words, find_exact, find_near, fragments, words
from crosscheck.model import Span
from crosscheck.text.quotations import Quotation
from crosscheck.text.text import Text

SHORTEST = 3  # words; shorter ones are names, titles and scare quotes


@dataclass(frozen=True, slots=True)
class Place:
    """The words `first` to `last` of `text`, which are words of the article."""

    indexed: IndexedArticle
    text: Words
    first: int
    last: int

    @property
    def span(self) -> Span:
        return Span(self.text.spans[self.first].start, self.text.spans[self.last].end)

    @property
    def written(self) -> str:
        return self.indexed.text.string

    @property
    def outlet(self) -> str:
        return self.indexed.article.outlet.domain

    def following(self, most: int) -> Words:
        """The words behind it, at `most` so many."""
        return self.text.part(self.last + 1, self.last + 1 + most)


@dataclass(frozen=True, slots=True)
class NearPlace:
    """The stretch of an article that comes nearest to a quotation, and the share of like characters."""

    likeness: float
    place: Place


@dataclass(frozen=True)
class Quoted:
    """A stretch of a claim in quotation marks, between its ellipses, and its words."""

    quotation: Quotation
    words: Words
    articles: tuple[IndexedArticle, ...]

    @functools.cached_property
    def place(self) -> Place | None:
        """Where the first of the articles that has it has it word for word."""
        return place_of(self.words, self.articles)

    @functools.cached_property
    def nearest(self) -> NearPlace | None:
        """The likest stretch of all articles; None where nothing is like it."""
        best = (0.0, 0, 0)
        where: IndexedArticle | None = None
        for indexed in self.articles:
            found = find_near(self.words, words(indexed.text))
            if found[0] > best[0]:
                best, where = found, indexed
        return (
            NearPlace(best[0], Place(where, words(where.text), best[1], best[2]))
            if where is not None
            else None
        )


def place_of(said: Words, articles: Sequence[IndexedArticle]) -> Place | None:
    """Where the first of these articles that has the words in a row has them."""
    for indexed in articles:
        every = words(indexed.text)
        where = find_exact(said, every)
        if where is not None:
            return Place(indexed, every, *where)
        where = find_exact(said, indexed.quoted)  # „… “, sagte X, „ …“: the speaker stands in between
        if where is not None:
            return Place(indexed, indexed.quoted, *where)
    return None


def quoted(
    text: Text, quotations: Sequence[Quotation], articles: Sequence[IndexedArticle]
) -> Iterator[Quoted]:
    """The stretches of these quotations of `text` that are long enough to be looked for."""
    for quotation in quotations:
        for part in fragments(text.string, quotation):
            said = words(text, part.span)
            if len(said.folded) >= SHORTEST:
                yield Quoted(part, said, tuple(articles))
