"""`crosscheck batch`: check a great many drafts, with the processes of this machine or a cluster."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from crosscheck import messages
from crosscheck.cli import inputs, output, reader_options, source_options, triage_options
from crosscheck.cli.commands.check import FAIL_ON
from crosscheck.cli.parallel import jobs
from crosscheck.cli.parser import one_of

HELP = "check a great many drafts: JSON Lines or Parquet in and out, on this machine or a Dask cluster"
_WORDS = (
    ("clean", "clean"),
    ("findings", "with findings"),
    ("incomplete", "incomplete"),
    ("error", "not checked"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "inputs", nargs="+", metavar="INPUT",
        help=".jsonl or .parquet with id and text (path, published, language, sources), or draft files",
    )  # fmt: skip
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE",
        help="where the rows go: one for every draft, .jsonl or .parquet",
    )  # fmt: skip
    parser.add_argument("--resume", action="store_true", help="keep the rows that FILE has already")
    workers = parser.add_argument_group("workers").add_mutually_exclusive_group()
    workers.add_argument(
        "--workers", type=jobs, metavar="N", help="processes of this machine; else one for each processor"
    )
    workers.add_argument("--scheduler", metavar="ADDRESS", help="a Dask scheduler, as tcp://host:8786")
    parser.add_argument(
        "--scheduler-timeout", type=inputs.seconds, metavar="SECONDS", help="how long to wait for its answer"
    )
    source_options.add_given(parser.add_argument_group("sources (of every draft; a row may have its own)"))
    group = parser.add_argument_group("which findings count")
    triage_options.add_selection(group)
    group.add_argument("--baseline", type=Path, metavar="FILE", help="set aside the findings it lists")
    group.add_argument(
        "--fail-on", type=one_of(FAIL_ON, "value for --fail-on"), metavar="SEVERITY",
        help="error, warning, info or never: from where findings give status 1",
    )  # fmt: skip
    group.add_argument("--exit-zero", action="store_true", help="status 0 whatever was found")
    group.add_argument(
        "--lang", type=one_of(messages.languages(), "language"), metavar="LANG",
        help=f"language of the reports, {' or '.join(messages.languages())}; else each draft's",
    )  # fmt: skip
    reader_options.add_arguments(parser)
    inputs.add_network(parser)
    inputs.add_common(parser)


def run(args: argparse.Namespace) -> int:
    """Status 1 if a row has findings that count, otherwise 3 if one is incomplete or was not checked."""
    from crosscheck.cli import batch_run

    counts = batch_run.batch(args)
    output.emit(summary(counts))
    if args.exit_zero:
        return 0
    if counts["findings"]:
        return 1
    return 3 if counts["incomplete"] or counts["error"] else 0


def summary(counts: Counter[str]) -> str:
    """The number of drafts by status, as one line."""
    counted = [f"{counts[status]:,} {words}" for status, words in _WORDS if counts[status]]
    total = sum(counts.values())
    return f"{total:,} {'draft' if total == 1 else 'drafts'}: {', '.join(counted)}\n"
