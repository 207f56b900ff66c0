"""What editors decided on a finding, and the correction that is offered for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from crosscheck.model import Decision, Draft, Edit, Finding, Silenced
from crosscheck.reports.page import Markup, join, tag
from crosscheck.reports.words import Wording


def settled(each: Silenced, words: Wording) -> str:
    """How a finding was settled, on one line."""
    if each.by == "decision" and each.finding.decision:
        return _told(each.finding.decision, words)
    place = f" ({each.place})" if each.place else ""
    reason = f": {each.reason}" if each.reason else ""
    return f"{words(f'settled_{each.by}')}{reason}{place}"


def notes(finding: Finding, draft: Draft, words: Wording) -> Iterator[Markup]:
    """The correction that is offered, old and new, and what was decided on the finding, now or before a change."""
    if finding.fix:
        edits = join((_edit(each, draft) for each in finding.fix.edits), ", ")
        yield tag("p", tag("span", f"{words.page('correction')}: "), edits, class_="fix")
    if finding.decision:
        told = _told(finding.decision, words)
        if finding.outdated:
            told = words.page(f"outdated.{finding.outdated}", decision=told)
        yield tag("p", told, class_="note decided")


def _edit(edit: Edit, draft: Draft) -> Markup:
    old = edit.span.of(draft.text)
    gone = tag("del", old) if old else ""
    return join((part for part in (gone, tag("ins", edit.replacement)) if part), " → ")


def _told(made: Decision, words: Wording) -> str:
    what = words.page(f"decision.{made.decision}", reason=made.reason, text=made.corrected_to)
    by = ", ".join(filter(None, (made.editor, _day(made.at, words))))
    return f"{what} ({by})" if by else what


def _day(at: str, words: Wording) -> str:
    try:
        return words.date(datetime.fromisoformat(at))
    except ValueError:
        return at
