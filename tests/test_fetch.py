"""Fetching from a real server on this machine: what is read, refused, bounded, waited for."""

from __future__ import annotations

import gzip
import random
import socket
import ssl
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from server import Patience, Site, network, running

from crosscheck import __version__
from crosscheck.errors import ConfigError
from crosscheck.language.details import worded
from crosscheck.retrieval.fetch import Clock, Fault, Fetcher, Request, Response
from crosscheck.retrieval.fetch import guard as guards

PAGE = "<html><body><h1>Stadtwerke</h1><p>Die Brücke ist seit Montag gesperrt.</p></body></html>"


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as server:
        yield server


def get(request: str | Request, **changes: object) -> Response:
    with Fetcher(network(**changes)) as fetcher:
        return fetcher.get(request)


def patient(site: Site, **changes: object) -> Fetcher:
    """A fetcher on a clock that waiting alone moves; `site` tells the times by the same clock."""
    clock = Patience()
    site.now = clock.monotonic
    return Fetcher(network(**changes), clock=clock, chance=random.Random(1))


# ------------------------------------------------------------------ plain answers


def test_page_comes_back_with_status_headers_and_bytes(site: Site) -> None:
    """A plain page is given back as the server sent it."""
    response = get(site.page("/a", PAGE, X_Note="yes"))
    assert (response.status, response.content.decode(), response.header("X-Note")) == (200, PAGE, "yes")
    assert response.ok
    assert response.final_url == site.url("/a")


def test_user_agent_is_honest_and_names_a_contact(site: Site) -> None:
    """The request says which tool it comes from, in which version, and whom to write to."""
    get(site.page("/a", PAGE), contact="desk@example.org")
    sent = site.asked("/a")[0].headers
    assert sent["User-Agent"] == f"crosscheck/{__version__} (+desk@example.org)"
    assert sent["Accept-Encoding"] == "gzip"


def test_only_gzip_is_asked_for_and_decoded(site: Site) -> None:
    """A compressed page is decoded."""
    assert get(site.zipped("/z", PAGE.encode())).content.decode() == PAGE


def test_page_compressed_twice_is_decoded_twice(site: Site) -> None:
    """Two encodings in the header are undone in turn."""
    assert get(site.zipped("/z", PAGE.encode(), times=2)).content.decode() == PAGE


@pytest.mark.parametrize("bits", [15, -15])
def test_deflate_is_read_with_and_without_its_header(site: Site, bits: int) -> None:
    """Servers mean two different things by deflate; both are read."""
    packer = zlib.compressobj(wbits=bits)
    body = packer.compress(PAGE.encode()) + packer.flush()
    assert get(site.page("/d", body, Content_Encoding="deflate")).content.decode() == PAGE


def test_encoding_that_was_not_asked_for_is_a_fault(site: Site) -> None:
    """Brotli is not asked for, and so an answer in it is named as wrong."""
    response = get(site.page("/b", b"xx", Content_Encoding="br"))
    assert response.fault is Fault.PROTOCOL
    assert "br" in worded(response.error, "en")


def test_validators_are_sent_and_not_modified_comes_back(site: Site) -> None:
    """A copy already held is asked for by its tag, and 304 is a plain answer."""
    site.page("/a", b"", 304)
    response = get(Request(site.url("/a"), etag='"v1"', modified="Tue, 24 Nov 2026 10:00:00 GMT"))
    sent = site.asked("/a")[0].headers
    assert (response.status, sent["If-None-Match"]) == (304, '"v1"')
    assert sent["If-Modified-Since"].startswith("Tue")


# ------------------------------------------------------------------ redirects


def test_redirects_are_followed_and_told(site: Site) -> None:
    """The way to the final address is part of the answer."""
    site.redirect("/a", "/b", 301)
    site.redirect("/b", site.url("/c"))
    site.page("/c", PAGE)
    response = get(site.url("/a"))
    assert (response.url, response.final_url) == (site.url("/a"), site.url("/c"))
    assert response.redirects == (site.url("/a"), site.url("/b"))


def test_redirect_loop_ends_at_the_limit(site: Site) -> None:
    """A page that leads to itself is given up after five redirects."""
    response = get(site.redirect("/loop", "/loop"))
    assert response.fault is Fault.REDIRECTS
    assert len(site.asked("/loop")) == 6


