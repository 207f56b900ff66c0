"""The lines that a page shows for its article, without the places where it speaks of others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from crosscheck import moments
from crosscheck.retrieval.extract.blocks import BLOCKS, SKIPPED, attributes_of, is_hidden, names_of
from crosscheck.retrieval.extract.canonical import clean

_ARTICLE = 600  # characters from which an element holds more than a headline
TITLE = 32  # characters of link text from which a link leads to another article
_MENU = 3  # links from which a block over the headline is part of the site's head
_UNREAD = SKIPPED - {"footer"}  # that of an article may hold its date
# Places of other things than the article: left out with all that stands in them.
_ELSEWHERE = frozenset(["aside", "blockquote", "figcaption", "figure", "form", "nav"])
_NAMES = """ad ads advert audio author-bio authorbox bio caption comment comments copyright event events gallery
    latest more most-read mostread newsletter offer offers paywall player podcast poll popular promo recommendations
    recommended related respond sidebar sponsored ticker trending veranstaltung veranstaltungen termin termine video
    widget"""
_OTHER_NAMES = re.compile(rf"(?:^|[\s_-])(?:{'|'.join(_NAMES.split())})(?=$|[\s_-])")
_TEASER_NAMES = re.compile(r"(?:^|[\s_-])teasers?(?=$|[\s_-])")
_MARKED = re.compile(r"(?:^|:)(?:datePublished|dateCreated)$")


@dataclass(frozen=True, slots=True)
class Line:
    """One block as a reader sees it: its runs of text, with the elements they stand in."""

    runs: tuple[tuple[str, Any], ...]
    element: Any

    @property
    def text(self) -> str:
        return clean(" ".join(text for text, _ in self.runs))

    @property
    def elements(self) -> tuple[Any, ...]:
        return tuple(element for _, element in self.runs if element is not None)


def scope_of(tree: Any, heading: Any) -> Any:
    """The smallest element with the headline that holds the article, too."""
    body = tree.find("body")
    if heading is None:
        return next(tree.iter("article", "main"), tree if body is None else body)
    limit = len("".join(heading.itertext())) + _ARTICLE
    for element in heading.iterancestors():
        whole = element.tag in {"article", "main", "body"}
        if whole or len(" ".join("".join(element.itertext()).split())) > limit:
            return element
    return tree


def lines_of(scope: Any, heading: Any) -> Iterator[Line]:
    """The lines of `scope` in reading order, without places of other things; the headline is one."""
    ours = ancestry(heading)
    runs: list[tuple[str, Any]] = []
    home = [scope]

    def end() -> Iterator[Line]:
        if runs:
            yield Line(tuple(runs), home[-1])
            runs.clear()

    def walk(element: Any, inside: Any) -> Iterator[Line]:
        block = element.tag in BLOCKS
        if block:
            yield from end()
            home.append(element)
        dated = element if attribute(element) or element.tag == "time" or not block else inside
        _say(runs, element.text, dated)
        if not (element.text or "").strip() and attribute(element):
            runs.append(("", element))
        for child in element:
            read = isinstance(child.tag, str) and (child.tag not in _UNREAD or marked(child))
            if read and not _is_elsewhere(child, ours):
                if child is heading:
                    yield from end()
                    yield Line((("".join(child.itertext()), None),), child)
                else:
                    yield from walk(child, dated)
            _say(runs, child.tail, dated)
        if block:
            yield from end()
            home.pop()

    yield from walk(scope, None)
    yield from end()


def ancestry(heading: Any) -> set[Any]:
    """The headline and the elements it stands in."""
    return set() if heading is None else {heading, *heading.iterancestors()}


def leads_elsewhere(block: Any, ours: set[Any], *, menu: bool) -> bool:
    """Whether a block, or the one around it, is about other articles: it links to one by its title, has a
    heading of its own, or is the site's `menu`, where there may be one."""
    for element in (block, block.getparent()):
        if element is None or element in ours or element.tag in {"body", "main", "article"}:
            break
        if any(
            e is not block and moments.find("".join(e.itertext())) is None
            for e in element.iter("h2", "h3", "h4")
        ):
            return True
        links = [clean("".join(a.itertext())) for a in element.iter("a")]
        if (menu and len(links) >= _MENU) or any(
            len(text) > TITLE and not moments.find(text) for text in links
        ):
            return True
    return False


def _say(runs: list[tuple[str, Any]], text: str | None, element: Any) -> None:
    if text and text.strip():
        runs.append((clean(text), element))


def _is_elsewhere(element: Any, ours: set[Any]) -> bool:
    """Whether an element holds something else than the article, which stands among `ours`."""
    if element in ours:
        return False
    if is_hidden(attributes_of(element)) and not marked(element):
        return True
    if element.tag in _ELSEWHERE:
        return True
    if element.tag == "article":
        # Only the first can belong to a headline that stands in none.
        return any(e.tag == "article" for e in ours) or element is not next(
            element.getroottree().iter("article")
        )
    if element.tag == "footer" and all(e.tag != "article" for e in element.iterancestors()):
        return True
    names = names_of(element)
    if _OTHER_NAMES.search(names):
        return True
    if _TEASER_NAMES.search(names) or element.tag in {"footer", "header"}:
        # A teaser of another article leads there; the same name for a line of this one does not.
        return any(True for _ in element.iter("a", "h2", "h3", "h4"))
    if element.tag == "a":
        text = clean("".join(element.itertext()))
        return len(text) > TITLE and moments.find(text) is None
    return False


def attribute(element: Any) -> str:
    """The moment an element gives for programs: `datetime` of any, `content` of one marked as the date."""
    if element is None:
        return ""
    return element.get("datetime") or (element.get("content") if marked(element) else "") or ""


def marked(element: Any) -> bool:
    """Whether microdata or RDFa call the element the date of publication."""
    return any(_MARKED.search(element.get(name) or "") for name in ("itemprop", "property"))
