"""JSON Lines: one object for each claim, then the sources, the notes and the summary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from crosscheck import sinks
from crosscheck.model import Report
from crosscheck.reports.base import Options
from crosscheck.reports.json_v1 import documents, summary, to_dict


def render(report: Report, options: Options) -> str:
    return "".join(sinks.json_text(row) + "\n" for row in _rows(report, options.base))


def _rows(report: Report, base: str) -> Iterator[dict[str, Any]]:
    """The object of the `json` format taken apart; `type` says what a line is."""
    whole = to_dict(replace(report, documents=()))
    version = {"schema_version": whole["schema_version"]}
    for document in documents(report, base):
        claims = document.pop("claims")
        yield {"type": "document", **version, **document}
        for claim in claims:
            yield {"type": "claim", "path": document["path"], **claim}
    for source in whole["sources"]:
        yield {"type": "source", **source}
    for note in whole["notes"]:
        yield {"type": "note", "text": note}
    yield {"type": "summary", **version, "tool": whole["tool"], **summary(report)}
