"""What can go wrong with an SQLite file, said so that a person knows what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crosscheck.errors import ArchiveError

DAMAGED = frozenset({"SQLITE_CORRUPT", "SQLITE_NOTADB"})


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns every sqlite3 error about the archive at `path` into an ArchiveError."""
    try:
        yield
    except sqlite3.Error as error:
        raise _explained(path, error) from error


def code(error: sqlite3.Error) -> str:
    """SQLite's name for the kind of `error`, without the finer distinction."""
    name = getattr(error, "sqlite_errorname", None) or ""
    return "_".join(name.split("_")[:2])


def may_not_write(error: sqlite3.Error) -> bool:
    """Whether file or folder may not be written to, as far as SQLite or the system says."""
    return code(error) in {
        "SQLITE_READONLY",
        "SQLITE_CANTOPEN",
        "SQLITE_PERM",
    } or "may not be written" in str(error)


def _explained(path: Path, error: sqlite3.Error) -> ArchiveError:
    kind = code(error)
    if kind in DAMAGED or "malformed" in str(error):
        return ArchiveError(
            f"{path}: the archive is damaged ({error})",
            "`crosscheck archive verify --repair` saves what can be read; --no-archive goes on without.",
        )
    if kind == "SQLITE_FULL":
        return ArchiveError(
            f"{path}: the disk is full; what was being added is not kept, all else is safe",
            "Free some space, or name an archive elsewhere with --archive.",
        )
    if kind in {"SQLITE_BUSY", "SQLITE_LOCKED"}:
        return ArchiveError(
            f"{path}: another process is writing to the archive and does not finish",
            "Wait for it, or name another archive with --archive.",
        )
    if may_not_write(error):
        return ArchiveError(
            f"{path}: the archive cannot be opened for writing ({error})",
            "Check the folder and its permissions, or name an archive elsewhere with --archive.",
        )
    return ArchiveError(f"{path}: the archive cannot be used ({error})", "--no-archive goes on without it.")
