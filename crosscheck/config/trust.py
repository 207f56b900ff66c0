"""The settings that a file found beside the drafts may change: rules, outlets and formats.

Whoever can change a draft, as in a pull request, can also change the settings file beside it. So a file found by
discovery cannot set servers that receive keys or drafts, private hosts, the archive, the reader's folder, paths
outside its own folder, or looser limits.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from typing import Any

from crosscheck.config.locations import own_file
from crosscheck.config.schema import Config, Limits

_NEVER = frozenset({"network.allow_hosts", "network.proxy", "network.ca_file"})
_ONLY = {
    "archive": frozenset({"", "none"}),
    "reader": frozenset({"box", "none"}),
    "judge.model": frozenset({"", "none"}),
    "network.respect_robots": frozenset({True}),
}
# 0 is no limit.
_STOPS = frozenset(f"limits.{each.name}" for each in fields(Limits))
# Times, sizes and numbers: lower than the default is stricter, except a pace of 0, which is no pause at all.
_LIMITS = frozenset(
    f"network.{name}"
    for name in (
        "timeout", "total_timeout", "max_bytes", "max_redirects", "retries", "requests_per_second",
        "connections_per_host",
    )
)  # fmt: skip
_BELOW = frozenset({"sources", "output_format", "baseline"})


def may_set(name: str, value: Any, folder: Path) -> bool:
    """Whether a file found in `folder` may set `name` (dotted) to this value."""
    if name in _ONLY:
        return value in _ONLY[name]
    if name in _NEVER or name.startswith(("judge.", "serve.")):
        return not value
    if name in _LIMITS:
        pace = name == "network.requests_per_second"
        return bool(value <= attrgetter(name)(Config())) and (value > 0 or not pace)
    if name in _STOPS:
        return bool(0 < value <= attrgetter(name)(Config()))
    if name in _BELOW:
        return all(_is_below(folder, path) for path in _paths(name, value))
    return True


def _paths(name: str, value: Any) -> Iterable[str]:
    if name == "output_format":
        return [target for _, mark, target in (item.partition("=") for item in value) if mark]
    return value if isinstance(value, tuple) else [str(value)]


def _is_below(folder: Path, name: str) -> bool:
    try:
        return (folder / name).resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        return False


def refusal_notes(refused: Iterable[tuple[str, str]]) -> list[str]:
    """For each file a line on its ignored settings and how to allow them; `refused` are (name, file)."""
    by_file: dict[str, list[str]] = {}
    for name, file in refused:
        by_file.setdefault(file, []).append(name.replace("_", "-"))
    return [
        f"{file}: {', '.join(names)}: does not count, for the file was found and not named. "
        f"Allow it with --trust-settings or --config FILE, or write it into {own_file()}."
        for file, names in by_file.items()
    ]
