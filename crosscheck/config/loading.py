"""Finding the configuration and reading it: command line over environment over files over default.

The user's own file counts below the one that is found by discovery, which is trusted less (:mod:`.trust`).
"""

from __future__ import annotations

import typing
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, TypeVar

from crosscheck import files
from crosscheck.config import tables, trust
from crosscheck.config.schema import PREFIX, Config, Key, is_table, settings
from crosscheck.config.values import checked, from_text, named
from crosscheck.errors import ConfigError, nearest

T = TypeVar("T")
_TABLES = {"outlets": tables.outlets, "per_path": tables.per_path}


@dataclass(slots=True)
class _Reading:
    """A settings file while it is read, and what became of its keys."""

    file: Path
    trusted: bool
    origins: dict[str, str]
    refused: list[tuple[str, str]] = field(default_factory=list)


def load(
    path: Path | None,
    cwd: Path,
    environ: Mapping[str, str],
    overrides: Mapping[str, object],
    *,
    trusting: bool = False,
) -> Config:
    """The settings in force: command line over environment over files over default.

    `path` is the only file to read; without it the user's own file counts (see :func:`own_file`), and over
    it the nearest one from `cwd` upward (see :func:`find`). What that one may not set without `trusting` is
    left out and stands in `refused`. `overrides` are the command line's values under their dotted names
    (`network.timeout`); None means not given. Raises ConfigError.
    """
    origins: dict[str, str] = {}
    config, refused = Config(), []
    for file, trusted in _files(path, cwd, trusting):
        reading = _Reading(file, trusted, origins)
        config = _read(config, table_of(file), "", reading)
        refused += reading.refused
    for key in settings():
        if key.variable in environ:
            where = f"environment variable {key.variable}"
            config = _set(config, key, from_text(key, environ[key.variable], where), where, cwd)
            origins[key.name] = where
    _no_stray_variables(environ)
    known = {key.name: key for key in settings()}
    given = {key.name for key in settings() if key.variable in environ}
    for name, value in overrides.items():
        if value is not None:
            given.add(name)
            config = _set(config, known[name], value, "command line", cwd)
            origins[name] = "command line"
    left = tuple((name, file) for name, file in refused if name not in given)
    return replace(config, origins=tuple(sorted(origins.items())), refused=left)


def _files(path: Path | None, cwd: Path, trusting: bool) -> list[tuple[Path, bool]]:
    """The files to read, the strongest last, and whether each may set everything."""
    if path is not None:
        return [(path, True)]
    own, found = own_file(), find(cwd)
    files = [(own, True)] if own.is_file() else []
    if found is not None and not (files and found.resolve() == own.resolve()):
        files.append((found, trusting))
    return files


def own_file() -> Path:
    """Where the user's own settings stand, for all that they check."""
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
    """Whether a file that other programs use too speaks of crosscheck; broken ones count when they
    name it, so that a slip in our own table is reported instead of ignored."""
    mark = "tool.crosscheck" if file.name == "pyproject.toml" else "crosscheck"
    try:
        text = files.text(file)
    except (OSError, UnicodeDecodeError):
        return False
    try:
        data = files.toml(text)
    except ValueError:
        return any(line.lstrip().startswith(("[" + mark, "[[" + mark)) for line in text.splitlines())
    return _dig(data, mark) is not None


def _dig(data: Mapping[str, Any], dotted: str) -> Any:
    for part in dotted.split("."):
        if not isinstance(data, Mapping) or part not in data:
            return None
        data = data[part]
    return data


def table_of(file: Path) -> dict[str, Any]:
    """The crosscheck table of a configuration file. Raises ConfigError."""
    try:
        data = files.toml(files.text(file))
    except FileNotFoundError:
        raise ConfigError(f"{file}: no such configuration file", "Check --config.") from None
    except OSError as exc:
        raise ConfigError(f"{file}: cannot be read ({exc.strerror})", "Check its permissions.") from exc
    except UnicodeDecodeError as exc:
        raise ConfigError(f"{file}: not UTF-8 (byte {exc.start})", "Save it as UTF-8.") from exc
    except ValueError as exc:
        raise ConfigError(f"{file}: not valid TOML: {exc}", "Mend the line named.") from exc
    if file.name == "pyproject.toml":
        table = _dig(data, "tool.crosscheck")
    else:
        # A file of our own may leave the heading out.
        table = data["crosscheck"] if set(data) == {"crosscheck"} else _dig(data, "crosscheck")
        if table is None and file.name != "config.toml":
            table = data
    if table is None:
        raise ConfigError(f"{file}: has no [crosscheck] table", "Put the settings under [crosscheck].")
    if not isinstance(table, dict):
        raise ConfigError(f"{file}: 'crosscheck' is not a table", "Write [crosscheck] as a heading.")
    return table


def _read(given: T, table: Any, prefix: str, reading: _Reading) -> T:
    """`given` with the values of a TOML table. The dataclass's fields decide which keys are known."""
    cls, file, base = type(given), str(reading.file), reading.file.parent
    title = f"[crosscheck{'.' + prefix.rstrip('.') if prefix else ''}]"
    if not isinstance(table, dict):
        raise ConfigError(f"{file}: {title} must be a table, not {named(table)}", "See `crosscheck config`.")
    hints = typing.get_type_hints(cls)
    known = {each.metadata.get("table", each.name): each for each in fields(cls)}  # type: ignore[arg-type]  # cls is a dataclass, as its callers have it
    known = {name: each for name, each in known.items() if not each.metadata.get("internal")}
    values: dict[str, Any] = {}
    for written, value in table.items():
        name = written.replace("-", "_")
        if name not in known:
            shown = [n.replace("_", "-") for n in known]
            raise ConfigError(
                f"{file}: unknown key '{written}' in {title}", nearest(written.replace("_", "-"), shown)
            )
        each, where = known[name], f"{file}: '{written}' in {title}"
        kind = hints[each.name]
        if "table" in each.metadata:
            values[each.name] = _TABLES[each.name](value, file)
        elif is_table(kind):
            values[each.name] = _read(getattr(given, each.name), value, f"{prefix}{name}.", reading)
            continue
        else:
            value = checked(kind, value, each.metadata, where, base)
            if not (reading.trusted or trust.may_set(prefix + each.name, value, base)):
                reading.refused.append((prefix + each.name, file))
                continue
            values[each.name] = value
        reading.origins[prefix + each.name] = file
    return replace(given, **values)  # type: ignore[type-var]  # a dataclass, as its callers have it


def _set(config: Config, key: Key, value: Any, where: str, base: Path) -> Config:
    value = checked(key.type, value, key.metadata, where, base)
    head, _, tail = key.name.partition(".")
    if tail:
        return replace(config, **{head: replace(getattr(config, head), **{tail: value})})
    return replace(config, **{head: value})


def _no_stray_variables(environ: Mapping[str, str]) -> None:
    known = {key.variable for key in settings()}
    for name in sorted(environ):
        if name.startswith(PREFIX) and name not in known:
            raise ConfigError(f"environment variable {name}: no such setting", nearest(name, known))
