"""Parses all amounts and dates of a text, in one pass over its lexemes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from crosscheck.language.base import Language
from crosscheck.quantities.amounts import read_amount
from crosscheck.quantities.cursor import Cursor, may_begin
from crosscheck.quantities.dates import read_moment
from crosscheck.quantities.values import Value
from crosscheck.text.lexemes import Lexeme


def read_values(
    text: str, units: Sequence[Lexeme], language: Language, published: datetime | None
) -> dict[int, Value]:
    """The amounts and dates of a text by the index of their first lexeme; they do not overlap."""
    quantities, dates = language.quantities, language.dates
    day = published.date() if published else None
    cursor = Cursor(text, units, quantities, dates, day, language.lexicon.function_words)
    found: dict[int, Value] = {}
    index = 0
    while index < len(units):
        value: Value | None = None
        if may_begin(units[index].fold, quantities, dates):
            value = read_moment(cursor, index) or read_amount(cursor, index)
        if value is None:
            index += 1
            continue
        found[index] = value
        index = value.last + 1
    return found
