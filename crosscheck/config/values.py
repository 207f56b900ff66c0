"""Decodes single settings: values of environment variables, and paths relative to a folder."""

from __future__ import annotations

import os
import typing
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from crosscheck import decoding
from crosscheck.config.schema import Key
from crosscheck.decoding import Unfit

_TRUTH = {"yes": "true", "on": "true", "no": "false", "off": "false", "": "false"}


def from_text(key: Key, text: str) -> object:
    """The value of an environment variable, decoded as the key's type. Raises Unfit."""
    kind = key.type
    bare = typing.get_args(kind)[0] if typing.get_origin(kind) is typing.Annotated else kind
    if typing.get_origin(bare) is tuple:
        return [part.strip() for part in text.split(",") if part.strip()]
    if bare is bool:
        lowered = text.strip().lower()
        return decoding.from_text(_TRUTH.get(lowered, lowered), kind)
    if bare in (int, float):
        return decoding.from_text(text.strip().replace("_", ""), kind)
    return text


def placed(value: Any, metadata: Mapping[str, Any], base: Path) -> Any:
    """A decoded value with relative paths resolved against `base`, None for a file without a name. Raises Unfit."""
    texts = value if isinstance(value, tuple) else (value,)
    if any("\0" in str(each) for each in texts):
        raise Unfit("holds a NUL character", "Mend the value.")
    if isinstance(value, Path):
        return None if metadata.get("file") and value == Path() else base / value
    if isinstance(value, tuple):
        return tuple(_based(str(item), metadata.get("relative", ""), base) for item in value)
    if "folder_unless" in metadata:
        return _folder(value, metadata["folder_unless"], base)
    return str(value) if isinstance(value, str) else value  # not as the class that has checked it


def _based(item: str, relative: str, base: Path) -> str:
    """An item of a list with its relative path resolved against `base`."""
    if relative == "path":
        return str(base / os.path.expanduser(item))
    if relative == "target":
        name, mark, file = item.partition("=")
        return f"{name}={base / file}" if mark and file else item
    if relative == "glob":
        item = item.rstrip("/")
        return (base / (item if "/" in item else f"**/{item}")).as_posix()
    return item


def _folder(value: str, words: Sequence[str], base: Path) -> str:
    """`value` itself if it is one of the `words`, otherwise as a folder's path, resolved against `base`."""
    if not value.strip():
        raise Unfit("must not be empty", f"Give {', '.join(words)} or a folder.")
    return value if value in words else str(base / os.path.expanduser(value))
