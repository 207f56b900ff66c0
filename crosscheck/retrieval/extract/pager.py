"""Whether a page is one of several that an article is spread over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from crosscheck.outlets.identity import absolute
from crosscheck.retrieval.extract import boilerplate
from crosscheck.retrieval.extract.blocks import names_of
from crosscheck.retrieval.extract.canonical import clean

_LONGEST = 60  # characters of a pager's line or of a link in it
# What an address has more than that of the same article's first page.
_PAGE_PART = re.compile(r"[-_/,.?&;]?(?:(?:page|seite|teil|part|pg|p|s)[-_/=,.]?)?(\d{1,2})/?")
_EDGES = " .»›>→:|"
_NUMBER = re.compile(r"\d{1,2}")
_ANOTHERS = re.compile(
    r"comment|kommentar|teaser|related|gallery|galerie|forum|recommend|more-|search", re.IGNORECASE
)


def is_one_of_several(tree: Any, urls: tuple[str, ...]) -> bool:
    """Whether the page with this lxml `tree`, known by `urls`, holds one page of an article of several."""
    addresses = [url for url in urls if url]
    for element in tree.iter("link", "a"):
        if "next" in (element.get("rel") or "").lower().split() and _is_next(element, addresses):
            return True
    return any(
        _tells(element, text, addresses) and not _is_anothers(element) for element, text in _lines(tree)
    )


def is_line(text: str) -> bool:
    """Whether a part of the body is a pager: page numbers and words like „weiter“, no more."""
    words = boilerplate.wording()
    low = text.lower()
    for pattern in words.page_of:
        low = pattern.sub("", low)
    pieces = low.strip(_EDGES).split()
    return len(text) <= _LONGEST and all(
        _NUMBER.fullmatch(p.strip(_EDGES)) or p.strip(_EDGES) in words.next_page for p in pieces
    )


def _lines(tree: Any) -> Iterator[tuple[Any, str]]:
    """The elements that hold a few words and no more, with their text."""
    for element in tree.iter("a", "span", "p", "div", "li", "nav", "strong", "em", "button"):
        own = element.text or ""
        if len(own) <= _LONGEST and (own.strip() or element.tag in {"a", "div", "nav", "p"}):
            text = clean("".join(_beginning(element)) if len(element) else own)
            if 0 < len(text) <= _LONGEST:
                yield element, text.lower()


def _beginning(element: Any) -> Iterator[str]:
    """Text of `element`, no more than it takes to see that it is too long."""
    size = 0
    for piece in element.itertext():
        yield piece
        size += len(piece.strip())
        if size > _LONGEST:
            return


def _tells(element: Any, text: str, urls: list[str]) -> bool:
    words = boilerplate.wording()
    counted = next((found for pattern in words.page_of if (found := pattern.search(text))), None)
    if counted:
        return 1 <= int(counted.group(1)) <= int(counted.group(2)) > 1
    if element.tag != "a":
        return False
    bare = text.strip(_EDGES)
    if bare in words.all_pages:
        return True
    if _NUMBER.fullmatch(bare) or text.startswith(words.next_page):
        return _is_next(element, urls)
    return False


def _is_next(element: Any, urls: list[str]) -> bool:
    """Whether a link leads to another page of the article at one of `urls`."""
    href = (element.get("href") or "").strip()
    if not href or _ANOTHERS.search(href):
        return False
    return any(_is_page_of(absolute(url, href), url) for url in urls)


def _is_page_of(other: str, url: str) -> bool:
    """Whether two addresses are the same but for the number of a page."""
    here, there = _address(url), _address(other)
    if here == there or not here.strip("/"):
        return False
    stem = _common(here, there)
    one, two = here[stem:][::-1], there[stem:][::-1]
    tail = _common(one, two)
    one, two = one[tail:][::-1], two[tail:][::-1]
    found = _PAGE_PART.fullmatch(two)
    if found is None or int(found.group(1)) < 1:
        return False
    return not one.strip("/?") or bool(_PAGE_PART.fullmatch(one))


def _common(one: str, two: str) -> int:
    """Length of the common beginning, less the digits of a number that goes on in either: „1“ and „12“ have
    nothing in common."""
    unlike = (at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b)
    length = next(unlike, min(len(one), len(two)))
    goes_on = one[length : length + 1].isdigit() or two[length : length + 1].isdigit()
    while goes_on and length and one[length - 1].isdigit():
        length -= 1
    return length


def _address(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.path.rstrip('/')}{query}".lower()


def _is_anothers(element: Any) -> bool:
    """Whether an element stands among comments, pictures or other articles."""
    return any(_ANOTHERS.search(names_of(e)) for e in (element, *element.iterancestors()))
