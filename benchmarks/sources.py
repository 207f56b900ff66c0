"""Getting the articles, measured: extraction, fetching, memory, the archive.

    python benchmarks/sources.py extraction     # every sentence of the fixture pages
    python benchmarks/sources.py fetch          # CPU of 200 local pages against trafilatura alone
    python benchmarks/sources.py memory         # peak memory for pages of any size
    python benchmarks/sources.py archive [N] [URL]  # adding and searching N snapshots, 100,000 by default, in
                                                # a file or in an empty PostgreSQL database

Prints Markdown. The server for `fetch` and `memory` is a process of its own, so that its work is not
counted; all text is generated from a fixed seed.
"""

from __future__ import annotations

import contextlib
import functools
import html
import itertools
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from crosscheck.config import Network
from crosscheck.model import Article, Outlet, State
from crosscheck.outlets import registry
from crosscheck.retrieval.archive import Snapshot, opened
from crosscheck.retrieval.collect import collect
from crosscheck.retrieval.extract import extract
from crosscheck.retrieval.extract.canonical import assemble, digest
from crosscheck.retrieval.manifest import SourceRequest

PAGES = 200
OUTLET = Outlet("bench", "bench.example", "Bench", ("Bench",), ("bench.example",))
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


# --------------------------------------------------------------------------- generated text


class Words:
    """German-looking words with the frequencies of a language (Zipf)."""

    def __init__(self, size: int = 60_000) -> None:
        chance = random.Random(1)
        onsets, nuclei = "bcdfghklmnprstwz", ["a", "e", "i", "o", "u", "ä", "ö", "ü"]
        endings = ["", "n", "en", "ung", "er", "s"]
        self.all = [
            "".join(chance.choice(onsets) + chance.choice(nuclei) for _ in range(chance.randint(1, 5)))
            + chance.choice(endings)
            for _ in range(size)
        ]
        self.weights = list(itertools.accumulate(1 / (rank + 10) for rank in range(size)))

    def sentence(self, chance: random.Random, length: int = 16) -> str:
        return " ".join(chance.choices(self.all, cum_weights=self.weights, k=length)).capitalize() + "."


def paragraphs(words: Words, chance: random.Random, count: int) -> list[str]:
    return [" ".join(words.sentence(chance) for _ in range(3)) for _ in range(count)]


def page(words: Words, number: int) -> tuple[str, list[str]]:
    """A page of some 300 kB and 3,500 elements, as news sites send it, and its article's paragraphs."""
    chance = random.Random(number)
    title = words.sentence(chance, 7).rstrip(".")
    texts = paragraphs(words, chance, 24)
    nav = "".join(
        f'<li class="nav__item"><a href="/r/{n}"><span class="nav__label">{words.all[n].title()}</span></a></li>'
        for n in range(220)
    )
    picture = "".join(
        f'<source media="(min-width:{w}px)" srcset="/i/{w}.webp {w}w">' for w in (480, 768, 1024)
    )
    teasers = "".join(
        f'<article class="teaser teaser--m"><a href="/t/{n}"><figure class="teaser__media"><picture>{picture}'
        f'<img src="/i/{n}.jpg" alt=""></picture></figure><span class="teaser__kicker">{words.all[n].title()}</span>'
        f'<h3 class="teaser__headline">{words.sentence(chance, 8)}</h3></a>'
        f'<p class="teaser__text">{words.sentence(chance)}</p>'
        '<div class="teaser__meta"><time>8:15</time></div></article>'
        for n in range(150)
    )
    state = json.dumps([{"id": n, "slug": words.all[n], "flags": [1, 2, 3]} for n in range(1_500)])
    body = []
    for n, text in enumerate(texts):
        if n % 6 == 3:
            body.append(f'<h2 class="article__subhead">{words.sentence(chance, 4).rstrip(".")}</h2>')
        if n % 5 == 2:
            body.append('<div class="ad-slot" data-slot="x"><span>Anzeige</span></div>')
        first, _, rest = html.escape(text).partition(" ")
        body.append(f'<p class="article__paragraph"><a href="/thema/{n}">{first}</a> {rest}</p>')
    ld = json.dumps(
        {
            "@context": "https://schema.org", "@type": "NewsArticle", "headline": title,
            "datePublished": "2026-11-20T08:15:00+01:00", "isAccessibleForFree": True,
            "author": {"@type": "Person", "name": "Jana Ruhl"}, "wordCount": sum(len(t.split()) for t in texts),
        }
    )  # fmt: skip
    markup = f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{title} | ClaimVerifier</title>
