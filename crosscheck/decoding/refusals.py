"""Words msgspec's validation errors for users, with what is allowed instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Literal

import msgspec
from msgspec import inspect

from crosscheck.errors import nearest

Keys = tuple[str | int, ...]
_PLACE = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")
_TABLES = re.compile(r"\ba table\b|\btables?\b")
_FOUND = {
    "str": "text", "bool": "true or false", "int": "a whole number", "float": "a number", "array": "a list",
    "object": "a table", "null": "null", "date": "a date", "datetime": "a time", "time": "a time of day",
}  # fmt: skip


class Unfit(ValueError):
    """An invalid value: the `keys` that lead to it, the problem, and a hint.

    `problem` follows the name of the value („must be text, not a list“), precedes it („unknown key“), or is a
    sentence of its own; `named` says which.
    """

    def __init__(
        self,
        problem: str,
        hint: str = "",
        keys: Keys = (),
        *,
        named: Literal["first", "last", "no"] = "first",
    ) -> None:
        super().__init__(problem)
        self.problem, self.hint, self.keys, self.named = problem, hint, keys, named

    def under(self, keys: Keys) -> Unfit:
        """The same error for a value in the table at `keys`."""
        return Unfit(self.problem, self.hint, (*keys, *self.keys), named=self.named)

    def worded(self, root: Keys = (), whole: str = "the file") -> str:
        """The message: the value (relative to the table at `root`, which `whole` names) and its problem."""
        if self.named == "no":
            return self.problem
        keys = self.keys
        name = f"'{keys[-1]}'{_inside((*root, *keys[:-1]))}" if keys and isinstance(keys[-1], str) else ""
        name = name or (_table((*root, *keys)) if root or keys else whole)
        return f"{name} {self.problem}" if self.named == "first" else f"{self.problem} {name}"

    def in_json(self, whole: str) -> tuple[str, str]:
        """Message and hint for one who sent JSON: places as „sources[0].url“, objects instead of tables."""
        problem = _TABLES.sub(_object, self.problem) if self.problem.startswith("must be ") else self.problem
        hint = "Write it as [{…}, {…}]." if self.hint.startswith("Write [[") else self.hint
        path = "".join(f"[{k}]" if isinstance(k, int) else f".{k}" for k in self.keys).removeprefix(".")
        name = f"'{path}'" if path else whole
        message = problem if self.named == "no" else f"{name} {problem}"
        return (f"{problem} {name}" if self.named == "last" else message), hint


def _object(found: re.Match[str]) -> str:
    return {"a table": "an object", "table": "object"}.get(found[0], "objects")


def _inside(keys: Keys) -> str:
    return f" in {_table(keys)}" if keys else ""


def _table(keys: Keys) -> str:
    """The name of a table in TOML's notation: „[network]“, „[[pin]] number 2“."""
    names = ".".join(k if re.fullmatch(r"[\w-]+", k) else f'"{k}"' for k in keys if isinstance(k, str))
    number = keys[-1] if keys else ""
    return f"[[{names}]] number {number + 1}" if isinstance(number, int) else f"[{names}]"


def explained(exc: msgspec.ValidationError, kind: Any, value: object) -> Unfit:
    """msgspec's error as Unfit, with what is allowed instead."""
    problem, _, place = str(exc).rpartition(" - at `$") if str(exc).endswith("`") else (str(exc), "", "")
    problem, place = (problem, place) if problem else (place, "")
    keys: Keys = tuple(
        name or (int(n) if n.isdigit() else n) for name, n in _PLACE.findall(place.rstrip("`"))
    )
    root = inspect.type_info(kind)
    nodes = _at(root, keys)
    owner = keys if any(map(_is_table, nodes)) else _without_places(keys)
    if isinstance(exc.__cause__, Unfit):
        return exc.__cause__.under(owner)
    if found := re.fullmatch(r"Object (contains unknown|missing required) field `(.*)`", problem, re.DOTALL):
        if found[1] == "missing required":
            return Unfit("is missing", "", (*keys, found[2]))
        known = [f.encode_name for n in nodes if isinstance(n, inspect.StructType) for f in n.fields]
        return Unfit("unknown key", nearest(found[2], known), (*keys, found[2]), named="last")
    if found := re.fullmatch(r"Invalid enum value '?(.*?)'?", problem, re.DOTALL):
        words = [str(w) for n in nodes for w in _words(n) if w != ""]
        if len(words) == 1:
            return Unfit(f"is '{found[1]}', and only '{words[0]}' is known", "", owner)
        return Unfit(f"has the unknown value '{found[1]}'", nearest(found[1], words), owner)
    if re.match(r"Expected `(int|float)` [<>]|Number out of range|Integer value out of range", problem):
        return Unfit(f"is out of range: {_shown(value, keys)}", _range(nodes), owner)
    if found := re.match(r"Expected `(\w+)` of length <= (\d+)", problem):
        what = "characters" if found[1] == "str" else "entries"
        return Unfit("is too long", f"Give at most {int(found[2]):,} {what}.", owner)
    if re.match(r"Expected `\w+` (of length|matching)", problem):  # no other limits are used
        return Unfit("must not be empty", "", owner)
    return _of_wrong_type(problem, keys, root)


def _range(nodes: Sequence[inspect.Type]) -> str:
    low, high = next(((n.ge, n.le) for n in nodes if isinstance(n, _NUMBERS)), (None, None))
    return f"Give a number from {low:g} to {high:,}." if low is not None and high is not None else ""


def _shown(value: Any, keys: Keys) -> str:
    """The value at `keys`, if it can be found; for a table of numbers the table."""
    for key in keys:
        value = value if key == "..." else value[key]
    try:
        return str(value)[:40]
    except ValueError:
        return "more digits than are counted"


def _without_places(keys: Keys) -> Keys:
    """The keys of the list or table that contains an unnamed value."""
    while keys and (isinstance(keys[-1], int) or keys[-1] == "..."):
        keys = keys[:-1]
    return keys


def _of_wrong_type(problem: str, keys: Keys, root: inspect.Type) -> Unfit:
    nodes = _at(root, keys)
    got = re.search(r"got `(\w+)`", problem)
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
    """The types that are allowed at `keys`."""
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
    """The name of a type for users, in the singular or the plural."""
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
