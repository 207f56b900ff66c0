"""One line for each finding, as compilers write them: path:line:column."""

from __future__ import annotations

from crosscheck import sinks
from crosscheck.model import Report, Severity
from crosscheck.reports import statistics
from crosscheck.reports.base import Options
from crosscheck.reports.entries import entries
from crosscheck.reports.summary import counted
from crosscheck.reports.terminal import Paint
from crosscheck.reports.words import Wording

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def render(report: Report, options: Options) -> str:
    paint, words = Paint(options.color), Wording(report.language)
    lines = []
    for entry in entries(report):
        place = f"{entry.path}:{entry.location.line}:{entry.location.column}:"
        code = f"{entry.rule} {entry.name}"
        message = sinks.line(entry.explained(words))
        lines.append(f"{paint(sinks.line(place), 'bold')} {paint(code, _COLOURS[entry.severity])}: {message}")
    if options.statistics:
        lines += statistics.lines(report, words)
    return "\n".join([*lines, counted(report, words)]) + "\n"
