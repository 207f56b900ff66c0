"""From requests for articles to articles: saved copies, the archive, the network, in that order."""

from __future__ import annotations

import contextlib
import functools
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from crosscheck import workers
from crosscheck.config import Network
from crosscheck.model import Article, Detail, State, dated
from crosscheck.outlets.identity import plain_address
from crosscheck.retrieval.archive.base import Snapshot
from crosscheck.retrieval.boundary import contained
from crosscheck.retrieval.kept_articles import KeptArticles
from crosscheck.retrieval.lock import Lock
from crosscheck.retrieval.manifest import SourceRequest
from crosscheck.retrieval.reading import from_response, read_copy, read_file, unread

if TYPE_CHECKING:
    from crosscheck.retrieval.archive.tables import TableArchive
    from crosscheck.retrieval.fetch import Fetcher, Response
    from crosscheck.retrieval.listings import Known

Progress = Callable[[str], None]
_REMEMBERED = 5_000  # pages that a run keeps at hand; beyond, they are looked at again


def collect(
    requests: Sequence[SourceRequest],
    network: Network,
    *,
    now: datetime,
    progress: Progress | None = None,
    archive: TableArchive | None = None,
    lock: Lock | None = None,
) -> tuple[Article, ...]:
    """One article for each of `requests`, in their order; what :class:`Collector` gives, asked once."""
    with Collector(network, now=now, progress=progress, archive=archive, lock=lock) as collector:
        return collector.collect(requests)


def fetch_anew(
    archive: TableArchive, requests: Sequence[SourceRequest], network: Network, *, now: datetime
) -> tuple[Article, ...]:
    """Fetches pages into the archive, whatever is in it already; gives them as they were read."""
    return collect(requests, replace(network, max_age=0.0), now=now, archive=archive)


class Collector:
    """Gets the articles of a run: each page is looked at once, however often and by whom it is asked for.

    A saved copy is read and nothing fetched. Else the archive's copy is used while it is younger
    than `network.max_age`, and with `network.offline` whatever its age; pages that are fetched go
    into the archive. What cannot be had is an article whose state says so.

    `lock` pins texts: an article that reads differently carries the pinned version as `previous`;
    with `lock.strict` nothing but the pinned text is given. `now` is the time that fetched pages are
    stamped with; `progress` is told, in a few words, what is being read. A context manager: what it
    opened of the network is closed with it.
    """

    def __init__(
        self,
        network: Network,
        *,
        now: datetime,
        progress: Progress | None = None,
        archive: TableArchive | None = None,
        lock: Lock | None = None,
    ) -> None:
        self.say = progress or (lambda _: None)
        self.archive, self.network, self.now = archive, network, now
        self._lock = lock or Lock()
        self._versions: dict[tuple[str, str], tuple[Snapshot, ...]] = {}
        self._found: dict[Lock, dict[tuple[str, str], Article]] = {}
        self._open = contextlib.ExitStack()
        self._fetcher: Fetcher | None = None
        self._lists: Known | None = None

    def __enter__(self) -> Collector:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    @property
    def fetcher(self) -> Fetcher:
        """One for the whole run, so that every site is asked at its own pace and for its rules once."""
        if self._fetcher is None:
            from crosscheck.retrieval.fetch import Fetcher

            workers.warm("crosscheck.retrieval.extract.page")  # while the first page is waited for
            self._fetcher = self._open.enter_context(Fetcher(self.network))
        return self._fetcher

    @property
    def lists(self) -> Known:
        """What outlets' feeds and sitemaps say, fetched once for the whole run."""
        if self._lists is None:
            from crosscheck.retrieval.listings import Known

            self._lists = Known()
        return self._lists

    def collect(self, requests: Sequence[SourceRequest], *, pinned: bool = True) -> tuple[Article, ...]:
        """One article for each of `requests`, in their order; `pinned`: as the lock has them.

        Raises :class:`LockError` under a strict lock for a request that is not pinned, and
        :class:`ArchiveError` when the archive fails.
        """
        if sum(map(len, self._found.values())) > _REMEMBERED:
            self._found.clear()
            self._versions.clear()
        lock = self._lock if pinned else Lock()
        store = KeptArticles(self.archive, lock, self.network, self.now)
        found = self._found.setdefault(lock, {})
        to_fetch: dict[tuple[str, str], SourceRequest] = {}
        for request in requests:
            place = _place(request)
            if place in found or place in to_fetch:
                continue
            kept = None if request.copied else store.pinned(request)
            if kept is None and request.file is not None:
                self.say(f"reading {request.file}")
                kept = store.settled(request, read_file(request, self.network.max_bytes))
            elif kept is None and request.copy is not None:
                kept = store.settled(request, read_copy(request, self.network.max_bytes))
            if kept is None:
                kept = store.held(request)
            if kept is not None:
                found[place] = kept
            else:
                to_fetch[place] = request
        if to_fetch:
            pages = _fetched(list(to_fetch.values()), store, self.fetcher, self.say)
            found.update(zip(to_fetch, pages, strict=True))
        return tuple(_for_request(self._version(found[_place(r)], r, store), r) for r in requests)

    def _version(self, article: Article, request: SourceRequest, store: KeptArticles) -> Article:
        """Of the versions that the archive has of a page, the one that counts for this request."""
        if self.archive is None or request.copied or not article.readable:
            return article
        place = _place(request)
        if place not in self._versions:
            self._versions[place] = store.versions(request)
        return store.at(request, article, self._versions[place])


