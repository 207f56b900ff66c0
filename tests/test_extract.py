"""Reading pages: the text an outlet published, all of it and nothing else."""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import datetime

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from pages import OUTLET, PARAGRAPHS, TITLE, URL, page, parts, read

from crosscheck.language.details import worded
from crosscheck.model import Outlet, State
from crosscheck.moments import parse
from crosscheck.retrieval.extract import extract_text
from crosscheck.retrieval.extract.boilerplate import is_boilerplate
from crosscheck.retrieval.extract.canonical import clean
from crosscheck.retrieval.extract.charset import decode

# ------------------------------------------------------------------ the whole article


def test_article_is_title_and_paragraphs_in_order() -> None:
    """The headline first, then every paragraph, and nothing of the page around."""
    article = read(page())
    assert article.state is State.FULL
    assert parts(article) == [TITLE, *PARAGRAPHS]
    assert article.text == "\n\n".join([TITLE, *PARAGRAPHS])


def test_passages_point_at_their_text() -> None:
    """Spans are in order, apart, and cover all but the breaks."""
    article = read(page())
    ends = [0]
    for passage in article.passages:
        assert passage.span.start - ends[-1] == (2 if len(ends) > 1 else 0)
        ends.append(passage.span.end)
    assert ends[-1] == len(article.text)


def test_digest_is_that_of_the_text() -> None:
    """What was read can be proved later."""
    article = read(page())
    assert article.sha256 == hashlib.sha256(article.text.encode()).hexdigest()


def test_metadata() -> None:
    """Who wrote it, when, in which language, and where it really stands."""
    article = read(page())
    assert (article.title, article.authors, article.language) == (TITLE, ("Jana Ruhl",), "de")
    assert article.published == datetime.fromisoformat("2026-11-20T08:15:00+01:00")
    assert article.canonical_url == URL


def test_short_article_is_whole() -> None:
    """A news item of one sentence is read."""
    article = read(page("Ein Radfahrer ist am Montag in Altenfeld leicht verletzt worden."))
    assert parts(article, "paragraph") == ["Ein Radfahrer ist am Montag in Altenfeld leicht verletzt worden."]
    assert article.state is State.FULL


def test_very_short_paragraphs_and_direct_speech_are_kept() -> None:
    """Interviews live on them."""
    lines = ["Und?", "„Ja.“", "Frau Hollmann, wie lange noch?", "Bis März, mindestens.", *PARAGRAPHS]
    assert parts(read(page(*lines)), "paragraph") == lines


def test_lists_and_tables_are_kept() -> None:
    """Results often stand in nothing else."""
    body = (
        "<p>So haben die Altenfelder gewählt, nach Auszählung aller 14 Bezirke:</p>"
        "<ul><li>Petra Hollmann kam auf 54,2 Prozent.</li><li>Uwe Kranz erhielt 38,1 Prozent.</li></ul>"
        "<table><tr><th>Bezirk</th><th>Beteiligung</th></tr>"
        "<tr><td>Nord</td><td>61,3 Prozent</td></tr></table>"
        "<p>Die Beteiligung lag nach Angaben der Stadt höher als vor fünf Jahren.</p>"
    )
    text = read(page(body=body)).text
    assert "Petra Hollmann kam auf 54,2 Prozent.\n\nUwe Kranz erhielt 38,1 Prozent." in text
    assert "Nord | Beteiligung: 61,3 Prozent" in text


def test_subheads_stand_where_the_page_has_them() -> None:
    """Order and kind of subheads are kept; one over a teaser list is not."""
    body = (
        f"<p>{PARAGRAPHS[0]}</p><h2>Risse in den Pfeilern</h2><p>{PARAGRAPHS[1]}</p>"
        "<h3>Lesen Sie auch</h3><ul><li><a href='/y'>Umleitung über Neudorf sorgt für Ärger</a></li></ul>"
        f"<h2>Was das kostet</h2><p>{PARAGRAPHS[3]}</p>"
    )
    article = read(page(body=body))
    assert parts(article)[1:] == [
        PARAGRAPHS[0], "Risse in den Pfeilern", PARAGRAPHS[1], "Was das kostet", PARAGRAPHS[3],
    ]  # fmt: skip
    assert [p.kind for p in article.passages][2] == "subhead"


