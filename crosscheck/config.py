"""Settings: what a configuration may hold, and reading it from `config.toml`.

The dataclasses are the only list of the known keys: reading, checking, the environment
variables and `crosscheck config` all follow from their fields. A key is written with `-` or
`_`, as one likes.
"""

from __future__ import annotations

import tomllib
import typing
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields, replace
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeVar

from crosscheck.errors import ConfigError, nearest
from crosscheck.model import Outlet

PREFIX = "CROSSCHECK_"
FAIL_ON = ("error", "warning", "info", "never")


@dataclass(frozen=True, slots=True)
class Network:
    """How pages are fetched. Times in seconds, sizes in bytes."""

    offline: bool = False
    timeout: float = 15.0
    total_timeout: float = 45.0
    max_bytes: int = 10_000_000
    max_redirects: int = 5
    retries: int = 2
    requests_per_second: float = 1.0
    connections_per_host: int = 1
    user_agent: str = ""
    contact: str = ""
    allow_hosts: tuple[str, ...] = ()
    proxy: str = ""
    ca_file: Path | None = None
    respect_robots: bool = True


@dataclass(frozen=True, slots=True)
class Config:
    """All settings in force. `origins` says for each key where its value came from."""

    language: str = ""  # "" = the draft's own
    report_language: str = ""  # "" = the draft's own
    fail_on: str = field(default="error", metadata={"choices": FAIL_ON})
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: float = field(default=0.0, metadata={"range": (0.0, 1.0)})
    network: Network = field(default_factory=Network)
    outlets: tuple[Outlet, ...] = field(default=(), metadata={"table": "outlet"})
    origins: tuple[tuple[str, str], ...] = field(default=(), metadata={"internal": True})


# --------------------------------------------------------------------------- what is known

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Key:
    """One known setting: its dotted name, its type, and what limits it."""

    name: str
    type: Any
    metadata: Mapping[str, Any]

    @property
    def variable(self) -> str:
        """The environment variable that sets it; lists are separated by commas there."""
        return PREFIX + self.name.upper().replace(".", "_").replace("-", "_")

    @property
    def written(self) -> str:
        return self.name.replace("_", "-")


def settings(cls: type = Config, prefix: str = "") -> Iterator[Key]:
    """Every setting of `cls`, nested tables as `network.timeout`; arrays of tables left out."""
    hints = typing.get_type_hints(cls)
    for each in fields(cls):
        if each.metadata.get("internal") or "table" in each.metadata:
            continue
        if _is_table(hints[each.name]):
            yield from settings(hints[each.name], f"{prefix}{each.name}.")
        else:
            yield Key(prefix + each.name, hints[each.name], each.metadata)


def _is_table(kind: Any) -> bool:
    return isinstance(kind, type) and hasattr(kind, "__dataclass_fields__")


# --------------------------------------------------------------------------- loading


def load(path: Path | None, cwd: Path, environ: Mapping[str, str], overrides: Mapping[str, object]) -> Config:
    """The settings in force: command line over environment over file over default.

    `path` is the file to read; without it the nearest one from `cwd` upward counts (see
    :func:`find`). `overrides` are the command line's values under their dotted names
    (`network.timeout`); None means not given. Raises ConfigError.
    """
    file = path if path is not None else find(cwd)
    config = Config()
    origins: dict[str, str] = {}
    if file is not None:
        config = _read(Config, table_of(file), str(file), "", file.parent, origins)
    for key in settings():
        if key.variable in environ:
            where = f"environment variable {key.variable}"
            config = _set(config, key, _from_text(key, environ[key.variable], where), where, cwd)
            origins[key.name] = where
    _no_stray_variables(environ)
    known = {key.name: key for key in settings()}
    for name, value in overrides.items():
        if value is not None:
            config = _set(config, known[name], value, "command line", cwd)
            origins[name] = "command line"
    return replace(config, origins=tuple(sorted(origins.items())))


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
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
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
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigError(f"{file}: no such configuration file", "Check --config.") from None
    except OSError as exc:
        raise ConfigError(f"{file}: cannot be read ({exc.strerror})", "Check its permissions.") from exc
    except UnicodeDecodeError as exc:
        raise ConfigError(f"{file}: not UTF-8 (byte {exc.start})", "Save it as UTF-8.") from exc
    except tomllib.TOMLDecodeError as exc:
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


