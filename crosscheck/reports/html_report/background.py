"""What stands below the cards: remarks on the file, the sources, the rules explained, technical details."""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck import messages
from crosscheck.model import Article, Document, Report
from crosscheck.reports.html_report.details import rule_link
from crosscheck.reports.page import Markup, join, link, tag
from crosscheck.reports.summary import counted
from crosscheck.reports.words import Wording
from crosscheck.rules.base import Rule


def remarks(document: Document, words: Wording) -> Markup:
    """Remarks on places of the file that are no statements, as comments that ignore nothing."""
    if not document.remarks:
        return Markup("")
    rows = [
        tag(
            "li",
            tag("p", each.message, class_="finding"),
            tag("p", words("line", n=each.location.line), " · ", rule_link(each.rule, each.name), class_="note"),
            class_="card v-partial remark", data_rule=each.rule, data_verdict="",
        )
        for each in document.remarks
    ]  # fmt: skip
    return tag("section", tag("h2", words.page("remarks")), tag("ol", *rows, class_="cards"), class_="part")


def sources(report: Report, words: Wording) -> Markup:
    if not report.articles:
        content = tag("p", words("no_sources"))
    else:
        content = tag("ul", *(_source(each, words) for each in report.articles), class_="sources")
    return tag("section", tag("h2", words("sources")), content)


def _source(article: Article, words: Wording) -> Markup:
    mark = tag("span", "✓" if article.readable else "✗", class_="sign", aria_hidden="true")
    url = article.canonical_url or article.url
    title = link(url, article.title or url) if article.title or url else ""
    reading = words.reading(article)
    state = words.state(article.state) + (f" – {reading}" if reading else "")
    day = words("of", date=words.date(article.published)) if article.published else ""
    facts = [tag("span", fact) for fact in (state if not article.readable or reading else "", day) if fact]
    return tag(
        "li",
        mark,
        tag("div", tag("strong", article.outlet.domain), " ", title, " ", join(facts, " · ")),
        class_="read" if article.readable else "unread",
    )


def rules(report: Report, words: Wording) -> Markup:
    """The rules that occur, explained as `crosscheck rule CODE` does; folded."""
    found = {(f.rule, f.name): f.severity for f in report.findings()}
    found |= {(r.rule, r.name): r.severity for d in report.documents for r in d.remarks}
    found |= {(s.finding.rule, s.finding.name): s.finding.severity for s in report.silenced()}
    known = [
        _rule(Rule(code, name, severity), words)
        for (code, name), severity in sorted(found.items())
        if messages.known(f"rules.{code}.summary")
    ]
    if not known:
        return Markup("")
    return tag("details", tag("summary", words.page("rules")), *known, class_="rules")


def _rule(rule: Rule, words: Wording) -> Markup:
    draft, source = rule.example(words.language)
    return tag(
        "section",
        tag("h3", f"{rule.code} {rule.name}"),
        tag("p", rule.summary(words.language)),
        *(tag("p", part) for part in rule.explanation(words.language).strip().split("\n\n")),
        tag("dl", tag("dt", words("draft")), tag("dd", draft), tag("dt", words("source")), tag("dd", source)),
        id=f"rule-{rule.code}", tabindex="-1",
    )  # fmt: skip


def technical(report: Report, words: Wording) -> Markup:
    """Counts and exit status, when each source was read and its checksum, the version; folded."""
    rows = [*_facts(report, words)]
    listed = tag("dl", *(join((tag("dt", label), tag("dd", value))) for label, value in rows))
    return tag("details", tag("summary", words.page("technical")), listed, class_="technical")


def _facts(report: Report, words: Wording) -> Iterator[tuple[str, str]]:
    yield words.page("result"), counted(report, words)
    for article in report.articles:
        read = article.fetched_at.isoformat(" ", "minutes") if article.fetched_at else ""
        facts = ((words("read_at"), read), (words("digest"), article.sha256))
        told = " · ".join(f"{label} {value}" for label, value in facts if value)
        if told:
            yield article.outlet.domain, told
    yield words.page("made_by"), f"crosscheck {report.version}"


def notes(report: Report, words: Wording) -> Markup:
    failed = [
        messages.text("notes.draft_failed", words.language, path=f.path, detail=f.detail)
        for f in report.failed
    ]
    lines = [*failed, *report.notes]
    if not lines:
        return Markup("")
    return tag("section", tag("h2", words("notes")), tag("ul", *(tag("li", line) for line in lines)))


def name(document: Document) -> str:
    """The draft's title, or its path."""
    return document.draft.title or document.draft.path


def published(document: Document, words: Wording) -> str:
    """The draft's name, and when it was published."""
    when = document.draft.published
    return f"{name(document)} · {words('published', date=words.date(when))}" if when else name(document)
