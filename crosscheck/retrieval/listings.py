"""The lists of outlets, fetched politely and in bounds: feeds, news sitemaps, and where they are named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from crosscheck.model import UNSAID, Detail, Outlet, because
from crosscheck.retrieval import feeds
from crosscheck.retrieval.boundary import contained
from crosscheck.retrieval.extract.charset import decode
from crosscheck.retrieval.feeds import Entry, Listing

if TYPE_CHECKING:
    from crosscheck.retrieval.fetch import Fetcher, Response

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
    failures: list[Detail] = field(default_factory=list)

    @property
    def note(self) -> Detail:
        """Why nothing was found in the lists, for the user; none where that is their entries' matter alone."""
        if self.entries:
            cut = next((f for f in self.failures if f.code == "list_cut"), UNSAID)
            return because("with", why=because("nothing_fits"), more=cut) if cut else UNSAID
        if not self.asked:
            return because("no_lists", outlet=self.outlet.domain)
        n, outlet = len(self.asked), self.outlet.domain
        if not self.failures:
            return because("lists_unread", n=n, outlet=outlet)
        return because("lists_unread_why", n=n, outlet=outlet, why=self.failures[0])


@dataclass(slots=True)
class Known:
    """What has been fetched of outlets' lists so far: by domain where they stand, by address what they say."""

    named: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    lists: dict[str, tuple[Listing, Detail]] = field(default_factory=dict)  # with what went wrong


def read(
    fetcher: Fetcher, wanted: Sequence[tuple[Outlet, datetime]], known: Known | None = None
) -> tuple[Listed, ...]:
    """What each outlet lists of the time given with it; all outlets side by side, each list fetched once
    and, with `known`, kept there for the next call."""
    known = known or Known()
    found = tuple(Listed(outlet, when) for outlet, when in wanted)
    named = _first_lists(fetcher, [outlet for outlet, _ in wanted], known)
    for _ in range(_LEVELS):
        asked = [(i, url, way) for i, lists in enumerate(named) for url, way in _new(found[i], lists)]
        if not asked:
            break
        named = [[] for _ in found]
        _fetch(fetcher, {url: found[i].outlet for i, url, _ in asked if url not in known.lists}, known)
        for i, url, way in asked:
            named[i] += _noted(found[i], *known.lists[url], way)
    return found


def _noted(listed: Listed, listing: Listing, failure: Detail, way: str) -> list[tuple[str, str]]:
    """Notes what a list said of an outlet; gives the lists that are worth asking for next."""
    if failure:
        listed.failures.append(failure)
    for entry in listing.entries:
        listed.entries.setdefault(entry.url, (entry, way))
    return [(url, way) for url in _worth(listing, listed.when)]


def _first_lists(fetcher: Fetcher, outlets: Sequence[Outlet], known: Known) -> list[list[tuple[str, str]]]:
    """The lists that each outlet's profile names, or else its site."""
    named = [[*((u, "feed") for u in o.feeds), *((u, "sitemap") for u in o.sitemaps)] for o in outlets]
    domains = dict.fromkeys(o.domain for o, lists in zip(outlets, named, strict=True) if not lists)
    new = [domain for domain in domains if domain not in known.named]
    known.named.update(zip(new, _named_by_sites(fetcher, new), strict=True))
    return [lists or known.named[o.domain] for o, lists in zip(outlets, named, strict=True)]


def _fetch(fetcher: Fetcher, asked: dict[str, Outlet], known: Known) -> None:
    urls = list(asked)
    answers = fetcher.each(
        urls,
        lambda n, response: contained(
            lambda: _listing(response, asked[urls[n]], fetcher), lambda why: (Listing(), why)
        ),
    )
    known.lists.update(zip(urls, answers, strict=True))


def _new(listed: Listed, lists: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The lists not asked for yet, as many as may be; they are noted as asked for."""
    unknown = [(url, way) for url, way in dict(lists).items() if url not in listed.asked]
    taken = unknown[: _MOST_LISTS - len(listed.asked)]
    listed.asked += [url for url, _ in taken]
    return taken


def _listing(response: Response, outlet: Outlet, fetcher: Fetcher) -> tuple[Listing, Detail]:
    """What a list says, and what went wrong with it."""
    if not response.ok:
        return Listing(), response.error or because("status", status=response.status)
    limit = fetcher.network.max_bytes
    listing = feeds.parse(response.content, response.final_url, limit=limit, timezone=outlet.timezone)
    if listing.cut:
        return listing, because("list_cut", limit=feeds.MOST_ENTRIES)
    empty = not listing.entries and not listing.more
    return listing, because("no_list") if empty else UNSAID


def _named_by_sites(fetcher: Fetcher, domains: list[str]) -> list[list[tuple[str, str]]]:
    """Feeds in the head of each home page, and news sitemaps in the site's robots.txt."""

    def use(_: int, response: Response) -> tuple[str, tuple[str, ...]]:
        if not response.ok:
            return "", ()
        home = response.final_url
        return home, contained(lambda: _alternates(response), lambda _: ())

    named = []
    for home, alternates in fetcher.each([f"https://{domain}/" for domain in domains], use):
        sitemaps = _sitemaps(fetcher, home) if home else ()
        likely = sorted(sitemaps, key=lambda u: ("news" not in u.lower(), u))[:2]
        named.append([*((u, "feed") for u in alternates), *((u, "sitemap") for u in likely)])
    return named


def _alternates(response: Response) -> tuple[str, ...]:
    markup = decode(response.content, response.header("content-type"))
    return feeds.alternates(markup, response.final_url)[:3]


def _sitemaps(fetcher: Fetcher, home: str) -> tuple[str, ...]:
    return contained(lambda: fetcher.sitemaps(home), lambda _: ())


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
