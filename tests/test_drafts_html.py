"""HTML: what a browser shows of it, and the exact way back to the file, however broken it is."""

from __future__ import annotations

import pytest

from crosscheck.drafts import read
from crosscheck.model import Span


def parse(source):
    return read("a.html", source.encode())


def shape(source):
    draft = parse(source)
    return [(block.kind.value, block.level, block.span.of(draft.text)) for block in draft.blocks]


def links(draft):
    return [(link.span.of(draft.text), link.url) for link in draft.links]


def in_file(draft, words):
    start = draft.text.index(words)
    found = draft.locate(Span(start, start + len(words)))
    return (found.line, found.column, found.end_line, found.end_column), draft.source[found.start : found.end]


PAGE = """<!DOCTYPE html>
<html lang="de-AT">
<head><meta charset="utf-8"><title>Mühle &amp; Steg | Blatt</title>
<meta property="article:published_time" content="2025-03-16T09:30:00+01:00">
<style>p { color: red }</style></head>
<body><nav><a href="/">Start</a></nav>
<h1>Streit um
    die Mühle</h1>
<p>Der <b>Stadtrat</b> hat &bdquo;lange&ldquo; beraten,
   wie <a href="https://www.n-tv.de/a?x=1&amp;y=2">n-tv
   meldet</a>.</p>
<script>document.write("<p>Nein</p>")</script>
<p hidden>Versteckt.</p>
</body></html>
"""


def test_a_page_shows_what_a_browser_shows():
    """Head, scripts, navigation and hidden parts are no text; white space is collapsed."""
    draft = parse(PAGE)
    assert draft.text == "Streit um die Mühle\n\nDer Stadtrat hat „lange“ beraten, wie n-tv meldet."
    assert links(draft) == [("n-tv meldet", "https://www.n-tv.de/a?x=1&y=2")]
    assert (draft.title, draft.language) == ("Streit um die Mühle", "de")
    assert draft.published is not None
    assert draft.published.isoformat() == "2025-03-16T09:30:00+01:00"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_words_stand_where_the_file_has_them(end):
    """Tags, entities and line ends of any kind do not shift lines and columns."""
    draft = parse(PAGE.replace("\n", end))
    assert in_file(draft, "Mühle") == ((8, 9, 8, 14), "Mühle")
    assert in_file(draft, "Stadtrat hat „lange“") == ((9, 11, 9, 47), "Stadtrat</b> hat &bdquo;lange&ldquo;")
    assert in_file(draft, "„")[1] == "&bdquo;"
    assert in_file(draft, "n-tv meldet") == ((10, 52, 11, 10), f"n-tv{end}   meldet")


