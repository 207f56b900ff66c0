"""Quotations in a text: the only reader of quotation marks.

Writers use every mark both ways, mix them and forget them. Whether a mark opens or closes is decided by the
characters around it, and by its shape where they leave it open. Marks are matched within a paragraph. An unclosed
mark is no quotation, unless the next paragraph opens with one: then the quotation continues there.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crosscheck.model import Span

PARAGRAPH = "\n\n"
_LONGEST = 2000  # characters of a quotation within a paragraph
_DOUBLE, _ANGLE, _SINGLE, _SINGLE_ANGLE = range(4)
_KINDS = {
    **dict.fromkeys(("„", "“", "”", "‟", '"', "″", ",,", "''", "``", "´´", "‚‚", "‘‘", "’’"), _DOUBLE),
    **dict.fromkeys(("»", "«", "<<", ">>"), _ANGLE),
    **dict.fromkeys(("‚", "‘", "’", "‛", "'", "`", "´"), _SINGLE),
    **dict.fromkeys(("›", "‹"), _SINGLE_ANGLE),
}
_OTHER = {_DOUBLE: _ANGLE, _ANGLE: _DOUBLE, _SINGLE: _SINGLE_ANGLE, _SINGLE_ANGLE: _SINGLE}
_MARK = re.compile("|".join(map(re.escape, sorted(_KINDS, key=len, reverse=True))))
_RUN = re.compile(f"[{re.escape(''.join(_KINDS))}]+")
_LOW = frozenset({"„", "‚", ",,", "‚‚", "``"})  # these open unless right after a word
_SHAPED = frozenset({"„", "“", "”", "»", "«"})  # these may have spaces on both sides
_APOSTROPHES = frozenset({"'", "’", "‘", "`", "´"})
_PRIMES = frozenset({"'", "’", '"', "''", "″"})
_BEFORE, _AFTER = "([{", ")]}"
_DASHES = "–—-/"
_STOPS = ".,;:!?…"
_YEAR = re.compile(r"\d\d\b")  # „’68“
_CLIPPED = re.compile(r"[^\W\d_]{1,3}\b(?! ?['’])")  # „'ne“, „'em“


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation, or the part of it in one paragraph: `span` without its marks, `outer` with them.

    `whole` spans all paragraphs of the quotation.
    """

    span: Span
    outer: Span
    whole: Span


@dataclass(frozen=True, slots=True)
class _Sign:
    """A quotation mark with the evidence for its `opening` and `closing` a quotation, 0 to 2 each."""

    start: int
    end: int
    kind: int
    text: str
    opening: int
    closing: int
    doubtful: bool = False  # may be an apostrophe, a prime (feet, inches) or a closing mark
    clipped: bool = False  # may be an apostrophe or an opening mark

    @property
    def loose(self) -> bool:
        return self.opening == self.closing == 2


def within(found: Sequence[Quotation], span: Span) -> tuple[Quotation, ...]:
    """Of the quotations `found` in a text those in `span`; of those that begin before it or end after it, the
    part inside."""
    first = max(0, bisect.bisect_right(found, span.start, key=_start) - 1)
    last = bisect.bisect_left(found, span.end, key=_start)
    return tuple(_clipped(q, span) for q in found[first:last] if q.outer.overlaps(span))


def _start(quotation: Quotation) -> int:
    return quotation.outer.start


def closed(paragraph: str) -> list[Span]:
    """The outermost quotations that open and close in one paragraph, marks included."""
    pairs, _ = _matched(list(_signs(paragraph, 0, len(paragraph))))
    return [Span(opening.start, closing.end) for opening, closing in _outermost(pairs)]


def _clipped(found: Quotation, span: Span) -> Quotation:
    def cut(each: Span) -> Span:
        start = max(each.start, span.start)
        return Span(start, max(start, min(each.end, span.end)))

    return replace(found, span=cut(found.span), outer=cut(found.outer))


def quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations in `text` in order, the outermost of nested ones."""
    found: list[Quotation] = []
    chain: list[Quotation] = []  # of a quotation that goes on: its part in each paragraph so far
    paragraphs = list(_paragraphs(text))
    for here, after in zip(paragraphs, [*paragraphs[1:], None], strict=True):
        pairs = [Quotation(*_spans(a.start, a.end, b.start, b.end)) for a, b in here.pairs]
        mark = here.unclosed
        goes_on = mark is not None and after is not None and after.lead == mark.kind
        goes_on = goes_on and mark is not None and mark.end < here.span.end  # a mark alone quotes nothing
        if mark is not None and goes_on:
            pairs = [q for q in pairs if q.outer.end <= mark.start]
            pairs.append(Quotation(*_spans(mark.start, mark.end, here.span.end, here.span.end)))
        if chain and pairs and pairs[0].outer.start == here.start:
            chain.append(pairs.pop(0))
        if chain and not (goes_on and not pairs):
            found += _linked(chain)
            chain = []
        if goes_on and pairs:
            chain.append(pairs.pop())
        found += pairs
    return tuple(found)


def _spans(start: int, inner_start: int, inner_end: int, end: int) -> tuple[Span, Span, Span]:
    outer = Span(start, end)
    return Span(inner_start, inner_end), outer, outer


def _linked(parts: Sequence[Quotation]) -> list[Quotation]:
    whole = Span(parts[0].outer.start, parts[-1].outer.end)
    return [replace(part, whole=whole) for part in parts]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """One paragraph: its outermost pairs of marks, and what may tie it to its neighbours.

    `start` is where its words begin; `lead` the kind of a mark that opens there, or -1; `unclosed` a
    mark that opens and is never closed, where a long quotation can begin: there, or after a colon.
    """

    span: Span
    start: int
    pairs: tuple[tuple[_Sign, _Sign], ...]
    lead: int
    unclosed: _Sign | None


def _paragraphs(text: str) -> Iterator[_Paragraph]:
    start = 0
    for written in text.split(PARAGRAPH):
        end = start + len(written)
        first = end - len(written.lstrip())
        signs = list(_signs(text, start, end))
        pairs, left = _matched(signs)
        lead = signs[0].kind if signs and signs[0].start == first and signs[0].opening else -1
        long = next((s for s in left if s.kind in (_DOUBLE, _ANGLE)), None)
        if long is not None and long.start != first and not text[start : long.start].rstrip().endswith(":"):
            long = None
        yield _Paragraph(Span(start, end), first, tuple(_outermost(pairs)), lead, long)
        start = end + len(PARAGRAPH)


def _outermost(pairs: Sequence[tuple[_Sign, _Sign]]) -> Iterator[tuple[_Sign, _Sign]]:
    end = -1
    for opening, closing in sorted(pairs, key=lambda pair: pair[0].start):
        if closing.end > end:
            yield opening, closing
            end = closing.end


# --------------------------------------------------------------------------- marks and their pairs


def _signs(text: str, start: int, end: int) -> Iterator[_Sign]:
    """The quotation marks of a paragraph; apostrophes in words and before years are none."""
    for run in _RUN.finditer(text, start, end):
        # The characters before and after that are no marks themselves; empty at the ends.
        left = text[run.start() - 1] if run.start() > start else ""
        right = text[run.end()] if run.end() < end else ""
        opening = 2 if not left or left.isspace() or left in _BEFORE else int(left in _DASHES)
        closing = 2 if not right or right.isspace() or right in _AFTER else int(right in _DASHES + _STOPS)
        for found in _MARK.finditer(text, run.start(), run.end()):
            sign = _sign(text, found, end, left, opening, closing)
            if sign is not None:
                yield sign


def _sign(text: str, found: re.Match[str], end: int, left: str, opening: int, closing: int) -> _Sign | None:
    mark, at, stop = found.group(), found.start(), found.end()
    if mark == ",," and (closing or not opening):
        return None
    doubtful = clipped = False
    if mark in _APOSTROPHES:
        before, after = text[at - 1 : at], text[stop : stop + 1]
        if (before.isalnum() and after.isalnum()) or _YEAR.match(text, stop):
            return None
        doubtful = before.isalpha() and after.isspace() and text[stop + 1 : stop + 2].isalnum()
        clipped = mark == "’" or _CLIPPED.match(text, stop, end) is not None
    doubtful = doubtful or (mark in _PRIMES and left.isdigit())
    return _Sign(at, stop, _KINDS[mark], mark, opening, closing, doubtful, clipped)


def _matched(signs: Sequence[_Sign]) -> tuple[list[tuple[_Sign, _Sign]], list[_Sign]]:
    """The pairs of marks, nested ones included, and the opening marks that are never closed."""
    pairs: list[tuple[_Sign, _Sign]] = []
    opened: list[_Sign] = []
    for index, sign in enumerate(signs):
        partner = None if _opens(sign) else _partner(sign, opened)
        if partner is None:
            if _may_open(sign):
                opened.append(sign)
            continue
        if sign.doubtful and (opened[partner].clipped or _closes_later(signs, index)):
            continue
        if sign.end - opened[partner].start <= _LONGEST:
            pairs.append((opened[partner], sign))
        del opened[partner:]
    return pairs, opened


def _opens(sign: _Sign) -> bool:
    """Whether a mark can only open, by the characters around it."""
    return sign.opening > sign.closing or (sign.text in _LOW and sign.opening == sign.closing < 2)


def _may_open(sign: _Sign) -> bool:
    """Whether a mark that closes nothing may open; one between spaces only by its shape."""
    if sign.loose:
        return sign.text in ("„", "»", "«")
    return sign.opening >= sign.closing


def _partner(sign: _Sign, opened: Sequence[_Sign]) -> int | None:
    """The mark, by its index in `opened`, that `sign` closes: the last of its kind, else the last if it
    is a double mark of another shape."""
    if sign.loose and sign.text not in _SHAPED:
        return None
    for index in range(len(opened) - 1, -1, -1):
        if opened[index].kind == sign.kind:
            return index
    if opened and opened[-1].kind == _OTHER[sign.kind]:
        return len(opened) - 1
    return None


def _closes_later(signs: Sequence[_Sign], index: int) -> bool:
    """Whether the next mark of this kind that is surely a quotation mark closes."""
    for sign in signs[index + 1 :]:
        if sign.kind == signs[index].kind and not sign.doubtful:
            return not _opens(sign)
    return False