@pytest.mark.parametrize(
    ("target", "fault"),
    [
        ("file:///etc/passwd", Fault.SCHEME),
        ("ftp://example.org/a", Fault.SCHEME),
        ("gopher://example.org/", Fault.SCHEME),
        ("http://[::ffff:127.0.0.1]/", Fault.REFUSED),
        ("http://[::1]/", Fault.REFUSED),
        ("http://2130706433/", Fault.REFUSED),
        ("http://0x7f.1/", Fault.REFUSED),
        ("http://127.1/", Fault.REFUSED),
        ("http://0.0.0.0/", Fault.REFUSED),
        ("http://localhost/", Fault.REFUSED),
        ("http://169.254.169.254/latest/meta-data/", Fault.REFUSED),
        ("http://10.0.0.8/", Fault.REFUSED),
        ("http://192.168.1.1/", Fault.REFUSED),
        ("http://[fe80::1]/", Fault.REFUSED),
        ("http://[fd00::1]/", Fault.REFUSED),
        ("http://[64:ff9b::7f00:1]/", Fault.REFUSED),
        ("http://[2002:7f00:1::]/", Fault.REFUSED),
        ("http://100.64.0.1/", Fault.REFUSED),
        ("http://224.0.0.1/", Fault.REFUSED),
    ],
)
def test_redirect_to_where_only_this_machine_can_reach_is_refused(
    site: Site, target: str, fault: Fault
) -> None:
    """No page can make the tool read a file, this machine's services or the office network."""
    site.redirect("/out", target)

    async def resolver(host: str, port: int) -> tuple[str, ...]:
        return ("127.0.0.1",) if host == "news.example" else await guards.resolve(host, port)

    with Fetcher(network(allow_hosts=("news.example",)), resolver=resolver) as fetcher:
        response = fetcher.get(site.url("/out", host="news.example"))
    assert len(site.asked("/out")) == 1
    assert response.fault is fault, response
    assert response.content == b""


def test_loopback_is_refused_unless_allowed(site: Site) -> None:
    """Without an allow-list the server of this machine cannot be fetched at all."""
    response = get(site.page("/a", PAGE), allow_hosts=())
    assert response.fault is Fault.REFUSED
    assert site.seen == []


def test_network_can_be_allowed_as_a_whole(site: Site) -> None:
    """An intranet is let through by its address range."""
    assert get(site.page("/a", PAGE), allow_hosts=("127.0.0.0/8",)).ok


async def _flipping(host: str, port: int) -> tuple[str, ...]:
    """A name that has a public address the first time and a private one from then on."""
    _flipping.calls += 1  # type: ignore[attr-defined]  # set on what the test itself made
    return ("192.0.79.32",) if _flipping.calls == 1 else ("127.0.0.1",)  # type: ignore[attr-defined]  # set on what the test itself made


def test_name_that_turns_private_is_stopped(site: Site) -> None:
    """The address that was checked is the one connected to; a later answer is checked anew."""
    site.page("/a", PAGE)
    _flipping.calls = 1  # type: ignore[attr-defined]  # set on what the test itself made
    with Fetcher(network(allow_hosts=()), resolver=_flipping) as fetcher:
        response = fetcher.get(site.url("/a", host="flip.example"))
    assert response.fault is Fault.REFUSED
    assert "127.0.0.1" in worded(response.error, "en")
    assert site.seen == []


def test_connection_goes_to_the_checked_address(site: Site) -> None:
    """The name is looked up once for a request, and the server still sees the name."""
    site.page("/a", PAGE)
    calls: list[str] = []

    async def resolver(host: str, port: int) -> tuple[str, ...]:
        calls.append(host)
        return ("127.0.0.1",)

    with Fetcher(network(allow_hosts=("news.example",), respect_robots=False), resolver=resolver) as fetcher:
        response = fetcher.get(site.url("/a", host="news.example"))
    assert response.ok
    assert calls == ["news.example"]
    assert site.asked("/a")[0].headers["Host"] == f"news.example:{site.port}"


def test_name_with_a_public_and_a_private_address_is_refused() -> None:
    """A trap that answers with both is not given the chance."""

    async def resolver(host: str, port: int) -> tuple[str, ...]:
        return ("93.184.215.14", "10.0.0.1")

    with Fetcher(network(allow_hosts=()), resolver=resolver) as fetcher:
        assert fetcher.get("http://both.example/").fault is Fault.REFUSED


