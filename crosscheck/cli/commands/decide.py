"""`crosscheck decide`: note what was decided on a finding, in the file beside the draft."""

from __future__ import annotations

import argparse
import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.cli import inputs, output, reader_options, source_options, triage_options
from crosscheck.errors import UsageError

if TYPE_CHECKING:
    from crosscheck.model import Choice, Document, Finding, Judgement

HELP = "note what was decided on a finding of a draft"
_FINGERPRINT = re.compile(r"[0-9a-f]{8,32}")
_PLACE = re.compile(r"(CC\d{3}):(\d{1,9})(?::(\d{1,9}))?")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("draft", metavar="DRAFT", help="the file of the draft")
    parser.add_argument(
        "finding", metavar="FINDING",
        help="rule and line, as CC301:12 or CC301:12:7, or the fingerprint of the JSON report, 8 digits at least",
    )  # fmt: skip
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument("--dismiss", metavar="REASON", help="it does not count, and why")
    choice.add_argument("--accept", action="store_true", help="it is right; it counts until it is gone")
    choice.add_argument("--corrected-to", metavar="TEXT", help="the statement was changed to this")
    parser.add_argument("--note", default="", metavar="TEXT", help="more on it")
    parser.add_argument("--editor", metavar="NAME", help="who decides; else the user's name")
    parser.add_argument("--published", type=inputs.moment, metavar="TIME", help="when the draft appears")
    sources = parser.add_argument_group("sources (as for check, which is run to find the finding)")
    source_options.add_given(sources)
    source_options.add_arguments(sources)
    reader_options.add_arguments(parser)
    inputs.add_network(parser)
    inputs.add_common(parser)


def run(args: argparse.Namespace) -> int:
    from crosscheck.cli import check_run
    from crosscheck.triage import decisions

    if not Path(args.draft).is_file():
        raise UsageError(f"{args.draft}: is no file", "Name one draft; decisions are kept beside its file.")
    by_fingerprint, by_place = _FINGERPRINT.fullmatch(args.finding), _PLACE.fullmatch(args.finding)
    if not by_fingerprint and not by_place:
        raise UsageError(
            f"'{args.finding}' names no finding", "Write its rule and line, as CC301:12, or its fingerprint."
        )
    choice, more = _choice(args)
    report = check_run.check(_for_check(args)).report
    if not report.documents:
        return 2
    (document,) = report.documents
    if by_place:
        found = _at(document, by_place[1], int(by_place[2]), int(by_place[3] or 0))
    else:
        found = decisions.named(document, args.finding, str(Path.cwd()))
    if not found:
        raise UsageError(
            f"{args.draft}: no finding is {args.finding}", "See `crosscheck check --output-format concise`."
        )
    more |= {"editor": triage_options.editor(args, "decide"), "note": args.note.strip()}
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    new = [decisions.of_finding(document, j, finding, choice, at=now, **more) for j, finding in found]
    file = decisions.beside(Path(args.draft))
    decisions.add(file, *dict.fromkeys(new))
    for judgement, finding in found:
        claim = " ".join(judgement.claim.text.split())
        output.note(f"{file}: {finding.rule} {choice}: {claim}", args.quiet)
    return 0


def _choice(args: argparse.Namespace) -> tuple[Choice, dict[str, str]]:
    """What was decided, and the text that belongs to it. Raises UsageError for an empty one."""
    if args.accept:
        return "accepted", {}
    name, text = (
        ("dismiss", args.dismiss) if args.corrected_to is None else ("corrected-to", args.corrected_to)
    )
    if not text.strip():
        raise UsageError(f"--{name}: the text is empty", "Write it in quotation marks behind the option.")
    return (
        ("dismissed", {"reason": text.strip()})
        if name == "dismiss"
        else ("corrected", {"corrected_to": text.strip()})
    )


def _for_check(args: argparse.Namespace) -> argparse.Namespace:
    """The arguments of `check` for the draft, with the options that both have."""
    from crosscheck.cli import parser

    checked = parser.build()[1]["check"].parse_args(["--", args.draft])
    vars(checked).update({k: v for k, v in vars(args).items() if k in vars(checked) and k != "editor"})
    return checked


def _at(document: Document, rule: str, line: int, column: int) -> list[tuple[Judgement, Finding]]:
    """The finding of a rule in a line of the draft, open or silenced; `column` is 0 for any. Raises UsageError where
    several are there."""
    from crosscheck.triage.settled import found

    there: dict[int, list[tuple[Judgement, Finding]]] = {}
    for judgement, finding in found(document, silenced=True):
        place = document.draft.locate(finding.span)
        if finding.rule == rule and place.line == line and column in {0, place.column}:
            there.setdefault(place.column, []).append((judgement, finding))
    if len(there) > 1:
        places = " or ".join(f"{rule}:{line}:{each}" for each in sorted(there))
        raise UsageError(f"{rule}:{line} is more than one finding", f"Name one: {places}.")
    return [each for group in there.values() for each in group]
