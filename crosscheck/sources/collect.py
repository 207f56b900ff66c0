"""From requests for articles to articles: saved copies first, then the network."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from crosscheck.config import Network
from crosscheck.model import Article, State
from crosscheck.sources.extract import extract, extract_text
from crosscheck.sources.fetch import Fault, Fetcher, Request, Response
from crosscheck.sources.manifest import SourceRequest

Progress = Callable[[str], None]

_PLAIN = frozenset({".txt", ".text", ".md", ".markdown"})


def collect(
    requests: Sequence[SourceRequest],
    network: Network,
    *,
    now: datetime,
    progress: Progress | None = None,
) -> tuple[Article, ...]:
    """One article for each of `requests`, in their order.

    A saved copy is read and nothing fetched; with `network.offline` nothing is fetched at all.
    What cannot be had is an article whose state says so. Two requests for one page are answered by
    one look at it. `now` is the time that fetched pages are stamped with; `progress` is told, in a
    few words, what is being read.
    """
    say = progress or (lambda _: None)
    places = {r: _Place(r) for r in requests}
    found: dict[str, Article] = {}
    to_fetch: dict[str, SourceRequest] = {}
    for request, place in places.items():
        if place.key in found or place.key in to_fetch:
            continue
        if request.file is not None:
            say(f"reading {request.file}")
            found[place.key] = read_file(request, network.max_bytes)
        elif network.offline:
            found[place.key] = _unread(
                request, State.ERROR, "offline, and no saved copy of the page was given"
            )
        else:
            to_fetch[place.key] = request
    if to_fetch:
        found.update(_fetched(to_fetch, network, now, say))
    return tuple(_for_request(found[places[r].key], r) for r in requests)


class _Place:
    """Where a request's article is to be had; equal keys mean one and the same page."""

    def __init__(self, request: SourceRequest) -> None:
        where = str(request.file.resolve()) if request.file is not None else request.url.split("#")[0]
        self.key = f"{request.outlet.id}\n{where}"


def _fetched(
    wanted: dict[str, SourceRequest], network: Network, now: datetime, say: Progress
) -> dict[str, Article]:
    keys, requests = list(wanted), list(wanted.values())

    def use(index: int, response: Response) -> Article:
        say(f"read {requests[index].url}")
        return from_response(requests[index], response, now)

    for request in requests:
        say(f"fetching {request.url}")
    with Fetcher(network) as fetcher:
        articles = fetcher.each([Request(r.url) for r in requests], use)
    return dict(zip(keys, articles, strict=True))


def from_response(request: SourceRequest, response: Response, now: datetime) -> Article:
    """The article in an answer; a fault of the network becomes a state."""
    if response.fault is Fault.ROBOTS:
        return _unread(request, State.ROBOTS_DENIED, response.error, response)
    if response.fault is Fault.WAIT:
        return _unread(request, State.BLOCKED, response.error, response)
    if response.fault is not Fault.NONE and not (response.fault is Fault.CUT and response.content):
        return _unread(request, State.ERROR, response.error, response)
    article = extract(
        response.content,
        url=request.url,
        outlet=request.outlet,
        content_type=response.header("content-type"),
        final_url=response.final_url,
        status=response.status,
        fetched_at=now,
        found_by=request.origin,
    )
    reservations = tuple(dict.fromkeys((*article.reservations, *response.reservations)))
    article = replace(article, reservations=reservations)
    if response.fault is Fault.CUT and article.state is State.FULL:
        article = replace(article, state=State.TRUNCATED, detail=response.error)
    return article


def read_file(request: SourceRequest, limit: int) -> Article:
    """The article in a saved copy of at most `limit` bytes: HTML, or plain text by its ending."""
    assert request.file is not None
    url = request.url or _name(request.file)
    try:
        with request.file.open("rb") as stream:
            content = stream.read(limit + 1)
    except OSError as error:
        return _unread(request, State.ERROR, f"{_name(request.file)} cannot be read: {error.strerror}")
    if len(content) > limit:
        return _unread(
            request, State.ERROR, f"{_name(request.file)} is larger than the limit of {limit:,} bytes"
        )
    if request.file.suffix.lower() in _PLAIN:
        return extract_text(content, url=url, outlet=request.outlet, found_by=request.origin)
    article = extract(content, url=url, outlet=request.outlet, found_by=request.origin)
    return article if request.url else replace(article, url=article.canonical_url or url, final_url="")


def _name(file: Path) -> str:
    return file.name


def _unread(request: SourceRequest, state: State, detail: str, response: Response | None = None) -> Article:
    url = request.url or (_name(request.file) if request.file else "")
    return Article(
        request.outlet,
        url,
        state,
        final_url=response.final_url if response else "",
        detail=detail,
        found_by=request.origin,
        fetched_at=response.fetched_at if response else None,
    )


def _for_request(article: Article, request: SourceRequest) -> Article:
    """`article` as this request asked for it: by whom, and with the time it was told."""
    published = article.published if request.published is None else request.published
    return replace(article, found_by=request.origin, published=published)
