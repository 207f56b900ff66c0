"""What an outlet changed between two versions of an article, word by word."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from crosscheck.model import Span

_WORD = re.compile(r"\S+")
_CLOSE = 0.5  # likeness of two paragraphs from which one is the other's new version


@dataclass(frozen=True, slots=True)
class Change:
    """Words that stand in one version and not in the other.

    `before` and `after` are spans of the older and the newer text; one of them is empty for what
    was only added or only taken away, and marks the place.
    """

    before: Span
    after: Span

    def texts(self, older: str, newer: str) -> tuple[str, str]:
        return self.before.of(older), self.after.of(newer)


def changes(older: str, newer: str) -> tuple[Change, ...]:
    """The differences between two canonical texts, in order; none for equal ones.

    Paragraphs are matched first, then the words of those that were reworked, so that a moved
    paragraph does not make everything after it new.
    """
    if older == newer:
        return ()
    before, after = _paragraphs(older), _paragraphs(newer)
    matcher = difflib.SequenceMatcher(
        None, [s.of(older) for s in before], [s.of(newer) for s in after], False
    )
    found: list[Change] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        for old, new in _paired(before[i1:i2], after[j1:j2], older, newer):
            if old is not None and new is not None:
                found += _reworded(old, new, older, newer)
            else:
                place_before = before[i1].start if i1 < len(before) else len(older)
                place_after = after[j1].start if j1 < len(after) else len(newer)
                found.append(
                    Change(old or Span(place_before, place_before), new or Span(place_after, place_after))
                )
    return tuple(sorted(found, key=lambda c: (c.after, c.before)))


def _paragraphs(text: str) -> list[Span]:
    return [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]


def _paired(
    before: list[Span], after: list[Span], older: str, newer: str
) -> list[tuple[Span | None, Span | None]]:
    """Each paragraph with its likeliest other version; None where there is none."""
    pairs: list[tuple[Span | None, Span | None]] = []
    left = list(after)
    for old in before:
        words = set(_WORD.findall(old.of(older)))
        likeness = [(_shared(words, set(_WORD.findall(new.of(newer)))), -i) for i, new in enumerate(left)]
        best, index = max(likeness, default=(0.0, 0))
        pairs.append((old, left.pop(-index) if best >= _CLOSE else None))
    return pairs + [(None, new) for new in left]


def _shared(a: set[str], b: set[str]) -> float:
    return 2 * len(a & b) / ((len(a) + len(b)) or 1)


def _reworded(old: Span, new: Span, older: str, newer: str) -> list[Change]:
    before = [Span(m.start(), m.end()) for m in _WORD.finditer(older, old.start, old.end)]
    after = [Span(m.start(), m.end()) for m in _WORD.finditer(newer, new.start, new.end)]
    matcher = difflib.SequenceMatcher(
        None, [s.of(older) for s in before], [s.of(newer) for s in after], False
    )
    return [
        Change(_joined(before[i1:i2], before[i1:], old.end), _joined(after[j1:j2], after[j1:], new.end))
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    ]


def _joined(words: list[Span], following: list[Span], end: int) -> Span:
    """From the first to the last of `words`; the empty place before what follows if there are none."""
    if words:
        return Span(words[0].start, words[-1].end)
    place = following[0].start if following else end
    return Span(place, place)
