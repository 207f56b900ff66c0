"""`crosscheck outlets`: which outlets are known, and by which names."""

from __future__ import annotations

import argparse

from crosscheck.cli import inputs

HELP = "list the known outlets, or show one"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help="an id, domain or name")
    inputs.add_common(parser)


def run(args: argparse.Namespace) -> int:
    raise NotImplementedError
