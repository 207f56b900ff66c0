"""The options that decide which findings count, and their application to a report."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from crosscheck.cli import inputs, output
from crosscheck.errors import UsageError

if TYPE_CHECKING:
    from crosscheck.config import Config
    from crosscheck.model import Report
    from crosscheck.triage.apply import Accepted
    from crosscheck.triage.baseline import Entry
    from crosscheck.triage.changed import Changes
    from crosscheck.triage.decisions import Decisions


def add_selection(group: argparse._ArgumentGroup) -> None:
    """The options that select findings by rule and by confidence."""
    for option, text in (
        ("--select", "these rules alone: codes, beginnings of codes, names"),
        ("--extend-select", "these rules too"),
        ("--ignore", "not these rules"),
    ):
        group.add_argument(option, action="append", type=_words, metavar="RULES", help=text)
    group.add_argument(
        "--min-confidence", type=inputs.share, metavar="SHARE", help="only findings at least so sure, 0 to 1"
    )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("which findings count")
    add_selection(group)
    group.add_argument("--diff-base", metavar="REF", help="only what the git working tree changed since REF")
    group.add_argument(
        "--no-decisions", action="store_true", help="leave the decisions in DRAFT.decisions.json unread"
    )
    group = parser.add_argument_group("baseline (findings that were looked at and accepted)")
    group.add_argument(
        "--baseline",
        type=Path,
        metavar="FILE",
        help="set aside the findings it lists, or that were dismissed in it",
    )
    group.add_argument(
        "--write-baseline", type=Path, metavar="FILE", help="write all open findings there; needs --reason"
    )
    group.add_argument("--prune-baseline", action="store_true", help="drop entries no finding answers to")
    group.add_argument("--reason", metavar="TEXT", help="why the findings are accepted")
    group.add_argument("--editor", metavar="NAME", help="who accepts them; else the user's name")
    group.add_argument("--expires", type=_day, metavar="DAY", help="until when, as 2026-12-31")


def overrides(args: argparse.Namespace) -> dict[str, object]:
    return {
        "select": flat(args.select),
        "extend_select": flat(args.extend_select),
        "ignore": flat(args.ignore),
        "min_confidence": args.min_confidence,
        "baseline": args.baseline,
    }


@dataclass(frozen=True, slots=True)
class Plan:
    """The validated inputs of triage, read before the check: baseline entries, changed lines, and the decisions on
    drafts by their paths."""

    accepted: Accepted
    changes: Changes | None
    decided: Mapping[str, Decisions] = field(default_factory=dict)


def prepare(args: argparse.Namespace, config: Config, drafts: Sequence[str] = ()) -> Plan:
    """Validates options, settings and decisions of triage before the first draft is read. Raises CrosscheckError."""
    from crosscheck.triage import apply, changed
    from crosscheck.triage.decisions import Decisions

    if args.write_baseline and not (args.reason or "").strip():
        raise UsageError("--write-baseline without a reason", "Say why: --reason 'checked by phone'.")
    if args.prune_baseline and not config.baseline:
        raise UsageError("--prune-baseline without a baseline", "Name it with --baseline FILE.")
    if not args.write_baseline and (args.reason or args.expires or (args.editor and not args.fix)):
        raise UsageError(
            "--reason, --editor and --expires belong to --write-baseline", "Add it, or leave them."
        )
    apply.check_settings(config)
    changes = changed.since(args.diff_base, Path.cwd()) if args.diff_base else None
    accepted = apply.baseline_entries(config)
    if isinstance(accepted, Decisions) and args.prune_baseline:
        raise UsageError(f"--prune-baseline: {config.baseline} is a file of decisions", "Name a baseline.")
    files = [name for name in drafts if name != "-" and not inputs.is_url(name)]
    return Plan(accepted, changes, {} if args.no_decisions else apply.decisions_beside(files))


def triage(report: Report, plan: Plan, args: argparse.Namespace, config: Config, today: date) -> Report:
    """The report after triage; baselines are written on the way."""
    from crosscheck.triage import apply

    return apply.apply_triage(
        report,
        config,
        plan.accepted,
        today,
        str(Path.cwd()),
        decided=plan.decided,
        changes=plan.changes,
        pruned=(lambda settled: _pruned(settled, plan, args, config)) if args.prune_baseline else None,
        recorded=(lambda settled: _recorded(settled, args, today)) if args.write_baseline else None,
    )


def _pruned(report: Report, plan: Plan, args: argparse.Namespace, config: Config) -> tuple[Entry, ...]:
    """The entries that match a finding; the baseline file is rewritten with them."""
    from crosscheck.triage import baseline

    known = tuple(cast("Sequence[Entry]", plan.accepted))  # `prepare` refuses decisions
    kept = baseline.prune(report, known)
    if config.baseline:
        output.write(config.baseline, baseline.text_of(kept).encode())
    output.note(f"{config.baseline}: {len(known) - len(kept)} entries dropped", args.quiet)
    return kept


def _recorded(report: Report, args: argparse.Namespace, today: date) -> Report:
    """Writes the open findings to the baseline of --write-baseline and silences them."""
    from crosscheck.triage import baseline

    file = args.write_baseline
    known = baseline.read(file) if file.exists() else ()
    entries = baseline.record(
        report, known, reason=args.reason.strip(), editor=editor(args, "--write-baseline"),
        expires=args.expires or "",
    )  # fmt: skip
    output.write(file, baseline.text_of(entries).encode())
    output.note(f"{file}: {len(entries)} entries, {len(entries) - len(known)} of them new", args.quiet)
    return baseline.apply(report, entries, str(file), today)


def editor(args: argparse.Namespace, option: str) -> str:
    """Who decides: --editor, else the user's name. Raises UsageError if `option` needs a name and there is none."""
    import getpass

    try:
        return args.editor or getpass.getuser()
    except (OSError, KeyError):
        raise UsageError(
            f"{option}: could not determine the user name", "Pass it with --editor NAME."
        ) from None


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def flat(lists: list[list[str]] | None) -> list[str] | None:
    return None if lists is None else [word for words in lists for word in words]


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(f"--expires: '{text}' is not a day", "Write it as 2026-12-31.") from None
