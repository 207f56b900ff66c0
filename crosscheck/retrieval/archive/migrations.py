"""Formats of the archive's tables: numbered scripts, each of which leads to the format of its number.

A new archive runs them all, an older one those it lacks. A script that was released is never changed;
what has to be otherwise is a new script, for each kind of archive that needs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from crosscheck.errors import ArchiveError

_COMMENT = re.compile(r"--.*")


def latest(kind: str) -> int:
    """The newest format that this program knows of archives in `kind`, the name of a package here."""
    return len(_scripts(kind))


def pending(kind: str, version: int) -> Iterator[str]:
    """The statements that lead from the format `version` (0: nothing there) to the newest."""
    for script in _scripts(kind)[version:]:
        yield from filter(None, (part.strip() for part in _COMMENT.sub("", script).split(";")))


def refuse_later(kind: str, version: int, place: str) -> None:
    """Raises ArchiveError when the archive at `place` has a format that this program does not know."""
    if version > latest(kind):
        raise ArchiveError(
            f"{place}: made by a later version of crosscheck (format {version}, this one knows {latest(kind)})",
            "Update crosscheck, or name another archive with --archive.",
        )


@cache
def _scripts(kind: str) -> tuple[str, ...]:
    folder = resources.files("crosscheck.retrieval.archive").joinpath(kind, "schema")
    named = {
        int(each.name.removesuffix(".sql")): each for each in folder.iterdir() if each.name.endswith(".sql")
    }
    return tuple(named[number].read_text(encoding="utf-8") for number in sorted(named))
