"""`outlets.tsv`: the outlets that have no profile of their own, one line each.

A profile (`outlets/profiles/*.toml`) has verified settings for reading an outlet's pages. A line of the table only has
its names and domains, so that attributions to it are recognised. Several values in one column are separated by "|". The
names of a regional edition without a domain of its own are added to its outlet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from importlib import resources

from crosscheck.errors import OutletError
from crosscheck.model import Outlet

COLUMNS = (
    "id", "name", "names", "shared_names", "domains", "medium", "country", "language", "timezone", "owner",
    "edition_of",
)  # fmt: skip
_LISTS = frozenset({"names", "shared_names", "domains"})


def with_table(profiles: Iterable[Outlet]) -> tuple[Outlet, ...]:
    """The outlets with profiles and those of the package's table; editions are names of theirs."""
    text = resources.files("crosscheck.outlets").joinpath("outlets.tsv").read_text(encoding="utf-8")
    return merged((*profiles, *parse(text)))


def merged(outlets: Iterable[Outlet]) -> tuple[Outlet, ...]:
    """The outlets that publish somewhere, with the names of those editions of theirs that do not."""
    names: dict[str, list[str]] = {}
    shared: dict[str, list[str]] = {}
    owners = []
    for outlet in outlets:
        if outlet.domains:
            owners.append(outlet)
        else:
            names.setdefault(outlet.edition_of, []).extend(outlet.names)
            shared.setdefault(outlet.edition_of, []).extend(outlet.shared_names)
    return tuple(
        replace(
            o,
            names=tuple(dict.fromkeys((*o.names, *names.get(o.id, ())))),
            shared_names=tuple(dict.fromkeys((*o.shared_names, *shared.get(o.id, ())))),
        )
        if o.id in names
        else o
        for o in owners
    )


def parse(text: str) -> tuple[Outlet, ...]:
    """The outlets in `text`, a table with a line of headings.

    Raises:
        OutletError: a line has other columns than :data:`COLUMNS`, or neither a domain nor whose edition it is.
    """
    head, *lines = text.splitlines()
    if tuple(head.split("\t")) != COLUMNS:
        raise OutletError("outlets.tsv: the first line has to name the columns", "\t".join(COLUMNS))
    return tuple(_row(number, line) for number, line in enumerate(lines, 2))


def _row(number: int, line: str) -> Outlet:
    cells = line.split("\t")
    if len(cells) != len(COLUMNS):
        raise OutletError(
            f"outlets.tsv, line {number}: {len(cells)} columns where {len(COLUMNS)} belong",
            "Separate them by tabs; several values in one column by |.",
        )
    row = dict(zip(COLUMNS, cells, strict=True))
    if not row["id"] or not row["name"] or not (row["domains"] or row["edition_of"]):
        raise OutletError(
            f"outlets.tsv, line {number}: an id, a name, and domains or `edition_of` are needed",
            "An edition without a domain names the id of its outlet under edition_of.",
        )
    lists = {c: tuple(v for v in row[c].split("|") if v) for c in _LISTS}
    return Outlet(
        id=row["id"],
        domain=lists["domains"][0] if lists["domains"] else "",
        name=row["name"],
        names=tuple(dict.fromkeys((row["name"], *lists["names"]))),
        domains=lists["domains"],
        medium=row["medium"],
        country=row["country"],
        language=row["language"],
        timezone=row["timezone"],
        shared_names=lists["shared_names"],
        owner=row["owner"],
        edition_of=row["edition_of"],
        verified=False,
    )
