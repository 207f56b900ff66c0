"""Facet: the reasons for an article's state, one sentence without a full stop for each code.

A table has `{name}` where a value goes. The codes are those that `crosscheck.retrieval` gives, and every
language has a sentence for each of them with the same places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from crosscheck.model import Detail


@dataclass(frozen=True, slots=True)
class Reasons:
    """`sentences` by code; `thousands` parts the digits of large numbers; `day` is a pattern for
    strftime."""

    sentences: Mapping[str, str]
    thousands: str
    day: str

    def said(self, detail: Detail) -> str:
        """`detail` in words; empty for none. A code without a sentence, as an archive written by another
        version may hold, is shown as it is."""
        sentence = self.sentences.get(detail.code)
        if sentence is None:
            return detail.code
        values = {name: self._value(name, value) for name, value in detail.values}
        return sentence.format_map(defaultdict(lambda: "…", values))

    def _value(self, name: str, value: str | int | Detail) -> str:
        if isinstance(value, Detail):
            return self.said(value)
        if isinstance(value, int):
            return f"{value:,}".replace(",", self.thousands)
        return self._day(value) if name == "when" else value

    def _day(self, value: str) -> str:
        try:
            return f"{date.fromisoformat(value):{self.day}}"
        except ValueError:  # a lock file may have been written by hand
            return value


def worded(detail: Detail, language: str) -> str:
    """`detail` in the language of that code, or in English where there is no such language."""
    from crosscheck.language import codes, get

    return get(language if language in codes() else "en").reasons.said(detail)
