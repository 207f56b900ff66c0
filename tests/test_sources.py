"""From requests to articles: saved copies, the network, and what becomes of everything unreadable."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pages import OUTLET, PARAGRAPHS, TITLE, URL, page, parts, read
from server import Site, network, running

from crosscheck.config import Network
from crosscheck.language.details import worded
from crosscheck.model import Article, Outlet, State
from crosscheck.outlets.registry import Registry
from crosscheck.retrieval.archive import opened
from crosscheck.retrieval.collect import collect
from crosscheck.retrieval.manifest import SourceRequest

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as server:
        yield server


def fetched(url: str, outlet: Outlet = OUTLET, **changes: object) -> Article:
    (article,) = collect([SourceRequest(outlet, url)], network(**changes), now=NOW)
    return article


# ------------------------------------------------------------------ from the network


def test_live_page_is_read(site: Site) -> None:
    """An address is fetched and read like a saved page."""
    article = fetched(site.page("/a", page()))
    assert article.state is State.FULL
    assert parts(article) == [TITLE, *PARAGRAPHS]
    assert (article.fetched_at, article.found_by) == (NOW, "manifest")


def test_page_asked_for_twice_is_fetched_once(site: Site) -> None:
    """Two requests for one address are one look at it, whatever the fragment."""
    url = site.page("/a", page())
    articles = collect([SourceRequest(OUTLET, url), SourceRequest(OUTLET, url + "#b")], network(), now=NOW)
    assert [a.state for a in articles] == [State.FULL, State.FULL]
    assert len(site.asked("/a")) == 1


def test_articles_come_in_the_order_asked_for(site: Site, tmp_path: Path) -> None:
    """Files and addresses, readable or not, keep their places."""
    file = tmp_path / "a.html"
    file.write_text(page(title="Aus der Datei"), encoding="utf-8")
    requests = [
        SourceRequest(OUTLET, site.page("/a", page(title="Aus dem Netz"))),
        SourceRequest(OUTLET, file=file),
        SourceRequest(OUTLET, site.url("/none")),
    ]
    articles = collect(requests, network(), now=NOW)
    assert [a.title for a in articles][:2] == ["Aus dem Netz", "Aus der Datei"]
    assert articles[2].state is State.NOT_FOUND


def test_progress_says_what_is_being_read(site: Site) -> None:
    """A person waiting is told."""
    said: list[str] = []
    collect([SourceRequest(OUTLET, site.page("/a", page()))], network(), now=NOW, progress=said.append)
    assert said == [f"fetching {site.url('/a')}", f"read {site.url('/a')}"]


def test_reservations_of_page_and_site_are_recorded(site: Site) -> None:
    """What the outlet reserves is kept with the article."""
    markup = page(head='<meta name="robots" content="max-image-preview:large, noarchive">')
    article = fetched(site.page("/a", markup, Tdm_Reservation="1"))
    assert article.reservations == ("noarchive", "tdm-reservation")
    assert article.state is State.FULL


@pytest.mark.parametrize(
    ("status", "state"),
    [(401, State.BLOCKED), (402, State.PAYWALLED), (403, State.BLOCKED), (404, State.NOT_FOUND),
     (410, State.GONE), (429, State.BLOCKED), (451, State.BLOCKED), (418, State.ERROR), (500, State.ERROR)],
)  # fmt: skip
def test_status_becomes_a_state(site: Site, status: int, state: State) -> None:
    """Whatever text an error page holds, it is no article."""
    article = fetched(site.page("/a", page(), status))
    assert article.state is state
    assert str(status) in worded(article.detail, "en")


def test_time_out_is_an_article_in_error(site: Site) -> None:
    """A silent server ends no run."""
    article = fetched(site.silent("/a"), timeout=0.2)
    assert (article.state, "in time" in worded(article.detail, "en")) == (State.ERROR, True)


def test_tls_failure_is_an_article_in_error(site: Site) -> None:
    """Nor does a connection that is not secure."""
    article = fetched(site.page("/a", page()).replace("http:", "https:"))
    assert (article.state, "secure" in worded(article.detail, "en")) == (State.ERROR, True)


def test_redirect_loop_is_an_article_in_error(site: Site) -> None:
    """Nor one that leads in circles."""
    article = fetched(site.redirect("/a", "/a"))
    assert (article.state, "redirects" in worded(article.detail, "en")) == (State.ERROR, True)


def test_page_too_large_is_an_article_in_error(site: Site) -> None:
    """Nor one without end."""
    article = fetched(site.endless("/a"), max_bytes=100_000)
    assert (article.state, "100,000" in worded(article.detail, "en")) == (State.ERROR, True)


def test_gzip_bomb_is_an_article_in_error(site: Site) -> None:
    """Nor one that would fill the memory."""
    article = fetched(site.zipped("/a", bytes(20_000_000)), max_bytes=100_000)
    assert (article.state, "larger" in worded(article.detail, "en")) == (State.ERROR, True)


@pytest.mark.parametrize("way", ["cut", "reset"])
def test_page_that_breaks_off_is_truncated(site: Site, way: str) -> None:
    """Half an article is shown, but never accuses."""
    half = page().encode()[: -len("</footer></body></html>") - 200]
    url = site.cut("/a", half, 50_000) if way == "cut" else site.reset("/a", half)
    article = fetched(url)
    assert article.state is State.TRUNCATED
    assert "broke off" in worded(article.detail, "en")


def test_robots_denial_is_a_state_of_its_own(site: Site) -> None:
    """The editor learns that the outlet does not want it, not that the page is missing."""
    site.page("/robots.txt", "User-agent: *\nDisallow: /", Content_Type="text/plain")
    article = fetched(site.page("/a", page()))
    assert (article.state, "robots.txt" in worded(article.detail, "en")) == (State.ROBOTS_DENIED, True)


def test_server_asking_for_a_day_is_blocked(site: Site) -> None:
    """The time it asks for is told."""
    article = fetched(site.page("/a", "", 503, Retry_After="86400"), retries=2)
    assert (article.state, "86,400" in worded(article.detail, "en")) == (State.BLOCKED, True)


@pytest.mark.parametrize(
    ("body", "label", "kind"),
    [
        (b"%PDF-1.7 \xe2\xe3", "application/pdf", "PDF"),
        (b"%PDF-1.7 \xe2\xe3", "text/html", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "text/html", "image"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp", "image"),
        (b'{"headline": "Brand", "text": "..."}', "text/html", "JSON"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "text/html", "feed"),
        (b"PK\x03\x04" + bytes(40), "application/octet-stream", "archive"),
        (bytes(range(256)) * 4, "text/html", "binary"),
    ],
)
def test_what_is_no_page_is_named(site: Site, body: bytes, label: str, kind: str) -> None:
    """The bytes tell, whatever the server calls them."""
    article = fetched(site.page("/a", body, Content_Type=label))
    assert article.state is State.ERROR
    assert kind in worded(article.detail, "en")


# ------------------------------------------------------------------ states told from the page


def test_declared_paid_article_is_paywalled_though_its_text_is_there() -> None:
    """The page says that it is not free, so that some of it may be missing."""
    assert read(page(ld={"isAccessibleForFree": False})).state is State.PAYWALLED


@pytest.mark.parametrize("value", ["False", "false", "http://schema.org/False"])
def test_paywall_declared_in_words(value: str) -> None:
    """Publishers write the boolean in many ways."""
    assert read(page(ld={"isAccessibleForFree": value})).state is State.PAYWALLED


def test_paywall_declared_for_a_part() -> None:
    """A part that is paid for makes the article paid for, where the article itself is silent."""
    part = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".paid"}
    assert read(page(ld={"hasPart": part})).state is State.PAYWALLED


def test_declared_free_article_is_full() -> None:
    """An advertisement for a subscription beside a free article does not lock it."""
    markup = page(ld={"isAccessibleForFree": True}, below="<div>Jetzt weiterlesen mit dem Digital-Abo.</div>")
    assert read(markup).state is State.FULL


def test_offer_after_a_few_lines_is_a_paywall() -> None:
    """Without any metadata the offer itself tells."""
    offer = '<div class="offer"><p>Jetzt weiterlesen mit dem Digital-Abo.</p></div>'
    assert read(page(PARAGRAPHS[0], inside=offer)).state is State.PAYWALLED


@pytest.mark.parametrize(
    ("selector", "markup"),
    [
        ("#wall", '<div id="wall"></div>'),
        ("[data-tier=plus]", '<p data-tier="plus">x</p>'),
        ("p.plus.wall", '<p class="a wall  plus">x</p>'),
        (".plus > [hidden] span", '<i class="plus"><b hidden><u><span></span></u></b></i>'),
        ("div#wall[data-tier='plus']", '<div data-tier="plus" id="wall"></div>'),
        ("*[data-tier]", '<iframe data-tier="">x</iframe>'),
        (".locked .box", "<b>.locked .box</b>"),
        (".plus > span", '<b class="plus"><b><span></span></b></b>'),
        (".wall", '<b class="wall-box"></b>'),
    ],
)
def test_outlets_own_paywall_marker(selector: str, markup: str) -> None:
    """A profile's selector locks a page that carries the element, not one that mentions its name (the <b> here)."""
    outlet = Outlet(
        "n", "nordblatt.example", "N", ("N",), ("nordblatt.example",), paywall_selectors=(selector,)
    )
    expected = State.FULL if markup.startswith("<b") else State.PAYWALLED
    assert read(page(inside=markup), outlet).state is expected
    assert read(page(), outlet).state is State.FULL


