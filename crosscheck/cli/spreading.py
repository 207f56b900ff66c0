"""The options of `check` for many drafts, the processes they ask for, and how far the run has come."""

from __future__ import annotations

import argparse
import contextlib
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.cli import inputs, output
from crosscheck.errors import UsageError

if TYPE_CHECKING:
    from crosscheck.batch.hands import Hands
    from crosscheck.batch.journal import Journal
    from crosscheck.config import Config
    from crosscheck.model import Draft

# By `benchmarks/many.py --break-even`: a process that starts and learns its words takes about as long
# as judging so many drafts.
_WORTH_A_PROCESS = 8
_WORTH_NOTING = 8  # drafts from which on what is done is noted, to go on after an interrupt
_OFTEN = 0.2  # seconds between two looks at how far the run has come
_LONG = 30.0  # the same where no terminal shows it


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
def hands(args: argparse.Namespace, config: Config, drafts: Sequence[Draft]) -> Iterator[Hands | None]:
    """Who judges these drafts; None for one draft, which this process judges as it always did.

    The journal of a run that comes to its end is removed, that of any other stays.
    """
    if len(drafts) < 2:
        yield None
        return
    from crosscheck.batch.hands import Hands
    from crosscheck.batch.pool import free_cpus

    wanted = args.jobs or config.jobs or min(free_cpus(), max(1, len(drafts) // _WORTH_A_PROCESS))
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
    if len(drafts) < _WORTH_NOTING and not args.resume:
        return None
    from platformdirs import user_cache_path

    from crosscheck.batch import journal

    folder = user_cache_path("crosscheck") / "unfinished"
    journal.tidy(folder)
    file = journal.place(folder, [draft.path for draft in drafts], str(Path.cwd()))
    return journal.Journal(file, resume=args.resume)


class Meter:
    """Says on stderr how many of how many are done, and about how long the rest takes.

    On a terminal a line that the next one replaces; elsewhere, with -v, a line every half minute.
    """

    def __init__(self, quiet: bool, verbose: bool) -> None:
        self._what = ""
        self._live = output.is_watched(quiet)
        self._lines = not quiet and verbose and not self._live
        self._began = self._told = 0.0
        self._first = 0
        self._shown = False

    def __call__(self, what: str, done: int, of: int) -> None:
        now = time.monotonic()
        if what != self._what:
            self._what, self._began, self._told, self._first = what, now, now, done
        if now - self._told < (_OFTEN if self._live else _LONG) and done < of:
            return
        self._told = now
        text = f"… {what} {done} of {of}{self._left(done, of, now)}"
        if self._live:
            output.transient(text)
            self._shown = True
        elif self._lines:
            output.note(text)

    def close(self) -> None:
        """Takes the line away."""
        if self._shown:
            output.transient("")
            self._shown = False

    def _left(self, done: int, of: int, now: float) -> str:
        fresh = done - self._first  # what an earlier run did says nothing of this one's pace
        if not fresh or done >= of:
            return ""
        return f", about {duration((now - self._began) / fresh * (of - done))} left"


def duration(seconds: float) -> str:
    """A time to wait, for people: „40 s“, „3 min“, „2.5 h“."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / 60)} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
