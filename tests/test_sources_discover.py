"""Finding the article behind an outlet's name: archive, feeds, sitemaps, and never a guess."""

from __future__ import annotations

import gzip
import json
import ssl
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

import pytest
import trustme
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from pages import OUTLET, PARAGRAPHS, TITLE, page, read
from server import Site, network, running

from crosscheck.language.details import worded
from crosscheck.model import Article, Outlet, State
from crosscheck.outlets.registry import Registry
from crosscheck.retrieval import feeds, listings, ranking, wayback
from crosscheck.retrieval.archive import Snapshot, opened
from crosscheck.retrieval.archive.tables import TableArchive
from crosscheck.retrieval.collect import collect
from crosscheck.retrieval.discover import Wanted, discover
from crosscheck.retrieval.fetch import Fetcher
from crosscheck.retrieval.manifest import SourceRequest

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
CLAIMS = (
    "Die Ahrbrücke in Altenfeld ist bis Ende März gesperrt. Risse wurden in zwei von acht Pfeilern gefunden, "
    "sagte Amtsleiterin Hollmann. Rund 14.000 Autos fahren täglich darüber. 60 Prozent der 2,3 Millionen zahlt das "
    "Land."
)
OTHERS = {
    "/kran.html": (
        "Kran stürzt auf Lagerhalle in Neudorf",
        "Ein Baukran ist am Freitag in Neudorf auf eine leere Lagerhalle gestürzt. Der Kranführer blieb unverletzt. "
        "Den Schaden schätzt die Polizei auf 400.000 Euro.",
    ),
    "/haushalt.html": (
        "Stadtrat von Altenfeld beschließt Haushalt",
        "Mit den Stimmen von drei Fraktionen hat der Stadtrat den Haushalt für 2027 beschlossen. "
        "Die Grundsteuer steigt.",
    ),
}


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as server:
        yield server


@pytest.fixture
def archive(fresh: Callable[[], str]) -> Iterator[TableArchive]:
    with opened(fresh(), Registry((OUTLET,))) as found:
        yield found


def bare(title: str, *paragraphs: str, published: datetime = NOW - timedelta(hours=20)) -> str:
    """A page without an address of its own, so that the server's counts."""
    ld = {"url": None, "datePublished": published.isoformat()}
    return page(*paragraphs, title=title, ld=ld).replace('rel="canonical"', 'rel="x"')


def publish(site: Site) -> None:
    """The article and two others, each on its page."""
    site.page("/bruecke.html", bare(TITLE, *PARAGRAPHS))
    for path, (title, text) in OTHERS.items():
        site.page(path, bare(title, text))


