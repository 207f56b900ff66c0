"""Checking again whenever a file is saved."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn

_EVERY = 0.3  # seconds between two looks at the files


def watch(
    check: Callable[[], tuple[int, tuple[Path, ...]]], sleep: Callable[[float], None] = time.sleep
) -> NoReturn:
    """Runs `check` now and after every change of the files it names, until interrupted.

    `check` gives its exit status, which nobody sees, and the files. Files are looked at by time and
    size: that works on every system and over a network, and a draft has few of them.
    """
    while True:
        _, files = check()
        seen = _stamps(files)
        while _stamps(files) == seen:
            sleep(_EVERY)


def _stamps(files: Iterable[Path]) -> list[tuple[int, int] | None]:
    """When each file was changed and how large it is; None for one that is not there just now."""
    found: list[tuple[int, int] | None] = []
    for file in files:
        try:
            status = file.stat()
            found.append((status.st_mtime_ns, status.st_size))
        except OSError:
            found.append(None)
    return found
