"""Outlets' profiles, each against pages in that outlet's structure; new folders are found by listing."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pages import parts

from crosscheck.model import Article, Outlet
from crosscheck.outlets import registry
from crosscheck.outlets.identity import article_key
from crosscheck.retrieval.extract import extract

FOLDER = Path(__file__).parent.parent / "fixtures" / "outlets"
PAGES = sorted(FOLDER.glob("*/*.html"))


def profile(domain: str) -> Outlet:
    """The outlet of that domain, as everybody gets it."""
    outlet = registry.load().by_domain(domain)
    assert outlet is not None, f"{domain} has pages, but no file in outlets/"
    return outlet


def extracted(page: Path) -> tuple[Article, dict[str, Any]]:
    expected = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    article = extract(page.read_bytes(), url=expected["url"], outlet=profile(page.parent.name))
    return article, expected


@pytest.mark.parametrize("page", PAGES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_page_is_read_as_expected(page: Path) -> None:
    """State, metadata, and every passage in its order; nothing of the page around it."""
    article, expected = extracted(page)
    for key, value in expected.items():
        if key == "passages":
            shown: Any = [[p.kind, p.span.of(article.text)] for p in article.passages]
        elif key == "published":
            shown, value = article.published, datetime.fromisoformat(value)
        else:
            shown = getattr(article, key)
            shown = list(shown) if isinstance(shown, tuple) else shown
        assert shown == value, key


@pytest.mark.parametrize("page", PAGES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_every_sentence_of_an_article_is_in_its_text(page: Path) -> None:
    """The measure that matters: nothing an outlet said is missing."""
    article, expected = extracted(page)
    wanted = [text for _, text in expected.get("passages", [])]
    sentences = [s for text in wanted for s in re.split(r"(?<=[.!?])\s+", text)]
    assert [s for s in sentences if s not in article.text] == []
    if "passages" in expected:
        assert len(parts(article)) == len(wanted)


@pytest.mark.parametrize("domain", sorted({p.parent.name for p in PAGES}))
def test_outlet_has_pages_of_every_kind(domain: str) -> None:
    """Free, paywalled, liveblog and consent: each needs its proof."""
    assert {"free", "paywalled", "liveblog", "consent"} <= {p.stem for p in (FOLDER / domain).glob("*.html")}


@pytest.mark.parametrize(
    ("domain", "old", "new"),
    [
        ("n-tv.de", "https://www.n-tv.de/p/A-article25829016.html", "https://www.n-tv.de/q/B-id25829016.html"),
        (
            "suedkurier.de",
            "https://www.suedkurier.de/region/a;art410924,10473878",
            "https://dz-news.suedkurier.de/b/c;art372458,10473878?utm_source=x",
        ),
        ("sueddeutsche.de", "https://www.sueddeutsche.de/a/b-1.5827206", "https://www.sueddeutsche.de/c/neuer-titel-1.5827206?print=true"),
        ("sueddeutsche.de", "https://www.sueddeutsche.de/a/b-1.5827206", "https://sz.de/1.5827206"),
        ("sueddeutsche.de", "https://www.sueddeutsche.de/a/b-li.3232475", "https://www.sueddeutsche.de/li.3232475"),
        ("sueddeutsche.de", "https://www.sueddeutsche.de/a/b-li.3232475", "https://www.sueddeutsche.de/a/c-li.3232475?reduced=true"),
    ],
)  # fmt: skip
def test_article_is_one_under_old_and_new_addresses(domain: str, old: str, new: str) -> None:
    """The outlet's own number says so."""
    outlet = profile(domain)
    assert article_key(outlet, old) == article_key(outlet, new)
    assert "#" in article_key(outlet, old)
