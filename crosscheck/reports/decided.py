"""What an editor decided on a finding, and the correction that is offered for it, in a line each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from crosscheck import messages
from crosscheck.model import Decision, Document, Finding, Judgement, Report, Silenced
from crosscheck.reports.units import units
from crosscheck.reports.words import Wording


def decision(finding: Finding, words: Wording) -> str:
    """„anerkannt (Lang, 30.11.2026)“, or „früher entschieden: …“ with what has changed since; "" where nothing was
    decided."""
    made = finding.decision
    if made is None:
        return ""
    if not finding.outdated:
        return _made(made, words)
    changed = messages.text(f"corrections.changed.{finding.outdated}", words.language)
    return f"{_text('before', words)}: {_made(made, words)}; {changed}"


def _made(made: Decision, words: Wording) -> str:
    opening, closing = words.quotes(made.corrected_to)
    what = _text(made.decision, words, text=made.corrected_to, opening=opening, closing=closing)
    more = " – ".join(filter(None, (what, made.reason, made.note)))
    who = ", ".join(filter(None, (made.editor, _day(made.at, words))))
    return " ".join((f"{more} ({who})" if who else more).split())


def _day(at: str, words: Wording) -> str:
    try:
        return words.date(datetime.fromisoformat(at)) if at else ""
    except ValueError:  # decisions that a program makes itself may hold anything
        return ""


def _text(key: str, words: Wording, **values: str) -> str:
    return messages.text(f"corrections.decided.{key}", words.language, **values)


def heading(words: Wording) -> str:
    """The heading over findings that were dismissed."""
    return _text("heading", words)


def remarks(finding: Finding, words: Wording) -> list[tuple[str, str]]:
    """What was decided and what is offered, each with its label; both may be lacking."""
    offered = finding.fix.description if finding.fix else ""
    return [row for row in (("decided", decision(finding, words)), ("fix", offered)) if row[1]]


def dismissed(report: Report) -> Iterator[tuple[Document, Judgement, Silenced]]:
    """The findings that do not count because of a decision, in the order of the text."""
    for document in report.documents:
        for judgement in units(document):
            for each in judgement.silenced:
                if each.by == "decision":
                    yield document, judgement, each
