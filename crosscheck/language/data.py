"""Reading a language's data files: lists (`.txt`, one entry a line) and tables (`.toml`), made into facets.

A facet is a dataclass; its fields are the keys that a table may have, with their types:

- words are one text, divided by white space, or a list where one of them holds a blank; phrases are lines;
- an expression may run over several lines: a line break with the blanks around it and an indentation are nothing;
- a table's key may be several, divided by commas, and a word with `*` after it is that word with
  each of the table's `inflections`;
- a small record („a unit“) is a list of its values in the order of its fields;
- a number may be a fraction (`'1/3'`), no number is `''`;
- `{name}` is replaced by the entry of that name in the table `parts` of the same file, or by one of the words of
  its entry in `any_of`, in which a tilde is a blank.
"""

from __future__ import annotations

import dataclasses
import functools
import importlib
import re
import tomllib
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from crosscheck.errors import CrosscheckError

_PART = re.compile(r"\{([a-z_]+)\}")
_Facet = TypeVar("_Facet")
Folder = Traversable  # of one language; its name is the language's code


class LanguageDataError(CrosscheckError, ValueError):
    """A data file of a language that cannot be used; says which file and which key."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "docs/guides/adding-a-language.md says what they hold.")


def word_list(folder: Folder, name: str) -> tuple[str, ...]:
    """The entries of a data file, one a line; `#` begins a comment, empty lines are nothing. A language that has
    no such file has no such words."""
    path = folder.joinpath(name)
    if not path.is_file():
        return ()
    lines = (line.split("#", 1)[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(line for line in lines if line)


def groups(folder: Folder, *names: str) -> tuple[frozenset[str], ...]:
    """The sets of words of data files that hold one a line."""
    return tuple(frozenset(line.split()) for name in names for line in word_list(folder, name))


def first_words(folder: Folder, name: str) -> frozenset[str]:
    """The words that lines of a data file begin with."""
    return frozenset(line.split()[0] for line in word_list(folder, name))


def from_module(code: str, module: str, name: str) -> Any:
    """What a language's Python module has under `name`, or None: a language may be a folder of data alone."""
    if not resources.files(__package__).joinpath(code, f"{module}.py").is_file():
        return None
    return getattr(importlib.import_module(f"{__package__}.{code}.{module}"), name, None)


def facet(kind: type[_Facet], folder: Folder, name: str, **ready: object) -> _Facet:
    """The facet `kind` from the table `name`; `ready` are fields that come from elsewhere.

    Raises:
        LanguageDataError: the file is no TOML, or holds what the facet does not know or lacks what it needs.
    """
    path = folder.joinpath(name)
    place = f"{folder.name}/{name}"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LanguageDataError(f"{place}: {error}") from None
    reader = _Reader(place, table.pop("inflections", "").split(), _parts(table, place))
    found: _Facet = reader.record(kind, table, "", ready)
    return found


def _parts(table: dict[str, Any], place: str) -> dict[str, Any]:
    """The named pieces of a file, each with those that it uses filled in."""
    found: dict[str, Any] = {}
    for name, words in table.pop("any_of", {}).items():
        found[name] = "(?:" + "|".join(word.replace("~", " ") for word in words.split()) + ")"
    for name, piece in table.pop("parts", {}).items():
        found[name] = (
            _text(_filled(piece, found, f"{place}: parts.{name}")) if isinstance(piece, str) else piece
        )
    return found


def _filled(text: str, parts: Mapping[str, Any], where: str) -> str:
    if "{" not in text:
        return text

    def part(found: re.Match[str]) -> str:
        if not isinstance(parts.get(found[1]), str):
            raise LanguageDataError(f"{where}: no part {{{found[1]}}} stands before it in this file")
        return str(parts[found[1]])

    return _PART.sub(part, text)


@functools.cache
def _fields(kind: type) -> dict[str, tuple[Any, bool]]:
    """The fields of a dataclass: name → type, and whether it has to be given. The modules of facets do without
    postponed annotations, so that a field's type is at hand."""
    return {
        f.name: (f.type, f.default is f.default_factory is dataclasses.MISSING)
        for f in dataclasses.fields(kind)
    }


