"""The reports: what an editor sees, and what programs read."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from report_builder import NTV, article, clean, draft, evidence, example, finding, in_english, judge

from crosscheck import reports
from crosscheck.errors import UsageError
from crosscheck.model import Document, Report, Severity, Span, Stance, State, Verdict
from crosscheck.reports.html_report.queue import queue
from crosscheck.reports.json_v1 import schema_text, to_dict
from crosscheck.reports.links import fragment_url
from crosscheck.reports.terminal import Paint, columns, marked, wrap

GOLDEN = Path(__file__).parent / "golden"


def full(report: Report, **options: object) -> str:
    return reports.get("full").render(report, reports.Options(**options))  # type: ignore[arg-type]  # values passed on by name, checked when they are used


@pytest.mark.parametrize(
    ("name", "report", "options"),
    [
        ("full-de-80", example(), {"width": 80}),
        ("full-de-160-all", example(), {"width": 160, "show_all": True}),
        ("full-de-100-color", example(), {"width": 100, "color": True}),
        ("full-en-80-all", in_english(example()), {"width": 80, "show_all": True}),
        ("full-en-clean", clean(), {"width": 80}),
    ],
)
def test_full_report_as_reviewed(name, report, options):
    """The report for people is what was looked at; a change of it must be looked at again."""
    expected = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
    assert full(report, **options) == expected


@pytest.mark.parametrize("width", [40, 72, 80, 100, 160, 400])
@pytest.mark.parametrize("show_all", [False, True])
def test_full_report_keeps_to_the_width(width, show_all):
    """No line is wider than the terminal, addresses and options to be copied apart."""
    lines = full(example(), width=width, show_all=show_all).splitlines()
    free = [line for line in lines if "://" not in line and "--s" not in line]
    assert max(columns(line) for line in free) <= width


def test_worst_comes_first():
    """Contradictions stand before wrong sources, those before what was borne out."""
    text = full(example(), show_all=True)
    order = [text.index(word) for word in ("WIDERSPRUCH", "FALSCH ZUGEORDNET", "NICHT PRÜFBAR", "BELEGT ·")]
    assert order == sorted(order)


def test_the_order_is_by_gravity_then_by_place_in_the_terminal_as_on_the_page():
    """Gravest finding, gravest verdict, place in the draft: how sure a verdict is does not matter."""
    text = draft(*(f"Satz {n} über die Brücke." for n in range(5)))
    found = (
        (Verdict.PARTIAL, 0.9, Severity.WARNING), (Verdict.UNSUPPORTED, 0.6, Severity.ERROR),
        (Verdict.CONTRADICTED, 0.7, Severity.ERROR), (Verdict.PARTIAL, 0.5, Severity.WARNING),
        (Verdict.CONTRADICTED, 0.99, Severity.ERROR),
    )  # fmt: skip
    judgements = tuple(
        judge(
            text, n, verdict, confidence=confidence,
            findings=(finding(text, n, "CC301", "x", "Anders.", severity=severity),),
        )
        for n, (verdict, confidence, severity) in enumerate(found)
    )  # fmt: skip
    document = Document(text, judgements)
    shown = full(Report("0", (document,), (), "de"))
    sentences = sorted((j.claim.text for j in judgements), key=shown.index)
    assert sentences == [item.head.claim.text for item in queue(document, 1).items]
    assert sentences == [judgements[n].claim.text for n in (2, 4, 1, 0, 3)]


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_how_sure_a_verdict_is_stands_on_the_next_line_where_the_headline_has_no_room(width):
    shown = full(example(), width=width)
    assert shown.count("Sicherheit") == 3
    assert shown.count("Sicherheit 92 %") == 1


def test_colour_adds_nothing_but_colour():
    """Every word of the coloured report stands in the plain one: colour is never the only sign."""
    import re

    plain = re.sub(r"\x1b\[[0-9;]*m", "", full(example(), color=True))
    carets = [line for line in full(example()).splitlines() if set(line.strip()) != {"^"} or not line]
    assert plain.splitlines() == carets


def test_a_draft_without_credit_says_so():
    """A draft that credits nobody is told so, in its language."""
    text = draft("Die Brücke ist fertig.")
    report = Report("0", (Document(text, (judge(text, 0, Verdict.UNSUPPORTED),)),), (), "de")
    shown = full(report)
    assert "schreibt keine Aussage einer Quelle zu" in shown
    assert "nennt keine Quelle" in shown


def test_unreadable_source_says_how_to_give_it():
    """A source behind a wall comes with the option that reads a saved copy."""
    text = draft("Die Brücke ist fertig.")
    wall = article(NTV, "Titel", state=State.PAYWALLED)
    report = Report("0", (Document(text, (judge(text, 0, Verdict.UNVERIFIABLE),)),), (wall,), "de")
    assert "--source n-tv.de=DATEI" in full(report)


def test_terminal_commands_in_a_page_are_inert():
    """Escape sequences and directional overrides of a page do not reach the terminal."""
    text = draft("Ein \x1b[2J Satz \u202e verkehrt.")
    proof = evidence(article(NTV, "T", "Ein \x1b]0;böse\x07 Satz."), "Ein \x1b]0;böse\x07 Satz.")
    judged = judge(text, 0, Verdict.SUPPORTED, evidence=(proof,))
    shown = full(Report("0", (Document(text, (judged,)),), (proof.article,), "de"), show_all=True)
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "\u202e" not in shown


def test_parts_of_a_sentence_are_told_apart():
    """A sentence whose parts fare differently says which part fares how."""
    text = draft("Die Brücke ist fertig und sie ist rot.")
    whole = judge(text, 0, Verdict.CONTRADICTED)
    right = replace(whole.claim, id="c1.1", span=Span(0, 21), text=text.text[0:21])
    wrong = replace(whole.claim, id="c1.2", span=Span(26, 37), text=text.text[26:37])
    parts = (replace(whole, claim=right, verdict=Verdict.SUPPORTED), replace(whole, claim=wrong))
    report = Report("0", (Document(text, (replace(whole, parts=parts),)),), (), "de")
    assert "Teil         ✗ WIDERSPRUCH: sie ist rot" in full(report)
    assert to_dict(report)["documents"][0]["claims"][0]["parts"][1]["span"] == {"start": 26, "end": 37}


def test_what_is_said_of_sentence_and_part_is_counted_once():
    """The same finding on a sentence and on its part is one finding in every report."""
    text = draft("Die Brücke ist 90 Meter hoch und rot.")
    said = finding(text, 0, "CC301", "number-mismatch", "90 statt 80")
    part = judge(text, 0, Verdict.CONTRADICTED, findings=(said,))
    whole = replace(part, parts=(part,))
    report = Report("0", (Document(text, (whole,)),), (), "de")
    assert to_dict(report)["summary"]["findings"]["error"] == 1
    for name in ("concise", "github", "markdown"):
        assert reports.get(name).render(report, reports.Options()).count("90 statt 80") == 1


# ------------------------------------------------------------------ lines and marks


def test_carets_stand_under_the_words():
    """Without colour the differing words are underlined, wide and combining characters counted."""
    assert marked("日本 38 e\u0301 39", [Span(3, 5), Span(9, 11)], 40, Paint(False)) == [
        "日本 38 e\u0301 39",
        "     ^^   ^^",
    ]


@examples(150)
@given(st.text(alphabet="ab ü日\u0301🙂", max_size=60), st.integers(2, 20))
def test_wrapping_loses_nothing_but_spaces(text, width):
    """The lines, put together again, are the text; none is too wide."""
    lines = list(wrap(text, width))
    assert "".join(line.of(text) for line in lines).replace(" ", "") == text.replace(" ", "")
    assert all(columns(line.of(text)) <= width for line in lines)
    assert all(a.end <= b.start for a, b in itertools.pairwise(lines))


# ------------------------------------------------------------------ JSON


@pytest.fixture(scope="module")
def strict_schema():
    """The published schema, closed: what it names is written, and nothing else."""
    schema = json.loads(schema_text())

    def close(node):
        if isinstance(node, dict):
            if node.get("type") == "object" and "properties" in node:
                node["additionalProperties"] = False
                node["required"] = [name for name in node["properties"] if name != "parts"]
            for value in node.values():
                close(value)

    close(schema)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("report", [example(), clean(), Report("0", (), (), "en")])
def test_json_fits_its_schema(strict_schema, report):
    """The JSON report has exactly the fields that the published schema names."""
    strict_schema.validate(json.loads(reports.get("json").render(report, reports.Options())))


def test_json_differs_are_words_of_both_texts():
    """A finding's differing words are given as words of the draft and of the source."""
    claim = to_dict(example())["documents"][0]["claims"][1]
    assert claim["findings"][0]["differs"] == [{"draft": "38", "source": "28"}]
    assert claim["attributions"][0]["outlet"] == "n-tv.de"


