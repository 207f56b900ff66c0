"""What a site asks of robots: robots.txt with Crawl-delay, and its reservation of mining rights."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crosscheck.model import UNSAID, Detail, because

if TYPE_CHECKING:
    from protego import Protego

TOKEN = "crosscheck"  # noqa: S105 -- the name that robots.txt addresses us by
ROBOTS_PATH = "/robots.txt"
RESERVATION_PATH = "/.well-known/tdmrep.json"
LARGEST = 512_000  # bytes: RFC 9309 asks to read at least 500 KiB


@dataclass(frozen=True, slots=True)
class Rules:
    """A site's robots.txt as read: `text` of the file, or `denied` with the reason why nothing
    may be fetched."""

    text: str = ""
    denied: Detail = UNSAID

    def allows(self, url: str) -> bool:
        return not self.denied and bool(_parsed(self.text).can_fetch(url, TOKEN))

    @property
    def delay(self) -> float:
        """Seconds between two requests; 0 when the file does not say."""
        return float(_parsed(self.text).crawl_delay(TOKEN) or 0.0)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps that the file names."""
        return tuple(_parsed(self.text).sitemaps)


@lru_cache(maxsize=64)
def _parsed(text: str) -> Protego:
    from protego import Protego

    return Protego.parse(text)


def rules(status: int, content: bytes, unreachable: Detail = UNSAID) -> Rules:
    """The rules in an answer to the request for robots.txt (RFC 9309, section 2.3.1).

    A file that is not there (4xx) allows everything; a server that fails, is overrun or does not
    answer (`unreachable` says how) allows nothing, since its wishes cannot be known.
    """
    if unreachable:
        return Rules(denied=because("robots_unread", why=unreachable))
    if status >= 500 or status == 429:
        return Rules(denied=because("robots_unread", why=because("status", status=status)))
    if not 200 <= status < 300:
        return Rules()
    return Rules(content[:LARGEST].decode("utf-8-sig", errors="replace"))


def reservation(content: bytes, url: str) -> str:
    """What a site's tdmrep.json (TDM Reservation Protocol, section 5) says of `url`: empty, or
    „tdm-reservation“ with the policy's address if there is one. The first rule that fits counts."""
    try:
        entries = json.loads(content)
    except (ValueError, RecursionError):
        return ""
    path = urlsplit(url).path or "/"
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, dict) and _fits(str(entry.get("location", "")), path):
            return _said(entry.get("tdm-reservation"), entry.get("tdm-policy"))
    return ""


def header_reservation(reservation: str, policy: str, robots: str) -> tuple[str, ...]:
    """The reservations in the headers of an answer: TDMRep's two and X-Robots-Tag."""
    found = [_said(reservation.strip(), policy.strip())]
    found += [d for d in ("noarchive", "noai", "nosnippet") if re.search(rf"\b{d}\b", robots.lower())]
    return tuple(f for f in found if f)


def _said(value: object, policy: object) -> str:
    if str(value) != "1":
        return ""
    return f"tdm-reservation ({policy})" if policy else "tdm-reservation"


def _fits(location: str, path: str) -> bool:
    """Path patterns as in robots.txt: `*` for any characters, `$` at the end."""
    if not location:
        return False
    first, *pieces = location.removesuffix("$").split("*")
    last = pieces.pop() if pieces and location.endswith("$") else ""
    if not path.startswith(first):
        return False
    at = len(first)
    if location.endswith("$") and "*" not in location:
        return at == len(path)
    for piece in pieces:  # the first place that fits leaves most for those behind: no going back
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return path.endswith(last) and at + len(last) <= len(path)
