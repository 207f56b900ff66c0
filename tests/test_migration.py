"""What was written for version 0.1 works, or the message says what to write instead."""
# ruff: noqa: F811 - fixtures are imported by name and named again as arguments

from __future__ import annotations

import json

import pytest
from test_cli import run, workdir  # noqa: F401 - fixtures are used by name

#: Every setting that 0.1 had, with its default, as in the example that it came with.
SETTINGS = """\
[crosscheck]
language = ""
report-language = ""
fail-on = "error"
select = []
ignore = []
extend-select = []
min-confidence = 0.0
baseline = ""
archive = "none"

[crosscheck.network]
offline = false
timeout = 15.0
total-timeout = 45.0
max-bytes = 10_000_000
max-redirects = 5
retries = 2
requests-per-second = 1.0
connections-per-host = 1
user-agent = ""
contact = ""
respect-robots = true
max-age = 3600.0
discover = true
wayback = false
allow-hosts = []
proxy = ""
ca-file = ""

[crosscheck.judge]
model = ""
band = 0.78
budget = 12
trust = 0.8
common = 0.1
credits = false
fresh = false
base-url = "http://127.0.0.1:8080/v1"
api-key = ""
structured = "auto"
batch = 4
max-calls = 8
max-tokens = 12_000
answer-tokens = 300
timeout = 60.0
retries = 2
max-wait = 30.0
concurrency = 2
threshold = 0.5

[[crosscheck.outlet]]
domain = "dorfbote.example"
name = "Dorfbote"
names = ["Dorfbote", "Der Dorfbote"]
medium = "newspaper"

[crosscheck.per-path."opinion/**"]
ignore = ["CC101"]
min-confidence = 0.8
"""
#: A manifest of 0.1 with all its keys.
MANIFEST = """\
[[source]]
outlet = "n-tv.de"
url = "https://www.n-tv.de/panorama/Brand-article1.html"
file = "page.html"
published = 2026-03-07T09:00:00+01:00
"""
CHECK = ("check", "wrong.md", "--sources", "sources.toml", "--offline", "--published", "2026-03-07")
#: The fields that every report of 0.1 had (schema 1.0), by where they stand.
FIELDS = {
    "report": "schema_version tool summary documents sources notes",
    "summary": "documents sentences claims kinds verdicts findings silenced sources coverage exit_code",
    "document": "path format language title published sha256 claims remarks",
    "claim": "id text kind reason span line column end_line end_column attributions verdict confidence "
    "evidence findings silenced",
    "attribution": "outlet known as_written cue basis reach line column url candidates",
    "evidence": "outlet url quote start end score stance fragment_url selector",
    "finding": "rule name severity confidence message hint span line column end_line end_column differs",
    "source": "outlet name url final_url canonical_url state detail title authors published modified found_by sha256 "
    "fetched_at candidates",
}


def test_all_settings_that_0_1_had_are_understood(workdir, run):
    """One has no effect any more: a line on stderr says what to write instead of it."""
    (workdir / "old.toml").write_text(SETTINGS, encoding="utf-8")
    (workdir / "sources.toml").write_text(MANIFEST, encoding="utf-8")
    plain = run(*CHECK)
    status, out, err = run(*CHECK, "--config", "old.toml")
    assert (status, out) == plain[:2]
    (line,) = err.splitlines()
    assert "judge.threshold no longer has an effect" in line
    assert 'reader = "FOLDER"' in line


def test_a_judge_of_0_1_that_is_a_reader_now(workdir, run):
    status, out, err = run(*CHECK, "--judge", "nli:model")
    assert (status, out) == (2, "")
    assert "--reader model" in err


@pytest.mark.parametrize("name", ["baseline", "network.ca-file", "serve.token-file"])
def test_an_empty_name_of_a_file_is_none(workdir, run, name):
    """As the default is written in the example."""
    table, _, key = name.rpartition(".")
    heading = "crosscheck" + ("." + table if table else "")
    (workdir / "own.toml").write_text(f'[{heading}]\n{key} = ""\n', encoding="utf-8")
    status, out, _ = run("config", "--config", "own.toml")
    (line,) = (line for line in out.splitlines() if line.startswith(f"{name} "))
    assert (status, line.split()[2]) == (0, '""')
    assert run(*CHECK, "--config", "own.toml")[0] == 1


def test_fields_of_a_report_of_0_1_are_still_there(workdir, run):
    report = json.loads(run(*CHECK, "--output-format", "json")[1])
    document = report["documents"][0]
    claim = document["claims"][0]
    found = {
        "report": report, "summary": report["summary"], "document": document, "claim": claim,
        "attribution": claim["attributions"][0], "evidence": claim["evidence"][0], "finding": claim["findings"][0],
        "source": report["sources"][0],
    }  # fmt: skip
    gone = {name: set(fields.split()) - found[name].keys() for name, fields in FIELDS.items()}
    assert not any(gone.values()), gone
