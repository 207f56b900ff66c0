"""The outlets there are: one TOML file each in `outlets/`, the lines of `outlets.tsv`, and a user's own.

The keys of a file are the fields of :class:`crosscheck.model.Outlet`; `id` is the file's name and
`domain` the first of `domains`. Two outlets must not claim one name or domain. Short forms that
several go by („AZ“) stand under `shared_names`.
"""

from __future__ import annotations

import bisect
import functools
import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from importlib import resources
from zoneinfo import available_timezones

from crosscheck import language
from crosscheck.errors import OutletError, nearest
from crosscheck.model import Outlet
from crosscheck.outlets import outlet_table
from crosscheck.outlets.names import NameHit, NameIndex, bare_host, hosts, is_host, name_key
from crosscheck.text.plain import fold, plain

MEDIA = ("newspaper", "magazine", "broadcaster", "agency", "portal")
_KEYS = {f.name: f for f in fields(Outlet)}
_LONGEST_HOST = 253  # characters; the domain name system knows no longer name
_BY_NAME = "name:"  # how the ids of outlets begin that have a name and no more
_HINT = "An outlet file needs `name` and `domains`; see the other files in outlets/."


@dataclass(frozen=True)
class Registry:
    """The outlets known to a run. `sources` are the ids of those the draft is known to draw on:
    named by its manifest, by an option, by the configuration or by its own links."""

    outlets: tuple[Outlet, ...]
    sources: frozenset[str] = frozenset()

    def by_id(self, outlet_id: str) -> Outlet | None:
        return self._ids.get(outlet_id)

    def by_domain(self, host: str) -> Outlet | None:
        """Whose host this is; `www.`, `m.` and other subdomains lead to the outlet as well."""
        labels = bare_host(host).split(".") if len(host) <= _LONGEST_HOST else []
        for first in range(len(labels) - 1):
            outlet = self._domains.get(".".join(labels[first:]))
            if outlet:
                return outlet
        return None

    def by_name(self, text: str) -> tuple[Outlet, ...]:
        """The outlets that `text` can mean: a name in any form, with an article or quotation marks
        or without, or a domain. More than one: the name is ambiguous. None: nobody is known by it."""
        name = " ".join(plain(text).text.split())
        for hit in self.find(name, any_case=True):
            outside = name[: hit.span.start] + name[hit.span.end :]
            if all(fold(word) in _determiners() for word in re.findall(r"\w+", outside)):
                return hit.outlets
        return ()

    def find(self, text: str, any_case: bool = False) -> tuple[NameHit, ...]:
        """Every name and host of a known outlet in a text, in order; hosts of nobody are left out."""
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

    def with_outlet(self, outlet: Outlet) -> Registry:
        """This registry with one more outlet; one that is known already adds its further names alone."""
        known = self.by_domain(outlet.domain) or self.by_id(outlet.id)
        if known is None:
            return replace(self, outlets=(*self.outlets, outlet))
        more = tuple(n for n in outlet.names if n not in known.names) if outlet.id == known.id else ()
        if not more:
            return self
        wider = replace(known, names=(*known.names, *more))
        return replace(self, outlets=tuple(wider if o is known else o for o in self.outlets))

    def with_source(self, outlet: Outlet) -> Registry:
        """This registry, knowing that the draft draws on `outlet`."""
        wider = self.with_outlet(outlet)
        known = wider.by_domain(outlet.domain) or wider.by_id(outlet.id) or outlet
        return replace(wider, sources=wider.sources | {known.id})

    def is_source(self, outlet: Outlet) -> bool:
        return outlet.id in self.sources

    def _meant(self, key: str) -> tuple[Outlet, ...]:
        """Who goes by a name: of the draft's sources its owner, one that shares it, an edition of the owner's
        or what the owner is an edition of; else its owner, else all who share it."""
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
        return {d: o for o in self.outlets for d in (o.domain, *o.domains)}


