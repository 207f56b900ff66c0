"""A folder with everything the docs mention: drafts, saved pages, lists of sources, a model, a git history."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import tiny_entailment

ROOT = Path(__file__).parent.parent
DEMO = ROOT / "fixtures" / "demo"
KEPT = "https://www.n-tv.de/panorama/Staatsanwaltschaft-ermittelt-nach-Seilbahn-Panne-id30417726.html"
# What stands for the words in capitals that a user fills in.
FILLED = {
    "URL|FILE…": "saved.html",
    "FILE_OR_URL": "saved.html",
    "FILE": "saved.html",
    "ID": KEPT,
    "URL": KEPT,
    "DATA": "digests",
}


def make(folder: Path) -> None:
    """Fills `folder`."""
    shutil.copytree(DEMO, folder, dirs_exist_ok=True)
    digest = (DEMO / "digest.md").read_text(encoding="utf-8")
    for name in ("draft.md", "draft.txt", "drafts/a.md", "drafts/b.md", "archive/old.md"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(digest, encoding="utf-8")
    (folder / "draft.html").write_text(f"<html><body><p>{digest}</p></body></html>", encoding="utf-8")
    document = docx.Document()
    for paragraph in digest.split("\n\n"):
        document.add_paragraph(paragraph)
    document.save(str(folder / "draft.docx"))
    shutil.copy(DEMO / "n-tv.html", folder / "saved.html")
    shutil.copy(DEMO / "n-tv.html", folder / "page.html")
    shutil.copy(DEMO / "sources.toml", folder / "s.toml")
    for name in ("sources.toml", "n-tv.html", "sueddeutsche.html", "suedkurier.html"):
        shutil.copy(DEMO / name, folder / "drafts" / name)
    (folder / "saved").mkdir()
    for name in ("n-tv.html", "sueddeutsche.html", "suedkurier.html"):
        shutil.copy(DEMO / name, folder / "saved" / name)
    text = "Nordwest-Zeitung\n\nDer Stadtrat hat die Brücke am Montag gesperrt.\n"
    for name in ("nwz.html", "nwz.txt"):
        (folder / "saved" / name).write_text(text, encoding="utf-8")
    rows = [json.dumps({"id": each, "text": digest}) for each in ("a", "b")]
    (folder / "drafts.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    tiny_entailment.make(folder / "models" / "mdeberta", [digest])
    _digests(folder / "digests")
    _history(folder)


def _digests(folder: Path) -> None:
    """Labelled digests, enough of them to fit something."""
    folder.mkdir()
    for case in sorted((ROOT / "benchmarks/digests_dev").glob("*.json"))[:6]:
        shutil.copy(case, folder)


def _history(folder: Path) -> None:
    """A repository in which the drafts were added after `origin/main`."""
    git = [
        "git",
        "-c",
        "user.name=Editor",
        "-c",
        "user.email=desk@example.org",
        "-c",
        "commit.gpgsign=false",
    ]
    for arguments in (
        ("init", "--quiet", "--initial-branch=topic"),
        ("commit", "--quiet", "--allow-empty", "--message=Start"),
        ("update-ref", "refs/remotes/origin/main", "HEAD"),
        ("add", "drafts"),
        ("commit", "--quiet", "--message=Drafts"),
    ):
        subprocess.run([*git, *arguments], cwd=folder, check=True, capture_output=True)


def shims(folder: Path) -> Path:
    """A folder for PATH: the command itself, and what macOS has for the clipboard."""
    folder.mkdir()
    for name, script in (
        ("crosscheck", f'exec {sys.executable} -m crosscheck "$@"'),
        ("pbpaste", "cat draft.md"),
    ):
        (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    return folder
