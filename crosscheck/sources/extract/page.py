"""A page parsed once: the lxml tree for the body, BeautifulSoup where markup has to be searched."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from crosscheck.sources.extract.charset import decode

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BODY = re.compile(r"<body[\s>]", re.IGNORECASE)
_HEAD_LIMIT = 400_000  # characters: a head larger than this is no head
_CSS_NAMES = """article aside child class contains data div empty first footer has header last main not
    nth only root section soup span type where"""
_CSS_WORDS = frozenset(_CSS_NAMES.split())
_HEAD_TAGS = ["meta", "link", "title", "base"]


@dataclass(frozen=True, slots=True)
class Page:
    """`html` the page's characters, `tree` its lxml document, `head` the soup of its metadata."""

    html: str
    tree: Any  # lxml.html.HtmlElement; the stubs know no trees without a document type
    head: BeautifulSoup
    _soup: list[BeautifulSoup] = field(default_factory=list, repr=False)

    def soup(self) -> BeautifulSoup:
        """The whole page for CSS selectors; costs as much as all the rest, so only when needed."""
        from bs4 import BeautifulSoup

        if not self._soup:
            self._soup.append(BeautifulSoup(self.html, "lxml"))
        return self._soup[0]


def parse(content: bytes, content_type: str = "") -> Page | None:
    """The page in `content`, or None when there is no element in it."""
    from bs4 import BeautifulSoup, SoupStrainer
    from lxml import etree, html

    text = _XML_DECLARATION.sub("", decode(content, content_type)).replace("\x00", "")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, ValueError):
        return None
    body = _BODY.search(text, 0, _HEAD_LIMIT)
    head = text[: body.start() if body else _HEAD_LIMIT]
    return Page(text, tree, BeautifulSoup(head, "lxml", parse_only=SoupStrainer(_HEAD_TAGS)))


def mentions(page: Page, selector: str) -> bool:
    """Whether any name in a CSS `selector` stands in the page at all (cheap, before a real search)."""
    return all(name in page.html for name in re.findall(r"[\w-]{3,}", selector) if name not in _CSS_WORDS)
