"""A small draft with its article, from `sample.toml`."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources


@functools.cache
def sample() -> dict[str, str]:
    """Its texts: `name` and `draft`, `outlet`, `article` as text and as a `page`."""
    return tomllib.loads(resources.files("crosscheck.service").joinpath("sample.toml").read_text("utf-8"))
