"""Markers that an outlet's profile names, looked for in a page by CSS selector."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from crosscheck.model import Outlet
from crosscheck.sources.extract.canonical import clean
from crosscheck.sources.extract.page import mentions

if TYPE_CHECKING:
    from crosscheck.sources.extract.page import Page


def paywall(page: Page, outlet: Outlet, url: str) -> str:
    """The first of the outlet's paywall markers that `page` carries, or its pattern in `url`."""
    for pattern in outlet.paywall_urls:
        if re.search(pattern, url):
            return pattern
    wanted = [s for s in outlet.paywall_selectors if mentions(page, s)]
    if not wanted:
        return ""
    soup = page.soup()
    return next((s for s in wanted if soup.select_one(s) is not None), "")


def lead(page: Page, outlet: Outlet) -> tuple[str, ...]:
    """The texts of the first lead selector that finds any."""
    wanted = [s for s in outlet.lead_selectors if mentions(page, s)]
    if not wanted:
        return ()
    soup = page.soup()
    for selector in wanted:
        texts = [clean(e.get_text(" ")) for e in soup.select(selector)[:3]]
        if any(texts):
            return tuple(dict.fromkeys(t for t in texts if t))
    return ()


def noise(page: Page, outlet: Outlet) -> frozenset[Any]:
    """Elements of `page.tree` that the outlet's profile calls noise."""
    wanted = [s for s in outlet.noise_selectors if mentions(page, s)]
    if not wanted:
        return frozenset()
    soup = page.soup()
    keys = {
        (e.name, str(e.get("id") or ""), clean(e.get_text(" "))[:200]) for s in wanted for e in soup.select(s)
    }
    names = {name for name, _, _ in keys}
    return frozenset(
        e
        for e in page.tree.iter(*sorted(names))
        if (e.tag, e.get("id") or "", clean(" ".join(e.itertext()))[:200]) in keys
    )