def test_outlets_own_paywall_address(site: Site) -> None:
    """An address the profile names, reached by redirect, is the paywall."""
    outlet = Outlet(
        "n", "nordblatt.example", "N", ("N",), ("nordblatt.example",), paywall_urls=(r"[?&]reduced=true",)
    )
    site.redirect("/a", "/a-1?reduced=true")
    site.page("/a-1", page())
    article = fetched(site.url("/a"), outlet)
    assert (article.state, "reduced" in worded(article.detail, "en")) == (State.PAYWALLED, True)


@pytest.mark.parametrize(("declared", "state"), [(60, State.FULL), (80, State.FULL), (140, State.TRUNCATED)])
def test_word_count_tells_a_cut_text(declared: int, state: State) -> None:
    """Below seven tenths of the words it declares, a page shows only a part."""
    article = read(page(ld={"wordCount": declared}))
    assert article.state is state
    if state is State.TRUNCATED:
        assert "140" in worded(article.detail, "en")


CONSENT = """<html lang="de"><head><title>Nordblatt</title></head><body><div><h1>Willkommen</h1>
<p>Um die Inhalte zu nutzen, benötigen wir Ihre Zustimmung. Wir und unsere Partner verwenden Cookies und
ähnliche Technologien zum Speichern von Informationen und für personalisierte Anzeigen.</p>
<button>Alle akzeptieren</button><button>Datenschutzeinstellungen</button></div></body></html>"""