@pytest.mark.parametrize(
    "source, visible",
    [
        ("a  b\n\tc", "a b c"),
        ("a <b> b</b> c", "a b c"),
        ("a&nbsp; b", "a b"),
        ("a&#32;&#10;b", "a b"),
        ("a&shy;b", "ab"),
        ("&auml;&#228;&#xE4;&euro;&copy &lt;p&gt;", "äää€© <p>"),
        ("a & b &unbekannt; &; &#; &#x;", "a & b &unbekannt; &; &#; &#x;"),
        ("a &#; <b>b</b> &# <i>c</i>", "a &#; b &# c"),
        ("&notit; &#1; &#xD800; &#0;", "¬it; \ufffd \ufffd"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("a <br>\n b", "a\nb"),
        ("a<br><br>b", "a\n\nb"),
        ("<br>a<br>", "a"),
        ("a<wbr>b", "ab"),
        ("a<!-- x -->b", "ab"),
        ("a<!-->b<!--->c", "abc"),
        ("a<!-- offen", "a"),
        ("a<?php x ?>b<!x>c</>d", "abcd"),
        ("a < b > c <3 d", "a < b > c <3 d"),
        ("a <b title='x > y'>b</b>", "a b"),
        ("a <b title=x'y>b</b>", "a b"),
        ("a <b", "a <b"),
        ('a <b title="offen>b', "a b"),
        ("<p>a<p>b</p></p>c", "a\n\nb\n\nc"),
        ("<b>a</i>b</b>", "ab"),
        ("</p></div>a", "a"),
        ("<p>a<div>b</div>c", "a\n\nb\n\nc"),
        ("<P>a</P><DIV>b</DIV>", "a\n\nb"),
        ("a<script>b</SCRIPT >c", "ac"),
        ("a<script>b", "a"),
        ("a<style>b{}</style><template>c</template><noscript>d</noscript>e", "ae"),
        ("a<nav>b</nav><button>c</button><select><option>d</select>e", "ae"),
        ("<div style='display: none'>a</div>b", "b"),
        ("<p hidden>a<p>b", "b"),
        ("<div hidden>a<p>b</p></div>c", "c"),
        ("<title>a</title>b", "b"),
        ("<head><title>a<b></title>b<p>c", "b\n\nc"),
        ("<textarea>a</textarea>b", "b"),
        ("a<img src=x alt='b'>c", "ac"),
        ("H<sub>2</sub>O und x<sup>2</sup>", "H2O und x2"),
        ("<del>a</del> <ins>b</ins>", "a b"),
        ("<td>a</td>b", "ab"),
    ],
)
def test_text_of_fragments(source, visible):
    """Fragments and broken markup, the way browsers read them."""
    assert parse(source).text == visible


@pytest.mark.parametrize(
    "source, blocks",
    [
        ("<h2>a</h2><p>b</p>", [("heading", 2, "a"), ("paragraph", 0, "b")]),
        ("<h1>a</h1>b<div>c</div>d", [("heading", 1, "a"), *[("paragraph", 0, each) for each in "bcd"]]),
        ("<ul><li>a<li>b<ol><li>c</ol></ul>d", [
            ("list_item", 1, "a"), ("list_item", 1, "b"), ("list_item", 2, "c"), ("paragraph", 0, "d")
        ]),
        ("<ul><li><p>a</p><p>b</p></li></ul>", [("list_item", 1, "a"), ("list_item", 1, "b")]),
        ("<table><tr><th>a<td>b<tr><td>c</table>d", [
            ("table_header", 0, "a"), ("table_cell", 0, "b"), ("table_cell", 0, "c"), ("paragraph", 0, "d")
        ]),
        ("<blockquote><p>a</p></blockquote>", [("quote", 0, "a")]),
        ("<figure><img><figcaption>a</figcaption></figure>b", [("caption", 0, "a"), ("paragraph", 0, "b")]),
        ("<pre>\na  b\r\n  c</pre>", [("code", 0, "a  b\n  c")]),
        ("<dl><dt>a<dd>b</dl>", [("paragraph", 0, "a"), ("paragraph", 0, "b")]),
        ("<h1>x</h1><p><b>a</b></p><p>b</p>", [("heading", 1, "x"), ("heading", 2, "a"), ("paragraph", 0, "b")]),
        ("<h1>x</h1><p><b>Kopf</b><br>Satz.</p>", [
            ("heading", 1, "x"), ("heading", 2, "Kopf"), ("paragraph", 0, "Satz.")
        ]),
        ("<p>[1] a: b<br>\n[2] c</p>", [("footnote", 0, "[1] a: b"), ("footnote", 0, "[2] c")]),
        ("<p><sup>1</sup> a: b<br><sup>2</sup> c.</p>", [("footnote", 0, "1 a: b"), ("footnote", 0, "2 c.")]),
        ("<p>Satz.<sup>1</sup> Noch einer.<sup>2</sup></p>", [("paragraph", 0, "Satz.1 Noch einer.2")]),
        ("<section role='doc-endnotes'><ol><li>a</ol></section>", [("footnote", 0, "a")]),
    ],
)  # fmt: skip
def test_blocks(source, blocks):
    """Block-level elements part the text; the nearest one that has a kind names it."""
    assert shape(source) == blocks


@pytest.mark.parametrize(
    "source, expected",
    [
        ("<a href=http://a.de>b</a>", [("b", "http://a.de")]),
        ("<a href=' http://a.de '> b </a>c", [("b", "http://a.de")]),
        ("<a href=/x><b>b</b> c</a>", [("b c", "/x")]),
        ("<a href=/x>b<a href=/y>c</a>d", [("b", "/x"), ("c", "/y")]),
        ("<a href=/x><p>b</p><p>c</p></a>", [("b", "/x"), ("c", "/x")]),
        ("<p><a href=/x>b</p><p>c</p>", [("b", "/x")]),
        ("<a name=x>b</a>", []),
        ("<a href=/x><img></a>b", []),
        ("b<sup><a href='#n1'>1</a></sup>", [("1", "#n1")]),
        ("Siehe http://a.de/b.", [("http://a.de/b", "http://a.de/b")]),
        ("<a href=/x>http://a.de</a>", [("http://a.de", "/x")]),
    ],
)
def test_links(source, expected):
    """Links stand on their visible words, per block, without the space around them."""
    assert links(parse(source)) == expected


def test_comments_are_known_by_their_place():
    """Comments are recorded wherever they stand, hidden parts included."""
    draft = parse("<head><!-- a --></head><p>Eins<!--b--> zwei.</p>\n<!-- c\nd -->")
    assert [comment.text for comment in draft.comments] == ["a", "b", "c\nd"]
    assert [comment.span.of(draft.source) for comment in draft.comments] == [
        "<!-- a -->",
        "<!--b-->",
        "<!-- c\nd -->",
    ]


@pytest.mark.parametrize(
    "source, expected",
    [
        ("<meta name=date content=2025-03-16T09:30Z><p>a", "2025-03-16T09:30:00+00:00"),
        ("<h1>a</h1><time datetime='2025-03-16T09:30+01:00'>heute</time><p>b", "2025-03-16T09:30:00+01:00"),
        ("<p>a</p><p>Am <time datetime='2025-04-10'>10. April</time></p>", None),
        ("<p>a</p><time pubdate datetime='2025-03-16'>b</time>", "2025-03-16T00:00:00+01:00"),
        ("<meta property='article:published_time' content='heute'><p>a", None),
    ],
)
def test_publication_time(source, expected):
    """The time the page says it was published, not any day its text speaks of."""
    found = parse(source).published
    assert (found.isoformat() if found else None) == expected


@pytest.mark.parametrize(
    "source, code",
    [
        ("<html lang=de><p>a", "de"),
        ("<html lang='en-GB'><p>a", "en"),
        ("<article lang=de><p>a", "de"),
        ("<p>a <span lang=fr>b</span>", ""),
        ("<html lang='!'><p>a", ""),
        ("<p>a", ""),
    ],
)
def test_language(source, code):
    """The language is the one given before any text; one of a quoted word is not the draft's."""
    assert parse(source).language == code


def test_a_page_without_headings_has_its_title_from_the_head():
    """<title> serves where no heading does."""
    assert parse("<title>a\n &amp; b</title><p>Satz.</p>").title == "a & b"
