"""What an article takes back: earlier versions, first reports since corrected, claims it calls false.

The turns are data of the languages (`language/*/corrections.py`). What is found is a span of the article's text
that bears nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from crosscheck.language.corrections import Corrections
from crosscheck.model import Passage, Span
from crosscheck.text.text import Text

_RULING_WITHIN = 8  # passages behind a claim in which a fact check gives its verdict


def withdrawn(text: Text, passages: Sequence[Passage]) -> tuple[Span, ...]:
    """The spans of an article's text that are withdrawn there, in order and apart."""
    turns, written = text.language.corrections, text.string
    low = written.lower()
    if not any(hint in low for hint in turns.hints):
        return ()  # the usual case, told much faster than by the expressions
    found: list[Span] = []
    before: Span | None = None
    for number, passage in enumerate(passages):
        words = passage.span.of(written)
        if not any(hint in words.lower() for hint in turns.hints):
            before = None
            continue
        inside = text.sentences(passage.span)
        if before is None and inside and number and turns.rejects.search(words):
            before = text.sentences(passages[number - 1].span)[-1]
        is_note = bool(turns.note.search(words))
        for sentence in inside:
            said = list(_in_sentence(written, sentence, turns, is_note))
            is_note = is_note or any(span.start == sentence.start for span in said)
            found += said
            if before is not None and _is_rejected(written, before, sentence, turns):
                found += [before, sentence]
            before = sentence
    return _joined([*found, *_checked(written, passages, turns)])


def _in_sentence(text: str, sentence: Span, turns: Corrections, is_note: bool) -> Iterator[Span]:
    words = sentence.of(text)
    for group in turns.earlier:
        matches = [part.search(words) for part in group]
        if all(matches):
            begins = min(match.end() for match in matches if match)
            instead = turns.instead.search(words, begins)
            yield Span(sentence.start, sentence.start + instead.start()) if instead else sentence
    for pattern in turns.refused:
        yield from _said(pattern, words, sentence)
    if is_note or turns.contrary.search(words):
        for pattern in turns.replaced:
            yield from _said(pattern, words, sentence)


def _said(pattern: re.Pattern[str], words: str, sentence: Span) -> Iterator[Span]:
    for match in pattern.finditer(words):
        yield Span(sentence.start + match.start("said"), sentence.start + match.end("said"))


def _is_rejected(text: str, before: Span, sentence: Span, turns: Corrections) -> bool:
    """Whether `sentence` says that the one before, which reports something, is untrue."""
    return bool(turns.rejects.search(sentence.of(text)) and turns.reported.search(before.of(text)))


def _checked(written: str, passages: Sequence[Passage], turns: Corrections) -> Iterator[Span]:
    """The claims of a fact check that its verdicts, or their labels, call untrue."""
    texts = [passage.span.of(written) for passage in passages]
    for number, text in enumerate(texts):
        if turns.untrue_label.search(text) and len(text.split()) > 2:
            yield passages[number].span
        label = turns.claim.search(text)
        if label is None:
            continue
        if label.end() < len(text):
            said = passages[number].span
        elif number + 1 < len(texts):
            said = passages[number + 1].span
        else:
            continue
        if _is_ruled_untrue(texts[number + 1 : number + 1 + _RULING_WITHIN], turns):
            yield said


def _is_ruled_untrue(following: Sequence[str], turns: Corrections) -> bool:
    """Whether the first verdict among the passages that follow a claim is against it."""
    for number, text in enumerate(following):
        if turns.claim.search(text):
            return False  # the next claim
        label = turns.ruling.search(text)
        if label is None:
            if len(text.split()) <= 4 and turns.untrue.search(text):
                return True  # the verdict alone, as „Falsch.“
            continue
        words = text[label.end() :] or next(iter(following[number + 1 :]), "")
        return bool(turns.untrue.search(words))
    return False


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that touch made one."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if span.start == span.end:
            continue
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
