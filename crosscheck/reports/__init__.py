"""The reports. A format is one module in `formats/`, found by listing that folder."""

from __future__ import annotations

import importlib
import pkgutil
from typing import cast

from crosscheck.errors import UsageError, nearest
from crosscheck.reports import formats
from crosscheck.reports.base import Format, Options

__all__ = ["Format", "Options", "get", "names"]


def names() -> tuple[str, ...]:
    """The formats there are: `full` first, then by the alphabet."""
    found = [module.name.replace("_", "-") for module in pkgutil.iter_modules(formats.__path__)]
    return tuple(sorted(found, key=lambda name: (name != "full", name)))


def get(name: str) -> Format:
    """The format called `name`; no other one is imported. Raises UsageError naming the nearest."""
    if name not in names():
        raise UsageError(f"unknown output format '{name}'", nearest(name, names()))
    return cast(Format, importlib.import_module(f"{formats.__name__}.{name.replace('-', '_')}"))
