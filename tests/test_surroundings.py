"""What surrounds the program is not as it should be: libraries, folders, locale, line ends."""
# ruff: noqa: F811 - fixtures are imported by name and named again as arguments

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from test_cli import CHECK, run, workdir  # noqa: F401 - fixtures are used by name

from crosscheck.cli import parser

ROOT = Path(__file__).parents[1]


def started(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, with this environment and nothing else."""
    return subprocess.run(
        [sys.executable, "-m", "crosscheck", *arguments], cwd=folder, capture_output=True, text=True,
        encoding="utf-8", env={"PYTHONPATH": str(ROOT), "PATH": os.defpath, **environment}, check=False,
    )  # fmt: skip


def test_a_library_that_is_missing_is_no_fault_of_the_program(run, monkeypatch):
    """Run from its folder, or half installed: what is missing, and for which Python."""

    def missing(arguments):
        raise ModuleNotFoundError("No module named 'no_such'", name="no_such")

    monkeypatch.setattr(parser, "run", missing)
    status, _, err = run("check", "right.md")
    assert status == 2
    assert f"no_such is not installed for {sys.executable}" in err


@pytest.mark.parametrize("name", ["HOME", "TMPDIR"])
def test_folders_of_the_user_that_are_not_there(workdir, name):
    """Nothing is kept, so nothing is missed."""
    done = started(*CHECK, "right.md", "--no-archive", folder=workdir, **{name: "/no/such/folder"})
    assert (done.returncode, done.stderr) == (0, "")


def test_no_locale_and_no_utf8(workdir):
    """The report is UTF-8 all the same, and so are names of files."""
    (workdir / "Entwürfe").mkdir()
    (workdir / "right.md").rename(workdir / "Entwürfe" / "für heute.md")
    done = started(
        *CHECK, "Entwürfe/für heute.md", "--no-archive", folder=workdir,
        LC_ALL="POSIX", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0",
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "✓ 1 belegt" in done.stdout


def test_an_archive_in_a_home_that_cannot_be_written(workdir):
    (workdir / "home").write_text("no folder", encoding="utf-8")
    done = started(*CHECK, "right.md", folder=workdir, HOME=str(workdir / "home"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "the folder cannot be made" in done.stderr
    assert "--no-archive" in done.stderr


def test_a_server_that_cannot_keep_its_jobs_does_not_start(workdir):
    """What, where and what to do, instead of the framework's traceback."""
    (workdir / "home").write_text("no folder", encoding="utf-8")
    done = started("serve", "--port", "0", folder=workdir, HOME=str(workdir / "home"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "the folder of jobs cannot be made" in done.stderr
    assert "Traceback" not in done.stderr


def test_line_ends_of_windows_change_nothing(run, workdir):
    """In the draft, its front matter, the manifest, the settings and the saved page."""
    (workdir / "wrong.md").write_text(
        "---\ntitle: Brand\npublished: 2026-03-07\n---\n\n" + (workdir / "wrong.md").read_text("utf-8"),
        "utf-8",
    )
    (workdir / "crosscheck.toml").write_text("[crosscheck]\nignore = [\n  'CC501',\n]\n", encoding="utf-8")
    check = ("check", "--sources", "sources.toml", "--offline", "wrong.md", "--output-format", "full")
    before = run(*check)
    for name in ("wrong.md", "sources.toml", "crosscheck.toml", "page.html"):
        (workdir / name).write_bytes((workdir / name).read_bytes().replace(b"\n", b"\r\n"))
    assert before[0] == 1
    assert run(*check) == before
