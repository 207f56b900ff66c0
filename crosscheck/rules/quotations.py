"""CC401, CC402 and CC404: quotations altered, not found, or in another mouth; `cuts` has those cut short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.language.folding import fold
from crosscheck.matching.compare import Candidate, Comparison
from crosscheck.matching.passages import IndexedArticle
from crosscheck.matching.quotes import Words, changed, find_exact, find_near, fragments, words
from crosscheck.model import Severity, Span, WordPair
from crosscheck.rules import cuts
from crosscheck.rules.base import Hit, Rule
from crosscheck.rules.cuts import Place
from crosscheck.rules.speakers import other_speaker
from crosscheck.text.quotations import Quotation, quotations
from crosscheck.text.stems import stem

ALTERED = Rule("CC401", "quote-altered", Severity.ERROR)
NOT_FOUND = Rule("CC402", "quote-not-found", Severity.ERROR)
SPEAKER = Rule("CC404", "quote-speaker", Severity.ERROR)
RULES = (ALTERED, NOT_FOUND, SPEAKER)

_MIN_WORDS = 3  # shorter ones are names, titles and scare quotes unless the source has them nearly
_NEAR = 0.72  # share of like characters: another wording of the same quotation
_NEAR_UNQUOTED = 0.85  # the same where the source does not quote


def check(comparison: Comparison, candidate: Candidate | None) -> Iterator[Hit]:
    """Every quotation of the claim, in all credited articles."""
    text = comparison.draft.text
    for quotation in quotations(text, comparison.claim.span):
        for part in fragments(text, quotation):
            yield from _fragment(comparison, candidate, part)


def _fragment(comparison: Comparison, candidate: Candidate | None, quotation: Quotation) -> Iterator[Hit]:
    quote = words(comparison.draft.text, quotation.span)
    if len(quote.folded) >= 2:
        place = _exact(comparison.credited_articles, quote)
        if place is not None:
            yield from _placed(comparison, candidate, quotation, quote, place)
        elif len(quote.folded) >= _MIN_WORDS and not _is_title(comparison, quotation, quote):
            yield from _not_exact(comparison, candidate, quotation, quote)


def verbatim(comparison: Comparison, articles: Sequence[IndexedArticle]) -> float:
    """The share of the claim's weight that stands in quotations which one of the articles has word for word, 0 to 1."""
    total = sum(t.weight for t in comparison.tokens) or 1.0
    share = 0.0
    for quotation in quotations(comparison.draft.text, comparison.claim.span):
        quote = words(comparison.draft.text, quotation.span)
        if len(quote.folded) >= _MIN_WORDS and _exact(articles, quote) is not None:
            share += sum(t.weight for t in comparison.tokens if quotation.span.covers(t.span))
    return share / total


def _exact(articles: Sequence[IndexedArticle], quote: Words) -> Place | None:
    for indexed in articles:
        where = find_exact(quote, indexed.words)
        if where is not None:
            return Place(indexed, indexed.words, *where)
        where = find_exact(quote, indexed.quoted)  # „… “, sagte X, „ …“: the speaker stands in between
        if where is not None:
            return Place(indexed, indexed.quoted, *where)
    return None


def _placed(
    comparison: Comparison, candidate: Candidate | None, quotation: Quotation, quote: Words, place: Place
) -> Iterator[Hit]:
    """A quotation that stands in the source word for word: is it whole, and whose is it?"""
    if len(quote.folded) < _MIN_WORDS:
        return
    yield from cuts.check(comparison, candidate, quotation, place)
    speaker = (
        other_speaker(comparison, quotation, place.indexed, place.span)
        if _spoken(comparison, quote)
        else None
    )
    if speaker is not None:
        yield Hit(
            SPEAKER,
            speaker.confidence,
            candidate,
            {"draft": speaker.draft, "source": speaker.source, "outlet": place.indexed.article.outlet.domain},
            speaker.differs,
        )


def _spoken(comparison: Comparison, quote: Words) -> bool:
    """Whether the draft presents the quotation as speech: a word of saying, or a whole sentence in marks."""
    if any(t.fold in comparison.language.logic.speech for t in comparison.tokens):
        return True
    text = comparison.draft.text
    return len(quote.folded) > 5 or text[quote.spans[-1].end : quote.spans[-1].end + 1] in (
        ".",
        "!",
        "?",
        ",",
    )


def _not_exact(
    comparison: Comparison, candidate: Candidate | None, quotation: Quotation, quote: Words
) -> Iterator[Hit]:
    best: tuple[float, int, int] = (0.0, 0, 0)
    where: IndexedArticle | None = None
    for indexed in comparison.credited_articles:
        found = find_near(quote, indexed.words)
        if found[0] > best[0]:
            best, where = found, indexed
    if where is not None and best[0] >= _likeness(where, best):
        text = where.words
        differences = changed(quote, text, best[1], best[2])
        if not differences or (len(quote.folded) <= 4 and _inflected(comparison, quote, where, differences)):
            return
        mine = [k for d in differences for k in d[0]]
        theirs = [k for d in differences for k in d[1]]
        draft = " … ".join(quote.spans[k].of(comparison.draft.text) for k in mine) or "–"
        source = " … ".join(text.spans[k].of(where.article.text) for k in theirs) or "–"
        pairs = tuple(WordPair(quote.spans[a[0]], text.spans[b[0]], 0.0) for a, b in differences if a and b)
        confidence = min(0.97, 0.55 + 0.45 * best[0])
        yield Hit(
            ALTERED,
            confidence,
            candidate,
            {"draft": draft, "source": source, "outlet": where.article.outlet.domain},
            pairs,
        )
    elif len(quote.folded) >= 4:
        shown = quotation.span.of(comparison.draft.text)
        yield Hit(
            NOT_FOUND,
            0.6,
            candidate,
            {"draft": shown if len(shown) < 90 else shown[:87] + "…", "outlet": _names(comparison)},
        )


def _names(comparison: Comparison) -> str:
    return ", ".join(sorted({ix.article.outlet.domain for ix in comparison.credited_articles}))


def _inflected(
    comparison: Comparison,
    quote: Words,
    where: IndexedArticle,
    differences: list[tuple[list[int], list[int]]],
) -> bool:
    """Whether a short phrase differs in its endings and articles only: it was fitted into the sentence."""
    lexicon, text = comparison.language.lexicon, where.words
    draft, source = comparison.draft.text, where.article.text
    mine = {stem(fold(quote.spans[k].of(draft)), lexicon) for d in differences for k in d[0]}
    theirs = {stem(fold(text.spans[k].of(source)), lexicon) for d in differences for k in d[1]}
    return all(word in lexicon.function_words for word in mine ^ theirs)


def _likeness(indexed: IndexedArticle, found: tuple[float, int, int]) -> float:
    """How alike a stretch must be to be the quotation's original: less, where the source quotes it too."""
    where = Span(indexed.words.spans[found[1]].start, indexed.words.spans[found[2]].end)
    return _NEAR if any(q.outer.overlaps(where) for q in indexed.quotations) else _NEAR_UNQUOTED


def _is_title(comparison: Comparison, quotation: Quotation, quote: Words) -> bool:
    """A name or title in quotation marks: nobody is said to have said it."""
    inner = quotation.span.of(comparison.draft.text).rstrip()
    if inner.endswith((".", "!", "?", ",")):
        return False
    capitals = sum(s.of(comparison.draft.text)[0].isupper() for s in quote.spans)
    return len(quote.folded) <= 4 or capitals > 0.6 * len(quote.folded)
