"""An editor's decisions on the findings of one draft, in a file beside it (`digest.md.decisions.json`).

A finding that was dismissed does not count; one that was accepted or corrected does, until it is gone. A decision is
found again as `settled` says: it opens when its statement or a source changes, and the report tells what was decided.
Several programs may write one file: a lock is held from reading to writing, and who names the revision that he read
is told if it is no longer the last.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Literal, Self

from msgspec import Struct

from crosscheck import decoding, files
from crosscheck.decoding import Filled, Unfit
from crosscheck.errors import ConflictError, OutputError, TriageError
from crosscheck.matching.edits import text_ratio
from crosscheck.model import Choice, Decision, Document, Finding, Judgement, Report, Silenced
from crosscheck.triage.fingerprint import fingerprint, normalised, shown_path
from crosscheck.triage.settled import Key, found, key, key_of, settle, sources_of

VERSION = 1
SUFFIX = ".decisions.json"
HEAD = "crosscheck_decisions"
CHOICES: tuple[Choice, ...] = ("accepted", "dismissed", "corrected")

_ALIKE = 0.6  # likeness from which a statement is taken for an earlier one that was changed
_MOST = 500  # decisions that fit no finding and are looked through for an earlier statement
_HINT = "Mend it, or restore it from a backup."


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions of one file, the latest last. `revision` is the digest of the file, "" where there is none."""

    entries: tuple[Decision, ...] = ()
    revision: str = ""
    path: str = ""


class _Time(str):
    """A time with its zone."""

    @classmethod
    def decoded(cls, value: object) -> Self:
        text = decoding.text_of(value)
        try:
            return cls(text and datetime.fromisoformat(text).isoformat())
        except ValueError:
            raise Unfit(f"is not a time: {text!r:.40}", "Write it as 2026-12-31T09:30:00+01:00.") from None


class _Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """A decision in the file."""

    rule: Filled
    claim: Filled
    decision: Choice
    sources: dict[str, str] = {}
    reason: str = ""
    corrected_to: str = ""
    note: str = ""
    editor: str = ""
    at: _Time = _Time("")

    def decoded(self) -> Decision:
        return Decision(
            self.rule, self.claim, tuple(sorted(self.sources.items())), self.decision, self.reason,
            self.corrected_to, self.note, self.editor, str(self.at),
        )  # fmt: skip


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    crosscheck_decisions: Literal[1]
    decisions: list[_Entry]


def beside(draft: Path) -> Path:
    """The file of decisions on the draft in this file."""
    return draft.with_name(draft.name + SUFFIX)


def read(path: Path) -> Decisions:
    """The decisions in the file at `path`; none if there is no such file. Raises TriageError, with line or key."""
    if not path.exists():
        return Decisions(path=str(path))
    return parse(decoding.text(path, TriageError, "file of decisions"), str(path))


def parse(text: str, path: str) -> Decisions:
    """The decisions in the text of a file that `path` names. Raises TriageError, with line or key."""
    file: _File = decoding.from_json(text, _File, path, TriageError, _HINT)
    entries = tuple(each.decoded() for each in file.decisions)
    for number, entry in enumerate(entries, 1):
        if problem := _incomplete(entry):
            raise TriageError(f"{path}: decision {number}: {problem}", _HINT)
    return Decisions(entries, _revision(text), path)


def _incomplete(decision: Decision) -> str:
    """What a decision lacks, "" for nothing."""
    if decision.decision == "dismissed" and not decision.reason.strip():
        return "dismissed without a reason"
    if decision.decision == "corrected" and not decision.corrected_to.strip():
        return "corrected, but 'corrected_to' is empty"
    return ""


def text_of(entries: Iterable[Decision]) -> str:
    """The text of a file of decisions, one field a line, so that version control can merge them."""
    return (
        json.dumps({HEAD: VERSION, "decisions": list(map(_shape, entries))}, ensure_ascii=False, indent=1)
        + "\n"
    )


def _shape(entry: Decision) -> dict[str, object]:
    shape: dict[str, object] = {
        "rule": entry.rule, "claim": entry.claim, "decision": entry.decision, "reason": entry.reason,
        "corrected_to": entry.corrected_to, "note": entry.note, "editor": entry.editor, "at": entry.at,
        "sources": dict(entry.sources),
    }  # fmt: skip
    return {name: value for name, value in shape.items() if value}


def of_finding(
    document: Document, judgement: Judgement, finding: Finding, choice: Choice, **more: str
) -> Decision:
    """A decision on a finding of this document; `more` are the other fields of :class:`Decision`."""
    claim = " ".join(judgement.claim.text.split())
    return Decision(finding.rule, claim, sources_of(document, judgement, finding), choice, **more)


