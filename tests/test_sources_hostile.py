"""One bad source is one bad source: what pages, saved copies, lists and servers set off stays theirs."""

from __future__ import annotations

import gzip
import ipaddress
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pages import OUTLET, PARAGRAPHS, page, read
from server import Handler, Seen, Site, network, running

from crosscheck.language.details import worded
from crosscheck.model import Article, State
from crosscheck.retrieval import feeds, formats
from crosscheck.retrieval import reading as readings
from crosscheck.retrieval.collect import Collector, collect
from crosscheck.retrieval.fetch import Fault, Fetcher, guard, robots
from crosscheck.retrieval.manifest import SourceRequest
from crosscheck.sourcing.gathering import Needs, gather

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
GOOD = page()
ITEMS = b"".join(b"<item><link>http://a.de/%d</link></item>" % i for i in range(5_000))


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as server:
        server.page("/good", GOOD)
        yield server


def asked(*urls: str, **changes: object) -> tuple[Article, ...]:
    requests = [SourceRequest(OUTLET, url) for url in urls]
    return collect(requests, network(**changes), now=NOW)


# ------------------------------------------------------------------ a bad one beside a good one


def _broken_robots(site: Site) -> None:
    site.redirect("/robots.txt", "http://[")


def _broken_reservation(site: Site) -> None:
    site.redirect("/.well-known/tdmrep.json", "http://[")


@pytest.mark.parametrize(
    ("body", "status", "headers"),
    [
        (GOOD, 302, {"Location": "http://127.0.0.1:99999/"}),
        (GOOD, 302, {"Location": "http://["}),
        ("", 304, {}),
        ("", 503, {"Retry-After": "9" * 400}),
        ("", 429, {"Retry-After": "\u00b2"}),
        ("", 503, {"Retry-After": "x" + " " * 30_000 + "x"}),
        (GOOD, 200, {"X-Long": "y" * 200_000}),
        (GOOD, 200, {"Content-Type": "text/html; charset=rot13"}),
    ],
)
def test_a_bad_answer_leaves_the_good_one_beside_it(
    site: Site, body: str, status: int, headers: dict[str, str]
) -> None:
    """Whatever one server answers, the run goes on, and the bad source says why it was not had."""

    def answer(handler: Handler, _: Seen) -> None:
        handler.reply(status, body.encode() + b"\xfc.......", headers)

    site.on("/bad", answer)
    bad, good = asked(site.url("/bad"), site.url("/good"), retries=1, total_timeout=4.0)
    assert good.state is State.FULL
    assert bad.state is State.FULL or bad.detail


@pytest.mark.parametrize("break_it", [_broken_robots, _broken_reservation])
def test_a_sites_own_files_that_lead_nowhere_are_none(site: Site, break_it) -> None:
    """A robots.txt or tdmrep.json that redirects to no address is one that is not there."""
    break_it(site)
    assert asked(site.url("/good"))[0].state is State.FULL


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (RecursionError(), "nested"),
        (MemoryError(), "memory"),
        (UnicodeDecodeError("x", b"", 0, 1, ""), "characters"),
        (ZeroDivisionError("what a library says"), "unforeseen"),
    ],
)
def test_what_nobody_foresaw_is_a_state_that_tells_the_kind(
    site: Site, monkeypatch: pytest.MonkeyPatch, error: Exception, code: str
) -> None:
    """An exception in the reading of one page is that page's state; nothing a library said is told."""
    from crosscheck.retrieval.extract import metadata

    whole = metadata.read

    def fails(page, outlet, url):
        if "/bad" in url:
            raise error
        return whole(page, outlet, url)

    monkeypatch.setattr(metadata, "read", fails)
    site.page("/bad", GOOD)
    bad, good = asked(site.url("/bad"), site.url("/good"))
    assert (bad.state, bad.detail.code) == (State.ERROR, code)
    assert good.state is State.FULL
    assert "library" not in worded(bad.detail, "en")


