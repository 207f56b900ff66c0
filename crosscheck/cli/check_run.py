"""Runs `crosscheck check`: from its arguments to the report."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck import files, messages, workers
from crosscheck.cli import (
    folders,
    inputs,
    judge_options,
    output,
    parallel,
    reader_options,
    source_options,
    triage_options,
)
from crosscheck.errors import DraftError, UsageError, is_limit

if TYPE_CHECKING:
    from crosscheck.config import Config, Network
    from crosscheck.model import Draft, Report
    from crosscheck.outlets.registry import Registry
    from crosscheck.reports.base import Reasons
    from crosscheck.retrieval.manifest import SourceRequest


@dataclass(frozen=True, slots=True)
class Checked:
    """A finished check: the report, the files to watch, and the reasons for attributions (--explain)."""

    report: Report
    files: tuple[Path, ...]
    reasons: Reasons


@dataclass(frozen=True, slots=True)
class Given:
    """The drafts of a check, the articles given for all and for each alone, and the outlets that are known."""

    drafts: list[Draft]
    requests: list[SourceRequest]
    own: list[tuple[SourceRequest, ...]]
    registry: Registry


def gathered(args: argparse.Namespace, config: Config, found: tuple[list[str], frozenset[str]]) -> Given:
    """The drafts, `found` by :func:`named`, and the sources of the arguments. Raises CrosscheckError."""
    from crosscheck.outlets import registry as outlets
    from crosscheck.sourcing import own_sources

    names, in_folder = found
    requests, registry = source_options.requests(args, config, outlets.load(config.outlets), names)
    drafts = [_draft(name, args, config) for name in _kept(names, in_folder, requests)]
    own = [own_sources.of(draft, registry, outside=args.allow_outside) for draft in drafts]
    kept = set(_kept([d.path for d in drafts], in_folder, [r for each in own for r in each]))
    own = [each for draft, each in zip(drafts, own, strict=True) if draft.path in kept]
    drafts = [draft for draft in drafts if draft.path in kept]
    if not drafts:
        raise DraftError(
            f"{', '.join(args.drafts)}: all files in it are sources, none is a draft", "Name the draft."
        )
    read = [each.file for group in (requests, *own) for each in group if each.file is not None]
    _refuse_overwriting(args, [*read, *(Path(draft.path) for draft in drafts)])
    return Given(drafts, requests, own, registry)


def _refuse_overwriting(args: argparse.Namespace, read: Sequence[Path]) -> None:
    """Raises UsageError for an output that is an article or a draft of this run, or decisions of an editor."""
    from crosscheck.triage.decisions import SUFFIX

    kept = {files.real(path) for path in read}
    for target in getattr(args, "targets", ()):
        if files.real(target) in kept or (target.name.endswith(SUFFIX) and target.exists()):
            raise UsageError(f"{target}: is read by this run and would be written over", "Name another file.")


def check(args: argparse.Namespace) -> Checked:
    """Checks the drafts; writes baselines and the lock file, but no report. Raises CrosscheckError."""
    workers.collect_seldom()
    from crosscheck import pipeline

    config = configuration(args)
    reader_options.check(config)
    found = named(args, config)
    plan = triage_options.prepare(args, config, found[0])
    now = datetime.now(UTC)
    given = gathered(args, config, found)
    drafts, requests, registry, own = given.drafts, given.requests, given.registry, given.own
    progress = output.progress(args.quiet, args.verbose)
    second = judge_options.opened(args, config)
    lock = source_options.lock(args)
    try:
        with (
            source_options.archive(config, registry) as archive,
            parallel.executor(args, config, drafts) as executor,
        ):
            report = pipeline.run(
                drafts, requests, config, registry,
                now=now, progress=progress, second=second, archive=archive, lock=lock, executor=executor,
                own=own,
            )  # fmt: skip
        _tell_failed(report, args.verbose)
        source_options.pin(args, report, lock)
    finally:
        if second is not None:
            output.note(second.usage(), args.quiet or not args.verbose or not second.usage())
            second.close()
    report = triage_options.triage(report, plan, args, config, now.astimezone().date())
    files = (*known_files(args), *(r.file for each in (requests, *own) for r in each if r.file))
    return Checked(report, files, _reasons(report, registry) if args.explain else {})


def configuration(args: argparse.Namespace) -> Config:
    """The settings in force for this check. Raises ConfigError."""
    given: dict[str, object] = {
        "fail_on": args.fail_on,
        "report_language": args.lang,
        "exclude": args.exclude,
    }
    given |= inputs.network_overrides(args) | triage_options.overrides(args) | source_options.overrides(args)
    given |= judge_options.overrides(args) | reader_options.overrides(args)
    return inputs.configuration(args, given)


def named(args: argparse.Namespace, config: Config) -> tuple[list[str], frozenset[str]]:
    """The names of the drafts, and those of them found in a folder. Raises DraftError."""
    given = frozenset(files.real(Path(path)) for path in config.sources)
    return folders.drafts(args.drafts, config.exclude, given)


def _kept(names: list[str], in_folder: frozenset[str], requests: Sequence[SourceRequest]) -> list[str]:
    """The drafts without the files of folders that are given as sources."""
    articles = {files.real(request.file) for request in requests if request.file}
    return [n for n in names if n not in in_folder or files.real(Path(n)) not in articles]


def _tell_failed(report: Report, verbose: bool) -> None:
    """On stderr, since it is no matter of sourcing: which drafts could not be checked, and why."""
    for failed in report.failed:
        output.note(f"crosscheck: {failed.path}: could not be checked: {failed.detail}")
        if verbose and failed.trace:
            output.notes(failed.trace)
    limited = [failed for failed in report.failed if is_limit(failed.detail)]
    if limited:
        output.note("  That is a limit of the settings: raise it, or check a shorter draft.")
    if len(report.failed) > len(limited) and not verbose:
        output.note("  This is a fault of crosscheck or of the machine. -v shows where; please report it.")


def _reasons(report: Report, registry: Registry) -> Reasons:
    """The lines that explain each claim's attribution, by (path of the draft, claim id)."""
    from crosscheck.attribution import explain
    from crosscheck.language import get

    found = {}
    for document in report.documents:
        draft, claims = document.draft, [j.claim for j in document.judgements]
        for each in explain(draft, claims, registry, get(draft.language), report.language):
            found[draft.path, each.claim_id] = each.lines
    return found


