"""Spans of text: half-open ranges of code points, as Python slices; and their locations in files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in one text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The text this span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Location:
    """The location of a span in the draft *file*: 1-based lines and columns in code points.

    `end_column` is one past the last character. `start` and `end` are code-point offsets into
    the decoded file (`Draft.source`).
    """

    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
