"""The option that chooses the reader, and the check that it can be used."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crosscheck.config import Config


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_option(
        parser.add_argument_group("reader (the model that tells whether a passage bears a statement out)")
    )


def add_option(group: argparse._ActionsContainer) -> None:
    group.add_argument(
        "--reader", metavar="none|box|DIR",
        help="none: words and rules alone (default); box: the package's own model; else a folder with an"
        " entailment model in ONNX form",
    )  # fmt: skip


def overrides(args: argparse.Namespace) -> dict[str, object]:
    return {"reader": args.reader}


def check(config: Config) -> None:
    """Raises ReaderError when the settings name a folder whose model cannot be used.

    Without the package's own reader the check goes on by words alone.
    """
    from crosscheck.errors import ReaderError
    from crosscheck.reader import BOX, NONE, opened

    if config.reader not in (BOX, NONE):
        found = opened(config.reader)
        if isinstance(found, ReaderError):
            raise found
