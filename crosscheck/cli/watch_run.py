"""Runs `crosscheck watch-sources`: one look at the sources, or one after another."""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import urlsplit

from crosscheck import files, messages, sinks
from crosscheck.cli import check_run, inputs, output, reader_options, source_options
from crosscheck.errors import ArchiveError, CrosscheckError, LockError, OutputError, UsageError

if TYPE_CHECKING:
    from crosscheck.config import Config
    from crosscheck.retrieval.lock import Lock
    from crosscheck.watching.values import Watched

Wanted = Sequence[tuple[str, Path | None]]
_JITTER = 0.1  # share of the interval by which a look may come earlier or later


def again_and_again(
    args: argparse.Namespace,
    wanted: Wanted,
    every: float,
    sleep: Callable[[float], None] = time.sleep,
    chance: random.Random | None = None,
) -> NoReturn:
    """Looks every so many seconds, until interrupted; an error ends the look and not the watch."""
    chance = chance or random.Random()  # noqa: S311 -- jitter, not a secret
    while True:
        try:
            once(args, wanted)
        except (UsageError, LockError):
            raise
        except CrosscheckError as exc:
            output.error(exc, args.verbose)
        sleep(every * chance.uniform(1 - _JITTER, 1 + _JITTER))


def once(args: argparse.Namespace, wanted: Wanted) -> int:
    """Reads the sources once: writes reports, posts new changes and records them. Returns the exit status."""
    from crosscheck.retrieval import lock as locks

    config = _configuration(args)
    token = _token(args)
    lock = locks.read(args.lock, strict=True)
    lock = replace(lock, strict=False)
    found = look(args, config, lock)
    for name, file in wanted:
        _write(found, name, file)
    # If a draft failed, nothing is recorded, so that the next run reports the changes again.
    if _posted(found, args, config, token) and not found.failed:
        locks.note_told(lock, {source.pin: source.key for source in found.sources})
    return found.exit_code


def look(args: argparse.Namespace, config: Config, lock: Lock) -> Watched:
    """The sources as they are today beside the pinned ones. Raises CrosscheckError."""
    from crosscheck import pipeline
    from crosscheck.watching import copies
    from crosscheck.watching.statements import watched

    now = datetime.now(UTC)
    given = check_run.gathered(args, config, check_run.named(args, config))
    requests, own = given.requests, given.own
    kept = copies.pinned_copies(
        [*requests, *(r for each in own for r in each)], lock, config.network.max_bytes
    )
    if not config.network.offline:
        requests, own = copies.without_copies(requests), [tuple(copies.without_copies(each)) for each in own]
    progress = output.progress(args.quiet, args.verbose)
    with source_options.archive(config, given.registry) as archive:
        report = pipeline.run(
            given.drafts, requests, config, given.registry,
            now=now, progress=progress, archive=archive, lock=lock, own=own,
        )  # fmt: skip
        return watched(copies.with_previous(report, kept), lock, config, now, again=args.again)


def _configuration(args: argparse.Namespace) -> Config:
    """The settings in force; every page is asked for anew. Raises ConfigError, and ArchiveError without an archive."""
    given: dict[str, object] = {"report_language": args.lang, "exclude": args.exclude}
    given |= inputs.network_overrides(args) | source_options.overrides(args) | reader_options.overrides(args)
    given["network.max_age"] = 0.0
    config = inputs.configuration(args, given)
    reader_options.check(config)
    if config.archive == "none":
        raise ArchiveError(
            "watch-sources: without an archive there is no telling what the sources said",
            "Leave out --no-archive, or name the archive of `check --lock` with --archive.",
        )
    return config


def _token(args: argparse.Namespace) -> str:
    """The secret for the webhook. Raises UsageError for one that no header can hold, and for a wrong address."""
    from crosscheck.config import WEBHOOK_TOKEN
    from crosscheck.retrieval.fetch.post import checked

    if args.webhook is None:
        return ""
    checked(args.webhook)
    token = os.environ.get(WEBHOOK_TOKEN, "").strip()
    if not (token.isascii() and token.isprintable()):
        raise UsageError(f"{WEBHOOK_TOKEN}: has characters that no token has", "Copy it again.")
    return token


def _write(found: Watched, name: str, file: Path | None) -> None:
    """Writes one report. Raises OutputError."""
    from crosscheck.watching import as_json, feed, full

    if name == "rss":
        text = feed.feed(found, _earlier(file), str(file))
    elif name == "json":
        text = (sinks.json_text(as_json.report(found), indent=2) + "\n").encode("utf-8", "replace")
    else:
        text = full.render(found).encode("utf-8", "replace")
    if file is None:
        output.emit(text.decode())
    else:
        output.write(file, text)


def _earlier(file: Path | None) -> bytes:
    """The feed as it is. Raises OutputError for a file that is too large to be one."""
    from crosscheck.watching.feed import MOST_BYTES

    if file is None or not file.exists():
        return b""
    try:
        data = files.read(file, MOST_BYTES + 1)
    except OSError as exc:
        raise OutputError(f"{file}: cannot be read ({exc.strerror})", "Name another file.") from exc
    if len(data) > MOST_BYTES:
        raise OutputError(f"{file}: is too large for a feed, and is not written over", "Name another file.")
    return data


def _posted(found: Watched, args: argparse.Namespace, config: Config, token: str) -> bool:
    """Posts what is new; False, with a note on stderr, if the receiver did not take it."""
    news = found.news
    if args.webhook is None or not (news.fallen or news.sources or news.failed):
        return True
    from crosscheck.language.details import worded
    from crosscheck.retrieval.fetch.answer import Fault
    from crosscheck.retrieval.fetch.post import post
    from crosscheck.watching import as_json

    content = sinks.json_text(as_json.report(found)).encode("utf-8", "replace")
    answer = post(args.webhook, content, config.network, token=token)
    if answer.fault is Fault.NONE and 200 <= answer.status < 300:
        return True
    why = worded(answer.error, messages.FALLBACK) if answer.fault else f"status {answer.status}"
    host = urlsplit(args.webhook).hostname or ""
    output.note(f"crosscheck: --webhook: {host} did not take the report ({why}); it will be told again")
    return False
