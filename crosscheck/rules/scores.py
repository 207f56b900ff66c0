"""The scores of the rules by name, as `scores.toml` has them: limits, and what a confidence is made of."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib import resources


class Scores:
    """The scores of one module, each an attribute."""

    def __init__(self, module: str, values: Mapping[str, float]) -> None:
        self._module = module
        self.__dict__.update(values)

    def __getattr__(self, name: str) -> float:
        raise AttributeError(f"scores.toml has no {name!r} for {self._module}")


@functools.cache
def tables() -> Mapping[str, Mapping[str, float]]:
    """All scores: module → name → value."""
    text = resources.files("crosscheck.rules").joinpath("scores.toml").read_text(encoding="utf-8")
    return {
        module: {name: float(value) for name, value in table.items()}
        for module, table in tomllib.loads(text).items()
    }


def scores(module: str) -> Scores:
    """The scores of a module of rules or of their helpers."""
    if module not in tables():
        raise AttributeError(f"scores.toml has no section [{module}]")
    return Scores(module, tables()[module])
