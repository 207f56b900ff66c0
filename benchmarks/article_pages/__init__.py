"""Small article pages modelled on those of common systems, with what is to be read from each.

`development` is the half that the extraction was worked on with; `held_out` was written before anything was
measured and is only scored. Stories, people and outlets are invented.
"""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from article_pages.stories import Story
from crosscheck.model import Outlet


@dataclass(frozen=True, slots=True)
class Case:
    """A page of one class, and what is to be read from it; `lead` may be read or not, as pages show it or not."""

    name: str
    kind: str
    outlet: Outlet
    url: str
    markup: str
    title: str
    published: datetime | None
    body: tuple[str, ...]
    lead: str


def outlet(domain: str, name: str, timezone: str = "Europe/Berlin", country: str = "DE") -> Outlet:
    return Outlet(domain, domain, name, (name,), (domain,), country=country, timezone=timezone)


def case(
    kind: str, where: Outlet, url: str, story: Story, published: str, build: Callable[[Story], str], *,
    title: str = "", only: int = 0, name: str = "",
) -> Case:  # fmt: skip
    """A page that `build` makes of a story; `only` so many paragraphs are shown, all by default."""
    texts = tuple(p.removeprefix("## ") for p in story.paragraphs[: only or None])
    moment = datetime.fromisoformat(published) if published else None
    shown = name or build.__name__.strip("_")
    return Case(shown, kind, where, url, build(story), title or story.title, moment, texts, story.lead)


def esc(text: str) -> str:
    return html.escape(text, quote=True)


def paragraphs(
    story: Story, only: int = 0, *, start: int = 0, attributes: str = "", heading: str = "h2"
) -> str:
    """The story's paragraphs as <p>, its subheads as headings."""
    given = f" {attributes}" if attributes else ""
    return "\n".join(
        f"<{heading}>{esc(p[3:])}</{heading}>" if p.startswith("## ") else f"<p{given}>{esc(p)}</p>"
        for p in story.paragraphs[start : only or None]
    )


def ld(**values: object) -> str:
    data = json.dumps({"@context": "https://schema.org", **values}, ensure_ascii=False)
    return f'<script type="application/ld+json">{data}</script>'
