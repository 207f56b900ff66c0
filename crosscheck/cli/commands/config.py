"""`crosscheck config`: the settings in force, and where each comes from."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from crosscheck import sinks
from crosscheck.cli import inputs, output

if TYPE_CHECKING:
    from crosscheck.config import Key

HELP = "show the settings in force and where each comes from"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    inputs.add_common(parser)
    inputs.add_network(parser)


def run(args: argparse.Namespace) -> int:
    from operator import attrgetter

    from crosscheck import config

    force = inputs.configuration(args, inputs.network_overrides(args))
    origins = dict(force.origins)
    rows = [
        (key.written, _shown(key, attrgetter(key.name)(force)), origins.get(key.name, "default"))
        for key in config.settings()
    ]
    rows += [("outlet", f'"{outlet.domain}"', origins.get("outlets", "default")) for outlet in force.outlets]
    rows += [
        (name.replace("_", "-"), "not in force", f"{file}: needs --trust-settings")
        for name, file in force.refused
    ]
    names, values = max(len(row[0]) for row in rows), max(len(row[1]) for row in rows)
    output.emit(
        "".join(sinks.message(f"{n:<{names}} = {v:<{min(values, 40)}}  # {o}") + "\n" for n, v, o in rows)
    )
    return 0


def _shown(key: Key, value: object) -> str:
    from crosscheck.retrieval.archive.places import masked

    if value and key.metadata.get("secret"):
        return '"…"'
    return _toml(masked(value) if isinstance(value, str) else value)


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    if isinstance(value, (int, float)):
        return str(value)
    escaped = str("" if value is None else value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
