"""Text normalisation: composed letters, one kind of space and hyphen, no invisible characters; with a map back to the
original.

Drafts and articles are normalised once, when they are read.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from crosscheck.language.nearby import Nearby
from crosscheck.model import Segment, Span, file_span

# Invisible: soft hyphen, joiners, zero-width and direction marks, selectors, controls, object placeholders.
_UNSEEN = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffc"
    "\ufffe\uffff\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\U000e0000-\U000e007f"
)
_SPACES = "\v\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_HYPHENS = "\u2010\u2011\u2043\ufe63"
_DASHES = "\u2012\u2015"
_MARKS = "\u0300-\u036f"  # combining diacritics
_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # the full-width forms of ASCII
_SAME_LENGTH = {
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, _HYPHENS), "-"),
    **dict.fromkeys(map(ord, _DASHES), "–"),
    **_WIDE,
}
_LIGATURES = "\ufb00-\ufb06"
_ODD = re.compile(rf"[{_UNSEEN}{_MARKS}{_LIGATURES}]|[{_SPACES}](?=\s|\Z)|(?<![^\r\n])[ \t]*+[{_SPACES}]")
_LINE_END = r"[ \t]*+(?:\r\n|\r|\n)[ \t]*+"
_CLUSTER = re.compile(
    rf"(?P<indent>(?<![^\r\n])[ \t]*+[{_SPACES}][ \t{_SPACES}]*+)"
    rf"|(?P<tail>(?<![{_SPACES}])[{_SPACES}]++(?=[ \t]*+(?:[\r\n]|\Z)))"
    rf"|(?P<unseen>[{_UNSEEN}]++(?:(?<=\u00ad){_LINE_END}(?=\w))?)"
    rf"|(?P<letter>[^\s{_UNSEEN}{_MARKS}](?:[{_UNSEEN}]*+[{_MARKS}])+)|(?P<ligature>[{_LIGATURES}])"
)
_HIDDEN = re.compile(f"[{_UNSEEN}]")
_BROKEN = re.compile(rf"(?<=[^\W\d_])-{_LINE_END}(?=(?P<after>[^\W\d_]+))")
_HYPHENATED = re.compile(r"[\w-]+")
_LONGEST = 80  # characters of a word
_MOST_BROKEN = 5000  # words hyphenated at line ends that are looked up in the rest of the text
_WORD_BEFORE = Nearby(re.compile(r"[^\W_]+(?:-[^\W_]+)*\Z"), _LONGEST)


@dataclass(frozen=True, slots=True)
class Plain:
    """The normalised `text`; `runs` map it to the original, none if the offsets are the same."""

    text: str
    runs: tuple[Segment, ...] = ()

    def original(self, span: Span) -> Span:
        """The span of the original for a span of the text."""
        if not self.runs:
            return span
        found = file_span(self.runs, span)
        return found if span.start < span.end else Span(found.start, found.start)

    def here(self, offset: int) -> int:
        """The offset in the text for one of the original; of an invisible character, that of the next visible one."""
        if not self.runs:
            return offset
        index = bisect.bisect_right(self.runs, offset, key=_file_start) - 1
        if index < 0:
            return 0
        run = self.runs[index]
        if run.exact:
            return run.visible.start + min(offset - run.file.start, len(run.visible))
        return run.visible.start if offset < run.file.end else run.visible.end

    def back(self, segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
        """`segments`, which map visible text to this text, mapped to the original instead."""
        if not self.runs:
            return segments
        return tuple(piece for segment in segments for piece in self._parted(segment))

    def _parted(self, segment: Segment) -> Iterator[Segment]:
        if not segment.exact:
            yield Segment(segment.visible, self.original(segment.file))
            return
        shift = segment.visible.start - segment.file.start
        index = max(0, bisect.bisect_right(self.runs, segment.file.start, key=_visible_start) - 1)
        while index < len(self.runs) and self.runs[index].visible.start < segment.file.end:
            run = self.runs[index]
            start, end = (
                max(run.visible.start, segment.file.start),
                min(run.visible.end, segment.file.end),
            )
            if start < end:
                yield Segment(Span(start, end).shifted(shift), self.original(Span(start, end)))
            index += 1


def _file_start(run: Segment) -> int:
    return run.file.start


def _visible_start(run: Segment) -> int:
    return run.visible.start


def plain(text: str, *, lines: bool = False) -> Plain:
    """`text` normalised: composed letters, one kind of space and hyphen, no invisible characters.

    ASCII white space and line ends are kept. `lines`: the text is a file's; words hyphenated at line ends are joined,
    and no-break spaces at line ends removed.
    """
    even = text.translate(_SAME_LENGTH)
    cuts = list(_broken(even)) if lines else []
    if not cuts and not _ODD.search(text):
        return Plain(even)
    found = (f for f in _CLUSTER.finditer(text) if lines or f.lastgroup not in ("indent", "tail"))
    cuts += [(f.start(), f.end(), _shown(f)) for f in found]
    return _joined(even, sorted(cuts))


def _shown(found: re.Match[str]) -> str:
    if found.lastgroup == "ligature":
        return unicodedata.normalize("NFKC", found.group())
    if found.lastgroup == "letter":
        return unicodedata.normalize("NFC", _HIDDEN.sub("", found.group()).translate(_SAME_LENGTH))
    return ""


def _joined(even: str, cuts: list[tuple[int, int, str]]) -> Plain:
    """The text with the `cuts` (start, end, replacement) made, and the runs that map it to the original."""
    texts: list[str] = []
    runs: list[Segment] = []
    length = at = 0

    def add(shown: str, start: int, end: int) -> None:
        nonlocal length
        if shown:
            runs.append(Segment(Span(length, length + len(shown)), Span(start, end)))
            texts.append(shown)
            length += len(shown)

    for start, end, shown in cuts:
        if start < at:
            continue
        add(even[at:start], at, start)
        add(shown, start, end)
        at = end
    add(even[at:], at, len(even))
    return Plain("".join(texts), tuple(runs))


def _broken(text: str) -> Iterator[tuple[int, int, str]]:
    """Hyphens in words broken at line ends, with the line end, as cuts (start, end, replacement)."""
    for number, found in enumerate(_BROKEN.finditer(text)):
        before = _WORD_BEFORE.before(text, found.start())
        whole = text if number < _MOST_BROKEN else ""
        if before is not None and (kept := hyphen(before.group(), found["after"], whole)) is not None:
            yield found.start(), found.end(), kept


def hyphen(before: str, after: str, whole: str) -> str | None:
    """The replacement for a hyphen between two lines: none in a hyphenated word, a hyphen in a compound that the text
    `whole` writes with one; None for a suspended hyphen („Haupt- und Nebeneingang“), which stays."""
    if not after or after.lower() in _suspending():
        return None
    words = _words(whole)
    compound = f"{before}-{after}" in words and before + after not in words
    return "-" if compound or not after[0].islower() else ""


@lru_cache(maxsize=2)
def _words(text: str) -> str:
    """The distinct words of a text, one a line: faster to search than the text."""
    return "\n".join(dict.fromkeys(_HYPHENATED.findall(text)))


@cache
def _suspending() -> frozenset[str]:
    from crosscheck.language import codes, get

    return frozenset(word for code in codes() for word in (*get(code).dates.lists, *get(code).dates.ranges))


def fold_umlauts(word: str) -> str:
    """Lower case, umlauts spelled out, other diacritics removed: „Süd“ and „SUED“ → „sued“.

    For names and addresses, which spell umlauts out; `language.folding.fold` is for words, and drops umlauts.
    """
    lower = word.casefold()
    if lower.isascii():
        return lower
    lower = unicodedata.normalize("NFC", lower).replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    return "".join(c for c in unicodedata.normalize("NFD", lower) if not unicodedata.combining(c))