@pytest.mark.parametrize(
    ("address", "public"),
    [("93.184.215.14", True), ("2606:2800:21f:cb07::8b2c", True), ("::ffff:93.184.215.14", True),
     ("127.0.0.1", False), ("::", False), ("::127.0.0.1", False), ("198.18.0.1", False)],
)  # fmt: skip
def test_public_addresses_are_told_from_others(address: str, public: bool) -> None:
    """What is of the open web, IPv4 inside IPv6 included."""
    import ipaddress

    assert guards.is_public(ipaddress.ip_address(address)) is public


@pytest.mark.parametrize(
    "url", ["", "nonsense", "http://", "http://exa mple.org/", "http://[::1", "http://a:99999/"]
)
def test_address_that_is_none_is_a_value_not_an_exception(url: str) -> None:
    """A malformed address never raises."""
    assert get(url).fault in {Fault.SCHEME, Fault.DNS}


# ------------------------------------------------------------------ caps


def test_body_over_the_limit_is_given_up(site: Site) -> None:
    """A page that says it is too large is not read at all."""
    response = get(site.page("/big", b"x" * 60_000), max_bytes=50_000)
    assert response.fault is Fault.TOO_LARGE
    assert "60,000" in worded(response.error, "en")


@pytest.mark.parametrize("times", [1, 2])
def test_gzip_bomb_is_stopped_while_decoding(site: Site, times: int) -> None:
    """Fifty megabytes of zeros in a few kilobytes, packed once or twice, never unfold."""
    response = get(site.zipped("/bomb", bytes(50_000_000), times), max_bytes=1_000_000)
    assert response.fault is Fault.TOO_LARGE
    assert response.content == b""


def test_endless_body_is_stopped_at_the_limit(site: Site) -> None:
    """A body without a length and without an end is read up to the cap."""
    assert get(site.endless("/endless"), max_bytes=300_000).fault is Fault.TOO_LARGE


def test_drip_feed_is_stopped_by_the_total_time(site: Site) -> None:
    """A byte now and then defeats a read time-out, but not the limit on the whole."""
    response = get(site.drip("/drip"), total_timeout=0.5, timeout=0.4)
    assert response.fault is Fault.TIMEOUT
    assert "0.5 s" in worded(response.error, "en")


def test_server_that_never_answers_times_out(site: Site) -> None:
    """Silence ends at the read time-out."""
    assert get(site.silent("/silent"), timeout=0.2).fault is Fault.TIMEOUT


# ------------------------------------------------------------------ broken answers


def test_short_content_length_is_a_cut_page(site: Site) -> None:
    """Fewer bytes than promised are kept, and said to be fewer."""
    response = get(site.cut("/cut", PAGE.encode(), 5_000))
    assert response.fault is Fault.CUT
    assert response.content.decode() == PAGE


def test_reset_in_mid_body_is_a_cut_page(site: Site) -> None:
    """A connection that breaks keeps what had come."""
    response = get(site.reset("/reset", PAGE.encode()))
    assert response.fault in {Fault.CUT, Fault.CONNECTION}


