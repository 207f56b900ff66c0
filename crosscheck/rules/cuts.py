"""CC403: quotations cut so that the sense turns.

Speaks of a quotation that an article has word for word, in a sentence that goes on with a word of condition or
objection, where the draft does not mention most of that soon after.
"""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.language.folding import fold
from crosscheck.matching.compare import Comparison
from crosscheck.matching.pair import Pair
from crosscheck.matching.quoted import Place
from crosscheck.matching.quotes import Words, words
from crosscheck.model import Severity, Span, WordPair
from crosscheck.rules.base import Hit, Rule
from crosscheck.rules.registry import Kind, article_check
from crosscheck.rules.scores import scores
from crosscheck.text.quotations import Quotation

TRUNCATED = Rule("CC403", "quote-truncated", Severity.ERROR)
RULES = (TRUNCATED,)

score = scores("cuts")
_TAIL_WORDS = 14
_LEAST = 2  # words of a restriction
_LONG = 4  # letters of a word that is looked for in the draft
_BEHIND = 200  # characters behind the claim in which it is looked for


@article_check(TRUNCATED, kind=Kind.CONTRADICTION, order=101)
def cut_quotations(comparison: Comparison, nearest: Pair | None) -> Iterator[Hit]:
    """Quotations that stand in an article word for word, but not whole."""
    for said in comparison.quoted:
        place = said.place
        tail = _tail(place) if place is not None else None
        if place is None or tail is None or _mentions(comparison, said.quotation, tail):
            continue
        shown = Span(tail.spans[0].start, tail.spans[-1].end)
        details = {"source": shown.of(place.written), "outlet": place.outlet}
        yield Hit(TRUNCATED, score.sure, nearest, details, (WordPair(said.quotation.span, shown, 0.0),))


def _tail(place: Place) -> Words | None:
    """Words by which the source's sentence goes on after the quotation, if they restrict it."""
    limit = _end_of_speech(place)
    words = place.following(_TAIL_WORDS)
    tail = (
        words.part(0, sum(span.end <= limit for span in words.spans))
        if limit is not None
        else words.part(0, 0)
    )
    if len(tail) < _LEAST or any(c in ".!?" for c in place.written[place.span.end : tail.spans[0].start]):
        return None
    first = fold(tail.spans[0].of(place.written))
    return tail if first in place.indexed.text.language.logic.conditions else None


def _end_of_speech(place: Place) -> int | None:
    """Where what may belong to the quotation ends: with its sentence, or with the source's own quotation; None
    where that ends with it."""
    start, end, indexed = place.span.start, place.span.end, place.indexed
    sentence = next((s for s in indexed.sentences if s.span.start <= start < s.span.end), None)
    limit = sentence.span.end if sentence else len(place.written)
    inside = next((q for q in indexed.text.quotations if q.span.start <= start and end <= q.span.end), None)
    if inside is not None:
        return min(max(limit, end), inside.span.end)
    return None if any(q.outer.start <= end <= q.outer.end for q in indexed.text.quotations) else limit


def _mentions(comparison: Comparison, quotation: Quotation, tail: Words) -> bool:
    """Whether the draft gives the restriction elsewhere in the sentence or right after it."""
    after = Span(quotation.outer.end, comparison.claim.span.end + _BEHIND)
    near = set(words(comparison.text, after).folded)
    content = [word for word in tail.folded if len(word) >= _LONG]
    return bool(content) and sum(w in near for w in content) >= score.mentioned * len(content)
