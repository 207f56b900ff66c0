"""Collects the articles each draft is checked against: those given, those it links to, those it attributes to.

Every draft has its own articles; links and attributions of other drafts do not count. Pages are fetched once for all
drafts by :class:`crosscheck.retrieval.collect.Collector`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crosscheck.model import Article, CreditedClaim, Draft, State, because
from crosscheck.outlets.identity import plain_address
from crosscheck.retrieval.collect import Collector
from crosscheck.retrieval.manifest import SourceRequest
from crosscheck.retrieval.reading import unread

if TYPE_CHECKING:
    from crosscheck.retrieval.discover import Wanted

_MOST_LINKS = 200  # linked pages that are fetched for one draft


@dataclass(frozen=True, slots=True)
class Needs:
    """The articles one draft needs: `requests` have an address or file, `wanted` only an outlet."""

    requests: tuple[SourceRequest, ...]
    wanted: tuple[Wanted, ...]


def given_for(shared: Sequence[SourceRequest], own: Sequence[SourceRequest]) -> tuple[SourceRequest, ...]:
    """The requests given for a draft: its own, and those shared with other drafts unless they name the
    same file or page."""
    files = {request.file.resolve() for request in own if request.file}
    pages = {plain_address(request.url) for request in own if request.url}
    left = (
        r for r in shared if not (r.file and r.file.resolve() in files) and plain_address(r.url) not in pages
    )
    return (*left, *own) if own else tuple(shared)


def needs(draft: Draft, claims: Sequence[CreditedClaim], given: Sequence[SourceRequest]) -> Needs:
    """The articles a draft needs: those `given`; the linked pages of attributed outlets without a given
    article; and one article of every other attributed outlet."""
    have = {request.outlet.id for request in given}
    credits = [a for each in claims for a in each.attributions]
    linked: dict[str, SourceRequest] = {}
    for credit in credits:
        if credit.outlet and credit.url and credit.outlet.id not in have:
            linked.setdefault(credit.url, SourceRequest(credit.outlet, credit.url, origin="link"))
    have |= {request.outlet.id for request in linked.values()}
    wanted: dict[str, Wanted] = {}
    for outlet in (a.outlet for a in credits):
        if outlet and outlet.id not in have and outlet.id not in wanted:
            own = [c.claim.text for c in claims if outlet in [a.outlet for a in c.attributions]]
            from crosscheck.retrieval.discover import Wanted  # most drafts are given all they credit

            wanted[outlet.id] = Wanted(outlet, " ".join(own), draft.text, draft.published)
    return Needs((*given, *linked.values()), tuple(wanted.values()))


def gather(collector: Collector, drafts: Sequence[Needs]) -> tuple[tuple[Article, ...], ...]:
    """The articles of each draft, in whatever state. Raises ArchiveError and LockError."""
    beyond = [_beyond(each.requests) for each in drafts]
    asked = collector.collect(
        [r for each, left in zip(drafts, beyond, strict=True) for r in each.requests if r not in left]
    )
    # Many drafts share articles: they share one value of each.
    one: dict[Article, Article] = {}
    read = iter([one.setdefault(article, article) for article in asked])
    named = [
        tuple(_left(r) if r in left else next(read) for r in each.requests)
        for each, left in zip(drafts, beyond, strict=True)
    ]
    found = iter(_found(collector, [wanted for each in drafts for wanted in each.wanted]))
    return tuple((*own, *(next(found) for _ in each.wanted)) for own, each in zip(named, drafts, strict=True))


def _beyond(requests: Sequence[SourceRequest]) -> frozenset[SourceRequest]:
    """The linked pages beyond the limit, as articles that were not fetched."""
    return frozenset([request for request in requests if request.origin == "link"][_MOST_LINKS:])


def _left(request: SourceRequest) -> Article:
    return unread(request, State.ERROR, because("many_links", limit=_MOST_LINKS))


def _found(collector: Collector, wanted: Sequence[Wanted]) -> tuple[Article, ...]:
    if not wanted:
        return ()
    from crosscheck.retrieval.discover import discover_with

    return discover_with(collector, wanted)


def together(drafts: Iterable[Sequence[Article]]) -> tuple[Article, ...]:
    """All articles of all drafts in a fixed order, each page once."""
    known: dict[object, Article] = {}
    for articles in drafts:
        seen: dict[object, int] = {}
        for article in articles:
            page = page_of(article)
            seen[page] = seen.get(page, 0) + 1  # two requests of one draft for one page stay two
            known.setdefault((page, seen[page]), article)
    return tuple(sorted(known.values(), key=in_order))


def page_of(article: Article) -> object:
    """The identity of a page, independent of the draft and of how the page was found."""
    return article.outlet.id, article.url, article.sha256, article.state, article.candidates


def in_order(article: Article) -> tuple[str, str, str]:
    """The sort key of articles, so that results do not depend on the order of requests."""
    return article.outlet.domain, article.url, article.sha256
