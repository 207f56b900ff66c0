"""The registry of outlets: profiles in TOML files, the lines of `outlets.tsv`, and the user's own.

The keys of a file are the fields of :class:`crosscheck.model.Outlet`; `id` is the file's name and
`domain` the first of `domains`. No two outlets may have a name or domain in common, except for
short forms („AZ“) under `shared_names`.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources

from crosscheck import decoding, language
from crosscheck.config import outlets as config_outlets
from crosscheck.errors import OutletError
from crosscheck.model import Outlet
from crosscheck.outlets import outlet_table
from crosscheck.outlets.names import NameHit, NameIndex, bare_host, hosts, is_host, name_key
from crosscheck.text.plain import fold_umlauts, plain

_LONGEST_HOST = 253  # characters; the domain name system knows no longer name
_BY_NAME = "name:"  # how the ids of outlets begin that have a name and no more
_HINT = "An outlet file needs `name` and `domains`; see the other files in outlets/."


@dataclass(frozen=True)
class Registry:
    """The known outlets. `sources` are the ids of the draft's known sources: those in its manifest, an option, the
    configuration or its own links."""

    outlets: tuple[Outlet, ...]
    sources: frozenset[str] = frozenset()

    def by_id(self, outlet_id: str) -> Outlet | None:
        return self._ids.get(outlet_id)

    def by_domain(self, host: str) -> Outlet | None:
        """The outlet of a host, or of the domain that it is a subdomain of (`www.`, `m.` …)."""
        return _owner(host, self._domains)

    def by_name(self, text: str) -> tuple[Outlet, ...]:
        """The outlets with the name or domain `text`, in any inflection, with or without an article or quotation marks;
        several if the name is ambiguous."""
        name = " ".join(plain(text).text.split())
        for hit in self.find(name, any_case=True):
            outside = name[: hit.span.start] + name[hit.span.end :]
            if all(fold_umlauts(word) in _determiners() for word in re.findall(r"\w+", outside)):
                return hit.outlets
        return ()

    def find(self, text: str, any_case: bool = False) -> tuple[NameHit, ...]:
        """All names of known outlets and all hosts in a text, in order; a hit on an unknown host has no outlets."""
        found = []
        for span, host, path in hosts(text):
            outlet = self.by_domain(host)
            found.append(NameHit(span, (outlet,) if outlet else (), host=host, path=path))
        starts = [hit.span.start for hit in found]
        names, named = self._names, []
        for span, key, rest in names.find(text, any_case):
            before = bisect.bisect_left(starts, span.end) - 1
            if before < 0 or not found[before].span.overlaps(span):
                everyday, generic = key in names.everyday, key in names.generic
                named.append(NameHit(span, self._meant(key), rest=rest, everyday=everyday, generic=generic))
        return tuple(sorted((h for h in (*found, *named) if h.outlets or h.host), key=lambda h: h.span))

    def with_sources(self, outlets: Iterable[Outlet]) -> Registry:
        """This registry with these outlets as sources of the draft; one that is known already only adds its names.
        Takes all at once, since every registry builds its own maps."""
        known, domains, sources = dict(self._ids), dict(self._domains), set(self.sources)
        for outlet in outlets:
            held = _owner(outlet.domain, domains) or known.get(outlet.id)
            sources.add(held.id if held else outlet.id)
            if held is None:
                known[outlet.id] = outlet
                domains |= dict.fromkeys(_domains_of(outlet), outlet)
            elif held.id == outlet.id and not set(outlet.names) <= set(held.names):
                more = tuple(name for name in outlet.names if name not in held.names)
                known[held.id] = wider = replace(held, names=(*held.names, *more))
                domains |= {d: wider for d in _domains_of(held) if domains[d] is held}
        if known == self._ids:
            return self if sources == self.sources else replace(self, sources=frozenset(sources))
        return replace(self, outlets=tuple(known.values()), sources=frozenset(sources))

    def is_source(self, outlet: Outlet) -> bool:
        return outlet.id in self.sources

    def _meant(self, key: str) -> tuple[Outlet, ...]:
        """The outlets with this name. A source of the draft takes precedence: the owner of the name, one that shares
        it, an edition of the owner or the outlet that it is an edition of; else the owner, else all that share it."""
        owners, sharers = self._names.owners.get(key, ()), self._names.sharers.get(key, ())
        of = {o.id for o in owners}
        parents = {o.edition_of for o in owners}
        drawn_on = [o for o in map(self.by_id, sorted(self.sources)) if o]
        named = (
            tuple(o for o in owners if o.id in self.sources),
            tuple(o for o in sharers if o.id in self.sources),
            tuple(o for o in drawn_on if o.edition_of in of),
            tuple(o for o in drawn_on if o.id in parents),
        )
        return next(filter(None, named), owners or sharers)

    @functools.cached_property
    def _names(self) -> NameIndex:
        return _index(self.outlets)

    @functools.cached_property
    def _ids(self) -> Mapping[str, Outlet]:
        return {o.id: o for o in self.outlets}

    @functools.cached_property
    def _domains(self) -> Mapping[str, Outlet]:
        return {d: o for o in self.outlets for d in _domains_of(o)}


def _domains_of(outlet: Outlet) -> tuple[str, ...]:
    return outlet.domain, *outlet.domains


def _owner(host: str, domains: Mapping[str, Outlet]) -> Outlet | None:
    labels = bare_host(host).split(".") if len(host) <= _LONGEST_HOST else []
    parents = (domains.get(".".join(labels[first:])) for first in range(len(labels) - 1))
    return next(filter(None, parents), None)


def load(extra: Sequence[Outlet] = ()) -> Registry:
    """All outlets of the package, and `extra`, the user's own.

    The user's replace those of the package with the same domain, and take names from those without a profile.
    Raises :class:`OutletError` if two have a name or domain in common.
    """
    if not extra:
        return Registry(_shipped(), frozenset())
    own = {o.domain for o in extra}
    claimed = {_bare_key(n) for o in extra for n in o.names}
    profiled = {o.id for o in _profiles()}
    kept = (o if o.id in profiled else _yielding(o, claimed) for o in _shipped() if o.domain not in own)
    outlets = (*kept, *extra)
    check_overlap(outlets)
    return Registry(outlets, frozenset())


def _yielding(outlet: Outlet, claimed: Collection[str]) -> Outlet:
    """The outlet without the names in `claimed`; its domain remains."""
    names = tuple(n for n in outlet.names if _bare_key(n) not in claimed)
    return (
        outlet if names == outlet.names else replace(outlet, name=(names or outlet.domains)[0], names=names)
    )


def _bare_key(name: str) -> str:
    """The key of a name without its article."""
    first, _, rest = name.partition(" ")
    return name_key(rest if rest and fold_umlauts(first) in _determiners() else name)


@functools.cache
def _shipped() -> tuple[Outlet, ...]:
    """The package's outlets; a test ensures that no two have a name in common."""
    return outlet_table.with_table(_profiles())


