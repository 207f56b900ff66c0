"""Who says a quotation, in the draft and in the source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.language.folding import fold
from crosscheck.matching.compare import Comparison
from crosscheck.matching.passages import IndexedArticle
from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token
from crosscheck.model import Span, WordPair
from crosscheck.rules.base import differing, written
from crosscheck.rules.helpers.cells import lead, names
from crosscheck.rules.helpers.tags import is_name, speaker
from crosscheck.rules.scores import scores
from crosscheck.text.quotations import Quotation

score = scores("speakers")
_BACK = 2  # sentences in which the name that „er“ or „sie“ stands for is looked for
_SHOWN = 3  # names of a speaker that are shown


@dataclass(frozen=True, slots=True)
class OtherSpeaker:
    draft: str
    source: str
    confidence: float
    differs: tuple[WordPair, ...]


def other_speaker(
    comparison: Comparison, quotation: Quotation, indexed: IndexedArticle, place: Span
) -> OtherSpeaker | None:
    """The source's speaker when it is another than the draft's, None when they agree or one is unsaid."""
    mine = _of_draft(comparison, quotation)
    said = _quotation_at(indexed, place.start)
    if not mine or said is None or _quotation_at(indexed, place.end - 1) is None:
        return None  # nobody is named, or the source says it in its own voice
    source = _Said(indexed, said)
    theirs = _of_source(source) or _named_before(source, mine)
    if not theirs or any(_is_same(a, b, indexed) for a in mine for b in theirs):
        return None
    is_known = any(indexed.occurrences(t) for t in mine)
    return OtherSpeaker(
        draft=written(mine[:_SHOWN]),
        source=written(theirs[:_SHOWN]),
        confidence=score.known if is_known else score.unknown,
        differs=differing(mine[-1:], theirs[-1:]),
    )


def _quotation_at(indexed: IndexedArticle, offset: int) -> Quotation | None:
    return next((q for q in indexed.text.quotations if q.outer.start <= offset < q.outer.end), None)


def _of_draft(comparison: Comparison, quotation: Quotation) -> list[Token]:
    """The names of the draft's speaker; those of the outlets credited are none."""
    masked = [a.cue_span for a in comparison.attributions]
    tokens = [t for t in comparison.tokens if not any(m.overlaps(t.span) for m in masked)]
    row = Row(comparison.text, tokens)
    return speaker(row, quotation.outer, comparison.quotations)


@dataclass(frozen=True, slots=True)
class _Said:
    """A quotation of an article."""

    indexed: IndexedArticle
    quotation: Quotation

    @property
    def span(self) -> Span:
        return self.quotation.whole

    @property
    def first(self) -> int:
        """The number of the sentence in which it begins."""
        return self._sentence_at(self.span.start)

    @property
    def row(self) -> Row:
        """The sentences in which it stands."""
        last = self._sentence_at(self.span.end - 1)
        inside = self.indexed.sentences[self.first : last + 1]
        tokens = [t for sentence in inside for t in sentence.tokens]
        return Row(self.indexed.text, tokens)

    def _sentence_at(self, offset: int) -> int:
        """The number of the sentence in which a place of the article stands, else that of the one before."""
        starts = [k for k, s in enumerate(self.indexed.sentences) if s.span.start <= offset]
        return starts[-1] if starts else 0


def _of_source(said: _Said) -> list[Token]:
    """The names of the source's speaker: in the sentence, in one before that ends with a colon, or of the
    quotation that this one goes on with."""
    indexed, row, first = said.indexed, said.row, said.first
    others = [q for q in indexed.text.quotations if q.whole != said.span]
    found = [t for t in speaker(row, said.span, others) if not _is_addressed(row, t, indexed)]
    if found or not first or any(not said.span.overlaps(t.span) for t in row):
        return found
    before = indexed.sentences[first - 1]
    if before.span.of(indexed.text.string).endswith(":"):
        return [t for t in before.tokens if is_name(t)]
    earlier = [q for q in indexed.text.quotations if before.span.covers(q.outer)]
    if earlier and before.passage == indexed.sentences[first].passage:
        return _of_source(_Said(indexed, earlier[-1]))
    return []


def _named_before(said: _Said, mine: Sequence[Token]) -> list[Token]:
    """The names that „er“ or „sie“ stands for: those of the last sentence before the quotation that has any without a
    preposition, within its paragraph; none where the draft's speaker is named in one of these sentences."""
    indexed, row = said.indexed, said.row
    pronouns = indexed.text.language.logic.pronouns
    if not any(t.fold in pronouns and not said.span.overlaps(t.span) for t in row):
        return []
    here = indexed.sentences[said.first]
    back = [
        s for s in indexed.sentences[max(0, said.first - _BACK) : said.first] if s.passage == here.passage
    ]
    tokens = [*row, *(t for sentence in back for t in sentence.tokens)]
    if any(_is_same(t, other, indexed) for t in mine for other in tokens):
        return []
    rows = [Row(indexed.text, sentence.tokens) for sentence in reversed(back)]
    named = ([t for run in names(r) if not lead(r, run[0], r.tokens) for t in run] for r in rows)
    return next((found for found in named if found), [])


def _is_addressed(row: Row, name: Token, indexed: IndexedArticle) -> bool:
    """Whether the name is the one spoken to („sagte sie dem Spiegel“) or the outlet itself."""
    before = row.previous(name)
    if before is not None and before.fold in row.language.logic.recipients:
        return True
    outlet = indexed.article.outlet
    return any(name.fold in fold(known) for known in (outlet.name, *outlet.names))


def _is_same(a: Token, b: Token, indexed: IndexedArticle) -> bool:
    return a.fold == b.fold or b.fold in indexed.matcher.matches(a.fold) or a.stem == b.stem
