"""Finds settings files: the user's own, and the nearest one from a folder upward."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from crosscheck import decoding, files
from crosscheck.decoding import Keys
from crosscheck.errors import ConfigError


def own_file() -> Path:
    """The path of the user's own settings file."""
    from platformdirs import user_config_path

    return user_config_path("crosscheck", appauthor=False) / "crosscheck.toml"


def find(cwd: Path) -> Path | None:
    """The nearest configuration from `cwd` upward: `crosscheck.toml`, a `config.toml` with a
    `[crosscheck]` table, or a `pyproject.toml` with `[tool.crosscheck]`."""
    for folder in (cwd, *cwd.parents):
        for name in ("crosscheck.toml", "config.toml", "pyproject.toml"):
            file = folder / name
            if file.is_file() and (name == "crosscheck.toml" or _is_ours(file)):
                return file
    return None


def _is_ours(file: Path) -> bool:
    """Whether a file shared with other programs has a crosscheck table. A malformed file counts if it
    mentions crosscheck, so that an error in our table is reported instead of ignored."""
    mark = ".".join(_heading(file))
    try:
        text = files.text(file)
    except (OSError, UnicodeDecodeError):
        return False
    try:
        data = files.toml(text)
    except ValueError:
        return any(line.lstrip().startswith(("[" + mark, "[[" + mark)) for line in text.splitlines())
    return _dig(data, _heading(file)) is not None


def _heading(file: Path) -> tuple[str, ...]:
    return ("tool", "crosscheck") if file.name == "pyproject.toml" else ("crosscheck",)


def _dig(data: Any, keys: Keys) -> Any:
    for key in keys:
        if not isinstance(data, Mapping) or key not in data:
            return None
        data = data[key]
    return data


def table_of(file: Path) -> tuple[Any, Keys, str]:
    """The crosscheck table of a configuration file, the keys that lead to it, and the file's text.

    Raises ConfigError.
    """
    text = decoding.text(file, ConfigError, "configuration file", "Check --config.")
    try:
        data = files.toml(text)
    except ValueError as exc:
        raise ConfigError(f"{file}: not valid TOML: {exc}", "Mend the line named.") from exc
    keys = _heading(file)
    table = _dig(data, keys)
    if table is None:
        if file.name not in ("config.toml", "pyproject.toml"):
            return data, (), text  # the table header is optional in our own files
        raise ConfigError(f"{file}: has no [crosscheck] table", "Put the settings under [crosscheck].")
    return table, keys, text
