"""Reports made by hand for tests of the HTML page, and a browser to open them in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from report_builder import (
    NTV,
    SK,
    SZ,
    article,
    clean,
    credit,
    draft,
    evidence,
    example,
    finding,
    in_english,
    judge,
    place,
)

from crosscheck import reports
from crosscheck.model import (
    Article,
    Decision,
    Document,
    Draft,
    Edit,
    Fix,
    Judgement,
    Remark,
    Report,
    Severity,
    Silenced,
    Span,
    Stance,
    State,
    Verdict,
    because,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
EVIL = (
    "</mark></a><script>window.hacked=1</script><img src=x onerror='window.hacked=1'>\"><svg onload=hacked()>"
)
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1400, "height": 900}


def render(report: Report) -> str:
    return reports.get("html").render(report, reports.Options())


def hostile() -> Report:
    """A report whose every text tries to run as script or to break out of its place."""
    text = draft(f"{EVIL} meldet n-tv.de.", path=f"{EVIL}.txt", language='de" onload="hacked()')
    page = article(
        NTV, EVIL, EVIL, url="javascript:window.hacked=1", detail=because("file_unread", name=EVIL),
        language='x"><script>',
    )  # fmt: skip
    proof = replace(evidence(page, "<script>window.hacked=1</script>"), span=Span(0, len(page.text)))
    made = Decision("CC301", EVIL, (), "accepted", EVIL, EVIL, EVIL, EVIL, EVIL)
    found = finding(text, 0, "CC301", EVIL, EVIL, proof=(proof,), hint=EVIL)
    found = replace(found, fix=Fix(EVIL, (Edit(Span(0, 5), EVIL),)), decision=made, outdated="source")
    judged = judge(
        text, 0, Verdict.CONTRADICTED, evidence=(proof,), findings=(found,),
        silenced=(Silenced(found, "comment", EVIL, EVIL),),
    )  # fmt: skip
    title = replace(text, title=EVIL)
    return Report(EVIL, (Document(title, (judged,)),), (page,), "de", notes=(EVIL,))


REASON = "am Telefon bestätigt"
LINES = (
    "Der Turm ist nach vier Jahren fertig, berichtet n-tv.de.",
    "Die Stadt zahlte 38 Millionen Euro, schreibt n-tv.de.",
    "Der Bürgermeister kündigte eine zweite Brücke an, meldet n-tv.de.",
    "Die Kosten haben sich verdoppelt, schreibt die Süddeutsche Zeitung.",
    "Der Bund gab nichts dazu, schreibt die Süddeutsche Zeitung.",
    "Das Geländer ist aus Stahl und rostet, so der Südkurier.",
    "Zur Feier kamen 400 Gäste, so der Südkurier.",
    "Der Aufzug fährt ab Mai, so der Südkurier.",
)


def digest(times: int = 1) -> Report:
    """A draft with everything the page can show; `times` over, for a long one."""
    text = draft(*(line for _ in range(times) for line in LINES), path="turm.md")
    ntv = article(
        NTV, "Turm fertig", "Nach vier Jahren ist der Turm in Halm fertig. Die Stadt zahlte 28 Millionen Euro.",
        "Der Bürgermeister sprach bei der Feier von einem guten Tag. " * 4 + "Er lobte die Brücke im Tal.",
    )  # fmt: skip
    sk = article(
        SK, "Der neue Turm", "Das Geländer ist aus Stahl. 400 Gäste feierten.", "Der Aufzug fährt ab Juni."
    )
    sz = Article(SZ, url="", state=State.NOT_FOUND, detail=because("nothing_fits"))
    judged = [j for k in range(times) for j in _eight(text, k * len(LINES), ntv, sk)]
    remark = Remark("CC001", "unused-suppression", Severity.WARNING, "Der Kommentar trifft auf keinen Befund.",
                    text.locate(Span(0, 1)))  # fmt: skip
    return Report("0.1.0", (Document(text, tuple(judged), (remark,)),), (ntv, sk, sz), "de")


def _eight(text: Draft, n: int, ntv: Article, sk: Article) -> Iterator[Judgement]:
    """The judgements on the eight lines from paragraph `n` on."""
    starts = [block.span.start for block in text.blocks]
    told = (credit(text.text, NTV, "n-tv.de"),)
    unread, south = (credit(text.text, SZ, "Süddeutsche Zeitung"),), (credit(text.text, SK, "Südkurier"),)

    proof = evidence(ntv, "Nach vier Jahren ist der Turm in Halm fertig.")
    yield judge(text, n, Verdict.SUPPORTED, evidence=(proof,), attributions=told)

    proof = evidence(ntv, "Die Stadt zahlte 28 Millionen Euro.", Stance.CONTRADICTS)
    found = finding(
        text, n + 1, "CC301", "number-mismatch", "Entwurf: 38 · n-tv.de: 28", proof=(proof,),
        differs=("38", "28"), hint="Zahl an der Quelle prüfen.",
    )  # fmt: skip
    found = replace(found, fix=Fix("Zahl aus der Quelle", (Edit(found.span, "28"),)))
    yield judge(text, n + 1, Verdict.CONTRADICTED, evidence=(proof,), attributions=told, findings=(found,))

    missing = tuple(place(text.text, word, starts[n + 2]) for word in ("kündigte", "zweite"))
    proof = replace(evidence(ntv, "Er lobte die Brücke im Tal.", Stance.NEAREST, 0.2), missing=missing)
    said = "Steht nicht bei n-tv.de. Ohne Entsprechung: kündigte, zweite"
    found = finding(text, n + 2, "CC201", "unsupported-claim", said, proof=(proof,))
    yield judge(text, n + 2, Verdict.UNSUPPORTED, evidence=(proof,), attributions=told, findings=(found,))

    said = "Kein Artikel von sueddeutsche.de gefunden."
    lost = finding(
        text, n + 3, "CC103", "source-not-found", said, severity=Severity.WARNING, hint="Artikel angeben."
    )
    once = (lost,) if n == 0 else ()
    yield judge(text, n + 3, Verdict.UNVERIFIABLE, confidence=0, attributions=unread, findings=once)
    yield judge(text, n + 4, Verdict.UNVERIFIABLE, confidence=0, attributions=unread)

    proof = evidence(sk, "Das Geländer ist aus Stahl.")
    said = "Ohne Entsprechung bei suedkurier.de: rostet"
    found = finding(
        text, n + 5, "CC202", "unsupported-detail", said, severity=Severity.WARNING, proof=(proof,)
    )
    yield judge(text, n + 5, Verdict.PARTIAL, evidence=(proof,), attributions=south, findings=(found,))

    proof = evidence(sk, "400 Gäste feierten.")
    yield judge(text, n + 6, Verdict.SUPPORTED, evidence=(proof,), attributions=south)

    proof = evidence(sk, "Der Aufzug fährt ab Juni.", Stance.CONTRADICTS)
    made = Decision("CC303", LINES[7], (), "dismissed", REASON, editor="mk", at="2026-03-09T22:40:00+01:00")
    found = finding(text, n + 7, "CC303", "date-mismatch", "Mai statt Juni", proof=(proof,))
    settled = Silenced(replace(found, decision=made), "decision", REASON, "turm.md.decisions.json")
    yield judge(text, n + 7, Verdict.CONTRADICTED, evidence=(proof,), attributions=south, silenced=(settled,))


REPORTS = {
    "example": example(),
    "english": in_english(example()),
    "clean": clean(),
    "hostile": hostile(),
    "empty": Report("0", (), (), "de"),
    "digest": digest(),
    "several": replace(digest(), documents=(*digest().documents, *clean().documents)),
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api", reason="needs the `browser` extra")
    if CHROMIUM is None:
        pytest.skip("needs chromium (apt-get install chromium)")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Opens a report in a fresh context; the test fails when the console complains or a request leaves."""
    contexts, complaints = [], []

    def show(report: Report, fragment: str = "", size: dict[str, int] = DESK, **options: object) -> Page:
        file = tmp_path / "report.html"
        file.write_text(render(report), encoding="utf-8")
        contexts.append(browser.new_context(viewport=size, reduced_motion="reduce", **options))
        page = contexts[-1].new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda r: r.url.startswith("file:") or complaints.append(f"request {r.url}"))
        page.goto(f"file://{file}{fragment}")
        return page

    yield show
    for context in contexts:
        context.close()
    assert complaints == []
