"""The way back to the file, for any text: what a draft shows stands where it says it stands."""

from __future__ import annotations

import html
import importlib
import re
import string

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.drafts import Parsed, read
from crosscheck.errors import DraftError
from crosscheck.model import Span
from crosscheck.text.plain import plain

MODULES = ("txt", "markdown", "html")
SUFFIXES = ("txt", "md", "html")
SPACE = " \t\n\r\f"
quick = examples(150)

# What means something in one of the formats, and characters that are easily miscounted.
SNIPPETS = (
    *("\n", "\r\n", "\r", "\n\n", "  \n", "\\\n", " ", "    ", "\t", "\x0b", "\x0c", "\x85", "\u2028", "\xa0", "\xad"),
    *("Wort", "Satz.", "Er: „Ja.“", "n-tv.de", "ä", "ß", "😀", "e\u0301", "\u200b", "15. ", "1. ", "2) ", "[1] ", "– "),
    *("**", "*", "_", "`", "``", "~~", "[", "]", "(", ")", "](http://x.de/a)", "![b](c.png)", "\\", "\\*", "#", "# "),
    *("> ", "- ", "|", "|a|b|\n|-|-|\n|c\\|d|e|\n", "===", "---", "```", "[^1]", "[^1]: ", "[a]: http://x.de\n"),
    *("<http://z.de/%C3%A4>", "http://n-tv.de/a.", "<b>", "</b>", "<p>", "</p>", "<br>", "<div>", "</div>", "<li>"),
    *("<ul>", "</ul>", "<table>", "<tr>", "<td>", "<pre>", "</pre>", "<sup>1</sup>", "<h1>", "</h1>", "<blockquote>"),
    *("<!-- x -->", "<!--", "-->", "<a href='http://y.de'>", "</a>", "<script>", "</script>", "<title>", "<head>"),
    *("<p hidden>", "<", ">", "/>", "=\"", "'", '"', "&", "&amp;", "&auml;", "&#228;", "&nbsp;"),
    *("&shy;", "&#", "&#32;"),
)  # fmt: skip
marked_up = st.lists(st.sampled_from(SNIPPETS), min_size=1, max_size=25).map("".join)
anything = st.one_of(marked_up, st.text(max_size=80), st.text(string.printable, max_size=80))


def parse(module: str, source: str) -> Parsed:
    return importlib.import_module(f"crosscheck.drafts.{module}").parse(source)


def shows(visible: str, file: str) -> bool:
    """Whether a run of the file, by what the formats say, may show as `visible`."""
    if len(visible) == len(file):
        return all(a == b or (a in " \n" and b in SPACE) for a, b in zip(visible, file, strict=True))
    if visible in {" ", "\n"}:
        file = re.sub(r"<!--.*?-->", "", file, flags=re.DOTALL)
        # A line end takes in the marks that quotations and lists put before the next line.
        return re.fullmatch(r"<br[^>]*>|&[#\w]+;?|[\s>]*", file, re.IGNORECASE) is not None
    return html.unescape(file) == visible


@pytest.mark.parametrize("module", MODULES)
@quick
@given(source=anything)
def test_segments_are_in_order_and_show_what_the_file_has(module, source):
    """Segments ascend in text and file, cover all visible characters, and correspond to the file's."""
    parsed = parse(module, source)
    visible_end = file_end = 0
    for segment in parsed.segments:
        assert visible_end <= segment.visible.start < segment.visible.end <= len(parsed.text)
        assert file_end <= segment.file.start < segment.file.end <= len(source)
        assert shows(segment.visible.of(parsed.text), segment.file.of(source))
        visible_end, file_end = segment.visible.end, segment.file.end
    assert sum(len(segment.visible) for segment in parsed.segments) == sum(len(b.span) for b in parsed.blocks)


@pytest.mark.parametrize("module", MODULES)
@quick
@given(source=anything)
def test_blocks_fill_the_text(module, source):
    """Blocks are in order, do not touch, hold no white space at their ends, and nothing is left over."""
    parsed = parse(module, source)
    end = 0
    for index, block in enumerate(parsed.blocks):
        assert parsed.text[end : block.span.start] == ("\n\n" if index else "")
        words = block.span.of(parsed.text)
        assert words
        assert words == words.strip()
        end = block.span.end
    assert end == len(parsed.text)


@pytest.mark.parametrize("module", MODULES)
@quick
@given(source=anything)
def test_links_and_comments_lie_where_they_belong(module, source):
    """A link stands inside a block; a comment is one in the file and no link overlaps another."""
    parsed = parse(module, source)
    end = 0
    for link in parsed.links:
        assert end <= link.span.start < link.span.end
        assert any(block.span.covers(link.span) for block in parsed.blocks)
        end = link.span.end
    assert all(comment.span.of(source).startswith("<!--") for comment in parsed.comments)


@pytest.mark.parametrize("suffix", SUFFIXES)
@quick
@given(
    data=st.one_of(st.binary(max_size=60), anything.map(lambda text: text.encode("utf-8", "surrogatepass")))
)
def test_any_bytes_are_a_draft_or_a_clear_error(suffix, data):
    """Nothing but DraftError comes out of reading, with a message and a hint."""
    try:
        draft = read(f"a.{suffix}", data)
    except DraftError as caught:
        said = (caught.message, caught.hint)
    else:
        said = ()
        found = draft.locate(Span(0, len(draft.text)))
        assert (1, 1) <= (found.line, found.column) <= (found.end_line, found.end_column)
    assert all(said)


