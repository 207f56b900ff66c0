"""What a page says about itself: JSON-LD first, then meta elements, in that order of trust."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from crosscheck import moments
from crosscheck.model import Outlet
from crosscheck.outlets.identity import absolute, plain_address
from crosscheck.outlets.wrapped import unwrapped
from crosscheck.retrieval.extract import dateline, titles
from crosscheck.retrieval.extract.canonical import clean
from crosscheck.retrieval.extract.page import Page
from crosscheck.retrieval.fetch import robots

Node = dict[str, Any]

_LISTS = frozenset({"CollectionPage", "ItemList", "SearchResultsPage"})
_ARTICLE = re.compile(r"(?:Article|BlogPosting|LiveBlogPosting|NewsReport|Report)$")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "date", "datepublished",
    "dc.date.issued", "dc.date", "dcterms.date", "dcterms.issued", "dcterms.created", "publication_date",
    "publish-date", "publishdate", "pubdate", "article:published", "article.published", "dc.date.created", "dc.created",
    "datecreated", "rnews:datepublished", "vr:published_time", "cxenseparse:recs:publishtime", "parsely-pub-date",
    "sailthru.date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time",
    "og:article:modified_time",
    "last-modified",
    "datemodified",
    "og:updated_time",
)
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_OPENING = re.compile(r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)")
_CLOSING = re.compile(r"(?:-->|/\*\s*\]\]>\s*\*/|//\s*\]\]>|\]\]>)$")
_CLOSED = 40  # characters at the end in which the marks stand
_LONGEST_NAME = 120  # characters of a publisher's name
_DEPTH = 12  # levels of nested JSON-LD to look through
_NO_BYLINE = re.compile(r"https?://|@|^www\.")


@dataclass(frozen=True, slots=True)
class Metadata:
    """A page's own account of itself; empty where it says nothing.

    `headline` is the title as the page shows it, `free` schema.org's isAccessibleForFree (None when
    absent), `word_count` its wordCount, `updates` the entries of a liveBlogUpdate as (headline, body,
    time), newest first as a rule. `is_list` says that the page calls itself a list of articles, `is_dated`
    that its head gives the day of publication; `reservations` are the page's own reservations of rights
    („noarchive“, „tdm-reservation“ …). `names` are those of the outlet on the page and in its file,
    `publisher` only the page's, in the order of trust.
    """

    title: str = ""
    headline: str = ""
    description: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    canonical: str = ""
    language: str = ""
    names: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    kind: str = ""
    free: bool | None = None
    word_count: int = 0
    body: str = ""
    updates: tuple[tuple[str, str, datetime | None], ...] = ()
    reservations: tuple[str, ...] = ()
    is_article: bool = False
    is_list: bool = False
    is_dated: bool = False
    meta: dict[str, str] = field(default_factory=dict)


def read(page: Page, outlet: Outlet, url: str) -> Metadata:
    """The metadata of `page`, fetched from `url`; times without a zone get the outlet's."""
    meta = _meta(page)
    nodes = list(_nodes(page))
    canonical = _canonical(page, meta, url)
    article = _article(nodes, {url, canonical})
    blog = _text(article.get("@type")) == "LiveBlogPosting"
    names = _names(article, meta, outlet)
    told = [_text(article.get("headline")), meta.get("og:title", "")]
    sections = [_text(article.get("articleSection")), meta.get("article:section", "")]
    heading = titles.heading(page.tree, next(filter(None, told), ""), clean(page.title), names)
    published = moments.first_with_zone(
        [article.get("datePublished"), *(meta.get(n) for n in _PUBLISHED), *_of_page(nodes, article)],
        outlet.timezone,
    )
    return Metadata(
        title=titles.choose(told, titles.text_of(heading), names, sections),
        headline=titles.cleaned(titles.text_of(heading), names, sections),
        description=clean(
            _text(article.get("description")) or meta.get("og:description", "") or meta.get("description", "")
        ),
        authors=_authors(article, meta),
        published=published or dateline.published(page.tree, heading, outlet, (url, canonical)),
        modified=moments.first_with_zone(
            [article.get("dateModified"), *(meta.get(n) for n in _MODIFIED)], outlet.timezone
        ),
        canonical=canonical,
        language=_language(page, meta, article),
        names=tuple(filter(None, names)),
        publisher=_publisher(clean(meta.get("og:site_name", "")), article, nodes),
        kind=_text(article.get("@type")),
        free=_free(article, nodes),
        word_count=_number(article.get("wordCount")),
        body=_text(article.get("articleBody")),
        updates=tuple(_updates(article, outlet)) if blog or article.get("liveBlogUpdate") else (),
        reservations=_reservations(meta),
        is_article=bool(article) or meta.get("og:type", "").lower() == "article",
        is_list=not article and any(t in _LISTS for n in nodes for t in _types(n)),
        is_dated=bool(article.get("datePublished")) or any(n in meta for n in _PUBLISHED),
        meta=meta,
    )


