"""Single articles: out of a saved copy, out of an answer of the network, or none at all."""

from __future__ import annotations

import errno
from dataclasses import replace
from datetime import datetime

from crosscheck.model import Article, Detail, State, because
from crosscheck.sources.extract import extract, extract_text, kinds
from crosscheck.sources.fetch import Fault, Response
from crosscheck.sources.manifest import SourceRequest

_PLAIN = frozenset({".txt", ".text", ".md", ".markdown"})
_FAILURES = {errno.ENOENT: "file_missing", errno.EACCES: "file_denied", errno.EISDIR: "file_folder"}


def from_response(request: SourceRequest, response: Response, now: datetime) -> Article:
    """The article in an answer; a fault of the network becomes a state."""
    if response.fault is Fault.ROBOTS:
        return unread(request, State.ROBOTS_DENIED, response.error, response)
    if response.fault is Fault.WAIT:
        return unread(request, State.BLOCKED, response.error, response)
    if response.fault and not (response.fault is Fault.CUT and response.content):
        return unread(request, State.ERROR, response.error, response)
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
    name = request.file.name
    try:
        with request.file.open("rb") as stream:
            content = stream.read(limit + 1)
    except OSError as error:
        return unread(
            request, State.ERROR, because(_FAILURES.get(error.errno or 0, "file_unread"), name=name)
        )
    if len(content) > limit:
        return unread(request, State.ERROR, because("file_large", name=name, limit=limit))
    url = request.url or name
    if request.file.suffix.lower() in _PLAIN:
        other = kinds.binary(content)
        if other:
            return unread(request, State.ERROR, because("other_kind", kind=because(other)))
        return extract_text(content, url=url, outlet=request.outlet, found_by=request.origin)
    article = extract(content, url=url, outlet=request.outlet, found_by=request.origin)
    return article if request.url else replace(article, url=article.canonical_url or url, final_url="")


def unread(request: SourceRequest, state: State, detail: Detail, response: Response | None = None) -> Article:
    """An article that could not be had, and why."""
    return Article(
        request.outlet,
        request.url or (request.file.name if request.file else ""),
        state,
        final_url=response.final_url if response else "",
        detail=detail,
        found_by=request.origin,
    )
