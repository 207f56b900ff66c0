"""The message catalogues: a folder for each language, found by listing this one.

`text("rules.CC301.summary", "de")` is `summary` under `[CC301]` in `de/rules.toml`. `{name}` is replaced by a value. A
list has the plural forms, chosen by `{n}` with the rule `plural` in the language's `style.toml`, in the syntax of
gettext. A single line break counts as a space, an empty line begins a paragraph. English is the fallback.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from gettext import c2py
from pathlib import Path
from typing import Any

FALLBACK = "en"

_FOLDER = Path(__file__).parent
_LINE_BREAK = re.compile(r"(?<!\n)\n(?!\n)")

Text = str | tuple[str, ...]  # a tuple: the plural forms


@cache
def languages() -> tuple[str, ...]:
    """The codes of all languages that have texts, in alphabetical order."""
    return tuple(sorted({path.parent.name for path in _FOLDER.glob("*/*.toml")}))


def text(key: str, language: str, /, **values: object) -> str:
    """The text of `key` with `values` filled in; in English if the language lacks it.

    Raises:
        KeyError: for an unknown key, or a missing value.
    """
    used, found = _find(key, language)
    if isinstance(found, tuple):
        number = values["n"]
        assert isinstance(number, int)
        found = found[min(_plural(used)(number), len(found) - 1)]
    try:
        return found.format(**values)
    except KeyError as error:
        raise KeyError(
            f"the text {key} of messages/{used} has the value {error}, which nobody gives"
        ) from None


def template(key: str, language: str) -> str:
    """The text of `key` without values filled in. Raises KeyError for an unknown key."""
    _, found = _find(key, language)
    assert isinstance(found, str)
    return found


def known(key: str) -> bool:
    """Whether `key` exists."""
    return key in catalogue(FALLBACK, key.partition(".")[0])


def quotes(language: str) -> tuple[str, str]:
    """The opening and the closing quotation mark."""
    return text("style.opening_quote", language), text("style.closing_quote", language)


def day(moment: date, language: str) -> str:
    """A date in the format of the language."""
    return f"{moment:{text('style.day', language)}}"


def missing(language: str) -> tuple[str, ...]:
    """The keys of the texts that this language lacks."""
    areas = sorted(path.stem for path in (_FOLDER / FALLBACK).glob("*.toml"))
    return tuple(
        key for area in areas for key in catalogue(FALLBACK, area) if key not in catalogue(language, area)
    )


@cache
def catalogue(language: str, area: str) -> Mapping[str, Text]:
    """The texts of one file by key; empty if the language has no such file."""
    path = _FOLDER / language / f"{area}.toml"
    if language not in languages() or not path.is_file():
        return {}
    import tomllib  # late: many commands show no text

    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"messages/{language}/{area}.toml: {error}") from None
    return dict(_flat(table, area))


def _find(key: str, language: str) -> tuple[str, Text]:
    area = key.partition(".")[0]
    for used in (language, FALLBACK):
        found = catalogue(used, area).get(key)
        if found is not None:
            return used, found
    raise KeyError(f"messages/{FALLBACK}/{area}.toml has no text {key.partition('.')[2]}")


def _flat(table: Mapping[str, Any], above: str) -> Iterator[tuple[str, Text]]:
    for name, value in table.items():
        key = f"{above}.{name}"
        if isinstance(value, dict):
            yield from _flat(value, key)
        else:
            yield key, tuple(map(_unwrapped, value)) if isinstance(value, list) else _unwrapped(value)


def _unwrapped(written: str) -> str:
    return _LINE_BREAK.sub(" ", written)


@cache
def _plural(language: str) -> Callable[[int], int]:
    return c2py(text("style.plural", language))
