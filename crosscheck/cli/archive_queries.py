"""The actions of `crosscheck archive` that only read it: one function each, with its name."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from crosscheck import sinks
from crosscheck.cli import inputs, output
from crosscheck.cli.archive_actions import ArchiveSession, opened_session
from crosscheck.errors import UsageError

if TYPE_CHECKING:
    from crosscheck.retrieval.archive.base import Hit, Snapshot


def list_(args: argparse.Namespace) -> int:
    with opened_session(args) as session:
        found = list(session.archive.each(session.domain, args.limit))
        total = session.archive.count()
    if args.output_format == "json":
        _emit_json([_fields(snapshot) for snapshot in found])
    else:
        output.emit("".join(_row(snapshot) for snapshot in found))
        output.note(f"{len(found)} of {total} snapshots", args.quiet)
    return 0


def search_(args: argparse.Namespace) -> int:
    query = " ".join(args.query)
    with opened_session(args) as session:
        hits = session.archive.search(
            query,
            outlet=session.domain,
            since=args.since,
            until=args.until,
            limit=args.limit,
            any_word=args.any,
        )
    if args.output_format == "json":
        _emit_json([{**_fields(hit.snapshot), "snippet": hit.snippet, "score": hit.score} for hit in hits])
    else:
        output.emit("".join(_hit(hit) for hit in hits))
        if not hits:
            output.note("nothing found", args.quiet)
    return 0 if hits else 1


def show_(args: argparse.Namespace) -> int:
    from crosscheck.reports import article as rendering

    with opened_session(args) as session:
        snapshot = _snapshot(session, args.snapshot)
        content = session.archive.content(snapshot.id) if args.raw else b""
    if args.raw:
        if not content:
            raise UsageError(f"{args.snapshot}: only its text was kept, not the page", "Leave --raw out.")
        output.emit_bytes(content)
    elif args.output_format == "json":
        _emit_json({**_fields(snapshot), **json.loads(rendering.as_json(snapshot.article))})
    else:
        seen = f", last seen {snapshot.seen_at.isoformat()}" if snapshot.seen_at else ""
        output.emit(f"snapshot   {snapshot.id}\nread       {snapshot.fetched_at.isoformat()}{seen}\n")
        color = output.wants_color(args.color, sys.stdout)
        output.emit(rendering.as_text(snapshot.article, output.width(), color))
    return 0


def diff_(args: argparse.Namespace) -> int:
    from crosscheck.reports.changes import as_text
    from crosscheck.retrieval.changes import changes

    with opened_session(args) as session:
        if args.newer:
            older, newer = _snapshot(session, args.older), _snapshot(session, args.newer)
        else:
            versions = _versions(session, args.older)
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


def _snapshot(session: ArchiveSession, name: str) -> Snapshot:
    """The snapshot whose id begins with `name`, or the newest at the address `name`."""
    if inputs.is_url(name):
        return _versions(session, name)[-1]
    found = session.archive.by_id(name)
    if found is None:
        raise UsageError(f"no snapshot '{name}'", "`crosscheck archive list` shows the ids.")
    return found


def _versions(session: ArchiveSession, name: str) -> tuple[Snapshot, ...]:
    """All versions of an article, given by address or by a snapshot's id, oldest first."""
    from crosscheck.retrieval.manifest import from_link

    if inputs.is_url(name):
        outlet, url = from_link(name, session.registry).outlet, name
    else:
        article = _snapshot(session, name).article
        outlet, url = article.outlet, article.url
    found = session.archive.versions(outlet, url)
    if not found:
        raise UsageError(f"{name}: not in the archive", "`crosscheck archive add` reads and keeps it.")
    return found


def _row(snapshot: Snapshot) -> str:
    article = snapshot.article
    when = snapshot.fetched_at.strftime("%Y-%m-%d %H:%M")
    return f"{snapshot.id[:12]}  {when}  {article.outlet.domain:<20} {article.state:<10} {sinks.line(article.title)}\n"


def _hit(hit: Hit) -> str:
    return f"{_row(hit.snapshot)}              {sinks.line(hit.snippet)}\n"


def _fields(snapshot: Snapshot) -> dict[str, Any]:
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
    output.emit(sinks.json_text(value, 2) + "\n")
