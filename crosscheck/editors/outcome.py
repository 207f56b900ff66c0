"""What an editor shows of a report: findings with their places, texts to hover over, and changes that it offers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crosscheck import messages, sinks
from crosscheck.editors.places import Places, Range
from crosscheck.model import Document, Draft, Evidence, Finding, Judgement, Report, Severity, Span
from crosscheck.reports.entries import Entry, entries_of
from crosscheck.reports.fixes import fixed
from crosscheck.reports.links import fragment_url
from crosscheck.reports.units import claims
from crosscheck.reports.words import MARKS, Wording

REASONS = ("confirmed", "elsewhere", "wording")  # for which a finding is usually dismissed
_SHOWN = 2  # passages under a statement
_LONGEST = 600  # characters of a passage


@dataclass(frozen=True, slots=True)
class Change:
    """A change of the draft that is offered: each text goes in place of a range."""

    title: str
    edits: tuple[tuple[Range, str], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding as an editor shows it. `key` names it in a decision; "" where none can be made."""

    range: Range
    severity: str
    rule: str
    message: str
    key: str = ""
    fix: Change | None = None
    ignore: Change | None = None


@dataclass(frozen=True, slots=True)
class Hover:
    """A statement, and what is shown over it, as Markdown."""

    range: Range
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one check. `files` are those it depends on, to be watched; `notes` are about no place in the
    draft."""

    marks: tuple[Mark, ...] = ()
    hovers: tuple[Hover, ...] = ()
    files: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    language: str = messages.FALLBACK


def of_report(report: Report, places: Places, *, decidable: bool) -> Outcome:
    """What is shown of a report on one draft; `decidable`: its findings can be decided on."""
    marks = [
        _mark(entry, places, report.language, decidable)
        for document in report.documents
        for entry in entries_of(document)
    ]
    marks += [Mark(places.line(0), "error", "", failed.detail) for failed in report.failed]
    hovers = [h for document in report.documents for h in _hovers(document, places, Wording(report.language))]
    return Outcome(tuple(marks), tuple(hovers), notes=report.notes, language=report.language)


def _mark(entry: Entry, places: Places, lang: str, decidable: bool) -> Mark:
    finding, draft = entry.finding, entry.draft
    where = Span(entry.location.start, entry.location.end)
    hint = f"\n{finding.hint}" if finding is not None and finding.hint else ""
    message = sinks.shown(f"{entry.message}{hint}")
    if finding is None or entry.judgement is None:
        return Mark(places.range(where), entry.severity, entry.rule, message)
    return Mark(
        places.range(where),
        entry.severity,
        entry.rule,
        message,
        entry.fingerprint if decidable else "",
        _correction(finding, draft, places, lang),
        _comment(entry.rule, entry.judgement, draft, places, lang),
    )


def _correction(finding: Finding, draft: Draft, places: Places, lang: str) -> Change | None:
    """The correction of a finding; None where none is offered, or it cannot be written into the file."""
    edits = [(places.range(Span(where.start, where.end)), text) for where, text in fixed(draft, finding)]
    if finding.fix is None or not edits:
        return None
    return Change(messages.text("editor.correct", lang, what=finding.fix.description), tuple(edits))


def _comment(rule: str, judgement: Judgement, draft: Draft, places: Places, lang: str) -> Change:
    """An ignore comment at the end of the statement: it silences the findings of its line."""
    reason = messages.text("editor.no_reason", lang)
    end = draft.file_span(judgement.claim.span).end
    text = f" <!-- crosscheck: ignore[{rule}] {reason} -->"
    return Change(messages.text("editor.ignore", lang, rule=rule), ((places.range(Span(end, end)), text),))


def _hovers(document: Document, places: Places, words: Wording) -> Iterator[Hover]:
    draft = document.draft
    for judgement in claims(document):
        where = places.range(draft.file_span(judgement.claim.span))
        yield Hover(where, "\n\n".join(_lines(judgement, words)))


def _lines(judgement: Judgement, words: Wording) -> Iterator[str]:
    credited = ", ".join(dict.fromkeys(sinks.markdown(a.domain) for a in judgement.attributions))
    verdict = words.verdict(judgement.verdict)
    yield f"**{MARKS[judgement.verdict]} {verdict}** · {credited or words('uncredited')}"
    for finding in judgement.findings:
        yield f"{_icon(finding)} {finding.rule}: {sinks.markdown(finding.message)}"
    for evidence in judgement.evidence[:_SHOWN]:
        yield _passage(evidence, words)


def _icon(finding: Finding) -> str:
    return {Severity.ERROR: "🔴", Severity.WARNING: "🟡", Severity.INFO: "🔵"}[finding.severity]


def _passage(evidence: Evidence, words: Wording) -> str:
    url, outlet = fragment_url(evidence), sinks.markdown(evidence.article.outlet.domain)
    link = f"[{outlet}]({sinks.markdown_address(url)})" if url else outlet
    quote = " ".join(evidence.quote.split())
    quote = quote if len(quote) <= _LONGEST else f"{quote[: _LONGEST - 1]}…"
    return f"> **{link}** ({words(str(evidence.stance))}): {sinks.markdown(quote)}"