@functools.cache
def _profiles() -> tuple[Outlet, ...]:
    folder = resources.files("crosscheck.outlets").joinpath("profiles")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return tuple(
        parse(folder.joinpath(n).read_text(encoding="utf-8"), n.removesuffix(".toml")) for n in names
    )


@functools.lru_cache(maxsize=8)
def _index(outlets: tuple[Outlet, ...]) -> NameIndex:
    return NameIndex(outlets)


@functools.cache
def _determiners() -> frozenset[str]:
    return frozenset().union(*(language.get(code).lexicon.determiners for code in language.codes()))


def parse(text: str, outlet_id: str) -> Outlet:
    """The outlet in a file. Raises :class:`OutletError`, with the name of the file, for any error in it."""
    where = f"outlets/{outlet_id}.toml"
    table = decoding.from_toml(text, config_outlets.table(), where, OutletError, _HINT, hyphens=True)
    if not isinstance(table.name, str):
        raise OutletError(f"{where}: 'name' is missing", _HINT)
    outlet: Outlet = table.outlet(outlet_id)
    if outlet.id != outlet_id:
        raise OutletError(f"{where}: `id` has to be the file's name", _HINT)
    for name in outlet.names:
        if is_host(name) and name.lower() not in outlet.domains:
            raise OutletError(f"{where}: '{name}' is a domain; list it under `domains` as well", _HINT)
    return outlet


def check_overlap(outlets: Iterable[Outlet]) -> None:
    """Raises :class:`OutletError` if two outlets have an id, a domain or a name in common."""
    seen: dict[tuple[str, str], Outlet] = {}
    for outlet in outlets:
        claims = {("id", outlet.id)}
        claims |= {("domain", d) for d in (outlet.domain, *outlet.domains)}
        claims |= {("name", name_key(n)) for n in (outlet.name, *outlet.names)}
        for claim in sorted(claims):
            other = seen.setdefault(claim, outlet)
            if other is not outlet:
                raise OutletError(
                    f"{other.domain} and {outlet.domain} both claim the {claim[0]} '{claim[1]}'",
                    "Give it to one of them; a short form both go by belongs under `shared_names` of each.",
                )


def outlet_for_domain(domain: str) -> Outlet:
    """A new outlet for an unknown domain; its names are the domain and simple forms of it.

    `beispiel-kurier.de` is also „Beispiel-Kurier“ and „beispielkurier“. Country and time zone are those of most known
    outlets with the same top-level domain.
    """
    host = bare_host(domain)
    stem = host.rsplit(".", 1)[0].rsplit(".", 1)[-1] if "." in host else host
    titled = "-".join(part[:1].upper() + part[1:] for part in stem.split("-"))
    names = dict.fromkeys(
        (host, titled, titled.replace("-", " "), stem, titled.replace("-", "").capitalize())
    )
    outlet = Outlet(id=host, domain=host, name=host, names=tuple(names), domains=(host,))
    country, timezone = _places().get(host.rsplit(".", 1)[-1], ("", outlet.timezone))
    return replace(outlet, country=country, timezone=timezone)


@functools.cache
def _places() -> Mapping[str, tuple[str, str]]:
    """National top-level domain → country and time zone of most known outlets under it."""
    counts: dict[str, Counter[tuple[str, str]]] = {}
    for outlet in _shipped():
        ending = outlet.domain.rsplit(".", 1)[-1]
        if len(ending) == 2:
            counts.setdefault(ending, Counter())[(outlet.country, outlet.timezone)] += 1
    return {ending: found.most_common(1)[0][0] for ending, found in counts.items()}


def outlet_for_name(name: str, host: str = "") -> Outlet:
    """A new outlet for an unknown name, shown by that name in reports; it has `host` if its article is there."""
    shown = " ".join(name.split())
    hosts = (bare_host(host),) if host else ()
    return Outlet(id=f"{_BY_NAME}{name_key(shown)}", domain=shown, name=shown, names=(shown,), domains=hosts)


def is_makeshift(outlet: Outlet) -> bool:
    """Whether the outlet was made in this run from an unknown domain or name."""
    return outlet.id == outlet.domain or outlet.id.startswith(_BY_NAME)
