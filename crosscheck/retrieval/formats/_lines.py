"""From the lines of printed pages to paragraphs: page headers off, hyphens at line ends undone."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from crosscheck.retrieval.extract import boilerplate
from crosscheck.retrieval.extract.canonical import clean
from crosscheck.text.plain import hyphen

_EDGE = 2  # lines at the top and at the bottom of a page that may be headers or footers
_OFTEN = 0.6  # share of the pages that must repeat a line for it to be a header or footer
_DIGITS = re.compile(r"\d+")
_SHORT = 0.75  # of the usual length of a line: a sentence that ends in a shorter one ends the paragraph
_HEADING_LINES = 3
_LONGEST = 80  # characters of a word
_HYPHEN = re.compile(r"[^\W\d_][-\u2010\u00ad]$")


def paragraphs(pages: Sequence[str]) -> list[str]:
    """The paragraphs of `pages`, each the text of one with a line of it per line."""
    split = [[clean_line(line) for line in page.splitlines()] for page in pages]
    trimmed = [_trimmed(lines) for lines in split]
    lines = [line for page in without_edges(trimmed) for line in page]
    usual = _usual([len(line) for line in lines if line])
    whole = "\n".join(lines)
    found: list[list[str]] = [[]]
    for line, after in itertools.zip_longest(lines, lines[1:], fillvalue=""):
        if line:
            found[-1].append(line)
        if found[-1] and (not line or _ends(found[-1], after, usual)):
            found.append([])
    return [clean(joined(each, whole)) for each in found if each]


def clean_line(line: str) -> str:
    """A line in single spaces; its last soft hyphen stays, since it says that a word goes on."""
    goes_on = line.rstrip().endswith("\u00ad")
    return clean(line) + ("\u00ad" if goes_on else "")


def without_edges(pages: list[list[str]]) -> list[list[str]]:
    """The pages without headers and footers: lines repeated at the top or bottom of most pages, where
    digits (the page number) may differ. A repeated line at the top of the first page may be the title
    and is kept."""
    seen: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    for number, lines in enumerate(pages):
        for place, index in _edges(lines):
            seen[place, _DIGITS.sub("#", lines[index])].append((number, index))
    off: dict[int, set[int]] = defaultdict(set)
    for (place, _), places in seen.items():
        often = len(places) >= max(2, _OFTEN * len(pages))
        if often and _count_pages([(number, pages[number][index]) for number, index in places]):
            for number, index in places:
                if number or place < 0:
                    off[number].add(index)
    return [[line for i, line in enumerate(lines) if i not in off[n]] for n, lines in enumerate(pages)]


def joined(lines: Sequence[str], whole: str) -> str:
    """The lines of a paragraph as one. A hyphen at a line's end goes only where the word goes on in
    lower case; `whole`, the text around, tells compounds that are written with one."""
    pieces, end = [lines[0]], lines[0]  # the end of what is joined so far tells how it goes on
    for line in lines[1:]:
        kept = _instead(end, line, whole) if _HYPHEN.search(end[-2:]) else None
        if kept is None:
            pieces += [" ", line]
            end = line
        else:
            pieces[-1] = pieces[-1][:-1]
            pieces += [kept, line]
            end = (end[:-1] + kept + line)[-_LONGEST:]
    return "".join(pieces)


def _instead(end: str, line: str, whole: str) -> str | None:
    """What stands for the hyphen at the `end` of lines that `line` follows; None where it stays."""
    if end.endswith("\u00ad"):
        return ""
    before = re.findall(r"[\w-]+", end[:-1])[-1]
    word = re.match(r"\w*", line)
    return hyphen(before, word.group() if word else "", whole)


def _trimmed(lines: list[str]) -> list[str]:
    """Without empty lines at either end."""
    filled = [i for i, line in enumerate(lines) if line]
    return lines[filled[0] : filled[-1] + 1] if filled else []


def _edges(lines: list[str]) -> Iterable[tuple[int, int]]:
    """The places at the ends of a page, 1 for the first line and -1 for the last, with their indexes."""
    for place in range(1, min(_EDGE, len(lines)) + 1):
        yield place, place - 1
        yield -place, len(lines) - place


def _count_pages(lines: list[tuple[int, str]]) -> bool:
    """Whether the figures in lines of several pages stay, or grow by one from page to page."""
    rows = [(page, [int(d[:9]) for d in _DIGITS.findall(line)]) for page, line in lines]
    first_page, first = rows[0]
    for place, value in enumerate(first):
        stays = all(row[place] == value for _, row in rows)
        grows = all(row[place] - value == page - first_page for page, row in rows)
        if not (stays or grows):
            return False
    return True


def _usual(lengths: list[int]) -> int:
    """How long a full line is."""
    return sorted(lengths)[int(0.8 * (len(lengths) - 1))] if lengths else 0


def _ends(lines: list[str], after: str, usual: int) -> bool:
    """Whether a paragraph ends with the last of `lines`: a sentence that leaves room, or a heading."""
    last = lines[-1]
    if len(last) >= _SHORT * usual:
        return False
    if boilerplate.is_sentence(" ".join(lines[-_HEADING_LINES:])):  # no more of them tells whether it is one
        return True
    heading = len(lines) <= _HEADING_LINES and all(len(line) < _SHORT * usual for line in lines)
    return (
        heading
        and not _HYPHEN.search(last)
        and (after[:1].isupper() or after[:1].isdigit() or after[:1] in '„“"»')
    )
