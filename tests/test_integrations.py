"""What is shipped for CI services: valid for their own checkers, and its scripts run as they stand.

The checkers are in the `integrations` extra; where it is missing these tests say so.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from test_cli import PAGE, RIGHT, WRONG

yaml = pytest.importorskip("yaml", reason="needs the `integrations` extra")
ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent


def tool(name: str, *arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Runs a checker of the extra; skips the test when it is not installed."""
    program = BIN / name
    if not program.exists():
        pytest.skip(f"needs {name} (the `integrations` extra)")
    return subprocess.run([str(program), *arguments], cwd=cwd, capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("vendor.github-actions", "action.yml"),
        ("vendor.github-workflows", "docs/examples/github-workflow.yml"),
        ("vendor.gitlab-ci", "docs/examples/gitlab-ci.yml"),
    ],
)
def test_files_fit_the_schemas_of_their_services(schema, file):
    """Valid against the published schema of the service that reads the file."""
    done = tool("check-jsonschema", "--builtin-schema", schema, file)
    assert done.returncode == 0, done.stdout


def test_the_hook_is_a_hook():
    """pre-commit itself accepts the list of hooks."""
    done = tool("pre-commit", "validate-manifest", ".pre-commit-hooks.yaml")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("own", ["", "        args: [--offline]\n"], ids=["as it comes", "args of a user"])
def test_the_hook_overwrites_no_file(tmp_path, monkeypatch, own):
    """Whatever the files it is handed are called, and whether a user thinks of the -- or not."""
    hook = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())[0]
    arguments = own or f"        args: {json.dumps(hook['args'])}\n"
    entry = json.dumps(hook["entry"].replace("crosscheck", f"{sys.executable} -m crosscheck", 1))
    (tmp_path / ".pre-commit-config.yaml").write_text(
        "repos:\n  - repo: local\n    hooks:\n      - id: crosscheck\n        name: crosscheck\n"
        f"        language: system\n        entry: {entry}\n{arguments}",
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / ".cache"))
    names = ("-oprecious.md", "--output=precious.md", "precious.md")
    for name in names:
        (tmp_path / name).write_text(WRONG, encoding="utf-8")
    for command in (("init", "-q"), ("add", "--", *names, ".pre-commit-config.yaml")):
        subprocess.run(["git", *command], cwd=tmp_path, check=True, timeout=60)
    done = tool("pre-commit", "run", "--all-files", "--verbose", cwd=tmp_path)
    assert (tmp_path / "precious.md").read_text(encoding="utf-8") == WRONG
    assert ("is an option" in done.stdout) == bool(own), done.stdout


def test_the_action_has_no_known_weakness():
    """zizmor finds nothing of medium weight or more: pinned actions, no inputs in scripts."""
    files = ("action.yml", "docs/examples/github-workflow.yml")
    done = tool("zizmor", "--offline", "--no-progress", "--min-severity", "medium", *files)
    assert done.returncode == 0, done.stdout


# ------------------------------------------------------------------ the action's scripts


@pytest.fixture
def action(tmp_path, monkeypatch):
    """Runs a step's script of the action as the service would; gives its result and the outputs."""
    steps = yaml.safe_load((ROOT / "action.yml").read_text())["runs"]["steps"]
    scripts = {step["name"]: step for step in steps if "run" in step}
    temp, work = tmp_path / "temp dir", tmp_path / "work"
    program = temp / "crosscheck" / "bin" / "crosscheck"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m crosscheck "$@"\n')
    program.chmod(0o755)
    (work / "my drafts").mkdir(parents=True)
    (work / "my drafts" / "wrong.md").write_text(WRONG, encoding="utf-8")
    (work / "my drafts" / "right.md").write_text(RIGHT, encoding="utf-8")
    (work / "page.html").write_text(PAGE, encoding="utf-8")
    (work / "list of sources.toml").write_text('[[source]]\noutlet = "n-tv.de"\nfile = "page.html"\n')
    for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setenv("RUNNER_TEMP", str(temp))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))

    def step(name: str, **variables: str) -> tuple[subprocess.CompletedProcess[str], Path]:
        names = scripts[name].get("env", {})
        assert set(variables) <= set(names)
        for key in names:
            monkeypatch.setenv(key, variables.get(key, ""))
        # As the service calls bash: stop at the first error, also in a pipe.
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", scripts[name]["run"]]
        return subprocess.run(command, cwd=work, capture_output=True, text=True, timeout=60), work

    return step, tmp_path


CHECK = {
    "SOURCES": "list of sources.toml\n",
    "ARGUMENTS": "--offline\n--published\n2026-03-07\n",
    "FAIL_ON": "error",
    "SARIF_FILE": "out.sarif",
}


def test_the_action_checks_and_reports(action):
    """Annotations in the log, a job summary, SARIF, and the status as an output; names with spaces."""
    step, outside = action
    done, work = step("Check the drafts", DRAFTS="my drafts/**/*.md\n", **CHECK)
    assert done.returncode == 0, done.stderr
    assert "::error file=my drafts/wrong.md,line=1" in done.stdout
    assert (outside / "GITHUB_OUTPUT").read_text() == "exit-code=1\n"
    assert "CC301" in (outside / "GITHUB_STEP_SUMMARY").read_text()
    assert json.loads((work / "out.sarif").read_text())["runs"][0]["results"]


def test_the_action_does_not_run_what_it_is_given(action):
    """Inputs are data: no substitution, no second command."""
    step, _ = action
    done, work = step("Check the drafts", DRAFTS="my drafts/right.md\n$(touch owned); touch owned2", **CHECK)
    assert not (work / "owned").exists()
    assert not (work / "owned2").exists()
    assert "$(touch owned); touch owned2" in done.stderr


@pytest.mark.parametrize(
    ("status", "incomplete", "expected"),
    [("0", "false", 0), ("1", "false", 1), ("2", "false", 2), ("3", "false", 0), ("3", "true", 3)],
)
def test_the_action_fails_as_it_should(action, status, incomplete, expected):
    """Findings and wrong usage fail the step; a source that could not be read only when asked."""
    step, _ = action
    done, _ = step("Report the outcome", STATUS=status, FAIL_ON_INCOMPLETE=incomplete)
    assert done.returncode == expected
