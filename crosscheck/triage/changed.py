"""Silences findings outside the lines that a git diff shows as changed."""

from __future__ import annotations

import re
import subprocess
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from crosscheck.errors import UsageError
from crosscheck.model import Document, Judgement, Report, Silenced
from crosscheck.triage.select import each_judgement

_HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")


@dataclass(frozen=True, slots=True)
class Changes:
    """The changed lines (1-based, sorted) by absolute path; None for a new file.

    A missing path is unchanged; one outside `root` is not under version control and counts as new.
    """

    root: Path
    base: str
    lines: Mapping[Path, tuple[int, ...] | None]

    def touches(self, path: Path, first: int, last: int) -> bool:
        if not path.is_relative_to(self.root):
            return True
        if path not in self.lines:
            return False
        changed = self.lines[path]
        if changed is None:
            return True
        at = bisect_left(changed, first)
        return at < len(changed) and changed[at] <= last


def since(base: str, cwd: Path) -> Changes:
    """The changes of the working tree since its merge base with `base` (a branch, tag or commit).

    Renamed files are compared with their old version. Raises UsageError when git fails.
    """
    if base.startswith("-"):
        raise UsageError(f"--diff-base: '{base}' is no revision", "Name a branch, a tag or a commit.")
    root = Path(_git(cwd, base, "rev-parse", "--show-toplevel").strip())
    fork = _git(cwd, base, "merge-base", base, "HEAD").strip()
    diff = _git(
        root, base, "-c", "core.quotePath=false", "diff", "--unified=0", "--find-renames", "--no-color",
        "--no-ext-diff", "--no-prefix", fork, "--",
    )  # fmt: skip
    untracked = _git(root, base, "ls-files", "--others", "--exclude-standard", "-z")
    lines: dict[Path, tuple[int, ...] | None] = {
        root / name: changed for name, changed in parse(diff).items()
    }
    lines |= {root / name: None for name in untracked.split("\0") if name}
    return Changes(root, base, lines)


def _git(cwd: Path, base: str, *arguments: str) -> str:
    try:
        # A fixed program and no shell; `base` cannot be taken for an option (checked above).
        done = subprocess.run(  # noqa: S603 -- no shell, a fixed program
            ["git", *arguments],  # noqa: S607 -- the git of the user's path
            cwd=cwd, capture_output=True, text=True, encoding="utf-8", errors="surrogateescape", check=False,
        )  # fmt: skip
    except OSError as exc:
        raise UsageError(f"--diff-base {base}: git cannot be run ({exc.strerror})", "Install git.") from exc
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["git found no common history"])[0]
        raise UsageError(
            f"--diff-base {base}: {reason}",
            "Name a branch, tag or commit that is here; in CI fetch the whole history (fetch-depth: 0).",
        )
    return done.stdout


def parse(diff: str) -> dict[str, tuple[int, ...]]:
    """The changed lines of the new version by path, from `git diff --unified=0 --no-prefix`."""
    found: dict[str, list[int]] = {}
    current: list[int] | None = None
    in_head = False
    for line in diff.split("\n"):
        if line.startswith("diff --git "):
            current, in_head = None, True
        elif in_head and line.startswith("+++ "):
            # Inside a hunk a line may begin like this too, so only the head of a file counts.
            name = _unquoted(line[4:].removesuffix("\t"))
            current = None if name == "/dev/null" else found.setdefault(name, [])
        elif (hunk := _HUNK.match(line)) is not None:
            in_head = False
            if current is not None:
                first, count = int(hunk[1]), int(hunk[2] or 1)
                current.extend(range(first, first + count))
    return {name: tuple(lines) for name, lines in found.items()}


_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


def _unquoted(name: str) -> str:
    """The path in git's notation, which quotes and escapes special characters."""
    if not (name.startswith('"') and name.endswith('"')):
        return name

    def plain(found: re.Match[str]) -> str:
        code = found[1]
        return chr(int(code, 8)) if code.isdigit() else _ESCAPES.get(code, code)

    return re.sub(r"\\([0-7]{3}|.)", plain, name[1:-1])


def limit(report: Report, changes: Changes, cwd: Path) -> Report:
    """The report with the findings on unchanged sentences silenced."""

    def settled(document: Document) -> Document:
        path = (cwd / document.draft.path).resolve()

        def touched(first: int, last: int) -> bool:
            return changes.touches(path, first, last)

        def settle(judgement: Judgement) -> Judgement:
            place = document.draft.locate(judgement.claim.span)
            if touched(place.line, place.end_line):
                return judgement
            aside = tuple(Silenced(f, "unchanged", changes.base, "") for f in judgement.findings)
            return replace(judgement, findings=(), silenced=(*judgement.silenced, *aside))

        remarks = tuple(r for r in document.remarks if touched(r.location.line, r.location.end_line))
        return replace(each_judgement(document, settle), remarks=remarks)

    return replace(report, documents=tuple(settled(document) for document in report.documents))
