"""Finding an outlet's article when the draft gives only the outlet's name.

The archive is asked first, then the outlet's own feeds and news sitemap, then, only when the user
wants it, the Internet Archive. What fits best by its title is read, and what is read decides. Two
that fit about equally are listed, never chosen between.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from crosscheck.config import Network
from crosscheck.model import UNSAID, Article, Detail, Outlet, State, because
from crosscheck.outlets.identity import article_key
from crosscheck.retrieval import listings, ranking, wayback
from crosscheck.retrieval.archive.tables import TableArchive
from crosscheck.retrieval.boundary import contained
from crosscheck.retrieval.collect import Collector
from crosscheck.retrieval.feeds import Entry
from crosscheck.retrieval.manifest import SourceRequest

Progress = Callable[[str], None]

_READ = 4  # candidates of an outlet whose pages are read
_LEAST = 0.22  # of the draft's words an article must have; measured: unrelated ones have .05 to .19
_AHEAD = 0.1  # by so much more of them the best must have than the next
_SURE_ALREADY = 0.35  # an archived article with so much is not looked for elsewhere
_TITLE_LEAST = 0.03
_BACK = timedelta(days=30)
_AFTER = timedelta(days=1)
_QUERY_WORDS = 40


@dataclass(frozen=True, slots=True)
class Wanted:
    """An article that a draft draws on without saying where it stands.

    `text` is what the draft credits to the outlet, `context` the rest of it (headings, other
    statements), `published` the draft's own time, `as_of` that whose version of a page counts.
    """

    outlet: Outlet
    text: str
    context: str = ""
    published: datetime | None = None
    as_of: datetime | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that may be the one; `way` says how it was come by: archive, feed, sitemap or wayback."""

    entry: Entry
    way: str
    fit: float = 0.0
    article: Article | None = None


def discover(
    wanted: Sequence[Wanted],
    network: Network,
    *,
    now: datetime,
    archive: TableArchive | None = None,
    progress: Progress | None = None,
) -> tuple[Article, ...]:
    """One article for each of `wanted`, in their order; what :func:`discover_with` gives, asked once."""
    with Collector(network, now=now, progress=progress, archive=archive) as collector:
        return discover_with(collector, wanted)


def discover_with(collector: Collector, wanted: Sequence[Wanted]) -> tuple[Article, ...]:
    """One article for each of `wanted`, in their order: found, AMBIGUOUS with `candidates`, or NOT_FOUND.

    `found_by` says how each was come by, `detail` how sure that is. What is listed and read is fetched
    by `collector`, once for all that ask; pages that are read go into its archive. Nothing is fetched
    with `network.offline`. Raises :class:`ArchiveError` alone.
    """
    pools = [_archived(w, collector.archive) for w in wanted]
    open_ = [i for i, pool in enumerate(pools) if not _is_settled(wanted[i], pool)]
    notes = [UNSAID] * len(wanted)
    if open_ and collector.network.discover and not collector.network.offline:
        listed, told = _listed([wanted[i] for i in open_], collector)
        for i, entries, note in zip(open_, listed, told, strict=True):
            notes[i] = note
            pools[i] += _shortlist(wanted[i], entries, pools[i])
        _read(wanted, pools, collector)
    found = [_decided(w, pool, note) for w, pool, note in zip(wanted, pools, notes, strict=True)]
    return _asked_anew(wanted, found, collector)


def _asked_anew(
    wanted: Sequence[Wanted], found: Sequence[Article], collector: Collector
) -> tuple[Article, ...]:
    """The articles, those found in the archive as any page there: asked for anew when they are older than
    allowed, and in the version that counts."""
    places = [i for i, a in enumerate(found) if a.found_by == "archive" and "://" in a.url]
    requests = [
        SourceRequest(wanted[i].outlet, found[i].url, origin="archive", as_of=wanted[i].as_of) for i in places
    ]
    renewed = list(found)
    for i, article in zip(places, collector.collect(requests, pinned=False), strict=True):
        if article.text:
            said, more = article.detail, found[i].detail
            detail = because("with", why=said, more=more) if said else more
            renewed[i] = replace(article, detail=detail)
    return tuple(renewed)


def _archived(wanted: Wanted, archive: TableArchive | None) -> list[Candidate]:
    """Articles of the outlet in the archive that share words with the draft."""
    if archive is None:
        return []
    words = sorted(ranking.words(wanted.text).stems, key=lambda w: (-len(w), w))[:_QUERY_WORDS]
    when = wanted.published
    hits = archive.search(
        " ".join(words),
        outlet=wanted.outlet.domain,
        since=when - _BACK if when else None,
        until=when + _AFTER if when else None,
        limit=3 * _READ,
        any_word=True,
    )
    articles = [replace(h.snapshot.article, outlet=wanted.outlet) for h in hits]
    return [Candidate(Entry(a.url, a.title, a.lead, a.published), "archive", article=a) for a in articles]


def _is_settled(wanted: Wanted, pool: list[Candidate]) -> bool:
    """Whether the archive alone answers."""
    ranked = _ranked(wanted, pool)
    if not ranked or ranked[0].fit < _SURE_ALREADY:
        return False
    return len(ranked) == 1 or ranked[0].fit - ranked[1].fit >= _AHEAD


