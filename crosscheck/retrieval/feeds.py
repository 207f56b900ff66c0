"""Lists of articles that outlets publish: RSS, Atom, news sitemaps, also broken, packed or hostile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html.entities import html5
from itertools import islice
from typing import Any

from crosscheck import moments
from crosscheck.outlets.identity import absolute, is_web
from crosscheck.retrieval.extract.canonical import clean
from crosscheck.retrieval.fetch.inflate import Body, TooLarge, Undecodable

MOST_ENTRIES = 5_000  # of one list
_MOST_NEXT = 10
_MOST_ELEMENTS = 300_000  # of one list
_MOST_OF_ENTRY = 1_000  # elements of one entry
_MOST_BROKEN = 1_000_000  # bytes of a list that is no XML, within which it is mended
_ITEMS = frozenset({"item", "entry", "url"})
_SUMMARY = frozenset({"description", "summary", "encoded", "content", "keywords"})
_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml"})
_DATES = ("publication_date", "pubDate", "published", "date", "issued", "updated", "lastmod")
_SUMMARY_LENGTH = 1_000
_XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_BARE = re.compile(rb"&(?!#\d{1,7};|#x[0-9a-fA-F]{1,6};|[a-zA-Z][a-zA-Z0-9]{1,30};)")
_NAMED = re.compile(rb"&([a-zA-Z][a-zA-Z0-9]{1,30});")


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as a list names it; `summary` is what the list says of it, without markup."""

    url: str
    title: str = ""
    summary: str = ""
    published: datetime | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list holds: articles, and further lists (pages of a sitemap index, the next page of a
    feed) with the time each was last changed. `cut`: it names more of them than are looked at."""

    entries: tuple[Entry, ...] = ()
    more: tuple[tuple[str, datetime | None], ...] = ()
    cut: bool = False


def parse(content: bytes, url: str, *, limit: int, timezone: str = "UTC") -> Listing:
    """The list in `content`, which was fetched from `url`; empty when there is none.

    Broken XML is read as far as it goes. Nothing outside the document is looked at and no entity is
    expanded. `limit` caps an unpacked list in bytes; times without a zone are in `timezone`.
    """
    from lxml import etree

    unpacked = _unpacked(content, limit)
    if not unpacked.lstrip().startswith((b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return Listing()
    root = None
    for attempt, recover in ((unpacked, False), (_repaired(unpacked[:_MOST_BROKEN]), True)):
        # What breaks XML in practice is mended first: in recovery libxml2 drops good entities, too.
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            recover=recover,
            remove_comments=True,
        )
        try:
            root = etree.fromstring(attempt, parser)
            break
        except (etree.XMLSyntaxError, ValueError):
            continue
    if root is None or _name(root) in {"html", "body"}:
        return Listing()
    if _name(root) == "sitemapindex":
        pages = tuple(islice(_children(root, url, timezone), MOST_ENTRIES + 1))
        return Listing(more=pages[:MOST_ENTRIES], cut=len(pages) > MOST_ENTRIES)
    entries: dict[str, Entry] = {}
    cut = False
    for number, element in enumerate(root.iter()):
        if number == _MOST_ELEMENTS:
            cut = True
            break
        if _name(element) in _ITEMS:
            entry = _entry(element, url, timezone)
            if entry.url and len(entries) == MOST_ENTRIES and entry.url not in entries:
                cut = True
                break
            if entry.url:
                entries.setdefault(entry.url, entry)
    further = tuple((u, None) for u in islice(_next_pages(root, url), _MOST_NEXT))
    return Listing(tuple(entries.values()), further, cut)


def alternates(markup: str, url: str) -> tuple[str, ...]:
    """The feeds that a page names in its head."""
    from lxml import etree

    root = etree.fromstring(b"<html>" + markup.encode(errors="replace"), etree.HTMLParser(encoding="utf-8"))
    links = (
        k for k in root.iter("link") if "alternate" in k.get("rel", "").split() and k.get("href") is not None
    )
    feeds = (k for k in links if k.get("type", "").lower() in _FEED_TYPES)
    return tuple(dict.fromkeys(filter(None, (_joined(url, k.get("href", "")) for k in feeds))))


def _unpacked(content: bytes, limit: int) -> bytes:
    """`content`, unpacked if it is a gzip file, as sitemaps often are; empty when it is a bomb."""
    if not content.startswith(b"\x1f\x8b"):
        return content
    body = Body("gzip", limit)
    try:
        body.feed(content)
    except (TooLarge, Undecodable):
        return b""
    return body.content()


def _repaired(content: bytes) -> bytes:
    """`content` with bare ampersands escaped and HTML's entities written out."""
    if b"\x00" in content[:100]:
        return content  # UTF-16

    def named(found: re.Match[bytes]) -> bytes:
        name = found.group(1).decode("ascii")
        if name in _XML_ENTITIES:
            return found.group()
        character = html5.get(name + ";")
        return character.encode("ascii", "xmlcharrefreplace") if character else b"&amp;" + found.group()[1:]

    return _NAMED.sub(named, _BARE.sub(b"&amp;", content))


