"""What the actions of `crosscheck archive` do; one function each, named after it."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crosscheck.cli import inputs, output
from crosscheck.errors import UsageError

if TYPE_CHECKING:
    from crosscheck.config import Config
    from crosscheck.model import Outlet
    from crosscheck.sources.archive.base import Hit, Progress, Snapshot
    from crosscheck.sources.archive.intake import Taken
    from crosscheck.sources.archive.sqlite import SqliteArchive
    from crosscheck.sources.registry import Registry

INCOMPLETE = 3


@dataclass(frozen=True, slots=True)
class Desk:
    """What every action works with."""

    archive: SqliteArchive
    registry: Registry
    config: Config
    outlet: Outlet | None

    @property
    def domain(self) -> str:
        return self.outlet.domain if self.outlet else ""


@contextmanager
def _desk(args: argparse.Namespace, create: bool = False) -> Iterator[Desk]:
    """The open archive; only what puts something into it begins one."""
    from crosscheck.sources import archive as archives
    from crosscheck.sources.manifest import resolve

    registry, config = _registry(args)
    outlet = resolve(args.outlet, registry) if getattr(args, "outlet", None) else None
    with archives.opened(_place(config), registry, create=create) as archive:
        yield Desk(archive, registry, config, outlet)


def _registry(args: argparse.Namespace) -> tuple[Registry, Config]:
    from crosscheck.sources import registry as outlets

    overrides: dict[str, object] = {"archive": args.archive}
    if hasattr(args, "offline"):
        overrides |= inputs.network_overrides(args)
    config = inputs.configuration(args, overrides)
    return outlets.load(config.outlets), config


def _place(config: Config) -> str:
    if config.archive == "none":
        raise UsageError("the settings say that there is no archive", "Name one with --archive FILE.")
    return config.archive


# ------------------------------------------------------------------ putting in and taking out


def add_(args: argparse.Namespace) -> int:
    from crosscheck.sources.archive import intake
    from crosscheck.sources.manifest import from_link

    urls = [page for page in args.pages if inputs.is_url(page)]
    files = [Path(page) for page in args.pages if not inputs.is_url(page)]
    missing = [file for file in files if not file.is_file()]
    if missing:
        raise UsageError(
            f"{missing[0]}: there is no such file", "Check the path, or give a URL with http(s)://."
        )
    with _desk(args, create=True) as desk:
        requests = [from_link(url, desk.registry) for url in urls]
        unread = 0
        if requests:
            now = datetime.now(UTC)
            for article in intake.add_pages(desk.archive, requests, desk.config.network, now=now):
                output.emit(
                    f"{article.state:<14} {article.outlet.domain:<24} {article.title or article.url}\n"
                )
                unread += not article.readable
        if files:
            limit = desk.config.network.max_bytes
            _told(intake.add_files(desk.archive, files, desk.registry, limit=limit, outlet=desk.outlet))
    return INCOMPLETE if unread else 0


def import_(args: argparse.Namespace) -> int:
    from crosscheck.sources.archive import intake, warc

    progress = _progress(args)
    with _desk(args, create=True) as desk:
        limit = desk.config.network.max_bytes
        if args.source.is_dir():
            taken = intake.import_folder(
                desk.archive, args.source, desk.registry, limit=limit, outlet=desk.outlet, progress=progress
            )
        else:
            taken = warc.import_warc(desk.archive, args.source, desk.registry, limit=limit, progress=progress)
    _told(taken)
    return 0


def export_(args: argparse.Namespace) -> int:
    from crosscheck.sources.archive import warc

    with _desk(args) as desk:
        written, reserved = warc.export(desk.archive, args.warc, outlet=desk.domain, progress=_progress(args))
    output.emit(f"{args.warc}: {written} snapshots\n")
    if reserved:
        output.note(f"{reserved} of them reserve rights: this file is for your own use.", args.quiet)
    return 0


def _told(taken: Taken) -> None:
    output.emit(f"{len(taken.new)} new, {taken.known} known, {len(taken.skipped)} left out\n")
    for name in taken.skipped:
        output.note(f"left out: {name}")


# ------------------------------------------------------------------ looking


def list_(args: argparse.Namespace) -> int:
    with _desk(args) as desk:
        found = list(desk.archive.each(desk.domain, args.limit))
        total = desk.archive.count()
    if args.output_format == "json":
        _emit_json([_shape(snapshot) for snapshot in found])
    else:
        output.emit("".join(_row(snapshot) for snapshot in found))
        output.note(f"{len(found)} of {total} snapshots", args.quiet)
    return 0


def search_(args: argparse.Namespace) -> int:
    query = " ".join(args.query)
    with _desk(args) as desk:
        hits = desk.archive.search(
            query, outlet=desk.domain, since=args.since, until=args.until, limit=args.limit, any_word=args.any
        )
    if args.output_format == "json":
        _emit_json([{**_shape(hit.snapshot), "snippet": hit.snippet, "score": hit.score} for hit in hits])
    else:
        output.emit("".join(_hit(hit) for hit in hits))
        if not hits:
            output.note("nothing found", args.quiet)
    return 0 if hits else 1


def show_(args: argparse.Namespace) -> int:
    from crosscheck.reports import article as rendering

    with _desk(args) as desk:
        snapshot = _snapshot(desk, args.snapshot)
        content = desk.archive.content(snapshot.id) if args.raw else b""
    if args.raw:
        if not content:
            raise UsageError(f"{args.snapshot}: only its text was kept, not the page", "Leave --raw out.")
        output.emit_bytes(content)
    elif args.output_format == "json":
        _emit_json({**_shape(snapshot), **json.loads(rendering.as_json(snapshot.article))})
    else:
        seen = f", last seen {snapshot.seen_at.isoformat()}" if snapshot.seen_at else ""
        output.emit(f"snapshot   {snapshot.id}\nread       {snapshot.fetched_at.isoformat()}{seen}\n")
        color = output.wants_color(args.color, sys.stdout)
        output.emit(rendering.as_text(snapshot.article, output.width(), color))
    return 0


def diff_(args: argparse.Namespace) -> int:
    from crosscheck.reports.changes import as_text
    from crosscheck.sources.changes import changes

    with _desk(args) as desk:
        if args.newer:
            older, newer = _snapshot(desk, args.older), _snapshot(desk, args.newer)
        else:
            versions = _versions(desk, args.older)
            if len(versions) < 2:
                output.note("only one version is known", args.quiet)
                return 1
            older, newer = versions[-2], versions[-1]
    places = [(c.before, c.after) for c in changes(older.article.text, newer.article.text)]
    output.emit(f"--- {_row(older)}+++ {_row(newer)}")
    output.emit(
        as_text(older.article.text, newer.article.text, places, output.wants_color(args.color, sys.stdout))
    )
    return 0 if places else 1


def _snapshot(desk: Desk, name: str) -> Snapshot:
    """The snapshot with an id that begins like this, or the newest at an address."""
    if inputs.is_url(name):
        return _versions(desk, name)[-1]
    found = desk.archive.by_id(name)
    if found is None:
        raise UsageError(f"no snapshot '{name}'", "`crosscheck archive list` shows the ids.")
    return found


def _versions(desk: Desk, name: str) -> tuple[Snapshot, ...]:
    """All versions of the article that an address or a snapshot's id names, oldest first."""
    from crosscheck.sources.manifest import from_link

    if inputs.is_url(name):
        outlet, url = from_link(name, desk.registry).outlet, name
    else:
        article = _snapshot(desk, name).article
        outlet, url = article.outlet, article.url
    found = desk.archive.versions(outlet, url)
    if not found:
        raise UsageError(f"{name}: not in the archive", "`crosscheck archive add` reads and keeps it.")
    return found