def test_lead_between_headline_and_text_is_kept() -> None:
    """The teaser over the article is part of what the outlet says."""
    lead = "Risse in zwei Pfeilern machen die Ahrbrücke unpassierbar, und zwar länger als gedacht."
    article = read(page(above=f'<p class="article-intro">{lead}</p><p class="byline">Von Jana Ruhl</p>'))
    assert article.lead == lead
    assert parts(article)[:3] == [TITLE, lead, PARAGRAPHS[0]]


def test_description_that_stands_nowhere_else_is_the_lead() -> None:
    """The metadata may hold the teaser that the markup hides in a script."""
    lead = "Zwei Pfeiler der Ahrbrücke haben Risse, wie ein Gutachten vom Montag zeigt."
    assert parts(read(page(ld={"description": lead})), "lead") == [lead]


@pytest.mark.parametrize(
    "description", [PARAGRAPHS[0], PARAGRAPHS[0][:80] + " …", "Nachrichten aus Altenfeld"]
)
def test_description_that_repeats_the_text_is_no_lead(description: str) -> None:
    """Nor is one that a search engine's limit has cut, nor the site's motto."""
    assert parts(read(page(ld={"description": description})), "lead") == []


def test_captions_are_passages_of_their_own_without_the_credit() -> None:
    """What a picture shows is said by the outlet; whose picture it is is no news."""
    figure = (
        '<figure><img src="a.jpg"><figcaption>Die gesperrte Brücke am Dienstagmorgen '
        '<span class="credit">Foto: Nordblatt/Ruhl</span></figcaption></figure>'
    )
    body = f"<p>{PARAGRAPHS[0]}</p>{figure}<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>"
    article = read(page(body=body))
    assert parts(article, "caption") == ["Die gesperrte Brücke am Dienstagmorgen"]


def test_paragraphs_parted_by_line_breaks() -> None:
    """Old pages have no paragraphs, only breaks."""
    body = "<div>" + "<br><br>".join(PARAGRAPHS) + "</div>"
    assert parts(read(page(body=body)), "paragraph") == list(PARAGRAPHS)


def test_headline_on_the_page_that_says_more_is_kept() -> None:
    """A headline for search engines does not push out the one readers see."""
    article = read(page(title="Amt lässt Verkehr umleiten", ld={"headline": TITLE}))
    assert parts(article)[:2] == [TITLE, "Amt lässt Verkehr umleiten"]


# ------------------------------------------------------------------ what is not the article


@pytest.mark.parametrize(
    "noise",
    [
        '<p class="byline">Von Jana Ruhl</p>',
        "<p>Von Jana Ruhl und Tom Berg</p>",
        "<p>Von Jana Ruhl, Altenfeld</p>",
        "<p>20. November 2026, 8:15 Uhr</p>",
        "<p>Stand: 20.11.2026, 08:15 Uhr</p>",
        "<p>Lesezeit: 3 Min.</p>",
        "<p>Foto: Jana Ruhl/dpa</p>",
        "<p>Anzeige</p>",
        "<p><strong>Mehr zum Thema</strong></p>",
        '<p>Lesen Sie auch: <a href="/y">Umleitung über Neudorf sorgt für Ärger</a></p>',
        '<p><a href="/y">Umleitung über Neudorf sorgt für Ärger</a></p>',
        '<div class="teaser"><h3>Mehr aus Altenfeld</h3><p>Der Rat berät heute über Geld.</p></div>',
        '<div class="newsletter-box"><p>Melden Sie sich für unseren Newsletter an.</p></div>',
        "<p>Melden Sie sich hier für unseren täglichen Newsletter an.</p>",
        '<div class="social-share"><ul><li>Teilen</li><li>Merken</li><li>Drucken</li></ul></div>',
        '<div class="ad-slot">Werbung für ein Auto mit 5 Türen.</div>',
        '<p style="display:none">Versteckter Satz, den niemand auf der Seite sieht.</p>',
        "<p hidden>Noch ein versteckter Satz, den niemand auf der Seite sieht.</p>",
        "<noscript><p>Bitte aktivieren Sie JavaScript in Ihrem Browser.</p></noscript>",
        "<script>var text = 'Ein Satz im Programm, der kein Text ist.';</script>",
        '<div class="comments"><p>Leser Max schreibt: Das ist doch alles gelogen, Leute.</p></div>',
    ],
)
def test_page_furniture_is_left_out(noise: str) -> None:
    """Bylines, dates, boxes, offers, adverts, hidden text: none of it is the article."""
    for place in ("inside", "above", "below"):
        article = read(page(**{place: noise}))  # type: ignore[arg-type]  # values passed on by name, checked when they are used
        assert parts(article) == [TITLE, *PARAGRAPHS], place