def known_files(args: argparse.Namespace) -> tuple[Path, ...]:
    """The files that the arguments themselves name."""
    from crosscheck import config
    from crosscheck.sourcing import own_sources

    settings = args.config or config.find(Path.cwd())
    names, _ = folders.drafts(args.drafts, args.exclude or ())
    drafts = [Path(name) for name in names if name != "-" and not inputs.is_url(name)]
    beside = [file for draft in drafts for file in own_sources.sidecars(draft)]
    return (*drafts, *beside, *args.sources, *([settings] if settings else []))


def _draft(name: str, args: argparse.Namespace, config: Config) -> Draft:
    from crosscheck import drafts

    if name == "-":
        draft = drafts.read(inputs.stdin_name(args), inputs.standard_input(args), published=args.published)
    elif inputs.is_url(name):
        draft = drafts.read(name, _page(name, config.network), format="html", published=args.published)
    else:
        draft = drafts.read_file(Path(name), published=args.published)
    if draft.published is None and config.published:
        return replace(draft, published=inputs.moment(config.published))
    return draft


def _page(url: str, network: Network) -> bytes:
    """The page at `url`, to be checked as a draft. Raises DraftError when it cannot be fetched."""
    from crosscheck.errors import ManifestError
    from crosscheck.language.details import worded
    from crosscheck.outlets.called import checked_url
    from crosscheck.retrieval.fetch import Fault, Fetcher

    try:
        address = checked_url(url)
    except ManifestError as exc:
        raise DraftError(exc.message, exc.hint) from exc
    if network.offline:
        raise DraftError(f"{url}: is not fetched with --offline", "Save the page and name the file.")
    with Fetcher(network) as fetcher:
        answer = fetcher.get(address)
    if answer.fault is not Fault.NONE or answer.status != 200:
        raise DraftError(
            f"{url}: {worded(answer.error, messages.FALLBACK) or f'status {answer.status}'}",
            "Save the page, name the file.",
        )
    return answer.content
