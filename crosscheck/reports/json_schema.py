"""The published JSON Schema of the JSON report."""

from __future__ import annotations

from typing import Any

import msgspec

from crosscheck.reports.json_types import VERSION, Report

_ABOUT = (
    "What `crosscheck check --output-format json` writes. Within version 1 fields are added, never removed, renamed "
    "or given another meaning; readers must ignore what they do not know."
)


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the report, as `schema_v1.json` publishes it."""
    (root,), parts = msgspec.json.schema_components([Report], ref_template="#/$defs/{name}")
    report = parts.pop("Report")
    assert root == {"$ref": "#/$defs/Report"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:crosscheck-news:report:{VERSION}",
        **report,
        "title": "crosscheck report",
        "description": _ABOUT,
        "$defs": parts,
    }
