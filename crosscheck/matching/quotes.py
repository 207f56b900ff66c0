"""The wording of quotations: the same words in another text, or nearly the same."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from crosscheck.model import Span
from crosscheck.text.plain import fold_umlauts
from crosscheck.text.quotations import Quotation
from crosscheck.text.text import Text, view

_ELLIPSIS = re.compile(r"(?:(?<!\s)\s++)?+[\[(]?(?:…|\.\.\.)[\])]?\s*+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def fragments(text: str, quotation: Quotation) -> tuple[Quotation, ...]:
    """The stretches of a quotation between its ellipses („… [...] …“), each with the outer marks."""
    parts: list[Span] = []
    begin = quotation.span.start
    for cut in _ELLIPSIS.finditer(text, quotation.span.start, quotation.span.end):
        parts.append(Span(begin, cut.start()))
        begin = cut.end()
    parts.append(Span(begin, quotation.span.end))
    return tuple(replace(quotation, span=p) for p in parts if text[p.start : p.end].strip())


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words, folded, with their spans."""

    folded: tuple[str, ...]
    spans: tuple[Span, ...]

    def __len__(self) -> int:
        return len(self.folded)

    def part(self, first: int, after: int) -> Words:
        """The words from the place `first` up to the one before `after`."""
        return Words(self.folded[first:after], self.spans[first:after])

    def written(self, text: str) -> list[str]:
        """The words as `text`, which they are of, has them."""
        return [span.of(text) for span in self.spans]


@dataclass(frozen=True, slots=True)
class Alteration:
    """Words of a quotation and those of a text in their stead; one side may be empty."""

    mine: Words
    theirs: Words


@view
def words(text: Text, span: Span | None = None) -> Words:
    """The words of a text, or of its part `span`."""
    start, end = (span.start, span.end) if span is not None else (0, len(text.string))
    found = [
        (fold_umlauts(m[0]).replace("’", "'"), Span(m.start(), m.end()))
        for m in _WORD.finditer(text.string, start, end)
    ]
    return Words(tuple(w for w, _ in found), tuple(s for _, s in found))


def find_exact(quote: Words, text: Words) -> tuple[int, int] | None:
    """First and last word of `text` (included) where the quotation's words stand in a row."""
    size = len(quote.folded)
    if not size:
        return None
    first = quote.folded[0]
    for k in range(len(text.folded) - size + 1):
        if text.folded[k] == first and text.folded[k : k + size] == quote.folded:
            return k, k + size - 1
    return None


def find_near(quote: Words, text: Words) -> tuple[float, int, int]:
    """The likest stretch of `text`: share of equal characters in order (0–1), first and last word.

    Windows of the quotation's length and up to a quarter more or less are compared by rapidfuzz's
    normalised indel similarity over the joined words.
    """
    size = len(quote.folded)
    joined = " ".join(quote.folded)
    known = set(quote.folded)
    best = (0.0, 0, 0)
    hits = [word in known for word in text.folded]
    for k in range(max(1, len(text.folded) - size + 1)):
        stop = min(len(text.folded), k + size)
        if sum(hits[k:stop]) * 2.5 < size:
            continue
        for length in (size, size - 1, size + 1, size + max(2, size // 4)):
            last = min(len(text.folded), k + max(1, length))
            ratio = fuzz.ratio(joined, " ".join(text.folded[k:last]), score_cutoff=best[0] * 100) / 100
            if ratio > best[0] + 1e-9:
                best = (ratio, k, last - 1)
    return best


def changed(quote: Words, text: Words, first: int, last: int) -> list[Alteration]:
    """The stretches in which the quotation and these words of the text differ."""
    from rapidfuzz.distance import Levenshtein

    theirs = text.part(first, last + 1)
    return [
        Alteration(quote.part(op.src_start, op.src_end), theirs.part(op.dest_start, op.dest_end))
        for op in Levenshtein.opcodes(quote.folded, theirs.folded)
        if op.tag != "equal"
    ]
