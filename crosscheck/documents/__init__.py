"""Parsers of word processors' files, shared by drafts and articles.

A format's module has `read(content: bytes) -> Document`, which raises DamagedError for a file that it cannot read.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

LINE_BREAK = "\v"  # a break inside a paragraph


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one form; `mark`: it is the mark of a note, which is dropped in articles. `node` is the element
    of a Word file that contains it."""

    text: str
    url: str = ""
    bold: bool = False
    raised: bool = False
    mark: bool = False
    node: _Element | None = None


@dataclass(slots=True)
class Paragraph:
    """One paragraph. `kind` is paragraph, heading, title, list_item, cell, header, first (a cell that may be a
    header), quote, caption or note; `group` tells paragraphs of one table row or one note from those of another,
    `cell` those of one cell. `comments` are pairs of an offset into the text and the comment there."""

    kind: str = "paragraph"
    level: int = 0
    runs: list[Run] = field(default_factory=list)
    comments: list[tuple[int, str]] = field(default_factory=list)
    group: int = 0
    cell: int = 0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Document:
    """A read file: its paragraphs in order, those of notes at the end; `whole` unless it breaks off. `title` is that
    of the file's properties."""

    paragraphs: tuple[Paragraph, ...]
    whole: bool = True
    title: str = ""

    def filled(self) -> Document:
        """Without the paragraphs that have neither text nor comments."""
        return replace(self, paragraphs=tuple(p for p in self.paragraphs if p.text or p.comments))


class DamagedError(Exception):
    """Why a file cannot be read: `reason` is damaged, locked, unpacked (too large) or entities."""

    def __init__(self, reason: str = "damaged") -> None:
        super().__init__(reason)
        self.reason = reason
