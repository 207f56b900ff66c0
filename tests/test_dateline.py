"""When an article appeared, where its metadata are silent: by place and label, never by another's date."""

from __future__ import annotations

from datetime import datetime

import pytest
from pages import OUTLET, PARAGRAPHS, TITLE, page, read

from crosscheck.model import Outlet
from crosscheck.retrieval.extract.dateline import in_address

AMERICAN = Outlet("dune", "dunetimes.example", "Dune Times", ("Dune Times",), ("dunetimes.example",), country="US",
                  timezone="America/Denver")  # fmt: skip
DAY, TIME = "2026-11-19T00:00:00+01:00", "2026-11-19T10:15:00+01:00"
TEXT = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)


def undated(**more: str) -> str:
    """A page whose metadata give no date."""
    return page(ld={"datePublished": None}, **more)  # type: ignore[arg-type]  # keywords of several types


def found(markup: str, outlet: Outlet = OUTLET, url: str = "https://nordblatt.example/a") -> str | None:
    moment = read(markup, outlet, url).published
    return moment.isoformat() if moment else None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<div>Stand: 19.11.2026, 10:15 Uhr</div>", TIME),
        ("<p>Veröffentlicht am Donnerstag, 19. November 2026</p>", DAY),
        ("<p>Von Jana Ruhl, 19.11.2026, 10.15 Uhr</p>", TIME),
        ("<p>Altenfeld, 19.11.2026</p>", DAY),
        ("<time>Donnerstag, 19. November 2026</time>", DAY),
        ("<span>19. Nov. 2026 | 10:15 Uhr</span>", TIME),
        ("<div><b>Veröffentlicht:</b> <span>19.11.2026</span> <span>10:15</span></div>", TIME),
        ("<ul class='meta'><li>19.11.2026</li><li>Jana Ruhl</li></ul>", DAY),
        ("<div>19.11.26, 10:15 Uhr</div>", TIME),
        ("<div><span>19.</span> <span>November</span> <span>2026</span></div>", DAY),
        ("<div>10:15 Uhr, 19. November 2026</div>", TIME),
        ("<div>Do, 19. Nov 2026 um 10 Uhr</div>", "2026-11-19T10:00:00+01:00"),
        ("<p>Veröffentlicht: 19.11.2026 Aktualisiert: 20.11.2026</p>", DAY),
        ("<p>Aktualisiert: 20.11.2026, veröffentlicht: 19.11.2026</p>", DAY),
        ("<p>19.11.2026, 10:15 Uhr (aktualisiert: 20.11.2026, 8:00 Uhr)</p>", TIME),
        ("<p>Published 19 November 2026, 09:15 GMT</p>", TIME),
        ("<p>Nov. 19, 2026, 10:15 a.m.</p>", TIME),
        ("<p>2026-11-19 10:15</p>", TIME),
        ("<span itemprop='datePublished' content='2026-11-19T10:15:00+01:00'>vor 3 Tagen</span>", TIME),
        ("<time datetime='2026-11-19T10:15:00+01:00'>vor 3 Tagen</time>", TIME),
        ("<time datetime=''>19.11.2026</time>", DAY),
        ("<dl><dt>Stand</dt><dd>19.11.2026, 10:15 Uhr</dd></dl>", TIME),
        ("<div>Veröffentlicht am</div><div>19.11.2026</div>", DAY),
        ("<p>Pressemitteilung Nr. 45/2026 vom 19.11.2026</p>", DAY),
        ("<p>Erstellt von Jana Ruhl | 19.11.2026</p>", DAY),
        ("<p>News | 19.11.2026 | Lesedauer ca. 2 Minuten</p>", DAY),
        ("<p>Updated 10:15 AM CET, November 19, 2026</p>", TIME),
        ("<p>November 19, 2026 / 10:15 AM CET / Nordblatt</p>", TIME),
        ("<p>First published on Thu 19 Nov 2026 09.15 GMT</p>", TIME),
        ("<p>Zuletzt aktualisiert am 19. November 2026 um 10:15 Uhr</p>", TIME),
    ],
)
def test_line_at_the_headline_tells(line: str, expected: str) -> None:
    """Labelled, in a byline or alone; a zone that is not named is the outlet's."""
    assert found(undated(above=line)) == expected