@quick
@given(source=anything, data=st.data())
def test_in_plain_text_a_place_in_the_file_is_the_words_themselves(source, data):
    """Without markup, the file's text at a reported range reads as the claim's does but for line ends."""
    source = source.replace("<!--", "").replace("\0", "")
    parsed = read("a.txt", ("Wort " + source).encode("utf-8", "replace"))
    block = data.draw(st.sampled_from(parsed.blocks))
    start = data.draw(st.integers(block.span.start, block.span.end - 1))
    span = Span(start, data.draw(st.integers(start + 1, block.span.end)))
    words, in_file = span.of(parsed.text), parsed.file_span(span).of(parsed.source)
    assert re.sub(r"\s+", "", words) in re.sub(r"\s+", "", plain(in_file, lines=True).text)


# Runs of Markdown and of HTML: the file's text, «» round the part of it that its words stand on, and
# the words a reader sees.
WORDS = ("Wort", "Grüße", "😀", "5\xa0Mio.", "Süd\xadkurier", "n-tv.de", "„Ja“", "a_b", "1.200")
MARKDOWN = (
    *((f"«{word}»", plain(word).text) for word in WORDS),
    *(("**«fett gesetzt»**", "fett gesetzt"), ("*«schräg»*", "schräg"), ("__«a»__", "a"), ("~~«weg»~~", "weg")),
    *(("`«x*y»`", "x*y"), ("`` «`z`» ``", "`z`"), ("«&amp;»", "&"), ("«&auml;&nbsp;x»", "ä x"), ("\\«*»", "*")),
    *(("[«n-tv»](http://a.de/b_c 'd')", "n-tv"), ("[**«SK** da»](<http://a.de>)", "SK da")),
    *(("<«http://a.de»>", "http://a.de"), ("<b>«b»</b>", "b"), ("«x<!-- c -->y»", "xy"), ("[«Ort»][ref]", "Ort")),
    *(("«H<sub>2</sub>O»", "H2O"), ("![Bild](b.png)«x»", "x"), ("«1\\.»", "1.")),
)  # fmt: skip
MARKUP = (
    *((f"«{word}»", plain(word).text) for word in WORDS),
    *(("<b>«fett gesetzt»</b>", "fett gesetzt"), ("<i class='a > b'>«x»</i>", "x"), ("«&amp;»", "&")),
    *(("«&Auml;rger»", "Ärger"), ("<a href='/x'>«n-tv»</a>", "n-tv"), ("«x<!-- c -->y»", "xy")),
    *(("«&#8222;a&#x201C;»", "„a“"), ("«x<sup>2»</sup>", "x2"), ("<span\n>«s»</span>", "s"), ("«a &lt; b»", "a < b")),
    *(("«x<script>y</script>z»", "xz"), ("&shy;«x»", "x"), ("«&copy»", "©")),
)  # fmt: skip
GAPS = (" ", "\n", "\r\n", "\r", "   ", " \n   ")


def drafts_of(runs, prefix, between):
    """Paragraphs put together from runs: the file's text, its words, and where each run's words stand."""

    def build(paragraphs):
        source, words, known = prefix, ["Kopf"], []
        for number, paragraph in enumerate(paragraphs):
            source += between if number else ""
            words.append("A")
            for index, ((raw, visible), gap) in enumerate(paragraph):
                source += gap if index else ""
                start = len(source) + raw.index("«")
                source += raw.replace("«", "").replace("»", "")
                known.append((visible, start, start + raw.index("»") - raw.index("«") - 1))
                words += visible.split()
        return source, words, known

    run = st.tuples(st.sampled_from(runs), st.sampled_from(GAPS))
    return st.lists(st.lists(run, min_size=1, max_size=8), min_size=1, max_size=4).map(build)


@pytest.mark.parametrize(
    "suffix, prefix, between, runs",
    [
        ("md", "# Kopf\n\n[ref]: http://r.de\n\nA ", "\n\nA ", MARKDOWN),
        ("md", "# Kopf\r\n\r\n[ref]: http://r.de\r\n\r\n> - A ", "\r\n\r\n> - A ", MARKDOWN),
        ("html", "<h1>Kopf</h1>\n<p>A ", "</p>\n<p class='x'>A ", MARKUP),
    ],
    ids=["Markdown", "Markdown in quotations", "HTML"],
)
def test_every_run_is_found_again(suffix, prefix, between, runs):
    """In drafts put together from known runs the text is as expected and each run is where it was put."""

    @quick
    @given(draft=drafts_of(runs, prefix, between))
    def check(draft):
        source, words, known = draft
        found = read(f"a.{suffix}", source.encode())
        assert found.text.split() == words
        at = found.text.index("A ") + 1
        for visible, start, end in known:
            at = found.text.index(visible, at)
            assert found.file_span(Span(at, at + len(visible))) == Span(start, end), visible
            at += len(visible)

    check()
