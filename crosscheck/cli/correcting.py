"""`check --fix` and `check --diff`: the corrections that rules offer, written into drafts or shown."""

from __future__ import annotations

import argparse
import codecs
import difflib
import io
import os
import stat
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck import files, sinks
from crosscheck.cli import inputs, output
from crosscheck.errors import CorrectionError, OutputError, UsageError

if TYPE_CHECKING:
    from crosscheck.corrections.writing import Corrected
    from crosscheck.model import Document, Edit, Finding, Fix, Judgement, Report

_STDIN = "-"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("corrections (where a rule knows the right words)")
    group.add_argument(
        "--diff", action="store_true", help="show them as a unified diff instead of the report"
    )
    group.add_argument(
        "--fix",
        action="store_true",
        help="write them into the drafts, then check again; stdin goes to stdout",
    )


def refuse(args: argparse.Namespace) -> None:
    """Raises UsageError for options that do not go with --fix or --diff."""
    if args.fix and args.diff:
        raise UsageError("--diff shows what --fix would write", "Give one of them.")
    others = {
        "--watch": args.watch,
        "--write-baseline": args.write_baseline,
        "--prune-baseline": args.prune_baseline,
    }
    for name, given in others.items():
        if given and (args.fix or args.diff):
            raise UsageError(
                f"{name} does not go with {'--fix' if args.fix else '--diff'}", "Do one after the other."
            )
    urls = [name for name in args.drafts if inputs.is_url(name)]
    if urls and args.fix:
        raise UsageError(f"--fix: {urls[0]} is no file", "Save the page and name the file, or use --diff.")


def show(report: Report, args: argparse.Namespace) -> None:
    """Writes a unified diff of all drafts with corrections to stdout."""
    from crosscheck.corrections import writing

    for document in report.documents:
        draft = document.draft
        edits = writing.agreeing([fix for _, _, fix in writing.offers(document)])
        mark = _mark(_name(document, args), args)
        after = writing.source_with(draft, edits)
        text = "".join(_diff(mark + draft.source, mark + after, sinks.line(draft.path)))
        output.emit(sinks.shown(text) if sys.stdout.isatty() else text)
        if not text:
            output.note(f"{draft.path}: no correction is offered", args.quiet)


def _diff(before: str, after: str, name: str) -> Iterator[str]:
    # Nothing but a line feed ends a line for programs that apply a diff.
    old, new = (io.StringIO(text, newline="\n").readlines() for text in (before, after))
    for line in difflib.unified_diff(old, new, name, name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _mark(name: str, args: argparse.Namespace) -> str:
    """The byte order mark of a file in UTF-8, which programs that apply a diff take for a part of the first line."""
    if inputs.is_url(name):
        return ""
    data = inputs.standard_input(args) if name == _STDIN else _read(Path(name))
    return "\ufeff" if data.startswith(codecs.BOM_UTF8) else ""


def write(report: Report, args: argparse.Namespace) -> bool:
    """Writes the corrections into the drafts, and says on stderr what was changed and what was left; whether
    anything was. Of a draft from stdin the corrected text goes to stdout."""
    from crosscheck.corrections import writing

    at = datetime.now(UTC)
    planned = [(document, list(writing.offers(document))) for document in report.documents]
    for document, found in planned:
        if found:
            writing.check(document.draft)
    changed = False
    for document, found in planned:
        name = _name(document, args)
        data = inputs.standard_input(args) if name == _STDIN else _read(Path(name)) if found else b""
        done = writing.correct(document.draft, data, [fix for _, _, fix in found], at=at) if found else None
        if done is not None and done.applied:
            changed = True
            _put(name, done.data, args)
            if name != _STDIN and not args.no_decisions:
                _note_decisions(document, done, found, at, args)
        if name == _STDIN:
            output.emit_bytes(inputs.standard_input(args))
        _tell(document, found, done, args)
    return changed


def _name(document: Document, args: argparse.Namespace) -> str:
    """The file of a draft, or - for stdin."""
    path = document.draft.path
    return _STDIN if _STDIN in args.drafts and path == inputs.stdin_name(args) else path


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as exc:
        raise CorrectionError(f"{path}: cannot be read any more ({exc.strerror})", "Check it again.") from exc


def _put(name: str, data: bytes, args: argparse.Namespace) -> None:
    """Writes the corrected draft to its file, with the permissions it has; what a link leads to stays one."""
    if name == _STDIN:
        args.stdin_data = data
        return
    path = Path(os.path.realpath(name))
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        with files.written(path) as stream:
            stream.write(data)
            Path(stream.name).chmod(mode)
    except OSError as exc:
        raise OutputError(
            f"{name}: the corrections could not be written ({exc.strerror})",
            files.advice(exc, "Check the permissions of its folder."),
        ) from exc


def _note_decisions(
    document: Document,
    done: Corrected,
    found: list[tuple[Judgement, Finding, Fix]],
    at: datetime,
    args: argparse.Namespace,
) -> None:
    """Notes in the draft's file of decisions, if it has one, what was corrected."""
    from crosscheck.cli.triage_options import editor
    from crosscheck.triage import decisions

    file = decisions.beside(Path(document.draft.path))
    if not file.exists():
        return
    new = [
        decisions.of_finding(
            document, judgement, finding, "corrected",
            corrected_to=_mended(document, judgement, fix), editor=editor(args, "--fix"),
            at=at.astimezone().isoformat(timespec="seconds"),
        )
        for judgement, finding, fix in found
        if fix in done.applied
    ]  # fmt: skip
    decisions.add(file, *new)


def _mended(document: Document, judgement: Judgement, fix: Fix) -> str:
    """The statement with its correction."""
    from crosscheck.corrections import writing

    span = judgement.claim.span
    inside: list[Edit] = [writing.shifted(edit, -span.start) for edit in fix.edits if span.covers(edit.span)]
    return " ".join(writing.visible(judgement.claim.text, inside).split())


def _tell(
    document: Document,
    found: list[tuple[Judgement, Finding, Fix]],
    done: Corrected | None,
    args: argparse.Namespace,
) -> None:
    path = document.draft.path
    if done is None:
        output.note(f"{path}: no correction is offered", args.quiet)
        return
    left = len(done.left)
    output.note(f"{path}: {len(done.applied)} corrected" + (f", {left} left" if left else ""), args.quiet)
    for _, finding, fix in found:
        place = document.draft.locate(finding.span)
        why = "" if fix in done.applied else " (left: it cannot be written without changing more)"
        output.note(f"  {place.line}:{place.column} {finding.rule} {fix.description}{why}", args.quiet)