def test_line_over_the_headline_tells() -> None:
    """Some pages have it first."""
    markup = (
        f"<body><main><article><p>19.11.2026, 10:15 Uhr</p><h1>{TITLE}</h1>{TEXT}</article></main></body>"
    )
    assert found(markup) == TIME


@pytest.mark.parametrize(
    "line",
    [
        "<p>Erschienen am 19. November 2026</p>",
        "<p><i>Veröffentlicht am 19.11.2026 von Jana Ruhl</i></p>",
        "<footer>Stand: 19.11.2026</footer>",
    ],
)
def test_labelled_line_below_the_text_tells(line: str) -> None:
    """Far from the headline a label is needed."""
    assert found(undated(inside=line)) == DAY


@pytest.mark.parametrize(
    "other",
    [
        "<figure><img alt=''><figcaption>Die Brücke am 3. Mai 2019. Archivfoto</figcaption></figure>",
        "<p class='caption'>3. Mai 2019</p>",
        "<p>Am 3. Mai 2019 wurde die Brücke zuletzt geprüft.</p>",
        "<p>© dpa, 3.5.2019</p>",
        "<h2>3. Mai 2019</h2>",
        "<div>Wann: 3. Dezember 2026, 19 Uhr</div>",
        "<div>Wann: <time datetime='2026-12-03T19:00'>3. Dezember, 19 Uhr</time></div>",
        "<div>Premiere, 3. Dezember 2026, Stadttheater</div>",
        "<div>3. bis 5. Dezember 2026</div>",
        "<div>3.12.2026 – 5.12.2026</div>",
        "<div>Bis 31. Dezember 2026</div>",
        "<div>Gültig bis 31.12.2026</div>",
        "<div class='event'>3. Dezember 2026, 19 Uhr</div>",
        "<aside><p>25. November 2026</p></aside>",
        "<div><a href='/x'>Stau auf der Autobahn nach Neudorf am Morgen</a> <span>25.11.2026</span></div>",
        "<div class='related'><span>25.11.2026</span></div>",
        "<table><tr><td>3.5.2019</td><td>12 Risse</td></tr></table>",
        "<div class='video-player'><time>3.5.2019</time></div>",
        "<p>Geboren: 3. Mai 1950</p>",
        "<dl><dt>Termin</dt><dd>3. Dezember 2026</dd></dl>",
        "<div>Wann?</div><div>3. Dezember 2026, 19 Uhr</div>",
        "<div><strong>Nächste Sendung:</strong><br>3. Dezember 2026, 19 Uhr</div>",
        "<p>Archivbild vom 3. Mai 2019</p>",
        "<blockquote>3. Mai 2019</blockquote>",
    ],
)
def test_date_of_something_else_is_not_taken(other: str) -> None:
    """Pictures, teasers, events, notices of rights, chronicles and sentences have dates of their own."""
    assert found(undated(above=other)) is None


@pytest.mark.parametrize(
    "below",
    [
        "<section class='comments'><p>Hein</p><time datetime='2026-11-21T09:00'>21. November 2026</time></section>",
        "<article><h3><a href='/x'>Ampel am Markt</a></h3><time datetime='2026-11-24'>24.11.2026</time></article>",
        "<div class='teaser'><h3>Ampel am Markt</h3><span class='date'>24.11.2026</span></div>",
        "<p>Letzte Änderung dieser Seite: 1.12.2026</p>",
        "<p>Gast schrieb am 22.11.2026: Na endlich.</p>",
        "<p>Küstenradio | Am Morgen | 25.11.2026 | 08:00 Uhr</p>",
    ],
)
def test_date_below_the_article_is_not_taken(below: str) -> None:
    """Comments, other articles and the site's own notes."""
    assert found(undated(below=below)) is None