def test_furniture_in_mid_article_is_left_out() -> None:
    """A box between two paragraphs parts them, no more."""
    box = '<aside class="box"><h4>Lesen Sie auch</h4><a href="/y">Umleitung sorgt für Ärger</a></aside>'
    body = f"<p>{PARAGRAPHS[0]}</p>{box}<p>{PARAGRAPHS[1]}</p><p>Anzeige</p><p>{PARAGRAPHS[2]}</p>"
    assert parts(read(page(body=body)), "paragraph") == list(PARAGRAPHS[:3])


@pytest.mark.parametrize(
    "aside",
    ["(öffnet in neuem Fenster)", "öffnet im neuen Fenster", "[Externer Link]", "(opens in a new tab)"],
)
def test_words_for_screen_readers_are_cut_out_of_sentences(aside: str) -> None:
    """What only a screen reader says is not the outlet's sentence."""
    body = f'<p>Das Gutachten <a href="/g">liegt vor <span>{aside}</span></a>. Es hat 80 Seiten.</p>'
    article = read(page(body=body + "".join(f"<p>{p}</p>" for p in PARAGRAPHS)))
    assert parts(article)[1] == "Das Gutachten liegt vor. Es hat 80 Seiten."


@pytest.mark.parametrize(
    "sentence",
    [
        "Von den 320 Einsatzkräften wurden sieben verletzt.",
        "Mehr dazu wollte die Ministerin nicht sagen.",
        "Zum Thema Brücke gab es keine Wortmeldung.",
        "Anzeige erstattete die Stadt am Mittwoch.",
        "Video und Ton der Sitzung liegen dem Gericht vor.",
        "Stand Dienstag waren 14 Straßen gesperrt.",
        "Werbung dürfen die Händler dort nicht machen.",
        "Von Berlin nach Hamburg dauert es nun drei Stunden.",
        "Teilen will das Land die Kosten aber nicht.",
        "Related costs rose by 4 percent, the council said.",
        "By Tuesday, three bridges had been closed.",
        "Foto und Name des Verdächtigen sind bekannt.",
    ],
)
def test_sentences_that_open_like_furniture_are_kept(sentence: str) -> None:
    """Every body sentence counts, however it begins."""
    assert not is_boilerplate(sentence)
    assert sentence in parts(read(page(*PARAGRAPHS, sentence)))


def test_article_in_an_element_named_like_furniture_is_read() -> None:
    """A page whose article stands in class „promo-teaser“ is still an article."""
    body = '<div class="teaser promo">' + "".join(f"<p>{p}</p>" for p in PARAGRAPHS) + "</div>"
    assert parts(read(page(body=body)), "paragraph") == list(PARAGRAPHS)


# ------------------------------------------------------------------ characters


def test_text_is_nfc_without_invisible_characters() -> None:
    """Soft hyphens, zero-width characters and wide blanks go; accents are composed."""
    dirty = unicodedata.normalize(
        "NFD", "Die Stra\u00adßen\u200bbau\u2060behörde sperrt\u00a0die  Brücke\ufeff am Montag."
    )
    text = parts(read(page(dirty, *PARAGRAPHS)))[1]
    assert text == "Die Straßenbaubehörde sperrt die Brücke am Montag."


@pytest.mark.parametrize(
    ("encoding", "declared", "header"),
    [
        ("windows-1252", "windows-1252", ""),
        ("windows-1252", "iso-8859-1", ""),
        ("windows-1252", "utf-8", "text/html; charset=iso-8859-1"),
        ("windows-1252", "utf-8", ""),
        ("utf-8", "iso-8859-1", "text/html; charset=iso-8859-1"),
        ("utf-8", "utf-8", "text/html; charset=windows-1252"),
        ("utf-8-sig", "utf-8", ""),
        ("utf-16", "utf-16", ""),
        ("utf-16-le", "utf-8", ""),
        ("utf-16-be", "utf-8", "text/html; charset=utf-16be"),
    ],
)
def test_charset_is_found_even_where_the_page_lies(encoding: str, declared: str, header: str) -> None:
    """Umlauts and quotation marks survive every mix of real and declared charset."""
    markup = page().replace('charset="utf-8"', f'charset="{declared}"')
    article = read(markup.encode(encoding), content_type=header)
    assert parts(article, "paragraph") == list(PARAGRAPHS)


