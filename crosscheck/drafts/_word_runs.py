"""The runs of a Word file that hold a stretch of a paragraph, split so that they hold nothing else."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from crosscheck.documents import docx as word
from crosscheck.documents.word_links import W

if TYPE_CHECKING:
    from lxml.etree import _Element

    from crosscheck.model import Location

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def runs_at(paragraph: _Element, place: Location) -> list[_Element]:
    """The runs of a paragraph that contain exactly the words at `place`, split if necessary.

    What continues in the next paragraph is taken to the end of this one. A run with tabs or breaks between its texts
    stays whole.
    """
    length = len(word.paragraph_of(paragraph).text)
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else length
    found: list[_Element] = []
    at = 0
    for run in word.paragraph_of(paragraph).runs:
        first, last = max(start, at), min(end, at + len(run.text))
        if first < last and run.node is not None:
            node = _cut(run.node, first - at, last - at, len(run.text))
            if node is not None and node not in found:
                found.append(node)
        at += len(run.text)
    return found


def _cut(text: _Element, start: int, end: int, length: int) -> _Element | None:
    """The run that contains `text[start:end]` alone; the rest is moved to runs before and after it."""
    run = text.getparent()
    if run is None or (start, end) == (0, length) or text.tag != f"{W}t":
        return run
    others = [child for child in run if child is not text and child.tag != f"{W}rPr"]
    if others:  # a run with tabs or breaks between its texts stays whole
        return run
    whole = text.text or ""
    for part, before in ((whole[:start], True), (whole[end:], False)):
        if part:
            twin = copy.deepcopy(run)
            set_text(next(child for child in twin if child.tag == text.tag), part)
            if before:
                run.addprevious(twin)
            else:
                run.addnext(twin)
    set_text(text, whole[start:end])
    return run


def set_text(text: _Element, value: str) -> None:
    """Sets a text, its spaces at both ends kept."""
    text.text = value
    text.set(_XML_SPACE, "preserve")
