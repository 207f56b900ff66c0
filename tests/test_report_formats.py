"""Every format against its published schema or a program that reads it, and its way of counting."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from report_builder import clean, example, finding, in_english

from crosscheck import drafts, reports
from crosscheck.model import (
    Claim,
    ClaimKind,
    Decision,
    Document,
    Edit,
    Fix,
    Judgement,
    Remark,
    Report,
    Severity,
    Silenced,
    Span,
    Verdict,
)
from crosscheck.reports.formats import csv as csv_format
from crosscheck.reports.formats import markdown
from crosscheck.rules import all_rules
from crosscheck.triage.rules import RULES

CONSUMERS = Path(__file__).parent / "consumers" / "node_modules"
needs_consumers = pytest.mark.skipif(
    not CONSUMERS.is_dir(), reason="needs `npm install` in tests/consumers (schemas and readers of others)"
)
OPTIONS = reports.Options(rules=(*RULES, *all_rules()))


def render(name: str, report: Report) -> str:
    return reports.get(name).render(report, OPTIONS)


def settled() -> Report:
    """The example with its wrong number settled by a comment, and an unused comment."""
    report = example()
    document = report.documents[0]
    wrong = document.judgements[1]
    aside = replace(
        wrong, findings=(), silenced=(Silenced(wrong.findings[0], "comment", "by phone", "brand.txt:1"),)
    )
    judgements = tuple(aside if j is wrong else j for j in document.judgements)
    place = document.draft.locate(Span(0, 5))
    remark = Remark("CC001", "unused-suppression", Severity.WARNING, "The comment is unused.", place)
    return replace(report, documents=(replace(document, judgements=judgements, remarks=(remark,)),))


def decided() -> Report:
    """The example with a correction for its wrong number, which was accepted, and its next finding dismissed."""
    report = example()
    document = report.documents[0]
    wrong, other, *_ = (j for j in document.judgements if j.findings)
    made = Decision(
        "CC301", "x", (), "accepted", note="call again", editor="Ida Lang", at="2026-05-04T10:00:00+02:00"
    )
    start = wrong.findings[0].span.start
    fix = Fix("replace it", (Edit(Span(start, start + 2), "<&>"),))
    kept = replace(wrong.findings[0], decision=made, fix=fix)
    dismissed = replace(made, decision="dismissed", reason="by phone")
    aside = Silenced(replace(other.findings[0], decision=dismissed, fix=fix), "decision", "by phone", "f")
    new = {
        id(wrong): replace(wrong, findings=(kept, *wrong.findings[1:])),
        id(other): replace(other, findings=other.findings[1:], silenced=(aside,)),
    }
    judgements = tuple(new.get(id(j), j) for j in document.judgements)
    return replace(report, documents=(replace(document, judgements=judgements),))


REPORTS = {
    "example": example(),
    "decided": decided(),
    "english": in_english(example()),
    "clean": clean(),
    "settled": settled(),
    "empty": Report("0.1.0", (), (), "de"),
}
every_report = pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS.keys())


# ------------------------------------------------------------------ one table of positions


def at(text: str, words: str, name: str) -> Report:
    """A report with one finding on `words` in a draft read from `text`."""
    draft = drafts.read(name, text.encode())
    start = draft.text.index(words)
    span = Span(start, start + len(words))
    claim = Claim("c1", span, words, ClaimKind.CLAIM, 0)
    found = replace(
        finding(draft, 0, "CC301", "number-mismatch", "wrong"), span=span, claim_id="c1", evidence=()
    )
    judged = Judgement(claim, Verdict.CONTRADICTED, 0.9, findings=(found,))
    return Report("0", (Document(draft, (judged,)),), (), "en")


#: name, file, words, (line, column, end line, end column) in code points, and in UTF-8 bytes
POSITIONS = [
    ("plain", "a.txt", "Eins. 38 Tote.\n", "38 Tote.", (1, 7, 1, 15), (1, 7, 1, 15)),
    ("umlauts", "a.txt", "Größe übt. 38 Tote.\n", "38 Tote.", (1, 12, 1, 20), (1, 15, 1, 23)),
    ("umlaut inside", "a.txt", "Für 38 Räte.\n", "38 Räte.", (1, 5, 1, 13), (1, 6, 1, 15)),
    ("emoji", "a.txt", "🙂🙂 38 Tote.\n", "38 Tote.", (1, 4, 1, 12), (1, 10, 1, 18)),
    ("joined emoji", "a.txt", "👩‍🚒 38 Tote.\n", "38 Tote.", (1, 5, 1, 13), (1, 13, 1, 21)),
    ("combining", "a.txt", "e\u0301s 38 Tote.\n", "38 Tote.", (1, 5, 1, 13), (1, 6, 1, 14)),
    ("tab", "a.txt", "Eins.\t38 Tote.\n", "38 Tote.", (1, 7, 1, 15), (1, 7, 1, 15)),
    ("crlf", "a.txt", "Eins.\r\n\r\nÄ 38 Tote.\r\n", "38 Tote.", (3, 3, 3, 11), (3, 4, 3, 12)),
    ("bold", "a.md", "# Kopf\n\nÄ **38** Tote.\n", "38 Tote.", (3, 5, 3, 15), (3, 6, 3, 16)),
    ("link", "a.md", "Ä [38 Tote.](http://x.de/ä)\n", "38 Tote.", (1, 4, 1, 12), (1, 5, 1, 13)),
    ("two lines", "a.md", "Ö 38\nüble Tote.\n", "38 üble Tote.", (1, 3, 2, 11), (1, 4, 2, 12)),
    ("entity", "a.html", "<p>&Auml; 38&nbsp;Tote.</p>\n", "38 Tote.", (1, 11, 1, 24), (1, 11, 1, 24)),
]


def positions(name: str, text: str) -> tuple[object, ...]:
    """Where a format says the one finding is, as far as it says it."""
    data = json.loads(text) if name in {"json", "sarif", "gitlab", "rdjson"} else None
    if name == "json":
        place = data["documents"][0]["claims"][0]["findings"][0]
        return place["line"], place["column"], place["end_line"], place["end_column"]
    if name == "json-lines":
        place = json.loads(text.splitlines()[1])["findings"][0]
        return place["line"], place["column"], place["end_line"], place["end_column"]
    if name == "sarif":
        region = data["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
        return region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]
    if name == "rdjson":
        place = data["diagnostics"][0]["location"]["range"]
        return (*place["start"].values(), *place["end"].values())
    if name == "gitlab":
        return tuple(data[0]["location"]["lines"].values())
    if name == "github":
        found = dict(re.findall(r"(\w+)=(\d+)", text.splitlines()[0]))
        return tuple(int(found[k]) for k in ("line", "col", "endLine", "endColumn") if k in found)
    if name == "concise":
        found = re.match(r"[^:]+:(\d+):(\d+):", text)
        return int(found[1]), int(found[2])
    if name == "csv":
        row = next(csv.DictReader(io.StringIO(text)))
        return int(row["line"]), int(row["column"])
    found = {
        "junit": r' line="(\d+)"',
        "markdown": r"`a\.\w+(?::|, paragraph )(\d+)",
        "full": r"(?:line|paragraph) (\d+)",
        "html": r'class="to-text">(?:line|paragraph) (\d+)',
    }
    return (int(re.search(found[name], text)[1]),)


@pytest.mark.parametrize("name", [n for n in reports.names() if n != "claims-jsonld"])
@pytest.mark.parametrize(
    ("file", "text", "words", "points", "utf8"),
    [case[1:] for case in POSITIONS],
    ids=[c[0] for c in POSITIONS],
)
def test_positions_in_each_format_its_own_way(name, file, text, words, points, utf8):
    """Lines from 1; columns in code points, in rdjson in bytes; the end is one past the last."""
    line, column, end_line, _ = points
    expected = {
        "json": points, "json-lines": points, "sarif": points, "rdjson": utf8,
        "gitlab": (line, end_line), "concise": (line, column), "csv": (line, column),
        "github": points if line == end_line else (line, end_line),
        "junit": (line,), "markdown": (line,), "full": (line,), "html": (line,),
    }  # fmt: skip
    assert positions(name, render(name, at(text, words, file))) == expected[name]


def test_code_points_of_a_position_are_the_words():
    """The file cut at the position a report gives is what the finding is about."""
    for _, file, text, words, (line, column, end_line, end_column), _ in POSITIONS:
        lines = text.splitlines(keepends=True)
        start = sum(len(each) for each in lines[: line - 1]) + column - 1
        end = sum(len(each) for each in lines[: end_line - 1]) + end_column - 1
        cut = re.sub(r"[*]|\s|&nbsp;", "", text[start:end])
        assert cut == re.sub(r"\s", "", words), (file, text)


# ------------------------------------------------------------------ SARIF


@needs_consumers
@every_report
def test_sarif_fits_its_schema(report):
    """Valid against the SARIF 2.1.0 schema as published with a validator of its authors."""
    schema = json.loads((CONSUMERS / "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json").read_text())
    validator = jsonschema.validators.validator_for(schema)(schema)
    assert [e.message for e in validator.iter_errors(json.loads(render("sarif", report)))] == []


def test_sarif_is_read_by_sarif_tools(tmp_path):
    """Another reader counts the same errors and warnings."""
    from sarif import loader

    file = tmp_path / "r.sarif"
    file.write_text(render("sarif", example()), encoding="utf-8")
    counts = loader.load_sarif_file(str(file)).get_report().get_issue_type_histogram_for_severity("error")
    assert sum(counts.values()) == 3


def test_sarif_has_what_code_scanning_needs():
    """Relative addresses, all four numbers, rules with help, fingerprints; silenced ones left out."""
    (run,) = json.loads(render("sarif", settled()))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [r["ruleId"] for r in run["results"]] == ["CC001", "CC102", "CC103", "CC401"]
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"] == {"uri": "brand.txt", "uriBaseId": "SRCROOT"}
        assert set(place["region"]) == {"startLine", "startColumn", "endLine", "endColumn"}
        assert result["partialFingerprints"]["primaryLocationLineHash"]
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    for rule in run["tool"]["driver"]["rules"]:
        assert {"id", "shortDescription", "fullDescription", "help"} <= set(rule)


def test_sarif_escapes_paths():
    """A path with spaces and umlauts is a valid address."""
    report = at("38 Tote.\n", "38 Tote.", "Dossier über x/a b.txt")
    result = json.loads(render("sarif", report))["runs"][0]["results"][0]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "Dossier%20%C3%BCber%20x/a%20b.txt"


def test_fingerprints_survive_edits_elsewhere():
    """A line added above moves the finding, not its key; the same words twice have two keys."""
    one = json.loads(render("gitlab", at("38 Tote.\n", "38 Tote.", "a.txt")))[0]
    moved = json.loads(render("gitlab", at("Neu.\n\n38 Tote.\n", "38 Tote.", "a.txt")))[0]
    assert one["fingerprint"] == moved["fingerprint"]
    assert one["location"] != moved["location"]


def test_equal_findings_have_keys_of_their_own():
    """Consumers that merge by key lose nothing."""
    report = example()
    document = report.documents[0]
    twice = replace(document, judgements=(*document.judgements, document.judgements[1]))
    rows = json.loads(render("gitlab", replace(report, documents=(twice,))))
    assert len({row["fingerprint"] for row in rows}) == len(rows) == 5


# ------------------------------------------------------------------ the other CI formats


@needs_consumers
@pytest.mark.skipif(shutil.which("node") is None, reason="needs node to run a reader of this format")
def test_rdjson_is_accepted_by_a_validator(tmp_path):
    """Every report is valid for a published validator in its strictest mode."""
    files = []
    for name, report in REPORTS.items():
        files.append(tmp_path / f"{name}.json")
        files[-1].write_text(render("rdjson", report), encoding="utf-8")
    script = CONSUMERS / "@umbrelladocs/rdformat-validator/bin/rdformat-validator.js"
    done = subprocess.run(
        ["node", str(script), "--strict", "--no-extra-fields", *map(str, files)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout


GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!/|\\./)"},
                    "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer"}}},
                },
            },
        },
    },
}  # fmt: skip


@every_report
def test_gitlab_has_its_fields(report):
    """The fields that GitLab documents for code quality reports, with values it knows."""
    jsonschema.validate(json.loads(render("gitlab", report)), GITLAB)


@every_report
def test_junit_is_read_by_junitparser(report, tmp_path):
    """A reader of JUnit files finds as many cases of each outcome as the file says."""
    from junitparser import Error, Failure, JUnitXml, Skipped

    file = tmp_path / "r.xml"
    file.write_text(render("junit", report), encoding="utf-8")
    found = JUnitXml.fromfile(str(file))
    outcomes = [outcome for suite in found for case in suite for outcome in case.result]
    for kind, number in ((Failure, found.failures), (Error, found.errors), (Skipped, found.skipped)):
        assert sum(isinstance(each, kind) for each in outcomes) == number


def test_junit_tells_the_outcomes_apart():
    """Not borne out fails, an unreadable source is an error, what was settled is skipped."""
    from junitparser import JUnitXml

    suite = next(iter(JUnitXml.fromstring(render("junit", settled()).encode())))
    outcomes = [type(case.result[0]).__name__ if case.result else "passed" for case in suite]
    assert outcomes == ["Skipped", "Failure", "passed", "Error", "Failure"]


def test_junit_follows_fail_on():
    """What --fail-on does not count does not fail a case either."""
    from junitparser import JUnitXml

    lenient = JUnitXml.fromstring(render("junit", replace(example(), fail_on="never")).encode())
    assert lenient.failures == 0


def test_junit_holds_any_text():
    """Characters that XML cannot hold are replaced, not written."""
    import xml.etree.ElementTree as ET

    report = at("Eins.\n\n38\x0b\x02 Tote. ]]> <&\ufffe\n", "Tote. ]]> <&", "a.txt")
    assert ET.fromstring(render("junit", report)).tag == "testsuites"


def test_github_shows_ten_of_each_level_and_counts_the_rest():
    """The worst and surest first, since the service keeps ten; one notice says how many more."""
    report = example()
    document = report.documents[0]
    many = replace(document, judgements=document.judgements * 8)
    lines = render("github", replace(report, documents=(many,))).splitlines()
    assert sum(line.startswith("::error") for line in lines) == 10
    assert sum(line.startswith("::warning") for line in lines) == 8
    assert [line for line in lines if line.startswith("::notice")] == [
        "::notice title=crosscheck::14 weitere Befunde stehen im Protokoll."
    ]


def test_github_commands_cannot_be_forged():
    """Line breaks, percent signs, colons and commas of a draft do not make commands or properties."""
    report = at("Eins.\n\n38 Tote.\n", "38 Tote.", "a,b:c.txt")
    document = report.documents[0]
    judged = document.judgements[0]
    evil = replace(judged.findings[0], message="100 %\n::error::forged\r::set-output name=x::y")
    forged = replace(document, judgements=(replace(judged, findings=(evil,)),))
    lines = re.split(r"[\r\n]+", render("github", replace(report, documents=(forged,))))
    assert [line for line in lines if line.startswith("::")] == lines[:1]
    assert "file=a%2Cb%3Ac.txt" in lines[0]
    assert "100 %25%0A::error::forged%0D" in lines[0]


# ------------------------------------------------------------------ for people and newsrooms


def test_markdown_is_short_enough_and_says_what_is_left_out():
    """Thousands of findings stay below the limit of a comment, and the rest are counted."""
    report = example()
    document = report.documents[0]
    many = replace(document, judgements=document.judgements * 500)
    text = render("markdown", replace(report, documents=(many,)))
    assert text.startswith(markdown.MARKER)
    assert len(text) <= 64_000
    assert len(text.encode()) <= 70_000
    assert re.search(r"\*\d+ weitere Befunde", text)


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>",
        "@everyone hi",
        "[x](javascript:alert(1))",
        "![i](http://e.vil/x.png)",
        "| a | b |",
    ],
)
def test_markdown_of_a_draft_is_inert(evil):
    """Markup, mentions and images of a draft are shown as they are written."""
    from markdown_it import MarkdownIt

    draft = f"Eins.\n\n{evil} Tote.\n"
    report = at(draft, f"{evil} Tote.", "a.txt")
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(render("markdown", report))
    assert "<script" not in html
    assert "<img" not in html
    assert "javascript:" not in re.findall(r'href="([^"]*)"', html)
    assert "<td>" not in html
    assert "@everyone" not in html


def test_csv_cells_do_not_run():
    """What a spreadsheet would take for a formula is text; the table reads back whole."""
    report = at("Eins.\n\n=HYPERLINK(1) Tote, „ja“.\n", "=HYPERLINK(1) Tote, „ja“.", "a.txt")
    (row,) = csv.DictReader(io.StringIO(render("csv", report)))
    assert row["statement"] == "'=HYPERLINK(1) Tote, „ja“."
    assert tuple(row) == csv_format.COLUMNS


@every_report
def test_json_lines_are_the_json_taken_apart(report):
    """Each line is an object with a type; together they hold all claims."""
    rows = [json.loads(line) for line in render("json-lines", report).splitlines()]
    whole = json.loads(render("json", report))
    claims = [c["id"] for d in whole["documents"] for c in d["claims"]]
    assert [row["id"] for row in rows if row["type"] == "claim"] == claims
    assert rows[-1]["type"] == "summary"
    assert rows[-1]["exit_code"] == report.exit_code


def test_claims_as_linked_data():
    """A `Claim` for each statement with its appearances and authors, and never a review."""
    data = json.loads(render("claims-jsonld", example()))
    assert [node["@type"] for node in data["@graph"]] == ["Claim"] * 5
    assert "ClaimReview" not in json.dumps(data)
    third = data["@graph"][1]
    assert third["author"][0]["url"] == "https://suedkurier.de"
    assert [each["@type"] for each in third["appearance"]] == ["Article", "NewsArticle"]
    assert third["appearance"][1]["oa:hasSelector"][0]["oa:exact"].startswith("Aus dem ganzen Land")


def test_selectors_find_the_passage():
    """The quote with what stands before and after it, and offsets that cut the same words."""
    proof = json.loads(render("json", example()))["documents"][0]["claims"][1]["evidence"][0]
    quote, place = proof["selector"]
    page = example().articles[0].text
    assert page[place["start"] : place["end"]] == quote["exact"] == proof["quote"]
    assert quote["prefix"] + quote["exact"] + quote["suffix"] in page


@pytest.mark.parametrize("name", reports.names())
def test_no_format_depends_on_the_machine(name):
    """No time, no folder of this machine in any format: rendering twice gives the same bytes."""
    first = render(name, example())
    assert first == render(name, example())
    assert str(Path.cwd()) not in first


def test_paths_are_relative_where_services_join_them():
    """A draft given by its full path is named relative to where the command ran."""
    report = at("38 Tote.\n", "38 Tote.", "/desk/news/a.txt")
    options = replace(OPTIONS, base="/desk")
    for name in ("sarif", "gitlab", "rdjson", "github", "junit"):
        text = reports.get(name).render(report, options)
        assert "news/a.txt" in text
        assert "/desk" not in text


def test_evidence_is_in_every_message():
    """Whoever reads an annotation sees the passage, not only the verdict."""
    proof = "28 Menschen erlitten Verletzungen."
    for name in ("concise", "github", "gitlab", "rdjson", "sarif", "junit", "markdown", "csv", "html"):
        assert proof.split(" ", 1)[1] in render(name, example()), name
