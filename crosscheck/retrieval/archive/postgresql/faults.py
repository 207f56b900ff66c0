"""What can go wrong with a database server, said so that a person knows what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from crosscheck.errors import ArchiveError
from crosscheck.retrieval.archive.places import masked, without_secrets

_WITHOUT = "--no-archive goes on without it."
_GONE = "What was being added is not kept, all else is safe. When the server is back, repeat the command."

# By the beginning of the server's code for an error: what is wrong, and what to do.
_KNOWN = {
    "08": ("the connection to the server was lost", _GONE),
    "57P": ("the server has closed the connection", _GONE),
    "42501": ("the archive does not let this user do that", "Ask for the rights, or name another user."),
    "25006": ("the database is read-only", "Name the server that takes writing, or another archive."),
    "55P03": (
        "another process is writing to the archive and does not finish",
        "Wait for it, or name another archive with --archive.",
    ),
    "53": (
        "the server is full",
        "What was being added is not kept, all else is safe. Free some space there.",
    ),
    "54": ("the server cannot take anything so large", _WITHOUT),
    "XX": ("the archive is damaged", f"Restore it from a backup; {_WITHOUT}"),
}
# By what a server says that lets nobody in; it gives no code then.
_REFUSED = (
    ("authentication failed", "Check user and password; it may also stand in ~/.pgpass or PGPASSWORD."),
    ("no password supplied", "Put the password into ~/.pgpass or PGPASSWORD."),
    (
        "pg_hba.conf",
        "The server lets nobody in from here like that: it is for its administrator to allow it.",
    ),
    ("role", "Check the user's name."),
    ("database", "Check the database's name; `createdb --encoding UTF8 NAME` on the server makes one."),
)
_ABSENT = "Check host and port, and whether the server is running"


@contextmanager
def explained(url: str) -> Iterator[None]:
    """Turns every error about the archive at `url` into an ArchiveError."""
    try:
        yield
    except psycopg.Error as error:
        what, hint = _meaning(error)
        raise ArchiveError(f"{masked(url)}: {what} ({_said(error, url)})", hint) from error


def refused(url: str, error: psycopg.Error) -> ArchiveError:
    """Why no connection to `url` came about. Not to be chained: the driver's own words may hold a password."""
    said = _said(error, url)
    hint = next((hint for words, hint in _REFUSED if words in said), f"{_ABSENT}; {_WITHOUT}")
    return ArchiveError(f"{masked(url)}: the archive cannot be reached ({said})", hint)


def _meaning(error: psycopg.Error) -> tuple[str, str]:
    state = error.sqlstate
    if state is None and isinstance(error, psycopg.OperationalError):
        return _KNOWN["08"]
    found = [known for start, known in _KNOWN.items() if (state or "").startswith(start)]
    return found[0] if found else ("the archive cannot be used", _WITHOUT)


def _said(error: psycopg.Error, url: str) -> str:
    """The first line of the server's or the driver's own words."""
    lines = (error.diag.message_primary or str(error)).strip().splitlines() or [type(error).__name__]
    said = lines[0].removeprefix("connection failed: ").removeprefix("consuming input failed: ")
    return without_secrets(said.strip(), url)
