"""The whole sequence on small drafts: from the file and the manifest to the report and its exit status."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pages import page

from crosscheck import drafts, pipeline
from crosscheck.config import Config, Network
from crosscheck.model import Report, Severity, State, Verdict
from crosscheck.outlets.registry import Registry
from crosscheck.outlets.registry import load as load_registry
from crosscheck.retrieval import manifest

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
OFFLINE = Config(network=Network(offline=True, discover=False))
PUBLISHED = datetime.fromisoformat("2026-11-21T12:00:00+01:00")
PARAGRAPHS = (
    "Die Ahrbrücke in Altenfeld bleibt bis Ende März für den Verkehr gesperrt. Das teilte das Straßenbauamt am "
    "Dienstag mit.",
    "„Wir haben Risse in zwei der acht Pfeiler gefunden“, sagte Amtsleiterin Petra Hollmann.",
    "Täglich fahren rund 14.000 Autos über das Bauwerk, das 1971 eröffnet wurde.",
    "Von den Kosten in Höhe von 2,3 Millionen Euro trägt das Land 60 Prozent.",
)
RIGHT = "Die Ahrbrücke in Altenfeld bleibt bis Ende März gesperrt, berichtet n-tv.de."
WRONG = "Von den Kosten in Höhe von 3,2 Millionen Euro trägt das Land 60 Prozent, berichtet n-tv.de."
# The shape of many digests: trailing bare domains, paragraphs that credit nobody, a heading, an opinion.
DIGEST = """Sperrung der Ahrbrücke: Was jetzt bekannt ist

Das Straßenbauamt hat die Ahrbrücke in Altenfeld am Dienstag für den Verkehr gesperrt. In zwei der acht Pfeiler \
seien Risse gefunden worden, so Amtsleiterin Petra Hollmann suedkurier.de.

Die Händler in der Altstadt rechnen mit Einbußen von bis zu 30 Prozent.

Das Land will 60 Prozent der Kosten übernehmen. Verkehrsminister Jan Ohlert sprach von einem Kraftakt, der vor \
Ostern abgeschlossen sein solle n-tv.de.

Umweltverbände fordern, das Geld besser in die Bahn zu stecken.

Laut einem Gutachten waren die Schäden seit 2019 bekannt. Das Amt habe die Warnungen nicht ernst genommen, \
kritisiert der Gutachter Ernst Wieland sueddeutsche.de.

Am Samstag wollen Anwohner vor dem Rathaus demonstrieren.
"""


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


@pytest.fixture
def check(tmp_path: Path, registry: Registry) -> Callable[..., Report]:
    """Runs the sequence on a draft's text and pages by outlet, offline."""

    def run(text: str, *, name: str = "digest.txt", config: Config = OFFLINE, **pages: str) -> Report:
        draft = drafts.read(name, text.encode(), published=PUBLISHED)
        requests = []
        for outlet, markup in pages.items():
            file = tmp_path / f"{outlet}.html"
            file.write_text(markup, encoding="utf-8")
            requests.append(manifest.parse_option(f"{outlet.replace('_', '-')}.de={file}", registry))
        return pipeline.run([draft], requests, config, registry, now=NOW)

    return run


def verdicts(report: Report) -> list[str]:
    return [j.verdict.value for d in report.documents for j in d.judgements]


# ------------------------------------------------------------------ exit statuses


def test_a_draft_that_is_borne_out_is_clean(check: Callable[..., Report]) -> None:
    """Status 0: everything was read, nothing was found."""
    report = check(RIGHT, n_tv=page(*PARAGRAPHS))
    assert verdicts(report) == ["supported"]
    assert report.exit_code == 0


def test_a_contradiction_gives_status_1(check: Callable[..., Report]) -> None:
    """Status 1: a finding at or above the limit."""
    report = check(WRONG, n_tv=page(*PARAGRAPHS))
    assert verdicts(report) == ["contradicted"]
    assert report.exit_code == 1


def test_an_unread_source_gives_status_3(check: Callable[..., Report]) -> None:
    """Status 3: incomplete, and nothing worse."""
    report = check(RIGHT)
    assert verdicts(report) == ["unverifiable"]
    assert report.exit_code == 3


def test_a_contradiction_outweighs_an_unread_source(check: Callable[..., Report]) -> None:
    """Status 1 also where another source could not be read."""
    report = check(f"{WRONG}\n\nDas Land zahlt 60 Prozent, schreibt der Südkurier.\n", n_tv=page(*PARAGRAPHS))
    assert verdicts(report) == ["contradicted", "unverifiable"]
    assert report.exit_code == 1