def named(document: Document, wanted: str, base: str = "") -> list[tuple[Judgement, Finding]]:
    """The findings of a document, open or not, that a fingerprint names: the whole of it, or its first digits.

    `base` is the folder that paths are relative to; a sentence that stands twice has the same fingerprint.
    """
    path = shown_path(document.draft.path, base)
    return [
        (leaf, finding)
        for judgement in document.judgements
        for leaf in judgement.leaves()
        for finding in (*leaf.findings, *(each.finding for each in leaf.silenced))
        if fingerprint(finding.rule, path, judgement.claim.text).startswith(wanted)
    ]


# --------------------------------------------------------------------------- writing


def add(path: Path, *new: Decision, revision: str | None = None) -> Decisions:
    """Adds decisions to the file, in place of earlier ones on the same findings, and returns all.

    Args:
        path: The file; made if there is none.
        new: What was decided.
        revision: That of the decisions on which the new ones rest; None to add to whatever the file holds.

    Raises:
        ConflictError: The file has another revision; nothing is written.
        TriageError: The file is malformed, or a decision incomplete.
        OutputError: The file cannot be written.
    """
    try:
        with files.locked(path):
            made, text = added(read(path), new, revision)
            with files.written(path) as stream:
                stream.write(text.encode("utf-8"))
            return made
    except OSError as exc:
        hint = files.advice(exc, "Check its folder's permissions.")
        raise OutputError(f"{path}: could not be written ({exc.strerror})", hint) from exc


def added(known: Decisions, new: Iterable[Decision], revision: str | None) -> tuple[Decisions, str]:
    """`known` with the `new` decisions, and the text of their file; what :func:`add` does, wherever they are kept.

    Raises ConflictError and TriageError, as there.
    """
    if revision is not None and revision != known.revision:
        raise ConflictError(
            f"{known.path}: was changed by somebody else meanwhile", "Read it again, then decide."
        )
    fresh = {_key(entry): entry for entry in new}
    for entry in fresh.values():
        if problem := _incomplete(entry):
            raise TriageError(f"{known.path}: {problem}", "Say it with the decision.")
    entries = (*(e for e in known.entries if _key(e) not in fresh), *fresh.values())
    text = text_of(entries)
    if len(text.encode()) > files.LARGEST:
        raise TriageError(
            f"{known.path}: would be larger than {files.LARGEST:,} bytes",
            "Take out decisions that are settled.",
        )
    return Decisions(entries, _revision(text), known.path), text


def _revision(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


# --------------------------------------------------------------------------- applying


def apply(report: Report, decisions: Decisions, path: str | None = None) -> Report:
    """The report with what was decided on its findings; dismissed ones are silenced.

    With `path` on those of the draft of this path alone. A decision that fits no finding as it is now is told with
    the open finding of its rule whose statement is the same, or the likest.
    """
    if not decisions.entries:
        return report
    latest = {_key(entry): entry for entry in decisions.entries}
    meant = [d for d in report.documents if path is None or d.draft.path == path]
    earlier = {d.draft.path: _outdated(d, latest) for d in meant}

    def settled(document: Document, judgement: Judgement, finding: Finding) -> Finding | Silenced:
        if document.draft.path not in earlier:
            return finding
        entry = latest.get(key_of(document, judgement, finding))
        if entry is None:
            return _reopened(judgement, finding, earlier[document.draft.path])
        decided = replace(finding, decision=entry)
        if entry.decision != "dismissed":
            return decided
        editor = f" ({entry.editor})" if entry.editor else ""
        return Silenced(decided, "decision", " ".join(f"{entry.reason}{editor}".split()), decisions.path)

    return settle(report, settled)


def _key(entry: Decision) -> Key:
    return key(entry.rule, entry.claim, entry.sources)


@dataclass(frozen=True, slots=True)
class _Earlier:
    """A decision that fits no finding, with the words of its statement and of the correction."""

    entry: Decision
    claim: str
    corrected: str

    def likeness(self, claim: str) -> float:
        """How like the statement or its correction is to a claim, 0 to 1."""
        return max(text_ratio(self.claim, claim), text_ratio(self.corrected, claim))


def _outdated(document: Document, latest: dict[Key, Decision]) -> list[_Earlier]:
    """The decisions that fit no finding of the document, the latest first, and no more than are looked through."""
    current = {key_of(document, *each) for each in found(document, silenced=True)}
    left = (entry for key_, entry in reversed(latest.items()) if key_ not in current)
    return [_Earlier(e, normalised(e.claim), normalised(e.corrected_to)) for e in islice(left, _MOST)]


def _reopened(judgement: Judgement, finding: Finding, earlier: list[_Earlier]) -> Finding:
    """The finding with what was decided on it before its statement or a source was changed, if anything was."""
    claim = normalised(judgement.claim.text)
    own = [each for each in earlier if each.entry.rule == finding.rule]
    same = next((each for each in own if each.claim == claim), None)
    if same is not None:
        return replace(finding, decision=same.entry, outdated="source")
    likest = max(own, key=lambda each: each.likeness(claim), default=None)
    if likest is not None and likest.likeness(claim) >= _ALIKE:
        return replace(finding, decision=likest.entry, outdated="statement")
    return finding
