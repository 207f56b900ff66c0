"""Sources given as saved copies with their address: the copy is what was pinned, the page what is said today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from crosscheck.model import Article, Report
from crosscheck.outlets.identity import plain_address
from crosscheck.retrieval.lock import Lock
from crosscheck.retrieval.manifest import SourceRequest
from crosscheck.retrieval.reading import read_file

Copies = Mapping[tuple[str, str], Article]  # by outlet and address


def without_copies(requests: Sequence[SourceRequest]) -> list[SourceRequest]:
    """The requests, those of a copy with an address for the page itself."""
    return [replace(r, file=None) if r.file is not None and r.url else r for r in requests]


def pinned_copies(requests: Iterable[SourceRequest], lock: Lock, most_bytes: int) -> Copies:
    """The copies that hold the very text that is pinned."""
    found = {}
    for request in requests:
        pin = lock.pin(request.outlet, request.url) if request.file is not None and request.url else None
        if pin is not None:
            article = read_file(request, most_bytes)
            if article.sha256 == pin.sha256:
                found[request.outlet.id, plain_address(request.url)] = article
    return found


def with_previous(report: Report, copies: Copies) -> Report:
    """The report, its articles with their pinned version where it is a copy and not in the archive."""
    documents = tuple(
        replace(document, articles=tuple(_with_previous(a, copies) for a in document.articles))
        for document in report.documents
    )
    return replace(
        report, documents=documents, articles=tuple(_with_previous(a, copies) for a in report.articles)
    )


def _with_previous(article: Article, copies: Copies) -> Article:
    copy = copies.get((article.outlet.id, plain_address(article.url)))
    if copy is None or article.previous is not None or article.sha256 == copy.sha256:
        return article
    return replace(article, previous=copy)
