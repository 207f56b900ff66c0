"""TOML and JSON as typed values: msgspec converts and checks, and what it refuses is told in the user's terms.

A type is a dataclass or an `msgspec.Struct`; limits stand in its annotations (`Annotated[int, Meta(ge=0)]`).
A class with a method `decoded` checks more than a type can say: it gets the raw value, and raises
:class:`Unfit` for one that does not fit.
"""

from __future__ import annotations

import json
import re
import typing
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType, inspect

from crosscheck import files
from crosscheck.errors import CrosscheckError, nearest

Keys = tuple[str | int, ...]
Filled = Annotated[str, Meta(pattern=r"\S")]  # a text that says something
_PLACE = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")
_FOUND = {
    "str": "text", "bool": "true or false", "int": "a whole number", "float": "a number", "array": "a list",
    "object": "a table", "null": "null", "date": "a date", "datetime": "a time", "time": "a time of day",
}  # fmt: skip
_KEY = r"(?:\"(?:[^\"\\]|\\.)*+\"|'[^']*+'|[\w-]++)"
_TOML_LINE = re.compile(rf"[ \t]*(\[\[|\[|)[ \t]*({_KEY}(?:[ \t]*\.[ \t]*{_KEY})*+)[ \t]*(?:=|\])")
_ONE_KEY = re.compile(_KEY)


class Unfit(ValueError):
    """A value that does not fit: what `keys` lead to it, what is said of it, and what to do.

    `said` stands behind the name of the value („must be text, not a list“), before it („unknown key“), or is a
    sentence without it; `named` says which.
    """

    def __init__(
        self, said: str, hint: str = "", keys: Keys = (), *, named: Literal["first", "last", "no"] = "first"
    ) -> None:
        super().__init__(said)
        self.said, self.hint, self.keys, self.named = said, hint, keys, named

    def under(self, keys: Keys) -> Unfit:
        """The same of a value that `keys` lead to the table of."""
        return Unfit(self.said, self.hint, (*keys, *self.keys), named=self.named)

    def told(self, root: Keys = (), whole: str = "the file") -> str:
        """The sentence: which value (of the table that `root` leads to; `whole` names that), and what is
        wrong with it."""
        if self.named == "no":
            return self.said
        keys = self.keys
        name = f"'{keys[-1]}'{_inside((*root, *keys[:-1]))}" if keys and isinstance(keys[-1], str) else ""
        name = name or (_table((*root, *keys)) if root or keys else whole)
        return f"{name} {self.said}" if self.named == "first" else f"{self.said} {name}"


def _inside(keys: Keys) -> str:
    return f" in {_table(keys)}" if keys else ""


def _table(keys: Keys) -> str:
    """A table as TOML writes it: „[network]“, „[[pin]] number 2“."""
    names = ".".join(k if re.fullmatch(r"[\w-]+", k) else f'"{k}"' for k in keys if isinstance(k, str))
    number = keys[-1] if keys else ""
    return f"[[{names}]] number {number + 1}" if isinstance(number, int) else f"[{names}]"


def text_of(value: object) -> str:
    """The text that a class decodes itself from. Raises Unfit."""
    if isinstance(value, str):
        return value
    raise Unfit("must be text", "Put it into quotation marks.")


def convert(value: object, kind: Any) -> Any:
    """`value`, as TOML and JSON have it, as `kind`. Raises Unfit."""
    try:
        return msgspec.convert(value, kind, dec_hook=_decoded)
    except msgspec.ValidationError as exc:
        raise _explained(exc, kind, value) from None
    except RecursionError:
        raise Unfit("is nested too deeply", "Write it without so many brackets.") from None


def from_text(text: str, kind: Any) -> Any:
    """A number or truth value that stands in a text, as environment variables hold them. Raises Unfit."""
    try:
        return msgspec.convert(text, kind, strict=False)
    except msgspec.ValidationError as exc:
        wrong = _explained(exc, kind, text)
        raise Unfit(wrong.said.removesuffix(", not text"), wrong.hint) from None


def hyphened(value: Any, but_in: Keys | None = None, keys: Keys = ()) -> Any:
    """A value with hyphens in all keys, as :func:`given` has them; the keys of the table that `but_in` leads to,
    and all in it, stay. Raises Unfit for a key given in both forms."""
    if keys == but_in:
        return value
    if isinstance(value, list):
        return [hyphened(each, but_in, (*keys, place)) for place, each in enumerate(value)]
    if not isinstance(value, dict):
        return value
    found: dict[str, Any] = {}
    for key, inner in value.items():
        name = _spelled(key)
        if name in found:
            raise Unfit("is given twice", "Keep one of them: - and _ are the same in it.", (*keys, name))
        found[name] = hyphened(inner, but_in, (*keys, name))
    return found


