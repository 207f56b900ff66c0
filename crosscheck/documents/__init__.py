"""Parsers of word processors' files, shared by drafts and articles.

A format's module has `read(content: bytes) -> Document`, which raises DamagedError for a file that it cannot read.
"""

from __future__ import annotations

from dataclasses import dataclass, field

LINE_BREAK = "\v"  # a break inside a paragraph


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one form; `mark`: it is the mark of a note, which is dropped in articles."""

    text: str
    url: str = ""
    bold: bool = False
    raised: bool = False
    mark: bool = False


@dataclass(slots=True)
class Paragraph:
    """One paragraph. `kind` is paragraph, heading, title, list_item, cell, header, quote, caption or note;
    `group` tells paragraphs of one table row or one note from those of another. `comments` are remarks
    that stand at an offset of its text."""

    kind: str = "paragraph"
    level: int = 0
    runs: list[Run] = field(default_factory=list)
    comments: list[tuple[int, str]] = field(default_factory=list)
    group: int = 0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Document:
    """A read file: its paragraphs in order, those of notes at the end; `whole` unless it breaks off."""

    paragraphs: tuple[Paragraph, ...]
    whole: bool = True


class DamagedError(Exception):
    """Why a file cannot be read: `reason` is damaged, locked, unpacked (too large) or entities."""

    def __init__(self, reason: str = "damaged") -> None:
        super().__init__(reason)
        self.reason = reason
