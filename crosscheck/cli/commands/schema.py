"""`crosscheck schema`: the JSON Schema of the JSON report."""

from __future__ import annotations

import argparse

from crosscheck.cli import output

HELP = "print the JSON Schema of the JSON report"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(args: argparse.Namespace) -> int:
    from crosscheck.reports.json_v1 import schema_text

    output.emit(schema_text())
    return 0
