"""Recognises headings without markup, by their form and the text after them.

The signs are those of layout and punctuation and hold for German and English alike: a heading is
short, ends without a full stop, names no source at its end, and is above a text. A question
or exclamation mark may end it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crosscheck.model import Block, BlockKind

MAX_LENGTH = 120  # code points; the longest headlines of news sites stay below 110
MAX_NAMES = 10
MAX_RUN = 3  # kicker, headline, standfirst; more short lines in a row are a list or verse

_CLOSERS = "\"'“”„‘’»«›‹)]"
_NEVER_LAST = ".…:;,-–—/&+="
_OPENERS = "\"'„“‚‘»«›‹([–—-"
_DOMAIN_END = re.compile(r"[\w-]\.[a-z]{2,12}$")
_SENTENCE_END = re.compile(rf"(?:[.!?…]|[\w-]\.[a-z]{{2,12}})[{re.escape(_CLOSERS)}]*$")
_NOTE_MARK = re.compile(r"(?:\s?\[\w{1,3}\]|[¹²³⁰⁴-⁹]|(?<=[.!?…])\d{1,2})$")
_TAIL_LABEL = re.compile(r"(?:[–—(]|\s-)\s*\w+:\s+\S+(?:\s+\S+)?\)?$")
_LABEL = re.compile(r"\w[\w/&-]*:\s+(?P<value>\S.*)$")
_WORD = re.compile(r"[^\s,;/&+|·•\"'„“‚‘»«›‹]+")
_INNER_STOP = re.compile(rf"(?<!\w)(\w++)\.[{re.escape(_CLOSERS)}]*+\s++[{re.escape(_OPENERS)}]*+(?=(\w))")


def reads_like_one(text: str) -> bool:
    """Whether a line could be a heading by its own look."""
    if not text or len(text) > MAX_LENGTH or "\n" in text:
        return False
    core = _without_note_marks(text).rstrip(_CLOSERS + " ")
    if not core or core[-1] in _NEVER_LAST:
        return False
    if 2 * sum(char.isalpha() for char in text) < len(text):
        return False
    if text[0] == "(" and text[-1] == ")":
        return False
    return not (_DOMAIN_END.search(core) or _TAIL_LABEL.search(text) or _holds_sentence_end(text))


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does, or with a bare domain as credited paragraphs do."""
    return _SENTENCE_END.search(_without_note_marks(text)) is not None


def _without_note_marks(text: str) -> str:
    """The line without the marks of notes at its end, at most four of them."""
    for _ in range(4):
        mark = _NOTE_MARK.search(text, max(0, len(text) - 8))
        if mark is None:
            break
        text = text[: mark.start()]
    return text


def _holds_sentence_end(text: str) -> bool:
    """Whether a full stop inside the line ends a sentence; `No. 3` and `Prof. Hill` hold none."""
    for stop in _INNER_STOP.finditer(text):
        word, following = stop.groups()
        long_enough = 3 if word[0].islower() else 5
        if following.isupper() and len(word) >= long_enough and word.isalpha():
            return True
    return False


def is_label(text: str) -> bool:
    """Whether a line is one word, a colon and then nothing but names, as a line of sources is.

    Names are capitalised words, acronyms, domains, words with a hyphen or stop in them, or a single
    word of any look. A short joining word may stand between them when one of them is an acronym or
    the like: a headline („Golf: Hill in Rome“) has the same shape otherwise.
    """
    label = _LABEL.match(text)
    if label is None:
        return False
    words = _WORD.findall(label["value"])
    if len(words) == 1:
        return True
    joining = [word for word in words if not (word[0].isupper() or _is_outlet_like(word))]
    if not joining:
        return 0 < len(words) <= MAX_NAMES
    return all(len(word) <= 3 for word in joining) and any(map(_is_outlet_like, words))


def _is_outlet_like(word: str) -> bool:
    return "." in word or (word.isupper() and len(word) > 1) or ("-" in word and word.islower())


def marked(blocks: Sequence[Block], text: str, likely: frozenset[int], everywhere: bool) -> tuple[Block, ...]:
    """The blocks with those paragraphs made headings that read like one and stand above a text.

    `likely` are the indices of the blocks that may be: those set wholly in bold, for instance. With
    `everywhere` all may. A run of more than three such lines, or one with nothing below it, holds none.
    """
    found = list(blocks)
    run: list[int] = []
    for index, block in enumerate(blocks):
        line = block.span.of(text)
        above = blocks[index - 1] if index else None
        if block.kind is BlockKind.PARAGRAPH and (everywhere or index in likely) and reads_like_one(line):
            in_text = above is not None and above.kind is not BlockKind.HEADING and not run
            if not (in_text and is_label(line)):
                run.append(index)
                continue
        if len(run) <= MAX_RUN:
            for candidate in run:
                if _may_stand_above(blocks[candidate].span.of(text), line):
                    level = 1 if candidate == 0 else 2
                    found[candidate] = replace(found[candidate], kind=BlockKind.HEADING, level=level)
        run = []
    return tuple(found)


def _may_stand_above(line: str, below: str) -> bool:
    """A question or exclamation is a heading only above a longer text: in short lines it is speech."""
    return line.rstrip(_CLOSERS)[-1] not in "?!" or len(below) > len(line)
