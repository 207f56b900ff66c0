"""What the reader has read of passages, kept beside the archive: in a file of its own, which may be deleted any time.

On a machine whose archive is a newsroom's database the file is in the user's data folder: states are far larger than
the articles, and to fetch them over a network takes as long as reading the passages.
"""

from __future__ import annotations

import os
import sqlite3
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.errors import ArchiveError
from crosscheck.reader.base import Reader
from crosscheck.retrieval.archive import default_path, is_url, path_of
from crosscheck.retrieval.archive.base import Problem

if TYPE_CHECKING:
    from crosscheck.reader.states_file import StatesFile

NAME = "reader-states.sqlite"


def place(where: str) -> Path:
    """The file that belongs to the archive at `where`."""
    return (default_path() if is_url(where) else path_of(where)).parent / NAME


def keep(reader: Reader | None, where: str) -> None:
    """Has `reader` keep its states beside the archive at `where`; in memory alone for "none", and where a folder that
    was named is not on this machine. Readers that have no states are left alone."""
    if reader is None:
        return
    from crosscheck.reader.passage_states import Keeper  # loads numpy, as a reader has done

    if isinstance(reader, Keeper):
        file = None if where == "none" else place(where).absolute()
        if (
            file and where and not is_url(where) and not os.path.isdir(file.parent)
        ):  # also one that may not be looked at
            file = None
        reader.keep_in(_file(file) if file else None)


@cache
def _file(path: Path) -> StatesFile:
    from crosscheck.reader.states_file import StatesFile

    return StatesFile(path)


def verify(where: str) -> tuple[Problem, ...]:
    """What is wrong with the states beside the archive at `where`."""
    from crosscheck.reader.states_file import faults

    return tuple(Problem("", what) for what in faults(place(where)))


def mend(where: str) -> str:
    """Takes out what is damaged of the states beside the archive at `where`; says what was done, "" for nothing.

    Raises:
        ArchiveError: the file cannot be written.
    """
    from crosscheck.reader import states_file

    path = place(where)
    try:
        number = states_file.mend(path)
    except (sqlite3.Error, OSError) as error:
        raise ArchiveError(
            f"{path}: the reader's states cannot be mended ({error})",
            "Wait for other checks to end, or delete the file: it is made anew.",
        ) from error
    if number < 0:
        return f"{path}: the reader's states were damaged and are deleted"
    return f"{path}: {number} of the reader's states damaged, and taken out" if number else ""
