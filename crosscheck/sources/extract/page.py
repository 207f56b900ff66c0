"""A page parsed once: the lxml tree for the body, BeautifulSoup where markup has to be searched."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from crosscheck.model import Detail, because
from crosscheck.sources.extract.charset import decode

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BODY = ("<body", "<BODY")
_SCRIPT = re.compile(r"<script\b", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</script\s*+>", re.IGNORECASE)
_LINKED_DATA = re.compile(r"ld\+json", re.IGNORECASE)
_MOST_CHARACTERS = 3_000_000
_MOST_TAGS = 120_000
_HEAD_LIMIT = 400_000  # characters: a head larger than this is no head
_CSS_NAMES = """article aside child class contains data div empty first footer has header last main not
    nth only root section soup span type where"""
_CSS_WORDS = frozenset(_CSS_NAMES.split())
_HEAD_TAGS = ["meta", "link", "title", "base"]


@dataclass(frozen=True, slots=True)
class Page:
    """`html` the page's characters, `encoded` the same as UTF-8 (where a name is looked for fastest),
    `tree` its lxml document, `head` the soup of its metadata."""

    html: str
    encoded: bytes
    tree: Any  # lxml.html.HtmlElement; the stubs know no trees without a document type
    head: BeautifulSoup
    _soup: list[BeautifulSoup] = field(default_factory=list, repr=False)

    def soup(self) -> BeautifulSoup:
        """The whole page for CSS selectors; costs as much as all the rest, so only when needed."""
        from bs4 import BeautifulSoup

        if not self._soup:
            self._soup.append(BeautifulSoup(self.html, "lxml"))
        return self._soup[0]


def parse(content: bytes, content_type: str = "") -> Page | Detail:
    """The page in `content`, or why there is none to be read.

    Real articles have some thousand tags; a page with a hundred times as many is built to fill the
    memory, which a parsed page does many times over.
    """
    from bs4 import BeautifulSoup, SoupStrainer
    from lxml import etree, html

    text = decode(content, content_type)
    declared = _XML_DECLARATION.match(text)
    if declared:
        text = text[declared.end() :]
    if "\x00" in text:
        text = text.replace("\x00", "")
    if len(text) > _MOST_CHARACTERS:
        text = _without_scripts(text)
    if len(text) > _MOST_CHARACTERS or text.count("<") > _MOST_TAGS:
        return because("markup")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    # One class for all elements: lxml's choice by tag calls back into Python for every one of them.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    encoded = text.encode("utf-8", errors="replace")
    try:
        tree = html.document_fromstring(encoded, parser=parser)
    except (etree.ParserError, ValueError):
        return because("empty_page")
    ends = [at for at in (text.find(tag, 0, _HEAD_LIMIT) for tag in _BODY) if at >= 0]
    head = text[: min(ends, default=_HEAD_LIMIT)]
    return Page(text, encoded, tree, BeautifulSoup(head, "lxml", parse_only=SoupStrainer(_HEAD_TAGS)))


def _without_scripts(text: str) -> str:
    """The page without its scripts, but with its linked data."""
    kept: list[str] = []
    done = at = 0
    while opening := _SCRIPT.search(text, at):
        tag_end = text.find(">", opening.end())
        if tag_end >= 0 and _LINKED_DATA.search(text, opening.end(), tag_end):
            at = tag_end
            continue
        closing = _SCRIPT_END.search(text, opening.end())
        if closing is None:
            break
        kept.append(text[done : opening.start()])
        done = at = closing.end()
    return "".join([*kept, text[done:]])


def mentions(page: Page, selector: str) -> bool:
    """Whether any name in a CSS `selector` stands in the page at all (cheap, before a real search)."""
    return all(
        name.encode() in page.encoded for name in re.findall(r"[\w-]{3,}", selector) if name not in _CSS_WORDS
    )