def from_toml(
    text: str, kind: Any, where: str, error: type[CrosscheckError], hint: str, *, hyphens: bool = False
) -> Any:
    """The TOML `text` as `kind`; with `hyphens` its keys may have those or underscores.

    Raises `error`, which begins with `where` and the line.
    """
    try:
        table = files.toml(text)
        return convert(hyphened(table) if hyphens else table, kind)
    except Unfit as exc:
        line = TomlLines(text).of(exc.keys)
        raise error(f"{where}{line}: {exc.told()}", exc.hint or hint) from None
    except ValueError as exc:
        raise error(f"{where}: not valid TOML: {exc}", hint) from exc


def from_json(text: str | bytes, kind: Any, where: str, error: type[CrosscheckError], hint: str) -> Any:
    """The JSON `text` as `kind`. Raises `error`, which begins with `where`."""
    try:
        return convert(json_value(text), kind)
    except Unfit as exc:
        raise error(f"{where}: {exc.told(whole='the value')}", exc.hint or hint) from None
    except ValueError as exc:
        raise error(f"{where}: {exc}", hint) from exc


def json_value(text: str | bytes) -> Any:
    """The JSON `text`. Raises ValueError, with what is wrong and the column."""
    try:
        return files.json_value(text, strict=True)
    except UnicodeDecodeError as exc:
        raise ValueError(f"not UTF-8 (byte {exc.start})") from exc
    except json.JSONDecodeError as exc:
        raise ValueError(f"not valid JSON: {exc.msg} (column {exc.colno})") from exc


def text(path: Path, error: type[CrosscheckError], what: str, hint: str = "Check the path.") -> str:
    """What is in a file that people write by hand; `what` it is to be. Raises `error`."""
    try:
        return files.text(path)
    except FileNotFoundError:
        raise error(f"{path}: there is no such {what}", hint) from None
    except IsADirectoryError:
        raise error(f"{path}: is a folder, not a {what}", "Name the file in it.") from None
    except UnicodeDecodeError as exc:
        raise error(f"{path}: not UTF-8 (byte {exc.start})", "Save it as UTF-8.") from None
    except OSError as exc:
        raise error(f"{path}: cannot be read ({exc.strerror})", "Check its permissions.") from exc


def given(cls: type, base: type[msgspec.Struct] | None = None, **types: Any) -> Any:
    """What a table may give of the fields of a dataclass: a Struct of the same names, with hyphens, of which each
    may be missing (UNSET) and none other may stand there.

    A field's metadata may say under which name it is written (`table`), as what type it is read where that is
    stricter than the field's own (`type`), and that it is `internal`; `types` says the same from outside.
    The Struct has the methods of `base`.
    """
    hints = typing.get_type_hints(cls, include_extras=True)
    members = []
    renamed = {}
    for each in fields(cls):
        if each.metadata.get("internal"):
            continue
        kind = types.get(each.name) or each.metadata.get("type") or hints[each.name]
        kind = given(kind) if isinstance(kind, type) and is_dataclass(kind) else kind
        members.append((each.name, kind | UnsetType, UNSET))
        renamed[each.name] = each.metadata.get("table", each.name).replace("_", "-")
    bases = (base,) if base else ()
    return msgspec.defstruct(
        cls.__name__, members, bases=bases, forbid_unknown_fields=True, frozen=True, rename=renamed.get
    )


class TomlLines:
    """Where the keys of a TOML text stand. Its tables and keys are looked for once: it may have very many."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Keys, int] = {}
        table: Keys = ()
        numbers: dict[Keys, int] = {}
        for line, written in enumerate(text.split("\n"), 1):
            found = _TOML_LINE.match(written)
            if found is None:
                continue
            names: Keys = tuple(_spelled(key.strip("\"'")) for key in _ONE_KEY.findall(found[2]))
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
        """The line of what `keys` lead to, as „:7“; that of the table around it where it is not found."""
        keys = tuple(_spelled(key) if isinstance(key, str) else key for key in keys)
        for end in range(len(keys), 0, -1):
            if keys[:end] in self._lines:
                return f":{self._lines[keys[:end]]}"
        return ""


def _spelled(key: str) -> str:
    return key.replace("_", "-")


def _decoded(kind: type, value: object) -> object:
    """What msgspec does not know itself: paths, and classes that decode themselves."""
    if issubclass(kind, Path):
        return value if isinstance(value, Path) else Path(text_of(value))
    return kind.decoded(value)  # type: ignore[attr-defined]  # as the module's docstring has it


def _explained(exc: msgspec.ValidationError, kind: Any, value: object) -> Unfit:
    """msgspec's refusal in our words, with what is allowed instead."""
    said, _, place = str(exc).rpartition(" - at `$") if str(exc).endswith("`") else (str(exc), "", "")
    said, place = (said, place) if said else (place, "")
    keys: Keys = tuple(
        name or (int(n) if n.isdigit() else n) for name, n in _PLACE.findall(place.rstrip("`"))
    )
    root = inspect.type_info(kind)
    nodes = _at(root, keys)
    if isinstance(exc.__cause__, Unfit):
        return exc.__cause__.under(keys if any(map(_is_table, nodes)) else _without_places(keys))
    if found := re.fullmatch(r"Object (contains unknown|missing required) field `(.*)`", said, re.DOTALL):
        if found[1] == "missing required":
            return Unfit("is missing", "", (*keys, found[2]))
        known = [f.encode_name for n in nodes if isinstance(n, inspect.StructType) for f in n.fields]
        return Unfit("unknown key", nearest(found[2], known), (*keys, found[2]), named="last")
    if found := re.fullmatch(r"Invalid enum value '?(.*?)'?", said, re.DOTALL):
        words = [str(w) for n in nodes for w in _words(n) if w != ""]
        if len(words) == 1:
            return Unfit(f"is '{found[1]}', and only '{words[0]}' is known", "", keys)
        return Unfit(f"has the unknown value '{found[1]}'", nearest(found[1], words), keys)
    if re.match(r"Expected `(int|float)` [<>]|Number out of range|Integer value out of range", said):
        low, high = next(((n.ge, n.le) for n in nodes if isinstance(n, _NUMBERS)), (None, None))
        bounded = low is not None and high is not None
        shown = _shown(value, keys)
        return Unfit(
            f"is out of range: {shown}", f"Give a number from {low:g} to {high:,}." if bounded else "", keys
        )
    if re.match(
        r"Expected `\w+` (of length|matching)", said
    ):  # the only limits of texts and lists that are used
        return Unfit("must not be empty", "", _without_places(keys))
    return _of_wrong_type(said, keys, root)


