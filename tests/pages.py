"""Builds article pages as outlets serve them, for tests: about invented events."""

from __future__ import annotations

import html
import json
from typing import Any

from crosscheck.model import Article, Outlet
from crosscheck.retrieval.extract import extract

OUTLET = Outlet("nord", "nordblatt.example", "Nordblatt", ("Nordblatt",), ("nordblatt.example",))
URL = "https://nordblatt.example/region/bruecke-gesperrt-4711.html"
TITLE = "Brücke über die Ahr bleibt gesperrt"
PARAGRAPHS = (
    "Die Ahrbrücke in Altenfeld bleibt bis Ende März für den Verkehr gesperrt. Das teilte das "
    "Straßenbauamt am Dienstag mit.",
    "„Wir haben Risse in zwei der acht Pfeiler gefunden“, sagte Amtsleiterin Petra Hollmann.",
    "Täglich fahren rund 14.000 Autos über das Bauwerk.",
    "Von den Kosten in Höhe von 2,3 Millionen Euro trägt das Land 60 Prozent.",
    "Nein, teurer werde es nicht.",
)


def page(
    *paragraphs: str,
    title: str = TITLE,
    ld: dict[str, Any] | None = None,
    head: str = "",
    above: str = "",
    inside: str = "",
    below: str = "",
    body: str = "",
    lang: str = "de",
) -> str:
    """A page with navigation, consent bar, teasers and footer round the article.

    `above` stands between headline and first paragraph, `inside` after the last one, `below` after
    the article; `body` replaces the paragraphs; `ld` adds to the JSON-LD (None values leave out).
    """
    data = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "url": URL,
        "datePublished": "2026-11-20T08:15:00+01:00", "author": {"@type": "Person", "name": "Jana Ruhl"},
        **(ld or {}),
    }  # fmt: skip
    data = {k: v for k, v in data.items() if v is not None}
    text = body or "\n".join(f"<p>{html.escape(p, quote=False)}</p>" for p in paragraphs or PARAGRAPHS)
    return f"""<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">
<title>{title} | Nordblatt</title><link rel="canonical" href="{URL}">
<meta property="og:site_name" content="Nordblatt">{head}
<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script></head><body>
<header><nav><ul><li><a href="/">Startseite</a></li><li><a href="/region">Region</a></li></ul></nav></header>
<div class="consent-bar"><p>Wir verwenden Cookies, um Inhalte zu personalisieren.</p></div>
<main><article><h1>{title}</h1>{above}
{text}
{inside}</article>
<aside><h2>Mehr zum Thema</h2><ul><li><a href="/x">Stau auf der A 61 am Morgen</a></li></ul></aside>{below}
</main><footer><p>Impressum · Datenschutz · AGB</p></footer></body></html>"""


def read(markup: str | bytes, outlet: Outlet = OUTLET, url: str = URL, **more: Any) -> Article:
    content = markup.encode() if isinstance(markup, str) else markup
    return extract(content, url=url, outlet=outlet, **more)


def parts(article: Article, *kinds: str) -> list[str]:
    """The texts of the article's passages, of `kinds` or all."""
    return [p.span.of(article.text) for p in article.passages if not kinds or p.kind in kinds]
