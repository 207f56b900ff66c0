"""`crosscheck doctor`: what this installation is, and what would keep a check from working."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck import sinks
from crosscheck.cli import inputs, output, reader_options
from crosscheck.cli.parser import one_of

if TYPE_CHECKING:
    from crosscheck.cli.diagnosis import Row

HELP = "show versions, settings, reader, archive and what a draft would fetch"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "drafts", nargs="*", metavar="DRAFT", help="show which pages a check of it would fetch"
    )
    parser.add_argument(
        "--output-format", type=one_of(("text", "json"), "format"), default="text", metavar="FORMAT",
        help="text or json",
    )  # fmt: skip
    reader_options.add_option(parser)
    inputs.add_common(parser)
    inputs.add_network(parser)


def run(args: argparse.Namespace) -> int:
    """Status 0, or 1 if something was found that keeps a check from working."""
    from crosscheck import drafts
    from crosscheck.cli import diagnosis
    from crosscheck.outlets import registry as known

    config = inputs.configuration(args, {**inputs.network_overrides(args), **reader_options.overrides(args)})
    registry = known.load(config.outlets)
    given = [drafts.read_file(Path(name)) for name in inputs.expand(args.drafts)]
    found = diagnosis.rows(config, registry, given)
    if args.output_format == "json":
        shown = [row.fields() for row in found]
        output.emit(json.dumps({"checks": shown}, indent=2, ensure_ascii=False) + "\n")
    else:
        output.emit(_text(found))
    return int(any(row.problem for row in found))


def _text(rows: list[Row]) -> str:
    """One line for each row, below the name of its area."""
    lines, area = [], ""
    width = min(36, max(len(row.name) for row in rows))
    for row in rows:
        if row.area != area:
            lines.append(sinks.line(row.area))
            area = row.area
        mark = "!" if row.problem else " "
        lines.append(f" {mark} {sinks.line(row.name):<{width}}  {sinks.line(row.value)}")
    return "\n".join(lines) + "\n"
