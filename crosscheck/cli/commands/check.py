"""`crosscheck check`: hold drafts against the articles they credit."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck import reports
from crosscheck.cli import inputs, output, triaging
from crosscheck.cli.parser import one_of
from crosscheck.errors import DraftError, OutputError, UsageError

if TYPE_CHECKING:
    from crosscheck.model import Draft, Report
    from crosscheck.sources.manifest import SourceRequest
    from crosscheck.sources.registry import Registry

HELP = "check drafts against the articles they credit"
FAIL_ON = ("error", "warning", "info", "never")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("drafts", nargs="+", metavar="DRAFT", help="file, pattern, URL, or - for stdin")
    parser.add_argument("--stdin-filename", metavar="NAME", help="what to call the draft that - reads")
    parser.add_argument("--published", type=inputs.moment, metavar="TIME", help="when the draft appears")
    parser.add_argument(
        "--lang",
        type=one_of(inputs.LANGUAGES, "language"),
        metavar="LANG",
        help="language of the report, de or en; else the draft's",
    )
    sources = parser.add_argument_group("sources")
    sources.add_argument(
        "--sources",
        type=Path,
        action="append",
        default=[],
        metavar="MANIFEST",
        help="a sources.toml that says where the cited articles stand",
    )
    sources.add_argument(
        "--source",
        action="append",
        default=[],
        metavar="OUTLET=PATH_OR_URL",
        help="one cited article; may be given again",
    )
    report = parser.add_argument_group("report")
    report.add_argument(
        "--output-format",
        action="append",
        default=[],
        metavar="FORMAT[=FILE]",
        help=f"{', '.join(reports.names())}; with =FILE may be given again",
    )
    report.add_argument("-o", "--output", type=Path, metavar="FILE", help="write the report there")
    report.add_argument(
        "--show",
        type=one_of(("open", "all"), "value for --show"),
        default="open",
        metavar="WHAT",
        help="open: what needs an editor; all: supported passages too",
    )
    report.add_argument(
        "--fail-on",
        type=one_of(FAIL_ON, "value for --fail-on"),
        metavar="SEVERITY",
        help="error, warning, info or never: from where findings give status 1",
    )
    report.add_argument("--exit-zero", action="store_true", help="status 0 whatever was found")
    triaging.add_arguments(parser)
    inputs.add_network(parser)
    inputs.add_common(parser)


def run(args: argparse.Namespace) -> int:
    from crosscheck import checks
    from crosscheck.triage.rules import RULES

    wanted = _wanted(args)
    report = triaged(args)
    options = reports.Options(
        width=output.width(),
        show_all=args.show == "all" or args.verbose,
        verbose=args.verbose,
        base=str(Path.cwd()),
        rules=(*RULES, *checks.rules()),
    )
    status = _write(report, wanted, options, args.color)
    return status or (0 if args.exit_zero else report.exit_code)


def triaged(args: argparse.Namespace) -> Report:
    """The whole way from the arguments to the report, nothing printed yet."""
    from crosscheck import pipeline
    from crosscheck.sources import registry as outlets

    given = {"fail_on": args.fail_on, "report_language": args.lang}
    given |= inputs.network_overrides(args) | triaging.overrides(args)
    config = inputs.configuration(args, given)
    plan = triaging.prepare(args, config)
    now = datetime.now(UTC)
    drafts = [_draft(name, args) for name in inputs.expand(args.drafts)]
    requests, registry = _requests(args, outlets.load(config.outlets))
    progress = output.progress(args.quiet, args.verbose)
    report = pipeline.run(drafts, requests, config, registry, now=now, progress=progress)
    return triaging.triage(report, plan, args, config, now.astimezone().date())


def _wanted(args: argparse.Namespace) -> list[tuple[str, Path | None]]:
    """Formats and where each goes, None for stdout. Raises UsageError before any work is done."""
    pairs: list[tuple[str, Path | None]] = []
    for text in args.output_format:
        name, _, file = text.partition("=")
        reports.get(name)
        pairs.append((name, Path(file) if file else None))
    plain = [name for name, file in pairs if file is None]
    if len(plain) > 1:
        raise UsageError(
            f"--output-format: {' and '.join(plain)} would both go to the same place",
            f"Give each a file, as in --output-format {plain[0]}=FILE.",
        )
    if not plain:
        pairs.append(("full", None))
    return [(name, file or args.output) for name, file in pairs]


def _write(
    report: Report, wanted: list[tuple[str, Path | None]], options: reports.Options, color: str
) -> int:
    """Write all reports; one that cannot be written goes to stdout, and the status is 2."""
    from dataclasses import replace

    status = 0
    for name, file in wanted:
        stream_options = replace(options, color=file is None and output.wants_color(color, sys.stdout))
        text = reports.get(name).render(report, stream_options)
        if file is None:
            output.emit(text)
            continue
        try:
            output.write(file, text)
        except OutputError as exc:
            output.note(f"crosscheck: {exc.message}\n  {exc.hint} The report follows on stdout.")
            output.emit(text)
            status = 2
    return status


def _draft(name: str, args: argparse.Namespace) -> Draft:
    from crosscheck import drafts

    if name == "-":
        shown = args.stdin_filename or "<stdin>"
        return drafts.read(shown, inputs.standard_input(), published=args.published)
    if inputs.is_url(name):
        raise DraftError(f"{name}: a draft is a file", "Save the page, or pipe it in with -.")
    return drafts.read_file(Path(name), published=args.published)


def _requests(args: argparse.Namespace, registry: Registry) -> tuple[list[SourceRequest], Registry]:
    """The articles that manifests and options name, and the registry that knows their outlets."""
    from crosscheck.sources import manifest

    found: list[SourceRequest] = []
    for path in args.sources:
        found += manifest.load(path, registry)
    found += [manifest.parse_option(option, registry) for option in args.source]
    for request in found:
        registry = registry.with_source(request.outlet)
    return found, registry
