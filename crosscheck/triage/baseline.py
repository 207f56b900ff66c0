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
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from crosscheck import files
from crosscheck.errors import TriageError, nearest
from crosscheck.model import Document, Finding, Judgement, Report, Silenced
from crosscheck.triage.fingerprint import normalised
from crosscheck.triage.select import each_judgement

VERSION = 1
_HEAD = "crosscheck_baseline"


@dataclass(frozen=True, slots=True)
class Entry:
    """One accepted finding. `sources` are (outlet, digest of the article's text), sorted; `expires` a
    day (ISO) from which on it no longer counts, or "". `path` is for people; it decides nothing."""

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


def read(path: Path) -> tuple[Entry, ...]:
    """The entries of the baseline at `path`. Raises TriageError, naming the line, for what is amiss."""
    try:
        lines = files.text(path).split("\n")
    except FileNotFoundError:
        raise TriageError(
            f"{path}: no such baseline", "Write one with --write-baseline, or mend --baseline."
        ) from None
    except UnicodeDecodeError as exc:
        raise TriageError(f"{path}: not UTF-8 (byte {exc.start})", "Restore the file.") from exc
    except OSError as exc:
        raise TriageError(f"{path}: cannot be read ({exc.strerror})", "Check its permissions.") from exc
    head = _object(lines[0], f"{path}:1")
    if head.get(_HEAD) != VERSION:
        raise TriageError(
            f"{path}:1: not a baseline of version {VERSION}", "Write it anew with --write-baseline."
        )
    return tuple(_entry(text, f"{path}:{number}") for number, text in enumerate(lines[1:], 2) if text.strip())


def _object(text: str, where: str) -> dict[str, Any]:
    try:
        found = files.json_value(text)
    except json.JSONDecodeError as exc:
        raise TriageError(f"{where}:{exc.colno}: not valid JSON: {exc.msg}", "Restore the line.") from exc
    except ValueError as exc:
        raise TriageError(f"{where}: {exc}", "Restore the line.") from exc
    if not isinstance(found, dict):
        raise TriageError(f"{where}: not a JSON object", "Restore the line.")
    return found


def _entry(text: str, where: str) -> Entry:
    found = _object(text, where)
    known = [each.name for each in fields(Entry)]
    for key in found:
        if key not in known:
            raise TriageError(f"{where}: unknown key '{key}'", nearest(key, known))
    for key in ("rule", "claim", "reason", "editor"):
        if not isinstance(found.get(key), str) or not found[key].strip():
            raise TriageError(f"{where}: '{key}' must be a text that is not empty", "Complete the entry.")
    sources = found.get("sources", {})
    if not isinstance(sources, dict) or not all(isinstance(v, str) for v in sources.values()):
        raise TriageError(
            f"{where}: 'sources' must map outlets to digests", "Write it with --write-baseline."
        )
    for key in ("expires", "path"):
        if not isinstance(found.get(key, ""), str):
            raise TriageError(f"{where}: '{key}' must be a text", "Mend the entry.")
    _day(found.get("expires", ""), where)
    return Entry(**{**found, "sources": tuple(sorted(sources.items()))})


def _day(text: str, where: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as exc:
        raise TriageError(f"{where}: '{text}' is not a day", "Write expires as 2026-12-31.") from exc


def text_of(entries: tuple[Entry, ...]) -> str:
    """The file's text: sorted, so that two people's entries merge without conflict more often."""
    lines = [json.dumps({_HEAD: VERSION})]
    for each in sorted(entries, key=lambda e: (e.path, e.key)):
        shape = {**asdict(each), "sources": dict(each.sources)}
        lines.append(json.dumps({k: v for k, v in shape.items() if v}, ensure_ascii=False))
    return "\n".join(lines) + "\n"


def apply(report: Report, entries: tuple[Entry, ...], path: str, today: date) -> Report:
    """The report with the accepted findings set aside. `path` names the baseline in reports."""
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
    """The entries that a finding of this report answers to, open or set aside."""
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
    """The articles a finding rests on: those of the credited outlets and those it shows passages of."""
    credited = {a.domain for a in judgement.attributions}
    found = {(a.outlet.domain, a.sha256) for a in document.articles if a.outlet.domain in credited}
    found |= {(e.article.outlet.domain, e.article.sha256) for e in finding.evidence}
    merged: dict[str, list[str]] = {}
    for domain, digest in sorted(found):
        merged.setdefault(domain, []).append(digest)
    return tuple(sorted((domain, "+".join(digests)) for domain, digests in merged.items()))