class _Reader:
    """Converts the values of one file to the types of the fields of dataclasses."""

    def __init__(self, place: str, inflections: list[str], parts: Mapping[str, Any]) -> None:
        self._place, self._inflections, self._parts = place, inflections, parts

    def record(self, kind: type, raw: object, key: str, ready: Mapping[str, object] | None = None) -> Any:
        """The dataclass `kind` from a table, or from a list of its values."""
        fields = _fields(kind)
        if isinstance(raw, list):
            if len(raw) > len(fields):
                raise self._error(key, f"has {len(raw)} values, at most {len(fields)} are known")
            raw = dict(zip(fields, raw, strict=False))
        if not isinstance(raw, dict):
            raise self._error(key, "should be a table")
        values = dict(ready or {})
        for name, each in raw.items():
            inner = f"{key}.{name}" if key else name
            if name not in fields or name in values:
                known = ", ".join(n for n in fields if n not in (ready or {}))
                raise self._error(inner, f"is not known; known are {known}")
            values[name] = self.value(fields[name][0], each, inner)
        for name, (_, needed) in fields.items():
            if needed and name not in values:
                raise self._error(f"{key}.{name}" if key else name, "is missing")
        return kind(**values)

    def value(self, hint: Any, raw: Any, key: str) -> Any:
        if isinstance(raw, str) and "{" in raw:
            whole = _PART.fullmatch(raw)
            if whole and whole[1] in self._parts:
                raw = self._parts[whole[1]]
            else:
                raw = _filled(raw, self._parts, f"{self._place}: {key}")
        origin = typing.get_origin(hint)
        if origin in _MAKERS:
            return _MAKERS[origin](self, typing.get_args(hint), raw, key)
        if hint in _PLAIN:
            wanted, made = _PLAIN[hint]
            try:
                return made(raw)
            except (TypeError, ValueError, ZeroDivisionError):
                raise self._error(key, f"should be {wanted}") from None
        return self.record(hint, raw, key)

    def pattern(self, _: object, raw: Any, key: str) -> re.Pattern[str]:
        """An expression in which case does not matter; white space is nothing, `_` is a blank."""
        try:
            return re.compile(raw.replace("_", r"[ \u00a0]"), re.IGNORECASE | re.VERBOSE)
        except (AttributeError, re.error) as error:
            raise self._error(key, f"should be an expression: {error}") from None

    def words(self, args: tuple[Any, ...], raw: Any, key: str) -> frozenset[Any]:
        return frozenset(self._items(args[0], raw, key))

    def row(self, args: tuple[Any, ...], raw: Any, key: str) -> tuple[Any, ...]:
        if args[-1] is Ellipsis:
            return tuple(self._items(args[0], raw, key))
        items = raw.split() if isinstance(raw, str) else raw
        if not isinstance(items, list) or len(items) != len(args):
            raise self._error(key, f"should be {len(args)} values")
        return tuple(self.value(hint, each, key) for hint, each in zip(args, items, strict=True))

    def _items(self, hint: Any, raw: Any, key: str) -> Iterable[Any]:
        if isinstance(raw, str):
            if hint is str:
                return raw.split()
            raw = [line.strip() for line in raw.splitlines() if line.strip()]
        if not isinstance(raw, list):
            raise self._error(key, "should be words or a list")
        return [self.value(hint, each, f"{key}[{n}]") for n, each in enumerate(raw, 1)]

    def mapping(self, args: tuple[Any, ...], raw: Any, key: str) -> dict[Any, Any]:
        if not isinstance(raw, dict):
            raise self._error(key, "should be a table")
        found: dict[Any, Any] = {}
        for names, each in raw.items():
            value = self.value(args[1], each, f"{key}.{names}")
            for name in names.split(","):
                for form in self._inflected(name.strip()):
                    found[form if args[0] is str else tuple(form.split())] = value
        return found

    def _inflected(self, name: str) -> Iterable[str]:
        return [name[:-1] + ending for ending in self._inflections] if name.endswith("*") else (name,)

    def maybe(self, args: tuple[Any, ...], raw: Any, key: str) -> Any:
        return None if raw == "" else self.value(args[0], raw, key)

    def _error(self, key: str, what: str) -> LanguageDataError:
        return LanguageDataError(f"{self._place}: {key or 'the file'} {what}")


def _text(raw: object) -> str:
    if not isinstance(raw, str):
        raise TypeError
    if "\n" in raw:
        return "".join(line.strip() for line in raw.split("\n"))
    return raw.lstrip() if raw.startswith("  ") else raw


def _truth(raw: object) -> bool:
    if not isinstance(raw, bool):
        raise TypeError
    return raw


def _whole(raw: object) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool):
        raise TypeError
    return raw


def _number(raw: object) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float | str):
        raise TypeError
    if isinstance(raw, str):
        above, below = raw.split("/")
        return float(above) / float(below)
    return float(raw)


_PLAIN: dict[Any, tuple[str, Callable[[Any], Any]]] = {
    str: ("a text", _text),
    bool: ("true or false", _truth),
    int: ("a whole number", _whole),
    float: ("a number", _number),
}
_MAKERS: dict[Any, Callable[[_Reader, tuple[Any, ...], Any, str], Any]] = {
    frozenset: _Reader.words,
    tuple: _Reader.row,
    re.Pattern: _Reader.pattern,
    Mapping: _Reader.mapping,
    types.UnionType: _Reader.maybe,
}