def _row(snapshot: Snapshot) -> str:
    from crosscheck.reports.terminal import safe

    article = snapshot.article
    when = snapshot.fetched_at.strftime("%Y-%m-%d %H:%M")
    return (
        f"{snapshot.id[:12]}  {when}  {article.outlet.domain:<20} {article.state:<10} {safe(article.title)}\n"
    )


def _hit(hit: Hit) -> str:
    from crosscheck.reports.terminal import safe

    return f"{_row(hit.snapshot)}              {safe(hit.snippet)}\n"


def _shape(snapshot: Snapshot) -> dict[str, Any]:
    article = snapshot.article
    return {
        "id": snapshot.id,
        "fetched_at": snapshot.fetched_at.isoformat(),
        "seen_at": snapshot.seen_at.isoformat() if snapshot.seen_at else None,
        "outlet": article.outlet.domain,
        "url": article.url,
        "state": article.state.value,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "sha256": article.sha256,
    }


def _emit_json(value: object) -> None:
    output.emit(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


# ------------------------------------------------------------------ upkeep


def verify_(args: argparse.Namespace) -> int:
    from crosscheck.sources.archive import upkeep

    if args.repair:
        return _repair(args)
    with _desk(args) as desk:
        problems = upkeep.verify(desk.archive, _progress(args))
        total = desk.archive.count()
    for problem in problems:
        output.emit(f"{problem.id[:12] or 'file':<12}  {problem.what}\n")
    output.emit(f"{total} snapshots, {len(problems)} problems\n")
    return 1 if problems else 0


def _repair(args: argparse.Namespace) -> int:
    from crosscheck.sources import archive as archives
    from crosscheck.sources.archive import upkeep
    from crosscheck.sources.registry import outlet_for_domain

    registry, config = _registry(args)
    place = _place(config)
    path = Path(place) if place else archives.default_path()
    if not path.exists():
        raise UsageError(f"{path}: there is no archive", "Check --archive.")
    saved, kept = upkeep.repair(
        path, lambda d: registry.by_domain(d) or outlet_for_domain(d), _progress(args)
    )
    output.emit(f"{path}: {saved} snapshots saved; the damaged file is {kept}\n")
    return 0


def prune_(args: argparse.Namespace) -> int:
    from crosscheck.sources.archive import upkeep

    with _desk(args) as desk:
        gone = upkeep.prune(
            desk.archive, before=args.before, keep=args.keep, outlet=desk.domain, dry_run=args.dry_run,
            progress=_progress(args),
        )  # fmt: skip
    output.emit(f"{len(gone)} versions {'would go' if args.dry_run else 'dropped'}\n")
    return 0


def _progress(args: argparse.Namespace) -> Progress | None:
    """A counter on stderr for long work that somebody watches."""
    if args.quiet or not sys.stderr.isatty():
        return None

    def tell(done: int, total: int) -> None:
        of = f" of {total}" if total else ""
        output.transient(f"… {done}{of}")

    return tell
