"""Which rules count: `--select`, `--ignore`, `--extend-select`, `--min-confidence`, and per path."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from crosscheck.config import Config
from crosscheck.errors import UsageError, nearest
from crosscheck.model import Document, Judgement, Report

ALL = "ALL"


@dataclass(frozen=True, slots=True)
class Selection:
    """The rules that count, as patterns: codes (CC301), prefixes of codes (CC3), names, or ALL.

    No `select` means all. The longest matching pattern decides, and `ignore` between equally long ones.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: float = 0.0

    def counts(self, rule: str, name: str, confidence: float) -> bool:
        if confidence < self.min_confidence:
            return False
        wanted = max((fit(p, rule, name) for p in (*self.select, *self.extend_select)), default=0)
        if not self.select:
            wanted = max(wanted, 1)
        return wanted > max((fit(p, rule, name) for p in self.ignore), default=0)


def fit(pattern: str, rule: str, name: str) -> int:
    """The specificity of a match: 0 for none, 1 for ALL, otherwise higher for longer patterns."""
    if pattern == ALL:
        return 1
    if pattern == name:
        return len(rule) + 1
    return len(pattern) + 1 if pattern and rule.startswith(pattern) else 0


def check_patterns(patterns: Iterable[str], rules: Sequence[tuple[str, str]], where: str) -> None:
    """Raises UsageError for a pattern that matches none of `rules` (code, name)."""
    for pattern in patterns:
        if not any(fit(pattern, code, name) for code, name in rules):
            known = [word for pair in rules for word in pair]
            raise UsageError(f"{where}: unknown rule '{pattern}'", nearest(pattern, known))


def select(report: Report, config: Config, cwd: str) -> Report:
    """The report without findings that the settings deselect. `cwd` is the base of relative paths."""

    def of(path: str) -> Selection:
        return _for_path(config, PurePath(cwd, path).as_posix())

    return replace(report, documents=tuple(_document(d, of(d.draft.path)) for d in report.documents))


def _document(document: Document, chosen: Selection) -> Document:
    def keep(judgement: Judgement) -> Judgement:
        return replace(
            judgement,
            findings=tuple(f for f in judgement.findings if chosen.counts(f.rule, f.name, f.confidence)),
            silenced=tuple(
                s
                for s in judgement.silenced
                if chosen.counts(s.finding.rule, s.finding.name, s.finding.confidence)
            ),
        )

    remarks = tuple(r for r in document.remarks if chosen.counts(r.rule, r.name, 1.0))
    return replace(each_judgement(document, keep), remarks=remarks)


def each_judgement(document: Document, change: Callable[[Judgement], Judgement]) -> Document:
    """`document` with `change` applied to every judgement and to the parts of each."""
    judgements = tuple(
        change(replace(j, parts=tuple(change(part) for part in j.parts))) for j in document.judgements
    )
    return replace(document, judgements=judgements)


def _for_path(config: Config, path: str) -> Selection:
    chosen = Selection(config.select, config.extend_select, config.ignore, config.min_confidence)
    for rules in config.per_path:
        if fits_path(rules.pattern, path):
            chosen = Selection(
                rules.select or chosen.select,
                (*chosen.extend_select, *rules.extend_select),
                (*chosen.ignore, *rules.ignore),
                chosen.min_confidence if rules.min_confidence is None else rules.min_confidence,
            )
    return chosen


def fits_path(pattern: str, path: str) -> bool:
    """Whether a glob matches the whole path; `**` crosses folders, `*` and `?` do not."""
    out, at = "", 0
    while at < len(pattern):
        if pattern.startswith("**/", at):
            out, at = out + "(?:.*/)?", at + 3
        elif pattern.startswith("**", at):
            out, at = out + ".*", at + 2
        else:
            out += {"*": "[^/]*", "?": "[^/]"}.get(pattern[at], re.escape(pattern[at]))
            at += 1
    return re.fullmatch(out, path, re.DOTALL) is not None
