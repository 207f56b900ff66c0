"""Where an archive is: a file, or a database that a URL names."""

from __future__ import annotations

import re
from urllib.parse import unquote

_USER_INFO = re.compile(
    r"(?P<scheme>[a-z][a-z0-9+.-]{0,30}://)(?P<user>[^:@/?]*):(?P<password>.*)@", re.IGNORECASE
)
_PARAMETER = re.compile(r"(?P<name>[?&](?:ssl)?password=)(?P<password>[^&]*)", re.IGNORECASE)
_MASK = "***"


def is_url(where: str) -> bool:
    return "://" in where


def masked(where: str) -> str:
    """`where` as it may be shown: with *** for passwords. Takes in what is no proper URL, too."""
    shown = _USER_INFO.sub(lambda m: f"{m['scheme']}{m['user']}:{_MASK}@", where)
    return _PARAMETER.sub(lambda m: m["name"] + _MASK, shown)


def without_secrets(message: str, url: str) -> str:
    """What somebody else says about `url`, without its passwords."""
    found = [m["password"] for pattern in (_USER_INFO, _PARAMETER) for m in pattern.finditer(url)]
    for secret in sorted({*found, *map(unquote, found)} - {""}, key=len, reverse=True):
        message = message.replace(secret, _MASK)
    return message
