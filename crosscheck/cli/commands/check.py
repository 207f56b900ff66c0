"""`crosscheck check`: hold drafts against the articles they credit."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck import messages, reports
from crosscheck.cli import (
    correcting,
    inputs,
    judge_options,
    output,
    parallel,
    reader_options,
    report_targets,
    source_options,
    triage_options,
)
from crosscheck.cli.parser import one_of
from crosscheck.errors import ConfigError, CrosscheckError, OutputError, UsageError

if TYPE_CHECKING:
    from crosscheck.cli.check_run import Checked
    from crosscheck.config import Config
    from crosscheck.model import Report

HELP = "check drafts against the articles they credit"
FAIL_ON = ("error", "warning", "info", "never")
SHOW = ("open", "all")


_PAIR = report_targets.FormatPair(reports.names(), reports.get)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "drafts", nargs="+", metavar="DRAFT", help="file, folder, pattern, URL, or - for stdin"
    )
    parser.add_argument(
        "--exclude", action="append", metavar="GLOB", help="leave these out where a folder is checked"
    )
    parser.add_argument("--stdin-filename", metavar="NAME", help="what to call the draft that - reads")
    parser.add_argument("--published", type=inputs.moment, metavar="TIME", help="when the draft appears")
    parser.add_argument(
        "--watch", action="store_true", help="check again whenever a draft or source is saved"
    )
    sources = parser.add_argument_group("sources")
    source_options.add_given(sources)
    source_options.add_arguments(sources)
    _report_arguments(parser.add_argument_group("report"))
    correcting.add_arguments(parser)
    parallel.add_arguments(parser)
    triage_options.add_arguments(parser)
    reader_options.add_arguments(parser)
    judge_options.add_arguments(parser)
    inputs.add_network(parser)
    inputs.add_common(parser)


def _report_arguments(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--output-format", action="append", type=_PAIR, default=[], metavar="FORMAT[=FILE]",
        help=f"{', '.join(reports.names())}; with =FILE may be given again",
    )  # fmt: skip
    group.add_argument("-o", "--output", type=Path, metavar="FILE", help="write the report there")
    group.add_argument(
        "--lang", type=one_of(messages.languages(), "language"), metavar="LANG",
        help=f"language of the report, {' or '.join(messages.languages())}; else the draft's",
    )  # fmt: skip
    group.add_argument(
        "--show", type=one_of(SHOW, "value for --show"), default="open", metavar="WHAT",
        help="open: what needs an editor; all: supported passages too",
    )  # fmt: skip
    group.add_argument("--explain", action="store_true", help="say for each statement why it is credited so")
    group.add_argument("--statistics", action="store_true", help="add counts by rule and outlet")
    group.add_argument(
        "--annotate", type=Path, metavar="OUT.docx", help="write the findings as comments into a Word file"
    )
    group.add_argument(
        "--fail-on", type=one_of(FAIL_ON, "value for --fail-on"), metavar="SEVERITY",
        help="error, warning, info or never: from where findings give status 1",
    )  # fmt: skip
    group.add_argument("--exit-zero", action="store_true", help="status 0 whatever was found")


def run(args: argparse.Namespace) -> int:
    from crosscheck.cli import check_run

    correcting.refuse(args)
    config = check_run.configuration(args)
    wanted = _wanted(args, config, check_run.named(args, config)[0])
    if not args.watch:
        checked = check_run.check(args)
        if args.diff:
            correcting.show(checked.report, args)
            return 0 if args.exit_zero else checked.report.exit_code
        if args.fix:
            return _fixed(checked, args, wanted)
        return _report(checked, args, wanted)
    if "-" in args.drafts:
        raise UsageError("--watch cannot read the draft from stdin", "Name the draft's file.")
    from crosscheck.cli import watch

    def once() -> tuple[int, tuple[Path, ...]]:
        try:
            checked = check_run.check(args)
        except CrosscheckError as exc:  # a half-saved draft must not end --watch
            output.error(exc, args.verbose)
            return 2, check_run.known_files(args)
        if sys.stdout.isatty():
            output.emit("\x1b[2J\x1b[H")
        return _report(checked, args, wanted), checked.files

    return watch.watch(once)


def _fixed(checked: Checked, args: argparse.Namespace, wanted: list[report_targets.Pair]) -> int:
    """Writes the corrections, and reports on the drafts as they are then; status 2 where one could not be written."""
    from crosscheck.cli import check_run

    failed = False
    try:
        changed = correcting.write(checked.report, args)
    except OutputError as exc:
        output.error(exc, args.verbose)
        changed = failed = True
    if changed:
        checked = check_run.check(args)
    if "-" in args.drafts:  # the draft went to stdout
        wanted = [(name, file) for name, file in wanted if file is not None]
    status = _report(checked, args, wanted)
    return 2 if failed else status


def _wanted(args: argparse.Namespace, config: Config, drafts: list[str]) -> list[report_targets.Pair]:
    """The formats and the file of each, None for stdout. Raises UsageError before any work is done."""
    pairs = report_targets.pairs(args.output_format or _formats(config))
    if args.annotate and (len(args.drafts) != 1 or not args.drafts[0].lower().endswith(".docx")):
        raise UsageError("--annotate works on one Word file", "Name one draft that ends in .docx.")
    wanted = [(name, file or args.output) for name, file in pairs]
    read = [*drafts, *map(str, args.sources), *config.sources]
    more = [args.annotate, args.write_baseline, None if args.locked else args.lock]
    args.targets = [file for file in (*(file for _, file in wanted), *more) if file is not None]
    report_targets.check(args.targets, read)
    return wanted


def _formats(config: Config) -> list[report_targets.Pair]:
    """The formats of the settings. Raises ConfigError for an unknown one."""
    try:
        return [_PAIR(text) for text in config.output_format]
    except UsageError as exc:
        where = dict(config.origins)["output_format"]
        raise ConfigError(f"{where}: 'output-format': {exc.message}", exc.hint) from exc


def _report(checked: Checked, args: argparse.Namespace, wanted: list[report_targets.Pair]) -> int:
    """Writes all reports and returns the exit status."""
    from crosscheck.model import ClaimKind
    from crosscheck.rules import all_rules
    from crosscheck.triage.rules import RULES

    options = reports.Options(
        width=output.width(),
        show_all=args.show == "all" or args.verbose,
        verbose=args.verbose,
        reasons=checked.reasons,
        statistics=args.statistics,
        base=str(Path.cwd()),
        rules=(*RULES, *all_rules()),
    )
    for document in checked.report.documents:
        if not any(j.claim.kind is ClaimKind.CLAIM for j in document.judgements):
            text = "nothing in it can be checked: it makes no statement"
            output.note(f"crosscheck: {document.draft.path}: {text}", args.quiet)
    statuses = [_write(checked.report, name, file, options, args.color) for name, file in wanted]
    if any(name == "github" for name, _ in wanted):
        _step_summary(checked.report, options)
    if args.annotate:
        _annotate(checked.report, args)
    return max(statuses, default=0) or (0 if args.exit_zero else checked.report.exit_code)


def _write(report: Report, name: str, file: Path | None, options: reports.Options, color: str) -> int:
    """Writes one report; if its file cannot be written, to stdout, and returns status 2."""
    from dataclasses import replace

    painted = file is None and output.wants_color(color, sys.stdout)
    text = reports.get(name).render(report, replace(options, color=painted))
    if file is not None:
        try:
            output.write(file, text.encode("utf-8", "replace"))
            return 0
        except OutputError as exc:
            output.error(exc)
            output.note("  The report follows on stdout.")
    output.emit(text)
    return 0 if file is None else 2


def _step_summary(report: Report, options: reports.Options) -> None:
    """Appends the Markdown report to GitHub's job summary."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if not file:
        return
    try:
        with Path(file).open("a", encoding="utf-8", errors="replace") as stream:
            stream.write(reports.get("markdown").render(report, options))
    except OSError as exc:
        output.note(f"crosscheck: {file}: the job's summary could not be written ({exc.strerror})")


def _annotate(report: Report, args: argparse.Namespace) -> None:
    import hashlib

    from crosscheck.reports.word_comments import annotate

    (document,) = report.documents
    data = Path(args.drafts[0]).read_bytes()
    if hashlib.sha256(data).hexdigest() != document.draft.sha256:
        raise OutputError(f"{args.drafts[0]}: was saved anew during the check", "Check it again.")
    output.write(args.annotate, annotate(data, document, report.language))
    output.note(f"{args.annotate}: written", args.quiet)