def test_consent_page_is_no_article(site: Site) -> None:
    """A page that asks for consent reads like a short article and is none."""
    assert fetched(site.page("/a", CONSENT)).state is State.CONSENT


def test_redirect_to_a_consent_page_is_told_by_its_address(site: Site) -> None:
    """Even when the page there is empty of words we know."""
    site.redirect("/a", "/consent?return=/a")
    site.page("/consent", "<html><body><h1>Hallo</h1><p>Bitte wählen Sie.</p></body></html>")
    assert fetched(site.url("/a")).state is State.CONSENT


def test_article_about_cookies_is_an_article() -> None:
    """The words of a consent page in a real article do not lock it."""
    text = "Viele Seiten verwenden Cookies und ähnliche Technologien. Wer auf „Alle akzeptieren“ klickt, gibt seine Einwilligung."  # noqa: E501 -- one line as the page has it
    assert read(page(text, *PARAGRAPHS)).state is State.FULL


CHALLENGE = """<html><head><title>Just a moment...</title></head><body><h1>nordblatt.example</h1>
<p>Checking your browser before accessing the site. Enable JavaScript and cookies to continue.</p>
<script src="/cdn-cgi/challenge-platform/h/b/orchestrate.js"></script></body></html>"""


@pytest.mark.parametrize("status", [200, 403, 503])
def test_check_for_robots_is_blocked_with_any_status(site: Site, status: int) -> None:
    """A challenge with status 200 is no article either."""
    article = fetched(site.page("/a", CHALLENGE, status))
    assert (article.state, "robots" in worded(article.detail, "en")) == (State.BLOCKED, True)


