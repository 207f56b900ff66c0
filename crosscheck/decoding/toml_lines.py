"""Finds the lines of keys in a TOML text, which tomllib does not report."""

from __future__ import annotations

import re

from crosscheck.decoding.refusals import Keys

_KEY = r"(?:\"(?:[^\"\\]|\\.)*+\"|'[^']*+'|[\w-]++)"
_TOML_LINE = re.compile(rf"[ \t]*+(\[\[|\[|)[ \t]*+({_KEY}(?:[ \t]*+\.[ \t]*+{_KEY})*+)[ \t]*+(?:=|\])")
_ONE_KEY = re.compile(_KEY)


class TomlLines:
    """An index of the lines of tables and keys, built once, as a file may have very many."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Keys, int] = {}
        table: Keys = ()
        numbers: dict[Keys, int] = {}
        for line, written in enumerate(text.split("\n"), 1):
            found = _TOML_LINE.match(written)
            if found is None:
                continue
            names: Keys = tuple(spelled(key.strip("\"'")) for key in _ONE_KEY.findall(found[2]))
            if found[1] == "[[":
                numbers[names] = numbers.get(names, -1) + 1
                table = (*names, numbers[names])
                self._lines.setdefault(names, line)
            elif found[1] == "[":
                table = (*names[:1], numbers[names[:1]], *names[1:]) if names[:1] in numbers else names
            for end in range(1, len(names) + 1) if not found[1] else ():
                self._lines.setdefault((*table, *names[:end]), line)
            self._lines.setdefault(table, line)

    def of(self, keys: Keys) -> str:
        """The line of the value at `keys`, as „:7“; that of its table if it is not found."""
        keys = tuple(spelled(key) if isinstance(key, str) else key for key in keys)
        for end in range(len(keys), 0, -1):
            if keys[:end] in self._lines:
                return f":{self._lines[keys[:end]]}"
        return ""


def spelled(key: str) -> str:
    return key.replace("_", "-")