def rss(site: Site, *items: tuple[str, str], published: datetime = NOW - timedelta(hours=20)) -> str:
    when = published.strftime("%a, %d %b %Y %H:%M:%S +0000")
    body = "".join(
        f"<item><title>{title}</title><link>{site.url(path)}</link><pubDate>{when}</pubDate></item>"
        for path, title in items
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Nordblatt</title>{body}</channel></rss>'


def all_items(site: Site) -> list[tuple[str, str]]:
    return [("/bruecke.html", TITLE), *((path, title) for path, (title, _) in OTHERS.items())]


def found(
    outlet: Outlet, archive: TableArchive | None = None, text: str = CLAIMS, **changes: object
) -> Article:
    wanted = Wanted(outlet, text, "Sperrung trifft Pendler", NOW)
    (article,) = discover([wanted], network(**changes), now=NOW, archive=archive)
    return article


def with_feed(site: Site, *paths: str) -> Outlet:
    return replace(OUTLET, feeds=tuple(site.url(p) for p in paths))


# ------------------------------------------------------------------ from the outlet's own lists


def test_article_is_found_in_the_feed(site: Site) -> None:
    """By its title among others, and read to be sure; how and how sure is said."""
    publish(site)
    site.page("/feed", rss(site, *all_items(site)), Content_Type="application/rss+xml")
    article = found(with_feed(site, "/feed"))
    assert (article.state, article.url, article.found_by) == (State.FULL, site.url("/bruecke.html"), "feed")
    assert worded(article.detail, "en").startswith("found by the outlet's feed: it has ")
    assert "%" in worded(article.detail, "en")


def test_article_is_found_in_a_packed_news_sitemap(site: Site) -> None:
    """Index, page, gzip: as news sites have it."""
    publish(site)
    ns = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    urls = "".join(
        f"<url><loc>{site.url(path)}</loc><news:news><news:publication><news:name>Nordblatt</news:name></news:publication>"
        f"<news:publication_date>2026-11-20T10:00:00+01:00</news:publication_date><news:title>{title}</news:title>"
        "</news:news></url>"
        for path, title in all_items(site)
    )
    site.page(
        "/news.xml.gz",
        gzip.compress(f"<urlset {ns}>{urls}</urlset>".encode()),
        Content_Type="application/gzip",
    )
    index = (
        f"<sitemapindex {ns}><sitemap><loc>{site.url('/2009.xml')}</loc><lastmod>2009-01-01</lastmod></sitemap>"
        f"<sitemap><loc>{site.url('/news.xml.gz')}</loc><lastmod>2026-11-21</lastmod></sitemap></sitemapindex>"
    )
    site.page("/sitemap.xml", index, Content_Type="application/xml")
    article = found(replace(OUTLET, sitemaps=(site.url("/sitemap.xml"),)))
    assert (article.state, article.url, article.found_by) == (
        State.FULL,
        site.url("/bruecke.html"),
        "sitemap",
    )
    assert site.asked("/2009.xml") == []


def test_next_page_of_a_feed_is_read(site: Site) -> None:
    """What is not on the first page may be on the second."""
    publish(site)
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><link rel="next" href="/feed?page=2"/>'
        f'<entry><title>Kran</title><link href="{site.url("/kran.html")}"/></entry></feed>'
    )
    site.page("/feed", atom)
    site.page("/feed?page=2", rss(site, *all_items(site)))
    assert found(with_feed(site, "/feed")).url == site.url("/bruecke.html")


def test_nothing_that_fits_is_said_with_the_nearest(site: Site) -> None:
    """No article is better than a wrong one."""
    publish(site)
    site.page("/feed", rss(site, *all_items(site)[1:]))
    article = found(with_feed(site, "/feed"))
    assert (article.state, article.text) == (State.NOT_FOUND, "")
    assert "fits" in worded(article.detail, "en")


def test_two_that_fit_equally_are_listed_not_chosen(site: Site) -> None:
    """The user settles it."""
    publish(site)
    site.page("/zweit.html", bare("Ahrbrücke bleibt bis März zu", *PARAGRAPHS[:4]))
    site.page("/feed", rss(site, *all_items(site), ("/zweit.html", "Ahrbrücke bleibt bis März zu")))
    article = found(with_feed(site, "/feed"))
    assert (article.state, article.text, article.url) == (State.AMBIGUOUS, "", "")
    assert {c.split(" · ")[0] for c in article.candidates} == {
        site.url("/bruecke.html"),
        site.url("/zweit.html"),
    }
    assert "--choose nordblatt.example=URL" in worded(article.detail, "en")


def test_one_article_under_two_addresses_is_one(site: Site) -> None:
    """Tracking in a feed's links makes no rival."""
    publish(site)
    items = [*all_items(site), ("/bruecke.html?utm_source=rss", TITLE)]
    site.page("/feed", rss(site, *items).replace("?utm", "?utm"))
    assert found(with_feed(site, "/feed")).state is State.FULL


@pytest.mark.parametrize("days", [-3, 40])
def test_article_of_another_time_is_not_the_one(site: Site, days: int) -> None:
    """What appeared after the draft, or long before it, cannot be what it reports."""
    when = NOW - timedelta(days=days)
    site.page("/bruecke.html", bare(TITLE, *PARAGRAPHS, published=when))
    site.page("/feed", rss(site, ("/bruecke.html", TITLE), published=when))
    assert found(with_feed(site, "/feed")).state is State.NOT_FOUND


def test_only_fitting_article_behind_a_wall_is_named(site: Site) -> None:
    """It cannot be read, and that is what is said."""
    publish(site)
    site.page(
        "/bruecke.html",
        bare(TITLE, "Kurz.").replace('"@context"', '"isAccessibleForFree": false, "@context"'),
    )
    site.page("/feed", rss(site, *all_items(site)))
    article = found(with_feed(site, "/feed"))
    assert (article.state, article.url) == (State.PAYWALLED, site.url("/bruecke.html"))