def test_json_holds_no_timings():
    """What differs from run to run is not in the JSON: same input, same bytes."""
    render = reports.get("json").render
    timed = replace(example(), timings=(("evidence", 0.123),))
    assert render(timed, reports.Options()) == render(example(), reports.Options())


def test_unknown_format_names_the_nearest():
    """A slip in a format's name is answered with the format."""
    with pytest.raises(UsageError) as caught:
        reports.get("jsn")
    assert "'json'" in caught.value.hint


def test_listed_formats_render():
    """Every module in the folder of formats is a format."""
    assert reports.names()[0] == "full"
    for name in reports.names():
        assert reports.get(name).render(example(), reports.Options()).endswith("\n")


# ------------------------------------------------------------------ links to the passage


def test_fragment_of_a_short_passage_is_the_passage():
    """A short passage is quoted whole, with its dashes and commas escaped."""
    proof = evidence(article(NTV, "T", "Ein n-tv-Bericht, kurz."), "n-tv-Bericht, kurz.")
    assert fragment_url(proof).endswith("#:~:text=n%2Dtv%2DBericht%2C%20kurz.")


def test_fragment_of_a_long_passage_is_its_ends():
    """A long passage is named by its first and last words."""
    words = " ".join(f"w{i}" for i in range(30))
    url = fragment_url(evidence(article(NTV, "T", words), words))
    assert url.endswith("text=w0%20w1%20w2%20w3%20w4,w25%20w26%20w27%20w28%20w29")


