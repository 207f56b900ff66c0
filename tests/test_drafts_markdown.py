"""Markdown: what a reader sees of it, and the exact way back to the file."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from crosscheck.drafts import read
from crosscheck.errors import DraftError
from crosscheck.model import Span


def parse(source):
    return read("a.md", source.encode())


def shape(source):
    draft = parse(source)
    return [(block.kind.value, block.level, block.span.of(draft.text)) for block in draft.blocks]


def links(draft):
    return [(link.span.of(draft.text), link.url) for link in draft.links]


def located(draft, words):
    """(line, column, end line, end column) and the file's text where `words` stand."""
    start = draft.text.index(words)
    found = draft.locate(Span(start, start + len(words)))
    return (found.line, found.column, found.end_line, found.end_column), draft.source[found.start : found.end]


GOLDEN = (
    "## Ärger um die Mühle 😀\n"
    "\n"
    'Der **Stadtrat** von *Wiesenbrück* hat 😀 laut [n-tv](https://www.n-tv.de/a_b "Titel") beschlossen,\n'
    "die „Mühle“ &amp; den Steg zu **sanieren**. Das kostet 4,5&nbsp;Mio.&nbsp;Euro ([suedkurier.de][sk]).\n"
    "\n"
    "[sk]: https://www.suedkurier.de/x;art1,2\n"
)


@pytest.mark.parametrize(
    "words, where, in_file",
    [
        ("Ärger", (1, 4, 1, 9), "Ärger"),
        ("😀", (1, 23, 1, 24), "😀"),
        ("Stadtrat", (3, 7, 3, 15), "Stadtrat"),
        ("Wiesenbrück", (3, 23, 3, 34), "Wiesenbrück"),
        ("n-tv", (3, 48, 3, 52), "n-tv"),
        ("beschlossen, die", (3, 87, 4, 4), "beschlossen,\ndie"),
        ("hat 😀 laut", (3, 36, 3, 46), "hat 😀 laut"),
        ("&", (4, 13, 4, 18), "&amp;"),
        ("& den", (4, 13, 4, 22), "&amp; den"),
        ("sanieren. Das", (4, 33, 4, 48), "sanieren**. Das"),
        ("5 Mio. Euro", (4, 58, 4, 79), "5&nbsp;Mio.&nbsp;Euro"),
        ("suedkurier.de", (4, 82, 4, 95), "suedkurier.de"),
    ],
)
def test_words_stand_where_the_file_has_them(words, where, in_file):
    """Emphasis, links, entities, umlauts and emoji before a word do not shift its line and column."""
    assert located(parse(GOLDEN), words) == (where, in_file)


def test_the_visible_text_of_a_whole_draft():
    """Markup is gone, line ends are spaces, links carry their addresses."""
    draft = parse(GOLDEN)
    assert draft.text == (
        "Ärger um die Mühle 😀\n\n"
        "Der Stadtrat von Wiesenbrück hat 😀 laut n-tv beschlossen, die „Mühle“ & den Steg zu sanieren. "
        "Das kostet 4,5 Mio. Euro (suedkurier.de)."
    )
    assert links(draft) == [
        ("n-tv", "https://www.n-tv.de/a_b"),
        ("suedkurier.de", "https://www.suedkurier.de/x;art1,2"),
    ]
    assert draft.title == "Ärger um die Mühle 😀"


def test_text_like_the_marks_before_it_is_told_from_them():
    """A line whose text could be found among its list marks as well is found behind them."""
    draft = parse("1. 1\n2. 2\n\n> \\>\n")
    assert [draft.locate(block.span).column for block in draft.blocks] == [4, 4, 4]


def test_crlf_shifts_nothing():
    """With CRLF line ends every word has the line and column it has with LF."""
    plain, other = parse(GOLDEN), parse(GOLDEN.replace("\n", "\r\n"))
    assert other.text == plain.text
    for words in ("Ärger", "Wiesenbrück", "beschlossen, die", "suedkurier.de"):
        assert located(plain, words)[0] == located(other, words)[0]


