"""`check --watch`: checks again whenever a file changes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn

_EVERY = 0.3  # seconds between two looks at the files


def watch(
    check: Callable[[], tuple[int, tuple[Path, ...]]], sleep: Callable[[float], None] = time.sleep
) -> NoReturn:
    """Runs `check` now and after every change of the files it returns, until interrupted.

    `check` returns its exit status (unused) and the files. They are polled by time and size, which works
    on every system and network drive.
    """
    while True:
        _, files = check()
        seen = _stamps(files)
        while _stamps(files) == seen:
            sleep(_EVERY)


def _stamps(files: Iterable[Path]) -> list[tuple[int, int] | None]:
    """Modification time (ns) and size of each file; None for one that does not exist."""
    found: list[tuple[int, int] | None] = []
    for file in files:
        try:
            status = file.stat()
            found.append((status.st_mtime_ns, status.st_size))
        except OSError:
            found.append(None)
    return found