def _entry(element: Any, base: str, timezone: str) -> Entry:
    """The entry in `element`. Those that stand in it, as where an end is missing, are entries of their own."""
    texts, link = _told(element)
    url = link or texts.get("link") or texts.get("loc") or _permanent(texts.get("guid", ""))
    summary = next(
        (texts[n] for n in ("description", "summary", "encoded", "content", "keywords") if n in texts), ""
    )
    return Entry(
        _joined(base, url),
        _plain(texts.get("title", "")),
        _plain(summary[: 4 * _SUMMARY_LENGTH])[:_SUMMARY_LENGTH],
        moments.first_with_zone([texts.get(n) for n in _DATES], timezone),
    )


def _told(element: Any) -> tuple[dict[str, str], str]:
    """The texts of an entry by the names of their elements, the first of each; and where it links to."""
    from lxml import etree

    texts: dict[str, str] = {}
    link = ""
    walk = etree.iterwalk(element, events=("start",))
    for _, child in islice(walk, _MOST_OF_ENTRY):
        name = _name(child)
        if child is element or not name or (name in texts and name != "link"):
            continue
        if name in _ITEMS or name in _SUMMARY:
            walk.skip_subtree()  # each element is looked at for one entry, and once
        if name in _ITEMS:
            continue
        if name == "link" and child.get("href"):
            if child.get("rel", "alternate") == "alternate":
                link = link or child.get("href")
            continue
        text = "".join(child.itertext()) if name in _SUMMARY else child.text or ""
        if text.strip() and not (name == "title" and _name(child.getparent()) not in {*_ITEMS, "news"}):
            texts.setdefault(name, text.strip())
    return texts, link


def _children(root: Any, base: str, timezone: str) -> Iterator[tuple[str, datetime | None]]:
    for element in root.iter():
        if _name(element) == "sitemap":
            texts = {_name(c): (c.text or "").strip() for c in element}
            url = _joined(base, texts.get("loc", ""))
            if url:
                yield url, moments.first_with_zone([texts.get("lastmod")], timezone)


def _next_pages(root: Any, base: str) -> Iterator[str]:
    for element in islice(root.iter(), _MOST_ELEMENTS):
        if _name(element) == "link" and element.get("rel") == "next" and element.get("href"):
            yield _joined(base, element.get("href"))


def _name(element: Any) -> str:
    """The name without its namespace: lists use the right ones, the wrong ones or none."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1].rsplit(":", 1)[-1] if isinstance(tag, str) else ""


def _permanent(guid: str) -> str:
    return guid if guid.startswith(("http://", "https://")) else ""


def _joined(base: str, url: str) -> str:
    joined = absolute(base, url)
    return joined if is_web(joined) else ""


def _plain(text: str) -> str:
    """Titles and summaries may hold markup, escaped once more."""
    if "<" not in text and "&" not in text:
        return clean(text)
    import html

    return clean(re.sub(r"<[^>]*>", " ", html.unescape(text)))
