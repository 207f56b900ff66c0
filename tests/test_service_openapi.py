"""The OpenAPI document of `crosscheck serve` holds: schemathesis tries every operation against a real server."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from service_server import running, settings

from crosscheck.service import openapi, operations

# Well-formed requests may still name what no check can be made of: an empty draft, a draft that is no Word file.
_SETTINGS = """
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "400", "404", "409", "413", "422", "429"]
"""
# Their bodies are those of /v1/check, which is tried in full.
_ONCE = """
[[operations]]
include-name = "POST {path}"
phases.coverage.enabled = false
"""


def test_server_does_what_its_document_says(tmp_path: Path) -> None:
    pytest.importorskip("schemathesis", reason="needs the integrations extra")
    file = tmp_path / "schemathesis.toml"
    same = ("/v1/credits", "/v1/jobs", "/v1/export")
    file.write_text(_SETTINGS + "".join(_ONCE.format(path=path) for path in same), encoding="utf-8")
    with running(settings(decisions=tmp_path, waiting=1000)) as served:
        tried = subprocess.run(
            [
                sys.executable, "-m", "schemathesis.cli", "--config-file", str(file), "run",
                f"{served.url}/openapi.json", "--checks", "all", "--max-examples", "3", "--seed", "1",
                "--request-timeout", "60", "--no-color", "--generation-database", "none",
            ],
            cwd=tmp_path, capture_output=True, text=True, timeout=600, check=False,
        )  # fmt: skip
    assert tried.returncode == 0, tried.stdout[-5000:]
    assert " passed" in tried.stdout


def test_every_route_of_the_api_is_in_the_document() -> None:
    document = openapi.document(operations.ALL)
    listed = {(method.upper(), path) for path, methods in document["paths"].items() for method in methods}
    assert {(each.method, each.path) for each in operations.ALL if each.path.startswith("/v1/")} <= listed


def test_names_of_operations_are_unique() -> None:
    document = openapi.document(operations.ALL)
    names = [each["operationId"] for methods in document["paths"].values() for each in methods.values()]
    assert len(names) == len(set(names))