@pytest.mark.parametrize(
    "fail_on, status", [("error", 0), ("warning", 0), ("info", 1), ("never", 0)], ids=lambda v: str(v)
)
def test_the_limit_for_findings_is_a_setting(check: Callable[..., Report], fail_on: str, status: int) -> None:
    """A statement without credit is an info: it counts only from --fail-on info."""
    text = "Die Ahrbrücke in Altenfeld bleibt bis Ende März gesperrt."
    report = check(text, config=replace(OFFLINE, fail_on=fail_on), n_tv=page(*PARAGRAPHS))
    assert [f.rule for f in report.findings()] == ["CC101"]
    assert report.exit_code == status


def test_a_source_not_found_is_no_finding_for_the_status(check: Callable[..., Report]) -> None:
    """CC103 is a warning, but --fail-on warning still means status 3 where nothing was wrong."""
    assert check(RIGHT, config=replace(OFFLINE, fail_on="warning")).exit_code == 3


# ------------------------------------------------------------------ a digest without its articles


def test_without_articles_every_claim_is_unverifiable(check: Callable[..., Report]) -> None:
    """No article given: nothing is confirmed, nothing is called wrong, and the status says incomplete."""
    report = check(DIGEST)
    judgements = report.documents[0].judgements
    claims = [j for j in judgements if j.verdict is not Verdict.NOT_CHECKABLE]
    assert len(claims) >= 9
    assert {j.verdict for j in claims} == {Verdict.UNVERIFIABLE}
    assert report.exit_code == 3


def test_without_articles_nobody_is_accused(check: Callable[..., Report]) -> None:
    """The only findings are missing credits and missing articles."""
    findings = list(check(DIGEST).findings())
    assert {f.rule for f in findings} == {"CC101", "CC103"}
    assert all(f.severity is not Severity.ERROR for f in findings)


def test_without_articles_each_outlet_is_told_with_what_to_do(check: Callable[..., Report]) -> None:
    """Every credited outlet is an article not found, and the finding says how to give one."""
    report = check(DIGEST)
    assert {(a.outlet.domain, a.state) for a in report.articles} == {
        ("suedkurier.de", State.NOT_FOUND),
        ("n-tv.de", State.NOT_FOUND),
        ("sueddeutsche.de", State.NOT_FOUND),
    }
    hints = {f.hint for f in report.findings() if f.rule == "CC103"}
    assert all("--source" in hint for hint in hints)
    assert len(hints) == 3


def test_a_trailing_domain_credits_its_paragraph_and_no_other(check: Callable[..., Report]) -> None:
    """The paragraphs between are credited to nobody, and that is what their finding says."""
    report = check(DIGEST)
    credited = [
        [a.domain for a in j.attributions]
        for j in report.documents[0].judgements
        if j.verdict is not Verdict.NOT_CHECKABLE
    ]
    assert credited == [
        ["suedkurier.de"], ["suedkurier.de"], [], ["n-tv.de"], ["n-tv.de"], [], ["sueddeutsche.de"],
        ["sueddeutsche.de"], [],
    ]  # fmt: skip


def test_with_one_article_the_others_stay_open(check: Callable[..., Report]) -> None:
    """One of three articles given: its claims are judged, the others' stay unverifiable."""
    report = check(DIGEST, suedkurier=page(*PARAGRAPHS))
    by_outlet = {a.domain: j.verdict for j in report.documents[0].judgements for a in j.attributions}
    assert by_outlet["suedkurier.de"] is not Verdict.UNVERIFIABLE
    assert by_outlet["n-tv.de"] is by_outlet["sueddeutsche.de"] is Verdict.UNVERIFIABLE


# ------------------------------------------------------------------ what goes into a report


def test_every_sentence_has_a_judgement_in_order(check: Callable[..., Report]) -> None:
    """Headings included, in the order of the text, each at its place."""
    document = check(DIGEST).documents[0]
    spans = [j.claim.span for j in document.judgements]
    assert spans == sorted(spans)
    assert all(j.claim.span.of(document.draft.text) == j.claim.text for j in document.judgements)
    assert document.judgements[0].verdict is Verdict.NOT_CHECKABLE


def test_several_drafts_come_back_in_their_order(registry: Registry) -> None:
    """Each draft is a document of its own, in the order given."""
    texts = {"b.txt": RIGHT, "a.txt": WRONG, "c.txt": DIGEST}
    read = [drafts.read(name, text.encode()) for name, text in texts.items()]
    report = pipeline.run(read, [], OFFLINE, registry, now=NOW)
    assert [d.draft.path for d in report.documents] == list(texts)