def _shown(value: Any, keys: Keys) -> str:
    for key in keys:
        value = value[key]
    try:
        return str(value)[:40]
    except ValueError:
        return "more digits than are counted"


def _without_places(keys: Keys) -> Keys:
    """The keys that lead to the list or table of which a value without a name is a part."""
    while keys and (isinstance(keys[-1], int) or keys[-1] == "..."):
        keys = keys[:-1]
    return keys


def _of_wrong_type(said: str, keys: Keys, root: inspect.Type) -> Unfit:
    nodes = _at(root, keys)
    got = re.search(r"got `(\w+)`", said)
    if not any(_is_table(n) for n in nodes) and keys != _without_places(keys):
        keys, got = _without_places(keys), None  # of a list of texts the list is named
        nodes = _at(root, keys)
    wanted = " or ".join(dict.fromkeys(filter(None, map(_named, nodes)))) or "of another type"
    other = _FOUND.get(got[1], got[1]) if got else ""
    if other.startswith(wanted):
        other = ""
    hint = _HINTS.get(wanted, "").format(keys[-1] if keys else "")
    return Unfit(f"must be {wanted}{f', not {other}' if other else ''}", hint, keys)


_NUMBERS = (inspect.IntType, inspect.FloatType)
_LISTS = (inspect.ListType, inspect.VarTupleType, inspect.SetType, inspect.FrozenSetType)
_HINTS = {
    "a list of texts": 'Write it as ["one", "two"].',
    "a list of tables": "Write [[{}]] above each of them.",
}


def _at(node: inspect.Type, keys: Sequence[str | int]) -> list[inspect.Type]:
    """The types that a value may have where `keys` lead to."""
    nodes = _members(node)
    for key in keys:
        inner: list[inspect.Type] = []
        for each in nodes:
            if isinstance(each, (inspect.StructType, inspect.DataclassType)):
                inner += [f.type for f in each.fields if f.encode_name == key]
            elif isinstance(each, inspect.DictType):
                inner.append(each.value_type)
            elif isinstance(each, _LISTS):
                inner.append(each.item_type)
        nodes = [member for each in inner for member in _members(each)]
    return nodes


def _members(node: inspect.Type) -> list[inspect.Type]:
    if isinstance(node, inspect.UnionType):
        return [member for each in node.types for member in _members(each)]
    return _members(node.type) if isinstance(node, inspect.Metadata) else [node]


def _is_table(node: inspect.Type) -> bool:
    return isinstance(node, (inspect.StructType, inspect.DataclassType))


def _words(node: inspect.Type) -> Sequence[object]:
    if isinstance(node, inspect.EnumType):
        return [each.value for each in node.cls]
    return node.values if isinstance(node, inspect.LiteralType) else ()


def _named(node: inspect.Type, several: bool = False) -> str:
    """A type in words, in the singular or the plural."""
    if isinstance(node, _LISTS):
        inner = " or ".join(_named(n, True) for n in _members(node.item_type))
        return f"{'lists' if several else 'a list'} of {inner or 'values'}"
    if isinstance(node, inspect.DictType):
        inner = " or ".join(_named(n, True) for n in _members(node.value_type))
        return f"{'tables' if several else 'a table'} of {inner or 'values'}"
    for kinds, one, many in _NAMES:
        if isinstance(node, kinds):
            return many if several else one
    return ""


_NAMES: tuple[tuple[Any, str, str], ...] = (
    ((inspect.StrType, inspect.LiteralType, inspect.EnumType, inspect.CustomType), "text", "texts"),
    (inspect.BoolType, "true or false", "truth values"),
    (inspect.IntType, "a whole number", "whole numbers"),
    (inspect.FloatType, "a number", "numbers"),
    ((inspect.StructType, inspect.DataclassType), "a table", "tables"),
)