def test_article_about_captchas_is_an_article() -> None:
    """Writing about a robot check is not one."""
    text = "„Sind Sie ein Mensch?“, fragt die Seite. Der Zugriff verweigert sich vielen Älteren."
    assert read(page(text, *PARAGRAPHS)).state is State.FULL


SOFT_404 = """<html lang="de"><head><title>Seite nicht gefunden | Nordblatt</title></head><body>
<main><h1>Seite nicht gefunden</h1><p>Die Seite, die Sie suchen, gibt es leider nicht oder nicht mehr. Vielleicht
hilft Ihnen unsere Suche weiter, oder Sie gehen zurück zur Startseite.</p></main></body></html>"""


def test_soft_404_is_not_found(site: Site) -> None:
    """A page that is sorry with status 200 holds no article."""
    assert fetched(site.page("/a", SOFT_404)).state is State.NOT_FOUND


def test_redirect_to_the_home_page_is_not_found(site: Site) -> None:
    """An article that leads to the front page is gone, whatever is on that."""
    site.redirect("/region/a-1.html", "/")
    site.page("/", page())
    article = fetched(site.url("/region/a-1.html"))
    assert (article.state, "home page" in worded(article.detail, "en")) == (State.NOT_FOUND, True)


def test_page_without_text_is_an_error() -> None:
    """An empty shell filled by scripts is said to hold no article."""
    article = read("<html><body><div id='app'></div><script src='app.js'></script></body></html>")
    assert (article.state, "no article text" in worded(article.detail, "en")) == (State.ERROR, True)


# ------------------------------------------------------------------ saved copies


def test_saved_copy_is_read_and_nothing_fetched(site: Site, tmp_path: Path) -> None:
    """With a copy at hand the network is left alone."""
    file = tmp_path / "a.html"
    file.write_text(page(), encoding="utf-8")
    (article,) = collect([SourceRequest(OUTLET, site.url("/a"), file)], network(), now=NOW)
    assert (article.state, article.url, article.fetched_at) == (State.FULL, site.url("/a"), None)
    assert site.seen == []


def test_saved_copy_without_address_takes_its_own(tmp_path: Path) -> None:
    """The page says where it stands."""
    file = tmp_path / "a.html"
    file.write_text(page(), encoding="utf-8")
    (article,) = collect([SourceRequest(OUTLET, file=file)], Network(offline=True), now=NOW)
    assert article.url == URL


@pytest.mark.parametrize("ending", ["txt", "md"])
def test_saved_text_is_read_as_paragraphs(tmp_path: Path, ending: str) -> None:
    """A pasted text is a source, too."""
    file = tmp_path / f"a.{ending}"
    file.write_text("\n\n".join(PARAGRAPHS), encoding="utf-8")
    (article,) = collect([SourceRequest(OUTLET, file=file)], Network(offline=True), now=NOW)
    assert (article.state, article.url) == (State.FULL, f"a.{ending}")
    assert parts(article) == list(PARAGRAPHS)


def test_saved_pdf_is_named_as_one(tmp_path: Path) -> None:
    """A copy that is no page is an article in error, not a crash."""
    file = tmp_path / "a.html"
    file.write_bytes(b"%PDF-1.4 ...")
    (article,) = collect([SourceRequest(OUTLET, file=file)], Network(offline=True), now=NOW)
    assert (article.state, "PDF" in worded(article.detail, "en")) == (State.ERROR, True)


def test_offline_without_a_copy_is_said_so() -> None:
    """Nothing is fetched, and the article says why it is not there."""
    (article,) = collect([SourceRequest(OUTLET, URL)], Network(offline=True), now=NOW)
    assert (article.state, "offline" in worded(article.detail, "en")) == (State.ERROR, True)


def test_time_given_by_the_manifest_wins(tmp_path: Path) -> None:
    """An editor's date is better than none, and than the page's."""
    file = tmp_path / "a.txt"
    file.write_text(PARAGRAPHS[0], encoding="utf-8")
    when = datetime(2026, 11, 1, tzinfo=UTC)
    (article,) = collect([SourceRequest(OUTLET, file=file, published=when)], Network(offline=True), now=NOW)
    assert article.published == when


def test_same_pages_give_the_same_articles(tmp_path: Path) -> None:
    """Reading twice gives equal values."""
    file = tmp_path / "a.html"
    file.write_text(page(ld=json.loads('{"wordCount": 70}')), encoding="utf-8")
    requests = [SourceRequest(OUTLET, file=file)]
    assert collect(requests, Network(), now=NOW) == collect(requests, Network(), now=NOW)


