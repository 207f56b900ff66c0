"""CC401, CC402 and CC404: quotations altered, not found, or in another mouth; `cuts` has those cut short.

Of the quotations of the claim that are no titles these speak where a credited article

* has nearly the same words, but not the same, endings and articles of a short phrase aside: altered;
* has nothing near them: not found;
* has them word for word, but names another speaker beside them than the draft: in another mouth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.language.folding import fold
from crosscheck.matching.compare import Comparison
from crosscheck.matching.pair import Pair
from crosscheck.matching.quoted import NearPlace, Place, Quoted
from crosscheck.matching.quotes import Alteration, changed
from crosscheck.model import Severity, Span, WordPair
from crosscheck.rules.base import Exchange, Form, Hit, Rule
from crosscheck.rules.helpers.speakers import other_speaker
from crosscheck.rules.registry import Kind, article_check
from crosscheck.rules.scores import scores
from crosscheck.text.stems import stem

Difference = tuple[list[int], list[int]]  # words of the draft and of the source

ALTERED = Rule("CC401", "quote-altered", Severity.ERROR)
NOT_FOUND = Rule("CC402", "quote-not-found", Severity.ERROR)
SPEAKER = Rule("CC404", "quote-speaker", Severity.ERROR)
RULES = (ALTERED, NOT_FOUND, SPEAKER)

score = scores("quotations")
_LEAST = 4  # words of a quotation that is taken for invented
_PHRASE = 4  # words up to which a quotation may be a title, or a phrase fitted into its sentence
_SENTENCE = 5  # words above which one is taken for speech
_SHOWN = 90  # characters of it that are shown


@article_check(ALTERED, kind=Kind.CONTRADICTION, order=100)
def altered_quotations(comparison: Comparison, nearest: Pair | None) -> Iterator[Hit]:
    """Quotations that an article has in nearly the same words."""
    for said in comparison.quoted:
        near = _original(comparison, said)
        if near is None:
            continue
        place = near.place
        differences = changed(said.words, place.text, place.first, place.last)
        if differences and not _inflected(comparison, said, place, differences):
            confidence = min(score.most, score.base + score.by_likeness * near.likeness)
            yield _altered(comparison, nearest, place, differences, confidence)


@article_check(SPEAKER, kind=Kind.CONTRADICTION, order=102)
def other_speakers(comparison: Comparison, nearest: Pair | None) -> Iterator[Hit]:
    """Quotations that an article has word for word, from another mouth."""
    for said in comparison.quoted:
        place = said.place
        if place is None or not _is_spoken(comparison, said):
            continue
        speaker = other_speaker(comparison, said.quotation, place.indexed, place.span)
        if speaker is not None:
            outlet = place.outlet
            details = {"draft": speaker.draft, "source": speaker.source, "outlet": outlet}
            yield Hit(SPEAKER, speaker.confidence, nearest, details, speaker.differs)


@article_check(NOT_FOUND, kind=Kind.INVENTION, order=103)
def invented_quotations(comparison: Comparison, nearest: Pair | None) -> Iterator[Hit]:
    """Quotations that nothing in the articles comes near to."""
    for said in comparison.quoted:
        if not _is_looked_for(comparison, said) or len(said.words) < _LEAST:
            continue
        if _original(comparison, said) is None:
            shown = said.quotation.span.of(comparison.text.string)
            shown = shown if len(shown) < _SHOWN else f"{shown[: _SHOWN - 3]}…"
            yield Hit(NOT_FOUND, score.not_found, nearest, {"draft": shown, "outlet": _names(comparison)})


def _is_looked_for(comparison: Comparison, said: Quoted) -> bool:
    """Whether something like the quotation is to stand in an article: it is not there word for word."""
    return said.place is None and not _is_title(comparison, said)


def _original(comparison: Comparison, said: Quoted) -> NearPlace | None:
    """What an article has in place of the quotation, if it is near enough to be its original."""
    near = said.nearest if _is_looked_for(comparison, said) else None
    return near if near is not None and near.likeness >= _likeness(near.place) else None


def _altered(
    comparison: Comparison,
    nearest: Pair | None,
    place: Place,
    differences: Sequence[Alteration],
    confidence: float,
) -> Hit:
    mine = [word for d in differences for word in d.mine.written(comparison.text.string)]
    theirs = [word for d in differences for word in d.theirs.written(place.written)]
    pairs = [WordPair(d.mine.spans[0], d.theirs.spans[0], 0.0) for d in differences if d.mine and d.theirs]
    details = {
        "draft": " … ".join(mine) or "–",
        "source": " … ".join(theirs) or "–",
        "outlet": place.outlet,
    }
    right = [_restored(difference, place) for difference in differences]
    if not _ends_alike(differences, place):
        right = [None]
    exchanges = tuple(filter(None, right)) if all(right) else ()
    return Hit(ALTERED, confidence, nearest, details, tuple(pairs), exchanges)


def _ends_alike(differences: Sequence[Alteration], place: Place) -> bool:
    """Whether a difference in the first or last word of the stretch ends there in the source as well: where the
    source goes on, the words may only be shifted."""
    text, span = place.written, place.span
    for difference in differences:
        theirs = difference.theirs.spans
        at_start = bool(theirs) and theirs[0].start == span.start
        at_end = bool(theirs) and theirs[-1].end == span.end
        if at_start and text[: span.start].rstrip()[-1:].isalnum():
            return False
        if at_end and text[span.end :].lstrip()[:1].isalnum():
            return False
    return True


def _restored(difference: Alteration, place: Place) -> Exchange | None:
    """The words of the source for those of the draft; None where one side has none, as the neighbours of a word
    left out or put in may belong to something else."""
    mine, theirs = difference.mine.spans, difference.theirs.spans
    if not mine or not theirs:
        return None
    source = Span(theirs[0].start, theirs[-1].end).of(place.written)
    return Exchange(Form.WORD, Span(mine[0].start, mine[-1].end), source)


def _is_spoken(comparison: Comparison, said: Quoted) -> bool:
    """Whether the draft presents the quotation as speech: a word of saying, or a whole sentence in marks."""
    if any(t.fold in comparison.language.logic.speech for t in comparison.tokens):
        return True
    end = said.words.spans[-1].end
    return len(said.words) > _SENTENCE or comparison.text.string[end : end + 1] in (".", "!", "?", ",")


def _names(comparison: Comparison) -> str:
    return ", ".join(sorted({ix.article.outlet.domain for ix in comparison.credited_articles}))


def _inflected(comparison: Comparison, said: Quoted, place: Place, differences: Sequence[Alteration]) -> bool:
    """Whether a short phrase differs in its endings and articles only: it was fitted into the sentence."""
    if len(said.words) > _PHRASE:
        return False
    lexicon = comparison.language.lexicon
    mine = {stem(fold(w), lexicon) for d in differences for w in d.mine.written(comparison.text.string)}
    theirs = {stem(fold(w), lexicon) for d in differences for w in d.theirs.written(place.written)}
    return all(word in lexicon.function_words for word in mine ^ theirs)


def _likeness(place: Place) -> float:
    """How alike a stretch must be to be the quotation's original: less, where the source quotes it too."""
    return (
        score.near
        if any(q.outer.overlaps(place.span) for q in place.indexed.text.quotations)
        else score.near_unquoted
    )


def _is_title(comparison: Comparison, said: Quoted) -> bool:
    """A name or title in quotation marks: nobody is said to have said it."""
    inner = said.quotation.span.of(comparison.text.string).rstrip()
    if inner.endswith((".", "!", "?", ",")):
        return False
    capitals = sum(s.of(comparison.text.string)[0].isupper() for s in said.words.spans)
    return len(said.words) <= _PHRASE or capitals > score.capitals * len(said.words)
