"""Decodes TOML and JSON to typed values with msgspec, and words its errors for users.

A type is a dataclass or an `msgspec.Struct`; limits are annotations (`Annotated[int, Meta(ge=0)]`). A class with a
method `decoded` checks more than a type can express: it gets the raw value, and raises :class:`Unfit` for an invalid
one.
"""

from __future__ import annotations

import json
import typing
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import UNSET, Meta, UnsetType

from crosscheck import files
from crosscheck.decoding.refusals import Keys, Unfit, explained
from crosscheck.decoding.toml_lines import TomlLines, spelled
from crosscheck.errors import CrosscheckError

__all__ = [
    "Filled", "Keys", "TomlLines", "Unfit", "convert", "from_json", "from_text", "from_toml", "given", "hyphened",
    "json_value", "text", "text_of",
]  # fmt: skip

Filled = Annotated[str, Meta(pattern=r"\S")]  # a non-blank text


def text_of(value: object) -> str:
    """`value` as text, for `decoded` methods. Raises Unfit."""
    if isinstance(value, str):
        return value
    raise Unfit("must be text", "Put it into quotation marks.")


def convert(value: object, kind: Any) -> Any:
    """A parsed TOML or JSON `value`, converted to `kind`. Raises Unfit."""
    try:
        return msgspec.convert(value, kind, dec_hook=_decoded)
    except msgspec.ValidationError as exc:
        raise explained(exc, kind, value) from None
    except RecursionError:
        raise Unfit("is nested too deeply", "Write it without so many brackets.") from None


def from_text(text: str, kind: Any) -> Any:
    """A number or boolean from its text, as in environment variables. Raises Unfit."""
    try:
        return msgspec.convert(text, kind, strict=False)
    except msgspec.ValidationError as exc:
        wrong = explained(exc, kind, text)
        raise Unfit(wrong.problem.removesuffix(", not text"), wrong.hint) from None


def hyphened(value: Any, but_in: Keys | None = None, keys: Keys = ()) -> Any:
    """`value` with `_` replaced by `-` in all keys, as :func:`given` has them, except in the table at the keys
    `but_in`. Raises Unfit for a key given in both forms."""
    if keys == but_in:
        return value
    if isinstance(value, list):
        return [hyphened(each, but_in, (*keys, place)) for place, each in enumerate(value)]
    if not isinstance(value, dict):
        return value
    found: dict[str, Any] = {}
    for key, inner in value.items():
        name = spelled(key)
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
        raise error(f"{where}{line}: {exc.worded()}", exc.hint or hint) from None
    except ValueError as exc:
        raise error(f"{where}: not valid TOML: {exc}", hint) from exc


def from_json(text: str | bytes, kind: Any, where: str, error: type[CrosscheckError], hint: str) -> Any:
    """The JSON `text` as `kind`. Raises `error`, which begins with `where`."""
    try:
        return convert(json_value(text), kind)
    except Unfit as exc:
        what, advice = exc.in_json("the value")
        raise error(f"{where}: {what}", advice or hint) from None
    except ValueError as exc:
        raise error(f"{where}: {exc}", hint) from exc


def json_value(text: str | bytes) -> Any:
    """The parsed JSON `text`. Raises ValueError with the problem and the column."""
    try:
        return files.json_value(text, strict=True)
    except UnicodeDecodeError as exc:
        raise ValueError(f"not UTF-8 (byte {exc.start})") from exc
    except json.JSONDecodeError as exc:
        line = f"line {exc.lineno}, " if exc.lineno > 1 else ""
        raise ValueError(f"not valid JSON: {exc.msg} ({line}column {exc.colno})") from exc


def text(path: Path, error: type[CrosscheckError], what: str, hint: str = "Check the path.") -> str:
    """The text of a file written by hand; `what` names its purpose in errors. Raises `error`."""
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
    """The type of a table with fields of a dataclass: a Struct with hyphenated names, all optional (UNSET), that
    refuses unknown keys.

    A field's metadata may have its name in the table (`table`), a stricter type (`type`), and `internal` for fields
    that are not settable; `types` overrides types by field. The Struct inherits the methods of `base`.
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


def _decoded(kind: type, value: object) -> object:
    """The hook for types that msgspec does not know: paths, and classes with a method `decoded`."""
    if issubclass(kind, Path):
        return value if isinstance(value, Path) else Path(text_of(value))
    return kind.decoded(value)  # type: ignore[attr-defined]  # as the module's docstring has it