def test_a_link_in_the_draft_is_a_request_for_its_page(check: Callable[..., Report]) -> None:
    """Where no article of the outlet is given, the page a credit links to is asked for."""
    url = "https://www.n-tv.de/panorama/Ahrbruecke-id30400001.html"
    report = check(f"Die Ahrbrücke bleibt [bis Ende März gesperrt]({url}).", name="d.md")
    (article,) = report.articles
    assert (article.url, article.found_by) == (url, "link")
    assert article.state is not State.FULL


def test_the_words_of_a_link_are_checked(check: Callable[..., Report]) -> None:
    """A credit that is a link on the statement itself: its words are what is claimed."""
    url = "https://www.n-tv.de/panorama/Ahrbruecke-id30400001.html"
    right = f"Die Ahrbrücke in Altenfeld bleibt [bis Ende März für den Verkehr gesperrt]({url})."
    wrong = f"[Von den Kosten in Höhe von 3,2 Millionen Euro trägt das Land 60 Prozent]({url})."
    report = check(f"{right}\n\n{wrong}\n", name="d.md", n_tv=page(*PARAGRAPHS))
    assert verdicts(report) == ["supported", "contradicted"]


def test_a_given_article_is_preferred_to_the_link(check: Callable[..., Report]) -> None:
    """An article that was given is read instead of the linked page."""
    url = "https://www.n-tv.de/panorama/Ahrbruecke-id30400001.html"
    report = check(
        f"Die Ahrbrücke bleibt [bis Ende März gesperrt]({url}).", name="d.md", n_tv=page(*PARAGRAPHS)
    )
    (article,) = report.articles
    assert (article.state, article.found_by) == (State.FULL, "option")


def test_the_clock_is_no_part_of_a_verdict(registry: Registry, tmp_path: Path) -> None:
    """Years later the same draft and the same saved page give the same documents."""
    file = tmp_path / "page.html"
    file.write_text(page(*PARAGRAPHS), encoding="utf-8")
    requests = [manifest.parse_option(f"n-tv.de={file}", registry)]
    draft = drafts.read(
        "d.txt", f"Seit Dienstag ist die Ahrbrücke zu. {RIGHT} {WRONG}".encode(), published=PUBLISHED
    )
    now, later = (
        pipeline.run([draft], requests, OFFLINE, registry, now=moment).documents
        for moment in (NOW, NOW.replace(year=2031))
    )
    assert now == later


@pytest.mark.parametrize("language, word", [("de", "Entwurf"), ("en", "Draft")])
def test_findings_follow_the_language_of_the_report(
    check: Callable[..., Report], language: str, word: str
) -> None:
    """Messages are German for a German draft, English when asked for."""
    report = check(WRONG, config=replace(OFFLINE, report_language=language), n_tv=page(*PARAGRAPHS))
    (finding,) = report.findings()
    assert finding.message.startswith(word)
    assert report.language == language


def test_a_draft_that_credits_nobody_is_a_report(check: Callable[..., Report]) -> None:
    """No credit, no article: every claim is unverifiable, and each says that it credits nobody."""
    report = check("Die Ahrbrücke bleibt gesperrt. Die Händler rechnen mit Einbußen von 30 Prozent.")
    assert verdicts(report) == ["unverifiable", "unverifiable"]
    assert [f.rule for f in report.findings()] == ["CC101", "CC101"]
    assert report.exit_code == 3


def test_an_unknown_outlet_is_told_and_given_to_nobody(check: Callable[..., Report]) -> None:
    """A name no outlet file knows: source-not-found with the name, no verdict against another article."""
    report = check(
        "Wie die Moosfelder Rundschau berichtet, bleibt die Ahrbrücke bis Ende März gesperrt.",
        n_tv=page(*PARAGRAPHS),
    )
    assert verdicts(report) == ["unverifiable"]
    (finding,) = report.findings()
    assert finding.rule == "CC103"
    assert "Moosfelder Rundschau" in finding.message


def test_progress_is_told_and_changes_nothing(registry: Registry, tmp_path: Path) -> None:
    """What is being read is told to whoever listens; the result is the same without a listener."""
    file = tmp_path / "page.html"
    file.write_text(page(*PARAGRAPHS), encoding="utf-8")
    requests = [manifest.parse_option(f"n-tv.de={file}", registry)]
    draft = drafts.read("d.txt", RIGHT.encode(), published=PUBLISHED)
    heard: list[str] = []
    loud = pipeline.run([draft], requests, OFFLINE, registry, now=NOW, progress=heard.append)
    assert loud == pipeline.run([draft], requests, OFFLINE, registry, now=NOW)
    assert any("page.html" in line for line in heard)
