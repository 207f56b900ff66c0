"""The former name of :mod:`crosscheck.second_opinion`, for plug-ins; importing it warns."""

from __future__ import annotations

import warnings

warnings.warn(
    "crosscheck.judges is now crosscheck.second_opinion; the entry point group keeps its name",
    DeprecationWarning,
    stacklevel=2,
)
