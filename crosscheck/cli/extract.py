"""`crosscheck extract`: what crosscheck reads from a page."""

from __future__ import annotations

import argparse

from crosscheck.cli import inputs
from crosscheck.cli.parser import one_of

HELP = "show what is read from a page: state, metadata, passages"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("page", metavar="FILE|URL")
    parser.add_argument(
        "--output-format",
        type=one_of(("text", "json"), "output format"),
        default="text",
        metavar="FORMAT",
        help="text or json",
    )
    inputs.add_network(parser)
    inputs.add_common(parser)


def run(args: argparse.Namespace) -> int:
    raise NotImplementedError