def _publisher(site: str, article: Node, nodes: list[Node]) -> tuple[str, ...]:
    """The names of the outlet: og:site_name, and the publisher of the article in JSON-LD, which may
    stand there by its @id alone."""
    named = article.get("publisher")
    found = [site]
    for each in named if isinstance(named, list) else [named]:
        if isinstance(each, dict) and not each.get("name"):
            each = next((n for n in nodes if each.get("@id") and n.get("@id") == each["@id"]), None)
        found.append(clean(_text(each.get("name") if isinstance(each, dict) else each)))
    return tuple(dict.fromkeys(name for name in found if 1 < len(name) <= _LONGEST_NAME))


def _meta(page: Page) -> dict[str, str]:
    """All meta elements of the head by lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for element in page.head.iter("meta"):
        name = (
            element.get("property")
            or element.get("name")
            or element.get("itemprop")
            or element.get("http-equiv")
        )
        content = element.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content.strip())
    return found


def _nodes(page: Page) -> Iterator[Node]:
    """Every object with a type in the page's JSON-LD, outermost first."""
    for script in page.tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            yield from _typed(_lenient(script.text or ""), _DEPTH)


def _lenient(text: str) -> Any:
    """JSON as pages write it: in comment marks, with trailing commas, with raw line ends in strings."""
    opened = _OPENING.sub("", text).strip().rstrip(";").rstrip()
    stripped = opened[:-_CLOSED] + _CLOSING.sub("", opened[-_CLOSED:])
    stripped = stripped.strip().rstrip(";")
    for attempt in (stripped, _TRAILING_COMMA.sub(r"\1", stripped)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _typed(value: Any, depth: int) -> Iterator[Node]:
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from _typed(item, depth - 1)
    elif isinstance(value, dict):
        if value.get("@type"):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item"):
            yield from _typed(value.get(key), depth - 1)


def _article(nodes: list[Node], urls: set[str]) -> Node:
    """The node that describes this page's article: one naming this URL before any other.

    A page of teasers lists many articles, each with an address of its own; none of those is
    this page's.
    """
    articles = [n for n in nodes if any(_ARTICLE.search(t) for t in _types(n))]
    places = {plain_address(u) for u in urls if u}
    for node in articles:
        if places & {plain_address(u) for u in _own_urls(node)}:
            return node
    unplaced = [n for n in articles if not _own_urls(n)]
    if unplaced:
        return unplaced[0]
    return articles[0] if len(articles) == 1 else {}


def _own_urls(node: Node) -> list[str]:
    page = node.get("mainEntityOfPage")
    page_id = page.get("@id") if isinstance(page, dict) else page
    return [u for u in (page_id, node.get("url"), node.get("@id")) if isinstance(u, str) and "/" in u]


def _types(node: Node) -> list[str]:
    kind = node.get("@type")
    return [k for k in (kind if isinstance(kind, list) else [kind]) if isinstance(k, str)]


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = next((v for v in value if v), "")
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or ""
    return value if isinstance(value, str) else ""


def _number(value: Any) -> int:
    try:
        return max(0, int(float(str(value).strip())))
    except (ValueError, OverflowError):
        return 0


def _free(article: Node, nodes: list[Node]) -> bool | None:
    """isAccessibleForFree of the article, or, where it is silent, of its parts or its page."""
    own = _boolean(article.get("isAccessibleForFree"))
    if own is not None:
        return own
    parts = article.get("hasPart")
    for node in parts if isinstance(parts, list) else [parts]:
        if isinstance(node, dict) and _boolean(node.get("isAccessibleForFree")) is False:
            return False
    pages = [n for n in nodes if "WebPage" in _types(n)]
    return next((v for v in (_boolean(n.get("isAccessibleForFree")) for n in pages) if v is not None), None)


def _of_page(nodes: list[Node], article: Node) -> list[object]:
    """Dates that JSON-LD gives otherwise: of the article's making, and of the page it stands on."""
    pages = [n for n in nodes if "WebPage" in _types(n)]
    return [article.get("dateCreated"), *(n.get("datePublished") for n in pages[:1])]


def _boolean(value: Any) -> bool | None:
    word = str(value).strip().lower().rsplit("/", 1)[-1]
    return {"true": True, "false": False}.get(word)


def _authors(article: Node, meta: dict[str, str]) -> tuple[str, ...]:
    value = article.get("author") or article.get("creator")
    names = [clean(_text(v)) for v in (value if isinstance(value, list) else [value])]
    if not any(names):
        names = [clean(meta.get(n, "")) for n in ("author", "article:author", "dc.creator")]
    unique = dict.fromkeys(n for n in names if n and not _NO_BYLINE.search(n))
    return tuple(unique)


def _names(article: Node, meta: dict[str, str], outlet: Outlet) -> list[str]:
    """What the outlet is called, by itself and in the registry."""
    said = (meta.get(n, "") for n in ("og:site_name", "application-name", "publisher", "dc.publisher"))
    hosts = (prefix + domain for domain in outlet.domains for prefix in ("", "www."))
    return [*filter(None, said), _text(article.get("publisher")), outlet.name, *outlet.names, *hosts]


def _canonical(page: Page, meta: dict[str, str], url: str) -> str:
    """The address of the page itself: that of a copy in a web archive leads to the page copied."""
    for element in page.head.iter("link"):
        href = element.get("href")
        if href is not None and "canonical" in element.get("rel", "").lower().split():
            return unwrapped(absolute(url, href))
    return unwrapped(absolute(url, meta.get("og:url", "")))


def _language(page: Page, meta: dict[str, str], article: Node) -> str:
    declared = page.tree.get("lang") or _text(article.get("inLanguage")) or meta.get("og:locale", "")
    return re.split(r"[-_]", declared.strip().lower() or meta.get("content-language", "").lower())[0]


def _updates(article: Node, outlet: Outlet) -> Iterator[tuple[str, str, datetime | None]]:
    entries = article.get("liveBlogUpdate")
    for entry in entries if isinstance(entries, list) else [entries]:
        if isinstance(entry, dict):
            headline, body = _text(entry.get("headline")), _text(entry.get("articleBody"))
            if headline or body:
                yield headline, body, moments.first_with_zone([entry.get("datePublished")], outlet.timezone)


def _reservations(meta: dict[str, str]) -> tuple[str, ...]:
    """Reservations of rights in the page: robots directives and the TDM Reservation Protocol."""
    told = ",".join(meta.get(n, "") for n in ("robots", "googlebot", "googlebot-news"))
    return robots.header_reservation(meta.get("tdm-reservation", ""), meta.get("tdm-policy", ""), told)
