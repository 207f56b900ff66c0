"""The Internet Archive, asked only when the user wants it: for lists of an outlet's pages, and for
copies of pages that are gone."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlencode, urlsplit

from crosscheck import moments
from crosscheck.model import Outlet
from crosscheck.retrieval.feeds import Entry

if TYPE_CHECKING:
    from crosscheck.retrieval.fetch import Fetcher

HOST = "https://web.archive.org"
_MOST = 500
_BACK = timedelta(days=10)
_AFTER = timedelta(days=2)
_STAMP = "%Y%m%d%H%M%S"


def listed(fetcher: Fetcher, outlet: Outlet, when: datetime) -> list[Entry]:
    """Pages of the outlet that were copied round the time `when`: an address of the copy, and the
    words of the page's own address for a title. Empty when there are none or they cannot be had."""
    query = urlencode(
        {
            "url": f"{outlet.domain}/*",
            "from": (when - _BACK).strftime("%Y%m%d"),
            "to": (when + _AFTER).strftime("%Y%m%d"),
            "output": "json",
            "fl": "timestamp,original",
            "filter": ["statuscode:200", "mimetype:text/html"],
            "collapse": "urlkey",
            "limit": _MOST,
        },
        doseq=True,
    )
    rows = _json(fetcher, f"{HOST}/cdx/search/cdx?{query}")
    found = []
    for row in rows[1:] if isinstance(rows, list) else []:
        if isinstance(row, list) and len(row) == 2 and all(isinstance(v, str) for v in row):
            stamp, original = row
            found.append(Entry(copy_address(original, stamp), _slug(original), "", None))
    return found


def copy_of(fetcher: Fetcher, url: str, when: datetime) -> str:
    """The address of the copy of `url` nearest to `when`; empty when there is none."""
    query = urlencode({"url": url, "timestamp": when.strftime(_STAMP)})
    answer = _json(fetcher, f"{HOST}/wayback/available?{query}")
    nearest = answer.get("archived_snapshots", {}).get("closest", {}) if isinstance(answer, dict) else {}
    stamp = nearest.get("timestamp") if isinstance(nearest, dict) else None
    return copy_address(url, stamp) if isinstance(stamp, str) and stamp.isdigit() else ""


def copy_address(url: str, stamp: str) -> str:
    """Where the copy of `url` made at `stamp` is served as it was, without the archive's own frame."""
    return f"{HOST}/web/{stamp}id_/{quote(url, safe=':/?&=%;,+~@!$()*')}"


def original(url: str) -> tuple[str, datetime | None]:
    """The page's own address and the copy's time, from the address of a copy."""
    found = re.match(rf"{re.escape(HOST)}/web/(\d{{4,14}})(?:id_)?/(.+)", url)
    if not found:
        return url, None
    stamp = found.group(1).ljust(14, "0")
    return unquote(found.group(2)), moments.parse(
        f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}T{stamp[8:10]}:{stamp[10:12]}:{stamp[12:14]}Z"
    )


def _json(fetcher: Fetcher, url: str) -> object:
    response = fetcher.get(url)
    try:
        return json.loads(response.content) if response.ok else None
    except (ValueError, RecursionError):
        return None


def _slug(url: str) -> str:
    """The words in an address: „…/bruecke-bleibt-gesperrt-4711.html“ is nearly a title."""
    path = urlsplit(url).path.rsplit("/", 1)[-1] or urlsplit(url).path
    return " ".join(re.findall(r"[^\W\d_]{2,}", unquote(re.sub(r"\.\w{2,5}$", "", path))))
