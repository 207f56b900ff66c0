"""Addresses of pages: their hosts, and keys by which different addresses of one article are equal."""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from crosscheck.model import Outlet

# Parameters that say how a reader came by a page, not which page it is.
_TRACKING = re.compile(
    r"^(?:utm_\w+|wt_\w+|wtmc|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ref|source|src|cmp|cid|xtor|icid|ns_\w+|"
    r"sara_\w+|share|reduced|gaa_\w+|_ga|at_\w+)$",
    re.IGNORECASE,
)


def is_web(url: str) -> bool:
    """Whether `url` is an address of the web."""
    return url.lower().startswith(("http://", "https://")) and bool(host_of(url))


def host_of(url: str) -> str:
    """The host of an address; empty for one that has none or is malformed."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def is_loopback(host: str) -> bool:
    """Whether `host` is a name of this machine that no other machine can be reached by."""
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def absolute(base: str, url: str) -> str:
    """The address that a page at `base` means by `url`; empty for one that is malformed."""
    try:
        return urljoin(base, url.strip()) if url.strip() else ""
    except ValueError:
        return ""


@lru_cache(maxsize=4096)
def plain_address(url: str) -> str:
    """`url` without scheme, „www.“, port, fragment, tracking parameters and final slash.

    Two addresses of one page are equal in this form; it is no address to fetch.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
        port = parts.port
    except ValueError:
        return url.strip().lower()
    query = urlencode(
        [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k)]
    )
    shown = f":{port}" if port and port not in {80, 443} else ""
    return f"{host}{shown}{parts.path.rstrip('/') or '/'}" + (f"?{query}" if query else "")


_SEARCHED = 300  # characters of an address: patterns come from settings files, and may backtrack


def article_key(outlet: Outlet, *urls: str) -> str:
    """One key for all addresses under which `outlet` has published an article.

    The first of `urls` that carries the outlet's article id decides (outlets change the rest of an
    address with every new headline); without one, the first address itself is the key.
    """
    if outlet.article_id:
        pattern = re.compile(outlet.article_id)
        for url in urls:
            found = pattern.search(url, 0, _SEARCHED)
            if found:
                return f"{outlet.domain}#{found.group(1)}"
    return next((plain_address(u) for u in urls if u), "")
