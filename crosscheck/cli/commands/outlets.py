"""`crosscheck outlets`: which outlets are known, and by which names."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from crosscheck import sinks
from crosscheck.cli import inputs, output
from crosscheck.cli.parser import one_of
from crosscheck.errors import UsageError, nearest

if TYPE_CHECKING:
    from crosscheck.model import Outlet
    from crosscheck.outlets.registry import Registry

_TRIED = "confirmed on the outlet's own pages"
_UNTRIED = "names and domains are known; marks of its pages are not confirmed, so a paywall may go unnoticed"
HELP = "list the known outlets, or show one"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help="an id, domain or name")
    parser.add_argument(
        "--output-format", type=one_of(("text", "json"), "format"), default="text", metavar="FORMAT",
        help="text or json",
    )  # fmt: skip
    inputs.add_common(parser)


def run(args: argparse.Namespace) -> int:
    from crosscheck.outlets import registry as outlets

    registry = outlets.load(inputs.configuration(args, {}).outlets)
    found = _named(registry, args.name) if args.name else sorted(registry.outlets, key=lambda o: o.domain)
    if args.output_format == "json":
        output.emit(
            json.dumps({"outlets": [asdict(each) for each in found]}, ensure_ascii=False, indent=2) + "\n"
        )
    elif args.name:
        output.emit("\n".join(described(outlet) for outlet in found))
    else:
        output.emit(
            "".join(f"{o.domain:<28} {o.medium:<12} {sinks.line(', '.join(o.names))}\n" for o in found)
        )
    return 0


def _named(registry: Registry, name: str) -> Sequence[Outlet]:
    """The outlets with that id, domain or name. Raises UsageError if there is none."""
    one = registry.by_id(name) or registry.by_domain(name)
    found = (one,) if one else registry.by_name(name)
    if not found:
        known = [word for o in registry.outlets for word in (o.domain, *o.names)]
        raise UsageError(
            f"no outlet is known by the name '{name}'",
            nearest(name, known)
            if nearest(name, known).startswith("Did")
            else "`crosscheck outlets` lists them; add your own under [[crosscheck.outlet]] in the config.",
        )
    return found


def described(outlet: Outlet) -> str:
    """An outlet's profile, one field per line."""
    rows = [
        ("id", outlet.id),
        ("name", outlet.name),
        ("names", ", ".join(outlet.names)),
        ("shared", ", ".join(outlet.shared_names)),
        ("domains", ", ".join(outlet.domains)),
        ("owner", outlet.owner),
        ("edition of", outlet.edition_of),
        ("medium", outlet.medium),
        ("country", outlet.country),
        ("language", outlet.language),
        ("time zone", outlet.timezone),
        ("feeds", ", ".join(outlet.feeds)),
        ("sitemaps", ", ".join(outlet.sitemaps)),
        ("profile", _TRIED if outlet.verified else _UNTRIED),
    ]
    return f"{outlet.domain}\n" + "".join(
        f"  {label:<10} {sinks.line(value)}\n" for label, value in rows if value
    )
