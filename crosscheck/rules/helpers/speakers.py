"""Who says a quotation, in the draft and in the source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from crosscheck.language.folding import fold
from crosscheck.language.logic import Logic
from crosscheck.matching.compare import Comparison
from crosscheck.matching.passages import IndexedArticle
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.model import Span, WordPair
from crosscheck.rules.base import differing
from crosscheck.rules.scores import scores
from crosscheck.text.quotations import Quotation, quotations

score = scores("speakers")
_NEAR = 90  # characters from a quotation within which a name without a word of saying is its speaker's
_BACK = 2  # sentences in which the name that „er“ or „sie“ stands for is looked for


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
    mine = _drafts(comparison, quotation)
    said = _quotation_at(indexed, place.start)
    if not mine or said is None or _quotation_at(indexed, place.end - 1) is None:
        return None  # nobody is named, or the source says it in its own voice
    theirs = _sources(comparison, indexed, said) or _named_before(comparison, indexed, said, mine)
    if not theirs or any(_same(a, b, indexed) for a in mine for b in theirs):
        return None
    known = any(indexed.occurrences(t) for t in mine)
    return OtherSpeaker(
        draft=" ".join(t.text for t in mine[:3]),
        source=" ".join(t.text for t in theirs[:3]),
        confidence=score.known if known else score.unknown,
        differs=differing(mine[-1:], theirs[-1:]),
    )


def _quotation_at(indexed: IndexedArticle, offset: int) -> Quotation | None:
    return next((q for q in indexed.quotations if q.outer.start <= offset < q.outer.end), None)


def _drafts(comparison: Comparison, quotation: Quotation) -> list[Token]:
    """The names of the draft's speaker; those of the outlets credited are none."""
    masked = [a.cue_span for a in comparison.attributions]
    tokens = [t for t in comparison.tokens if not any(m.overlaps(t.span) for m in masked)]
    text, quoted = comparison.draft.text, quotations(comparison.draft.text, comparison.claim.span)
    return _speaker(text, tokens, quotation.outer, quoted, comparison.language.logic)


def _sources(comparison: Comparison, indexed: IndexedArticle, said: Quotation) -> list[Token]:
    """The names of the source's speaker: in the sentence, in one before that ends with a colon, or of the
    quotation that this one goes on with."""
    logic = comparison.language.logic
    first, last = _sentence_at(indexed, said.whole.start), _sentence_at(indexed, said.whole.end - 1)
    tokens = [t for s in indexed.sentences[first : last + 1] for t in s.tokens]
    quoted = [q for q in indexed.quotations if q.whole != said.whole]
    found = _speaker(indexed.article.text, tokens, said.whole, quoted, logic)
    found = [t for t in found if not _addressed(tokens, t, comparison, indexed)]
    outside = [t for t in tokens if not said.whole.overlaps(t.span)]
    if found or not first or outside:
        return found
    before = indexed.sentences[first - 1]
    if before.span.of(indexed.article.text).endswith(":"):
        return [t for t in before.tokens if _is_name(t)]
    earlier = [q for q in indexed.quotations if before.span.covers(q.outer)]
    same_passage = before.passage == indexed.sentences[first].passage
    return _sources(comparison, indexed, earlier[-1]) if earlier and same_passage else []


def _named_before(
    comparison: Comparison, indexed: IndexedArticle, said: Quotation, mine: Sequence[Token]
) -> list[Token]:
    """The names before a quotation of „er“ or „sie“ when the draft's speaker is first named after it."""
    first, last = _sentence_at(indexed, said.whole.start), _sentence_at(indexed, said.whole.end - 1)
    pronouns = comparison.language.logic.pronouns
    around = [t for s in indexed.sentences[first : last + 1] for t in s.tokens]
    if not any(t.fold in pronouns and not said.whole.overlaps(t.span) for t in around):
        return []
    places = [token.span.start for t in mine for _, score, token in indexed.occurrences(t) if score >= 1]
    if not places or min(places) < said.whole.end:
        return []
    back = indexed.sentences[max(0, first - _BACK) : first]
    return [t for s in back for t in s.tokens if _is_name(t)]


def _sentence_at(indexed: IndexedArticle, offset: int) -> int:
    """The number of the sentence in which a place of the article stands, else that of the one before."""
    return max((k for k, s in enumerate(indexed.sentences) if s.span.start <= offset), default=0)