def test_failing_lists_are_named(site: Site) -> None:
    """The user learns why nothing was found."""
    site.page("/feed", "<html><body>Wartung</body></html>")
    site.page("/other", "", 503)
    article = found(with_feed(site, "/feed", "/other"))
    assert article.state is State.NOT_FOUND
    assert "none of the 2 lists" in worded(article.detail, "en")


def test_offline_nothing_is_looked_for(site: Site) -> None:
    """Nor when discovery is switched off."""
    site.page("/feed", rss(site, *all_items(site)))
    assert found(with_feed(site, "/feed"), offline=True).state is State.NOT_FOUND
    assert found(with_feed(site, "/feed"), discover=False).state is State.NOT_FOUND
    assert site.seen == []


def test_outlets_are_answered_in_order(site: Site) -> None:
    """Each with its own article."""
    publish(site)
    site.page("/feed", rss(site, *all_items(site)))
    site.page("/empty", rss(site))
    other = replace(OUTLET, id="o", domain="o.example", feeds=(site.url("/empty"),))
    wanted = [Wanted(other, CLAIMS, "", NOW), Wanted(with_feed(site, "/feed"), CLAIMS, "", NOW)]
    states = [a.state for a in discover(wanted, network(), now=NOW)]
    assert states == [State.NOT_FOUND, State.FULL]


