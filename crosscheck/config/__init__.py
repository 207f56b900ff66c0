"""Settings: their schema (`schema.py`), and loading them from `config.toml`."""

from __future__ import annotations

from crosscheck.config.deprecated import notes as deprecation_notes
from crosscheck.config.loading import load
from crosscheck.config.locations import find, own_file
from crosscheck.config.schema import (
    PREFIX,
    WEBHOOK_TOKEN,
    Config,
    JudgeSettings,
    Key,
    Limits,
    Network,
    PathRules,
    settings,
)
from crosscheck.config.trust import refusal_notes

__all__ = [
    "PREFIX",
    "WEBHOOK_TOKEN",
    "Config",
    "JudgeSettings",
    "Key",
    "Limits",
    "Network",
    "PathRules",
    "deprecation_notes",
    "find",
    "load",
    "own_file",
    "refusal_notes",
    "settings",
]  # fmt: skip
