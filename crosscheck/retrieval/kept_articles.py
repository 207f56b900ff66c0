"""What a run already has of the articles it is asked for: the archive, and the pins of a lock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from crosscheck import moments
from crosscheck.config import Network
from crosscheck.errors import CrosscheckError
from crosscheck.model import Article, State, because, dated
from crosscheck.retrieval.archive.base import Snapshot, is_worth_keeping
from crosscheck.retrieval.archive.tables import TableArchive
from crosscheck.retrieval.fetch import Request, Response
from crosscheck.retrieval.lock import Lock
from crosscheck.retrieval.manifest import SourceRequest
from crosscheck.retrieval.reading import unread

# States that say something of this moment only: the copy from a better one still counts.
_PASSING = frozenset(
    {State.ERROR, State.BLOCKED, State.CONSENT, State.ROBOTS_DENIED, State.PAYWALLED, State.TRUNCATED}
)
_TAKEN_DOWN = frozenset({State.GONE, State.NOT_FOUND})


@dataclass(frozen=True, slots=True)
class KeptArticles:
    """Answers requests from what is held, and takes in what is fetched. `now` stamps what is new."""

    archive: TableArchive | None
    lock: Lock
    network: Network
    now: datetime

    def pinned(self, request: SourceRequest) -> Article | None:
        """Under a strict lock, the pinned text if the archive has it: nothing is fetched then."""
        pin = self.lock.require(request.outlet, request.url)
        if pin is None or not self.lock.strict or self.archive is None:
            return None
        found = self.archive.by_text(request.outlet, pin.sha256)
        return _as_asked(found, request) if found else None

    def held(self, request: SourceRequest) -> Article | None:
        """The archive's copy while it is fresh, or, offline, as it is; offline without one, an
        article that says so. None: it has to be fetched."""
        snapshot = self._best(request)
        offline = self.network.offline
        if snapshot and (offline or self._is_fresh(snapshot)):
            return self.settled(request, _as_asked(snapshot, request))
        if offline:
            return unread(request, State.ERROR, because("offline"))
        return None

    def asking(self, request: SourceRequest) -> Request:
        """The request to the server, conditional when a copy is held."""
        snapshot = self._best(request)
        if snapshot is None or snapshot.article.state is not State.FULL:
            return Request(request.url)
        return Request(request.url, snapshot.header("etag"), snapshot.header("last-modified"))

    def unchanged(self, request: SourceRequest) -> Article:
        """The copy held, which the server says is still good."""
        snapshot = self._best(request)
        assert snapshot is not None, "only a page that is held is asked for on condition"
        assert self.archive is not None
        self.archive.add(replace(snapshot, seen_at=self.now))
        return self.settled(request, _as_asked(snapshot, request))

    def kept(self, request: SourceRequest, article: Article, response: Response) -> Article:
        """`article` as fetched, taken into the archive; the copy held where the page fails today."""
        if self.archive is None:
            return article
        held = self._best(request)
        if is_worth_keeping(article) and not (held and held.article.readable and not article.readable):
            snapshot = Snapshot(
                article, response.content, response.status, _worth_keeping(response), self.now
            )
            try:
                added = self.archive.add(snapshot)
            except CrosscheckError:  # the archive itself is out of order
                raise
            except Exception as exc:  # noqa: BLE001 - a page that cannot be kept has been read all the same
                return replace(article, detail=because("unkept", kind=type(exc).__name__))
            if not added.new and held and held.article.readable:
                return _as_asked(held, request)  # the same text as before: the same article
            return article
        if held is None or not held.article.readable:
            return article
        return _with_reason(_as_asked(held, request), article)

    def settled(self, request: SourceRequest, article: Article) -> Article:
        """`article` held against its pin."""
        url = request.url or article.url
        pin = self.lock.require(request.outlet, url)
        if pin is None or not article.text or article.sha256 == pin.sha256:
            return article
        before = self.archive.by_text(request.outlet, pin.sha256) if self.archive else None
        if not self.lock.strict:
            return replace(article, previous=before.article if before else None)
        if before is not None:
            return _as_asked(before, request)
        return unread(request, State.ERROR, dated("pin_changed", pin.fetched_at[:10]))

    def versions(self, request: SourceRequest) -> tuple[Snapshot, ...]:
        """The readable versions of a page, oldest first, where there are several."""
        if self.archive is None or not request.url:
            return ()
        found = self.archive.versions(request.outlet, request.url)
        readable = tuple(v for v in found if v.article.readable)
        return readable if len(readable) > 1 else ()

    def at(self, request: SourceRequest, article: Article, versions: Sequence[Snapshot]) -> Article:
        """The version that counts: the newest that stood there at the request's time; `article`, the
        newest of all, for a request without one, for a page that is later, and for one that is pinned."""
        known = [v for v in versions if v.article.sha256 == article.sha256]
        if len(versions) < 2 or not known or self.lock.pin(request.outlet, request.url):
            return article
        chosen, as_of = known[-1], request.as_of
        earlier = [v for v in versions if as_of is not None and _since(v, versions[0]) <= as_of]
        if earlier:
            chosen = earlier[-1]
        read = article if chosen.article.sha256 == article.sha256 else _as_asked(chosen, request)
        if read.detail:
            return read
        when = chosen.fetched_at.astimezone(moments.zone(request.outlet.timezone))
        number = 1 + versions.index(chosen)
        of = because("version", when=f"{when:%Y-%m-%d}", at=f"{when:%H:%M}", number=number, n=len(versions))
        return replace(read, detail=of)

    def _best(self, request: SourceRequest) -> Snapshot | None:
        """The newest readable copy, or else the newest."""
        if self.archive is None or not request.url:
            return None
        versions = self.archive.versions(request.outlet, request.url)
        readable = [v for v in versions if v.article.readable]
        return readable[-1] if readable else versions[-1] if versions else None

    def _is_fresh(self, snapshot: Snapshot) -> bool:
        seen = snapshot.seen_at or snapshot.fetched_at
        return snapshot.article.readable and self.now - seen < timedelta(seconds=self.network.max_age)


def _since(version: Snapshot, first: Snapshot) -> datetime:
    """From when on a version is known to have stood there: since it was read, or since the page says that
    it was changed, and the first one since it appeared."""
    article, read = version.article, version.fetched_at
    said = article.modified or (article.published if version is first else None)
    return min(read, said) if said is not None and said.tzinfo is not None else read


def _as_asked(snapshot: Snapshot, request: SourceRequest) -> Article:
    return replace(snapshot.article, url=request.url or snapshot.article.url, outlet=request.outlet)


def _with_reason(held: Article, today: Article) -> Article:
    """The copy held, with a word on why it is the copy; a page taken down is no longer vouched for."""
    when = held.fetched_at.date().isoformat() if held.fetched_at else ""
    if today.state in _TAKEN_DOWN:
        return replace(held, state=State.GONE, detail=dated("taken_down", when, today=today.detail))
    if today.state in _PASSING:
        return replace(held, detail=dated("archived", when, today=today.detail))
    return today


def _worth_keeping(response: Response) -> tuple[tuple[str, str], ...]:
    """The headers that say something about the page, and none that say it about the connection."""
    names = {
        "content-type", "content-language", "last-modified", "etag", "date", "expires", "cache-control", "link",
        "x-robots-tag", "tdm-reservation", "tdm-policy", "server", "content-location",
    }  # fmt: skip
    return tuple((name, value) for name, value in response.headers if name in names)
