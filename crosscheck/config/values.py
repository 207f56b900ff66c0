"""Single values of a configuration: of the right type and within their limits, or ConfigError."""

from __future__ import annotations

import os
import typing
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from types import NoneType, UnionType
from typing import Any

from crosscheck.config.schema import Key
from crosscheck.errors import ConfigError, nearest

_HIGHEST = 1_000_000_000  # of seconds, bytes and calls: more is a slip, and some libraries take no more
_WORDS = {str: "text", bool: "true or false", int: "a whole number", float: "a number", list: "a list"}


def named(value: object) -> str:
    return _WORDS.get(type(value), "a table" if isinstance(value, dict) else type(value).__name__)


def checked(kind: Any, value: object, metadata: Mapping[str, Any], where: str, base: Path) -> Any:
    """`value` as `kind`, or ConfigError saying what belongs there. Paths are relative to `base`."""
    if isinstance(kind, UnionType):
        kind = next(k for k in typing.get_args(kind) if k is not NoneType)
    if typing.get_origin(kind) is tuple:
        items = list(value) if isinstance(value, (list, tuple)) else None
        if items is None or not all(isinstance(item, str) for item in items):
            raise ConfigError(f"{where} must be a list of texts", 'Write it as ["one", "two"].')
        return tuple(_based(item, metadata.get("relative", ""), base) for item in items)
    if isinstance(value, str) and "\0" in value:
        raise ConfigError(f"{where} holds a NUL character", "Mend the value.")
    if kind is Path and isinstance(value, (str, Path)):
        return base / value
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if "moment" in metadata:
        return _moment(value, where)
    if type(value) is not kind:
        raise ConfigError(
            f"{where} must be {_WORDS.get(kind, 'text')}, not {named(value)}", "Mend the value."
        )
    _limited(value, metadata, where)
    return _placed(value, metadata["folder_unless"], where, base) if "folder_unless" in metadata else value


def _based(item: str, relative: str, base: Path) -> str:
    """A text of a list, what is relative in it as seen from `base`."""
    if relative == "path":
        return str(base / os.path.expanduser(item))
    if relative == "target":
        name, mark, file = item.partition("=")
        return f"{name}={base / file}" if mark and file else item
    if relative == "glob":
        item = item.rstrip("/")
        return (base / (item if "/" in item else f"**/{item}")).as_posix()
    return item


def _moment(value: object, where: str) -> str:
    text = value.isoformat() if isinstance(value, date) else value
    try:
        if isinstance(text, str) and text:
            datetime.fromisoformat(text)
        elif text != "":
            raise ValueError
    except ValueError:
        raise ConfigError(
            f"{where}: {text!r} is not a time", "Write it as 2025-02-16 or 2025-02-16T09:30+01:00."
        ) from None
    return str(text)


def _placed(value: Any, words: Sequence[str], where: str, base: Path) -> str:
    """One of the `words`, or the path of the folder that `value` names, relative to `base`."""
    if not value.strip():
        raise ConfigError(f"{where} is empty", f"Give {', '.join(words)} or a folder.")
    return str(value) if value in words else str(base / os.path.expanduser(value))


def _limited(value: Any, metadata: Mapping[str, Any], where: str) -> None:
    choices = metadata.get("choices", (value,))
    known = choices() if callable(choices) else choices
    if value not in known:
        raise ConfigError(f"{where}: unknown value '{value}'", nearest(value, filter(None, known)))
    if "valid" in metadata and not metadata["valid"](value):
        raise ConfigError(f"{where}: '{value}' cannot be used", metadata["shape"])
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        low, high = metadata.get("range", (0, _HIGHEST))
        if not low <= value <= high:
            raise ConfigError(f"{where}: {value} is out of range", f"Give a number from {low} to {high:,}.")


def from_text(key: Key, text: str, where: str) -> object:
    """An environment variable's text as the type of its key."""
    kind = key.type
    if typing.get_origin(kind) is tuple:
        return [part.strip() for part in text.split(",") if part.strip()]
    if kind is bool:
        lowered = text.strip().lower()
        if lowered in {"1", "true", "yes", "on"}:
            return True
        if lowered in {"0", "false", "no", "off", ""}:
            return False
        raise ConfigError(f"{where}: '{text}' is neither true nor false", "Write 1 or 0.")
    if kind in {int, float}:
        try:
            return kind(text)
        except ValueError:
            raise ConfigError(f"{where}: '{text}' is not {_WORDS[kind]}", "Mend the value.") from None
    return text
