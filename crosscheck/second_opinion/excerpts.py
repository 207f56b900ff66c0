"""The passages a judge is shown: the best of every article, without sentences that address programs."""

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
class Shown:
    """What goes to the judge: excerpts, the articles they count by number, and the outlets on whose
    pages something was held back."""

    excerpts: tuple[Excerpt, ...]
    articles: tuple[Article, ...]
    withheld: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Sentences `first` to `last` (included) of one article."""

    indexed: IndexedArticle
    first: int
    last: int

    @property
    def sentences(self) -> list[Span]:
        return [s.span for s in self.indexed.sentences[self.first : self.last + 1]]


def shown(comparison: Comparison) -> Shown:
    """The passages for one claim: those of credited articles first, each the best first."""
    articles: dict[int, int] = {}
    excerpts: list[Excerpt] = []
    withheld: dict[str, None] = {}
    chosen = _chosen(comparison)
    for stretch in chosen:
        article = stretch.indexed.article
        number = articles.setdefault(id(stretch.indexed), len(articles))
        credited = any(stretch.indexed is ix for ix in comparison.credited_articles)
        excerpts += [_excerpt(article, number, credited, span) for span in _for_readers(stretch)]
        if any(addresses_machine(span.of(article.text)) for span in stretch.sentences):
            withheld[article.outlet.domain] = None
    order = {id(s.indexed): s.indexed.article for s in chosen}
    return Shown(tuple(excerpts), tuple(order[key] for key in articles), tuple(withheld))


def _chosen(comparison: Comparison) -> list[_Stretch]:
    """The best passage of every article, then the next best ones, up to a limit. An article that has
    no word of the claim shows its opening: another wording may begin there."""
    firsts: list[_Stretch] = []
    rest: list[_Stretch] = []
    for candidates, articles in (
        (comparison.credited, comparison.credited_articles),
        (comparison.others, comparison.other_articles),
    ):
        seen: set[int] = set()
        for each in candidates:
            stretch = _Stretch(each.indexed, each.window.first, each.window.last)
            (rest if id(each.indexed) in seen else firsts).append(stretch)
            seen.add(id(each.indexed))
        firsts += [opening for ix in articles if id(ix) not in seen for opening in _opening(ix)]
    every = [*firsts, *rest][:MAX_EXCERPTS]
    # Stable: within the credited and the other ones the order stays as it was.
    return sorted(every, key=lambda s: not any(s.indexed is ix for ix in comparison.credited_articles))


def _opening(indexed: IndexedArticle) -> Sequence[_Stretch]:
    text = [number for number, sentence in enumerate(indexed.sentences) if not sentence.heading]
    if not text:
        return ()
    return (_Stretch(indexed, text[0], text[min(_OPENING, len(text)) - 1]),)


def _for_readers(stretch: _Stretch) -> Iterator[Span]:
    """The runs of the passage's sentences that are meant for people."""
    text = stretch.indexed.article.text
    run: list[Span] = []
    for span in (*stretch.sentences, None):
        if span is not None and not addresses_machine(span.of(text)):
            run.append(span)
        elif run:
            yield Span(run[0].start, run[-1].end)
            run = []


def _excerpt(article: Article, number: int, credited: bool, span: Span) -> Excerpt:
    domain, published = article.outlet.domain, article.published
    return Excerpt(number, domain, credited, published, span.start, span.end, span.of(article.text))