def test_date_of_a_programme_does_not_take_the_place_of_the_articles() -> None:
    """What a labelled line at the headline says is not overruled by a bare one further down."""
    text = f"<p>{PARAGRAPHS[2]}</p><p>Küstenradio | Am Morgen | 25.11.2026 | 08:00 Uhr</p>"
    markup = f"<body><main><h1>{TITLE}</h1><p>Stand: 19.11.2026, 10:15 Uhr</p>{text}</main></body>"
    assert found(markup) == TIME


def test_date_over_the_heading_of_a_card_is_not_taken() -> None:
    """Cards of other articles stand close below a short one, whatever their class is called."""
    card = "<div class='card'><span>24.11.2026</span><h3>Neue Ampel</h3></div>"
    markup = f"<body><div><h1>{TITLE}</h1><p>{PARAGRAPHS[2]}</p></div><div>{card}</div></body>"
    assert found(markup) is None


def test_day_of_the_visit_is_not_taken() -> None:
    """Sites show today's date in their head."""
    top = "<div><span>25. November 2026</span><a href='/'>Start</a><a href='/a'>Sport</a><a href='/b'>Abo</a></div>"
    assert found(f"<body>{top}<h1>{TITLE}</h1>{TEXT}</body>") is None


def test_metadata_win_over_what_the_page_shows() -> None:
    """A machine wrote them for machines."""
    assert found(page(above="<time>3. Mai 2019</time>")) == "2026-11-20T08:15:00+01:00"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://x.example/panorama/2026/11/19/alma-123.html", "2026-11-19"),
        ("https://x.example/20261119/alma.html", "2026-11-19"),
        ("https://x.example/news/20261119-alma", "2026-11-19"),
        ("https://x.example/2026-11-19-alma/", "2026-11-19"),
        ("https://x.example/world/2026/nov/19/alma", "2026-11-19"),
        ("https://x.example/2026/3/4/alma", "2026-03-04"),
        ("https://x.example/2026/11/alma", None),
        ("https://x.example/2026/13/19/alma", None),
        ("https://x.example/article120261119", None),
        ("https://x.example/a-20261119.html", None),
        ("https://x.example/?d=2026/11/19/", None),
        ("https://[::1/2026/11/19/", None),
        ("", None),
    ],
)
def test_day_in_the_address(url: str, expected: str | None) -> None:
    """Whole parts of the path; numbers of articles are no days."""
    day = in_address(url)
    assert (day.date().isoformat() if day else None) == expected


def test_address_says_when_where_the_page_says_only_when_it_was_changed() -> None:
    """The day it was put there, and the time the page shows if it is of that day."""
    url = "https://nordblatt.example/2026/11/19/bruecke"
    assert found(undated(above="<p>Aktualisiert: 21.11.2026, 8:00 Uhr</p>"), url=url) == DAY
    assert found(undated(above="<p>Stand: 19.11.2026, 10:15 Uhr</p>"), url=url) == TIME
    assert found(undated(), url=url) == DAY


def test_day_and_month_in_the_order_of_the_outlets_country() -> None:
    """„11/10/2026“ is October in Germany and November in Denver."""
    markup = undated(above="<time>11/10/2026</time>", lang="en")
    assert found(markup, AMERICAN) == "2026-11-10T00:00:00-07:00"
    assert found(markup) is None


def test_time_in_utc_is_told_on_the_outlets_clock() -> None:
    """Late in the evening the day in UTC is another one, and “today” is the outlet's."""
    moment = read(page(ld={"datePublished": "2026-11-18T23:30:00Z"})).published
    assert moment == datetime.fromisoformat("2026-11-19T00:30:00+01:00")
    assert moment is not None
    assert moment.date().isoformat() == "2026-11-19"


def test_line_with_the_date_is_no_part_of_the_text() -> None:
    """Else its day would bear out whatever is said of that day."""
    article = read(undated(above="<p class='info'>Altenfeld, 19. November 2026</p>"))
    assert "19. November" not in article.text
    assert article.lead == ""
