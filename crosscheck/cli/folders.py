"""Folders as arguments of `check`: which files below them are drafts."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from crosscheck import files
from crosscheck.cli import inputs
from crosscheck.errors import DraftError

# Suffixes of the folders that browsers make beside a saved page; folders of saved articles.
_OF_A_PAGE = ("_files", "-files", "-dateien", "_dateien")
_SOURCES = frozenset({"sources", "quellen"})


def drafts(
    arguments: Sequence[str], exclude: Sequence[str], sources: Collection[Path] = ()
) -> tuple[list[str], frozenset[str]]:
    """The names of the drafts, each once, and those of them found in a folder.

    A folder gives all drafts below it, sorted, without hidden files and folders, saved articles
    (`sources` and folders of them) and paths that a pattern of `exclude` matches. Raises DraftError for
    a folder without drafts.
    """
    names: dict[str, bool] = {}
    for name in inputs.expand(arguments):
        if name == "-" or inputs.is_url(name) or not Path(name).is_dir():
            names.setdefault(name, False)
            continue
        found = list(_below(Path(name), exclude, sources))
        if not found:
            raise DraftError(
                f"{name}: no draft lies in this folder or below", f"Drafts are files in {_kinds()}."
            )
        for file in found:
            names.setdefault(file, True)
    return list(names), frozenset(name for name, in_folder in names.items() if in_folder)


def _below(folder: Path, exclude: Sequence[str], sources: Collection[Path]) -> Iterator[str]:
    from crosscheck.drafts import FORMATS

    suffixes = {suffix for form in FORMATS.values() for suffix in form.suffixes}
    for place, folders, names in os.walk(folder, onerror=_unreadable):
        here = Path(place)
        folders[:] = sorted(f for f in folders if not _passed_over(here / f, exclude, sources))
        for name in sorted(names):
            file = here / name
            hidden = name.startswith((".", "~$"))
            if not hidden and file.suffix.lower() in suffixes and not _left_out(file, exclude, sources):
                yield str(file)


def _unreadable(error: OSError) -> NoReturn:
    raise DraftError(
        f"{error.filename}: cannot be read ({error.strerror})",
        "Check its permissions, or leave it out with --exclude.",
    ) from error


def _passed_over(folder: Path, exclude: Sequence[str], sources: Collection[Path]) -> bool:
    name = folder.name.lower()
    return (
        name.startswith(".")
        or name in _SOURCES
        or name.endswith(_OF_A_PAGE)
        or _left_out(folder, exclude, sources)
    )


def _left_out(path: Path, exclude: Sequence[str], sources: Collection[Path]) -> bool:
    from crosscheck.triage.select import fits_path

    shown = Path(os.path.abspath(path)).as_posix()
    return files.real(path) in sources or any(fits_path(pattern, shown) for pattern in exclude)


def _kinds() -> str:
    from crosscheck.drafts import FORMATS

    return ", ".join(suffix for form in FORMATS.values() for suffix in form.suffixes)
