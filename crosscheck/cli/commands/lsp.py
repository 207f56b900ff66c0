"""`crosscheck lsp`: the check in editors."""

from __future__ import annotations

import argparse
import importlib.util

from crosscheck.errors import UsageError

HELP = "serve the check to editors, over the Language Server Protocol on stdin and stdout"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--stdio", action="store_true", help="the only way it serves; some editors say so")


def run(args: argparse.Namespace) -> int:
    """Serves until the editor ends it. Raises UsageError without the protocol's package."""
    if importlib.util.find_spec("pygls") is None:
        raise UsageError(
            "lsp: needs the package pygls, which is not installed",
            "Install it with: pip install '.[lsp]'",
        )
    from crosscheck.editors.handlers import serve

    serve()
    return 0
