"""The rules, found by listing this folder: every module with a `RULES` tuple is a family.

A module defines its rules and registers the checks that raise them (`registry`); what several of them ask of a
claim and a passage stands in `helpers`.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil

from crosscheck.rules.base import Rule


@functools.cache
def all_rules() -> tuple[Rule, ...]:
    """All rules, sorted by code."""
    found: list[Rule] = []
    for module in pkgutil.iter_modules(__path__):
        found.extend(getattr(importlib.import_module(f"{__name__}.{module.name}"), "RULES", ()))
    return tuple(sorted(found, key=lambda rule: rule.code))


def rule(code: str) -> Rule:
    """The rule with this code.

    Raises:
        KeyError: no rule has that code.
    """
    for candidate in all_rules():
        if candidate.code == code:
            return candidate
    raise KeyError(code)
