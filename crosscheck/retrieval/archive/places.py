"""Where an archive is: a file, or a database that a URL names."""

from __future__ import annotations

import re
from urllib.parse import unquote

_USER = re.compile(r"[a-z][a-z0-9+.-]{0,30}://[^:@/?]*+:", re.IGNORECASE)
_PARAMETER = re.compile(r"(?P<name>[?&](?:ssl)?password=)(?P<password>[^&]*)", re.IGNORECASE)
_MASK = "***"


def is_url(where: str) -> bool:
    return "://" in where


def masked(where: str) -> str:
    """`where` as it may be shown: with *** for passwords. Takes in what is no proper URL, too."""
    start, end = _password(where)
    shown = where[:start] + _MASK + where[end:] if end else where
    return _PARAMETER.sub(lambda m: m["name"] + _MASK, shown)


def without_secrets(message: str, url: str) -> str:
    """What somebody else says about `url`, without its passwords."""
    start, end = _password(url)
    found = [url[start:end], *(m["password"] for m in _PARAMETER.finditer(url))]
    for secret in sorted({*found, *map(unquote, found)} - {""}, key=len, reverse=True):
        message = message.replace(secret, _MASK)
    return message


def _password(url: str) -> tuple[int, int]:
    """Where the password before the host begins and ends, at the last „@“; (0, 0) without one."""
    end = url.rfind("@")
    user = _USER.search(url, 0, end) if end > 0 else None
    return (user.end(), end) if user else (0, 0)
