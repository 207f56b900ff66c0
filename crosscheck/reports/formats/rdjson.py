"""Reviewdog Diagnostic Format, one JSON object."""

from __future__ import annotations

from typing import Any

from crosscheck import sinks
from crosscheck.model import Draft, Location, Report, Severity
from crosscheck.reports.base import Options
from crosscheck.reports.entries import Entry, entries
from crosscheck.reports.fixes import fixed
from crosscheck.reports.words import Wording

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(report: Report, options: Options) -> str:
    words = Wording(report.language)
    result = {
        "source": {"name": "crosscheck"},
        "diagnostics": [_diagnostic(entry, words) for entry in entries(report, options.base)],
    }
    return sinks.json_text(result, 2) + "\n"


def _diagnostic(entry: Entry, words: Wording) -> dict[str, Any]:
    place, draft = entry.location, entry.draft
    suggestions = [
        {"range": _range(draft, where), "text": text} for where, text in fixed(draft, entry.finding)
    ]
    return {
        "message": entry.explained(words),
        "location": {"path": entry.path, "range": _range(draft, place)},
        "severity": _SEVERITIES[entry.severity],
        "code": {"value": entry.rule},
        "original_output": f"{entry.path}:{place.line}:{place.column}: {entry.rule} {entry.message}",
        **({"suggestions": suggestions} if suggestions else {}),
    }


def _range(draft: Draft, place: Location) -> dict[str, Any]:
    return {
        "start": {"line": place.line, "column": utf8_column(draft, place.line, place.column)},
        "end": {"line": place.end_line, "column": utf8_column(draft, place.end_line, place.end_column)},
    }


def utf8_column(draft: Draft, line: int, column: int) -> int:
    """A 1-based column in code points as one in UTF-8 bytes, which this format counts in."""
    start = draft.line_starts[line - 1] if draft.line_starts else 0
    return len(draft.source[start : start + column - 1].encode("utf-8", "replace")) + 1