def test_a_fault_in_a_robots_reader_is_the_pages_fault(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """What reads a robots.txt cannot bring down the run either."""

    def fails(*_: object) -> bool:
        raise ZeroDivisionError

    monkeypatch.setattr(robots.Rules, "allows", fails)
    assert asked(site.url("/good"))[0].detail.code == "unforeseen"


def test_a_fault_in_reading_a_file_is_that_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A saved copy over which the recognition of formats fails is an article with a reason."""

    def fails(*_: object) -> str:
        raise RecursionError

    monkeypatch.setattr(formats, "recognised", fails)
    readings._read_lately.clear()  # another test may have read the same page
    (tmp_path / "a.html").write_text(GOOD, encoding="utf-8")
    article = readings.read_file(SourceRequest(OUTLET, "", tmp_path / "a.html"), 10_000_000)
    assert (article.state, article.detail.code) == (State.ERROR, "nested")


# ------------------------------------------------------------------ caps


@pytest.mark.parametrize(
    "markup",
    [
        "<body " + " ".join(f"a{i}" for i in range(50_000)) + ">",
        '<body a=">" ' + " ".join(f'b{i}="<"' for i in range(20_000)) + ">",
        "<script " * 390_000,
        '<script type="application/ld+json">-->' + " " * 500_000 + "x</script>",
        f'<meta name="date" content="x{" " * 100_000}x">',
        "<p>Kurz." * 45_000,
    ],
)
def test_a_page_built_to_be_slow_is_not(markup: str) -> None:
    """Some seconds of one processor at the worst; most are refused at once."""
    begin = time.process_time()
    read(markup + GOOD)
    assert time.process_time() - begin < 3


def test_a_page_nested_beyond_the_parsers_depth_is_not_taken_for_whole() -> None:
    """The parser leaves out what stands deeper; an article cut so must accuse nobody."""
    article = read("<html><body>" + "".join(f"<div><p>{p}</p>" for p in PARAGRAPHS) + "<div>" * 300 + "<p>x")
    assert (article.state, article.detail.code) == (State.ERROR, "nested")


def test_attributes_of_an_ordinary_page_are_no_matter() -> None:
    """Scripts full of comparisons and long attributes are no overload."""
    script = "<script>for (i=0;i<n;i++) " + "a b c " * 2_000 + "</script>"
    assert read(GOOD.replace("</head>", script + "</head>")).state is State.FULL
    assert read(GOOD.replace("<body", f'<body class="{"weit " * 5_000}"', 1)).state is State.FULL


def test_a_text_longer_than_any_article_is_cut_and_says_so(site: Site) -> None:
    """What is missing is told, and no passage is cut in two."""
    site.page("/long", page(*(f"{p} {'Und so geht es weiter. ' * 500}" for p in PARAGRAPHS * 25)))
    (article,) = asked(site.url("/long"))
    assert (article.state, article.detail.code) == (State.TRUNCATED, "long")
    assert len(article.text) <= readings.LONGEST_TEXT
    assert article.passages[-1].span.end == len(article.text)


def test_links_beyond_the_limit_are_not_followed_and_say_so(site: Site) -> None:
    """A draft cannot have any number of pages fetched."""
    links = tuple(SourceRequest(OUTLET, site.url(f"/{i}"), origin="link") for i in range(203))
    given = SourceRequest(OUTLET, site.url("/good"))
    with Collector(network(offline=True), now=NOW) as collector:
        (articles,) = gather(collector, [Needs((given, *links), ())])
    assert [a.detail.code for a in articles] == ["offline"] * 201 + ["many_links"] * 3
    assert [a.url for a in articles] == [given.url, *(link.url for link in links)]


@pytest.mark.parametrize(
    ("content", "entries", "cut"),
    [
        (b"<rss>" + ITEMS + b"<item><link>http://a.de/x</link></item></rss>", 5_000, True),
        (b"<rss>" + ITEMS + b"</rss>", 5_000, False),
        (b"<rss>" + b"<item>" * 250 + b"<a/>" * 200_000 + b"</item>" * 250 + b"</rss>", 0, False),
        (b"<rss><item><link>http://a.de/1</link><item><link>http://a.de/2</link>", 2, False),
        (gzip.compress(b"") * 100_000, 0, False),
        (b"<rss>" + b"&" * 9_000_000, 0, False),
    ],
)  # fmt: skip
def test_a_list_is_read_in_bounds(content: bytes, entries: int, cut: bool) -> None:
    """Long, nested, packed and broken lists take little time, and say what was left out."""
    begin = time.process_time()
    listing = feeds.parse(content, "https://a.de/rss", limit=10_000_000)
    assert (len(listing.entries), listing.cut) == (entries, cut)
    assert time.process_time() - begin < 3


def test_a_sitemap_index_is_read_in_bounds() -> None:
    """Further lists are counted like articles."""
    pages = b"".join(b"<sitemap><loc>http://a.de/%d</loc></sitemap>" % i for i in range(6_000))
    listing = feeds.parse(b"<sitemapindex>" + pages + b"</sitemapindex>", "https://a.de/", limit=10_000_000)
    assert (len(listing.more), listing.cut) == (5_000, True)


@pytest.mark.parametrize(
    ("location", "path", "fits"),
    [
        ("/a/*", "/a/b", True), ("/a", "/ab", True), ("/a$", "/ab", False), ("/a$", "/a", True), ("", "/", False),
        ("/*.pdf$", "/x/y.pdf", True), ("/*.pdf$", "/x.pdf/y", False), ("*b*d", "/abcd", True),
        ("/a*a$", "/a", False), ("/*ab*b$", "/ab", False), ("/" + "*a" * 3_000 + "*b", "/" + "a" * 3_000, False),
    ],
)  # fmt: skip
def test_a_reservations_pattern_fits_as_in_robots(location: str, path: str, fits: bool) -> None:
    """`*` stands for anything, `$` for the end, in time that grows with the pattern alone."""
    body = f'[{{"location": "{location}", "tdm-reservation": 1}}]'.encode()
    assert bool(robots.reservation(body, f"https://a.de{path}")) is fits


# ------------------------------------------------------------------ addresses

# IANA's special-purpose address registries for IPv4 and IPv6 and what is reserved beside them: each range with an
# address in it. None of them is where a newsroom's pages are.
REGISTRY = """
0.0.0.0/8 0.0.0.1|10.0.0.0/8 10.255.0.1|100.64.0.0/10 100.127.255.254|127.0.0.0/8 127.9.9.9
169.254.0.0/16 169.254.169.254|172.16.0.0/12 172.31.255.1|192.0.0.0/24 192.0.0.200|192.0.0.0/29 192.0.0.1
192.0.0.8/32 192.0.0.8|192.0.0.9/32 192.0.0.9|192.0.0.10/32 192.0.0.10|192.0.0.170/32 192.0.0.170
192.0.0.171/32 192.0.0.171|192.0.2.0/24 192.0.2.7|192.31.196.0/24 192.31.196.1|192.52.193.0/24 192.52.193.1
192.88.99.0/24 192.88.99.1|192.168.0.0/16 192.168.178.1|192.175.48.0/24 192.175.48.1|198.18.0.0/15 198.19.255.1
198.51.100.0/24 198.51.100.9|203.0.113.0/24 203.0.113.9|224.0.0.0/4 239.1.2.3|240.0.0.0/4 250.1.1.1
255.255.255.255/32 255.255.255.255
::1/128 ::1|::/128 ::|::ffff:0:0/96 ::ffff:10.0.0.1|64:ff9b::/96 64:ff9b::10.0.0.1|64:ff9b:1::/48 64:ff9b:1::808:808
100::/64 100::1|100:0:0:1::/64 100:0:0:1::1|2001::/23 2001:100::1|2001::/32 2001:0:4136:e378:8000:63bf:3fff:fdd2
2001:1::1/128 2001:1::1|2001:1::2/128 2001:1::2|2001:1::3/128 2001:1::3|2001:2::/48 2001:2::1|2001:3::/32 2001:3::1
2001:4:112::/48 2001:4:112::1|2001:10::/28 2001:10::1|2001:20::/28 2001:20::1|2001:30::/28 2001:30::1
2001:db8::/32 2001:db8::1|2002::/16 2002:c0a8:101::1|2620:4f:8000::/48 2620:4f:8000::1|3fff::/20 3fff:fff::1
5f00::/16 5f00::1|fc00::/7 fdab::1|fe80::/10 fe80::1|fec0::/10 fec0::1|ff00::/8 ff02::1|4000::/3 4000::1
::/96 ::8.8.8.8|::ffff:0:0:0/96 ::ffff:0:8.8.8.8|2a00::/12 2a00:1450::5efe:192.168.1.1|2a00::/12 2a00::200:5efe:10.0.0.1
"""
ENTRIES = [entry.split() for line in REGISTRY.strip().splitlines() for entry in line.split("|")]


@pytest.mark.parametrize(("block", "inside"), ENTRIES)
def test_special_ranges_are_not_of_the_open_web(block: str, inside: str) -> None:
    """Every range of the registries is refused."""
    address = ipaddress.ip_address(inside)
    assert address in ipaddress.ip_network(block)
    assert not guard.is_public(address)


@pytest.mark.parametrize(
    "address",
    ["1.1.1.1", "100.128.0.1", "172.32.0.1", "192.0.1.1", "198.20.0.1", "223.255.255.1", "2a00:1450:4001::1",
     "2003::1", "2001:200::1", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::1.1.1.1", "2002:101:101::1"],
)  # fmt: skip
def test_neighbours_of_special_ranges_are_of_the_open_web(address: str) -> None:
    """No range is taken for larger than it is; forms of a public IPv4 address are public."""
    assert guard.is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "host",
    ["0x7f.1", "0x7f000001", "0177.0.0.1", "2130706433", "127.1", "127.0.0.1.", "0", "0x7f.0.0.1.", "[::1]", "[::]",
     "[fe80::1%25lo]", "user@127.0.0.1", "good.example@127.0.0.1", "1.2.3.4.5", "256.1.1.1", "0x100000000",
     "１２７.０.０.１", "①②⑦.⓪.⓪.①", "127。0。0。1", "[64:ff9b:1::7f00:1]"],
)  # fmt: skip
@pytest.mark.parametrize("proxy", ["", "http://127.0.0.1:9"])
def test_no_notation_of_an_address_gets_past_the_guard(host: str, proxy: str) -> None:
    """Octal, hexadecimal and short forms, dots behind, digits of other scripts, a name before: nothing is connected
    to, and no proxy is asked to."""
    lookups: list[str] = []

    async def resolver(name: str, port: int) -> tuple[str, ...]:
        lookups.append(name)
        raise OSError

    with Fetcher(network(allow_hosts=(), proxy=proxy, respect_robots=False), resolver=resolver) as fetcher:
        response = fetcher.get(f"http://{host}:80/")
    assert response.fault in {Fault.REFUSED, Fault.SCHEME}
    assert lookups == []
