"""Patterns that match right before or after a place in a text.

Searching a whole text with them would take quadratic time, so they are given only a window of it.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Nearby:
    """A pattern that is searched within `window` characters of a place."""

    pattern: re.Pattern[str]
    window: int

    def before(self, text: str, end: int, start: int = 0) -> re.Match[str] | None:
        """The match that ends before `end` and begins at `start` or after it."""
        return self.pattern.search(text, max(start, end - self.window), end)

    def after(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The match at `start` that ends before `end`; its offsets are relative to `start`."""
        return self.pattern.match(text[start : min(end, start + self.window)])


@functools.lru_cache(maxsize=1024)
def nearby(pattern: str, window: int) -> Nearby:
    """A language's regular expression as a `Nearby`."""
    return Nearby(re.compile(pattern), window)
