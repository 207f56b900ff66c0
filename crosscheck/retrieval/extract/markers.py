"""Markers that an outlet's profile names, looked for in a page by CSS selector."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

from crosscheck.config.selectors import as_xpath
from crosscheck.model import Outlet
from crosscheck.retrieval.extract.blocks import names_of
from crosscheck.retrieval.extract.canonical import clean

if TYPE_CHECKING:
    from crosscheck.retrieval.extract.metadata import Metadata
    from crosscheck.retrieval.extract.page import Page

_LIVE = re.compile("live|ticker", re.IGNORECASE)
_ENTRY = re.compile(
    r"(?:^|[\s_-])(?:live-?blog|live-?ticker|ticker|live)[_-]+(?:entry|item|post|event|update|message)(?=$|[\s_-])"
)


def paywall(page: Page, outlet: Outlet, url: str) -> str:
    """The first of the outlet's paywall markers that `page` carries, or its pattern in `url`."""
    for pattern in outlet.paywall_urls:
        if re.search(pattern, url):
            return pattern
    return next((s for s in outlet.paywall_selectors if _marked(page, s)), "")


def lead(page: Page, outlet: Outlet) -> tuple[str, ...]:
    """The texts of the first lead selector that finds any."""
    for selector in outlet.lead_selectors:
        texts = [clean(" ".join(e.itertext())) for e in _marked(page, selector)[:3]]
        if any(texts):
            return tuple(dict.fromkeys(t for t in texts if t))
    return ()


def noise(page: Page, outlet: Outlet) -> frozenset[Any]:
    """Elements of `page.tree` that the outlet's profile calls noise."""
    return _elements(page, outlet.noise_selectors)


def entries(page: Page, outlet: Outlet, about: Metadata, url: str) -> frozenset[Any]:
    """Elements of `page.tree` that are entries of a liveblog: by the profile, or by their names on a
    page that calls itself live."""
    by_profile = _elements(page, outlet.entry_selectors)
    if not _LIVE.search(f"{about.kind} {about.title} {about.canonical} {url}"):
        return by_profile
    named = (e for e in page.tree.iter("article", "div", "li", "section") if _ENTRY.search(names_of(e)))
    marked = (e for e in page.tree.iter("article", "div", "li") if e.get("itemprop") == "liveBlogUpdate")
    return by_profile | frozenset(named) | frozenset(marked)


def _elements(page: Page, selectors: tuple[str, ...]) -> frozenset[Any]:
    return frozenset(element for selector in selectors for element in _marked(page, selector))


def _marked(page: Page, selector: str) -> list[Any]:
    """The elements of the page that a CSS selector marks, in their order."""
    found: list[Any] = _compiled(selector)(page.tree)
    return found


@functools.lru_cache(maxsize=1024)
def _compiled(selector: str) -> Any:
    from lxml import etree

    return etree.XPath(as_xpath(selector))