def _place(request: SourceRequest) -> tuple[str, str]:
    """Where a request's article is to be had; equal places mean one and the same page."""
    if request.file is not None:
        return request.outlet.id, str(request.file.resolve())
    if request.copy is not None:
        return request.outlet.id, hashlib.sha256(request.copy.data).hexdigest()
    return request.outlet.id, plain_address(request.url)


def _fetched(
    requests: list[SourceRequest], store: KeptArticles, fetcher: Fetcher, say: Progress
) -> tuple[Article, ...]:
    def use(index: int, response: Response) -> Article:
        request = requests[index]
        say(f"read {request.url}")
        return contained(
            lambda: _taken_in(request, response, store),
            lambda why: unread(request, State.ERROR, why, response),
        )

    for request in requests:
        say(f"fetching {request.url}")
    articles = fetcher.each([store.asking(r) for r in requests], use)
    if store.network.wayback:
        articles = _copies(requests, articles, fetcher, store, say)
    return articles


def _taken_in(request: SourceRequest, response: Response, store: KeptArticles) -> Article:
    """The article in an answer, as the archive and the lock have it from now on."""
    if response.status == 304 and store.asking(request).conditions:  # else nobody asked whether it changed
        return store.unchanged(request)
    article = store.kept(request, from_response(request, response, store.now), response)
    return store.settled(request, article)


def _copies(
    requests: list[SourceRequest],
    articles: tuple[Article, ...],
    fetcher: Fetcher,
    store: KeptArticles,
    say: Progress,
) -> tuple[Article, ...]:
    """The articles, those whose page is gone as the Internet Archive has them."""
    found = list(articles)
    for i, (request, article) in enumerate(zip(requests, articles, strict=True)):
        if article.text or article.state not in {State.NOT_FOUND, State.GONE}:
            continue
        say(f"asking the Internet Archive for {request.url}")
        looked = functools.partial(_copied, request, article, fetcher, store)
        found[i] = contained(looked, functools.partial(_as_it_is, article))
    return tuple(found)


def _as_it_is(article: Article, _: Detail) -> Article:
    return article


def _copied(request: SourceRequest, article: Article, fetcher: Fetcher, store: KeptArticles) -> Article:
    """The copy of a page that is gone; `article`, which says that it is, where there is none to be read."""
    from crosscheck.retrieval import wayback

    copy = wayback.copy_of(fetcher, request.url, request.published or store.now)
    if not copy:
        return article
    response = fetcher.get(copy)
    read = from_response(request, replace(response, final_url=request.url), store.now)
    if not read.readable:
        return article
    _, when = wayback.original(copy)
    day = when.date().isoformat() if when else ""
    detail = dated("wayback", day, today=article.detail)
    read = store.kept(request, replace(read, final_url=copy), response)
    return store.settled(request, replace(read, detail=detail))


def _for_request(article: Article, request: SourceRequest) -> Article:
    """`article` as this request asked for it: by whom, and with the time it was told."""
    published = article.published if request.published is None else request.published
    return replace(
        article,
        outlet=request.outlet,
        found_by=request.origin,
        published=published,
        copy=request.copied,
        place=str(request.file or ""),
    )
