"""The result of looks as an RSS feed that keeps earlier entries."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from email.utils import format_datetime
from typing import NamedTuple

from lxml import etree

from crosscheck import messages, sinks
from crosscheck.errors import OutputError
from crosscheck.reports.words import Wording
from crosscheck.watching.full import entries
from crosscheck.watching.values import Fallen, Kind, Watched, WatchedSource

MOST_ENTRIES = 200  # the oldest ones beyond are left out
MOST_BYTES = 5_000_000  # of a feed that is read
_SHOWN = frozenset({Kind.CORRECTED, Kind.GONE})


class _Item(NamedTuple):
    id: str
    title: str
    link: str
    text: str


def feed(watched: Watched, earlier: bytes = b"", path: str = "") -> bytes:
    """The feed with what is new in front of the entries of `earlier`, the feed as it was at `path`.

    Raises OutputError for an earlier feed that is none.
    """
    kept = _entries(earlier, path) if earlier.strip() else []
    known = {_of(item, "guid") for item in kept}
    rss = etree.Element("rss", version="2.0")
    channel = etree.SubElement(rss, "channel")
    language = watched.language
    for name, text in (
        ("title", messages.text("watch.feed", language)),
        ("link", "urn:crosscheck:watch-sources"),
        ("description", messages.text("watch.feed_about", language)),
        ("language", language),
    ):
        _add(channel, name, text)
    when = format_datetime(watched.at)
    fresh = [item for item in _items(watched) if item.id not in known]
    for item in fresh:
        _append(channel, item, when)
    for old in kept[: max(0, MOST_ENTRIES - len(fresh))]:
        channel.append(old)
    etree.indent(rss)
    return bytes(etree.tostring(rss, xml_declaration=True, encoding="UTF-8"))


def _items(watched: Watched) -> Iterator[_Item]:
    news = watched.news
    for fallen in news.fallen:
        yield _of_statement(fallen, watched)
    for source in news.sources:
        if source.kind in _SHOWN:
            yield _of_source(source, watched)


def _of_statement(fallen: Fallen, watched: Watched) -> _Item:
    words = Wording(watched.language)
    versions = sorted(s.key for s in fallen.sources)
    link = next((s.article.url for s in fallen.sources if _is_web(s.article.url)), "")
    title = f"{words.verdict(fallen.now.verdict)}: {fallen.now.claim.text}"
    text = _joined(_only(watched, fallen=(fallen,)))
    return _Item(_digest(fallen.draft.path, fallen.now.claim.text, *versions), title, link, text)


def _of_source(source: WatchedSource, watched: Watched) -> _Item:
    kind = messages.text(f"watch.{source.kind.value}", watched.language)
    title = f"{source.outlet.domain} {kind}: {source.pin.title or source.article.url}"
    url = source.article.url
    text = _joined(_only(watched, sources=(source,)))
    return _Item(_digest(source.outlet.domain, url, source.key), title, url if _is_web(url) else "", text)


def _only(
    watched: Watched, fallen: tuple[Fallen, ...] = (), sources: tuple[WatchedSource, ...] = ()
) -> Watched:
    return Watched(sources, fallen, watched.language, watched.at)


def _joined(watched: Watched) -> str:
    return "\n".join(line.strip() for line in entries(watched))


def _is_web(url: str) -> bool:
    return url.startswith(("https://", "http://"))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


def _append(channel: etree._Element, item: _Item, when: str) -> None:
    entry = etree.SubElement(channel, "item")
    _add(entry, "title", item.title)
    if item.link:
        _add(entry, "link", item.link)
    _add(entry, "description", item.text)
    _add(entry, "guid", item.id).set("isPermaLink", "false")
    _add(entry, "pubDate", when)


def _add(parent: etree._Element, name: str, text: str) -> etree._Element:
    found = etree.SubElement(parent, name)
    found.text = sinks.xml(text)
    return found


def _entries(earlier: bytes, path: str) -> list[etree._Element]:
    """The entries of an earlier feed, newest first; nothing outside it is looked at and no entity is expanded."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(earlier, parser)
    except (etree.XMLSyntaxError, ValueError) as exc:
        raise _no_feed(path) from exc
    if root.tag != "rss":
        raise _no_feed(path)
    return list(root.iterfind("channel/item"))


def _of(item: etree._Element, name: str) -> str:
    return item.findtext(name) or ""


def _no_feed(path: str) -> OutputError:
    return OutputError(f"{path}: is no RSS feed, and is not written over", "Name another file.")
