"""JUnit XML: one test case for each statement."""

from __future__ import annotations

from xml.etree import ElementTree as ET  # written here, never read: nothing can attack it

from crosscheck import sinks
from crosscheck.model import ClaimKind, Document, Judgement, Report, Severity, Verdict
from crosscheck.reports.base import Options
from crosscheck.reports.entries import Entry, entries
from crosscheck.reports.places import judge_note
from crosscheck.reports.units import units
from crosscheck.reports.words import Wording
from crosscheck.triage.fingerprint import shown_path


def render(report: Report, options: Options) -> str:
    """failure = a finding that --fail-on counts, error = no source could be read, skipped = silenced."""
    words, root = Wording(report.language), ET.Element("testsuites", name="crosscheck")
    rows = list(entries(report, options.base))
    totals = dict.fromkeys(("tests", "failures", "errors", "skipped"), 0)
    for document in report.documents:
        suite = ET.SubElement(
            root, "testsuite", name=sinks.xml(shown_path(document.draft.path, options.base))
        )
        counts = dict.fromkeys(totals, 0)
        own = [row for row in rows if row.document is document]
        for judgement in units(document):
            # A finding on a remnant of chatbot output belongs to no claim, but has to fail as well.
            if judgement.claim.kind is not ClaimKind.CLAIM and not (judgement.findings or judgement.silenced):
                continue
            outcome = _case(suite, document, judgement, own, report.fail_on, words, options)
            counts["tests"] += 1
            if outcome:
                counts[outcome] += 1
        for key, number in counts.items():
            suite.set(key, str(number))
            totals[key] += number
        _remarks(suite, own)
    for key, number in totals.items():
        root.set(key, str(number))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _case(
    suite: ET.Element, document: Document, judgement: Judgement, rows: list[Entry],
    fail_on: str, words: Wording, options: Options,
) -> str:  # fmt: skip
    """Adds the test case and returns the name of its count, "" for passed."""
    path, line = (
        shown_path(document.draft.path, options.base),
        document.draft.locate(judgement.claim.span).line,
    )
    case = ET.SubElement(
        suite, "testcase", classname=sinks.xml(path), file=sinks.xml(path), line=str(line),
        name=sinks.xml(f"{words('line', n=line)}: {' '.join(judgement.claim.text.split())}"), time="0",
    )  # fmt: skip
    own = [row for row in rows if row.judgement and row.judgement.claim is judgement.claim]
    limit = 99 if fail_on == "never" else Severity(fail_on).rank
    bad = [row for row in own if row.severity.rank >= limit and judgement.verdict is not Verdict.UNVERIFIABLE]
    output = "\n".join(f"{row.rule} {row.name}: {row.explained(words)}" for row in own)
    if judgement.decided_by and not own:
        output = f"{words('judge')}: {judge_note(judgement, words)}"
    if bad:
        _outcome(case, "failure", bad[0].rule, bad[0].message, output)
        return "failures"
    if judgement.silenced and not own:
        reasons = "; ".join(f"{each.finding.rule}: {each.reason}" for each in judgement.silenced)
        ET.SubElement(case, "skipped", message=sinks.xml(reasons))
        return "skipped"
    if judgement.verdict is Verdict.UNVERIFIABLE:
        _outcome(case, "error", "unverifiable", words.verdict(judgement.verdict), output)
        return "errors"
    if output:
        ET.SubElement(case, "system-out").text = sinks.xml(output)
    return ""


def _outcome(case: ET.Element, tag: str, kind: str, message: str, text: str) -> None:
    ET.SubElement(case, tag, type=kind, message=sinks.xml(message)).text = sinks.xml(text)


def _remarks(suite: ET.Element, rows: list[Entry]) -> None:
    output = [
        f"{r.path}:{r.location.line}: {r.rule} {r.name}: {r.message}" for r in rows if r.judgement is None
    ]
    if output:
        ET.SubElement(suite, "system-out").text = sinks.xml("\n".join(output))
