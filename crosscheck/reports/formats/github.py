"""GitHub Actions annotations (`::error file=…`)."""

from __future__ import annotations

from collections import Counter

from crosscheck import sinks
from crosscheck.model import Report, Severity
from crosscheck.reports.base import Options
from crosscheck.reports.entries import Entry, by_severity, entries
from crosscheck.reports.summary import counted
from crosscheck.reports.words import Wording

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_SHOWN = 10  # the service keeps that many annotations of each level and step


def render(report: Report, options: Options) -> str:
    """The most severe first, as the service drops annotations over its limit; a last line counts the rest."""
    words, shown = Wording(report.language), Counter[Severity]()
    lines, left_out = [], 0
    for entry in by_severity(list(entries(report, options.base))):
        # One notice is kept free for the line that says how many more there are.
        limit = _SHOWN - (entry.severity is Severity.INFO)
        if shown[entry.severity] < limit:
            shown[entry.severity] += 1
            lines.append(_annotation(entry, words))
        else:
            left_out += 1
    if left_out:
        lines.append(f"::notice title=crosscheck::{sinks.command_data(words('more', n=left_out))}")
    return "\n".join([*lines, counted(report, words)]) + "\n"


def _annotation(entry: Entry, words: Wording) -> str:
    place = entry.location
    properties = {"file": entry.path, "line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:  # columns over several lines are refused
        properties |= {"col": place.column, "endColumn": place.end_column}
    properties["title"] = f"{entry.rule} {entry.name}"
    listed = ",".join(f"{key}={sinks.command_property(str(value))}" for key, value in properties.items())
    return f"::{_COMMANDS[entry.severity]} {listed}::{sinks.command_data(entry.explained(words))}"
