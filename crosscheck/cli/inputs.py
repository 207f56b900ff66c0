"""Options that several commands share, and the parsing of their values."""

from __future__ import annotations

import argparse
import glob
import itertools
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from crosscheck.cli.parser import one_of
from crosscheck.errors import DraftError, UsageError

if TYPE_CHECKING:
    from crosscheck.config import Config

COLORS = ("auto", "always", "never")


def add_common(parser: argparse.ArgumentParser) -> None:
    """Options of every command that reads the configuration."""
    parser.add_argument("--config", type=Path, metavar="FILE", help="settings; else the nearest config file")
    parser.add_argument(
        "--trust-settings", action="store_true",
        help="let a settings file that was found name servers, hosts, places and limits, too",
    )  # fmt: skip
    parser.add_argument(
        "--color",
        type=one_of(COLORS, "value for --color"),
        default="auto",
        metavar="WHEN",
        help="auto, always or never",
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="no notes on stderr")
    parser.add_argument("-v", "--verbose", action="store_true", help="more detail, and causes of errors")


def add_network(parser: argparse.ArgumentParser, with_archive: bool = True) -> None:
    group = parser.add_argument_group("network")
    group.add_argument(
        "--offline", action="store_const", const=True, help="fetch nothing; saved pages alone are read"
    )
    group.add_argument(
        "--allow-host", action="append", metavar="HOST", help="let a private or loopback host be fetched"
    )
    group.add_argument("--timeout", type=seconds, metavar="SECONDS", help="for one request")
    group.add_argument("--user-agent", metavar="TEXT", help="what crosscheck calls itself to servers")
    group.add_argument(
        "--max-age",
        type=_age,
        metavar="SECONDS",
        help="how old a page of the archive may be to be used unasked",
    )
    group.add_argument(
        "--wayback", action="store_const", const=True, help="ask the Internet Archive for pages that are gone"
    )
    if not with_archive:
        parser.set_defaults(no_archive=False)
        return
    group = parser.add_argument_group("archive (every page that is read is kept as evidence)")
    choice = group.add_mutually_exclusive_group()
    add_archive(choice)
    choice.add_argument("--no-archive", action="store_true", help="neither read nor write one")


def add_archive(parser: argparse._ActionsContainer) -> None:
    parser.add_argument(
        "--archive", metavar="FILE|URL",
        help="this one instead of that in the user's data folder; postgresql://… for a newsroom's",
    )  # fmt: skip


def network_overrides(args: argparse.Namespace) -> dict[str, object]:
    return {
        "network.offline": args.offline,
        "network.allow_hosts": args.allow_host,
        "network.timeout": args.timeout,
        "network.user_agent": args.user_agent,
        "network.max_age": args.max_age,
        "network.wayback": args.wayback,
        "archive": "none" if args.no_archive else args.archive,
    }


def configuration(args: argparse.Namespace, overrides: Mapping[str, object]) -> Config:
    """The settings in force; notes on stderr which ones of a found file are refused. Raises ConfigError."""
    from crosscheck import config, workers
    from crosscheck.cli import output

    found = config.load(args.config, Path.cwd(), os.environ, overrides, trusting=args.trust_settings)
    workers.bound(found.limits.parse_seconds, found.limits.parse_memory)
    shown = vars(args).setdefault(
        "shown_refusals", set()
    )  # a command may ask for its settings more than once
    # With --quiet as well: it may be what the user counts on.
    for line in (*config.refusal_notes(found.refused), *config.deprecation_notes(found.deprecated)):
        if line not in shown:
            output.note(f"crosscheck: {line}")
            shown.add(line)
    return found


def seconds(text: str) -> float:
    """An argparse type: a number of seconds above 0."""
    number = _number(text)
    if not 0 < number < 86_400:
        raise UsageError(
            f"--timeout: '{text}' is not a number of seconds", "Give a number above 0, as in 10."
        )
    return number


def _age(text: str) -> float:
    number = _number(text)
    if number < 0:
        raise UsageError(f"--max-age: '{text}' is not a number of seconds", "Give 0 or more, as in 3600.")
    return number


def _number(text: str) -> float:
    """A finite number, or -1 for any other text."""
    try:
        number = float(text)
    except ValueError:
        return -1.0
    return number if number == number and abs(number) != float("inf") else -1.0


def count(text: str) -> int:
    """An argparse type: a whole number from 0 upward."""
    if not text.isascii() or not text.isdigit():
        raise UsageError(f"'{text}' is not a whole number from 0 upward", "Write it as 20.")
    return int(text)


def share(text: str) -> float:
    """An argparse type: a number from 0 to 1."""
    number = _number(text)
    if not 0 <= number <= 1:
        raise UsageError(f"'{text}' is not a number from 0 to 1", "Write it as 0.8.")
    return number


def moment(text: str) -> datetime:
    """An argparse type: a date, with or without time of day; without a zone, German time."""
    from crosscheck import moments

    found = moments.given(text)
    if found is None:
        raise UsageError(f"'{text}' is not a time", moments.FORMS)
    return found


def is_url(text: str) -> bool:
    return "://" in text


def expand(patterns: Sequence[str]) -> Iterator[str]:
    """The drafts that arguments name, each once, with patterns expanded that the shell has not.

    Raises DraftError for a pattern that no file matches, and UsageError for stdin given twice.
    """
    if list(patterns).count("-") > 1:
        raise UsageError("- was given twice, and stdin can be read only once", "Name the other draft's file.")
    seen = set()
    for pattern in patterns:
        found = [pattern]
        if not is_url(pattern) and not Path(pattern).exists() and glob.has_magic(pattern):
            found = sorted(_filling(pattern))
            if not found:
                raise DraftError(f"{pattern}: no file fits this pattern", "Check the path.")
        for name in found:
            if name not in seen:
                seen.add(name)
                yield name


def _filling(pattern: str) -> Iterator[str]:
    """The matching files; `**` follows no symbolic links, which may form a cycle."""
    parts = [part if part == "**" else re.sub(r"\*\*+", "*", part) for part in Path(pattern).parts]
    if "**" not in parts:
        yield from glob.iglob(pattern)
        return
    root = Path(parts[0]) if Path(pattern).is_absolute() else Path()
    _check_readable(Path(*itertools.takewhile(lambda part: not glob.has_magic(part), parts)))
    for found in root.glob("/".join(parts[1:] if root.is_absolute() else parts)):
        hidden = any(part.startswith(".") and part not in (*parts, "..") for part in found.parts)
        if not hidden and not found.is_dir():
            yield str(found)


def _check_readable(folder: Path) -> None:
    """Raises DraftError for a folder at or below this one that a pattern would pass over as it cannot be read."""
    for _, folders, _ in os.walk(folder, onerror=_unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]


def _unreadable(error: OSError) -> NoReturn:
    raise DraftError(
        f"{error.filename}: cannot be read ({error.strerror})",
        "Check its permissions, or name the folders beside it one by one.",
    ) from error


def standard_input(args: argparse.Namespace) -> bytes:
    """What stdin holds; it is read once, and kept with the arguments."""
    if not hasattr(args, "stdin_data"):
        if sys.stdin is None:  # closed by whoever started us
            raise DraftError("<stdin>: is closed", "Pipe the draft in, or name its file.")
        args.stdin_data = sys.stdin.buffer.read()
    found: bytes = args.stdin_data
    return found


def stdin_name(args: argparse.Namespace) -> str:
    """What the draft from stdin is called in reports."""
    return args.stdin_filename or "<stdin>"
