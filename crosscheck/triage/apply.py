"""Applies all steps of triage to a report: ignore comments, selection, decisions, baseline, changed lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from crosscheck.config import Config
from crosscheck.model import Report
from crosscheck.rules import all_rules
from crosscheck.triage import baseline, changed, decisions, missing_sources, select, suppress
from crosscheck.triage.changed import Changes
from crosscheck.triage.decisions import Decisions
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


#: The entries of a baseline, or a file of decisions in its place.
Accepted = Sequence[baseline.Entry] | Decisions


def baseline_entries(config: Config) -> Accepted:
    """The entries of the baseline in the settings, or the decisions, if any. Raises TriageError."""
    if not config.baseline:
        return ()
    text = baseline.text(config.baseline)
    if baseline.is_one(text):
        return baseline.parse(text, str(config.baseline))
    return decisions.parse(text, str(config.baseline))


def decisions_beside(drafts: Iterable[str]) -> dict[str, Decisions]:
    """The decisions in the files beside drafts, by the paths of those that have one. Raises TriageError."""
    read = {path: decisions.read(decisions.beside(Path(path))) for path in drafts if Path(path).name}
    return {path: each for path, each in read.items() if each.revision}


def apply_triage(
    report: Report,
    config: Config,
    entries: Accepted,
    today: date,
    folder: str,
    *,
    decided: Mapping[str, Decisions] | None = None,
    changes: Changes | None = None,
    pruned: Callable[[Report], Sequence[baseline.Entry]] | None = None,
    recorded: Callable[[Report], Report] | None = None,
) -> Report:
    """`report` with the findings that do not count silenced or removed.

    `entries` are those of the baseline, `folder` is the base of the drafts' relative paths; `decided` are the
    decisions on drafts, by their paths; `changes`, if given, limits findings to changed lines. `pruned` returns the
    entries that still match a finding; `recorded` writes the open findings to a baseline and silences them. Raises
    TriageError for a malformed comment.
    """
    report = select.select(suppress.suppress(report, known_rules()), config, folder)
    for path, each in (decided or {}).items():
        report = decisions.apply(report, each, path)
    if isinstance(entries, Decisions):
        report = decisions.apply(report, entries)
    elif config.baseline:
        kept = pruned(report) if pruned else entries
        report = baseline.apply(report, tuple(kept), str(config.baseline), today)
    if recorded:
        report = recorded(report)
    return missing_sources.report_once(changed.limit(report, changes, Path(folder)) if changes else report)