def test_one_bad_byte_does_not_spoil_a_utf8_page() -> None:
    """The rest of the page stays what it was."""
    broken = page().encode().replace(b"14.000", b"14\xff000")
    article = read(broken)
    assert "Straßenbauamt" in article.text
    assert "14\ufffd000" in article.text


def test_unknown_charset_name_is_no_matter() -> None:
    """A label nobody knows is read over."""
    assert "ü" in decode("Brücke".encode("windows-1252"), "text/html; charset=klingon")


@given(st.text(max_size=200))
def test_clean_is_stable(text: str) -> None:
    """Cleaning twice changes nothing more, and leaves no double blank."""
    once = clean(text)
    assert clean(once) == once
    assert "  " not in once


WORDS = ("Rat", "Brücke", "14.000", "Euro", "sagte", "„Ja“", "am", "Montag", "z. B.", "Müller")
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=6, max_size=30).map(lambda words: " ".join(words) + ".")


@examples(40)
@given(st.lists(SENTENCES, min_size=2, max_size=8, unique=True))
def test_every_paragraph_is_in_the_text_whatever_it_says(paragraphs: list[str]) -> None:
    """No paragraph of an article is ever dropped or changed."""
    article = read(page(*paragraphs))
    assert parts(article, "paragraph") == paragraphs


# ------------------------------------------------------------------ times, titles, authors


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-11-20T08:15:00+01:00", "2026-11-20T08:15:00+01:00"),
        ("2026-11-20T08:15:00+0100", "2026-11-20T08:15:00+01:00"),
        ("2026-11-20T08:15:00Z", "2026-11-20T08:15:00+00:00"),
        ("2026-11-20 08:15:00 +01:00", "2026-11-20T08:15:00+01:00"),
        ("2026-11-20T08:15", "2026-11-20T08:15:00"),
        ("2026-11-20T08:15:00.1234567+01:00", "2026-11-20T08:15:00.123456+01:00"),
        ("2026-11-20", "2026-11-20T00:00:00"),
        ("Fri, 20 Nov 2026 08:15:00 +0100", "2026-11-20T08:15:00+01:00"),
    ],
)
def test_times_are_read_as_pages_write_them(value: str, expected: str) -> None:
    """Every spelling of a moment in use."""
    assert parse(value) == datetime.fromisoformat(expected)


@pytest.mark.parametrize("value", ["", "gestern", "2026-13-40", "20.11.", None, 7, [], "T", "9" * 40])
def test_what_is_no_time_is_none(value: object) -> None:
    """Nonsense in the metadata does not stop the reading."""
    assert parse(value) is None


def test_time_without_zone_gets_it_from_the_meta_element() -> None:
    """The same clock time with a zone elsewhere says which zone was meant."""
    markup = page(
        ld={"datePublished": "2026-11-20T08:15:00"},
        head='<meta name="date" content="2026-11-20T08:15:00+02:00">',
    )
    assert read(markup).published == datetime.fromisoformat("2026-11-20T08:15:00+02:00")


def test_time_without_zone_anywhere_is_the_outlets_own() -> None:
    """Winter and summer time included."""
    winter = read(page(ld={"datePublished": "2026-11-20T08:15:00"})).published
    summer = read(page(ld={"datePublished": "2026-07-20T08:15:00"})).published
    assert winter is not None
    assert summer is not None
    assert (winter.isoformat(), summer.isoformat()) == (
        "2026-11-20T08:15:00+01:00",
        "2026-07-20T08:15:00+02:00",
    )


def test_time_from_the_page_where_the_metadata_are_silent() -> None:
    """A visible time element is better than none."""
    markup = page(
        ld={"datePublished": None}, above='<time datetime="2026-11-20T08:15:00+01:00">20.11.</time>'
    )
    assert read(markup).published == datetime.fromisoformat("2026-11-20T08:15:00+01:00")