def _listed(wanted: list[Wanted], collector: Collector) -> tuple[list[list[tuple[Entry, str]]], list[Detail]]:
    """What the outlets themselves list, each entry with the way it was come by, and what to tell the
    user where that was nothing."""
    for domain in dict.fromkeys(w.outlet.domain for w in wanted):
        collector.say(f"looking for the article of {domain}")
    asked = [(w.outlet, w.published or collector.now) for w in wanted]
    listed = listings.read(collector.fetcher, asked, collector.lists)
    found = [list(each.entries.values()) for each in listed]
    if collector.network.wayback:
        copies = {pair: _copies(collector, *pair) for pair in dict.fromkeys(asked)}
        for pair, entries in zip(asked, found, strict=True):
            entries += [(entry, "wayback") for entry in copies[pair]]
    return found, [each.note for each in listed]


def _copies(collector: Collector, outlet: Outlet, when: datetime) -> list[Entry]:
    return contained(lambda: wayback.listed(collector.fetcher, outlet, when), lambda _: [])


def _shortlist(wanted: Wanted, entries: list[tuple[Entry, str]], known: list[Candidate]) -> list[Candidate]:
    """The entries whose titles fit best, those of one article taken together."""
    keys = {article_key(wanted.outlet, c.entry.url) for c in known}
    weighing = ranking.weights([ranking.words(f"{e.title} {e.summary}") for e, _ in entries])
    words = ranking.words(f"{wanted.text} {wanted.context}")
    scored = []
    for entry, way in entries:
        key = article_key(wanted.outlet, entry.url)
        if key in keys:
            continue
        keys.add(key)
        fit = max(
            ranking.title_fit(words, ranking.words(entry.title), weighing),
            ranking.title_fit(words, ranking.words(f"{entry.title} {entry.summary}"), weighing),
        ) * ranking.time_fit(entry.published, wanted.published)
        if fit >= _TITLE_LEAST:
            scored.append(Candidate(entry, way, fit))
    return sorted(scored, key=lambda c: (-c.fit, c.entry.url))[:_READ]


def _read(wanted: Sequence[Wanted], pools: list[list[Candidate]], collector: Collector) -> None:
    """Fetches the candidates that are only known by their titles, of all outlets side by side."""
    places = [(i, j) for i, pool in enumerate(pools) for j, c in enumerate(pool) if c.article is None]
    requests = [
        SourceRequest(wanted[i].outlet, pools[i][j].entry.url, origin=pools[i][j].way) for i, j in places
    ]
    articles = collector.collect(requests, pinned=False)
    for (i, j), article in zip(places, articles, strict=True):
        own, _ = wayback.original(article.url)
        pools[i][j] = replace(pools[i][j], article=replace(article, url=own))


def _ranked(wanted: Wanted, pool: list[Candidate]) -> list[Candidate]:
    """The candidates that were read, best first, `fit` by their whole text and their time."""
    texts = [ranking.words(c.article.text) for c in pool if c.article]
    titles = [ranking.words(f"{c.entry.title} {c.entry.summary}") for c in pool]
    weighing = ranking.weights([*texts, *titles])
    words = ranking.words(wanted.text)
    found = []
    for candidate in pool:
        article = candidate.article
        if article is None or not article.text:
            continue
        when = article.published or candidate.entry.published
        fit = ranking.text_fit(words, ranking.words(article.text), weighing)
        found.append(replace(candidate, fit=fit * ranking.time_fit(when, wanted.published)))
    return sorted(found, key=lambda c: (-c.fit, c.entry.url))


def _decided(wanted: Wanted, pool: list[Candidate], note: Detail) -> Article:
    ranked = _ranked(wanted, pool)
    good = [c for c in ranked if c.fit >= _LEAST]
    if not good:
        return _nothing(wanted, pool, note)
    close = [c for c in good if good[0].fit - c.fit < _AHEAD]
    if len(close) > 1:
        names = tuple(_named(c) for c in close)
        detail = because("several", n=len(close), outlet=wanted.outlet.domain)
        return Article(wanted.outlet, "", State.AMBIGUOUS, detail=detail, candidates=names)
    best = good[0]
    assert best.article is not None
    way, fit = because(_WAYS[best.way]), round(100 * best.fit)
    sure = because("fits", way=way, fit=fit)
    if len(ranked) > 1:
        sure = because("fits_next", way=way, fit=fit, next=round(100 * ranked[1].fit))
    detail = because("with", why=best.article.detail, more=sure) if best.article.detail else sure
    return replace(best.article, found_by=best.way, detail=detail)


_WAYS = {
    "archive": "archive",
    "feed": "by_feed",
    "sitemap": "sitemap",
    "wayback": "internet_archive",
}


def _nothing(wanted: Wanted, pool: list[Candidate], note: Detail) -> Article:
    """No article that fits, with the nearest ones and what kept them from being read."""
    locked = [c for c in pool if c.article and not c.article.readable and c.fit >= _TITLE_LEAST]
    names = tuple(_named(c) for c in sorted(pool, key=lambda c: (-c.fit, c.entry.url))[:3])
    if len(locked) == 1 and locked[0].article:
        article = locked[0].article  # the only one whose title fits, and it cannot be read
        way = because(_WAYS[locked[0].way])
        detail = (
            because("unread_found", why=article.detail, way=way)
            if article.detail
            else because("found", way=way)
        )
        return replace(article, found_by=locked[0].way, detail=detail)
    detail = note or because("nothing_fits")
    return Article(wanted.outlet, "", State.NOT_FOUND, detail=detail, candidates=names)


def _named(candidate: Candidate) -> str:
    """A candidate as a person can choose it: address, title, day."""
    entry = candidate.entry
    title = entry.title or (candidate.article.title if candidate.article else "")
    when = entry.published or (candidate.article.published if candidate.article else None)
    day = f" ({when.date().isoformat()})" if when else ""
    return f"{entry.url} · {title}{day}" if title else f"{entry.url}{day}"
