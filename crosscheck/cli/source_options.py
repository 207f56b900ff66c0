"""The options that name sources and their versions, and what they open: requests, lock file, archive."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck import files
from crosscheck.cli import output
from crosscheck.errors import UsageError

if TYPE_CHECKING:
    from crosscheck.config import Config
    from crosscheck.model import Report
    from crosscheck.outlets.registry import Registry
    from crosscheck.retrieval.archive.tables import TableArchive
    from crosscheck.retrieval.lock import Lock
    from crosscheck.retrieval.manifest import SourceRequest


def add_given(group: argparse._ArgumentGroup) -> None:
    """The options that name the cited articles."""
    group.add_argument(
        "--sources", type=Path, action="append", default=[], metavar="MANIFEST|FOLDER",
        help="a sources.toml that says where the cited articles stand, or a folder of saved articles",
    )  # fmt: skip
    group.add_argument(
        "--source", action="append", default=[], metavar="OUTLET=PATH_OR_URL",
        help="one cited article, of an outlet by any name; may be given again",
    )  # fmt: skip
    group.add_argument(
        "--allow-outside", action="store_true",
        help="let manifests and drafts name files that do not lie below their own folder",
    )  # fmt: skip


def add_arguments(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--choose", action="append", default=[], metavar="OUTLET=URL",
        help="which of several articles in question is meant",
    )  # fmt: skip
    group.add_argument(
        "--lock", type=Path, metavar="FILE",
        help="pin which version of each source the verdicts rest on, and say what has changed since",
    )  # fmt: skip
    group.add_argument(
        "--locked", action="store_true", help="use nothing but what --lock FILE pins; the file is not written"
    )


def overrides(args: argparse.Namespace) -> dict[str, object]:
    return {"sources": [str(path) for path in args.sources] or None}


def requests(
    args: argparse.Namespace, config: Config, registry: Registry, drafts: Sequence[str] = ()
) -> tuple[list[SourceRequest], Registry]:
    """The articles of manifests, folders and options, and the registry with their outlets.
    Files of folders that are `drafts` are no articles."""
    from crosscheck.retrieval import manifest, saved

    found: list[SourceRequest] = []
    for path in map(Path, config.sources):
        if path.is_dir():
            leave = frozenset(files.real(Path(name)) for name in drafts)
            found += saved.folder(path, registry, outside=args.allow_outside, leave=leave)
        else:
            found += manifest.load(path, registry, outside=args.allow_outside)
    found += [manifest.parse_option(option, registry) for option in args.source]
    found += [manifest.parse_choice(option, registry) for option in getattr(args, "choose", ())]
    registry = registry.with_sources(request.outlet for request in found)
    return found, registry


def lock(args: argparse.Namespace) -> Lock | None:
    """The lock file of the arguments. Raises LockError, and UsageError for --locked alone."""
    from crosscheck.retrieval import lock as locks

    if args.lock is None:
        if args.locked:
            raise UsageError("--locked needs a lock file", "Name it, as in --lock sources.lock --locked.")
        return None
    return locks.read(args.lock, strict=args.locked)


def pin(args: argparse.Namespace, report: Report, before: Lock | None) -> None:
    """Writes the lock file of --lock, unless --locked, and notes on stderr which sources have changed
    since `before`. Raises LockError."""
    from crosscheck.retrieval import lock as locks

    if args.lock is not None and not args.locked:
        for article in report.articles:
            held = before.pin(article.outlet, article.url) if before else None
            if held and article.text and held.sha256 != article.sha256:
                changed = f"{article.url} ({article.outlet.domain}) reads differently since it was pinned"
                output.note(f"{args.lock}: {changed}; now pinned as it is", args.quiet)
        locks.write(args.lock, report.articles)


@contextlib.contextmanager
def archive(config: Config, registry: Registry) -> Iterator[TableArchive | None]:
    """A context with the archive of the settings; None for "none". Raises ArchiveError."""
    from crosscheck.retrieval import archive as archives

    if config.archive == "none":
        yield None
        return
    with archives.opened(config.archive, registry) as found:
        warn_about(found)
        yield found


def warn_about(archive: TableArchive) -> None:
    """Notes on stderr snapshots that cannot be read, and that the archive is read-only if it is."""

    def warn(uid: str, what: str) -> None:
        output.note(f"crosscheck: snapshot {uid} of the archive is left out: {what}")

    archive.on_bad = warn
    if not archive.keeps:
        output.note("crosscheck: the archive may not be written to: it is read, and nothing is kept")
