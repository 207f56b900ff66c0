"""Baselines: findings that were looked at and accepted, in a file kept beside the drafts.

A baseline is JSON Lines: a head line, then one entry a line, so that a version control system shows
what was accepted when. An entry is found again as `settled` says, until it expires.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Literal, Self

from msgspec import Struct

from crosscheck import decoding
from crosscheck.decoding import Filled, Unfit
from crosscheck.errors import TriageError
from crosscheck.model import Document, Finding, Judgement, Report, Silenced
from crosscheck.triage.settled import Key, found, key, key_of, settle, sources_of

VERSION = 1
_HEAD = "crosscheck_baseline"
_BEGINNING = 200  # characters of a file in which its kind is looked for


@dataclass(frozen=True, slots=True)
class Entry:
    """One accepted finding. `sources` are (outlet, digest of the article's text), sorted; from the day
    `expires` (ISO, or "") on it no longer counts. `path` is informative and not compared."""

    rule: str
    claim: str
    sources: tuple[tuple[str, str], ...]
    reason: str
    editor: str
    expires: str = ""
    path: str = ""

    @property
    def key(self) -> Key:
        return key(self.rule, self.claim, self.sources)


class Day(str):
    """A day, or nothing."""

    @classmethod
    def decoded(cls, value: object) -> Self:
        text = decoding.text_of(value)
        try:
            return cls(text and date.fromisoformat(text).isoformat())
        except ValueError:
            raise Unfit(f"is not a day: {text!r:.40}", "Write it as 2026-12-31.") from None


class _Head(Struct, frozen=True):
    """The first line of a baseline."""

    crosscheck_baseline: Literal[1]


class _Line(Struct, frozen=True, forbid_unknown_fields=True):
    """An entry as a line of a baseline."""

    rule: Filled
    claim: Filled
    reason: Filled
    editor: Filled
    sources: dict[str, str] = {}
    expires: Day = Day("")
    path: str = ""

    def entry(self) -> Entry:
        return Entry(
            self.rule, self.claim, tuple(sorted(self.sources.items())), self.reason, self.editor,
            str(self.expires), self.path,
        )  # fmt: skip


def text(path: Path) -> str:
    """The text of the file at `path`. Raises TriageError."""
    return decoding.text(
        path, TriageError, "baseline", "Write one with --write-baseline, or mend --baseline."
    )


def is_one(text: str) -> bool:
    """Whether the text is that of a baseline, and not of a file of decisions."""
    return _HEAD in text.partition("\n")[0] or "crosscheck_decisions" not in text[:_BEGINNING]


def read(path: Path) -> tuple[Entry, ...]:
    """The entries of the baseline at `path`. Raises TriageError, with the line, for malformed ones."""
    return parse(text(path), str(path))


def parse(text: str, path: str) -> tuple[Entry, ...]:
    """The entries in the text of a baseline that `path` names. Raises TriageError, with the line."""
    lines = text.split("\n")
    decoding.from_json(lines[0], _Head, f"{path}:1", TriageError, "Write it anew with --write-baseline.")
    return tuple(
        decoding.from_json(line, _Line, f"{path}:{number}", TriageError, "Mend or restore the line.").entry()
        for number, line in enumerate(lines[1:], 2)
        if line.strip()
    )


def text_of(entries: tuple[Entry, ...]) -> str:
    """The text of the baseline file, sorted so that version control can merge entries."""
    lines = [json.dumps({_HEAD: VERSION})]
    for each in sorted(entries, key=lambda e: (e.path, e.key)):
        shape = {**asdict(each), "sources": dict(each.sources)}
        lines.append(json.dumps({k: v for k, v in shape.items() if v}, ensure_ascii=False))
    return "\n".join(lines) + "\n"


def apply(report: Report, entries: tuple[Entry, ...], path: str, today: date) -> Report:
    """The report with the accepted findings silenced. `path` names the baseline in reports."""
    living = {e.key: e for e in entries if not e.expires or date.fromisoformat(e.expires) > today}

    def settled(document: Document, judgement: Judgement, finding: Finding) -> Finding | Silenced:
        entry = living.get(key_of(document, judgement, finding))
        if entry is None:
            return finding
        return Silenced(finding, "baseline", f"{entry.reason} ({entry.editor})", path)

    return settle(report, settled)


def record(
    report: Report, known: tuple[Entry, ...], *, reason: str, editor: str, expires: str
) -> tuple[Entry, ...]:
    """`known` and an entry for every finding still open; what is known keeps its reason and editor."""
    kept = {entry.key: entry for entry in known}
    for document in report.documents:
        for judgement, finding in found(document):
            claim = " ".join(judgement.claim.text.split())
            entry = Entry(
                finding.rule, claim, sources_of(document, judgement, finding), reason, editor, expires,
                document.draft.path,
            )  # fmt: skip
            kept.setdefault(entry.key, entry)
    return tuple(kept.values())


def prune(report: Report, known: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries that match a finding of this report, open or silenced."""
    living = {key_of(d, *each) for d in report.documents for each in found(d, silenced=True)}
    return tuple(entry for entry in known if entry.key in living)
