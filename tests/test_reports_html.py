"""The HTML report: one inert file, well formed, and what a browser makes of it.

The tests of the second half open it in headless Chromium. They need the `browser` extra and
Debian's chromium; where one is missing they are skipped, saying so.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import html5lib
import pytest
from report_builder import LINES, NTV, article, clean, draft, evidence, example, finding, in_english, judge

from crosscheck import reports
from crosscheck.model import Document, Report, Silenced, Span, Verdict, because
from crosscheck.reports.page import marked, tag

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
VNU = Path(__file__).parent / "consumers/node_modules/vnu-jar/build/dist/vnu.jar"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
EVIL = (
    "</mark></a><script>window.hacked=1</script><img src=x onerror='window.hacked=1'>\"><svg onload=hacked()>"
)


def render(report: Report) -> str:
    return reports.get("html").render(report, reports.Options())


def hostile() -> Report:
    """A report whose every text tries to run as script or to break out of its place."""
    text = draft(f"{EVIL} meldet n-tv.de.", path=f"{EVIL}.txt", language='de" onload="hacked()')
    page = article(
        NTV,
        EVIL,
        EVIL,
        url="javascript:window.hacked=1",
        detail=because("file_unread", name=EVIL),
        language='x"><script>',
    )
    proof = replace(evidence(page, "<script>window.hacked=1</script>"), span=Span(0, len(page.text)))
    found = finding(text, 0, "CC301", EVIL, EVIL, proof=(proof,), hint=EVIL)
    judged = judge(
        text, 0, Verdict.CONTRADICTED, evidence=(proof,), findings=(found,),
        silenced=(Silenced(found, "comment", EVIL, EVIL),),
    )  # fmt: skip
    title = replace(text, title=EVIL)
    return Report(EVIL, (Document(title, (judged,)),), (page,), "de", notes=(EVIL,))


REPORTS = {
    "example": example(),
    "english": in_english(example()),
    "clean": clean(),
    "hostile": hostile(),
    "empty": Report("0", (), (), "de"),
}
every_report = pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS.keys())


# ------------------------------------------------------------------ the file


@every_report
def test_the_page_is_well_formed(report):
    """A strict HTML parser finds nothing to mend."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = parser.parse(render(report))
    assert tree.find("body") is not None


@pytest.mark.skipif(
    not VNU.exists() or shutil.which("java") is None, reason="needs java and `npm install` in tests/consumers"
)
def test_the_page_is_valid(tmp_path):
    """The Nu HTML checker finds no error in any of the reports."""
    files = []
    for name, report in REPORTS.items():
        files.append(tmp_path / f"{name}.html")
        files[-1].write_text(render(report), encoding="utf-8")
    done = subprocess.run(
        ["java", "-jar", str(VNU), "--errors-only", *map(str, files)], capture_output=True, text=True
    )
    assert done.stderr == ""


@every_report
def test_the_page_holds_everything_itself(report):
    """Nothing is loaded from anywhere: no source, no style sheet, no import, no font."""
    page = render(report)
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    assert [e.tag for e in tree.iter() if e.get("src") or e.tag in {"link", "iframe", "object", "img"}] == []
    style = re.search("<style>(.*?)</style>", page, re.DOTALL)[1]
    assert "url(" not in style
    assert "@import" not in style


def test_the_policy_allows_its_own_script_alone():
    """The content policy names digests; no inline handlers, no unsafe-inline."""
    page = render(hostile())
    policy = re.search('Content-Security-Policy" content="([^"]*)"', page)[1]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    handlers = [k for e in tree.iter() for k in e.attrib if k.startswith("on") or k == "style"]
    assert handlers == []
    assert sum(e.tag == "script" for e in tree.iter()) == 1


def test_links_lead_to_the_web_alone():
    """An address with another scheme is shown as text, never as a link."""
    tree = html5lib.parse(render(hostile()), namespaceHTMLElements=False)
    for link in (e for e in tree.iter("a")):
        assert re.match("https?://|#", link.get("href"))


def test_marks_split_the_text_and_keep_it():
    """Overlapping marks of two kinds: the first kind wins, no letter is lost."""
    marks = {"differs": [Span(5, 9)], "match": [Span(3, 7), Span(10, 14)]}
    html = marked("eins zwei drei", Span(0, 14), marks)
    assert html == (
        'ein<mark class="match">s </mark><mark class="differs">zwei</mark> <mark class="match">drei</mark>'
    )


def test_attributes_are_escaped():
    """Values of attributes cannot end them; None and False leave them out."""
    assert tag("p", "<", class_='"x', hidden=True, lang=None) == '<p class="&quot;x" hidden>&lt;</p>'


def test_the_page_of_a_long_draft_is_small():
    """5,000 words with a passage for every sentence stay below two megabytes."""
    page = article(NTV, "T", *(LINES[1] for _ in range(300)))
    proof = evidence(page, LINES[1])
    lines = [LINES[1].replace("38", str(n)) for n in range(400)]
    text = draft(*lines)
    judged = tuple(
        judge(text, n, Verdict.CONTRADICTED, evidence=(proof,),
              findings=(finding(text, n, "CC301", "number-mismatch", "m", proof=(proof,)),))
        for n in range(400)
    )  # fmt: skip
    assert sum(len(line.split()) for line in lines) > 5000
    assert len(render(Report("0", (Document(text, judged),), (page,), "de")).encode()) < 2_000_000


# ------------------------------------------------------------------ in the browser


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="needs the `browser` extra")
    if CHROMIUM is None:
        pytest.skip("needs chromium (apt-get install chromium)")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser, tmp_path):
    """Opens a report in a fresh context; the page fails the test when its console complains."""
    contexts, complaints = [], []

    def show(report: Report, fragment: str = "", **options: object):
        file = tmp_path / "report.html"
        file.write_text(render(report), encoding="utf-8")
        contexts.append(browser.new_context(viewport={"width": 1280, "height": 800}, **options))
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


