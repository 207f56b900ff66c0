"""The archive: every article as it was read, kept as evidence.

In a file of one's own (:mod:`.sqlite`), or on a database server that a newsroom shares
(:mod:`.postgresql`); which of the two, its place says.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.errors import ArchiveError
from crosscheck.retrieval.archive.base import Added, Hit, Problem, Progress, Snapshot
from crosscheck.retrieval.archive.places import is_url, masked

if TYPE_CHECKING:
    from crosscheck.model import Outlet
    from crosscheck.outlets.registry import Registry
    from crosscheck.retrieval.archive.rows import OutletOf
    from crosscheck.retrieval.archive.tables import TableArchive

__all__ = [
    "Added",
    "Hit",
    "Problem",
    "Progress",
    "Snapshot",
    "default_path",
    "is_url",
    "opened",
    "path_of",
]

_SERVERS = ("postgresql://", "postgres://")
_SQLITE = b"SQLite format 3\x00"  # how every SQLite file begins


def default_path() -> Path:
    """Where the archive is when nobody says otherwise: in the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path("crosscheck", appauthor=False) / "archive.sqlite"


def path_of(where: str | Path) -> Path:
    """The file that `where` names; „~“ is the user's own folder."""
    return Path(os.path.expanduser(where)) if where else default_path()


def opened(where: str | Path, registry: Registry, *, create: bool = True) -> TableArchive:
    """The archive at `where`, a file or a URL („“: the default place), to be closed after use.

    Raises :class:`ArchiveError` when it cannot be had, is damaged, no archive, or, without `create`,
    not there.
    """
    from crosscheck.outlets.registry import outlet_for_domain

    def outlet_of(domain: str) -> Outlet:
        return registry.by_domain(domain) or outlet_for_domain(domain)

    if isinstance(where, str) and is_url(where):
        return _on_server(where, outlet_of, create)
    return _in_file(where, outlet_of, create)


def _on_server(url: str, outlet_of: OutletOf, create: bool) -> TableArchive:
    if not url.startswith(_SERVERS):
        raise ArchiveError(
            f"{masked(url)}: no archive can be there",
            "Name a file, or a database as in postgresql://desk@db.example/crosscheck.",
        )
    from crosscheck.retrieval.archive.postgresql import PostgresArchive

    return PostgresArchive(url, outlet_of, create=create)


def _in_file(where: str | Path, outlet_of: OutletOf, create: bool) -> TableArchive:
    path = path_of(where)
    if path.is_dir():
        raise ArchiveError(
            f"{path}: a folder, not an archive", "Name a file, as in --archive archive.sqlite."
        )
    if where and not path.parent.is_dir():
        raise ArchiveError(
            f"{path}: there is no folder {path.parent}", "Check --archive, or make the folder."
        )
    if not create and not (path.exists() and (path.stat().st_size or not path.is_file())):
        raise ArchiveError(f"{path}: there is no archive", "`crosscheck archive add` begins one.")
    if path.exists():
        _refuse_other(path)
    else:
        _make_folder(path.parent)  # of the default place
    from crosscheck.retrieval.archive.sqlite import SqliteArchive

    return SqliteArchive(path, outlet_of)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveError(
            f"{folder}: the folder cannot be made ({error.strerror})",
            "Name an archive elsewhere with --archive, or keep nothing: --no-archive.",
        ) from error


def _refuse_other(path: Path) -> None:
    """Raises ArchiveError for a device, and for a file of another kind; an empty one may become an archive."""
    if not path.is_file():
        raise ArchiveError(f"{path}: no file, so no archive", "Name a file, as in --archive archive.sqlite.")
    try:
        with path.open("rb") as stream:
            start = stream.read(len(_SQLITE))
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be read ({error.strerror})", "Check its permissions.") from error
    if start and start != _SQLITE:
        raise ArchiveError(
            f"{path}: no archive of crosscheck",
            "Name another file. If it was one once, `crosscheck archive verify --repair` saves what can be read.",
        )
