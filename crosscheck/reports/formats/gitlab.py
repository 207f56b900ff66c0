"""GitLab Code Quality report."""

from __future__ import annotations

from crosscheck import sinks
from crosscheck.model import Report, Severity
from crosscheck.reports.base import Options
from crosscheck.reports.entries import entries
from crosscheck.reports.words import Wording

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report, options: Options) -> str:
    words = Wording(report.language)
    rows = [
        {
            "description": f"{entry.rule} {entry.name}: {entry.explained(words)}",
            "check_name": entry.rule,
            "fingerprint": entry.fingerprint,
            "severity": _SEVERITIES[entry.severity],
            "location": {
                "path": entry.path,
                "lines": {"begin": entry.location.line, "end": entry.location.end_line},
            },
        }
        for entry in entries(report, options.base)
    ]
    return sinks.json_text(rows, 2) + "\n"