def current(page) -> str | None:
    return page.evaluate("document.querySelector('a.s.now')?.dataset.card ?? null")


def visible_cards(page) -> list[str]:
    return page.evaluate("[...document.querySelectorAll('.card')].filter(c => c.offsetParent).map(c => c.id)")


def test_a_click_on_a_statement_shows_its_card(open_page):
    """Mark and card are marked as current together, and the address names the card."""
    page = open_page(example())
    page.click("a.s.v-misattributed")
    assert current(page) == "d0-c3"
    assert page.locator("#d0-c3.now").is_visible()
    assert page.url.endswith("#d0-c3")


def test_a_click_on_a_card_shows_its_statement(open_page):
    """The way back from the passage to the draft."""
    page = open_page(example())
    page.click("#d0-c4 .verdict")
    assert current(page) == "d0-c4"


def test_keys_step_through_the_open_ones(open_page):
    """n and p go through what is open, round the ends, past what is borne out."""
    page = open_page(example())
    seen = []
    for key in "nnnnnpp":
        page.keyboard.press(key)
        seen.append(current(page))
    assert seen == ["d0-c2", "d0-c3", "d0-c5", "d0-c7", "d0-c2", "d0-c7", "d0-c5"]


def test_keys_go_on_from_a_settled_statement(open_page):
    """From a statement that is borne out the next open one in the text comes."""
    page = open_page(example())
    page.click("#d0-c4 .verdict")
    page.keyboard.press("n")
    assert current(page) == "d0-c5"
    page.click("#d0-c4 .verdict")
    page.keyboard.press("p")
    assert current(page) == "d0-c3"


def test_keys_can_be_switched_off(open_page):
    """Single keys disturb some who dictate: they can be turned off."""
    page = open_page(example())
    page.uncheck("#keys")
    page.keyboard.press("n")
    assert current(page) is None


def test_buttons_step_too(open_page):
    """Everything the keys do can be done with buttons."""
    page = open_page(example())
    page.click("button[data-step='1']")
    assert current(page) == "d0-c2"


def test_filter_by_verdict(open_page):
    """A verdict switched off hides its cards, tells so, and is left out of the steps."""
    page = open_page(example())
    page.click("button[data-verdict='contradicted']")
    assert visible_cards(page) == ["d0-c3", "d0-c4", "d0-c5"]
    assert page.inner_text("#status") == "3 von 5 Aussagen, 2 offen"
    page.keyboard.press("n")
    assert current(page) == "d0-c3"


def test_filter_by_outlet(open_page):
    """An outlet shows what is credited to it and what it bears out."""
    page = open_page(example())
    page.select_option("#outlet", "sueddeutsche.de")
    assert visible_cards(page) == ["d0-c5"]
    page.select_option("#outlet", "")
    assert len(visible_cards(page)) == 5


def test_an_address_with_a_card_opens_it(open_page):
    """A link into the report, sent to a colleague, opens at the statement."""
    page = open_page(example(), "#d0-c5")
    assert current(page) == "d0-c5"


def test_passages_link_to_the_place_at_the_outlet(open_page):
    """The link opens apart, at the passage, and tells the outlet nothing about where it was."""
    page = open_page(example())
    link = page.locator("#d0-c2 a").first
    assert ":~:text=28%20Menschen" in link.get_attribute("href")
    assert link.get_attribute("target") == "_blank"
    assert "noreferrer" in link.get_attribute("rel")


def test_scripts_of_a_draft_or_a_page_do_not_run(open_page):
    """Every text of the report is hostile; nothing of it runs, and all of it can be read."""
    page = open_page(hostile())
    page.wait_for_timeout(100)
    assert page.evaluate("window.hacked") is None
    assert page.locator("img, svg, iframe").count() == 0
    assert EVIL in page.inner_text(".draft")
    assert EVIL in page.inner_text("#d0-c1")


def test_the_policy_stops_what_would_get_through(browser, tmp_path):
    """Were a script to slip in, the browser would refuse it: a second wall behind the first."""
    file = tmp_path / "report.html"
    slipped = "<script>window.hacked=1</script><b onclick='window.hacked=2' id='b'>x</b></body>"
    file.write_text(render(example()).replace("</body>", slipped), encoding="utf-8")
    page = browser.new_page()
    page.goto(f"file://{file}")
    page.click("#b")
    assert page.evaluate("window.hacked") is None
    page.close()


def test_without_script_everything_can_be_read(open_page):
    """No controls without a script, but all statements, cards and links between them."""
    page = open_page(example(), java_script_enabled=False)
    assert page.locator(".card").count() == 5
    assert not page.locator(".controls").is_visible()
    page.click("a.s.v-unverifiable")
    assert page.url.endswith("#d0-c5")


@pytest.mark.parametrize("width", [360, 800, 1280, 1920])
def test_nothing_sticks_out(open_page, width):
    """From a phone to a wide screen the page never scrolls sideways."""
    page = open_page(example())
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_printing_shows_all_cards(open_page):
    """On paper there are no controls, and nothing is cut off by a scrolling pane."""
    page = open_page(example())
    page.emulate_media(media="print")
    assert not page.locator(".controls").is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.pane')).overflowY") == "visible"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["example", "english", "clean"])
def test_accessibility(open_page, name, scheme):
    """axe finds no fault, contrast included, in light and dark."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs the `browser` extra")
    page = open_page(REPORTS[name], color_scheme=scheme)
    page.keyboard.press("n")
    found = axe.Axe().run(page).response["violations"]
    assert [(each["id"], each["impact"], [n["html"] for n in each["nodes"]]) for each in found] == []