def test_overview_of_articles_is_no_article() -> None:
    """A home or section page reads like an article of teasers; nothing may be held against it."""
    teaser = "<article><h3><a href='/{n}'>Titel {n}</a></h3><p>{text}</p></article>"
    teasers = "".join(teaser.format(n=n, text=text) for n in range(3) for text in PARAGRAPHS)
    markup = f"<html><head><title>Nordblatt</title></head><body><main>{teasers}</main></body></html>"
    article = read(markup, url="https://nordblatt.example/region/")
    assert (article.state, "overview" in worded(article.detail, "en")) == (State.ERROR, True)


def test_page_that_shows_less_than_its_summary_is_truncated() -> None:
    """A few words under a long description are not the whole article."""
    article = read(page("Ein Satz nur.", ld={"description": " ".join(PARAGRAPHS[:2])}))
    assert article.state is State.TRUNCATED


INTERRUPTED = """
import sys
sys.path.insert(0, {tests!r})
from datetime import UTC, datetime
from pathlib import Path
from pages import OUTLET
from server import network
from crosscheck.retrieval.archive import opened
from crosscheck.retrieval.collect import collect
from crosscheck.retrieval.manifest import SourceRequest
from crosscheck.outlets.registry import Registry
with opened(Path({path!r}), Registry((OUTLET,))) as archive:
    requests = [SourceRequest(OUTLET, {base!r} + name) for name in ("/a", "/b", "/hangs", "/c")]
    def told(text):
        print(text, flush=True)
    try:
        collect(requests, network(timeout=30.0, total_timeout=60.0), now=datetime(2026, 11, 24, tzinfo=UTC),
                archive=archive, progress=told)
    except KeyboardInterrupt:
        print("interrupted", flush=True)
"""


def test_interrupt_while_fetching_keeps_what_was_read(site: Site, tmp_path: Path) -> None:
    """Ctrl-C ends at once, and the next run begins where this one was."""
    for path in ("/a", "/b", "/c"):
        site.page(path, page(title=f"Titel {path}", ld={"url": None}).replace('rel="canonical"', 'rel="x"'))
    site.silent("/hangs")
    path = tmp_path / "archive.sqlite"
    code = INTERRUPTED.format(tests=str(Path(__file__).parent), path=str(path), base=site.url(""))
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = ""
        while "read" not in said or "/b" not in said:
            said = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert "interrupted" in process.communicate(timeout=20)[0]
    with opened(path, Registry((OUTLET,))) as archive:
        assert archive.count() == 2
        (article,) = collect(
            [SourceRequest(OUTLET, site.url("/a"))], network(offline=True), now=NOW, archive=archive
        )
    assert article.state is State.FULL


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.md", bytes(range(256)) * 8, "binary data"),
        ("a.txt", "Der Rat hat den Bau beschlossen.\n".encode("utf-16-be"), "binary data"),
        ("a.txt", b"%PDF-1.7 Der Rat", "PDF"),
    ],
)
def test_binary_file_that_calls_itself_text_is_not_read(
    tmp_path: Path, name: str, content: bytes, kind: str
) -> None:
    """Garbage read as an article would accuse every draft."""
    file = tmp_path / name
    file.write_bytes(content)
    (article,) = collect(
        [SourceRequest(OUTLET, URL, file)], network(), now=datetime(2026, 11, 24, tzinfo=UTC)
    )
    assert (article.state, article.text) == (State.ERROR, "")
    assert kind in worded(article.detail, "en")


@pytest.mark.parametrize(
    "text", ["[1] Der Rat hat den Bau beschlossen.", "{ Der Rat } hat den Bau beschlossen."]
)
def test_text_with_a_bracket_in_front_is_text(tmp_path: Path, text: str) -> None:
    """A file that an editor saved as text is not taken for data by its first sign."""
    file = tmp_path / "a.txt"
    file.write_text(text, encoding="utf-8")
    (article,) = collect(
        [SourceRequest(OUTLET, URL, file)], network(), now=datetime(2026, 11, 24, tzinfo=UTC)
    )
    assert article.state is State.FULL