def _read(cls: type[T], table: Any, file: str, prefix: str, base: Path, origins: dict[str, str]) -> T:
    """`cls` filled from a TOML table. The dataclass's fields decide which keys are known."""
    title = f"[crosscheck{'.' + prefix.rstrip('.') if prefix else ''}]"
    if not isinstance(table, dict):
        raise ConfigError(f"{file}: {title} must be a table, not {_named(table)}", "See `crosscheck config`.")
    hints = typing.get_type_hints(cls)
    known = {each.metadata.get("table", each.name): each for each in fields(cls)}  # type: ignore[arg-type]
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
            values[each.name] = _outlets(value, file)
        elif _is_table(kind):
            values[each.name] = _read(kind, value, file, f"{prefix}{name}.", base, origins)
            continue
        else:
            values[each.name] = _checked(kind, value, each.metadata, where, base)
        origins[prefix + each.name] = file
    return cls(**values)


def _set(config: Config, key: Key, value: object, where: str, base: Path) -> Config:
    checked = _checked(key.type, value, key.metadata, where, base)
    head, _, tail = key.name.partition(".")
    if tail:
        return replace(config, **{head: replace(getattr(config, head), **{tail: checked})})
    return replace(config, **{head: checked})


def _no_stray_variables(environ: Mapping[str, str]) -> None:
    known = {key.variable for key in settings()}
    for name in sorted(environ):
        if name.startswith(PREFIX) and name not in known:
            raise ConfigError(f"environment variable {name}: no such setting", nearest(name, known))


# --------------------------------------------------------------------------- values

_WORDS = {str: "text", bool: "true or false", int: "a whole number", float: "a number", list: "a list"}


def _named(value: object) -> str:
    return _WORDS.get(type(value), "a table" if isinstance(value, dict) else type(value).__name__)


def _checked(kind: Any, value: object, metadata: Mapping[str, Any], where: str, base: Path) -> Any:
    """`value` as `kind`, or ConfigError saying what belongs there. Paths are relative to `base`."""
    if isinstance(kind, UnionType):
        kind = next(k for k in typing.get_args(kind) if k is not NoneType)
    if typing.get_origin(kind) is tuple:
        items = list(value) if isinstance(value, (list, tuple)) else None
        if items is None or not all(isinstance(item, str) for item in items):
            raise ConfigError(f"{where} must be a list of texts", 'Write it as ["one", "two"].')
        return tuple(items)
    if kind is Path and isinstance(value, (str, Path)):
        return base / value
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if type(value) is not kind:
        raise ConfigError(
            f"{where} must be {_WORDS.get(kind, 'text')}, not {_named(value)}", "Mend the value."
        )
    _limited(value, metadata, where)
    return value


def _limited(value: Any, metadata: Mapping[str, Any], where: str) -> None:
    if "choices" in metadata and value not in metadata["choices"]:
        raise ConfigError(f"{where}: unknown value '{value}'", nearest(value, metadata["choices"]))
    if "range" in metadata:
        low, high = metadata["range"]
        if not low <= value <= high:
            raise ConfigError(f"{where}: {value} is out of range", f"Give a number from {low} to {high}.")
    elif isinstance(value, (int, float)) and not isinstance(value, bool) and not value >= 0:
        raise ConfigError(f"{where}: {value} is below zero", "Give a number from 0 upward.")


def _from_text(key: Key, text: str, where: str) -> object:
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


# --------------------------------------------------------------------------- outlets


def _outlets(tables: object, file: str) -> tuple[Outlet, ...]:
    if not isinstance(tables, list):
        raise ConfigError(f"{file}: 'outlet' must be an array of tables", "Write [[crosscheck.outlet]].")
    return tuple(
        outlet_of(table, f"{file}: [[crosscheck.outlet]] number {i}") for i, table in enumerate(tables, 1)
    )


def outlet_of(table: object, where: str) -> Outlet:
    """An outlet from a TOML table; only `domain` is required. Raises ConfigError, naming `where`."""
    if not isinstance(table, dict):
        raise ConfigError(f"{where} is not a table", "Write [[crosscheck.outlet]].")
    hints = typing.get_type_hints(Outlet)
    known = {each.name: each for each in fields(Outlet)}
    values: dict[str, Any] = {}
    for written, value in table.items():
        name = written.replace("-", "_")
        if name not in known:
            raise ConfigError(f"{where}: unknown key '{written}'", nearest(written, known))
        values[name] = _checked(hints[name], value, {}, f"{where}: '{written}'", Path())
    domain = values.get("domain") or next(iter(values.get("domains", ())), "")
    if not domain:
        raise ConfigError(
            f"{where}: 'domain' is missing", 'Give its main domain, as in domain = "example.org".'
        )
    values["domain"] = domain
    values.setdefault("domains", (domain,))
    values.setdefault("id", domain.rsplit(".", 1)[0].replace(".", "-"))
    values.setdefault("name", domain)
    values.setdefault("names", (values["name"],))
    if values["name"] not in values["names"]:
        values["names"] = (values["name"], *values["names"])
    missing = [n for n, each in known.items() if n not in values and each.default is MISSING]
    assert not missing
    return Outlet(**values)
