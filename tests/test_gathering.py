"""Many drafts in one run: each is held against its own articles, and each page is fetched once for all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pages import OUTLET, PARAGRAPHS, TITLE, page
from server import Site, network, running

from crosscheck import drafts, pipeline
from crosscheck.config import Config
from crosscheck.model import Draft, Report, State, Verdict
from crosscheck.outlets.registry import Registry
from crosscheck.reports.json_v1 import to_dict
from crosscheck.retrieval import manifest
from crosscheck.triage import baseline

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
PAGES = {
    "/bruecke.html": (TITLE, PARAGRAPHS),
    "/kran.html": (
        "Kran stürzt auf Lagerhalle in Neudorf",
        (
            "Ein Baukran ist am Freitag in Neudorf auf eine leere Lagerhalle gestürzt. Verletzt wurde niemand.",
            "Den Schaden an der Lagerhalle schätzt die Polizei auf 400.000 Euro, sagte Sprecherin Karin Ohlert.",
            "Die Bahnlinie neben der Lagerhalle in Neudorf war bis zum Abend gesperrt.",
        ),
    ),
}
BRIDGE = "Risse wurden in zwei der acht Pfeiler der Ahrbrücke in Altenfeld gefunden, berichtet das Nordblatt."
CRANE = (
    "Den Schaden an der Lagerhalle in Neudorf schätzt die Polizei auf 400.000 Euro, berichtet das Nordblatt."
)


@pytest.fixture
def site() -> Iterator[Site]:
    """An outlet's site: two articles on different subjects, and a feed that lists both."""
    with running() as server:
        for path, (title, paragraphs) in PAGES.items():
            markup = page(
                *paragraphs, title=title, ld={"url": None, "datePublished": "2026-11-20T13:00:00+00:00"}
            )
            server.page(path, markup.replace('rel="canonical"', 'rel="x"'))
        items = "".join(
            f"<item><title>{title}</title><link>{server.url(path)}</link></item>"
            for path, (title, _) in PAGES.items()
        )
        server.page("/feed", f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>')
        yield server


def draft(name: str, text: str) -> Draft:
    return drafts.read(name, text.encode(), published=NOW)


def check(site: Site, *texts: str) -> Report:
    """The texts in one run, Markdown drafts all, with the outlet's feed to look in."""
    outlet = replace(OUTLET, feeds=(site.url("/feed"),), domains=(OUTLET.domain, "127.0.0.1"))
    read = [draft(f"{n}.md", text) for n, text in enumerate(texts)]
    return pipeline.run(read, [], Config(network=network()), Registry((outlet,)), now=NOW)


def of(report: Report) -> list[list[tuple[str, Verdict]]]:
    """For each draft the addresses of its articles with the verdict on its only statement."""
    return [
        [(a.url.rpartition("/")[2], d.judgements[0].verdict) for a in d.articles] for d in report.documents
    ]


def test_each_draft_finds_its_own_article_of_an_outlet(site: Site) -> None:
    """Two drafts on two subjects credit one outlet: each is held against the article on its subject."""
    report = check(site, BRIDGE, CRANE)
    assert of(report) == [[("bruecke.html", Verdict.SUPPORTED)], [("kran.html", Verdict.SUPPORTED)]]
    assert [a.url for a in report.articles] == [site.url("/bruecke.html"), site.url("/kran.html")]


def test_the_article_of_another_draft_bears_nothing_out(site: Site) -> None:
    """What stands only in the other draft's article is neither supported by it nor called misattributed."""
    (link, other) = (site.url("/bruecke.html"), CRANE)
    report = check(
        site,
        f"[Den Schaden an der Lagerhalle in Neudorf schätzt die Polizei auf 400.000 Euro]({link}).",
        other,
    )
    (_, mine), (_, theirs) = of(report)[0][0], of(report)[1][0]
    assert mine is Verdict.UNSUPPORTED
    assert theirs is Verdict.SUPPORTED


def test_a_page_is_fetched_once_for_all_drafts(site: Site) -> None:
    """Linked by two drafts and found in a feed by two others, it is one request, and so is the feed."""
    link = f"[Risse wurden in zwei der acht Pfeiler gefunden]({site.url('/bruecke.html')})."
    report = check(site, link, BRIDGE, link, BRIDGE, CRANE)
    assert [d[0][1] for d in of(report)] == [Verdict.SUPPORTED] * 5
    assert {path: len(site.asked(path)) for path in ("/bruecke.html", "/kran.html", "/feed", "/robots.txt")} == {
        "/bruecke.html": 1, "/kran.html": 1, "/feed": 1, "/robots.txt": 1,
    }  # fmt: skip
    assert len(report.articles) == 2


def test_the_json_report_says_whose_article_is_whose(site: Site) -> None:
    """Each document lists the places of its articles among the report's sources."""
    whole = to_dict(check(site, CRANE, BRIDGE, CRANE))
    urls = [[whole["sources"][n]["url"] for n in document["sources"]] for document in whole["documents"]]
    assert urls == [[site.url("/kran.html")], [site.url("/bruecke.html")], [site.url("/kran.html")]]


def test_a_draft_is_judged_among_others_as_alone(site: Site) -> None:
    """Article by article and finding by finding."""
    both = check(site, CRANE, BRIDGE)
    alone = check(site, BRIDGE)
    assert both.documents[1].judgements == alone.documents[0].judgements


def test_given_articles_belong_to_every_draft(tmp_path: Path) -> None:
    """A manifest's source is what each draft of the run is held against."""
    file = tmp_path / "page.html"
    file.write_text(page(*PARAGRAPHS), encoding="utf-8")
    registry = Registry((OUTLET,))
    request = manifest.parse_option(f"{OUTLET.domain}={file}", registry)
    read = [draft("a.md", BRIDGE), draft("b.md", CRANE)]
    config = Config(network=network(offline=True))
    report = pipeline.run(read, [request], config, registry, now=NOW)
    assert [len(d.articles) for d in report.documents] == [1, 1]
    assert [d.judgements[0].verdict for d in report.documents] == [Verdict.SUPPORTED, Verdict.UNSUPPORTED]


def test_an_outlet_without_article_is_told_once_for_all_drafts() -> None:
    """Not found for two drafts: each says so, the list of sources names the outlet once."""
    config = Config(network=network(offline=True))
    read = [draft("a.md", BRIDGE), draft("b.md", CRANE)]
    report = pipeline.run(read, [], config, Registry((OUTLET,)), now=NOW)
    assert [[a.state for a in d.articles] for d in report.documents] == [[State.NOT_FOUND]] * 2
    assert len(report.articles) == 1


def test_a_baseline_does_not_hang_on_the_other_drafts(site: Site) -> None:
    """What was accepted in a run of two drafts is accepted when the draft is checked alone."""
    wrong = CRANE.replace("400.000", "700.000")
    entries = baseline.record(check(site, BRIDGE, wrong), (), reason="r", editor="e", expires="")
    alone = baseline.apply(check(site, wrong), entries, "b", NOW.date())
    assert [f.rule for f in check(site, wrong).findings()] == ["CC301"]
    assert list(alone.findings()) == []