def _addressed(tokens: Sequence[Token], name: Token, comparison: Comparison, indexed: IndexedArticle) -> bool:
    """Whether the name is the one spoken to („sagte sie dem Spiegel“) or the outlet itself."""
    at = tokens.index(name)
    before = tokens[at - 1].fold if at else ""
    if before in comparison.language.logic.recipients:
        return True
    return any(name.fold in fold(n) for n in (indexed.article.outlet.name, *indexed.article.outlet.names))


# --------------------------------------------------------------------------- the words beside a quotation


def _speaker(
    text: str, tokens: Sequence[Token], said: Span, quoted: Iterable[Quotation], logic: Logic
) -> list[Token]:
    """The names of whoever says `said`, among the words beside it that are not quoted themselves."""
    others = [q for q in quoted if not q.outer.overlaps(said)]
    free = [
        t for t in tokens if not said.overlaps(t.span) and not any(q.outer.overlaps(t.span) for q in others)
    ]
    others = [q for q in others if not _is_title(q.span.of(text))]
    after = _beside([t for t in free if t.span.start >= said.end], others, logic)
    before = _beside([t for t in free if t.span.end <= said.start][::-1], others, logic)[::-1]
    announced = bool(before) and text[before[-1].span.end : said.start].strip().endswith(":")
    set_off = bool(after) and any(c in "–—-(" for c in text[said.end : after[0].span.start])
    speaks = any(t.fold in logic.speech for t in after)
    tag = after if after and not announced and (speaks or set_off or not before) else before
    named = _subjects(text, tag, logic)
    if named:
        return named
    names = [t for t in tag if _is_name(t)]
    return [
        t for t in names if min(abs(t.span.start - said.end), abs(said.start - t.span.end)) <= _NEAR
    ] or names


def _is_title(quoted: str) -> bool:
    """Whether quoted words are a name or title, of which nobody is the speaker."""
    words = quoted.split()
    return 0 < len(words) <= 4 and all(w[:1].isupper() for w in words) and words[-1][-1].isalnum()


def _beside(tokens: Sequence[Token], others: Sequence[Quotation], logic: Logic) -> list[Token]:
    """Those of `tokens`, the nearest first, that come before the next quotation; a mere „und“ counts for nothing."""
    found: list[Token] = []
    for one, two in pairwise([*tokens, None]):
        if one is None:
            break
        if one.fold not in logic.joints or found:
            found.append(one)
        parted = two is not None and any(
            min(one.span.end, two.span.end) <= q.outer.start < max(one.span.start, two.span.start)
            for q in others
        )
        if found and parted:
            break
    return found


def _subjects(text: str, tag: Sequence[Token], logic: Logic) -> list[Token]:
    """The names right beside a word of saying: „rief Lia Faber“, „Lia Faber nannte“."""
    found: list[Token] = []
    for k, token in enumerate(tag):
        if token.fold in logic.speech:
            found += _run(text, tag[k:], logic)
            found += _run(text, tag[k::-1], logic)
    return list(dict.fromkeys(found))


def _run(text: str, tokens: Sequence[Token], logic: Logic) -> list[Token]:
    """The names in the phrase that follows the first of `tokens`, a word of saying, or comes before it if
    they are in reverse. A comma ends it unless an apposition follows; a name that a preposition parts from
    the beginning is another's."""
    phrase: list[Token] = []
    reverse = len(tokens) > 1 and tokens[1].span.start < tokens[0].span.start
    for k, (one, two) in enumerate(pairwise(tokens), 1):
        if two.fold in logic.prepositions:
            return [] if reverse else phrase
        if two.fold in logic.pronouns or (_parted(text, one, two) and not _apposition(text, tokens[k:])):
            break
        beside = k == 1 and two.capital and two.kind is TokenKind.WORD and two.weight
        if beside or _is_name(two):
            phrase.append(two)
    return phrase


def _parted(text: str, one: Token, two: Token) -> bool:
    between = text[min(one.span.end, two.span.end) : max(one.span.start, two.span.start)]
    return any(c in ",;:()–—" for c in between)


def _apposition(text: str, tokens: Sequence[Token]) -> bool:
    """Whether `tokens` begin with capital words that nothing but a comma or the end follows: „…, Lia Faber“."""
    for one, two in pairwise(tokens):
        if not one.capital:
            return False
        if _parted(text, one, two):
            return True
    return tokens[-1].capital


def _is_name(token: Token) -> bool:
    return token.kind is TokenKind.WORD and token.proper


def _same(a: Token, b: Token, indexed: IndexedArticle) -> bool:
    return a.fold == b.fold or b.fold in indexed.matcher.matches(a.fold) or a.stem == b.stem
