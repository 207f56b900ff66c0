"""Unwraps addresses that contain another: copies in web archives, redirects of search engines and mail programs.

A link to such an address means the inner page; the archive or redirect is no publisher.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

from crosscheck.outlets.identity import host_of, is_web

_MOST_LAYERS = 4
_EMBEDDED = re.compile(
    r"/(?P<url>https?:/{1,2}[^/\s].*)$", re.IGNORECASE
)  # some servers join the two slashes
_ARCHIVES = re.compile(
    r"(?:^|\.)(?:archive\.(?:org|ph|today|is|li|md|fo|vn)|arquivo\.pt|webarchive\.org\.uk|"
    r"webarchive\.nationalarchives\.gov\.uk|perma\.cc|12ft\.io|ghostarchive\.org|webcitation\.org)$"
)
_NO_SCHEME = re.compile(
    r"^/(?:web/)?\d{4,14}(?:[a-z]{2}_)?/(?P<url>[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12}(?:/.*)?)$", re.IGNORECASE
)
# Their addresses say nothing of where they lead.
_SHORTENED = re.compile(
    r"(?:^|\.)(?:bit\.ly|t\.co|tinyurl\.com|ow\.ly|goo\.gl|lnkd\.in|is\.gd|buff\.ly|shorturl\.at)$"
)
# Hosts that send on to the address in one of these parameters.
_SENDING = re.compile(
    r"(?:^|\.)(?:google\.[a-z.]{2,6}|safelinks\.protection\.outlook\.com|facebook\.com|instagram\.com|"
    r"linkedin\.com|youtube\.com|duckduckgo\.com|urldefense\.(?:com|proofpoint\.com)|umblr\.com|vk\.com|"
    r"reddit\.com|googleusercontent\.com|steamcommunity\.com|twitter\.com|x\.com|t\.me|webcitation\.org|msn\.com|bing\.com|yahoo\.com)$"
)
_PARAMETERS = ("url", "u", "q", "uddg", "to", "target", "dest", "z", "link")
_AMP = re.compile(r"^/(?:amp|[cv])/(?:s/)?(?P<url>[\w-]+(?:\.[\w-]+)+(?:/.*)?)$")
_DEFENSE = re.compile(r"^/v3/__(?P<url>https?:/{1,2}.+?)__;")
_CACHE = re.compile(r"^cache:(?:[\w-]{6,}:)?(?P<url>\S+)$")


@lru_cache(maxsize=4096)
def unwrapped(url: str) -> str:
    """The innermost address in `url`, or `url` itself."""
    for _ in range(_MOST_LAYERS):
        inner = _carried(url)
        if not inner:
            return url
        url = inner
    return url


def publishes_nothing(host: str) -> bool:
    """Whether a host only archives other publishers' pages or redirects to them."""
    return any(pattern.search(host.lower()) for pattern in (_ARCHIVES, _SHORTENED, _SENDING))


def _carried(url: str) -> str:
    """The address contained in `url`, or an empty text."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return ""
    whole = f"{parts.path}?{parts.query}" if parts.query else parts.path
    if _ARCHIVES.search(host):
        found = _EMBEDDED.search(unquote(whole) if "%3a" in whole.lower() else whole)
        bare = _NO_SCHEME.match(whole)
        return (
            _web(found["url"]) if found else _web(f"https://{bare['url']}") if bare else _asked(parts.query)
        )
    amp = _AMP.match(parts.path) if host.endswith((".ampproject.org", "google.com")) else None
    if amp:
        return _web(f"https://{amp['url']}")
    if host.endswith(".translate.goog"):
        shown = host.removesuffix(".translate.goog").replace("--", "\0").replace("-", ".").replace("\0", "-")
        return _web(f"https://{shown}{parts.path}")
    if not _SENDING.search(host):
        return ""
    defended = _DEFENSE.match(whole)
    return _web(defended["url"]) if defended else _asked(parts.query)


def _asked(query: str) -> str:
    """The address in a query parameter that redirects use."""
    values = dict(parse_qsl(query, max_num_fields=50) if query.count("&") < 50 else ())
    for name in _PARAMETERS:
        value = values.get(name, "")
        cached = _CACHE.match(value)
        if cached:
            value = cached["url"] if "://" in cached["url"] else f"https://{cached['url']}"
        elif value.startswith(("https-3A__", "http-3A__")):  # how urldefense writes an address
            value = unquote(value.replace("-", "%").replace("_", "/"))
        if _web(value):
            return _web(value)
    return ""


def _web(text: str) -> str:
    """`text` as a web address with a host, else an empty text."""
    address = re.sub(r"^(https?:)/{1,2}", r"\1//", text, flags=re.IGNORECASE)
    return address if is_web(address) and "." in host_of(address) else ""
