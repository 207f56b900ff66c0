"""Markdown for a comment on a pull or merge request."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crosscheck.model import Article, Report, Severity
from crosscheck.reports.base import Options
from crosscheck.reports.entries import Entry, by_severity, entries
from crosscheck.reports.links import fragment_url
from crosscheck.reports.places import Numbering
from crosscheck.reports.summary import counted, summarise
from crosscheck.reports.words import MARKS, VERDICTS_COUNTED, Wording

MARKER = "<!-- crosscheck-report -->"
LIMIT = 64_000  # characters; services cut or refuse comments above 65,536
_ICONS = {Severity.ERROR: "🔴", Severity.WARNING: "🟡", Severity.INFO: "🔵"}
_SPECIAL = re.compile(r"([\\`*_\[\]#|<>~@&]|^[-+=])")


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
        f"{MARKS[verdict]} {VERDICTS_COUNTED[verdict][words.language].format(n=number)}"
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
    lines += [f"{_code(place)} – {inert(entry.message)}", ""]
    if entry.claim:
        lines += [f"> **{words('draft')}:** {inert(entry.claim)}"]
    if entry.evidence:
        url, outlet = fragment_url(entry.evidence), inert(entry.evidence.article.outlet.domain)
        # Markdown ends a link at a closing bracket, which addresses may hold.
        link = f"[{outlet}]({_address(url)})" if url else outlet
        quote = " ".join(entry.evidence.quote.split())
        lines += [">", f"> **{link}:** {inert(quote)}"]
    if judge := entry.judge(words):
        lines += ["", f"{words('judge')}: {inert(judge)}"]
    if entry.finding and entry.finding.hint:
        lines += ["", inert(entry.finding.hint)]
    return "\n".join(lines) + "\n\n"


def _tail(report: Report, words: Wording) -> str:
    lines = list(_sources(report.articles, words))
    notes = [f"- {inert(note)}" for note in report.notes]
    parts = (
        ["<details>", f"<summary>{words('sources')}</summary>", "", *lines, "", "</details>"] if lines else []
    )
    text = "\n".join([*parts, "", *notes, "", inert(counted(report, words))])
    return text[: LIMIT // 4] + "\n"


def _sources(articles: tuple[Article, ...], words: Wording) -> Iterator[str]:
    for article in articles:
        told = [words.state(article.state)]
        if article.title:
            told.append(f"*{inert(article.title)}*")
        if article.readable and (reading := words.reading(article)):
            told.append(inert(reading))
        if article.url.startswith(("http://", "https://")):
            told.append(_address(article.url))
        yield f"- {inert(article.outlet.domain)}: {' · '.join(told)}"


def _address(url: str) -> str:
    """An address between angle brackets, from which it cannot break out."""
    return "<" + re.sub(r"[<>\s\\]", lambda m: f"%{ord(m[0]):02X}", url) + ">"


def inert(text: str) -> str:
    """`text` as plain words: no markup, no mention, no reference, no HTML."""
    flat = " ".join(text.split())
    return _SPECIAL.sub(lambda m: "&lt;" if m[1] == "<" else "\\" + m[1], flat).replace("\\@", "@\u200b")


def _code(text: str) -> str:
    """A code span; the fence is longer than any run of backticks inside."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    return f"{fence}{text}{fence}" if not longest else f"{fence} {text} {fence}"