def test_gzip_that_ends_early_is_a_cut_page(site: Site) -> None:
    """A compressed stream without its end is not taken for whole."""
    body = gzip.compress(PAGE.encode() * 200)
    response = get(site.page("/cut", body[: len(body) // 2], Content_Encoding="gzip"))
    assert response.fault is Fault.CUT


def test_bytes_that_are_no_gzip_are_a_fault(site: Site) -> None:
    """A header that lies about the encoding is told."""
    assert get(site.page("/lie", PAGE, Content_Encoding="gzip")).fault is Fault.PROTOCOL


def test_answer_that_is_no_http_is_a_fault(site: Site) -> None:
    """Noise on the line is a value like all else."""

    def noise(handler: object, _: object) -> None:
        handler.wfile.write(b"\x00\x01 not http at all\r\n\r\n")  # type: ignore[attr-defined]  # set on what the test itself made
        handler.close_connection = True  # type: ignore[attr-defined]  # set on what the test itself made

    assert get(site.on("/noise", noise)).fault is Fault.PROTOCOL


def test_closed_port_is_a_failed_connection() -> None:
    """Nobody listening is said so."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        response = get(f"http://127.0.0.1:{taken.getsockname()[1]}/")
    assert response.fault is Fault.CONNECTION


def test_name_without_address_is_told() -> None:
    """A name that nobody answers for is not a crash."""

    async def resolver(host: str, port: int) -> tuple[str, ...]:
        raise socket.gaierror(-2, "Name or service not known")

    with Fetcher(network(), resolver=resolver) as fetcher:
        assert fetcher.get("http://nowhere.invalid/").fault is Fault.DNS


@pytest.mark.parametrize(("code", "times"), [(socket.EAI_NONAME, 1), (socket.EAI_AGAIN, 2)])
@pytest.mark.parametrize("robots", [True, False])
def test_name_without_address_is_asked_for_once_a_host_and_not_waited_for(
    code: int, times: int, robots: bool
) -> None:
    """A failure that may pass is tried once more, at once; other pages of the host ask no more."""
    asked = []
    clock = Patience()

    async def resolver(host: str, port: int) -> tuple[str, ...]:
        asked.append(host)
        raise socket.gaierror(code, "no address")

    with Fetcher(network(respect_robots=robots), resolver=resolver, clock=clock) as fetcher:
        for page in ("a", "b", "c"):
            assert fetcher.get(f"http://nowhere.invalid/{page}").fault is Fault.DNS
        assert fetcher.get("http://elsewhere.invalid/").fault is Fault.DNS
    assert asked == ["nowhere.invalid"] * times + ["elsewhere.invalid"] * times
    assert not clock.waited


# ------------------------------------------------------------------ TLS


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def secure(authority: trustme.CA) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with running(context) as server:
        yield server


def test_untrusted_certificate_is_a_tls_fault(secure: Site) -> None:
    """A certificate of nobody's is refused, and called that."""
    response = get(secure.page("/a", PAGE))
    assert response.fault is Fault.TLS
    assert secure.seen == []


def test_own_authority_is_trusted_when_the_config_names_it(
    secure: Site, authority: trustme.CA, tmp_path: Path
) -> None:
    """A newsroom's own certificate authority works."""
    file = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(file))
    assert get(secure.page("/a", PAGE), ca_file=file).ok


def test_certificate_for_another_name_is_refused(authority: trustme.CA, tmp_path: Path) -> None:
    """The name in the address is what the certificate has to carry, not the number connected to."""
    file = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(file))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("other.example").configure_cert(context)

    async def resolver(host: str, port: int) -> tuple[str, ...]:
        return ("127.0.0.1",)

    with running(context) as server:
        server.page("/a", PAGE)
        settings = network(ca_file=file, allow_hosts=("news.example", "other.example"))
        with Fetcher(settings, resolver=resolver) as fetcher:
            wrong = fetcher.get(server.url("/a", host="news.example"))
            right = fetcher.get(server.url("/a", host="other.example"))
    assert (wrong.fault, right.fault) == (Fault.TLS, Fault.NONE)


def test_plain_server_asked_over_tls_is_a_tls_fault(site: Site) -> None:
    """A handshake that fails is no mere failed connection."""
    assert get(site.page("/a", PAGE).replace("http:", "https:")).fault is Fault.TLS


def test_ca_file_that_is_none_is_the_users_error(site: Site, tmp_path: Path) -> None:
    """A wrong setting is told at once, not blamed on every server."""
    file = tmp_path / "ca.pem"
    file.write_text("no certificate")
    with pytest.raises(ConfigError, match=r"ca\.pem"):
        get("https://127.0.0.1:1/", ca_file=file)


# ------------------------------------------------------------------ pace and retries


def test_one_request_a_second_and_one_connection_a_host(site: Site) -> None:
    """By default requests to a host are a second apart and never side by side."""
    urls = [site.page(f"/{n}", PAGE) for n in range(5)]
    with patient(site, requests_per_second=1.0, total_timeout=600.0, respect_robots=False) as fetcher:
        fetcher.each(urls, lambda _, response: response)
    assert [s.at for s in site.seen] == [0, 1, 2, 3, 4]
    assert site.most_at_once == 1


def test_hosts_are_asked_side_by_side(site: Site) -> None:
    """A slow host does not hold up another."""
    with running() as other, Fetcher(network(timeout=1.0)) as fetcher:
        order: list[str] = []
        urls = [site.silent("/slow"), other.page("/a", PAGE)]
        fetcher.each(urls, lambda _, response: order.append(response.url))
    assert order == [other.url("/a"), site.url("/slow")]


def test_results_are_in_the_order_of_the_requests(site: Site) -> None:
    """Whatever comes first, each result stands where its request stood."""
    with running() as other, Fetcher(network(timeout=0.3)) as fetcher:
        urls = [site.silent("/slow"), other.page("/a", PAGE), other.page("/b", PAGE)]
        assert fetcher.each(urls, lambda _, response: response.url) == tuple(urls)


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_passing_failures_are_tried_again(site: Site, status: int) -> None:
    """A server that is overrun for a moment is asked twice more at most."""
    site.sequence("/a", (status, "", {}), (status, "", {}), (200, PAGE, {}))
    with patient(site, retries=2, total_timeout=600.0) as fetcher:
        response = fetcher.get(site.url("/a"))
    assert (response.ok, response.attempts, len(site.asked("/a"))) == (True, 3, 3)


def test_retries_end(site: Site) -> None:
    """After two retries the failure is the answer."""
    site.page("/a", "", 503)
    with patient(site, retries=2, total_timeout=600.0) as fetcher:
        response = fetcher.get(site.url("/a"))
    assert (response.status, response.attempts) == (503, 3)


@pytest.mark.parametrize("status", [403, 404, 410, 500])
def test_lasting_failures_are_not_tried_again(site: Site, status: int) -> None:
    """What will not change by asking is asked once."""
    site.page("/a", "", status)
    with patient(site, retries=2) as fetcher:
        fetcher.get(site.url("/a"))
    assert len(site.asked("/a")) == 1


def test_retry_after_in_seconds_is_waited_for(site: Site) -> None:
    """The server's own word on when to come back counts."""
    site.sequence("/a", (429, "", {"Retry-After": "20"}), (200, PAGE, {}))
    with patient(site, retries=2, total_timeout=600.0) as fetcher:
        assert fetcher.get(site.url("/a")).ok
    assert [s.at for s in site.asked("/a")] == [0, 20]


def test_retry_after_as_a_date_is_waited_for(site: Site) -> None:
    """A date in the header is read as one."""
    from datetime import timedelta
    from email.utils import format_datetime

    when = format_datetime(Clock().now() + timedelta(seconds=30), usegmt=True)
    site.sequence("/a", (503, "", {"Retry-After": when}), (200, PAGE, {}))
    with patient(site, retries=2, total_timeout=600.0) as fetcher:
        assert fetcher.get(site.url("/a")).ok
    first, second = (s.at for s in site.asked("/a"))
    assert 28 <= second - first <= 30


def test_retry_after_a_day_is_not_waited_for(site: Site) -> None:
    """A day is longer than any run; the page is given up and the reason said."""
    response = get(site.page("/a", "", 503, Retry_After="86400"), retries=2)
    assert response.fault is Fault.WAIT
    assert "86,400 s" in worded(response.error, "en")


def test_broken_connection_is_tried_again(site: Site) -> None:
    """A fault on the line is passing, too."""
    good = [False]

    def answer(handler: object, _: object) -> None:
        if not good[0]:
            good[0] = True
            handler.connection.close()  # type: ignore[attr-defined]  # set on what the test itself made
            handler.close_connection = True  # type: ignore[attr-defined]  # set on what the test itself made
        else:
            handler.reply(200, PAGE.encode(), {})  # type: ignore[attr-defined]  # set on what the test itself made

    with patient(site, retries=2, total_timeout=600.0, respect_robots=False) as fetcher:
        assert fetcher.get(site.on("/a", answer)).ok


# ------------------------------------------------------------------ robots.txt


def test_page_disallowed_by_robots_is_not_asked_for(site: Site) -> None:
    """The site's wish is respected and named."""
    site.page("/robots.txt", "User-agent: *\nDisallow: /private/", Content_Type="text/plain")
    response = get(site.page("/private/a", PAGE))
    assert response.fault is Fault.ROBOTS
    assert site.asked("/private/a") == []


def test_rules_for_this_tool_by_name_count(site: Site) -> None:
    """A group that names the tool goes before the one for all."""
    site.page(
        "/robots.txt",
        "User-agent: *\nDisallow: /\n\nUser-agent: crosscheck\nAllow: /",
        Content_Type="text/plain",
    )
    assert get(site.page("/a", PAGE)).ok


def test_robots_that_is_not_there_allows_all(site: Site) -> None:
    """No file, no rule."""
    assert get(site.page("/a", PAGE)).ok
    assert len(site.asked("/robots.txt")) == 1


@pytest.mark.parametrize("status", [500, 503, 429])
def test_robots_that_fails_denies_all(site: Site, status: int) -> None:
    """A server that cannot tell its rules is left alone."""
    site.page("/robots.txt", "", status)
    response = get(site.page("/a", PAGE))
    assert response.fault is Fault.ROBOTS
    assert str(status) in worded(response.error, "en")


def test_robots_that_does_not_answer_denies_all(site: Site) -> None:
    """Nor is one that is silent about them."""
    site.silent("/robots.txt")
    response = get(site.page("/a", PAGE), timeout=0.2)
    assert response.fault is Fault.ROBOTS
    assert site.asked("/a") == []


def test_robots_are_asked_once_for_a_site(site: Site) -> None:
    """Many pages, one look at the rules."""
    urls = [site.page(f"/{n}", PAGE) for n in range(4)]
    with Fetcher(network()) as fetcher:
        fetcher.each(urls, lambda _, response: response)
    assert len(site.asked("/robots.txt")) == 1


def test_crawl_delay_is_kept(site: Site) -> None:
    """The pause a site asks for between two pages is made."""
    site.page("/robots.txt", "User-agent: *\nCrawl-delay: 10", Content_Type="text/plain")
    urls = [site.page(f"/{n}", PAGE) for n in range(3)]
    with patient(site, total_timeout=600.0) as fetcher:
        fetcher.each(urls, lambda _, response: response)
    assert [s.at for s in site.seen if s.path in {"/0", "/1", "/2"}] == [0, 10, 20]


def test_redirect_target_is_checked_against_its_own_sites_rules(site: Site) -> None:
    """A redirect is no way around another site's robots.txt."""
    with running() as other:
        other.page("/robots.txt", "User-agent: *\nDisallow: /", Content_Type="text/plain")
        other.page("/b", PAGE)
        response = get(site.redirect("/a", other.url("/b")))
        assert response.fault is Fault.ROBOTS
        assert other.asked("/b") == []


def test_robots_can_be_left_unread(site: Site) -> None:
    """A newsroom fetching its own site can say so."""
    site.page("/robots.txt", "User-agent: *\nDisallow: /", Content_Type="text/plain")
    assert get(site.page("/a", PAGE), respect_robots=False).ok


# ------------------------------------------------------------------ reservations


def test_reservation_in_the_header_is_told(site: Site) -> None:
    """TDMRep and X-Robots-Tag headers come back with the page."""
    response = get(
        site.page("/a", PAGE, Tdm_Reservation="1", Tdm_Policy="https://x.example/p", X_Robots_Tag="noarchive")
    )
    assert response.reservations == ("tdm-reservation (https://x.example/p)", "noarchive")


def test_reservation_in_the_well_known_file_is_told(site: Site) -> None:
    """The site's file is read once and matched by path."""
    rules = '[{"location": "/frei/*", "tdm-reservation": 0}, {"location": "/*", "tdm-reservation": 1}]'
    site.page("/.well-known/tdmrep.json", rules, Content_Type="application/json")
    with Fetcher(network()) as fetcher:
        reserved = fetcher.get(site.page("/a", PAGE))
        free = fetcher.get(site.page("/frei/a", PAGE))
    assert (reserved.reservations, free.reservations) == (("tdm-reservation",), ())
    assert len(site.asked("/.well-known/tdmrep.json")) == 1


# ------------------------------------------------------------------ settings


def test_proxy_of_the_config_is_used(site: Site) -> None:
    """A newsroom behind a proxy asks it, and it looks the name up."""
    site.page("http://news.example/a", PAGE)

    async def resolver(host: str, port: int) -> tuple[str, ...]:
        raise socket.gaierror(-2, "only the proxy knows")

    settings = network(proxy=site.url("").rstrip("/"), respect_robots=False)
    with Fetcher(settings, resolver=resolver) as fetcher:
        response = fetcher.get("http://news.example/a")
    assert (response.ok, response.content.decode()) == (True, PAGE)


def test_proxy_is_no_way_to_private_addresses(site: Site) -> None:
    """What a name here leads to is checked all the same."""
    settings = network(proxy=site.url("").rstrip("/"), respect_robots=False, allow_hosts=())
    with Fetcher(settings) as fetcher:
        assert fetcher.get("http://169.254.169.254/latest/").fault is Fault.REFUSED
    assert site.seen == []


def test_proxy_of_the_environment_is_not(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is fetched how is said in one place."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert get(site.page("/a", PAGE)).ok


def test_international_name_is_looked_up_as_the_net_knows_it(site: Site) -> None:
    """Umlauts in a domain."""
    asked: list[str] = []

    async def resolver(host: str, port: int) -> tuple[str, ...]:
        asked.append(host)
        return ("127.0.0.1",)

    site.page("/a", PAGE)
    with Fetcher(network(respect_robots=False), resolver=resolver) as fetcher:
        assert fetcher.get(site.url("/a", host="zeitung-für-köln.example")).ok
    assert asked == ["zeitung-für-köln.example".encode("idna").decode()]