def test_lists_are_named_by_the_site_where_the_profile_has_none(tmp_path: Path) -> None:
    """The home page's head and robots.txt tell of feeds and sitemaps."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with running(context) as site:
        site.page(
            "/", '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>'
        )
        site.page("/robots.txt", f"Sitemap: {site.url('/news.xml')}\nSitemap: {site.url('/all.xml')}")
        site.page("/feed", rss(site, ("/a", "Aus dem Feed")))
        site.page("/news.xml", f"<urlset><url><loc>{site.url('/b')}</loc></url></urlset>")
        outlet = replace(OUTLET, domain=f"127.0.0.1:{site.port}")
        with Fetcher(network(ca_file=tmp_path / "ca.pem")) as fetcher:
            (listed,) = listings.read(fetcher, [(outlet, NOW)])
        assert {(url.rsplit("/", 1)[1], way) for url, (_, way) in listed.entries.items()} == {
            ("a", "feed"),
            ("b", "sitemap"),
        }


# ------------------------------------------------------------------ from the archive


def archived(url: str, *paragraphs: str, title: str = TITLE, days: float = 1) -> Snapshot:
    article = read(bare(title, *paragraphs, published=NOW - timedelta(days=days)), url=url, fetched_at=NOW)
    return Snapshot(article, b"", 200)


def test_article_in_the_archive_is_found_without_asking_anybody(site: Site, archive: TableArchive) -> None:
    """What was read once need not be fetched."""
    archive.add(archived("https://nordblatt.example/a", *PARAGRAPHS))
    archive.add(archived("https://nordblatt.example/b", OTHERS["/kran.html"][1], title="Kran"))
    article = found(with_feed(site, "/feed"), archive)
    assert (article.state, article.url, article.found_by) == (
        State.FULL,
        "https://nordblatt.example/a",
        "archive",
    )
    assert "searching the archive" in worded(article.detail, "en")
    assert site.seen == []


def test_other_outlets_articles_in_the_archive_do_not_count(archive: TableArchive) -> None:
    """A credit to one paper is not answered by another."""
    kept = archived("https://o.example/a", *PARAGRAPHS)
    archive.add(replace(kept, article=replace(kept.article, outlet=replace(OUTLET, domain="o.example"))))
    assert found(OUTLET, archive, offline=True).state is State.NOT_FOUND


def test_ambiguous_archive_is_said_so_offline(archive: TableArchive) -> None:
    """Here, too, nothing is picked."""
    archive.add(archived("https://nordblatt.example/a", *PARAGRAPHS))
    archive.add(archived("https://nordblatt.example/b", *PARAGRAPHS[:4], title="Brücke bleibt zu"))
    assert found(OUTLET, archive, offline=True).state is State.AMBIGUOUS


def test_pages_read_on_the_way_are_archived(site: Site, archive: TableArchive) -> None:
    """The next draft finds them there."""
    publish(site)
    site.page("/feed", rss(site, *all_items(site)))
    live = found(with_feed(site, "/feed"), archive)
    again = found(with_feed(site, "/feed"), archive, offline=True)
    assert (again.url, again.text, again.found_by) == (live.url, live.text, "archive")


# ------------------------------------------------------------------ the Internet Archive


@pytest.fixture
def internet_archive(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setattr(wayback, "HOST", site.url("").rstrip("/"))
    return site


def test_internet_archive_is_asked_only_when_wanted(internet_archive: Site) -> None:
    """And then finds pages by the words of their addresses."""
    site = internet_archive
    original = "https://nordblatt.example/region/ahrbruecke-altenfeld-gesperrt-risse-pfeiler-4711.html"
    rows = [
        ["timestamp", "original"],
        ["20261120101500", original],
        ["20261120101500", "https://nordblatt.example/x"],
    ]
    site.page("/cdx/search/cdx", json.dumps(rows), Content_Type="application/json")
    site.page(f"/web/20261120101500id_/{original}", page())
    site.page("/feed", rss(site))
    assert found(with_feed(site, "/feed")).state is State.NOT_FOUND
    assert site.asked("/cdx/search/cdx") == []
    article = found(with_feed(site, "/feed"), wayback=True)
    assert (article.state, article.url, article.found_by) == (State.FULL, original, "wayback")


def test_page_that_is_gone_is_had_from_the_internet_archive(internet_archive: Site) -> None:
    """With the day of the copy, and a word on the page today."""
    site = internet_archive
    gone = site.url("/gone.html")
    closest = {"archived_snapshots": {"closest": {"timestamp": "20261119080000", "available": True}}}
    site.page("/wayback/available", json.dumps(closest), Content_Type="application/json")
    site.page(f"/web/20261119080000id_/{gone}", bare(TITLE, *PARAGRAPHS))
    (without,) = collect([SourceRequest(OUTLET, gone)], network(), now=NOW)
    (with_,) = collect([SourceRequest(OUTLET, gone)], network(wayback=True), now=NOW)
    assert (without.state, with_.state) == (State.NOT_FOUND, State.FULL)
    assert worded(with_.detail, "en").startswith("as in the Internet Archive's copy of 2026-11-19; today: ")
    assert PARAGRAPHS[0] in with_.text


@pytest.mark.parametrize(
    "answer", ["", "[]", "{}", "no json", '{"archived_snapshots": {}}', '[["a"], [7, 8], "x"]']
)
def test_odd_answers_of_the_internet_archive_are_no_matter(internet_archive: Site, answer: str) -> None:
    """It may be down, or say something else."""
    internet_archive.page("/cdx/search/cdx", answer)
    internet_archive.page("/wayback/available", answer)
    with Fetcher(network()) as fetcher:
        assert wayback.listed(fetcher, OUTLET, NOW) == []
        assert wayback.copy_of(fetcher, "https://x.example/a", NOW) == ""


def test_address_of_a_copy_leads_back_to_the_page() -> None:
    """Both ways."""
    url = "https://x.example/a?b=c&d=ä"
    own, when = wayback.original(wayback.copy_address(url, "20261119080000"))
    assert (own, when) == (url, datetime(2026, 11, 19, 8, tzinfo=UTC))
    assert wayback.original(url) == (url, None)


# ------------------------------------------------------------------ lists as they come


def parsed(text: str | bytes, limit: int = 1_000_000) -> feeds.Listing:
    content = text.encode() if isinstance(text, str) else text
    return feeds.parse(content, "https://n.example/feed", limit=limit, timezone="Europe/Berlin")


ITEM = (
    "<item><title>A &amp; B</title><link>/a</link>"
    "<description>&lt;p&gt;So &amp;amp; so&lt;/p&gt;</description></item>"
)


@pytest.mark.parametrize(
    "text",
    [
        f"<rss><channel>{ITEM}</channel></rss>",
        f"\ufeff<?xml version='1.0' encoding='utf-8'?>\n<rss><channel>{ITEM}</channel></rss>",
        f"<rss><channel>{ITEM}<item><title>cut of",
        f"<rss><channel><title>R&D</title>{ITEM}</channel></rss>",
        f'<rdf:RDF xmlns:rdf="x" xmlns="http://purl.org/rss/1.0/">{ITEM}</rdf:RDF>',
        f"<rss><channel>{ITEM}{ITEM}</channel></rss>",
        f"<rss><channel>{ITEM}<item><title>no link</title></item><item><link>about:x</link></item></channel></rss>",
        f"<rss><channel><title>&uuml;ber &nbsp; &nosuch; all</title>{ITEM}</channel></rss>",
        gzip.compress(f"<rss><channel>{ITEM}</channel></rss>".encode()),
    ],
)
def test_feed_is_read_as_far_as_it_goes(text: str | bytes) -> None:
    """Cut off, unescaped, packed, doubled, in old dialects: the item is there once."""
    assert parsed(text).entries == (feeds.Entry("https://n.example/a", "A & B", "So & so", None),)


def test_atom_and_dates() -> None:
    """Title, address, summary and time of an Atom entry; a time without zone is the outlet's."""
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">X</title><link rel="self" href="/self"/>'
        '<link rel="alternate" href="/x"/><published>2026-11-20T08:00:00</published><summary>S</summary></entry></feed>'
    )
    (entry,) = parsed(atom).entries
    assert (entry.url, entry.title, entry.summary) == ("https://n.example/x", "X", "S")
    assert entry.published == datetime.fromisoformat("2026-11-20T08:00:00+01:00")


