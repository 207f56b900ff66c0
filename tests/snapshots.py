"""Builds snapshots of invented articles, for tests of archives."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from pages import OUTLET, TITLE, URL, page, read

from crosscheck.outlets.registry import Registry
from crosscheck.retrieval.archive import Snapshot

START = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
NUMBERED = replace(OUTLET, article_id=r"-(\d+)\.html")
REGISTRY = Registry((NUMBERED,))


def address(number: int, name: str = "a") -> str:
    return f"https://nordblatt.example/{name}-{number}.html"


def snapshot(
    *paragraphs: str, url: str = URL, hours: float = 0, title: str = TITLE, keep: bool = True
) -> Snapshot:
    """A page of the outlet as it was read so many hours after START; `keep` its bytes, too."""
    markup = page(*paragraphs, title=title, ld={"url": url, "headline": title}).replace(URL, url)
    article = read(markup, NUMBERED, url=url, fetched_at=START + timedelta(hours=hours))
    headers = (("content-type", "text/html"), ("etag", f'"v{hours}"'))
    return Snapshot(article, markup.encode() if keep else b"", 200, headers)
