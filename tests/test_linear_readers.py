"""No reader of the package takes more than its share of time as its input grows: drafts, pages, feeds, words."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

import pytest
from documents import odt
from growth import UNITS, superlinear

from crosscheck import drafts, moments, sinks
from crosscheck.attribution import attribute
from crosscheck.claims import split
from crosscheck.language import get
from crosscheck.matching.quotes import words
from crosscheck.matching.tokens import tokens
from crosscheck.matching.withdrawn import withdrawn
from crosscheck.model import Article, Outlet, Span, State
from crosscheck.outlets import registry
from crosscheck.outlets.names import hosts
from crosscheck.quantities.parsing import read_values
from crosscheck.retrieval import feeds, formats
from crosscheck.retrieval.extract import (
    blocks,
    body,
    charset,
    dateline,
    extract,
    kinds,
    metadata,
    page,
    pager,
    teasers,
    titles,
)
from crosscheck.retrieval.extract.page import Page
from crosscheck.retrieval.fetch import robots
from crosscheck.retrieval.formats._lines import paragraphs
from crosscheck.text.lexemes import lexemes
from crosscheck.text.plain import plain
from crosscheck.text.quotations import closed, quotations
from crosscheck.text.sentences import sentences
from crosscheck.text.statements import statements
from crosscheck.text.text import Text

DE, EN = get("de"), get("en")
OUTLET = Outlet("nord", "nordblatt.example", "Nordblatt", ("Nordblatt",), ("nordblatt.example",))
URL = "https://nordblatt.example/bruecke-4711.html"
DAY = datetime(2026, 3, 10, 12, tzinfo=UTC)
REGISTRY = registry.load()
_START = 2000  # characters
_MOST = 8000  # characters from which a text grows fourfold, however quick the reader
_EACH = {kind: units[0] for kind, units in UNITS.items()}
_ALL = {f"{kind} {number}": unit for kind, units in UNITS.items() for number, unit in enumerate(units, 1)}
_SENTENCE = "Die Brücke Nummer {} ist seit Montag gesperrt, berichtet das Nordblatt. "

# What is repeated in pages, feeds and documents; `{}` is the number of the repetition.
_MARKUP = {
    "paragraphs": "<p>Die Brücke {} ist seit Montag gesperrt.</p>",
    "headings": "<h2>Die Brücke {}</h2>",
    "sections": "<h2>Die Brücke {}</h2><p>Sie ist seit Montag gesperrt, heißt es.</p>",
    "items": "<ul><li>Die Brücke {}</li></ul>",
    "links": '<a href="/{}">Die Brücke bleibt noch bis Ende März gesperrt</a> ',
    "teasers": '<article><h3><a href="/{}">Die Brücke</a></h3><p>Sie ist zu.</p></article>',
    "dates": "<p><time datetime=2026-01-01>1.1.2026</time></p>",
    "dated headings": "<div><h3>1.1.2026</h3></div>",
    "spans": "<span>Wort</span> ",
    "bold": "<b>Wort</b> ",
    "lines": "Die Brücke {} ist gesperrt.<br>",
    "cells": "<table><tr><td>Die Brücke</td><td>{}</td></tr></table>",
    "rows": "<tr><td>Die Brücke</td><td>{}</td></tr>",
    "labels": "<p>Auch interessant</p>",
    "empty": "<p></p>",
    "quotes": "<blockquote>„Die Brücke {} ist zu“, sagt er.</blockquote>",
    "metas": '<meta name="date" content="2026-01-01">',
    "comments": "<!-- a -->",
    "captions": "<figure><figcaption>Die Brücke {} am Montag</figcaption></figure>",
    "definitions": "<dl><dt>Brücke {}</dt><dd>Sie ist gesperrt.</dd></dl>",
    "pager": '<a href="/bruecke-4711-{}.html">2</a> ',
    "footers": "<footer>Die Brücke {}</footer>",
    "leads": '<div class="lead">Die Brücke {} ist seit Montag zu.</div>',
    "teaser boxes": '<div class="teaser"><h4>Auch {}</h4><p>Sie ist zu.</p></div>',
    "articles": "<article>Wort {}</article>",
    "named": '<div class="related">Wort {}</div>',
    "hidden": '<p style="display:none">Wort</p>',
    "invitations": "<p>Lesen Sie auch: Die Brücke {}</p>",
    "empty dates": "<p><time datetime=2026-01-01></time></p><a href=/{}>a</a>",
    "mains": "<h1>Die Brücke {}</h1>",
}


# Blocks of a draft whose credits may reach over others.
_BLOCKS = {
    "quotations": "> Die Brücke {} ist seit Montag zu.\n\n",
    "items": "- Die Brücke {} ist zu.\n",
    "headings": "# Brücke {}\n\nSie ist zu.\n\n",
    "source lines": "Die Brücke {} ist zu.\n\nQuelle: n-tv\n\n",
    "credits": "Die Brücke {} ist zu, berichtet n-tv.\n\nSie bleibt es.\n\n",
    "links": "Die [Brücke {}](https://n-tv.de/{}) ist zu.\n\n",
    "tables": "| Brücke | {} |\n",
}
_BROKEN = {**_MARKUP, "open": "<div>Wort", "half open": "<p>Wort<b>"}  # what has no end


def repeated(unit: str) -> Callable[[int], str]:
    """Texts of some length in which `unit` is repeated."""

    def text(length: int) -> str:
        count = max(1, length // len(unit))
        pieces = (unit.replace("{}", str(number)) for number in range(count))
        return f"Die Brücke bleibt zu. {''.join(pieces)}\x01x"

    return text


def article(text: str) -> Article:
    return Article(OUTLET, URL, State.FULL, text=text)


def docx(text: str) -> bytes:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    runs = f"<w:p><w:r><w:t xml:space='preserve'>{escape(text)}</w:t></w:r></w:p>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", f"<w:document {names}><w:body>{runs}</w:body></w:document>")
    return stream.getvalue()


def draft(name: str) -> Callable[[str], object]:
    return lambda text: drafts.read(name, text.encode())


def claimed(text: str) -> object:
    read = drafts.read("a.txt", text.encode())
    return split(read, Text.of(read, DE))


def credited(text: str) -> object:
    read = drafts.read("a.md", text.encode())
    return attribute(read, split(read, Text.of(read, DE)), REGISTRY, DE)


def bare(text: str) -> str:
    """Without the characters that XML has no place for."""
    return "".join(c for c in text if c >= " " or c in "\t\n\r")


_TEXTS: dict[str, Callable[[str], object]] = {
    "text draft": draft("a.txt"),
    "Markdown draft": draft("a.md"),
    "HTML draft": draft("a.html"),
    "Word draft": lambda text: drafts.read("a.docx", docx(bare(text))),
    "plain": lambda text: plain(text, lines=True),
    "sentences": lambda text: list(sentences(text, Span(0, len(text)), DE.segmentation)),
    "English sentences": lambda text: list(sentences(text, Span(0, len(text)), EN.segmentation)),
    "clauses": lambda text: statements(text, DE.clauses),
    "quotations": quotations,
    "closed quotations": closed,
    "lexemes": lambda text: lexemes(text, None, "de"),
    "values": lambda text: read_values(text, lexemes(text, None, "de"), DE, DAY),
    "English values": lambda text: read_values(text, lexemes(text, None, "en"), EN, DAY),
    "tokens": lambda text: tokens(Text(text, DE, DAY)),
    "claims": claimed,
    "credits": credited,
    "names": lambda text: list(REGISTRY.find(text)),
    "hosts": lambda text: list(hosts(text)),
    "quoted words": lambda text: words(Text(text, DE)),
    "withdrawn": lambda text: withdrawn(Text(text, DE), article(text).passages),
    "moment": moments.find,
    "whole moment": moments.parse,
    "dateline": dateline.is_dateline,
    "title": lambda text: titles.cleaned(text, ("Nordblatt",), ("Region",)),
    "kind of content": lambda text: kinds.not_html(text.encode()),
    "charset": lambda text: charset.decode(text.encode("utf-8") + b"\xff"),
    "page text": lambda text: extract(f"<p>{text}".encode(), url=URL, outlet=OUTLET),
    "feed": lambda text: feeds.parse(f"<rss>{text}".encode(), URL, limit=10**8),
    "alternates": lambda text: feeds.alternates(text, URL),
    "robots": lambda text: robots.rules(200, f"User-agent: *\nDisallow: /{text}".encode()).allows(URL),
    "reservation": lambda text: robots.reservation(text.encode(), URL),
    "text article": lambda text: formats.read(text.encode(), "a.txt"),
    "Markdown article": lambda text: formats.read(text.encode(), "a.md"),
    "mail": lambda text: formats.read(b"From: a@b.example\r\nTo: c\r\n\r\n" + text.encode(), "a.eml"),
    "RTF": lambda text: formats.read(b"{\\rtf1 " + text.encode("ascii", "replace"), "a.rtf"),
    "OpenDocument": lambda text: formats.read(odt(f"<text:p>{escape(bare(text))}</text:p>"), "a.odt"),
    "printed lines": lambda text: paragraphs([text]),
    "line": sinks.line,
    "cell": sinks.cell,
    "Markdown": sinks.markdown,
    "XML": sinks.xml,
    "JSON": sinks.json_text,
}
# What goes over every draft and article character by character is given all runs, the others one of each kind.
_CLOSE = frozenset({"sentences", "closed quotations", "hosts", "moment", "plain"})
_PROSE = (
    "text draft",
    "printed lines",
    "plain",
    "sentences",
    "values",
    "tokens",
    "claims",
    "credits",
    "names",
)


def parsed(markup: str) -> Page:
    read = page.parse(f"<body><article><h1>Die Brücke</h1>{markup}".encode())
    assert isinstance(read, Page)
    return read


# What looks at a page, each alone: where all of them are timed together the slow ones hide the steep one.
_PAGES: dict[str, Callable[[Page], object]] = {
    "teasers": lambda read: teasers.find(read.tree, (URL,)),
    "pager": lambda read: pager.is_one_of_several(read.tree, (URL,)),
    "headline": lambda read: titles.heading(read.tree, "Die Brücke", "Die Brücke", ("Nordblatt",)),
    "date": lambda read: dateline.published(read.tree, read.tree.find(".//h1"), OUTLET, (URL,)),
    "metadata": lambda read: metadata.read(read, OUTLET, URL),
    "blocks": lambda read: blocks.read_blocks(read.tree),
    "body": lambda read: body.read_body(copy.deepcopy(read.tree), body.Known("Die Brücke")),
}
_MARKUPS: dict[str, Callable[[str], object]] = {
    "page": lambda text: page.parse(f"<body><article>{text}".encode()),
    "article": lambda text: extract(f"<body><article><h1>Brücke</h1>{text}".encode(), url=URL, outlet=OUTLET),
    "HTML draft": draft("a.html"),
    "HTML in mail": lambda text: formats.read(
        b"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n" + text.encode(), "a.eml"
    ),
    "alternates": lambda text: feeds.alternates(text, URL),
}
_ENTRIES = {
    "items": "<item><title>Die Brücke {}</title><link>https://nordblatt.example/{}</link></item>",
    "dated items": "<item><pubDate>Tue, 10 Mar 2026 12:00:00 GMT</pubDate><link>/{}</link></item>",
    "entries": "<entry><title>{}</title><link href='/{}'/><updated>2026-03-10</updated></entry>",
    "open": "<item>",
    "ampersands": "&a ",
}


def _told(
    name: str,
    call: Callable[[Any], object],
    kinds: dict[str, str],
    most: int,
    made: Callable[[str], object] = str,
) -> Iterator[str]:
    """What grows too fast, of runs of each kind up to `most` characters; `made` is what the reader gets of them."""
    for kind, unit in kinds.items():
        text = repeated(unit)
        if grown := superlinear(call, lambda length, text=text: made(text(length)), _START, most):
            yield f"{name} on {kind} ({unit!r}): {grown}"


@pytest.mark.parametrize("name", _TEXTS)
def test_no_reader_takes_more_than_its_share_of_a_long_run(name: str) -> None:
    steep = list(_told(name, _TEXTS[name], _ALL if name in _CLOSE else _EACH, _MOST))
    assert not steep, "\n" + "\n".join(steep)


@pytest.mark.parametrize("name", _PROSE)
def test_no_reader_takes_more_than_its_share_of_many_sentences(name: str) -> None:
    """In one paragraph, and in paragraphs of their own."""
    runs = {"sentences": _SENTENCE, "paragraphs": _SENTENCE + "\n\n"}
    steep = list(_told(name, _TEXTS[name], runs, _MOST))
    assert not steep, "\n" + "\n".join(steep)


def test_no_credit_takes_more_than_its_share_of_a_draft() -> None:
    """Lists, quotations, headings and source lines, which reach over their neighbours."""
    steep = list(_told("credits", credited, _BLOCKS, _MOST))
    assert not steep, "\n" + "\n".join(steep)


@pytest.mark.parametrize("name", _PAGES)
def test_no_look_at_a_page_takes_more_than_its_share_of_much_markup(name: str) -> None:
    steep = list(_told(name, _PAGES[name], _MARKUP, _MOST, parsed))
    assert not steep, "\n" + "\n".join(steep)


@pytest.mark.parametrize("name", _MARKUPS)
def test_no_reader_takes_more_than_its_share_of_much_markup(name: str) -> None:
    steep = list(_told(name, _MARKUPS[name], _BROKEN, _MOST))
    assert not steep, "\n" + "\n".join(steep)


@pytest.mark.parametrize("root", ["rss", "feed", "urlset"])
def test_no_feed_takes_more_than_its_share(root: str) -> None:
    steep = list(
        _told(root, lambda text: feeds.parse(f"<{root}>{text}".encode(), URL, limit=10**8), _ENTRIES, _MOST)
    )
    assert not steep, "\n" + "\n".join(steep)
