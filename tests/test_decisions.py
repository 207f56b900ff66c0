"""An editor's decisions: kept beside the draft, found again, told in every report, and never lost."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from report_builder import NTV, article, evidence
from test_triage import report_on

from crosscheck import reports
from crosscheck.cli import main
from crosscheck.config import Config
from crosscheck.errors import ConflictError, TriageError
from crosscheck.model import Choice, Decision, Report
from crosscheck.triage import apply as triage
from crosscheck.triage import decisions

TEXT = "Der Turm ist 38 Meter hoch. Er wird im Mai gesprengt.\n"
WRONG = "Der Turm ist 38 Meter hoch."


def cited(text: str = TEXT, wrong: str = WRONG, source: str = "Der Turm ist 83 Meter hoch.") -> Report:
    """A report with one finding on `wrong`, against an article with the text `source`."""
    report = report_on(text, wrong)
    read = replace(article(NTV, "T", source), sha256=hashlib.sha256(source.encode()).hexdigest())
    (document,) = report.documents
    (judged,) = document.judgements
    found = replace(judged.findings[0], evidence=(evidence(read, source),))
    return replace(report, documents=(replace(document, judgements=(replace(judged, findings=(found,)),)),))


def decided(report: Report, choice: Choice, **more: str) -> Decision:
    (document,) = report.documents
    (judged,) = document.judgements
    return decisions.of_finding(document, judged, judged.findings[0], choice, **more)


def after(report: Report, *made: Decision) -> Report:
    return decisions.apply(report, decisions.Decisions(made, path="d.md.decisions.json"))


DISMISSED = {"reason": "by phone", "editor": "Ida Lang", "at": "2026-05-04T10:00:00+02:00"}

# ------------------------------------------------------------------ what a decision does


def test_a_dismissed_finding_does_not_count():
    report = cited()
    settled = after(report, decided(report, "dismissed", **DISMISSED))
    assert (report.exit_code, settled.exit_code) == (1, 0)
    assert [(s.by, s.reason, s.place) for s in settled.silenced()] == [
        ("decision", "by phone (Ida Lang)", "d.md.decisions.json")
    ]


@pytest.mark.parametrize("choice", ["accepted", "corrected"])
def test_a_finding_that_was_accepted_counts_until_it_is_gone(choice: Choice):
    report = cited()
    settled = after(report, decided(report, choice, corrected_to="Er ist 83 Meter hoch."))
    assert settled.exit_code == 1
    (found,) = settled.findings()
    assert found.decision is not None
    assert (found.decision.decision, found.outdated) == (choice, "")


def test_a_decision_opens_when_its_source_changes():
    made = decided(cited(), "dismissed", **DISMISSED)
    (found,) = after(cited(source="Der Turm ist 82 Meter hoch."), made).findings()
    assert (found.decision, found.outdated) == (made, "source")


def test_a_decision_opens_when_its_statement_changes():
    made = decided(cited(), "dismissed", **DISMISSED)
    now = "Der alte Turm ist 38 Meter hoch."
    (found,) = after(cited(now, now), made).findings()
    assert (found.decision, found.outdated) == (made, "statement")


def test_a_decision_on_something_else_is_not_told():
    made = decided(cited(), "dismissed", **DISMISSED)
    now = "Im Stadtrat stimmten 38 Abgeordnete dafür."
    (found,) = after(cited(now, now), made).findings()
    assert found.decision is None


def test_the_last_decision_on_a_finding_counts():
    report = cited()
    made = decided(report, "dismissed", **DISMISSED), decided(report, "accepted")
    assert after(report, *made).exit_code == 1
    assert after(report, *reversed(made)).exit_code == 0


def test_decisions_are_of_one_draft_alone():
    """With a path, those of others are left as they are."""
    report = cited()
    held = decisions.Decisions((decided(report, "dismissed", **DISMISSED),))
    assert decisions.apply(report, held, "other.md").exit_code == 1
    assert decisions.apply(report, held, "d.md").exit_code == 0


def test_a_fingerprint_names_its_finding():
    (document,) = cited().documents
    shown = json.loads(reports.get("json").render(cited(), reports.Options()))
    digits = shown["documents"][0]["claims"][0]["findings"][0]["fingerprint"]
    assert [f.rule for _, f in decisions.named(document, digits)] == ["CC301"]
    assert decisions.named(document, digits[:8]) == decisions.named(document, digits)
    assert decisions.named(document, "0" * 32) == []


# ------------------------------------------------------------------ the file


def test_what_is_written_is_read_again(tmp_path):
    report = cited()
    made = (
        decided(report, "dismissed", **DISMISSED),
        replace(decided(report, "corrected", corrected_to="Er ist „83“ Meter hoch."), rule="CC302"),
    )
    file = tmp_path / "d.md.decisions.json"
    written = decisions.add(file, *made)
    assert decisions.read(file) == written
    assert written.entries == made
    assert file.read_text(encoding="utf-8") == decisions.text_of(made)


def test_a_draft_without_a_file_has_no_decisions(tmp_path):
    assert decisions.read(tmp_path / "d.md.decisions.json").entries == ()


def test_who_rests_on_an_old_revision_is_told_and_nothing_is_lost(tmp_path):
    file = tmp_path / "d.md.decisions.json"
    first = decided(cited(), "accepted")
    before = decisions.read(file)
    decisions.add(file, first, revision=before.revision)
    with pytest.raises(ConflictError, match="somebody else"):
        decisions.add(file, replace(first, rule="CC302"), revision=before.revision)
    assert decisions.read(file).entries == (first,)


_WRITER = """
import sys
from pathlib import Path
from crosscheck.model import Decision
from crosscheck.triage import decisions
for number in range(int(sys.argv[3])):
    made = Decision("CC301", f"{sys.argv[2]} {number}", (), "accepted")
    decisions.add(Path(sys.argv[1]), made)
