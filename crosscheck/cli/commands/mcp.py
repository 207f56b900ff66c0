"""`crosscheck mcp`: the check as tools for assistants."""

from __future__ import annotations

import argparse
import importlib.util

from crosscheck.cli import inputs, reader_options
from crosscheck.errors import UsageError

HELP = "serve the check to assistants, over the Model Context Protocol on stdin and stdout"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    reader_options.add_arguments(parser)
    inputs.add_network(parser, with_archive=False)
    inputs.add_common(parser)
    parser.set_defaults(archive="none")


def run(args: argparse.Namespace) -> int:
    """Serves until the client closes stdin. Raises UsageError without the protocol's package."""
    if importlib.util.find_spec("mcp") is None:
        raise UsageError(
            "mcp: needs the package mcp, which is not installed",
            "Install it with: pip install '.[mcp]'",
        )
    given = {**inputs.network_overrides(args), **reader_options.overrides(args)}
    config = inputs.configuration(args, given)
    reader_options.check(config)
    from crosscheck.assistants.server import serve

    serve(config)
    return 0
