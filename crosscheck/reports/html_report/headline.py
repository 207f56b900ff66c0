"""The verdict on the whole draft: whether it can be released, and how much of it was checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from crosscheck.model import FLAGGED, INCOMPLETE, Document, Judgement, Report, Severity, Verdict
from crosscheck.reports.html_report.queue import Kind, Queue
from crosscheck.reports.page import Markup, join, tag
from crosscheck.reports.summary import summarise
from crosscheck.reports.words import Wording

_DEFAULT_LIMIT = Severity.ERROR
_ORDER = (Verdict.CONTRADICTED, Verdict.MISATTRIBUTED, Verdict.UNSUPPORTED)


@dataclass(frozen=True, slots=True)
class Headline:
    """`tone` is stop, look, wait, release or nothing: the style, and the text it is told with."""

    tone: str
    text: str


def headline(report: Report, queues: Iterable[Queue], words: Wording) -> Headline:
    """What to do with the drafts of `queues`, in one line, the gravest reason first."""
    chosen = tuple(queues)
    limit = _DEFAULT_LIMIT if report.fail_on == "never" else Severity(report.fail_on)
    open_ = [j for q in chosen for item in q.of(Kind.OPEN) for j in item.members]
    counts = Counter(judgement.verdict for judgement in open_)
    accused = [words.page(f"count.{verdict}", n=counts[verdict]) for verdict in _ORDER if counts[verdict]]
    more = _others(chosen, limit)
    if accused or more:
        return _said("stop", [*accused, *_number("others", more, words)], words)
    if report.incomplete:
        return _said("wait", _waiting(report, counts[Verdict.UNVERIFIABLE], words), words)
    left = len(open_) + sum(r.severity.rank > 0 for q in chosen for r in q.document.remarks)
    if left:
        partial = counts[Verdict.PARTIAL]
        parts = [*_number("count.partial", partial, words), *_number("others", left - partial, words)]
        return _said("look", parts, words)
    supported, settled = (sum(len(q.of(kind)) for q in chosen) for kind in (Kind.SUPPORTED, Kind.SETTLED))
    if settled:
        parts = [*_number("count.supported", supported, words), *_number("count.settled", settled, words)]
        return _said("release", parts, words)
    if supported:
        return _said("release", [words.page("all_supported", n=supported)], words)
    return Headline("nothing", words.page("headline.nothing"))


def _waiting(report: Report, unverifiable: int, words: Wording) -> list[str]:
    parts = _number("count.unverifiable", unverifiable, words)
    parts += _number("failed", len(report.failed), words)
    return parts or _number("unread", sum(not each.readable for each in report.articles), words)


def _others(queues: Iterable[Queue], limit: Severity) -> int:
    """Statements and remarks that give exit status 1 and for which no accusing verdict stands."""
    number = 0
    for each in queues:
        rest = [item for item in each.items if item.kind is not Kind.OPEN or item.verdict not in FLAGGED]
        number += sum(_fails(judgement, limit) for item in rest for judgement in item.members)
        number += sum(remark.severity.rank >= limit.rank for remark in each.document.remarks)
    return number


def _fails(judgement: Judgement, limit: Severity) -> bool:
    findings = (finding for finding in judgement.findings if finding.rule not in INCOMPLETE)
    return any(finding.severity.rank >= limit.rank for finding in findings)


def _said(tone: str, parts: list[str], words: Wording) -> Headline:
    return Headline(tone, words.page(f"headline.{tone}", what=", ".join(parts)))


def _number(phrase: str, number: int, words: Wording) -> list[str]:
    return [words.page(phrase, n=number)] if number else []


def coverage(documents: tuple[Document, ...], words: Wording) -> Markup:
    """How many statements were checked, in amber if not all; empty for a draft without any."""
    counts = summarise(documents)
    if not counts.claims:
        return Markup("")
    whole = counts.checkable == counts.claims
    text = words.page("coverage", n=counts.checkable, of=counts.claims)
    bar = tag("progress", value=counts.checkable, max=counts.claims, aria_hidden="true")
    return tag("p", bar, " ", text, class_="coverage" if whole else "coverage short")


def shown(what: Headline, level: str) -> Markup:
    mark = {"stop": "✗", "look": "~", "wait": "?", "release": "✓"}.get(what.tone, "–")
    sign = tag("span", mark, class_="sign", aria_hidden="true")
    return tag(level, join((sign, tag("span", what.text))), class_=f"headline {what.tone}")
