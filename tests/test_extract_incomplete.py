"""Pages that are not the whole article, and what on a page belongs to other articles."""

from __future__ import annotations

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from pages import OUTLET, PARAGRAPHS, TITLE, URL, page, parts, read

from crosscheck.language.details import worded
from crosscheck.model import Article, State
from crosscheck.retrieval.extract import extract

LOCKED = (
    "Die Kosten für die Reparatur trägt nach Angaben des Amtes zum größten Teil das Land.",
    "Wie lange der Verkehr umgeleitet wird, ist nach den Worten der Leiterin noch nicht sicher.",
)
TEASERS = (
    ("Radweg am Kanal wird breiter", "Im Mai beginnen die Arbeiten."),
    ("Chor sucht Stimmen", "Zwölf Plätze sind noch frei."),
    ("Sturm deckt Dach ab", "Der Schaden beträgt 70.000 Euro."),
    ("Kino bleibt zu", "Die Betreiberin hört auf."),
    ("Rekord im Stausee", "So voll war er zuletzt 2013."),
    ("Bäcker gibt auf", "Drei Filialen schließen im Juni."),
)


def moved(text: str, by: int = 1) -> str:
    """`text` with its letters moved on in the alphabet, as some paywalls serve it."""
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    turned = alphabet[by:] + alphabet[:by]
    return text.translate(str.maketrans(alphabet + alphabet.upper(), turned + turned.upper()))


def teasers(element: str = "article", more: str = "") -> str:
    return "".join(
        f"<{element}><h3><a href='/{n}.html'>{title}</a></h3><p>{text}{more}</p></{element}>"
        for n, (title, text) in enumerate(TEASERS)
    )


def plain(body: str, url: str, og: str = "website", head: str = "") -> Article:
    """A page without any metadata on an article."""
    markup = (
        f'<html lang="de"><head><title>Nordblatt</title><meta property="og:type" content="{og}">{head}</head>'
        f"<body><nav><a href='/'>Start</a></nav><main>{body}</main></body></html>"
    )
    return read(markup, url=url)


# ------------------------------------------------------------------ enciphered text


@pytest.mark.parametrize("free", [True, False, None])
def test_enciphered_paragraphs_are_no_text_and_the_page_is_behind_a_wall(free: bool | None) -> None:
    """Whatever the page says of its being free."""
    article = read(page(*PARAGRAPHS[:2], *map(moved, LOCKED), ld={"isAccessibleForFree": free}))
    assert article.state is State.PAYWALLED
    assert parts(article, "paragraph") == list(PARAGRAPHS[:2])


def test_a_paragraph_enciphered_from_its_middle_on_is_read_up_to_there() -> None:
    """The free lines and the locked ones may stand in one element."""
    article = read(page(f"{PARAGRAPHS[0]} {moved(' '.join(LOCKED))}"))
    assert (article.state, parts(article, "paragraph")) == (State.PAYWALLED, [PARAGRAPHS[0]])


@pytest.mark.parametrize(
    "line",
    [
        "Altenfeld: Vuković – Njegoš, Trbojević, Hřib, Wójcik – Szczęsny, Kern, Brzęk – Oyelowo, Quispe",
        "« Nous ne savons pas encore combien de temps cela va durer », sagte der Bürgermeister.",
        "A 61, B 257, L 83, K 12, K 14",
    ],
)
def test_names_and_foreign_words_are_not_taken_for_enciphered(line: str) -> None:
    """They have few known words as well."""
    article = read(page(*PARAGRAPHS, line))
    assert (article.state, parts(article, "paragraph")) == (State.FULL, [*PARAGRAPHS, line])


@examples(25)
@given(st.integers(1, 25))
def test_letters_moved_by_any_number_are_told(by: int) -> None:
    """Not only by one."""
    article = read(page(*PARAGRAPHS[:2], *(moved(text, by) for text in LOCKED)))
    assert (article.state, parts(article, "paragraph")) == (State.PAYWALLED, list(PARAGRAPHS[:2]))


# ------------------------------------------------------------------ one page of several


