"""Baselines: findings that were looked at and accepted, in a file kept beside the drafts.

A baseline is JSON Lines: a head line, then one entry a line, so that a version control system shows
what was accepted when. An entry is keyed on the rule, the statement's words and the digests of its
sources: it survives edits elsewhere and a move to another file, and opens again when the statement
or a source changes, or when it expires.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal, Self

from msgspec import Struct

from crosscheck import decoding
from crosscheck.decoding import Filled, Unfit
from crosscheck.errors import TriageError
from crosscheck.model import Document, Finding, Judgement, Report, Silenced
from crosscheck.triage.fingerprint import normalised
from crosscheck.triage.select import each_judgement

VERSION = 1
_HEAD = "crosscheck_baseline"


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
    def key(self) -> tuple[str, str, tuple[tuple[str, str], ...]]:
        return self.rule, normalised(self.claim), self.sources


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


def read(path: Path) -> tuple[Entry, ...]:
    """The entries of the baseline at `path`. Raises TriageError, with the line, for malformed ones."""
    lines = decoding.text(
        path, TriageError, "baseline", "Write one with --write-baseline, or mend --baseline."
    ).split("\n")
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

    def settle(document: Document, judgement: Judgement) -> Judgement:
        open_: list[Finding] = []
        silenced = list(judgement.silenced)
        for finding in judgement.findings:
            entry = living.get(_key(document, judgement, finding))
            if entry is None:
                open_.append(finding)
            else:
                silenced.append(Silenced(finding, "baseline", f"{entry.reason} ({entry.editor})", path))
        return replace(judgement, findings=tuple(open_), silenced=tuple(silenced))

    documents = tuple(each_judgement(d, functools.partial(settle, d)) for d in report.documents)
    return replace(report, documents=documents)


def record(
    report: Report, known: tuple[Entry, ...], *, reason: str, editor: str, expires: str
) -> tuple[Entry, ...]:
    """`known` and an entry for every finding still open; what is known keeps its reason and editor."""
    kept = {entry.key: entry for entry in known}
    for document, judgement, finding in _found(report):
        claim = " ".join(judgement.claim.text.split())
        entry = Entry(
            finding.rule, claim, sources_of(document, judgement, finding), reason, editor, expires,
            document.draft.path,
        )  # fmt: skip
        kept.setdefault(entry.key, entry)
    return tuple(kept.values())


def prune(report: Report, known: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries that match a finding of this report, open or silenced."""
    living = {_key(*each) for each in _found(report, silenced=True)}
    return tuple(entry for entry in known if entry.key in living)


def _found(report: Report, silenced: bool = False) -> Iterator[tuple[Document, Judgement, Finding]]:
    for document in report.documents:
        for judgement in document.judgements:
            for leaf in judgement.leaves():
                found = leaf.findings
                if silenced:
                    found += tuple(each.finding for each in leaf.silenced)
                for finding in found:
                    yield document, leaf, finding


def _key(
    document: Document, judgement: Judgement, finding: Finding
) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    return finding.rule, normalised(judgement.claim.text), sources_of(document, judgement, finding)


def sources_of(document: Document, judgement: Judgement, finding: Finding) -> tuple[tuple[str, str], ...]:
    """The articles of a finding: those of the credited outlets and those of its evidence."""
    credited = {a.domain for a in judgement.attributions}
    found = {(a.outlet.domain, a.sha256) for a in document.articles if a.outlet.domain in credited}
    found |= {(e.article.outlet.domain, e.article.sha256) for e in finding.evidence}
    merged: dict[str, list[str]] = {}
    for domain, digest in sorted(found):
        merged.setdefault(domain, []).append(digest)
    return tuple(sorted((domain, "+".join(digests)) for domain, digests in merged.items()))
