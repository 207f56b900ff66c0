"""The end of the report for terminals: sources, notes and totals."""

from __future__ import annotations

import shlex

from crosscheck import messages, sinks
from crosscheck.model import Article, Report, State, Verdict
from crosscheck.reports.base import Options
from crosscheck.reports.summary import silenced_by, summarise
from crosscheck.reports.terminal import Paint, marked, pack
from crosscheck.reports.words import MARKS, Wording
from crosscheck.rules import sourcing

VERDICT_COLOURS = {
    Verdict.CONTRADICTED: "red",
    Verdict.MISATTRIBUTED: "red",
    Verdict.UNSUPPORTED: "red",
    Verdict.PARTIAL: "yellow",
    Verdict.UNVERIFIABLE: "blue",
    Verdict.SUPPORTED: "green",
    Verdict.NOT_CHECKABLE: "dim",
}
_WIDEST = 110  # columns: longer lines are hard to read, however wide the terminal is


def page_width(options: Options) -> int:
    """The columns of the report in a terminal of `options.width`."""
    return max(40, min(options.width, _WIDEST))


class EndOfReport:
    """Renders what follows the documents as lines."""

    def __init__(self, report: Report, options: Options) -> None:
        self.report, self.options = report, options
        self.words, self.paint = Wording(report.language), Paint(options.color)
        self.width = page_width(options)

    def sources(self) -> list[str]:
        if not self.report.articles:
            if not self.report.documents:  # none could be checked
                return []
            return [self.words("no_sources"), ""]
        lines = [self.paint(self.words("sources"), "bold")]
        for article in self.report.articles:
            lines += self._source(article)
        return [*lines, ""]

    def _source(self, article: Article) -> list[str]:
        words, good = self.words, article.readable
        mark = self.paint("✓" if good else "✗", "green" if good else "yellow")
        about = [words.state(article.state)]
        if article.title:
            opening, closing = words.quotes(article.title)
            about.append(opening + sinks.line(article.title) + closing)
        if article.published:
            about.append(words("of", date=words.date(article.published)))
        if reading := words.reading(article):
            about.append(sinks.line(reading))
        body = marked(" · ".join(about), (), self.width - 24, self.paint)
        domain = sinks.line(article.outlet.domain)
        lines = [f"  {mark} {domain:<18}  {body[0]}", *(" " * 24 + line for line in body[1:])]
        if article.url:
            lines.append(" " * 24 + self.paint(sinks.line(article.url), "dim"))
        advice = "" if good else sourcing.advice(article, words.language)
        if advice:
            lines.append(" " * 24 + sinks.line(advice))
        elif article.state in {State.NOT_FOUND, State.AMBIGUOUS, State.GONE}:
            lines.append(
                " " * 24 + messages.text("sources.advice.give", words.language, outlet=shlex.quote(domain))
            )
        elif not good:
            lines.append(
                " " * 24 + messages.text("sources.advice.save", words.language, outlet=shlex.quote(domain))
            )
        lines += [" " * 24 + sinks.line(url) for url in article.candidates]
        return lines

    def notes(self) -> list[str]:
        lines = []
        for note in self.report.notes:
            body = marked(note, (), self.width - 4, self.paint)
            lines += [f"  • {body[0]}", *("    " + line for line in body[1:])]
        if self.options.verbose and self.report.timings:
            spent = ", ".join(f"{stage} {seconds:.3f} s" for stage, seconds in self.report.timings)
            lines.append(f"  • {self.words('timings')}: {spent}")
        return [self.paint(self.words("notes"), "bold"), *lines, ""] if lines else []

    def totals(self) -> list[str]:
        words, counts = self.words, summarise(self.report.documents)
        found = sorted((pair for pair in counts.verdicts if pair[1]), key=lambda pair: -pair[0].rank)
        verdicts = [(f"{MARKS[v]} {words.verdict_count(v, n)}", (VERDICT_COLOURS[v],)) for v, n in found]
        rest = [words("checkable", n=counts.checkable, of=counts.claims)] if counts.claims else []
        rest += [words.severity_count(severity, n) for severity, n in counts.severities]
        rest += [words(f"by_{by}", n=n) for by, n in silenced_by(self.report).items() if n]
        rest.append(words("exit", n=self.report.exit_code))
        lines = pack(verdicts, self.width, self.paint) if verdicts else []
        return [*lines, *pack(((text, ()) for text in rest), self.width, self.paint)]
