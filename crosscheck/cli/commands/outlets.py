"""`crosscheck outlets`: which outlets are known, and by which names."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from crosscheck import sinks
from crosscheck.cli import inputs, output
from crosscheck.errors import UsageError, nearest

if TYPE_CHECKING:
    from crosscheck.model import Outlet

_TRIED = "confirmed on the outlet's own pages"
_UNTRIED = "names and domains are known; marks of its pages are not confirmed, so a paywall may go unnoticed"
HELP = "list the known outlets, or show one"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help="an id, domain or name")
    inputs.add_common(parser)


def run(args: argparse.Namespace) -> int:
    from crosscheck.outlets import registry as outlets

    registry = outlets.load(inputs.configuration(args, {}).outlets)
    if args.name is None:
        listed = sorted(registry.outlets, key=lambda o: o.domain)
        output.emit(
            "".join(f"{o.domain:<28} {o.medium:<12} {sinks.line(', '.join(o.names))}\n" for o in listed)
        )
        return 0
    one = registry.by_id(args.name) or registry.by_domain(args.name)
    found = (one,) if one else registry.by_name(args.name)
    if not found:
        known = [word for o in registry.outlets for word in (o.domain, *o.names)]
        raise UsageError(
            f"no outlet is known by the name '{args.name}'",
            nearest(args.name, known)
            if nearest(args.name, known).startswith("Did")
            else "`crosscheck outlets` lists them; add your own under [[crosscheck.outlet]] in the config.",
        )
    output.emit("\n".join(described(outlet) for outlet in found))
    return 0


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
