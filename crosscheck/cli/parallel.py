"""The options of `check` for many drafts, and the worker processes they ask for."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.cli import inputs, output
from crosscheck.cli.meter import Meter
from crosscheck.errors import UsageError

if TYPE_CHECKING:
    from crosscheck.batch.hands import Hands
    from crosscheck.batch.journal import Journal
    from crosscheck.config import Config
    from crosscheck.model import Draft

# Starting a process takes about as long as judging so many drafts (`benchmarks/many.py --break-even`).
_DRAFTS_PER_PROCESS = 8
_DRAFTS_FOR_A_JOURNAL = 8  # from so many drafts on, results are journaled for --resume


def add_arguments(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("many drafts")
    group.add_argument(
        "--jobs", type=jobs, metavar="N",
        help="so many processes judge; else as many as there are processors, and one for a few drafts",
    )  # fmt: skip
    group.add_argument("--resume", action="store_true", help="go on where the same check was interrupted")


def jobs(text: str) -> int:
    """An argparse type: a number of processes, 1 or more."""
    number = inputs.count(text)
    if not 1 <= number <= 1024:
        raise UsageError(f"'{text}' is not a number of processes", "Give one from 1 upward, as in --jobs 4.")
    return number


@contextlib.contextmanager
def executor(args: argparse.Namespace, config: Config, drafts: Sequence[Draft]) -> Iterator[Hands | None]:
    """What judges these drafts in parallel; None for a single draft, which this process judges itself.

    The journal is removed after a finished run and stays after any other.
    """
    if len(drafts) < 2:
        yield None
        return
    from crosscheck.batch.hands import Hands
    from crosscheck.batch.pool import free_cpus

    wanted = args.jobs or config.jobs or min(free_cpus(), max(1, len(drafts) // _DRAFTS_PER_PROCESS))
    journal = _journal(args, drafts)
    meter = Meter(args.quiet, args.verbose)
    try:
        with Hands(config, min(wanted, len(drafts)), meter, journal) as found:
            yield found
    except KeyboardInterrupt:
        meter.close()
        if journal is not None and journal.kept and not args.quiet:
            done = f"{journal.kept} of {len(drafts)} drafts are done"
            output.note("", args.quiet)
            output.note(f"crosscheck: {done}; --resume goes on from there", args.quiet)
        raise
    finally:
        meter.close()
        if journal is not None:
            journal.close()
    if journal is not None:
        journal.remove()
        output.note(f"crosscheck: {journal.fault}", args.quiet or not journal.fault)


def _journal(args: argparse.Namespace, drafts: Sequence[Draft]) -> Journal | None:
    if len(drafts) < _DRAFTS_FOR_A_JOURNAL and not args.resume:
        return None
    from platformdirs import user_cache_path

    from crosscheck.batch import journal

    folder = user_cache_path("crosscheck") / "unfinished"
    journal.tidy(folder)
    file = journal.place(folder, [draft.path for draft in drafts], str(Path.cwd()))
    return journal.Journal(file, resume=args.resume)
