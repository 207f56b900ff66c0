"""The actions of `crosscheck archive` that change, export or verify it: one function each, with its name.

Those that only read it are in `archive_queries.py`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck import sinks
from crosscheck.cli import inputs, output, source_options
from crosscheck.errors import ArchiveError, UsageError

if TYPE_CHECKING:
    from crosscheck.config import Config
    from crosscheck.model import Outlet
    from crosscheck.outlets.registry import Registry
    from crosscheck.retrieval.archive.base import Progress
    from crosscheck.retrieval.archive.intake import Taken
    from crosscheck.retrieval.archive.tables import TableArchive

INCOMPLETE = 3


@dataclass(frozen=True, slots=True)
class ArchiveSession:
    """An open archive with what the actions need; `outlet` is that of --outlet, if given."""

    archive: TableArchive
    registry: Registry
    config: Config
    outlet: Outlet | None

    @property
    def domain(self) -> str:
        return self.outlet.domain if self.outlet else ""


@contextmanager
def opened_session(args: argparse.Namespace, create: bool = False) -> Iterator[ArchiveSession]:
    """A context with the open archive; with `create` it is made if missing, and must be writable."""
    from crosscheck.outlets.called import resolve
    from crosscheck.retrieval import archive as archives

    registry, config = _registry(args)
    outlet = resolve(args.outlet, registry) if getattr(args, "outlet", None) else None
    with archives.opened(_location(config), registry, create=create) as archive:
        if create and not archive.keeps:
            raise ArchiveError(
                "the archive may not be written to",
                "Check file, folder and permissions, or name another with --archive.",
            )
        source_options.warn_about(archive)
        yield ArchiveSession(archive, registry, config, outlet)


def _registry(args: argparse.Namespace) -> tuple[Registry, Config]:
    from crosscheck.outlets import registry as outlets

    overrides: dict[str, object] = {"archive": args.archive}
    if hasattr(args, "offline"):
        overrides |= inputs.network_overrides(args)
    config = inputs.configuration(args, overrides)
    return outlets.load(config.outlets), config


def _location(config: Config) -> str:
    if config.archive == "none":
        raise UsageError("the settings say that there is no archive", "Name one with --archive.")
    return config.archive


# ------------------------------------------------------------------ import and export


def add_(args: argparse.Namespace) -> int:
    from crosscheck.retrieval.archive import intake
    from crosscheck.retrieval.collect import fetch_anew
    from crosscheck.retrieval.manifest import from_link

    urls = [page for page in args.pages if inputs.is_url(page)]
    files = [Path(page) for page in args.pages if not inputs.is_url(page)]
    missing = [file for file in files if not file.is_file()]
    if missing:
        raise UsageError(
            f"{missing[0]}: there is no such file", "Check the path, or give a URL with http(s)://."
        )
    with opened_session(args, create=True) as session:
        requests = [from_link(url, session.registry) for url in urls]
        unread = 0
        if requests:
            now = datetime.now(UTC)
            for article in fetch_anew(session.archive, requests, session.config.network, now=now):
                output.emit(
                    f"{article.state:<14} {article.outlet.domain:<24} {sinks.line(article.title or article.url)}\n"
                )
                unread += not article.readable
        if files:
            limit = session.config.network.max_bytes
            taken = intake.add_files(
                session.archive, files, session.registry, limit=limit, outlet=session.outlet
            )
            _print_counts(taken)
            unread += len(taken.skipped)
    return INCOMPLETE if unread else 0


def import_(args: argparse.Namespace) -> int:
    from crosscheck.retrieval.archive import intake, warc

    progress = _progress(args)
    with opened_session(args, create=True) as session:
        limit = session.config.network.max_bytes
        if args.source.is_dir():
            taken = intake.import_folder(
                session.archive,
                args.source,
                session.registry,
                limit=limit,
                outlet=session.outlet,
                progress=progress,
            )
        else:
            taken = warc.import_warc(
                session.archive, args.source, session.registry, limit=limit, progress=progress
            )
    _print_counts(taken)
    return 0 if taken.new or taken.known else INCOMPLETE


def export_(args: argparse.Namespace) -> int:
    from crosscheck.retrieval.archive import warc

    with opened_session(args) as session:
        written, reserved = warc.export(
            session.archive, args.warc, outlet=session.domain, progress=_progress(args)
        )
    output.emit(f"{args.warc}: {written} snapshots\n")
    if reserved:
        output.note(f"{reserved} of them reserve rights: this file is for your own use.", args.quiet)
    return 0


def _print_counts(taken: Taken) -> None:
    output.emit(f"{len(taken.new)} new, {taken.known} known, {len(taken.skipped)} left out\n")
    for name in taken.skipped:
        output.note(f"left out: {name}")


# ------------------------------------------------------------------ upkeep


def verify_(args: argparse.Namespace) -> int:
    from crosscheck.retrieval.archive import states, upkeep

    if args.repair:
        return _repair(args)
    with opened_session(args) as session:
        problems = upkeep.verify(session.archive, _progress(args)) + states.verify(session.config.archive)
        total = session.archive.count()
    for problem in problems:
        output.emit(f"{sinks.line(problem.id[:12]) or 'file':<12}  {sinks.line(problem.what)}\n")
    output.emit(f"{total} snapshots, {len(problems)} problems\n")
    return 1 if problems else 0


def _repair(args: argparse.Namespace) -> int:
    from crosscheck.outlets.registry import outlet_for_domain
    from crosscheck.retrieval import archive as archives
    from crosscheck.retrieval.archive import states
    from crosscheck.retrieval.archive.places import masked
    from crosscheck.retrieval.archive.sqlite.repair import repair

    registry, config = _registry(args)
    location = _location(config)
    if archives.is_url(location):
        raise UsageError(
            f"{masked(location)}: --repair is for an archive in a file",
            "A database is mended on its server, from a backup.",
        )
    path = archives.path_of(location)
    if not path.is_file():
        raise UsageError(f"{path}: there is no archive", "Check --archive.")
    if _is_text(path):
        raise UsageError(f"{path}: is a text and never was an archive", "Check --archive.")
    saved, kept = repair(path, lambda d: registry.by_domain(d) or outlet_for_domain(d), _progress(args))
    output.emit(f"{path}: {saved} snapshots saved; the damaged file is {kept}\n")
    done = states.mend(location)
    if done:
        output.emit(f"{done}\n")
    return 0


def _is_text(path: Path) -> bool:
    """Whether the file begins with printable text, which no SQLite file does."""
    from crosscheck import files

    start = files.read(path, 1000)
    return "".join(start.decode("utf-8", "replace").split()).isprintable()


def prune_(args: argparse.Namespace) -> int:
    from crosscheck.retrieval.archive import upkeep

    with opened_session(args) as session:
        gone = upkeep.prune(
            session.archive, before=args.before, keep=args.keep, outlet=session.domain, dry_run=args.dry_run,
            progress=_progress(args),
        )  # fmt: skip
    output.emit(f"{len(gone)} versions {'would go' if args.dry_run else 'dropped'}\n")
    return 0


def _progress(args: argparse.Namespace) -> Progress | None:
    """A counter on a terminal's stderr; None without a terminal."""
    if not output.is_watched(args.quiet):
        return None

    def show(done: int, total: int) -> None:
        of = f" of {total}" if total else ""
        output.transient(f"… {done}{of}")

    return show
