"""Selects the passages a judge is shown: the best of each article, without instructions to programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crosscheck.language.instructions import addresses_machine
from crosscheck.matching.compare import Comparison
from crosscheck.matching.passages import IndexedArticle
from crosscheck.model import Article, Span
from crosscheck.second_opinion.base import Excerpt

MAX_EXCERPTS = 8
_OPENING = 2  # sentences


@dataclass(frozen=True, slots=True)
class Excerpts:
    """The excerpts of a question, the articles their numbers index, and the domains of the outlets
    whose pages contain instructions to programs, which are withheld."""

    excerpts: tuple[Excerpt, ...]
    articles: tuple[Article, ...]
    withheld: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _SentenceRange:
    """Sentences `first` to `last` (inclusive) of one article."""

    indexed: IndexedArticle
    first: int
    last: int

    @property
    def sentences(self) -> list[Span]:
        return [s.span for s in self.indexed.sentences[self.first : self.last + 1]]


def select_excerpts(comparison: Comparison) -> Excerpts:
    """The passages for one claim: those of credited articles first, the best of each group first."""
    articles: dict[int, int] = {}
    excerpts: list[Excerpt] = []
    withheld: dict[str, None] = {}
    chosen = _selected(comparison)
    for sentence_range in chosen:
        article = sentence_range.indexed.article
        number = articles.setdefault(id(sentence_range.indexed), len(articles))
        credited = any(sentence_range.indexed is ix for ix in comparison.credited_articles)
        excerpts += [
            _excerpt(article, number, credited, span) for span in _without_instructions(sentence_range)
        ]
        if any(addresses_machine(span.of(article.text)) for span in sentence_range.sentences):
            withheld[article.outlet.domain] = None
    order = {id(s.indexed): s.indexed.article for s in chosen}
    return Excerpts(tuple(excerpts), tuple(order[key] for key in articles), tuple(withheld))


def _selected(comparison: Comparison) -> list[_SentenceRange]:
    """The best passage of every article, then the next best ones, up to MAX_EXCERPTS. An article that
    shares no word with the claim is represented by its opening, which may word it otherwise."""
    firsts: list[_SentenceRange] = []
    rest: list[_SentenceRange] = []
    for candidates, articles in (
        (comparison.credited, comparison.credited_articles),
        (comparison.others, comparison.other_articles),
    ):
        seen: set[int] = set()
        for each in candidates:
            sentence_range = _SentenceRange(each.indexed, each.window.first, each.window.last)
            (rest if id(each.indexed) in seen else firsts).append(sentence_range)
            seen.add(id(each.indexed))
        firsts += [opening for ix in articles if id(ix) not in seen for opening in _opening(ix)]
    every = [*firsts, *rest][:MAX_EXCERPTS]
    # A stable sort keeps the order within both groups.
    return sorted(every, key=lambda s: not any(s.indexed is ix for ix in comparison.credited_articles))


def _opening(indexed: IndexedArticle) -> Sequence[_SentenceRange]:
    text = [number for number, sentence in enumerate(indexed.sentences) if not sentence.heading]
    if not text:
        return ()
    return (_SentenceRange(indexed, text[0], text[min(_OPENING, len(text)) - 1]),)


def _without_instructions(sentence_range: _SentenceRange) -> Iterator[Span]:
    """The runs of consecutive sentences of the passage that do not address a program."""
    text = sentence_range.indexed.article.text
    run: list[Span] = []
    for span in (*sentence_range.sentences, None):
        if span is not None and not addresses_machine(span.of(text)):
            run.append(span)
        elif run:
            yield Span(run[0].start, run[-1].end)
            run = []


def _excerpt(article: Article, number: int, credited: bool, span: Span) -> Excerpt:
    domain, published = article.outlet.domain, article.published
    return Excerpt(number, domain, credited, published, span.start, span.end, span.of(article.text))