@pytest.mark.parametrize(
    "pager",
    [
        "<div>Seite 1 von 3 <a href='#'>Weiter</a></div>",
        "<p>Page 2 of 4</p>",
        f"<ul><li>1</li><li><a href='{URL.replace('.html', '-2.html')}'>2</a></li></ul>",
        "<a href='?page=2'>Nächste Seite: Was das kostet</a>",
        "<a href='?print=1'>Auf einer Seite lesen</a>",
        f"<a rel='next' href='{URL}/2'>&gt;</a>",
    ],
)
def test_one_page_of_several_is_truncated(pager: str) -> None:
    """The rest of the article stands on the other pages; the pager is no text of it."""
    article = read(page(inside=pager))
    assert (article.state, article.detail.code) == (State.TRUNCATED, "pages")
    assert parts(article, "paragraph") == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "around",
    [
        {"head": "<link rel='next' href='/region/stau-auf-der-a-61-4712.html'>"},
        {"below": "<a rel='next' href='/region/bruecke-gesperrt-4712.html'>Nächster Beitrag</a>"},
        {"below": "<section class='comments'><p>Seite 1 von 5</p><a href='?comments_page=2'>2</a></section>"},
        {
            "inside": "<p>Auf Seite 1 von 80 Seiten des Gutachtens steht nur ein einziger, aber langer Satz.</p>"
        },
    ],
)
def test_the_next_article_and_pages_of_comments_are_no_pages_of_this_one(around: dict[str, str]) -> None:
    """Many pages link the next article as „next“."""
    assert read(page(**around)).state is State.FULL  # type: ignore[arg-type]  # keywords of several types


# ------------------------------------------------------------------ an invitation to read on


@pytest.mark.parametrize(
    "tail",
    [
        "<p>Jetzt weiterlesen mit Nordblatt plus</p><p>4 Wochen für 1 Euro</p>",
        "<section><h3>Mehr lesen mit NB+</h3><p>Zugang zu allen Inhalten auf der Seite und in der App.</p></section>",
        "<div class='paywall'><a href='/abo'>Artikel weiterlesen</a></div>",
        "<p>To continue reading, please log in.</p>",
    ],
)
def test_text_that_ends_in_an_invitation_to_read_on_is_incomplete(tail: str) -> None:
    """Long as the readable part may be, and whatever its metadata say of its being free."""
    article = read(page(*PARAGRAPHS, *LOCKED * 4, inside=tail, ld={"isAccessibleForFree": True}))
    assert article.state is State.TRUNCATED
    assert "Euro" not in parts(article)[-1]


@pytest.mark.parametrize("end", ["… weiterlesen", " […]", "..."])
def test_a_few_lines_that_break_off_are_a_teaser(end: str) -> None:
    """An ellipsis at the end of a short text, with or without a link behind it."""
    article = read(page(PARAGRAPHS[0], f"Wie lange noch, das ist offen, denn{end}"))
    assert article.state is State.TRUNCATED
    assert "weiterlesen" not in article.text


def test_links_to_read_on_in_teasers_below_are_not_the_articles() -> None:
    """They lead to other articles."""
    below = f"<section><h2>Mehr aus Altenfeld</h2>{teasers(more=' <a href=/x>Weiterlesen</a>')}</section>"
    article = read(page(below=below))
    assert (article.state, parts(article, "paragraph")) == (State.FULL, list(PARAGRAPHS))


# ------------------------------------------------------------------ overviews


@pytest.mark.parametrize("element", ["article", "div", "li"])
@pytest.mark.parametrize(
    ("intro", "path", "og"),
    [
        ("", "/", "article"),
        ("<p>Alles Wichtige aus der Region, jeden Tag neu.</p>", "/region/", "website"),
        (
            "<h1>Thema: Brücken</h1><p>Viele Brücken im Land sind alt. Hier finden Sie Berichte dazu.</p>",
            "/thema/",
            "",
        ),
    ],
)
def test_a_page_of_teasers_is_an_overview(element: str, intro: str, path: str, og: str) -> None:
    """Home, section and topic pages, whatever elements they are made of."""
    article = plain(intro + teasers(element), f"https://nordblatt.example{path}", og)
    assert (article.state, article.detail.code) == (State.ERROR, "overview")


@pytest.mark.parametrize("element", ["article", "div", "li"])
def test_an_article_with_many_teasers_and_no_metadata_is_read_whole(element: str) -> None:
    """Its own paragraphs tell it from a list; the teasers are left out."""
    body = f"<h1>{TITLE}</h1>" + "".join(f"<p>{p}</p>" for p in (*PARAGRAPHS, *LOCKED))
    article = plain(f"<div>{body}</div><section>{teasers(element) * 4}</section>", URL)
    assert (article.state, parts(article, "paragraph")) == (State.FULL, [*PARAGRAPHS, *LOCKED])


def test_a_news_item_of_one_sentence_over_many_teasers_is_read() -> None:
    """Its metadata name it as an article."""
    article = read(page(PARAGRAPHS[0], below=teasers() * 4))
    assert (article.state, parts(article, "paragraph")) == (State.FULL, [PARAGRAPHS[0]])


# ------------------------------------------------------------------ inserts

OTHER = "<h4><a href='/imker.html'>Imker verliert 40 Völker</a></h4><p>Bei einem Feuer sind 40 Völker verbrannt.</p>"


