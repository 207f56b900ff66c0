"""An index of the draft: its sentences, and the publishers' names and links in them."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from crosscheck.language.cues import Cues
from crosscheck.language.signs import compiled
from crosscheck.model import Claim, ClaimKind, Draft, Link, Outlet, Span
from crosscheck.outlets.identity import host_of, is_web
from crosscheck.outlets.names import NameHit
from crosscheck.outlets.registry import Registry, outlet_for_domain
from crosscheck.outlets.wrapped import unwrapped

_ABOUT = frozenset({ClaimKind.HEADING, ClaimKind.META})
_HOME = frozenset({"", "/"})  # paths of a home page: a link to one names a publisher, it cites no article


class DraftIndex:
    """Sentences, names and links of a draft by their place. `text` is the draft's, with spaces for line ends: spans
    are those of the draft.
    """

    def __init__(self, draft: Draft, claims: Sequence[Claim], registry: Registry) -> None:
        self.draft, self.claims, self.registry = draft, claims, registry
        self.text = draft.text.replace("\n", " ")
        self._review: bool | None = None
        self._hits = [self._unwrapped(h) for h in registry.find(self.text)]
        self._hit_starts = [h.span.start for h in self._hits]
        links = (replace(k, url=unwrapped(k.url)) for k in draft.links if is_web(k.url))
        self._links = sorted(((k.span, k) for k in links), key=_place)
        self._link_starts = [s.start for s, _ in self._links]

    def _unwrapped(self, hit: NameHit) -> NameHit:
        """The hit; for an address that wraps another (a redirect, a search result) that of the inner one."""
        inner = unwrapped(hit.span.of(self.text)) if hit.path else ""
        if not inner or inner == hit.span.of(self.text):
            return hit
        outlet = self.publisher(inner)
        return replace(hit, outlets=(outlet,) if outlet else (), host=host_of(inner))

    def review(self, cues: Cues) -> bool:
        """Whether a heading or introduction of the draft calls it a press review."""
        if self._review is None:
            about = (c.span.of(self.text) for c in self.claims if c.kind in _ABOUT)
            self._review = any(compiled(cues.press_review).search(s) for s in about)
        return self._review

    def hits_in(self, span: Span) -> Sequence[NameHit]:
        """The known names in `span`."""
        low = bisect.bisect_left(self._hit_starts, span.start)
        high = bisect.bisect_left(self._hit_starts, span.end)
        return [h for h in self._hits[low:high] if h.span.end <= span.end]

    def links_in(self, span: Span) -> Sequence[tuple[Span, Link]]:
        """The web links that begin in `span`, each with its span."""
        low = bisect.bisect_left(self._link_starts, span.start)
        high = bisect.bisect_left(self._link_starts, span.end)
        return self._links[low:high]

    def link_at(self, span: Span) -> str:
        """The address of the link at the start of `span`, or an empty text."""
        index = bisect.bisect_right(self._link_starts, span.start) - 1
        if index >= 0 and self._links[index][0].end > span.start:
            return self._links[index][1].url
        return ""

    def publisher(self, url: str) -> Outlet | None:
        """The known outlet that publishes at `url`."""
        return self.registry.by_domain(host_of(url))

    def publisher_or_new(self, url: str) -> Outlet:
        """The outlet that publishes at `url`; an unknown host becomes one."""
        return self.publisher(url) or outlet_for_domain(host_of(url))

    def opens_block(self, index: int) -> bool:
        """Whether a sentence is the first of its paragraph."""
        return index == 0 or self.claims[index - 1].block != self.claims[index].block


def _place(entry: tuple[Span, Link]) -> Span:
    return entry[0]


def is_home(url: str) -> bool:
    """Whether an address leads to a publisher's home page rather than to an article."""
    parts = urlsplit(url)
    return parts.path in _HOME and not parts.query