"""


def test_writers_at_once_lose_nothing(tmp_path):
    """Processes that add at the same time: every decision is in the file, and nothing else is left beside it."""
    file = tmp_path / "d.md.decisions.json"
    running = [
        subprocess.Popen([sys.executable, "-c", _WRITER, str(file), name, "15"]) for name in ("a", "b", "c")
    ]
    assert [each.wait(120) for each in running] == [0, 0, 0]
    wanted = {f"{name} {number}" for name in "abc" for number in range(15)}
    assert {entry.claim for entry in decisions.read(file).entries} == wanted
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"crosscheck_decisions": 1,\n "decisions": [\n', "line 3"),
        ('{"crosscheck_decisions": 2, "decisions": []}', "crosscheck_decisions"),
        ('{"crosscheck_decisions": 1}', "decisions"),
        (
            '{"crosscheck_decisions": 1, "decisions": [{"rule": "CC301", "claim": "x", "decision": "maybe"}]}',
            "decision",
        ),
        (
            '{"crosscheck_decisions": 1, "decisions": [{"rule": "CC301", "claim": "x", "decision": "dismissed"}]}',
            "decision 1: dismissed without a reason",
        ),
        (
            '{"crosscheck_decisions": 1, "decisions": [{"rule": "CC301", "claim": "x", "decision": "accepted",'
            ' "at": "soon"}]}',
            "at",
        ),
        (
            '{"crosscheck_decisions": 1, "decisions": [{"rule": "CC301", "claim": "x", "decision": "accepted",'
            ' "why": "y"}]}',
            "why",
        ),
    ],
)
def test_a_malformed_file_is_told_with_its_place(tmp_path, text, problem):
    file = tmp_path / "d.md.decisions.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(TriageError, match=problem) as told:
        decisions.read(file)
    assert str(file) in told.value.message
    assert told.value.hint


def test_a_dismissal_needs_a_reason(tmp_path):
    with pytest.raises(TriageError, match="without a reason"):
        decisions.add(tmp_path / "f.json", decided(cited(), "dismissed"))


def test_a_baseline_may_be_a_file_of_decisions(tmp_path):
    report = cited()
    file = tmp_path / "any.json"
    decisions.add(file, decided(report, "dismissed", **DISMISSED))
    config = Config(baseline=file)
    settled = triage.apply_triage(
        report, config, triage.baseline_entries(config), date(2026, 5, 5), str(tmp_path)
    )
    assert settled.exit_code == 0


# ------------------------------------------------------------------ in every report


@pytest.mark.parametrize("name", ["full", "markdown", "csv", "json", "json-lines", "sarif"])
def test_a_dismissal_is_shown_with_its_reason(name):
    report = cited()
    settled = after(report, decided(report, "dismissed", **DISMISSED))
    shown = reports.get(name).render(settled, reports.Options())
    assert "by phone" in shown
    assert "Ida Lang" in shown


def test_sarif_has_a_dismissal_as_a_suppression():
    report = cited()
    settled = after(report, decided(report, "dismissed", **DISMISSED))
    (result,) = json.loads(reports.get("sarif").render(settled, reports.Options()))["runs"][0]["results"]
    assert result["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "by phone (Ida Lang)"}
    ]


@pytest.mark.parametrize("name", ["full", "concise", "markdown", "github", "gitlab", "rdjson", "sarif"])
def test_what_was_decided_before_a_change_is_told(name):
    made = decided(cited(), "dismissed", **DISMISSED)
    again = after(cited(source="Der Turm ist 82 Meter hoch."), made)
    shown = " ".join(reports.get(name).render(again, reports.Options()).split())
    assert "was decided before: dismissed – by phone (Ida Lang" in shown
    assert "the source was changed since" in shown


def test_the_json_report_has_the_decision_and_what_has_changed():
    made = decided(cited(), "dismissed", **DISMISSED)
    again = after(cited(source="Der Turm ist 82 Meter hoch."), made)
    shown = json.loads(reports.get("json").render(again, reports.Options()))
    assert shown["documents"][0]["claims"][0]["findings"][0]["decision"] == {
        "decision": "dismissed", "corrected_to": "", "note": "", "claim": WRONG, "outdated": "source", **DISMISSED,
    }  # fmt: skip


@pytest.mark.parametrize("name", reports.names())
def test_what_an_editor_writes_is_harmless_in_every_report(name):
    """Control characters, markup, workflow commands, formulas: in a reason as in a page."""
    hostile = "\x1b[31m<script>\n::error::x\n=cmd()| [a](javascript:b)"
    told = {"reason": hostile, "editor": hostile, "note": hostile, "at": DISMISSED["at"]}
    report = cited()
    for choice in decisions.CHOICES:
        made = decided(report, choice, corrected_to=hostile, **told)
        shown = reports.get(name).render(after(report, made), reports.Options())
        assert "\x1b" not in shown
        if name != "html":  # a page is no log
            assert not [line for line in shown.splitlines() if line.startswith(("::error::x", "=cmd"))]
        if name in {"html", "markdown"}:
            assert "31m<script>" not in shown
        if name == "markdown":
            assert "[a](javascript" not in shown


def test_of_many_old_decisions_only_the_latest_are_looked_through(monkeypatch):
    compared = []
    monkeypatch.setattr(decisions, "text_ratio", lambda one, other: compared.append(one) or 0.0)
    made = replace(decided(cited(), "accepted"), claim="Ein alter Satz.")
    after(cited(), *(replace(made, sources=((str(n), "0"),)) for n in range(2000)))
    assert 0 < len(compared) <= 3 * decisions._MOST


# ------------------------------------------------------------------ the command


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a draft that has one wrong number, and the article it cites."""
    monkeypatch.chdir(tmp_path)
    Path("turm.md").write_text("Laut Nordpost wurden bei dem Sturm 12 Menschen verletzt.\n", encoding="utf-8")
    Path("nordpost.txt").write_text(
        "Sturm\n\nBei dem Sturm in Altenau wurden 21 Menschen verletzt.\n", encoding="utf-8"
    )
    return tmp_path