@pytest.mark.parametrize(
    "source, visible",
    [
        ("Ein *Wort*, __zwei__ und ***drei***.", "Ein Wort, zwei und drei."),
        ("Ein ~~altes~~ Wort.", "Ein altes Wort."),
        ("`code` und ``a`b`` und `` `c` ``.", "code und a`b und `c`."),
        (r"Stern \* und \_ und \\ und \ä.", r"Stern * und _ und \ und \ä."),
        ("&auml;&#228;&#xE4;&euro; &amp;amp; &unbekannt;", "äää€ &amp; &unbekannt;"),
        ("2 * 3 * 4 und snake_case_wort", "2 * 3 * 4 und snake_case_wort"),
        ("**unvollständig", "**unvollständig"),
        ("a**b**c", "abc"),
        ("[Wort](http://a.de)", "Wort"),
        ("[**fett** und `code`](<http://a.de/x y> 'Titel')", "fett und code"),
        ("[Wort] (http://a.de)", "[Wort] (http://a.de)"),
        ("[Wort][unbekannt]", "[Wort][unbekannt]"),
        ("[a\nb](http://a.de)", "a b"),
        ("Bild ![Text](b.png) da", "Bild da"),
        ("[![Text](b.png)](http://a.de) da", "da"),
        ("<https://a.de/%C3%A4> da", "https://a.de/%C3%A4 da"),
        ("<m.berg@a.de> da", "m.berg@a.de da"),
        ("Ein <b>Wort</b>, H<sub>2</sub>O<br>da", "Ein Wort, H2O\nda"),
        ("Ein <!-- Kommentar --> Wort", "Ein Wort"),
        ("Ein <span hidden>verstecktes</span> Wort", "Ein Wort"),
        ("Ein   Wort\tda", "Ein Wort da"),
        ("Zeile eins  \nZeile zwei", "Zeile eins\nZeile zwei"),
        ("Zeile eins\\\nZeile zwei", "Zeile eins\nZeile zwei"),
        ("Zeile eins\n    Zeile zwei", "Zeile eins Zeile zwei"),
        ("Süd\xadkurier und Süd&shy;kurier", "Südkurier und Südkurier"),
        ("15\\. Februar", "15. Februar"),
        ("a < b und b > a & c", "a < b und b > a & c"),
        ("<kein tag", "<kein tag"),
    ],
)
def test_inline_markup(source, visible):
    """What a reader sees of markup inside a paragraph."""
    draft = parse(source + " E.")
    assert draft.text == visible + " E."
    assert located(draft, "E.")[1] == "E."


@pytest.mark.parametrize(
    "source, blocks",
    [
        ("# Eins #\n\nText.", [("heading", 1, "Eins"), ("paragraph", 0, "Text.")]),
        ("###### Sechs\nText.", [("heading", 6, "Sechs"), ("paragraph", 0, "Text.")]),
        ("# # Raute\n", [("heading", 1, "# Raute")]),
        ("Eins\n====\n\nZwei\n---\n", [("heading", 1, "Eins"), ("heading", 2, "Zwei")]),
        ("Zwei\nZeilen\n===\n", [("heading", 1, "Zwei Zeilen")]),
        ("- a\n- b\n  c\n", [("list_item", 1, "a"), ("list_item", 1, "b c")]),
        ("1. a\n2. b\n", [("list_item", 1, "a"), ("list_item", 1, "b")]),
        ("- a\n  - b\n    1. c\n    2. d\n", [
            ("list_item", 1, "a"), ("list_item", 2, "b"), ("list_item", 3, "c"), ("list_item", 3, "d")
        ]),
        ("- a\n\n  b\n- c\n", [("list_item", 1, "a"), ("list_item", 1, "b"), ("list_item", 1, "c")]),
        ("> a\nb\n> c\n", [("quote", 0, "a b c")]),
        ("> - a\n> - b\n", [("list_item", 1, "a"), ("list_item", 1, "b")]),
        ("- > a\n  > b\n", [("quote", 0, "a b")]),
        ("> > a\n> > b\n", [("quote", 0, "a b")]),
        ("Text:\n- a\n", [("paragraph", 0, "Text:"), ("list_item", 1, "a")]),
        ("```py\nx = 1\n\n  y\n```\nText.", [("code", 0, "x = 1\n\n  y"), ("paragraph", 0, "Text.")]),
        ("Text.\n\n    x = 1\n    y\n", [("paragraph", 0, "Text."), ("code", 0, "x = 1\ny")]),
        ("Eins.\n\n---\n\nZwei.", [("paragraph", 0, "Eins."), ("paragraph", 0, "Zwei.")]),
        ("| a | b \\| c |\n|---|--:|\n| **d** | `e` |\n", [
            ("table_header", 0, "a"), ("table_header", 0, "b | c"), ("table_cell", 0, "d"), ("table_cell", 0, "e")
        ]),
        ("> a | b\n> -|-\n> c | d\n", [
            ("table_header", 0, "a"), ("table_header", 0, "b"), ("table_cell", 0, "c"), ("table_cell", 0, "d")
        ]),
        ("a | b\n-|-\n | x\n", [("table_header", 0, "a"), ("table_header", 0, "b"), ("table_cell", 0, "x")]),
        ("<div>\n<p>Ein <b>Absatz</b>.</p>\n</div>\n\nText.", [
            ("paragraph", 0, "Ein Absatz."), ("paragraph", 0, "Text.")
        ]),
        ("<div hidden>\n\nVersteckt.\n\n</div>\n\nText.", [("paragraph", 0, "Text.")]),
        ("<script>\nlet a\n\nlet b\n</script>\n\nText.", [("paragraph", 0, "Text.")]),
    ],
)  # fmt: skip
def test_blocks(source, blocks):
    """Structure by CommonMark, each paragraph-like unit a block of its kind."""
    assert shape(source) == blocks


