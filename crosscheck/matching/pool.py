"""The articles a draft is held against, and which of them a claim is laid beside.

Up to MANY articles that is all of them. Of more, those that could bear on the claim are found by its
words (`nearest`); the articles of the outlets it is credited to, and those of the outlets that other
claims of the draft are credited to, are laid beside it all the same, up to that number each.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from crosscheck.language import get
from crosscheck.matching.nearest import Nearest
from crosscheck.matching.passages import IndexedArticle
from crosscheck.matching.tokens import Token
from crosscheck.model import Article

MANY = 50
_AT_LEAST = 2  # articles that a claim is laid beside, near to it or not
Beside = tuple[list[IndexedArticle], list[IndexedArticle]]


class Pool:
    """`articles`, all readable, of which `read` makes what a claim can be held against. `sources` are the
    outlets that the draft credits."""

    def __init__(
        self,
        articles: Sequence[Article],
        language: str,
        read: Callable[[Article], IndexedArticle],
        sources: Collection[str] = (),
    ) -> None:
        self._articles = tuple(articles)
        self._read = read
        self._of: dict[str, list[int]] = {}
        for number, article in enumerate(self._articles):
            self._of.setdefault(article.outlet.id, []).append(number)
        few = len(self._articles) <= MANY
        self._few = [read(article) for article in self._articles] if few else []
        own = self._by(sources)
        self._own = own if len(own) <= MANY else set()
        self._nearest = None if few else _nearest(_Same(self._articles), language)

    def beside(self, claim: Sequence[Token], outlets: Collection[str]) -> Beside:
        """The articles for a claim that is credited to `outlets`, those of these and the others; all
        count as credited when there are none. In the order of the pool."""
        every = range(len(self._articles))
        named = self._by(outlets) if outlets else set(every)
        if self._nearest is None:
            return [self._few[n] for n in every if n in named], [
                self._few[n] for n in every if n not in named
            ]
        credited = named
        others: set[int] = set()
        if len(named) > MANY:
            credited = {*self._nearest.find(claim, among=named, at_least=_AT_LEAST), *(self._own & named)}
        if outlets:
            others = {*self._nearest.find(claim, leave_out=named), *(self._own - named)}
        return self._numbered(credited), self._numbered(others)

    def _by(self, outlets: Collection[str]) -> set[int]:
        return {number for outlet in outlets for number in self._of.get(outlet, ())}

    def _numbered(self, numbers: Collection[int]) -> list[IndexedArticle]:
        return [self._read(self._articles[number]) for number in sorted(numbers)]


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """Articles that are the same when they are the very same objects: quick to tell of thousands."""

    articles: tuple[Article, ...]

    def __hash__(self) -> int:
        return hash(tuple(map(id, self.articles)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and list(map(id, self.articles)) == list(map(id, other.articles))


@functools.lru_cache(maxsize=2)  # the drafts of a run may share one pool
def _nearest(same: _Same, language: str) -> Nearest:
    return Nearest(same.articles, get(language))
