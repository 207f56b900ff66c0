"""Resolves what users call an outlet (id, domain or name), and checks addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crosscheck.errors import ManifestError, nearest
from crosscheck.model import Outlet

if TYPE_CHECKING:
    from crosscheck.outlets.registry import Registry

_SCHEMES = ("http", "https")
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_DOMAIN = re.compile(rf"^(?=.{{4,253}}$)(?:{_LABEL}\.)+(?!\d+$){_LABEL}$")


class UnknownNameError(ManifestError):
    """No outlet has this name."""


def resolve(name: str, registry: Registry) -> Outlet:
    """The outlet with this id, domain or name.

    An unknown domain becomes a new outlet; an unknown or ambiguous name raises :class:`ManifestError`.
    """
    known = registry.by_id(name) or registry.by_domain(name.lower())
    if known:
        return known
    fitting = registry.by_name(name)
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        listed = ", ".join(o.domain for o in fitting)
        raise ManifestError(f"'{name}' fits more than one outlet", f"Say which by its domain: {listed}.")
    host = re.sub(r"^(?:https?://)?", "", name.lower()).rstrip("/")
    if _DOMAIN.match(host):
        return by_host(host, registry)
    hint = nearest(name, [n for o in registry.outlets for n in (o.domain, *o.names)])
    if not hint.startswith("Did"):
        hint = "Give the outlet's domain (a domain nobody knows becomes an outlet of this draft)."
    raise UnknownNameError(f"no outlet is known by the name '{name}'", hint)


def outlet_called(name: str, registry: Registry, url: str = "") -> tuple[Outlet, bool]:
    """The outlet with this name, and whether the name was unknown: then it is added to the outlet at `url`, or to a new
    one.

    Raises ManifestError for a name that fits several outlets, or that has no letter.
    """
    from crosscheck.outlets.registry import outlet_for_name

    name = " ".join(name.split())
    try:
        return resolve(name, registry), False
    except UnknownNameError:
        if not any(c.isalpha() for c in name):
            raise
    try:
        host = urlsplit(url).hostname or ""
    except ValueError as error:
        raise ManifestError(f"{url}: not a web address", "Copy it from the browser's address bar.") from error
    known = registry.by_domain(host) if host else None
    return (with_names(known, (name,)) if known else outlet_for_name(name, host)), True


def with_names(outlet: Outlet, names: Sequence[str]) -> Outlet:
    """The outlet with `names` added."""
    return replace(outlet, names=tuple(dict.fromkeys((*outlet.names, *(" ".join(n.split()) for n in names)))))


def by_host(host: str, registry: Registry) -> Outlet:
    """The outlet of a host; an unknown host becomes a new outlet."""
    from crosscheck.outlets.registry import outlet_for_domain

    host = host.lower().removeprefix("www.")
    return registry.by_domain(host) or outlet_for_domain(host)


def is_address(text: str) -> bool:
    """Whether `text` is an address rather than a path; a drive letter (`C:`) is part of a path."""
    return "://" in text or re.match(r"^[a-z][a-z0-9+.-]+:(?![\\/])", text, re.IGNORECASE) is not None


def is_lone_address(text: str) -> bool:
    """Whether a text given as an article is nothing but an address, in one line."""
    return re.fullmatch(r"https?://.{0,4000}", text.strip(), re.IGNORECASE) is not None


def checked_url(url: str) -> str:
    """`url` without white space around it; raises :class:`ManifestError` unless it is http or https."""
    url = url.strip()
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ManifestError(f"'{url}' is not a web address: {error}", "Copy it from the browser.") from error
    if parts.scheme.lower() not in _SCHEMES:
        raise ManifestError(
            f"'{url}' does not begin with http:// or https://",
            "Only web pages are fetched; give a saved copy as file.",
        )
    if any(c.isspace() or ord(c) < 32 for c in url):
        raise ManifestError(
            f"'{url}' is not a web address: it has a blank in it", "Copy it from the browser."
        )
    if not parts.hostname or port == 0:
        raise ManifestError(f"'{url}' is not a web address", "Copy it from the browser.")
    return url
