"""Everything that can go wrong with a source, played out on a server of this machine.

    python benchmarks/source_faults.py

Prints a Markdown table: the fault, the state of the article that comes of it, and the reason that the
report gives. Exits with 1 when a fault made an article that could accuse a draft wrongly. Takes a few
seconds: waits that servers ask for are made on a clock that waiting alone moves.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from pages import OUTLET, PARAGRAPHS, page
from server import Patience, Site, network, running

from crosscheck.errors import ArchiveError
from crosscheck.language.details import worded
from crosscheck.model import Article, State
from crosscheck.outlets.registry import Registry
from crosscheck.retrieval.archive import opened
from crosscheck.retrieval.collect import collect
from crosscheck.retrieval.fetch import Clock, Fetcher
from crosscheck.retrieval.fetch import guard as guards
from crosscheck.retrieval.manifest import SourceRequest
from crosscheck.retrieval.reading import from_response

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
GOOD = page()
LARGE = 300_000
CONSENT = (
    "<html><body><h1>Willkommen</h1><p>Wir und unsere Partner verwenden Cookies und ähnliche Technologien.</p>"
    "<button>Alle akzeptieren</button></body></html>"
)
CHALLENGE = (
    "<html><head><title>Just a moment...</title></head><body>Checking your browser."
    "<script src='/cdn-cgi/challenge-platform/x.js'></script></body></html>"
)
GONE = (
    "<html><head><title>Seite nicht gefunden</title></head><body><h1>Seite nicht gefunden</h1></body></html>"
)

Play = Callable[[Site], str]


def ld(**changes: object) -> str:
    return page(ld=changes)


def _retry(when: str) -> Play:
    return lambda s: s.page("/a", "", 503, Retry_After=when)


def _later(when: str) -> Play:
    """Overrun at first, and the page after the wait."""
    return lambda s: s.sequence("/a", (503, "", {"Retry-After": when}), (200, GOOD, {}))


def _date() -> str:
    return format_datetime(Clock().now() + timedelta(seconds=20), usegmt=True)


def _robots(status: int, text: str = "") -> Play:
    def play(site: Site) -> str:
        site.page("/robots.txt", text, status, Content_Type="text/plain")
        return site.page("/a", GOOD)

    return play


def _silent_robots(site: Site) -> str:
    site.silent("/robots.txt")
    return site.page("/a", GOOD)


def _home(site: Site) -> str:
    site.page("/", GOOD)
    return site.redirect("/a", "/")


def _in(encoding: str, header: str) -> Play:
    return lambda s: s.page("/a", GOOD.encode(encoding), Content_Type=header)


FAULTS: list[tuple[str, Play]] = [
    ("429, Retry-After a day", lambda s: s.page("/a", "", 429, Retry_After="86400")),
    ("503, Retry-After 20 s, then the page", _later("20")),
    ("503, Retry-After as a date, then the page", _later(_date())),
    ("503, Retry-After a day", _retry("86400")),
    ("503 without end", lambda s: s.page("/a", "", 503)),
    ("403", lambda s: s.page("/a", GOOD, 403)),
    ("404", lambda s: s.page("/a", GOOD, 404)),
    ("410", lambda s: s.page("/a", GOOD, 410)),
    ("bot challenge with status 200", lambda s: s.page("/a", CHALLENGE)),
    ("robots.txt 503", _robots(503)),
    ("robots.txt does not answer", _silent_robots),
    ("robots.txt 404", _robots(404)),
    ("robots.txt Disallow", _robots(200, "User-agent: *\nDisallow: /")),
    ("redirect loop", lambda s: s.redirect("/a", "/a")),
    ("redirect to 127.0.0.1", lambda s: s.redirect("/a", "http://127.0.0.1:1/")),
    ("redirect to [::ffff:127.0.0.1]", lambda s: s.redirect("/a", "http://[::ffff:127.0.0.1]/")),
    ("redirect to a decimal IP", lambda s: s.redirect("/a", "http://2130706433/")),
    ("redirect to 169.254.169.254", lambda s: s.redirect("/a", "http://169.254.169.254/latest/")),
    ("redirect to file:", lambda s: s.redirect("/a", "file:///etc/passwd")),
    ("redirect to the home page", _home),
    ("gzip bomb", lambda s: s.zipped("/a", bytes(50_000_000))),
    ("double gzip bomb", lambda s: s.zipped("/a", bytes(50_000_000), 2)),
    ("endless body", lambda s: s.endless("/a")),
    ("drip feed", lambda s: s.drip("/a")),
    ("no answer at all", lambda s: s.silent("/a")),
    ("short Content-Length", lambda s: s.cut("/a", GOOD.encode()[:-300], 50_000)),
    ("reset in mid-body", lambda s: s.reset("/a", GOOD.encode()[:-300])),
    ("gzip that ends early", lambda s: s.page("/a", gzip.compress(GOOD.encode())[:-400], Content_Encoding="gzip")),
    ("PDF served as text/html", lambda s: s.page("/a", b"%PDF-1.7 \xe2\xe3")),
    ("image served as text/html", lambda s: s.page("/a", b"\x89PNG\r\n\x1a\n\x00")),
    ("JSON served as text/html", lambda s: s.page("/a", b'{"headline": "x"}')),
    ("windows-1252", _in("windows-1252", "text/html")),
    ("UTF-8 declared as Latin-1", _in("utf-8", "text/html; charset=iso-8859-1")),
    ("UTF-16", _in("utf-16", "text/html")),
    ("TLS failure", lambda s: s.page("/a", GOOD).replace("http:", "https:")),
    ("consent page", lambda s: s.page("/a", CONSENT)),
    ("isAccessibleForFree false", lambda s: s.page("/a", ld(isAccessibleForFree=False))),
    ("wordCount four times the text", lambda s: s.page("/a", ld(wordCount=300))),
    ("soft 404", lambda s: s.page("/a", GONE)),
    ("empty page", lambda s: s.page("/a", "")),
    ("page that scripts fill", lambda s: s.page("/a", "<html><body><div></div><script>go()</script></body></html>")),
]  # fmt: skip


async def _lookup(host: str, port: int) -> tuple[str, ...]:
    """The server under a public name, so that only that name is let through."""
    return ("127.0.0.1",) if host == "news.example" else await guards.resolve(host, port)


def fetched(site: Site, url: str) -> Article:
    slow = site.answers.get("/a") is not None and "drip" in site.answers["/a"].__qualname__
    limits = {"timeout": 0.3, "total_timeout": 1.0 if slow else 60.0, "max_bytes": LARGE, "retries": 2}
    settings = network(allow_hosts=("news.example",), **limits)
    named = url.replace("127.0.0.1", "news.example")
    with Fetcher(settings, clock=Patience(), resolver=_lookup) as fetcher:
        return from_response(SourceRequest(OUTLET, named), fetcher.get(named), NOW)


@contextmanager
def archived(damage: bool) -> Iterator[str]:
    """An archive of one page, or a damaged one; gives what becomes of a request offline."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "archive.sqlite"
        if damage:
            path.write_bytes(b"no database" * 1000)
        try:
            with opened(path, Registry((OUTLET,))) as archive:
                request = SourceRequest(OUTLET, "https://nordblatt.example/a")
                (article,) = collect([request], network(offline=True), now=NOW, archive=archive)
                yield f"{article.state.value} | {worded(article.detail, 'en')}"
        except ArchiveError as error:
            yield f"error, exit 2 | {error.message.replace(str(path), 'archive.sqlite')} {error.hint}"


def main() -> int:
    wrong = 0
    print("| fault | state | reason given |\n|---|---|---|")
    for name, play in FAULTS:
        with running() as site:
            article = fetched(site, play(site))
        detail = worded(article.detail, "en").replace("|", "/") or "read whole"
        print(f"| {name} | {article.state.value} | {detail} |")
        wrong += article.state is State.FULL and any(p not in article.text for p in PARAGRAPHS)
    for name, damage in (("offline without a snapshot", False), ("archive file that is no database", True)):
        with archived(damage) as told:
            print(f"| {name} | {told} |")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