@pytest.mark.parametrize(
    "source",
    [
        "15. Februar 2025: Der Rat tagt.",
        "1. FC Wiesenbrück verliert.",
        "> 3. Oktober ist Feiertag.",
        "- 7. Mai: Wahl.",
    ],
)
def test_a_list_of_one_number_is_no_list(source):
    """A date at a line's start keeps its number, which CommonMark would take for a list's."""
    draft = parse(source + "\n\nText.")
    number = source.lstrip("> -").split()[0]
    assert draft.blocks[0].span.of(draft.text) == source.lstrip("> -")
    assert located(draft, number)[1] == number


def test_bold_lines_are_headings():
    """A short paragraph set wholly in bold above a text is a heading; bold within one is not."""
    source = "# Kopf\n\n**Streit um die Mühle**\n\n**Preise:** Sie steigen.\n\nOhne Stern\n\nText."
    assert [(kind, text) for kind, _, text in shape(source)] == [
        ("heading", "Kopf"),
        ("heading", "Streit um die Mühle"),
        ("paragraph", "Preise: Sie steigen."),
        ("paragraph", "Ohne Stern"),
        ("paragraph", "Text."),
    ]


def test_a_bold_first_line_is_cut_off_its_paragraph():
    """Many renderers break the line there; the heading is no part of the first sentence."""
    assert [(kind, text) for kind, _, text in shape("**Streit um die Mühle**\nDer Rat tagt heute.")] == [
        ("heading", "Streit um die Mühle"),
        ("paragraph", "Der Rat tagt heute."),
    ]


def test_plain_headings_in_a_file_that_marks_none():
    """Plain text that happens to be called .md has its headings as plain text has."""
    assert [kind for kind, _, _ in shape("Streit um die Mühle\n\nDer Rat tagt heute, meldet n-tv.de.")] == [
        "heading",
        "paragraph",
    ]


# ------------------------------------------------------------------------------ notes


def test_footnotes_are_blocks_with_their_links():
    """A note's mark shows as [1] in text and note, and each leads back to the file."""
    draft = parse(
        "Der Rat tagt.[^1] Die Mühle bleibt.[^b]\n\n"
        "[^1]: Südkurier: [Streit](https://www.suedkurier.de/a)\n"
        "[^b]: https://www.n-tv.de/b\n\n    Zweiter Absatz.\n\nText."
    )
    assert [(block.kind.value, block.span.of(draft.text)) for block in draft.blocks] == [
        ("paragraph", "Der Rat tagt.[1] Die Mühle bleibt.[b]"),
        ("footnote", "[1] Südkurier: Streit"),
        ("footnote", "[b] https://www.n-tv.de/b"),
        ("footnote", "Zweiter Absatz."),
        ("paragraph", "Text."),
    ]
    assert links(draft) == [("Streit", "https://www.suedkurier.de/a"), ("https://www.n-tv.de/b",) * 2]
    assert located(draft, "[1]") == ((1, 14, 1, 18), "[^1]")
    assert located(draft, "Südkurier") == ((3, 7, 3, 16), "Südkurier")


def test_a_mark_without_its_note_stays_as_typed():
    """Without a definition [^9] is plain text."""
    assert parse("Der Rat tagt.[^9]").text == "Der Rat tagt.[^9]"


def test_an_empty_note_is_none():
    """A definition without text gives no block and does no harm."""
    assert parse("Text.[^1]\n\n[^1]:\n").text == "Text.[1]"


def test_lines_of_plain_notes_are_footnotes():
    """A list of notes typed by hand is a block a note, although CommonMark joins the lines."""
    source = "Text.\n\n[1] Südkurier: [Streit](http://a.de)\n[2] SWR: Die Mühle"
    assert shape(source)[1:] == [
        ("footnote", 0, "[1] Südkurier: Streit"),
        ("footnote", 0, "[2] SWR: Die Mühle"),
    ]


# ------------------------------------------------------------------------------ links and comments


