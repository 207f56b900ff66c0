"""Who says a quotation, in the draft and in the source."""

from __future__ import annotations

from dataclasses import dataclass

from crosscheck.checks.base import differing
from crosscheck.evidence.compare import Comparison
from crosscheck.evidence.passages import IndexedArticle
from crosscheck.evidence.tokens import Token, TokenKind, fold
from crosscheck.language.quotations import Quotation
from crosscheck.model import Span, WordPair


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
    mine = _speaking(comparison, quotation)
    if not mine or not any(q.outer.covers(place) for q in indexed.quotations):
        return None  # nobody is named, or the source says it in its own voice
    number = next(
        (k for k, s in enumerate(indexed.sentences) if s.span.start <= place.start < s.span.end), None
    )
    if number is None:
        return None
    sentence = indexed.sentences[number]
    theirs = _names(sentence.tokens, _quoted_part(indexed, place), comparison)
    theirs = [t for t in theirs if not _addressed(sentence.tokens, t, comparison, indexed)]
    if not theirs:
        theirs = _following(comparison, indexed, number, place)
    if not theirs:
        return None
    if any(_same(a, b, indexed) for a in mine for b in theirs):
        return None
    # A speaker the source leaves as „sie“ or names by role is looked for in the two sentences before.
    before = [t for s in indexed.sentences[max(0, number - 2) : number] for t in s.tokens if _is_name(t)]
    if not _has_surname(theirs) and any(_same(a, b, indexed) for a in mine for b in before):
        return None
    known = any(indexed.occurrences(t) for t in mine)
    return OtherSpeaker(
        draft=" ".join(t.text for t in mine[:3]),
        source=" ".join(t.text for t in theirs[:3]),
        confidence=0.9 if known else 0.8,
        differs=differing(mine[-1:], theirs[-1:]),
    )


def _addressed(
    tokens: tuple[Token, ...], name: Token, comparison: Comparison, indexed: IndexedArticle
) -> bool:
    """Whether the name is the one spoken to („sagte sie dem Spiegel“) or the outlet itself."""
    at = tokens.index(name)
    before = tokens[at - 1].fold if at else ""
    if before in comparison.language.logic.recipients:
        return True
    return any(name.fold in fold(n) for n in (indexed.article.outlet.name, *indexed.article.outlet.names))


def _speaking(comparison: Comparison, quotation: Quotation) -> list[Token]:
    """The names in the clauses of the claim that hold a word of saying; all, when none does."""
    names = _names(comparison.tokens, quotation.outer, comparison)
    logic, tokens = comparison.language.logic, comparison.tokens
    clauses = [
        c
        for c in comparison.claim_clauses
        if any(
            tokens[i].fold in logic.speech and not quotation.outer.covers(tokens[i].span) for i in c.indexes
        )
    ]
    if not clauses:
        return names
    return [t for t in names if any(tokens.index(t) in c for c in clauses)]


def _quoted_part(indexed: IndexedArticle, place: Span) -> Span:
    inside = next(
        (q for q in indexed.quotations if q.outer.start <= place.start and place.end <= q.outer.end), None
    )
    return inside.outer if inside else place


def _is_name(token: Token) -> bool:
    return token.kind is TokenKind.WORD and token.proper


def _sayers(tokens: tuple[Token, ...], comparison: Comparison) -> set[int]:
    """Indexes of capital words right after a word of saying: „rief Faber“."""
    speech = comparison.language.logic.speech
    return {
        k
        for k in range(1, len(tokens))
        if tokens[k - 1].fold in speech
        and tokens[k].capital
        and tokens[k].kind is TokenKind.WORD
        and tokens[k].weight
    }


def _names(tokens: tuple[Token, ...], quoted: Span, comparison: Comparison) -> list[Token]:
    """The names outside the quotation in its own clause: those of outlets credited left out."""
    masked = [a.cue_span for a in comparison.attributions]
    sayers = _sayers(tokens, comparison)
    found = [
        t
        for k, t in enumerate(tokens)
        if (_is_name(t) or k in sayers)
        and not quoted.overlaps(t.span)
        and not any(m.overlaps(t.span) for m in masked)
    ]
    near = [t for t in found if min(abs(t.span.start - quoted.end), abs(quoted.start - t.span.end)) <= 90]
    return near or found


def _following(comparison: Comparison, indexed: IndexedArticle, number: int, place: Span) -> list[Token]:
    """A speaker named in the sentence before a quotation that stands alone, if it ends with a colon."""
    if number == 0:
        return []
    previous = indexed.sentences[number - 1]
    if indexed.article.text[previous.span.start : previous.span.end].rstrip().endswith(":"):
        return [t for t in previous.tokens if _is_name(t)]
    return []


def _has_surname(names: list[Token]) -> bool:
    return bool(names)


def _same(a: Token, b: Token, indexed: IndexedArticle) -> bool:
    return a.fold == b.fold or b.fold in indexed.matcher.matches(a.fold) or a.stem == b.stem
