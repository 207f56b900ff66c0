"""CC403: quotations cut so that the sense turns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crosscheck.language.folding import fold
from crosscheck.matching.compare import Candidate, Comparison
from crosscheck.matching.passages import IndexedArticle
from crosscheck.matching.quotes import Words, words
from crosscheck.model import Severity, Span, WordPair
from crosscheck.rules.base import Hit, Rule
from crosscheck.text.quotations import Quotation

TRUNCATED = Rule("CC403", "quote-truncated", Severity.ERROR)
RULES = (TRUNCATED,)

_TAIL_WORDS = 14


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation stands word for word: the words `first` to `last` of `text`."""

    indexed: IndexedArticle
    text: Words
    first: int
    last: int

    @property
    def span(self) -> Span:
        return Span(self.text.spans[self.first].start, self.text.spans[self.last].end)


def check(
    comparison: Comparison, candidate: Candidate | None, quotation: Quotation, place: Place
) -> Iterator[Hit]:
    """A quotation that stands in the source word for word: is it whole?"""
    tail = _tail(comparison, place)
    if tail and not _mentions(comparison, quotation, tail, place):
        shown = Span(place.text.spans[tail[0]].start, place.text.spans[tail[-1]].end)
        pair = WordPair(quotation.span, shown, 0.0)
        yield Hit(
            TRUNCATED,
            0.85,
            candidate,
            {"source": shown.of(place.indexed.article.text), "outlet": place.indexed.article.outlet.domain},
            (pair,),
        )


def _tail(comparison: Comparison, place: Place) -> list[int]:
    """Words by which the source's sentence goes on after the quotation, if they restrict it."""
    article = place.indexed.article.text
    logic = comparison.language.logic
    end = place.span.end
    sentence = next(
        (s for s in place.indexed.sentences if s.span.start <= place.span.start < s.span.end), None
    )
    limit = sentence.span.end if sentence else len(article)
    inside = next(
        (q for q in place.indexed.quotations if q.span.start <= place.span.start and end <= q.span.end), None
    )
    if inside is not None:
        limit = min(max(limit, end), inside.span.end)
    elif any(q.outer.start <= end <= q.outer.end for q in place.indexed.quotations):
        return []
    found: list[int] = []
    for k in range(place.last + 1, min(len(place.text.folded), place.last + 1 + _TAIL_WORDS)):
        if place.text.spans[k].end > limit:
            break
        found.append(k)
    if not found:
        return []
    gap = article[end : place.text.spans[found[0]].start]
    if any(c in ".!?" for c in gap):
        return []
    first = place.text.spans[found[0]].of(article)
    return found if fold(first) in logic.conditions and len(found) >= 2 else []


def _mentions(comparison: Comparison, quotation: Quotation, tail: list[int], place: Place) -> bool:
    """Whether the draft gives the restriction elsewhere in the sentence or right after it."""
    after = comparison.draft.text[quotation.outer.end : comparison.claim.span.end + 200]
    near = set(words(after).folded)
    content = [place.text.folded[k] for k in tail if len(place.text.folded[k]) > 3]
    return bool(content) and sum(w in near for w in content) >= 0.5 * len(content)
