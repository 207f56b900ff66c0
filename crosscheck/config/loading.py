"""Loads the settings: command line over environment over files over defaults.

A file found by discovery overrides the user's own file, but may set fewer things (:mod:`.trust`).
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, TypeVar

from msgspec import UNSET

from crosscheck import decoding
from crosscheck.config import deprecated, outlets, trust
from crosscheck.config.locations import find, own_file, table_of
from crosscheck.config.schema import PREFIX, WEBHOOK_TOKEN, Config, Key, PathRules, is_table, settings
from crosscheck.config.values import from_text, placed
from crosscheck.decoding import TomlLines, Unfit, given, hyphened
from crosscheck.errors import ConfigError, nearest

T = TypeVar("T")


@dataclass(slots=True)
class _Reading:
    """The state of reading a settings file, with the origins of settings and the refused ones."""

    file: Path
    trusted: bool
    origins: dict[str, str]
    refused: list[tuple[str, str]] = field(default_factory=list)
    deprecated: list[tuple[str, str]] = field(default_factory=list)


def load(
    path: Path | None,
    cwd: Path,
    environ: Mapping[str, str],
    overrides: Mapping[str, object],
    *,
    trusting: bool = False,
) -> Config:
    """The settings in force: command line over environment over files over defaults.

    With `path` only that file is read; without it the user's own file (see :func:`own_file`), overridden by
    the nearest one from `cwd` upward (see :func:`find`). Settings that the latter may not change without
    `trusting` are ignored and listed in `refused`. `overrides` are the command line's values by dotted name
    (`network.timeout`); None means not given. Raises ConfigError.
    """
    origins: dict[str, str] = {}
    config, refused, old = Config(), [], []
    for file, trusted in _files(path, cwd, trusting):
        reading = _Reading(file, trusted, origins)
        config = _of_file(config, file, reading)
        refused += reading.refused
        old += reading.deprecated
    for key in settings():
        if key.variable in environ:
            where = f"environment variable {key.variable}"
            config = _set(config, key, environ[key.variable], where, cwd, as_text=True)
            origins[key.name] = where
    _no_stray_variables(environ)
    known = {key.name: key for key in settings()}
    stronger = {key.name for key in settings() if key.variable in environ}
    for name, value in overrides.items():
        if value is not None:
            stronger.add(name)
            config = _set(config, known[name], value, f"command line: '{known[name].written}'", cwd)
            origins[name] = "command line"
    left = tuple((name, file) for name, file in refused if name not in stronger)
    return replace(config, origins=tuple(sorted(origins.items())), refused=left, deprecated=tuple(old))


def _files(path: Path | None, cwd: Path, trusting: bool) -> list[tuple[Path, bool]]:
    """The files to read, in ascending priority, and whether each may change every setting."""
    if path is not None:
        return [(path, True)]
    own, found = own_file(), find(cwd)
    files = [(own, True)] if own.is_file() else []
    if found is not None and not (files and found.resolve() == own.resolve()):
        files.append((found, trusting))
    return files


@functools.cache
def _table() -> Any:
    """The type of a settings table. Patterns of `per-path` are decoded one by one, to name them in errors."""
    return given(Config, outlets=list[outlets.table()], per_path=dict[str, Any])  # type: ignore[misc]  # a type made here


def _of_file(config: Config, file: Path, reading: _Reading) -> Config:
    """`config` with the values of a settings file. Raises ConfigError."""
    table, root, text = table_of(file)
    table, old = deprecated.without(table)
    reading.deprecated += [(name, str(file)) for name in old]
    try:
        return _merged(config, decoding.convert(hyphened(table, but_in=("per-path",)), _table()), "", reading)
    except Unfit as exc:
        line = TomlLines(text).of((*root, *exc.keys))
        hint = exc.hint or "See `crosscheck config`."
        raise ConfigError(f"{file}{line}: {exc.worded(('crosscheck',))}", hint) from None


def _merged(settings: T, table: Any, prefix: str, reading: _Reading) -> T:
    """The `settings` updated with the permitted values of a table."""
    values: dict[str, Any] = {}
    for each in fields(settings):  # type: ignore[arg-type]  # a dataclass, as its callers have it
        value, name = getattr(table, each.name, UNSET), prefix + each.name
        if value is UNSET:
            continue
        if is_table(type(getattr(settings, each.name))):
            values[each.name] = _merged(getattr(settings, each.name), value, f"{name}.", reading)
            continue
        value = _value(value, each, name, reading.file.parent)
        if not (reading.trusted or trust.may_set(name, value, reading.file.parent)):
            reading.refused.append((name, str(reading.file)))
            continue
        values[each.name] = value
        reading.origins[name] = str(reading.file)
    return replace(settings, **values)  # type: ignore[type-var]  # the same


def _value(value: Any, each: Field[Any], name: str, folder: Path) -> Any:
    if name == "outlets":
        return tuple(table.outlet() for table in value)
    if name == "per_path":
        return tuple(_path_rules(pattern, table, folder) for pattern, table in value.items())
    try:
        return placed(value, each.metadata, folder)
    except Unfit as exc:
        raise exc.under(tuple(name.replace("_", "-").split("."))) from None


def _path_rules(pattern: str, table: object, folder: Path) -> PathRules:
    """`[crosscheck.per-path."opinion/**"]`."""
    try:
        rules = decoding.convert(hyphened(table), given(PathRules))
        return _merged(PathRules(str(folder / pattern)), rules, "", _Reading(folder, True, {}))
    except Unfit as exc:
        raise exc.under(("per-path", pattern)) from None


def _set(config: Config, key: Key, value: Any, where: str, base: Path, *, as_text: bool = False) -> Config:
    try:
        value = from_text(key, value) if as_text else value
        value = placed(decoding.convert(value, key.type), key.metadata, base)
    except Unfit as exc:
        raise ConfigError(exc.worded(whole=where), exc.hint or "Mend the value.") from None
    head, _, tail = key.name.partition(".")
    if tail:
        return replace(config, **{head: replace(getattr(config, head), **{tail: value})})
    return replace(config, **{head: value})


def _no_stray_variables(environ: Mapping[str, str]) -> None:
    known = {WEBHOOK_TOKEN, *(key.variable for key in settings())}
    for name in sorted(environ):
        if name.startswith(PREFIX) and name not in known:
            raise ConfigError(f"environment variable {name}: no such setting", nearest(name, known))