def test_json_ld_of_another_article_on_the_page_is_not_taken() -> None:
    """A teaser list's data do not become this article's."""
    other = (
        '<script type="application/ld+json">[{"@type": "NewsArticle", "headline": "Ganz anderes", '
        '"url": "https://nordblatt.example/anderes-1.html", "isAccessibleForFree": false}]</script>'
    )
    article = read(page(head=other))
    assert (article.title, article.state) == (TITLE, State.FULL)


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ('<!-- {"@type": "NewsArticle", "headline": "H 1"} -->', "H 1"),
        ('{"@type": ["NewsArticle", "Article"], "headline": "H 2",}', "H 2"),
        ('{"@graph": [{"@type": "WebPage"}, {"@type": "ReportageNewsArticle", "headline": "H 3"}]}', "H 3"),
        ('//<![CDATA[\n{"@type": "NewsArticle", "headline": "H 4"}\n//]]>', "H 4"),
        ('{"@type": "NewsArticle", "headline": "H\n5"}', "H 5"),
        ('{"@type": "NewsArticle", "headline": broken', "Titel der Seite"),
        ("", "Titel der Seite"),
        ("[" * 5000, "Titel der Seite"),
    ],
)
def test_json_ld_is_read_as_pages_write_it(written: str, read_as: str) -> None:
    """Comment marks, trailing commas, raw line ends are read; what is broken is passed over."""
    text = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    markup = f'<html><head><title>Titel der Seite</title><script type="application/ld+json">{written}</script></head><body><article>{text}</article></body></html>'  # noqa: E501 -- one line as the page has it
    assert read(markup).title == read_as


# ------------------------------------------------------------------ plain text


def test_plain_text_is_taken_as_paragraphs() -> None:
    """Editors paste text: a headline, then paragraphs."""
    article = extract_text(f"{TITLE}\n\n" + "\n\n".join(PARAGRAPHS), url="a.txt", outlet=OUTLET)
    assert (article.title, article.state) == (TITLE, State.FULL)
    assert parts(article) == [TITLE, *PARAGRAPHS]


def test_plain_text_with_one_paragraph_a_line() -> None:
    """Without blank lines every line is a paragraph."""
    article = extract_text("\r\n".join(PARAGRAPHS).encode(), url="a.txt", outlet=OUTLET)
    assert parts(article, "paragraph") == list(PARAGRAPHS)


def test_markdown_marks_of_headings_and_lists_go() -> None:
    """A Markdown copy reads like the article."""
    article = extract_text(
        f"# {TITLE}\n\n{PARAGRAPHS[0]}\n\n## Kosten\n\n- {PARAGRAPHS[3]}", url="a.md", outlet=OUTLET
    )
    assert parts(article) == [TITLE, PARAGRAPHS[0], "Kosten", PARAGRAPHS[3]]
    assert [p.kind for p in article.passages] == ["title", "paragraph", "subhead", "paragraph"]


def test_empty_text_is_an_error() -> None:
    """Nothing is not an article."""
    assert extract_text(" \n\n ", url="a.txt", outlet=OUTLET).state is State.ERROR


# ------------------------------------------------------------------ anything at all


@examples(60)
@given(st.binary(max_size=400))
def test_no_bytes_raise(content: bytes) -> None:
    """Whatever a server sends, the answer is an article with a state."""
    article = read(content)
    assert article.state is not State.FULL or article.text


@pytest.mark.parametrize("depth", [300, 3_000, 60_000])
def test_markup_nested_without_end_does_not_crash(depth: int) -> None:
    """A page can be built to exhaust a recursive reader."""
    article = read("<div>" * depth + "".join(f"<p>{p}</p>" for p in PARAGRAPHS))
    assert isinstance(article.state, State)


def test_outlets_lead_selector_wins() -> None:
    """A profile's marker says what the teaser is."""
    lead = "Zwei Pfeiler haben Risse, wie ein Gutachten vom Montag zeigt."
    outlet = Outlet(
        "n", "nordblatt.example", "N", ("N",), ("nordblatt.example",), lead_selectors=("[data-x=vorspann]",)
    )
    markup = page(above=f'<div class="teaser" data-x="vorspann">{lead}</div>')
    assert parts(read(markup, outlet), "lead") == [lead]


def test_outlets_noise_selector_is_left_out() -> None:
    """A profile can name what else is no part of its articles."""
    outlet = Outlet(
        "n", "nordblatt.example", "N", ("N",), ("nordblatt.example",), noise_selectors=("div.einschub",)
    )
    box = '<div class="einschub"><p>Die Stadt wurde im Jahr 1312 zum ersten Mal erwähnt.</p></div>'
    markup = page(body=f"<p>{PARAGRAPHS[0]}</p>{box}<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>")
    assert "1312" in read(markup).text
    assert "1312" not in read(markup, outlet).text


@pytest.mark.parametrize("name", ["teaser", "article__intro", "summary", "ArticleLead", "standfirst"])
@pytest.mark.parametrize("tag", ["p", "div"])
def test_lead_named_like_one_is_told_from_a_teaser_box(name: str, tag: str) -> None:
    """Outlets call both „teaser“; the lead stands alone in its element."""
    lead = "Zwei Pfeiler der Ahrbrücke haben Risse, wie ein Gutachten vom Montag zeigt."
    inner = lead if tag == "p" else f"<p>{lead}</p>"
    assert parts(read(page(above=f'<{tag} class="{name}">{inner}</{tag}>')), "lead") == [lead]


