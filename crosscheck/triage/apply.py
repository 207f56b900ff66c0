"""Applies all steps of triage to a report: ignore comments, selection, baseline, changed lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from crosscheck.config import Config
from crosscheck.model import Report
from crosscheck.rules import all_rules
from crosscheck.triage import baseline, changed, missing_sources, select, suppress
from crosscheck.triage.changed import Changes
from crosscheck.triage.rules import RULES


def known_rules() -> list[tuple[str, str]]:
    """Code and name of every rule."""
    return [(rule.code, rule.name) for rule in (*RULES, *all_rules())]


def check_settings(config: Config) -> None:
    """Raises UsageError for an unknown rule in the settings."""
    known = known_rules()
    for name in ("select", "extend_select", "ignore"):
        select.check_patterns(getattr(config, name), known, name.replace("_", "-"))
    for rules in config.per_path:
        patterns = (*rules.select, *rules.extend_select, *rules.ignore)
        select.check_patterns(patterns, known, f"per-path '{rules.pattern}'")


def baseline_entries(config: Config) -> tuple[baseline.Entry, ...]:
    """The entries of the baseline in the settings, if any. Raises TriageError."""
    return baseline.read(config.baseline) if config.baseline else ()


def apply_triage(
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
    """`report` with the findings that do not count silenced or removed.

    `entries` are those of the baseline, `folder` is the base of the drafts' relative paths; `changes`, if
    given, limits findings to changed lines. `pruned` returns the entries that still match a finding;
    `recorded` writes the open findings to a baseline and silences them. Raises TriageError for a malformed
    comment.
    """
    report = select.select(suppress.suppress(report, known_rules()), config, folder)
    if config.baseline:
        kept = pruned(report) if pruned else entries
        report = baseline.apply(report, tuple(kept), str(config.baseline), today)
    if recorded:
        report = recorded(report)
    return missing_sources.report_once(changed.limit(report, changes, Path(folder)) if changes else report)
