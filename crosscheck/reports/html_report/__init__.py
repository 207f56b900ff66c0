"""The report for editors: a verdict, what is open beside the draft, and what is supported on one line each.

`fragment` is what stands inside `<main>`, for pages that embed it; `document` the page as a single file. A page
that embeds the fragment serves `assets/report.css` and `assets/report.js`, and calls
`crosscheckReport(element)` for a fragment that it inserts later.
"""

from __future__ import annotations

from dataclasses import replace

from crosscheck.model import Document, Report
from crosscheck.reports import page
from crosscheck.reports.base import Options
from crosscheck.reports.html_report import background
from crosscheck.reports.html_report.cards import Cards
from crosscheck.reports.html_report.draft import draft
from crosscheck.reports.html_report.headline import coverage, headline, shown
from crosscheck.reports.html_report.queue import Kind, Queue, queue
from crosscheck.reports.html_report.tools import tools
from crosscheck.reports.page import Markup, join, lang, tag
from crosscheck.reports.places import Numbering
from crosscheck.reports.words import Wording

__all__ = ["document", "fragment"]


def document(report: Report, options: Options) -> str:
    """The report as one file that loads nothing."""
    words = Wording(report.language)
    names = ", ".join(each.draft.title or each.draft.path for each in report.documents[:3])
    title = f"{headline(report, _queues(report), words).text} – {names or 'crosscheck'}"
    return page.document(words.language, title, tag("main", fragment(report, options)))


def fragment(report: Report, options: Options) -> Markup:
    """What stands inside `<main>`."""
    words = Wording(report.language)
    queues = _queues(report)
    body = [
        _summary(report, queues, words),
        tools(queues, words),
        *(_document(report, each, words, options) for each in queues),
        background.notes(report, words),
        background.sources(report, words),
        background.rules(report, words),
        background.technical(report, words),
    ]
    return tag("div", join((part for part in body if part), "\n"), class_="report", lang=words.language)


def _queues(report: Report) -> tuple[Queue, ...]:
    return tuple(queue(each, number) for number, each in enumerate(report.documents))


def _summary(report: Report, queues: tuple[Queue, ...], words: Wording) -> Markup:
    one = len(report.documents) == 1
    names = [background.published(d, words) if one else background.name(d) for d in report.documents]
    return tag(
        "header",
        shown(headline(report, queues, words), "h1"),
        coverage(report.documents, words),
        tag("p", ", ".join(names), class_="names"),
        class_="summary",
    )


def _document(report: Report, each: Queue, words: Wording, options: Options) -> Markup:
    return join(
        (
            _own_headline(report, each, words) if len(report.documents) > 1 else "",
            tag("div", _draft(each, words), _list(each, words, options), class_="columns"),
        )
    )


def _own_headline(report: Report, each: Queue, words: Wording) -> Markup:
    """One draft of several: its name, verdict and coverage."""
    own = replace(report, documents=(each.document,), articles=each.document.articles, failed=())
    return tag(
        "header",
        tag("h2", background.name(each.document)),
        shown(headline(own, (each,), words), "p"),
        coverage(own.documents, words),
        class_="summary one",
    )


def _draft(each: Queue, words: Wording) -> Markup:
    source = each.document.draft
    heading = tag("h2", words("draft"), class_="sr")
    text = tag("div", draft(each, words), class_="text", lang=lang(source.language))
    label = f"{words('draft')}: {source.path}"
    return tag("section", heading, text, class_="draft", aria_label=label, tabindex="0")


def _list(each: Queue, words: Wording, options: Options) -> Markup:
    made = Cards(each.document, Numbering(each.document), words, options.base)
    parts = [
        made.section(each, Kind.OPEN),
        background.remarks(each.document, words),
        made.section(each, Kind.SETTLED),
        made.section(each, Kind.SUPPORTED),
    ]
    if not any(parts):
        parts.append(tag("p", words(_nothing(each.document)), class_="note"))
    label = f"{words.page('findings')}: {each.document.draft.path}"
    return tag("section", *parts, class_="list", aria_label=label)


def _nothing(document: Document) -> str:
    return "clean" if document.judgements else "no_claims"
