"""Parses the list of sources in the front matter of a Markdown draft: the subset of YAML that such lists need."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from crosscheck.drafts._metadata import FRONT, PAIR, scalar
from crosscheck.errors import DraftError

_LIST = re.compile(r"sources[ \t]*:(?P<rest>.*)$", re.IGNORECASE)
_DASH = re.compile(r"(?P<indent>[ \t]*)-(?:[ \t]+(?P<text>.*))?$")
_FLOW = re.compile(r""""[^"]*"|'[^']*'|[^,"']+""")
_EXAMPLE = "Write it as a list: a line `sources:`, then a line `  - saved/page.html` for each article."

Value = str | list[str]


class Listed(NamedTuple):
    """One entry of the list (an address, a path or a table) and its line in the file."""

    line: int
    entry: str | dict[str, Value]


def sources(source: str, path: str) -> tuple[Listed, ...]:
    """The list `sources` in the front matter of a Markdown file; empty without one.

    Raises DraftError with the line if it is no list.
    """
    front = FRONT.match(source)
    if front is None:
        return ()
    lines = re.split(r"\r\n|\r|\n", front["body"])
    for number, line in enumerate(lines):
        found = _LIST.match(line)
        if found:
            rest = re.sub(r"(?:^|\s+)#.*", "", found["rest"]).strip()
            if rest:
                return tuple(_flow(rest, number + 2, path))
            return tuple(_block(lines[number + 1 :], number + 3, path))
    return ()


def _flow(text: str, line: int, path: str) -> Iterator[Listed]:
    """The entries of an inline list: „[one.html, https://…]“."""
    if not (text.startswith("[") and text.endswith("]")):
        raise _wrong(path, line, "'sources' is no list")
    for piece in _items(text):
        yield Listed(line, piece)


def _items(text: str) -> list[str]:
    return [scalar(piece) for piece in _FLOW.findall(text[1:-1]) if piece.strip()]


def _block(lines: list[str], first: int, path: str) -> Iterator[Listed]:
    """The entries below the key: „- saved.html“, or „- outlet: …“ with further keys below."""
    at: Listed | None = None
    indent, key = -1, ""
    for number, line in enumerate(lines, first):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        dash = _DASH.match(line)
        if dash is None and not line[:1].isspace():
            break
        if dash and (at is None or len(dash["indent"]) <= indent):
            if at is not None:
                yield at
            indent = len(dash["indent"])
            at, key = _begun(dash["text"] or "", number, path)
            continue
        if at is None or not isinstance(at.entry, dict):
            raise _wrong(path, number, "'sources' is no list")
        key = _further(at.entry, dash["text"] if dash else line.strip(), key, bool(dash), (path, number))
    if at is not None:
        yield at


def _begun(text: str, line: int, path: str) -> tuple[Listed, str]:
    """The entry that begins after a dash, and the key of its table that is written first."""
    text = text.strip()
    if not text or text.startswith(("{", "- ")):
        raise _wrong(path, line, "an entry of 'sources' is neither an address, a path nor a table")
    pair = PAIR.match(text)
    if pair is None:
        return Listed(line, scalar(text)), ""
    table: dict[str, Value] = {}
    key = _further(table, text, "", False, (path, line))
    return Listed(line, table), key


def _further(
    table: dict[str, Value], text: str | None, key: str, dashed: bool, where: tuple[str, int]
) -> str:
    """Adds a line to a table; returns its key."""
    pair = PAIR.match(text or "")
    known = table.get(key)
    if dashed and key and (known == "" or isinstance(known, list)):
        table[key] = [*(known if isinstance(known, list) else []), scalar(text or "")]
        return key
    if dashed or pair is None:
        raise _wrong(*where, f"'{(text or '').strip()}' is no `key: value`")
    value = (pair["value"] or "").strip()
    table[pair["key"]] = _items(value) if value[:1] == "[" and value.endswith("]") else scalar(value)
    return pair["key"]


def _wrong(path: str, line: int, what: str) -> DraftError:
    return DraftError(f"{path}:{line}: {what}", _EXAMPLE)