def test_fragment_of_a_repeated_passage_has_neighbours():
    """Where the words stand twice, the words around tell which place is meant."""
    page = article(NTV, "T", "Zuerst: Es brennt. Später wieder: Es brennt. Ende.")
    proof = evidence(page, "Es brennt.", Stance.SUPPORTS)
    assert ":~:text=Zuerst%3A-,Es%20brennt.,-Sp%C3%A4ter%20wieder%3A%20Es" in fragment_url(proof)


def test_no_fragment_for_a_page_without_address():
    """A saved page without an address has no link, least of all one to a file."""
    page = article(NTV, "T", "Es brennt.", url="pages/a.html")
    assert fragment_url(evidence(page, "Es brennt.")) == ""


def test_finding_severity_decides_the_exit_status():
    """A warning alone is clean when errors fail; a source not found makes it incomplete."""
    text = draft("Ein Satz.")
    warned = judge(text, 0, Verdict.PARTIAL).with_findings(
        finding(text, 0, "CC202", "partly-supported", "m", severity=Severity.WARNING)
    )
    report = Report("0", (Document(text, (warned,)),), (), "de")
    assert report.exit_code == 0
    assert replace(report, fail_on="warning").exit_code == 1


@pytest.mark.parametrize(("differs", "shown"), [("", False), ("Pegel", True)])
def test_a_statement_of_many_pages_is_shown_to_its_last_difference(differs: str, shown: bool) -> None:
    """A file in one line fills no thousand pages; what differs is in sight all the same."""
    text = draft(f"{'Die Bahn stand still und ' * 200}der Pegel sank, {'so hieß es, ' * 400}meldet n-tv.")
    proof = evidence(article(NTV, "Die Bahn", "Der Wasserstand sank."), "Der Wasserstand sank.")
    pair = (differs, "Wasserstand")
    found = (finding(text, 0, "CC304", "x", "", proof=(proof,), differs=pair),) if differs else ()
    document = Document(text, (judge(text, 0, Verdict.UNSUPPORTED, findings=found),))
    told = reports.get("full").render(Report("0", (document,), (), "de", "error"), reports.Options(width=100))
    assert len(told) < 7000
    assert ("Pegel sank" in told) is shown
