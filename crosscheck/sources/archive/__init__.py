"""The archive: every article as it was read, kept as evidence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.errors import ArchiveError
from crosscheck.sources.archive.base import Added, Archive, Hit, Problem, Progress, Snapshot

if TYPE_CHECKING:
    from crosscheck.sources.archive.sqlite import SqliteArchive
    from crosscheck.sources.registry import Registry

__all__ = ["Added", "Archive", "Hit", "Problem", "Progress", "Snapshot", "default_path", "opened"]


def default_path() -> Path:
    """Where the archive is when nobody says otherwise: in the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path("crosscheck", appauthor=False) / "archive.sqlite"


def opened(where: str | Path, registry: Registry, *, create: bool = True) -> SqliteArchive:
    """The archive at `where` („“: the default place), to be closed after use.

    Raises :class:`ArchiveError` when it is damaged, no archive, or, without `create`, not there.
    """
    from crosscheck.sources.archive.sqlite import SqliteArchive
    from crosscheck.sources.registry import outlet_for_domain

    path = Path(where) if where else default_path()
    if path.is_dir():
        raise ArchiveError(
            f"{path}: a folder, not an archive", "Name a file, as in --archive archive.sqlite."
        )
    if not create and not path.exists():
        raise ArchiveError(f"{path}: there is no archive", "`crosscheck archive add` begins one.")
    return SqliteArchive(path, lambda domain: registry.by_domain(domain) or outlet_for_domain(domain))
