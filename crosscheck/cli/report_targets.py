"""`--output-format FORMAT[=FILE]`: which reports are written where, checked before any work is done."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from crosscheck.cli import output
from crosscheck.errors import UsageError

Pair = tuple[str, Path | None]  # a format and its file, None for stdout


class FormatPair:
    """An argparse type for FORMAT or FORMAT=FILE.

    Args:
        words: The formats.
        check: Raises UsageError for any other.
    """

    def __init__(self, words: Sequence[str], check: Callable[[str], object]) -> None:
        self.words, self._check = words, check

    def __call__(self, text: str) -> Pair:
        name, _, file = text.partition("=")
        self._check(name)
        return name, Path(file) if file else None


def pairs(given: Iterable[Pair]) -> list[Pair]:
    """The pairs, and the report for people on stdout where none goes there. Raises UsageError for two that would."""
    found = list(given)
    plain = [name for name, file in found if file is None]
    if len(plain) > 1:
        raise UsageError(
            f"--output-format: {' and '.join(plain)} would both go to the same place",
            f"Give each a file, as in --output-format {plain[0]}=FILE.",
        )
    return found if plain else [*found, ("full", None)]


def check(targets: Sequence[Path], read: Iterable[str | Path]) -> None:
    """Raises UsageError and OutputError if a file cannot be written, is named twice, or is one that is `read`."""
    inputs_named = {os.path.realpath(name) for name in read}
    for number, file in enumerate(targets):
        if os.path.realpath(file) in inputs_named:
            raise UsageError(f"{file}: is read by this check and would be written over", "Name another file.")
        if file in targets[:number] and (file.is_file() or not file.exists()):
            raise UsageError(f"{file}: two things would be written to it", "Give each a file of its own.")
        output.check_writable(file)
