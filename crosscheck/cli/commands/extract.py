"""`crosscheck extract`: what crosscheck reads from a page."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from crosscheck.cli import inputs, output
from crosscheck.cli.parser import one_of
from crosscheck.errors import UsageError

if TYPE_CHECKING:
    from crosscheck.model import Article
    from crosscheck.outlets.registry import Registry
    from crosscheck.retrieval.manifest import SourceRequest

HELP = "show what is read from a page: state, metadata, passages"
INCOMPLETE = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("page", metavar="FILE|URL")
    parser.add_argument(
        "--url", metavar="URL", default="", help="where a saved page stood; else its canonical link says"
    )
    parser.add_argument(
        "--output-format", type=one_of(("text", "json"), "output format"), default="text",
        metavar="FORMAT", help="text or json",
    )  # fmt: skip
    inputs.add_network(parser)
    inputs.add_common(parser)


def run(args: argparse.Namespace) -> int:
    """Status 0 if the article could be read in full, otherwise 3."""
    from datetime import UTC, datetime

    from crosscheck.outlets import registry as outlets
    from crosscheck.reports import article as rendering
    from crosscheck.retrieval.collect import collect

    config = inputs.configuration(args, inputs.network_overrides(args))
    registry = outlets.load(config.outlets)
    (article,) = collect(
        [_request(args, registry)], config.network,
        now=datetime.now(UTC), progress=output.progress(args.quiet, args.verbose),
    )  # fmt: skip
    article = _owned(article, registry)
    if args.output_format == "json":
        output.emit(rendering.as_json(article))
    else:
        output.emit(rendering.as_text(article, output.width(), output.wants_color(args.color, sys.stdout)))
    return 0 if article.readable else INCOMPLETE


def _request(args: argparse.Namespace, registry: Registry) -> SourceRequest:
    from pathlib import Path

    from crosscheck.model import Outlet
    from crosscheck.outlets.called import checked_url
    from crosscheck.retrieval.manifest import SourceRequest, from_link

    if inputs.is_url(args.page):
        return from_link(args.page, registry)
    file = Path(args.page)
    if not file.exists():
        raise UsageError(f"{file}: there is no such file", "Check the path, or give a URL with http(s)://.")
    if file.is_dir():
        raise UsageError(f"{file}: is a folder", "Name the saved page itself.")
    url = checked_url(args.url) if args.url else ""
    nobody = Outlet("", "", "", (), ())
    outlet = from_link(url, registry).outlet if url else nobody
    return SourceRequest(outlet, url, file, "option")


def _owned(article: Article, registry: Registry) -> Article:
    """The article with the outlet of its canonical link, if none was given."""
    from dataclasses import replace

    from crosscheck.retrieval.manifest import from_link

    if article.outlet.domain or not article.canonical_url.startswith("http"):
        return article
    return replace(article, outlet=from_link(article.canonical_url, registry).outlet)