SOURCE = ("--source", "Nordpost=nordpost.txt", "--reader", "none", "--offline")


def check(*more: str) -> int:
    return main(["check", "turm.md", *SOURCE, "--output-format", "concise", *more])


def decide(*more: str) -> int:
    return main(["decide", "turm.md", *more, *SOURCE, "--editor", "Ida Lang"])


def test_decide_settles_a_finding_for_the_next_check(desk, capsys):
    assert check() == 1
    assert decide("CC301:1", "--dismiss", "asked the police") == 0
    capsys.readouterr()
    assert check() == 0
    assert check("--no-decisions") == 1
    (entry,) = decisions.read(desk / "turm.md.decisions.json").entries
    assert (entry.decision, entry.reason, entry.editor) == ("dismissed", "asked the police", "Ida Lang")


def test_decide_takes_a_fingerprint_and_a_change_of_mind(desk, capsys):
    main(["check", "turm.md", *SOURCE, "--output-format", "json"])
    shown = json.loads(capsys.readouterr().out)
    digits = shown["documents"][0]["claims"][0]["findings"][0]["fingerprint"]
    assert decide(digits, "--dismiss", "asked the police") == 0
    assert decide(digits[:10], "--accept", "--note", "21 it is") == 0
    assert check() == 1
    (entry,) = decisions.read(desk / "turm.md.decisions.json").entries
    assert (entry.decision, entry.note) == ("accepted", "21 it is")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("CC301:9", "--accept"), "no finding is CC301:9"),
        (("nonsense", "--accept"), "names no finding"),
        (("CC301:1", "--dismiss", " "), "--dismiss: the text is empty"),
        (("CC301:1",), "required"),
    ],
)
def test_decide_tells_what_is_wrong(desk, capsys, arguments, told):
    assert decide(*arguments) == 2
    assert told in capsys.readouterr().err
    assert not (desk / "turm.md.decisions.json").exists()


def test_check_stops_at_a_malformed_file_of_decisions(desk, capsys):
    Path("turm.md.decisions.json").write_text("{", encoding="utf-8")
    assert check() == 2
    assert "turm.md.decisions.json" in capsys.readouterr().err
