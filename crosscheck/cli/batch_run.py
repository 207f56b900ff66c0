"""Runs `crosscheck batch`: from its arguments to rows on disk."""

from __future__ import annotations

import argparse
import contextlib
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.cli import inputs, output, parallel, reader_options, source_options, triage_options
from crosscheck.errors import DraftError
from crosscheck.workers import collect_seldom, free_cpus

if TYPE_CHECKING:
    from crosscheck.batch.executor import Executor
    from crosscheck.batch.work import RunSettings
    from crosscheck.config import Config

_SCHEDULER = 10.0  # seconds in which a scheduler has to answer


def batch(args: argparse.Namespace) -> Counter[str]:
    """Checks all rows and returns the number of rows by status. Raises CrosscheckError."""
    collect_seldom()
    from crosscheck import language
    from crosscheck.batch import results, rows
    from crosscheck.batch.running import Batch
    from crosscheck.batch.work import RunSettings
    from crosscheck.outlets import registry as outlets
    from crosscheck.retrieval.collect import Collector
    from crosscheck.triage import apply

    config = _configuration(args)
    apply.check_settings(config)
    now = datetime.now(UTC)
    files = _files(args)
    requests, registry = source_options.requests(args, config, outlets.load(config.outlets))
    progress = output.progress(args.quiet, verbose=True) if args.verbose else None  # a line for each page
    out = results.Output(args.output, resume=args.resume)
    total = rows.check(files, language.codes())
    with (
        source_options.archive(config, registry) as archive,
        Collector(config.network, now=now, progress=progress, archive=archive) as collector,
    ):
        common = RunSettings(
            config, registry, tuple(requests), collector.collect(requests), apply.baseline_entries(config),
            now.astimezone().date(), str(Path.cwd()),
        )  # fmt: skip
        counts: Counter[str] = Counter()
        with (
            contextlib.closing(_executor(args, common)) as executor,
            out,
            parallel.progress(args, total, counts.total) as meter,
        ):
            meter("checked", 0, total)
            work = Batch(
                common, executor, collector, out, archive, lambda done: meter("checked", done, total),
                outside=args.allow_outside, counts=counts,
            )  # fmt: skip
            return work.run(rows.rows(files, language.codes()))


def _executor(args: argparse.Namespace, common: RunSettings) -> Executor:
    """The workers of the cluster at --scheduler, otherwise processes of this machine."""
    if args.scheduler:
        from crosscheck.batch.cluster import Cluster

        return Cluster(args.scheduler, common.packed(), args.scheduler_timeout or _SCHEDULER)
    from crosscheck.batch.pool import Processes

    seconds = common.config.limits.draft_seconds
    return Processes(common.packed(), args.workers or free_cpus(), seconds=seconds)


def _configuration(args: argparse.Namespace) -> Config:
    from crosscheck.second_opinion.backends import refuse_moved

    given = {"fail_on": args.fail_on, "report_language": args.lang}
    given |= inputs.network_overrides(args) | triage_options.overrides(args) | reader_options.overrides(args)
    given |= source_options.overrides(args)
    config = inputs.configuration(args, given)
    reader_options.check(config)
    refuse_moved(config.judge.model)
    if config.judge.model not in {"", "none"}:
        output.note("crosscheck: batch asks no judge; the rules alone decide", args.quiet)
    return config


def _files(args: argparse.Namespace) -> list[Path]:
    """The input files, with patterns expanded. Raises DraftError for anything but a file."""
    found = []
    for name in inputs.expand(args.inputs):
        if name == "-" or inputs.is_url(name):
            raise DraftError(f"{name}: batch reads files", "Save it, and name the file.")
        path = Path(name)
        if path.is_dir():
            raise DraftError(f"{name}: is a folder", "Name the files in it, as in 'FOLDER/**/*.md'.")
        if not path.exists():
            raise DraftError(f"{name}: there is no such file", "Check the path.")
        found.append(path)
    return found
