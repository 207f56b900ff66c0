"""What the columns of a page's tables are called."""

from __future__ import annotations

from typing import Any

from crosscheck.retrieval.extract.canonical import clean

_CELLS = ("td", "th")
_LONGEST = 60  # characters of a column's name
_WIDEST = 40  # columns that a cell may span


def heads(table: Any) -> tuple[str, ...]:
    """The names of the columns, from a first row of nothing but <th>; empty for a table without one, and where
    cells span rows or hold tables, so that a cell's place does not tell its column."""
    rows = list(table.iter("tr"))
    if len(rows) < 2 or next(table.iterdescendants("table"), None) is not None:
        return ()
    cells = [cell for cell in rows[0] if cell.tag in _CELLS]
    spans = any(_number(cell.get("rowspan")) > 1 for row in rows for cell in row if cell.tag in _CELLS)
    if len(cells) < 2 or spans or any(cell.tag != "th" for cell in cells[1:]):
        return ()
    names: list[str] = []
    for cell in cells:
        name = clean("".join(cell.itertext()))
        names += [name if len(name) <= _LONGEST else ""] * width(cell)
    return tuple(names) if all(names[1:]) else ()


def width(cell: Any) -> int:
    """How many columns a cell spans."""
    return min(_number(cell.get("colspan")), _WIDEST)


def _number(value: str | None) -> int:
    digits = (value or "").strip()
    return max(1, int(digits)) if digits.isdecimal() and len(digits) < 4 else 1
