"""SARIF 2.1.0, with what code scanning services need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from crosscheck import sinks
from crosscheck.model import Location, Report, Severity
from crosscheck.reports.base import Options
from crosscheck.reports.entries import Entry, entries
from crosscheck.reports.fixes import fixed
from crosscheck.reports.json_v1 import decided_by
from crosscheck.reports.links import fragment_url
from crosscheck.reports.words import Wording

if TYPE_CHECKING:
    from crosscheck.rules.base import Rule

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(report: Report, options: Options) -> str:
    """Silenced findings are left out, as services that ignore `suppressions` would show them as open; but for those
    that an editor dismissed: that is told with the reason."""
    words = Wording(report.language)
    rows = list(entries(report, options.base, dismissed=True))
    rules = _rules(rows, options.rules, words.language)
    places = {rule["id"]: i for i, rule in enumerate(rules)}
    run = {
        "tool": {"driver": {
            "name": "crosscheck",
            "version": report.version,
            "semanticVersion": report.version,
            "rules": rules,
        }},
        "language": words.language,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": words("run_in")}}},
        "invocations": [{
            "executionSuccessful": True,
            "exitCode": report.exit_code,
            "toolExecutionNotifications": _notifications(report, words),
        }],
        "results": [_result(entry, places[entry.rule], words) for entry in rows],
    }  # fmt: skip
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return sinks.json_text(log, 2) + "\n"


def _rules(rows: list[Entry], known: tuple[Rule, ...], language: str) -> list[dict[str, Any]]:
    """The known rules, and those that only findings name."""
    described = [_rule(rule, language) for rule in known]
    listed = {rule["id"] for rule in described}
    for entry in rows:
        if entry.rule not in listed:
            listed.add(entry.rule)
            text = {"text": entry.name}
            described.append({"id": entry.rule, "name": _pascal(entry.name), "shortDescription": text,
                              "fullDescription": text, "help": text})  # fmt: skip
    return described


def _rule(rule: Rule, language: str) -> dict[str, Any]:
    draft, source = rule.example(language)
    explanation = rule.explanation(language)
    return {
        "id": rule.code,
        "name": _pascal(rule.name),
        "shortDescription": {"text": rule.summary(language)},
        "fullDescription": {"text": explanation},
        "help": {
            "text": f"{explanation}\n\n{draft}\n{source}",
            "markdown": f"**{rule.code} {rule.name}**\n\n{explanation}\n\n> {draft}\n>\n> {source}",
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": ["sourcing", rule.name]},
    }


def _pascal(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("-"))


def _result(entry: Entry, index: int, words: Wording) -> dict[str, Any]:
    place = entry.location
    properties: dict[str, Any] = {"confidence": round(entry.confidence, 4), "statement": entry.claim}
    if entry.judgement:
        properties["verdict"] = entry.judgement.verdict.value
        if entry.judgement.decided_by:
            properties["decided_by"] = decided_by(entry.judgement.decided_by)
        properties["credited_to"] = list(dict.fromkeys(a.domain for a in entry.judgement.attributions))
    if entry.evidence:
        properties["passage"] = entry.evidence.quote
        properties["passage_url"] = fragment_url(entry.evidence)
    return {
        "ruleId": entry.rule,
        "ruleIndex": index,
        "level": _LEVELS[entry.severity],
        "rank": round(entry.confidence * 100, 1),
        "message": {"text": entry.explained(words)},
        "locations": [{"physicalLocation": {
            "artifactLocation": _artifact(entry.path),
            "region": _region(place),
        }}],
        "partialFingerprints": {"primaryLocationLineHash": entry.fingerprint},
        "properties": properties,
        **_settled(entry),
        **_fixes(entry),
    }  # fmt: skip


def _settled(entry: Entry) -> dict[str, Any]:
    """The suppression of a finding that was dismissed."""
    if not entry.dismissed:
        return {}
    return {"suppressions": [{"kind": "external", "status": "accepted", "justification": entry.dismissed}]}


def _fixes(entry: Entry) -> dict[str, Any]:
    """The correction that is offered; not for files that are no text."""
    replacements = [
        {"deletedRegion": _region(place), "insertedContent": {"text": text}}
        for place, text in fixed(entry.draft, entry.finding)
    ]
    if not replacements or entry.dismissed or entry.finding is None or entry.finding.fix is None:
        return {}
    changes = [{"artifactLocation": _artifact(entry.path), "replacements": replacements}]
    return {"fixes": [{"description": {"text": entry.finding.fix.description}, "artifactChanges": changes}]}


def _region(place: Location) -> dict[str, int]:
    return {
        "startLine": place.line, "startColumn": place.column,
        "endLine": place.end_line, "endColumn": place.end_column,
    }  # fmt: skip


def _artifact(path: str) -> dict[str, str]:
    if path.startswith("/"):
        return {"uri": "file://" + quote(path, errors="replace")}
    return {"uri": quote(path, errors="replace"), "uriBaseId": "SRCROOT"}


def _notifications(report: Report, words: Wording) -> list[dict[str, Any]]:
    """Notifications on what was not checked: the notes, and every source that could not be read."""
    notifications = [(note, "note") for note in report.notes]
    notifications += [
        (f"{article.outlet.domain}: {words.state(article.state)}", "warning")
        for article in report.articles
        if not article.readable
    ]
    return [{"level": level, "message": {"text": text}} for text, level in notifications]
