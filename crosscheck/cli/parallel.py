"""The options of `check` for many drafts, and what they ask for: worker processes and a journal."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.cli import inputs, output
from crosscheck.cli.meter import Meter
from crosscheck.errors import UsageError
from crosscheck.workers import free_cpus

if TYPE_CHECKING:
    from crosscheck.batch.draft_tasks import DraftTasks
    from crosscheck.batch.executor import Start
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
        raise UsageError(f"'{text}' is not a number of processes", "Give a whole number from 1 upward, as 4.")
    return number


@contextlib.contextmanager
def executor(
    args: argparse.Namespace, config: Config, drafts: Sequence[Draft]
) -> Iterator[DraftTasks | None]:
    """What judges these drafts; None for a single draft, which this process judges itself.

    The journal is removed after a finished run and stays after any other.
    """
    if len(drafts) < 2:
        yield None
        return
    from crosscheck.batch.draft_tasks import DraftTasks

    wanted = args.jobs or config.jobs or min(free_cpus(), max(1, len(drafts) // _DRAFTS_PER_PROCESS))
    start = _start(min(wanted, len(drafts)), config.limits.draft_seconds)
    journal = _journal(args, drafts)
    try:
        with (
            progress(args, len(drafts), lambda: tasks.judged) as meter,
            DraftTasks(config, start, meter, journal) as tasks,
        ):
            yield tasks
    finally:
        if journal is not None:
            journal.close()
    if journal is not None:
        journal.remove()
        output.note(f"crosscheck: {journal.fault}", args.quiet or not journal.fault)


def _start(jobs: int, seconds: float) -> Start:
    """One process is this one."""
    from crosscheck.batch.executor import Here
    from crosscheck.batch.pool import Processes

    if jobs == 1:
        return lambda common: Here(common, seconds)
    return lambda common: Processes(common, jobs, seconds=seconds)


@contextlib.contextmanager
def progress(args: argparse.Namespace, total: int, done: Callable[[], int]) -> Iterator[Meter]:
    """Shows on stderr how far the run is; after Ctrl-C says how many drafts are `done`."""
    meter = Meter(args.quiet, args.verbose)
    try:
        yield meter
    except KeyboardInterrupt:
        meter.close()
        if done() and not args.quiet:
            output.note("")
            output.note(f"crosscheck: {done()} of {total} drafts are done; --resume goes on from there")
        raise
    finally:
        meter.close()


def _journal(args: argparse.Namespace, drafts: Sequence[Draft]) -> Journal | None:
    if len(drafts) < _DRAFTS_FOR_A_JOURNAL and not args.resume:
        return None
    from platformdirs import user_cache_path

    from crosscheck.batch import journal

    folder = user_cache_path("crosscheck") / "unfinished"
    journal.tidy(folder)
    file = journal.place(folder, [draft.path for draft in drafts], str(Path.cwd()))
    return journal.Journal(file, resume=args.resume)