@pytest.mark.parametrize(
    "source, expected",
    [
        ("[Wort](http://a.de)", ("Wort", "http://a.de")),
        ("[Wort](</a b>)", ("Wort", "/a%20b")),
        ("[Wort][x]\n\n[x]: http://a.de", ("Wort", "http://a.de")),
        ("[Wort][]\n\n[wort]: http://a.de", ("Wort", "http://a.de")),
        ("[Wort]\n\n[wort]: http://a.de", ("Wort", "http://a.de")),
        ("[Wort\nda](http://a.de)", ("Wort da", "http://a.de")),
        ("*[Wort](http://a.de)*", ("Wort", "http://a.de")),
        ("[ Wort ](http://a.de)", ("Wort", "http://a.de")),
        ("[a &amp; *b*](http://a.de)", ("a & b", "http://a.de")),
        ("<http://a.de>", ("http://a.de", "http://a.de")),
        ("http://a.de/x.", ("http://a.de/x", "http://a.de/x")),
        ("<a href='http://a.de?x=1&amp;y=2'>Wort</a>", ("Wort", "http://a.de?x=1&y=2")),
        ("[n-tv](https://www.n-tv.de/a_(b)_c)", ("n-tv", "https://www.n-tv.de/a_(b)_c")),
        ("[SK](https://www.suedkurier.de/x;art372455,1)", ("SK", "https://www.suedkurier.de/x;art372455,1")),
    ],
)
def test_links(source, expected):
    """Every way to write a link gives the words it stands on and its address."""
    assert links(parse("Vor " + source)) == [expected]


def test_comments_are_known_by_their_place():
    """Comments inside a paragraph and on lines of their own are recorded, in order."""
    draft = parse("Eins <!-- a --> zwei.\n\n<!-- b\nc -->\n\n> <!-- d -->\n> Drei.\n")
    assert draft.text == "Eins zwei.\n\nDrei."
    assert [(comment.text, comment.span.of(draft.source)) for comment in draft.comments] == [
        ("a", "<!-- a -->"),
        ("b\nc", "<!-- b\nc -->"),
        ("d", "<!-- d -->"),
    ]


def test_an_element_left_open_in_a_paragraph_ends_with_it():
    """A stray tag must not swallow the rest of the draft."""
    assert parse("Eins <nav> zwei.\n\nDrei.").text == "Eins\n\nDrei."


# ------------------------------------------------------------------------------ front matter


def test_front_matter_is_read_and_not_shown():
    """Title, language and time come from it, and lines are counted with it."""
    draft = parse(
        '---\ntitle: "Mühle: Streit"\ndate: 2025-03-16 # heute\nlang: de-AT\ntags:\n  - a\n---\nText.'
    )
    assert (draft.text, draft.title, draft.language) == ("Text.", "Mühle: Streit", "de")
    assert draft.published == datetime(2025, 3, 16, tzinfo=ZoneInfo("Europe/Berlin"))
    assert located(draft, "Text")[0] == (8, 1, 8, 5)


@pytest.mark.parametrize(
    "value, expected",
    [
        ("2025-03-16T09:30:00+01:00", "2025-03-16T09:30:00+01:00"),
        ("2025-03-16T08:30:00Z", "2025-03-16T08:30:00+00:00"),
        ("2025-03-16 09:30:00 +0100", "2025-03-16T09:30:00+01:00"),
        ("'2025-03-16T09:30'", "2025-03-16T09:30:00+01:00"),
        ("16. März 2025", "2025-03-16T00:00:00+01:00"),
        ("16.03.2025 09:30", "2025-03-16T09:30:00+01:00"),
        ("", None),
    ],
)
def test_time_in_the_front_matter_is_read_in_any_usual_form(value, expected):
    """A time without a zone is German time."""
    found = parse(f"---\npublished: {value}\n---\nText.").published
    assert (found.isoformat() if found else None) == expected


def test_published_that_is_no_date_is_an_error_with_its_line():
    """It is ours alone; `date` is many programs' own, and may hold anything."""
    with pytest.raises(DraftError, match=r"a\.md:3: 'published' is not a date: gestern"):
        parse("---\ntitle: X\npublished: gestern\n---\nText.")
    assert parse("---\ndate: gestern\n---\nText.").published is None


@pytest.mark.parametrize(
    "source, visible",
    [
        ("---\n\nEin Absatz.\n\n---\n\nText.", "Ein Absatz.\n\nText."),
        ("---\nkein Ende: hier\n\nText.", "kein Ende: hier\n\nText."),
        ("Text.\n\n---\ntitle: x\n---\n", "Text.\n\ntitle: x"),
    ],
)
def test_rules_are_no_front_matter(source, visible):
    """Two rules with prose between them, and YAML that is not at the top, are shown."""
    assert parse(source).text == visible


def test_a_heading_is_the_title_rather_than_front_matter():
    """The heading a reader sees comes first."""
    assert parse("---\ntitle: A\n---\n# B\n\nText.").title == "B"
