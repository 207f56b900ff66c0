"""Corrections as edits of the draft's file, for formats that programs apply."""

from __future__ import annotations

from crosscheck.corrections.writing import TEXTS, file_edits
from crosscheck.model import Draft, Finding, Fix, Location


def edits_of(draft: Draft, fix: Fix) -> list[tuple[Location, str]]:
    """Where the file changes, and what belongs there, escaped for its format; none where it cannot be written."""
    changes = [file_edits(draft, edit) for edit in fix.edits]
    if not all(changes):
        return []
    return [(draft.locate_in_file(span), text) for group in changes for span, text in group]


def fixed(draft: Draft, finding: Finding | None) -> list[tuple[Location, str]]:
    """As :func:`edits_of`, of the correction of a finding in a text file; none of a draft in another format."""
    if finding is None or finding.fix is None or draft.format not in TEXTS:
        return []
    return edits_of(draft, finding.fix)
