"""Arrays and maps of tables: outlets of one's own, rules for some paths."""

from __future__ import annotations

import typing
from dataclasses import fields
from pathlib import Path
from typing import Any

from crosscheck.config.schema import PathRules
from crosscheck.config.values import checked
from crosscheck.errors import ConfigError, nearest
from crosscheck.model import Outlet


def outlets(tables: object, file: str) -> tuple[Outlet, ...]:
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
        values[name] = checked(hints[name], value, {}, f"{where}: '{written}'", Path())
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
    return Outlet(**values)


def per_path(table: object, file: str) -> tuple[PathRules, ...]:
    """`[crosscheck.per-path."opinion/**"]`, in the order of the file. Raises ConfigError."""
    if not isinstance(table, dict):
        raise ConfigError(f"{file}: 'per-path' must hold tables", 'Write [crosscheck.per-path."opinion/**"].')
    hints = typing.get_type_hints(PathRules)
    known = {each.name: each for each in fields(PathRules) if each.name != "pattern"}
    found = []
    for pattern, settings in table.items():
        where = f'{file}: [crosscheck.per-path."{pattern}"]'
        if not isinstance(settings, dict):
            raise ConfigError(f"{where} is not a table", 'Write [crosscheck.per-path."opinion/**"].')
        values: dict[str, Any] = {}
        for written, value in settings.items():
            name = written.replace("-", "_")
            if name not in known:
                raise ConfigError(
                    f"{where}: unknown key '{written}'", nearest(name.replace("_", "-"), _shown(known))
                )
            values[name] = checked(hints[name], value, known[name].metadata, f"{where}: '{written}'", Path())
        found.append(PathRules(str(Path(file).parent / pattern), **values))
    return tuple(found)


def _shown(names: object) -> list[str]:
    return [name.replace("_", "-") for name in names]  # type: ignore[attr-defined]  # a Literal alias holds its words
