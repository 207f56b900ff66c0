"""The HTML report: one inert file, well formed, the same for the same report.

What a browser makes of it is in `test_reports_html_browser.py`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import html5lib
import pytest
from report_pages import REPORTS, digest, example, hostile, render

from crosscheck.model import Severity, Span
from crosscheck.reports.base import Options
from crosscheck.reports.html_report import document, fragment
from crosscheck.reports.json_v1 import to_dict
from crosscheck.reports.page import marked, tag
from crosscheck.rules.base import Rule

VNU = Path(__file__).parent / "consumers/node_modules/vnu-jar/build/dist/vnu.jar"
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
    """Eight hundred statements with their passages stay below two megabytes."""
    assert len(render(digest(100)).encode()) < 2_000_000


@every_report
def test_the_fragment_is_what_the_page_holds(report):
    """A page that embeds the report shows the same as the file."""
    assert f"<main>{fragment(report, Options())}</main>" in document(report, Options())


@every_report
def test_ids_are_unique_and_links_lead_somewhere(report):
    """Every link within the page has its target, and every target is there once."""
    tree = html5lib.parse(render(report), namespaceHTMLElements=False)
    ids = [e.get("id") for e in tree.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert {e.get("href")[1:] for e in tree.iter("a") if e.get("href").startswith("#")} <= set(ids)


def cards(report):
    tree = html5lib.parse(render(report), namespaceHTMLElements=False)
    return [e for e in tree.iter("li") if "card" in e.get("class", "").split() and e.get("id")]


def test_cards_say_what_other_programs_put_into_them_by():
    """Verdict, rule and fingerprint are those of the JSON report, and there is a place for controls."""
    claims = to_dict(example())["documents"][0]["claims"]
    told = {c["id"]: (c["verdict"], c["findings"][0]["rule"], c["findings"][0]["fingerprint"])
            for c in claims if c["findings"]}  # fmt: skip
    shown = {c.get("data-claim-id"): (c.get("data-verdict"), c.get("data-rule"), c.get("data-fingerprint"))
             for c in cards(example()) if c.get("data-rule")}  # fmt: skip
    assert shown == told
    assert all(card.find("div[@class='decide']") is not None for card in cards(example()))


def test_rules_that_occur_are_explained_once():
    """The explanation that `crosscheck rule` gives stands in the page, for no rule that does not occur."""
    page = render(digest())
    assert page.count('id="rule-CC301"') == 1
    assert 'id="rule-CC401"' not in page
    assert Rule("CC301", "number-mismatch", Severity.ERROR).summary("de") in page


def test_a_dismissed_finding_is_one_line_with_reason_name_and_day():
    assert "verworfen: am Telefon bestätigt (mk, 09.03.2026)" in render(digest())


def test_a_correction_is_shown_old_and_new():
    assert "<del>38</del> → <ins>28</ins>" in render(digest())


def test_nothing_is_said_of_a_certainty_that_there_is_none_of():
    assert "0 %" not in re.sub(
        r"[1-9]0 %", "", re.sub("<style>.*?</style>", "", render(digest()), flags=re.DOTALL)
    )


def test_names_of_rules_and_technical_details_are_folded():
    """Codes, checksums and the exit status stand in parts that are closed until someone asks."""
    tree = html5lib.parse(render(digest()), namespaceHTMLElements=False)
    for folded in list(tree.iter("details")):
        folded.clear()
    text = "".join(tree.find("body/main").itertext())
    assert not re.search(r"CC[2345]\d\d|sha|Prüfsumme|Ausgang|[0-9a-f]{12}", text)
