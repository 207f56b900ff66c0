"""The archive on a PostgreSQL server, shared by a newsroom.

Importing this package raises ArchiveError where its driver is not installed.
"""

from crosscheck.errors import ArchiveError

try:
    import psycopg  # noqa: F401 -- only whether it is there
except ImportError as error:
    raise ArchiveError(
        "an archive on a server needs the package psycopg, which is not installed",
        "Install it with: pip install '.[postgres]'",
    ) from error

from crosscheck.retrieval.archive.postgresql.server import Server
from crosscheck.retrieval.archive.postgresql.store import PostgresArchive

__all__ = ["PostgresArchive", "Server"]