def test_picture_titles_are_not_the_articles() -> None:
    """Sitemaps carry titles of images, too."""
    text = (
        "<urlset xmlns:image='i' xmlns:news='n'><url><loc>https://n.example/a</loc><image:image>"
        "<image:title>Foto</image:title></image:image><news:news><news:title>Text</news:title></news:news></url></urlset>"
    )
    assert parsed(text).entries[0].title == "Text"


LAUGHS = "<!DOCTYPE r [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        f"{LAUGHS}]><rss><channel><item><title>&a11;</title><link>/a</link></item></channel></rss>",
        '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title>'
        "<link>/a</link></item></channel></rss>",
        '<!DOCTYPE r SYSTEM "http://127.0.0.1:9/evil.dtd"><rss><channel><item><title>t</title>'
        "<link>/a</link></item></channel></rss>",
        '<!DOCTYPE r [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p;]><rss><channel>'
        "<item><link>/a</link></item></channel></rss>",
    ],
)
def test_entities_are_neither_expanded_nor_fetched(text: str) -> None:
    """A feed cannot fill the memory, read a file, or call somebody."""
    start = perf_counter()
    listing = parsed(text)
    assert perf_counter() - start < 1
    assert all("root:" not in e.title and len(e.title) < 100 for e in listing.entries)


def test_packed_bomb_is_no_list() -> None:
    """Nor can a packed one."""
    assert parsed(gzip.compress(b"<rss>" + bytes(30_000_000))) == feeds.Listing()


@examples(60)
@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_no_bytes_raise(content: bytes) -> None:
    """Whatever comes, the answer is a list."""
    assert isinstance(parsed(content), feeds.Listing)
    assert isinstance(parsed(b"<rss><channel>" + content), feeds.Listing)


# ------------------------------------------------------------------ ranking


def test_words_are_known_by_their_beginnings_numbers_by_their_digits() -> None:
    """Inflection and separators are no matter; words that say nothing are left out."""
    assert (
        ranking.words("Die Brücken für 14.000 Autos").stems
        == ranking.words("Brückensperre: 14000 Autos der").stems
    )


def test_common_title_does_not_fit_everything() -> None:
    """One shared common word is no evidence."""
    titles = ["Brücke zu", *(f"Wetter am {day}. November" for day in range(40))]
    weighing = ranking.weights([ranking.words(t) for t in titles])
    words = ranking.words(CLAIMS + " Wetter")
    assert ranking.title_fit(words, ranking.words("Wetter"), weighing) < 0.1
    assert ranking.title_fit(words, ranking.words("Ahrbrücke in Altenfeld gesperrt"), weighing) > 0.3
    assert ranking.title_fit(words, ranking.words(""), weighing) == 0


@pytest.mark.parametrize(
    ("days", "fit"), [(0, 1.0), (3, 1.0), (30, 0.0), (-0.5, 1.0), (-2, 0.0), (16.5, 0.5)]
)
def test_time_counts(days: float, fit: float) -> None:
    """The days before the draft count full, a month nothing, the future nothing."""
    assert ranking.time_fit(NOW - timedelta(days=days), NOW) == pytest.approx(fit)
    assert 0 < ranking.time_fit(None, NOW) < 1