def load(extra: Sequence[Outlet] = ()) -> Registry:
    """All outlets of the package, and `extra`, a user's own.

    Those win over the package's of the same domain, and take names from those of its table that nobody looked at.
    Raises :class:`OutletError` when two claim one name or domain.
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
    """The outlet without the names that somebody else claims; it still goes by its domain."""
    names = tuple(n for n in outlet.names if _bare_key(n) not in claimed)
    return (
        outlet if names == outlet.names else replace(outlet, name=(names or outlet.domains)[0], names=names)
    )


def _bare_key(name: str) -> str:
    """The key of a name without its article."""
    first, _, rest = name.partition(" ")
    return name_key(rest if rest and fold(first) in _determiners() else name)


@functools.cache
def _shipped() -> tuple[Outlet, ...]:
    """The package's outlets; that no two claim one name is tested, not looked at in every run."""
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
    """The outlet a file describes. Raises :class:`OutletError`, naming the file, for anything amiss."""
    where = f"outlets/{outlet_id}.toml"
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise OutletError(f"{where}: {error}", "Write valid TOML.") from error
    for key, value in table.items():
        if key not in _KEYS:
            raise OutletError(f"{where}: unknown key '{key}'", nearest(key, _KEYS))
        _check_type(where, key, value)
    domains = tuple(table.get("domains", ()))
    if not domains or not table.get("name"):
        raise OutletError(f"{where}: `name` and `domains` are required", _HINT)
    if table.get("id", outlet_id) != outlet_id or table.get("domain", domains[0]) != domains[0]:
        raise OutletError(f"{where}: `id` is the file's name and `domain` the first of `domains`", _HINT)
    values = {k: tuple(v) if isinstance(v, list) else v for k, v in table.items()}
    _check_values(where, values)
    given = tuple(dict.fromkeys((table["name"], *table.get("names", ()))))
    for name in given:
        if is_host(name) and name.lower() not in domains:
            raise OutletError(f"{where}: '{name}' is a domain; list it under `domains` as well", _HINT)
    return Outlet(**{**values, "id": outlet_id, "domain": domains[0], "names": given, "domains": domains})


def _check_type(where: str, key: str, value: object) -> None:
    kind = str(_KEYS[key].type)
    fits = {
        "str": isinstance(value, str),
        "bool": isinstance(value, bool),
        "tuple[str, ...]": isinstance(value, list) and all(isinstance(v, str) and v for v in value),
    }
    if not fits[kind]:
        named = {"str": "a text", "bool": "true or false", "tuple[str, ...]": "a list of texts"}[kind]
        raise OutletError(f"{where}: '{key}' has to be {named}", _HINT)


def _check_values(where: str, values: Mapping[str, object]) -> None:
    medium = values.get("medium", "portal")
    if medium not in MEDIA:
        raise OutletError(f"{where}: unknown medium '{medium}'", nearest(str(medium), MEDIA))
    pattern = str(values.get("article_id", ""))
    try:
        groups = re.compile(pattern).groups if pattern else 1
    except re.error as error:
        raise OutletError(f"{where}: article_id is no regular expression: {error}", _HINT) from error
    if groups != 1:
        raise OutletError(f"{where}: article_id needs exactly one group", _HINT)
    for domain in values["domains"]:  # type: ignore[attr-defined]  # raw values of the TOML file
        if domain != bare_host(domain) or "." not in domain or "/" in domain:
            raise OutletError(f"{where}: '{domain}' is no bare domain", "Write it like n-tv.de.")


def check_overlap(outlets: Iterable[Outlet]) -> None:
    """Raises :class:`OutletError` when two outlets have an id, a domain or a name in common."""
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
    """The outlet that a domain nobody knows becomes: it goes by the domain and its plain forms.

    `beispiel-kurier.de` is also „Beispiel-Kurier“ and „beispielkurier“; its country and clock are those of
    most outlets that are known under the same country's domain.
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
    """Country and time zone of most known outlets by the two letters that their domains end in."""
    counts: dict[str, Counter[tuple[str, str]]] = {}
    for outlet in _shipped():
        ending = outlet.domain.rsplit(".", 1)[-1]
        if len(ending) == 2:
            counts.setdefault(ending, Counter())[(outlet.country, outlet.timezone)] += 1
    return {ending: found.most_common(1)[0][0] for ending, found in counts.items()}


def outlet_for_name(name: str, host: str = "") -> Outlet:
    """The outlet that a name nobody knows becomes: it goes by the name, in reports as well, and owns
    `host` if its article stands there."""
    shown = " ".join(name.split())
    hosts = (bare_host(host),) if host else ()
    return Outlet(id=f"{_BY_NAME}{name_key(shown)}", domain=shown, name=shown, names=(shown,), domains=hosts)


def is_makeshift(outlet: Outlet) -> bool:
    """Whether a run has made this outlet of a domain or a name that nobody knows."""
    return outlet.id == outlet.domain or outlet.id.startswith(_BY_NAME)


def check_timezones(outlets: Iterable[Outlet]) -> None:
    """Raises :class:`OutletError` for a time zone there is not. Apart from `parse`, as it is slow."""
    zones = available_timezones()
    for outlet in outlets:
        if outlet.timezone not in zones:
            raise OutletError(
                f"outlets/{outlet.id}.toml: no time zone '{outlet.timezone}'", "Like Europe/Berlin."
            )
