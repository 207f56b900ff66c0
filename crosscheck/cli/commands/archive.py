"""`crosscheck archive`: the articles as they were read, kept as evidence."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.cli import inputs
from crosscheck.cli.parser import one_of

if TYPE_CHECKING:
    from collections.abc import Callable

HELP = "keep, find, compare and exchange the articles that were read"
FORMATS = ("text", "json")
_VIEWS = frozenset({"list", "search", "show", "diff"})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)

    def action(name: str, text: str) -> argparse.ArgumentParser:
        made = actions.add_parser(name, help=text, description=text, allow_abbrev=False)
        inputs.add_archive(made)
        inputs.add_common(made)
        return made

    for name, text, extend in (
        ("add", "read pages from the web or from files and keep them", _add),
        ("list", "what is in the archive, newest first", _list),
        (
            "search",
            'articles with all the words of QUERY; "…" is a phrase, -word (behind --) excludes',
            _search,
        ),
        ("show", "one snapshot: what was read, and when", _one),
        ("diff", "what an outlet changed between two versions of an article", _diff),
        ("verify", "whether everything is as it was stored", _verify),
        ("export", "write all snapshots into a WARC file", _export),
        ("import", "take in a WARC file or a folder of saved pages", _import),
        ("prune", "drop old versions; the newest of each article stay", _prune),
    ):
        extend(action(name, text))


def run(args: argparse.Namespace) -> int:
    """Status 0; 1 if `verify` found problems, or `search` and `diff` found nothing; 3 if `add` could not read
    a page, or `import` found none."""
    from crosscheck.cli import archive_actions, archive_queries

    room = archive_queries if args.action in _VIEWS else archive_actions
    act: Callable[[argparse.Namespace], int] = getattr(room, f"{args.action}_")
    return act(args)


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pages", nargs="+", metavar="URL|FILE")
    _outlet(parser, "whose a saved page is that does not say so itself")
    inputs.add_network(parser, with_archive=False)


def _list(parser: argparse.ArgumentParser) -> None:
    _outlet(parser, "only those of one outlet")
    parser.add_argument(
        "--limit", type=inputs.count, default=50, metavar="N", help="at most so many; 0 for all"
    )
    _format(parser)


def _search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="+", metavar="QUERY")
    _outlet(parser, "only articles of one outlet")
    parser.add_argument("--since", type=inputs.moment, metavar="TIME", help="not older than this")
    parser.add_argument("--until", type=inputs.moment, metavar="TIME", help="not newer than this")
    parser.add_argument("--any", action="store_true", help="any of the words is enough")
    parser.add_argument("--limit", type=inputs.count, default=20, metavar="N", help="at most so many")
    _format(parser)


def _one(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "snapshot", metavar="ID|URL", help="an id or its beginning, or an address: the newest"
    )
    parser.add_argument("--raw", action="store_true", help="the page's bytes as they came")
    _format(parser)


def _diff(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("older", metavar="ID|URL", help="a snapshot, or an address: its last two versions")
    parser.add_argument("newer", nargs="?", metavar="ID", help="the snapshot to compare with")


def _verify(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--repair", action="store_true", help="save what can be read of a damaged archive into a new one"
    )


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--warc", type=Path, required=True, metavar="FILE", help="gzipped when it ends in .gz"
    )
    _outlet(parser, "only those of one outlet")


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", type=Path, metavar="FILE.warc|FOLDER")
    _outlet(parser, "whose saved pages are that do not say so themselves")


def _prune(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--before", type=inputs.moment, metavar="TIME", help="only what was last seen before")
    parser.add_argument(
        "--keep", type=inputs.count, default=1, metavar="N", help="newest versions of each article to keep"
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would go")
    _outlet(parser, "only those of one outlet")


def _outlet(parser: argparse.ArgumentParser, text: str) -> None:
    parser.add_argument("--outlet", metavar="NAME", help=text)


def _format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--output-format", type=one_of(FORMATS, "output format"), default="text", metavar="FORMAT",
        help="text or json",
    )  # fmt: skip
