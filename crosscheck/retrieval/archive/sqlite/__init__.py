"""The archive in one SQLite file, safe to share between processes on one machine."""

from crosscheck.retrieval.archive.sqlite.store import SqliteArchive

__all__ = ["SqliteArchive"]