def test_text_that_only_a_script_shows_is_read_from_the_metadata() -> None:
    """A free page may carry its text in JSON-LD alone."""
    body = "\n\n".join(PARAGRAPHS)
    article = read(page(body="<div id='app'></div>", ld={"articleBody": body}))
    assert (article.state, parts(article, "paragraph")) == (State.FULL, list(PARAGRAPHS))


@pytest.mark.parametrize(
    "wall",
    [
        {"isAccessibleForFree": False},
        {"hasPart": {"@type": "WebPageElement", "isAccessibleForFree": "False"}},
    ],
)
def test_paid_text_hidden_in_the_metadata_is_not_taken(wall: dict[str, object]) -> None:
    """What the reader would have to pay for stays with the outlet."""
    article = read(page(PARAGRAPHS[0], ld={"articleBody": "\n".join(PARAGRAPHS), **wall}))
    assert article.state is State.PAYWALLED
    assert PARAGRAPHS[1] not in article.text


def test_liveblog_entries_in_the_page_are_entries() -> None:
    """Each paragraph of an entry, under the entry's headline."""
    body = "".join(
        f'<div class="liveblog-entry"><h3>Nummer {n}</h3><p>{p}</p></div>' for n, p in enumerate(PARAGRAPHS)
    )
    article = read(page(body=body, title="Sperrung der Ahrbrücke im Liveblog"))
    assert parts(article, "entry") == list(PARAGRAPHS)
    assert parts(article, "subhead") == [f"Nummer {n}" for n in range(5)]


def test_liveblog_entries_in_the_metadata_alone_are_read() -> None:
    """Pages that load their entries by script still say them."""
    both = f"<p>{PARAGRAPHS[0]}</p><p>Zweitens &amp; letztens.</p>"
    updates = [
        {"@type": "BlogPosting", "headline": "Erste Meldung", "articleBody": both},
        {"@type": "BlogPosting", "articleBody": PARAGRAPHS[1]},
        {"@type": "BlogPosting", "headline": "Nur eine Zeile, aber eine Nachricht."},
    ]  # fmt: skip
    article = read(
        page(
            body="<p>Hier läuft der Ticker zum Tag.</p>",
            ld={"@type": "LiveBlogPosting", "liveBlogUpdate": updates},
        )
    )
    assert parts(article)[-6:] == [
        "Hier läuft der Ticker zum Tag.", "Erste Meldung", PARAGRAPHS[0], "Zweitens & letztens.", PARAGRAPHS[1],
        "Nur eine Zeile, aber eine Nachricht.",
    ]  # fmt: skip
    assert article.state is State.FULL


def test_entry_that_is_on_the_page_is_not_read_twice() -> None:
    """Metadata repeat what the reader sees."""
    updates = [{"@type": "BlogPosting", "headline": "Erste", "articleBody": p} for p in PARAGRAPHS]
    article = read(page(ld={"@type": "LiveBlogPosting", "liveBlogUpdate": updates}))
    assert parts(article)[1:] == list(PARAGRAPHS)


@pytest.mark.parametrize("markup", ["<p>a</p>" * 70_000, "<p>" + "Wort " * 700_000 + "</p>"])
def test_page_built_to_fill_the_memory_is_not_parsed(markup: str) -> None:
    """A parsed page takes many times its size."""
    article = read(page(body=markup))
    assert (article.state, "more markup" in worded(article.detail, "en")) == (State.ERROR, True)


def test_page_with_huge_scripts_is_read() -> None:
    """Scripts are no article, however long."""
    markup = page(head="<script>" + "var x = '<p>';" * 250_000 + "</script>")
    assert parts(read(markup)) == [TITLE, *PARAGRAPHS]


@pytest.mark.parametrize("tag", ["h2", "h3", "strong"])
def test_lead_set_as_a_heading_is_a_lead(tag: str) -> None:
    """Some outlets set the teaser as a heading; it is a sentence all the same."""
    lead = "Zwei Pfeiler der Ahrbrücke haben Risse, wie ein Gutachten vom Montag zeigt."
    article = read(page(above=f"<{tag}>{lead}</{tag}>"))
    assert lead in parts(article, "lead", "paragraph")
    assert parts(article, "subhead") == []
