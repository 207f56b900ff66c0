"""Patterns for what stands right before or after a place in a text.

Held against a whole text they would be tried from every character of a long run, so they see a stretch of it.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Nearby:
    """A pattern that is looked for within `reach` characters of a place, however long the text."""

    pattern: re.Pattern[str]
    reach: int

    def before(self, text: str, end: int, start: int = 0) -> re.Match[str] | None:
        """What is found before `end`, and not before `start`."""
        return self.pattern.search(text, max(start, end - self.reach), end)

    def after(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """What begins at `start` and does not go beyond `end`; its offsets count from `start`."""
        return self.pattern.match(text[start : min(end, start + self.reach)])


@functools.lru_cache(maxsize=1024)
def nearby(pattern: str, reach: int) -> Nearby:
    """A language's regular expression for what stands near a place."""
    return Nearby(re.compile(pattern), reach)
