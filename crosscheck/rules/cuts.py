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
from crosscheck.matching.quotes import words
from crosscheck.model import Severity, Span, WordPair
from crosscheck.rules.base import Hit, Rule
from crosscheck.rules.registry import Kind, article_check
from crosscheck.rules.scores import scores
from crosscheck.text.quotations import Quotation

TRUNCATED = Rule("CC403", "quote-truncated", Severity.ERROR)
RULES = (TRUNCATED,)

score = scores("cuts")
_TAIL_WORDS = 14


@article_check(TRUNCATED, kind=Kind.CONTRADICTION, order=101)
def cut_quotations(comparison: Comparison, nearest: Pair | None) -> Iterator[Hit]:
    """Quotations that stand in an article word for word, but not whole."""
    for said in comparison.quoted:
        place = said.place
        tail = _tail(comparison, place) if place is not None else []
        if place is None or not tail or _mentions(comparison, said.quotation, tail, place):
            continue
        shown = Span(place.text.spans[tail[0]].start, place.text.spans[tail[-1]].end)
        article = place.indexed.article
        details = {"source": shown.of(article.text), "outlet": article.outlet.domain}
        yield Hit(TRUNCATED, score.sure, nearest, details, (WordPair(said.quotation.span, shown, 0.0),))


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
    return bool(content) and sum(w in near for w in content) >= score.mentioned * len(content)
