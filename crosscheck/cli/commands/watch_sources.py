"""`crosscheck watch-sources`: which statements of published pieces no longer hold as their sources read today."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from crosscheck import messages
from crosscheck.cli import inputs, reader_options, report_targets, source_options
from crosscheck.cli.parser import one_of
from crosscheck.errors import UsageError, nearest

HELP = "say which published statements no longer hold as their sources read today"
FORMATS = ("full", "json", "rss")
_SECONDS = {"m": 60, "h": 3600, "d": 86400}
_SHORTEST = 60.0  # seconds between two looks


def _known(name: str) -> None:
    if name not in FORMATS:
        raise UsageError(f"--output-format: unknown format '{name}'", nearest(name, FORMATS))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "drafts", nargs="+", metavar="DRAFT", help="published piece: file, folder, pattern or URL"
    )
    parser.add_argument(
        "--exclude", action="append", metavar="GLOB", help="leave these out where a folder is watched"
    )
    parser.add_argument("--published", type=inputs.moment, metavar="TIME", help="when the pieces appeared")
    parser.add_argument(
        "--lock", type=Path, required=True, metavar="FILE",
        help="which version of each source the pieces rest on, as `check --lock` wrote it",
    )  # fmt: skip
    parser.add_argument(
        "--every", type=interval, metavar="TIME", help="look again and again, as in 6h, 30m, 1d; else once"
    )
    parser.add_argument("--again", action="store_true", help="tell anew what has been told before")
    given = parser.add_argument_group("sources")
    source_options.add_given(given)
    report = parser.add_argument_group("report")
    report.add_argument(
        "--output-format", action="append", type=report_targets.FormatPair(FORMATS, _known), default=[],
        metavar="FORMAT[=FILE]", help=f"{', '.join(FORMATS)}; an RSS file keeps its earlier entries",
    )  # fmt: skip
    report.add_argument(
        "--webhook", metavar="URL",
        help="post what is new there as JSON; CROSSCHECK_WEBHOOK_TOKEN is sent with it",
    )  # fmt: skip
    report.add_argument(
        "--lang", type=one_of(messages.languages(), "language"), metavar="LANG", help="language of the report"
    )
    reader_options.add_arguments(parser)
    inputs.add_network(parser)
    inputs.add_common(parser)
    parser.set_defaults(stdin_filename=None, choose=[], locked=False)


def run(args: argparse.Namespace) -> int:
    from crosscheck.cli import watch_run

    if "-" in args.drafts:
        raise UsageError("watch-sources cannot read the draft from stdin", "Name the draft's file.")
    wanted = _wanted(args)
    if args.every is None:
        return watch_run.once(args, wanted)
    return watch_run.again_and_again(args, wanted, args.every)


def _wanted(args: argparse.Namespace) -> list[report_targets.Pair]:
    """The formats and the file of each, None for stdout. Raises UsageError and OutputError before any work is done."""
    pairs = report_targets.pairs(args.output_format)
    args.targets = [file for _, file in pairs if file is not None]
    report_targets.check(args.targets, [*args.drafts, args.lock])
    return pairs


def interval(text: str) -> float:
    """An argparse type: a time of minutes, hours or days, in seconds."""
    found = re.fullmatch(r"(\d{1,6})([mhd])", text)
    seconds = int(found[1]) * _SECONDS[found[2]] if found else 0.0
    if seconds < _SHORTEST:
        raise UsageError(f"--every: '{text}' is not a time of a minute or more", "Write it as 30m, 6h or 1d.")
    return float(seconds)
