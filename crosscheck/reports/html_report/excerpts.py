"""Which parts of an article are shown: the passage, what stands around it, and every word that is marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from crosscheck.model import Evidence, Judgement, Span, WordPair
from crosscheck.reports.places import shown_passages

CONTEXT = 120  # characters shown on either side of a passage, within its paragraph
LONGEST = 1500  # characters of a passage; the rest is shown around marked words alone
_AROUND_MARK = 80  # characters on either side of a marked word outside the passage
_GAP = 60  # a shorter gap is shown rather than left out


def passages(judgement: Judgement) -> list[tuple[Evidence, list[Span]]]:
    """The passages to show with their rival words; those of one article that overlap are one passage."""
    shown: list[tuple[Evidence, list[Span]]] = []
    for evidence, rivals in shown_passages(judgement):
        for at, (other, others) in enumerate(shown):
            if _same_place(evidence, other):
                shown[at] = _united(other, evidence), [*others, *rivals]
                break
        else:
            shown.append((evidence, rivals))
    return shown


def _same_place(one: Evidence, other: Evidence) -> bool:
    same = one.article.url == other.article.url and one.article.text == other.article.text
    return same and one.span.overlaps(other.span)


def _united(first: Evidence, other: Evidence) -> Evidence:
    span = Span(min(first.span.start, other.span.start), max(first.span.end, other.span.end))
    pairs: dict[WordPair, None] = dict.fromkeys([*first.pairs, *other.pairs])
    return replace(first, span=span, pairs=tuple(pairs))


def excerpt(text: str, passage: Span, marks: Iterable[Span]) -> tuple[Span, ...]:
    """Spans of `text` in order, without overlap. Each of `marks` lies within one of them, and so does the
    beginning of the passage; no span begins or ends inside a word."""
    core = Span(passage.start, min(passage.end, passage.start + LONGEST))
    wanted = [_within_paragraph(text, core, CONTEXT)]
    wanted += [_within_paragraph(text, mark, _AROUND_MARK) for mark in marks if not core.covers(mark)]
    return tuple(_joined(text, sorted(wanted, key=lambda span: (span.start, span.end))))


def _within_paragraph(text: str, span: Span, around: int) -> Span:
    """`span` and up to `around` characters on either side, to the end of a word or of the paragraph."""
    first = max(text.rfind("\n", 0, span.start) + 1, span.start - around)
    last = text.find("\n", span.end)
    last = min(len(text) if last < 0 else last, span.end + around)
    return Span(_word_start(text, first, span.start), _word_end(text, span.end, last))


def _word_start(text: str, at: int, limit: int) -> int:
    """The first beginning of a word from `at` on, `limit` at the latest."""
    if at == 0 or text[at - 1].isspace():
        return at
    while at < limit and not text[at].isspace():
        at += 1
    return min(limit, at + 1) if at < limit else limit


def _word_end(text: str, limit: int, at: int) -> int:
    """The last end of a word before `at`, `limit` at the earliest."""
    if at == len(text) or text[at].isspace():
        return at
    while at > limit and not text[at - 1].isspace():
        at -= 1
    return max(limit, at - 1) if at > limit else limit


def _joined(text: str, spans: list[Span]) -> Iterator[Span]:
    current = spans[0]
    for span in spans[1:]:
        near = span.start - current.end < _GAP and "\n" not in text[current.end : span.start]
        if near:
            current = Span(current.start, max(current.end, span.end))
        else:
            yield current
            current = span
    yield current