<meta property="og:type" content="article"><meta property="og:title" content="{title}">
<script type="application/ld+json">{ld}</script><script>window.STATE = {state};</script></head><body>
<header class="header"><nav class="nav"><ul>{nav}</ul></nav></header><main><article class="article">
<h1 class="article__title">{title}</h1><p class="byline">Von Jana Ruhl</p><div class="article__body">
{chr(10).join(body)}</div></article><section class="teasers">{teasers}</section></main>
<footer class="footer"><ul>{nav}</ul></footer></body></html>"""
    return markup, texts


# --------------------------------------------------------------------------- a server of its own


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        kind, _, number = self.path.strip("/").partition("/")
        if kind == "page":
            body = _encoded(int(number))
        elif kind == "big":  # `number` megabytes of article
            body = _big(int(number))
        elif kind == "tags":  # `number` megabytes of next to nothing but tags
            body = b"<html><body><article>" + b"<p>a</p>" * (int(number) * 125_000)
        else:
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def handle(self) -> None:
        with contextlib.suppress(ConnectionError):  # clients break off what is too large
            super().handle()

    def log_message(self, format: str, *args: object) -> None:
        pass


@functools.cache
def _words() -> Words:
    return Words()


@functools.cache
def _encoded(number: int) -> bytes:
    return page(_words(), number)[0].encode()


@functools.cache
def _big(megabytes: int) -> bytes:
    chance = random.Random(megabytes)
    piece = "".join(f"<p>{t}</p>" for t in paragraphs(_words(), chance, 2_000))
    return (f"<html><body><article><h1>x</h1>{piece * (megabytes * 1_000_000 // len(piece) + 1)}").encode()


@contextmanager
def server() -> Iterator[str]:
    process = subprocess.Popen([sys.executable, __file__, "serve"], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
    finally:
        process.terminate()
        process.wait(10)
        process.stdout.close()


def serve() -> None:
    site = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    print(site.server_address[1], flush=True)
    site.serve_forever()


def network(**changes: object) -> Network:
    settings: dict[str, object] = {
        "allow_hosts": ("127.0.0.1",),
        "requests_per_second": 0.0,
        "respect_robots": False,
    }
    return Network(**{**settings, **changes})  # type: ignore[arg-type]  # values passed on by name, checked when they are used


# --------------------------------------------------------------------------- the measures


def measure_extraction() -> None:
    folder = Path(__file__).parent.parent / "fixtures" / "outlets"
    sentences = found = extra = pages = 0
    for file in sorted(folder.glob("*/*.json")):
        expected = json.loads(file.read_text(encoding="utf-8"))
        if "passages" not in expected:
            continue
        outlet = registry.load().by_domain(file.parent.name)
        assert outlet is not None
        article = extract(file.with_suffix(".html").read_bytes(), url=expected["url"], outlet=outlet)
        wanted = [text for _, text in expected["passages"]]
        parts = [s for text in wanted for s in text.split(". ")]
        sentences += len(parts)
        found += sum(part in article.text for part in parts)
        extra += sum(p.span.of(article.text) not in wanted for p in article.passages)
        pages += 1
    print(
        f"Extraction: {pages} pages, {found} of {sentences} sentences present, {extra} passages of the page around."
    )


def measure_fetch() -> None:
    import trafilatura

    options = {"fast": True, "include_comments": False}
    markup = [page(_words(), n)[0] for n in range(PAGES)]
    requests = [SourceRequest(OUTLET, f"/page/{n}") for n in range(PAGES)]
    extract(markup[0].encode(), url="https://bench.example/0", outlet=OUTLET)  # imports, caches
    with server() as site:
        here = [SourceRequest(OUTLET, site + r.url) for r in requests]
        collect(here[:2], network(), now=NOW)  # the server has made its pages, httpx is imported
        articles = collect(here, network(), now=NOW)
        alone, metadata, ours = _cpu(
            lambda: [trafilatura.bare_extraction(m, **options) for m in markup],
            lambda: [trafilatura.bare_extraction(m, with_metadata=True, **options) for m in markup],
            lambda: collect(here, network(), now=NOW),
        )
    texts = [page(_words(), n)[1] for n in range(PAGES)]
    assert all(a.state is State.FULL for a in articles)
    assert all(t in a.text for a, wanted in zip(articles, texts, strict=True) for t in wanted)
    size = statistics.mean(map(len, markup)) / 1000
    print(f"Fetch and extract, {PAGES} pages of {size:.0f} kB, CPU per page:")
    print(f"  trafilatura alone (text)           {alone / PAGES * 1000:6.2f} ms")
    print(f"  trafilatura alone (with metadata)  {metadata / PAGES * 1000:6.2f} ms")
    print(
        f"  fetch + extract + state            {ours / PAGES * 1000:6.2f} ms  = {ours / alone:.2f} x text alone, "
    )
    print(f"                                               {ours / metadata:.2f} x with metadata")


def _cpu(*works: Callable[[], object]) -> list[float]:
    """Processor seconds of each work, the best of five rounds in which they take turns."""
    rounds = []
    for _ in range(5):
        times = []
        for work in works:
            start = time.process_time()
            work()
            times.append(time.process_time() - start)
        rounds.append(times)
    return [min(column) for column in zip(*rounds, strict=True)]


def measure_memory() -> None:
    before = _peak()
    with server() as site:
        urls = [f"{site}/page/{n}" for n in range(60)] + [
            f"{site}/big/{n}" for n in (1, 2, 4, 8, 9, 12, 20, 40)
        ]
        urls += [f"{site}/tags/{n}" for n in (1, 5, 9)]
        articles = collect([SourceRequest(OUTLET, u) for u in urls], network(), now=NOW)
    states = [
        f"{'/'.join(a.url.split('/')[3:])} MB {a.state.value}" for a in articles if "/page/" not in a.url
    ]
    print(
        f"Memory: {before:.0f} MB before, {_peak():.0f} MB at most with {len(urls)} pages ({'; '.join(states)})."
    )


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure_archive(count: int, url: str = "") -> None:
    words, outlets = _words(), registry.load().outlets[:50]
    generating = 0.0

    def snapshots(first: int, last: int) -> Iterator[Snapshot]:
        nonlocal generating
        chance = random.Random(first)
        for number in range(first, last):
            start = time.perf_counter()
            snapshot = _snapshot(words, chance, number, outlets[number % 50])
            generating += time.perf_counter() - start
            yield snapshot

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.sqlite"
        with opened(url or path, registry.load()) as archive:
            start = time.perf_counter()
            archive.add_all(snapshots(0, count))
            adding = time.perf_counter() - start - generating
            times = sorted(_searched(archive.search, words))
            size = archive.ask(_SIZE)[0][0] if url else path.stat().st_size
            more = list(snapshots(count, count + 200))
            start = time.perf_counter()
            for snapshot in more:
                archive.add(snapshot)
            singly = time.perf_counter() - start
    median, most = times[len(times) // 2], times[int(len(times) * 0.95)]
    print(f"Archive of {count:,} snapshots of text: {count / adding:,.0f} added a second in batches,")
    print(f"  {len(more) / singly:,.0f} one by one; {int(size) / count:,.0f} bytes each;")
    print(f"  search of 1 to 3 words: median {median:.1f} ms, 95 % under {most:.1f} ms")


_SIZE = (
    "SELECT sum(pg_total_relation_size(oid)) FROM pg_class "
    "WHERE relnamespace = 'crosscheck'::regnamespace AND relkind = 'r'"
)


def _snapshot(words: Words, chance: random.Random, number: int, outlet: Outlet) -> Snapshot:
    title = words.sentence(chance, 7)
    text, passages = assemble([("title", title), *(("paragraph", p) for p in paragraphs(words, chance, 6))])
    when = NOW + timedelta(minutes=number)
    url = f"https://www.{outlet.domain}/a/{number}.html"
    article = Article(
        outlet,
        url,
        State.FULL,
        text,
        passages,
        title=title,
        published=when,
        sha256=digest(text),
        fetched_at=when,
    )
    return Snapshot(article, b"", 200)


def _searched(search: Callable[[str], object], words: Words) -> Iterator[float]:
    """Milliseconds of 300 searches for words a person would search for: neither the commonest nor
    those that hardly occur."""
    chance = random.Random(3)
    middle = words.all[30:20_000]
    weights = list(itertools.accumulate(1 / (rank + 40) for rank in range(len(middle))))
    for _ in range(300):
        query = " ".join(chance.choices(middle, cum_weights=weights, k=chance.randint(1, 3)))
        start = time.perf_counter()
        search(query)
        yield (time.perf_counter() - start) * 1000


def main() -> None:
    command, *rest = sys.argv[1:] or ["help"]
    if command == "archive":
        measure_archive(int(rest[0]) if rest else 100_000, *rest[1:2])
        return
    commands = {
        "extraction": measure_extraction,
        "fetch": measure_fetch,
        "memory": measure_memory,
        "serve": serve,
    }
    commands.get(command, lambda: print(__doc__))()


if __name__ == "__main__":
    main()
