"""The docs say what the program says, and their links lead somewhere."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])


@pytest.fixture(scope="module")
def build():
    spec = importlib.util.spec_from_file_location("docs_build", ROOT / "docs/build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_pages_are_what_the_program_says(build):
    """Rule pages, tables and samples of output: `python docs/build.py` would change nothing."""
    drifted = [p.name for p, text in build.wanted() if not p.exists() or p.read_text("utf-8") != text]
    assert drifted == []
    assert build.stale() == []


def test_a_sample_is_the_commands_output(build):
    """A sample shows the command and what it prints, cut as asked."""
    shown = build.sample("rule CC301 | 1")
    assert shown.startswith("```console\n$ crosscheck rule CC301\nCC301 number-mismatch")
    assert shown.endswith("…\n```\n")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    """Every relative link is a file of the project, with the heading it names."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)\s]+)\)", text):
        name, _, anchor = target.partition("#")
        file = (page.parent / name).resolve()
        assert file.exists(), f"{page.name} links to {target}"
        if anchor:
            headings = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
            slugs = {re.sub(r"[^\w\- ]", "", h).strip().lower().replace(" ", "-") for h in headings}
            assert anchor in slugs, f"{page.name} links to {target}"


def test_options_in_the_guides_exist():
    """Every long option the guides name is an option of some command."""
    from crosscheck.cli.parser import build as build_parser

    _, parsers = build_parser()
    known = {option for parser in parsers.values() for option in parser.options()}
    others = {
        "--rm",
        "--help",
        "--version",
        "--task",
        "--model",
        "--nworkers",
        "--nthreads",
    }  # of docker, of every command, of optimum-cli, of dask
    for page in (ROOT / "docs/guides").glob("*.md"):
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", page.read_text(encoding="utf-8")):
            assert option in known | others, f"{page.name}: {option}"
