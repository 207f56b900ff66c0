"""What settings, ignore comments and the baseline leave open of a report, in their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from crosscheck.config import Config
from crosscheck.model import Report
from crosscheck.rules import all_rules
from crosscheck.triage import baseline, changed, once, select, suppress
from crosscheck.triage.changed import Changes
from crosscheck.triage.rules import RULES


def known_rules() -> list[tuple[str, str]]:
    """Code and name of every rule there is."""
    return [(rule.code, rule.name) for rule in (*RULES, *all_rules())]


def check_settings(config: Config) -> None:
    """Raises TriageError for a rule in the settings that there is not."""
    known = known_rules()
    for name in ("select", "extend_select", "ignore"):
        select.check_patterns(getattr(config, name), known, name.replace("_", "-"))
    for rules in config.per_path:
        patterns = (*rules.select, *rules.extend_select, *rules.ignore)
        select.check_patterns(patterns, known, f"per-path '{rules.pattern}'")


def accepted(config: Config) -> tuple[baseline.Entry, ...]:
    """The entries of the settings' baseline, none without one. Raises TriageError."""
    return baseline.read(config.baseline) if config.baseline else ()


def settled(
    report: Report,
    config: Config,
    entries: Sequence[baseline.Entry],
    today: date,
    folder: str,
    *,
    changes: Changes | None = None,
    pruned: Callable[[Report], Sequence[baseline.Entry]] | None = None,
    recorded: Callable[[Report], Report] | None = None,
) -> Report:
    """`report` with only those findings open that count. Raises TriageError for a malformed comment.

    `entries` are those of the baseline, `folder` is what the paths of drafts are relative to. `changes`: only
    what they touch. `pruned` gives the entries that findings still answer to; `recorded` sets aside what is open
    and keeps a record of it.
    """
    report = select.select(suppress.suppress(report, known_rules()), config, folder)
    if config.baseline:
        kept = pruned(report) if pruned else entries
        report = baseline.apply(report, tuple(kept), str(config.baseline), today)
    if recorded:
        report = recorded(report)
    return once.once(changed.limit(report, changes, Path(folder)) if changes else report)
