"""The tutorials, from top to bottom: each is one script whose files are written, commands run, and output compared."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import doc_blocks
import docs_folder
import pytest

ROOT = doc_blocks.ROOT
GUIDES = ROOT / "docs/guides"
_MARK = "@@ output of block "


def script(blocks: list[doc_blocks.Block]) -> str:
    """Everything that a reader does, in order; a mark before the output of each block."""
    lines = ["set -eu", "trap 'kill $(jobs -p) 2>/dev/null || true' EXIT"]
    for number, block in enumerate(blocks):
        if block.file:
            folder = os.path.dirname(block.file) or "."
            lines.append(f"mkdir -p '{folder}'\ncat > '{block.file}' <<'@END'\n{block.text}@END")
        elif block.kind == "bash":
            lines.append(f"echo '{_MARK}{number}'\n{block.text}")
    return "\n".join(lines)


def printed(stdout: str) -> dict[int, list[str]]:
    """The lines that each block printed, by its number."""
    found: dict[int, list[str]] = {}
    for part in stdout.split(_MARK)[1:]:
        number, _, text = part.partition("\n")
        found[int(number)] = text.splitlines()
    return found


def missing(shown: str, lines: list[str]) -> Iterator[str]:
    """The lines of a page that the command did not print in this order; `…` stands for anything that follows."""
    rest = iter(lines)
    for line in shown.splitlines():
        wanted, cut, _ = line.rstrip().partition(
            " …" if line.endswith(" …") else "…" if line == "…" else "\0"
        )
        if not wanted:
            continue
        if not any(each.startswith(wanted) if cut else each.rstrip() == wanted for each in rest):
            yield line
            rest = iter(lines)


def run(page: Path, folder: Path) -> None:
    """Runs a page in `folder` and compares what it shows."""
    blocks = [b for b in doc_blocks.of(page) if not b.inline and not b.reason]
    shims = docs_folder.shims(folder / "bin")
    (shims / "python").write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n', encoding="utf-8")
    (shims / "python").chmod(0o755)
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("CROSSCHECK_", "GIT_", "COLUMNS"))
    }
    environment = {
        **kept,
        "HOME": str(folder / "home"), "XDG_DATA_HOME": str(folder / "home/data"),
        "XDG_CACHE_HOME": str(folder / "home/cache"),
        "PATH": f"{shims}:{kept['PATH']}", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "NO_COLOR": "1",
        "CROSSCHECK_NETWORK_OFFLINE": "1", "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_NAME": "Ida Lang", "GIT_AUTHOR_EMAIL": "desk@example.org",
        "GIT_COMMITTER_NAME": "Ida Lang", "GIT_COMMITTER_EMAIL": "desk@example.org",
    }  # fmt: skip
    done = subprocess.run(
        ["bash", "-c", script(blocks)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    output, last = printed(done.stdout), -1
    for number, block in enumerate(blocks):
        if block.kind == "bash" and not block.file:
            last = number
        elif block.kind == "output":
            gone = list(missing(block.text, output[last]))
            assert not gone, f"{block.where}: not printed: {gone}; printed: {output[last]}"


def test_newsroom(tmp_path: Path) -> None:
    """From installing to monitoring, in one folder."""
    pytest.importorskip("starlette", reason="needs the `serve` extra")
    shutil.copytree(ROOT / "fixtures/demo", tmp_path / "fixtures/demo")
    run(GUIDES / "tutorial-newsroom.md", tmp_path)


def language_folder(folder: Path) -> None:
    """What the page on languages works in: a copy of the package, and the helper of the tests."""
    shutil.copytree(ROOT / "crosscheck", folder / "crosscheck")
    (folder / "tests").mkdir()
    shutil.copy(ROOT / "tests/one_claim.py", folder / "tests")


def test_language(tmp_path: Path) -> None:
    """Dutch, from an empty folder to a checked draft, in a copy of the package."""
    language_folder(tmp_path)
    run(GUIDES / "adding-a-language.md", tmp_path)


def test_scripts_stand_where_they_are_run() -> None:
    """Blocks of bash, output and files are on these pages and the server's, which has a test of its own."""
    run_here = {"tutorial-newsroom.md", "adding-a-language.md"}
    blocks = [block for page in doc_blocks.PAGES for block in doc_blocks.of(page)]
    assert {b.page.name for b in blocks if b.file or b.kind == "output"} == run_here
    assert {b.page.name for b in blocks if b.kind == "bash"} == run_here | {"serve.md"}
