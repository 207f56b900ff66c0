"""The lists of outlets, fetched politely and in bounds: feeds, news sitemaps, and where they are named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from crosscheck.model import Outlet
from crosscheck.sources import feeds
from crosscheck.sources.extract.charset import decode
from crosscheck.sources.feeds import Entry, Listing

if TYPE_CHECKING:
    from crosscheck.sources.fetch import Fetcher, Response

_MOST_LISTS = 8  # fetched for one outlet
_LEVELS = 3  # an index, its pages, and a page after those
_WINDOW = timedelta(days=31)


@dataclass(slots=True)
class Listed:
    """What one outlet lists of a time: entries by address, each with „feed“ or „sitemap“."""

    outlet: Outlet
    when: datetime
    entries: dict[str, tuple[Entry, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    @property
    def note(self) -> str:
        """Why there is nothing, for the user; empty when there is something."""
        if self.entries:
            return ""
        if not self.asked:
            return f"{self.outlet.domain} names no feed or sitemap to look for the article in"
        why = f" ({self.failures[0]})" if self.failures else ""
        return f"none of the {len(self.asked)} lists of {self.outlet.domain} could be read{why}"


def read(fetcher: Fetcher, wanted: Sequence[tuple[Outlet, datetime]]) -> tuple[Listed, ...]:
    """What each outlet lists of the time given with it; all outlets side by side, each list once."""
    found = tuple(Listed(outlet, when) for outlet, when in wanted)
    named = [[*((u, "feed") for u in o.feeds), *((u, "sitemap") for u in o.sitemaps)] for o, _ in wanted]
    unnamed = [i for i, lists in enumerate(named) if not lists]
    for i, lists in zip(unnamed, _named_by_sites(fetcher, [found[i].outlet for i in unnamed]), strict=True):
        named[i] = lists
    for _ in range(_LEVELS):
        asked = [(i, url, way) for i, lists in enumerate(named) for url, way in _new(found[i], lists)]
        if not asked:
            break
        named = [[] for _ in found]
        answers = _answers(fetcher, [(found[i], url) for i, url, _ in asked])
        for (i, _, way), listing in zip(asked, answers, strict=True):
            for entry in listing.entries:
                found[i].entries.setdefault(entry.url, (entry, way))
            named[i] += [(url, way) for url in _worth(listing, found[i].when)]
    return found


def _answers(fetcher: Fetcher, asked: list[tuple[Listed, str]]) -> tuple[Listing, ...]:
    return fetcher.each(
        [url for _, url in asked], lambda n, response: _listing(response, asked[n][0], fetcher)
    )


def _new(listed: Listed, lists: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The lists not asked for yet, as many as may be; they are noted as asked for."""
    unknown = [(url, way) for url, way in dict(lists).items() if url not in listed.asked]
    taken = unknown[: _MOST_LISTS - len(listed.asked)]
    listed.asked += [url for url, _ in taken]
    return taken


def _listing(response: Response, listed: Listed, fetcher: Fetcher) -> Listing:
    if not response.ok:
        listed.failures.append(response.error or f"HTTP {response.status}")
        return Listing()
    limit = fetcher.network.max_bytes
    listing = feeds.parse(response.content, response.final_url, limit=limit, timezone=listed.outlet.timezone)
    if not listing.entries and not listing.more:
        listed.failures.append("there is no list of articles in it")
    return listing


def _named_by_sites(fetcher: Fetcher, outlets: list[Outlet]) -> list[list[tuple[str, str]]]:
    """Feeds in the head of each home page, and news sitemaps in the site's robots.txt."""

    def use(_: int, response: Response) -> tuple[str, tuple[str, ...]]:
        if not response.ok:
            return "", ()
        markup = decode(response.content, response.header("content-type"))
        return response.final_url, feeds.alternates(markup, response.final_url)[:3]

    named = []
    for home, alternates in fetcher.each([f"https://{o.domain}/" for o in outlets], use):
        sitemaps = fetcher.sitemaps(home) if home else ()
        likely = sorted(sitemaps, key=lambda u: ("news" not in u.lower(), u))[:2]
        named.append([*((u, "feed") for u in alternates), *((u, "sitemap") for u in likely)])
    return named


def _worth(listing: Listing, when: datetime) -> list[str]:
    """The further lists in which an article of the time may stand, the likeliest first."""

    def distance(item: tuple[str, datetime | None]) -> tuple[bool, float, str]:
        url, changed = item
        days = abs((changed - when).total_seconds()) if _comparable(changed, when) and changed else 0.0
        return "news" not in url.lower(), days, url

    recent = [
        (url, changed)
        for url, changed in listing.more
        if changed is None or not _comparable(changed, when) or changed >= when - _WINDOW
    ]
    return [url for url, _ in sorted(recent, key=distance)]


def _comparable(one: datetime | None, other: datetime) -> bool:
    return one is not None and one.tzinfo is not None and other.tzinfo is not None