@pytest.mark.parametrize(
    "insert",
    [
        f"<div class='c-box'><p>Lesen Sie auch</p>{OTHER}</div>",
        f"<div class='card'>{OTHER}</div>",
        f"<aside><h3>Auch interessant</h3>{OTHER}</aside>",
        "<div><span>Mehr zum Thema</span><h4>Imker verliert Völker</h4><p>40 Völker sind verbrannt.</p></div>",
    ],
)
@pytest.mark.parametrize("at", [2, len(PARAGRAPHS)])
def test_another_storys_insert_is_left_out(insert: str, at: int) -> None:
    """In the middle and at the end."""
    texts = [f"<p>{p}</p>" for p in PARAGRAPHS]
    article = read(page(body="".join([*texts[:at], insert, *texts[at:]])))
    assert (article.state, parts(article, "paragraph")) == (State.FULL, list(PARAGRAPHS))


@pytest.mark.parametrize(
    "own",
    [
        "<section><h3>Risse</h3><p>Den Beton liefert <a href='/hof.html'>ein Werk in Neudorf</a>.</p></section>",
        "<div class='infobox'><h3>Zur Person</h3><p>Petra Hollmann, 52, hat in Kassel studiert.</p></div>",
    ],
)
def test_a_section_of_the_article_itself_is_kept(own: str) -> None:
    """A heading over it, and a link in it, do not make it another story."""
    texts = [f"<p>{p}</p>" for p in PARAGRAPHS]
    article = read(page(body="".join([*texts[:2], own, *texts[2:]])))
    assert len(parts(article, "paragraph")) == len(PARAGRAPHS) + 1


# ------------------------------------------------------------------ tables and definitions


def test_cells_of_a_table_say_their_columns() -> None:
    """So that a figure's year can be told."""
    table = (
        "<table><tr><th>Bereich</th><th>2025</th><th>2026</th></tr><tr><td>Straßen</td><td>1,9</td><td>1,2</td></tr>"
        "<tr><td>Kitas</td><td></td><td>2,9</td></tr></table>"
    )
    text = read(page(body=f"<p>{PARAGRAPHS[0]}</p>{table}<p>{PARAGRAPHS[1]}</p>")).text
    assert "Straßen | 2025: 1,9 | 2026: 1,2" in text
    assert "Kitas | | 2026: 2,9" in text


@pytest.mark.parametrize(
    "cell", ["<td rowspan='2'>1,9</td>", "<td><table><tr><td>1,9</td></tr></table></td>"]
)
def test_a_table_whose_columns_cannot_be_told_says_none(cell: str) -> None:
    """Better no label than a wrong one."""
    rows = f"<tr><th>Bereich</th><th>2025</th></tr><tr><td>Straßen</td>{cell}</tr><tr><td>Wege</td></tr>"
    text = read(page(body=f"<p>{PARAGRAPHS[0]}</p><table>{rows}</table><p>{PARAGRAPHS[1]}</p>")).text
    assert "2025:" not in text


def test_terms_of_a_definition_list_stand_before_their_meaning() -> None:
    """The figure alone says nothing."""
    terms = "<dl><dt>Einwohner</dt><dd>8.240</dd><dt>Schulden je Einwohner</dt><dd>1.115 Euro</dd></dl>"
    article = read(page(body=f"<p>{PARAGRAPHS[0]}</p>{terms}<p>{PARAGRAPHS[1]}</p>"))
    assert parts(article)[2:4] == ["Einwohner: 8.240", "Schulden je Einwohner: 1.115 Euro"]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    "article",
    [read(page(*PARAGRAPHS[:2], *map(moved, LOCKED))), read(page(inside="<p>Seite 1 von 3</p>"), OUTLET)],
    ids=["enciphered", "pages"],
)
def test_the_reason_is_worded(article: Article, language: str) -> None:
    """In both languages, in a sentence."""
    assert len(worded(article.detail, language).split()) > 4


@pytest.mark.parametrize(
    "copy",
    [
        "https://web.archive.org/web/20261119101500/https://www.suedkurier.de/a;art1,2",
        "http://archive.ph/2026.11.19-101500/https://www.suedkurier.de/a;art1,2",
    ],
)
def test_a_saved_page_of_an_archive_is_the_page_it_copies(copy: str) -> None:
    """Its canonical address is the archive's; what the archive puts over it is no text of the article."""
    over = f'<div id="wm-ipp-base"><p>The Wayback Machine - {copy}</p><p>12 captures</p></div>'
    head = f'<html lang="de"><head><title>{TITLE}</title><link rel="canonical" href="{copy}"></head>'
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    text = f"<!DOCTYPE html>{head}<body>{over}<article><h1>{TITLE}</h1>{body}</article></body></html>"
    found = extract(text.encode(), url="file:///saved.html", outlet=OUTLET)
    assert found.canonical_url == "https://www.suedkurier.de/a;art1,2"
    assert "Wayback" not in found.text
