"""The words beside a quotation that say whose it is: „…, sagte Lia Faber“, „Faber nannte das …“."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from crosscheck.matching.row import Row
from crosscheck.matching.tokens import Token, TokenKind
from crosscheck.model import Span
from crosscheck.text.quotations import Quotation

_NEAR = 90  # characters from a quotation within which a name without a word of saying is its speaker's
_TITLE = 4  # words up to which what is quoted may be a title


def is_name(token: Token) -> bool:
    return token.kind is TokenKind.WORD and token.proper


def speaker(row: Row, said: Span, quoted: Iterable[Quotation]) -> list[Token]:
    """The names of whoever says `said`, among the words beside it that are not `quoted` themselves."""
    tag = _tag(row, said, [q for q in quoted if not q.outer.overlaps(said)])
    named = _subjects(row, tag)
    if named:
        return named
    names = [t for t in tag if is_name(t)]
    near = [t for t in names if min(abs(t.span.start - said.end), abs(said.start - t.span.end)) <= _NEAR]
    return near or names


def _tag(row: Row, said: Span, others: Sequence[Quotation]) -> list[Token]:
    """The words behind or before a quotation that belong to it, in order."""
    quoted = [q.outer for q in others]
    free = [t for t in row if not said.overlaps(t.span) and not any(q.overlaps(t.span) for q in quoted)]
    parting = [q for q in others if not _is_title(q.span.of(row.text))]
    after = _beside(row, [t for t in free if t.span.start >= said.end], parting)
    before = _beside(row, [t for t in free if t.span.end <= said.start][::-1], parting)[::-1]
    if not after or (before and row.text[before[-1].span.end : said.start].strip().endswith(":")):
        return before
    is_set_off = any(c in "–—-(" for c in row.text[said.end : after[0].span.start])
    is_spoken = any(t.fold in row.language.logic.speech for t in after)
    return after if is_spoken or is_set_off or not before else before


def _is_title(quoted: str) -> bool:
    """Whether quoted words are a name or title, of which nobody is the speaker."""
    words = quoted.split()
    return 0 < len(words) <= _TITLE and all(w[:1].isupper() for w in words) and words[-1][-1].isalnum()


def _beside(row: Row, tokens: Sequence[Token], others: Sequence[Quotation]) -> list[Token]:
    """Those of `tokens`, the nearest first, that come before the next quotation; a mere „und“ counts for nothing."""
    joints = row.language.logic.joints
    found: list[Token] = []
    before: Token | None = None
    for token in tokens:
        if found and before is not None and _is_parted_by(before, token, others):
            break
        if token.fold not in joints or found:
            found.append(token)
        before = token
    return found


def _is_parted_by(one: Token, two: Token, others: Sequence[Quotation]) -> bool:
    """Whether a quotation begins between two tokens."""
    low, high = min(one.span.end, two.span.end), max(one.span.start, two.span.start)
    return any(low <= q.outer.start < high for q in others)


def _subjects(row: Row, tag: Sequence[Token]) -> list[Token]:
    """The names right beside a word of saying: „rief Lia Faber“, „Lia Faber nannte“."""
    speech = row.language.logic.speech
    found: list[Token] = []
    for token in tag:
        if token.fold in speech:
            after = [t for t in tag if t.span.start > token.span.start]
            before = [t for t in tag if t.span.start < token.span.start][::-1]
            found += _phrase_after(row, token, after)
            found += _phrase_before(row, token, before)
    return list(dict.fromkeys(found))


def _phrase_after(row: Row, word: Token, tokens: Sequence[Token]) -> list[Token]:
    """The names in the phrase that follows a word of saying, up to a preposition."""
    names, _ = _phrase(row, word, tokens)
    return names


def _phrase_before(row: Row, word: Token, tokens: Sequence[Token]) -> list[Token]:
    """The names in the phrase before a word of saying; one that hangs on a preposition is another's."""
    names, preposition = _phrase(row, word, tokens)
    return [] if preposition else names


def _phrase(row: Row, word: Token, tokens: Sequence[Token]) -> tuple[list[Token], bool]:
    """The names beside a word of saying, the nearest first, and whether a preposition ends them. A comma ends
    them unless an apposition follows."""
    logic = row.language.logic
    names: list[Token] = []
    for k, (one, two) in enumerate(pairwise((word, *tokens))):
        if two.fold in logic.prepositions:
            return names, True
        if two.fold in logic.pronouns or (_is_parted(row, one, two) and not _is_apposition(row, tokens[k:])):
            break
        is_beside = one is word and two.capital and two.kind is TokenKind.WORD and two.weight
        if is_beside or is_name(two):
            names.append(two)
    return names, False


def _is_parted(row: Row, one: Token, two: Token) -> bool:
    between = row.text[min(one.span.end, two.span.end) : max(one.span.start, two.span.start)]
    return any(c in ",;:()–—" for c in between)


def _is_apposition(row: Row, tokens: Sequence[Token]) -> bool:
    """Whether `tokens` begin with capital words that nothing but a comma or the end follows: „…, Lia Faber“."""
    for one, two in pairwise(tokens):
        if not one.capital:
            return False
        if _is_parted(row, one, two):
            return True
    return tokens[-1].capital
