"""Settings of earlier versions: they are still accepted, and a note says what to write instead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

#: Dotted names that no longer have an effect, and what to do instead.
GONE = {"judge.threshold": 'the judge nli is now a reader: reader = "FOLDER"'}


def without(table: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The settings table without the keys that are gone, and which of them it had. Keys may have hyphens."""
    found = []
    for name in GONE:
        head, _, key = name.partition(".")
        inner = table.get(head)
        if isinstance(inner, dict) and key in inner:
            table = {**table, head: {k: v for k, v in inner.items() if k != key}}
            found.append(name)
    return table, found


def notes(deprecated: Iterable[tuple[str, str]]) -> list[str]:
    """A line for each deprecated setting; `deprecated` are (name, file)."""
    return [
        f"{file}: {name} no longer has an effect: {GONE[name]}. Remove the line." for name, file in deprecated
    ]
