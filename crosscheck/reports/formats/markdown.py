"""Markdown for a comment on a pull or merge request."""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck import sinks
from crosscheck.model import Article, Report, Severity
from crosscheck.reports import decided
from crosscheck.reports.base import Options
from crosscheck.reports.entries import Entry, by_severity, entries
from crosscheck.reports.links import fragment_url
from crosscheck.reports.places import Numbering
from crosscheck.reports.summary import counted, summarise
from crosscheck.reports.words import MARKS, Wording

MARKER = "<!-- crosscheck-report -->"
LIMIT = 64_000  # characters; services cut or refuse comments above 65,536
_ICONS = {Severity.ERROR: "🔴", Severity.WARNING: "🟡", Severity.INFO: "🔵"}


def render(report: Report, options: Options) -> str:
    """The worst findings first; what does not fit is counted. A hidden marker lets a bot find its
    comment again."""
    words = Wording(report.language)
    head, tail = _head(report, words), _tail(report, words)
    rows = by_severity(list(entries(report, options.base)))
    room = LIMIT - len(head) - len(tail) - 200
    shown = []
    for entry in rows:
        text = _finding(entry, words)
        if len(text) > room:
            break
        room -= len(text)
        shown.append(text)
    rest = len(rows) - len(shown)
    more = f"\n*{words('more', n=rest)}*\n" if rest else ""
    body = "".join(shown) if rows else f"{words('clean')}\n\n"
    return f"{head}{body}{more}{tail}"


def _head(report: Report, words: Wording) -> str:
    counts = summarise(report.documents)
    verdicts = " · ".join(
        f"{MARKS[verdict]} {words.verdict_count(verdict, number)}"
        for verdict, number in sorted(counts.verdicts, key=lambda pair: -pair[0].rank)
        if number
    )
    return f"{MARKER}\n## crosscheck\n\n{verdicts}\n\n" if verdicts else f"{MARKER}\n## crosscheck\n\n"


def _finding(entry: Entry, words: Wording) -> str:
    numbering = Numbering(entry.document)
    place = f"{entry.path}:{entry.location.line}"
    if entry.finding is not None and not numbering.by_lines:
        place = f"{entry.path}, {numbering.place(entry.finding.span, words)}"
    lines = [f"### {_ICONS[entry.severity]} {entry.rule} {entry.name}", ""]
    lines += [f"{sinks.markdown_code(place)} – {sinks.markdown(entry.message)}", ""]
    if entry.claim:
        lines += [f"> **{words('draft')}:** {sinks.markdown(entry.claim)}"]
    if entry.evidence:
        url, outlet = fragment_url(entry.evidence), sinks.markdown(entry.evidence.article.outlet.domain)
        # Markdown ends a link at a closing bracket, which addresses may hold.
        link = f"[{outlet}]({sinks.markdown_address(url)})" if url else outlet
        quote = " ".join(entry.evidence.quote.split())
        lines += [">", f"> **{link}:** {sinks.markdown(quote)}"]
    if judge := entry.judge(words):
        lines += ["", f"{words('judge')}: {sinks.markdown(judge)}"]
    if entry.finding and entry.finding.hint:
        lines += ["", sinks.markdown(entry.finding.hint)]
    for label, text in decided.remarks(entry.finding, words) if entry.finding else ():
        lines += ["", f"**{words(label)}:** {sinks.markdown(text)}"]
    return "\n".join(lines) + "\n\n"


def _tail(report: Report, words: Wording) -> str:
    lines = list(_sources(report.articles, words))
    notes = [f"- {sinks.markdown(note)}" for note in report.notes]
    parts = (
        ["<details>", f"<summary>{words('sources')}</summary>", "", *lines, "", "</details>"] if lines else []
    )
    settled = list(_dismissed(report, words))
    if settled:
        parts += [
            "",
            "<details>",
            f"<summary>{decided.heading(words)}</summary>",
            "",
            *settled,
            "",
            "</details>",
        ]
    text = "\n".join([*parts, "", *notes, "", sinks.markdown(counted(report, words))])
    return text[: LIMIT // 4] + "\n"


def _dismissed(report: Report, words: Wording) -> Iterator[str]:
    for document, judgement, each in decided.dismissed(report):
        place = f"{document.draft.path}:{document.draft.locate(judgement.claim.span).line}"
        made = decided.decision(each.finding, words)
        yield (
            f"- {sinks.markdown_code(place)} {each.finding.rule} {sinks.markdown(judgement.claim.text)} – "
            f"{sinks.markdown(made)}"
        )


def _sources(articles: tuple[Article, ...], words: Wording) -> Iterator[str]:
    for article in articles:
        parts = [words.state(article.state)]
        if article.title.strip():
            parts.append(f"*{sinks.markdown(article.title)}*")
        if article.readable and (reading := words.reading(article)):
            parts.append(sinks.markdown(reading))
        if article.url.startswith(("http://", "https://")):
            parts.append(sinks.markdown_address(article.url))
        yield f"- {sinks.markdown(article.outlet.domain)}: {' · '.join(parts)}"
