"""What is folded: rules, certainty, attribution, judges."""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck import messages
from crosscheck.model import ClaimKind, Finding, Judgement, Verdict
from crosscheck.reports.html_report.decided import settled
from crosscheck.reports.page import Markup, join, tag
from crosscheck.reports.places import Numbering, attribution_text, judge_note
from crosscheck.reports.words import Wording

_UNSURE = frozenset({Verdict.UNVERIFIABLE, Verdict.NOT_CHECKABLE})  # their confidence says nothing


def of(judgement: Judgement, numbering: Numbering, words: Wording) -> Markup:
    """The details of a statement, as a list that is folded."""
    rows = [*_rows(judgement, numbering, words)]
    return _folded(rows, words) if rows else Markup("")


def missing(finding: Finding, words: Wording) -> Markup:
    """The details of the card for a missing article."""
    return _folded([(words.page("rule"), rule_link(finding.rule, finding.name))], words)


def rule_link(code: str, name: str) -> Markup:
    """A link to the rule's explanation in the page, if there is one."""
    if not messages.known(f"rules.{code}.summary"):
        return tag("span", f"{code} {name}")
    return tag("a", f"{code} {name}", href=f"#rule-{code}", class_="rule")


def _rows(judgement: Judgement, numbering: Numbering, words: Wording) -> Iterator[tuple[str, object]]:
    found = {(f.rule, f.name) for f in judgement.findings}
    found |= {(each.finding.rule, each.finding.name) for each in judgement.silenced}
    if found:
        yield words.page("rule"), join((rule_link(*each) for each in sorted(found)), ", ")
    if judgement.claim.kind is ClaimKind.CLAIM:
        credited = [attribution_text(each, numbering, words) for each in judgement.attributions]
        yield words("credit"), "; ".join(dict.fromkeys(credited)) or words("uncredited")
        if judgement.verdict not in _UNSURE and judgement.confidence > 0:
            yield words.page("certainty"), words.page("percent", n=round(judgement.confidence * 100))
    if len({part.verdict for part in judgement.parts}) > 1:
        parts = [f"{words.page(f'verdict.{p.verdict}')}: {p.claim.text}" for p in judgement.parts]
        yield words.page("parts"), tag("ul", *(tag("li", part) for part in parts))
    if judgement.decided_by:
        reason = f" – {judgement.decided_by.reason}" if judgement.decided_by.reason else ""
        yield words("judge"), f"{judge_note(judgement, words)}{reason}"
    for each in judgement.silenced:
        yield each.finding.rule, f"{settled(each, words)} – {each.finding.message}"


def _folded(rows: list[tuple[str, object]], words: Wording) -> Markup:
    listed = tag("dl", *(join((tag("dt", label), tag("dd", value))) for label, value in rows))
    return tag("details", tag("summary", words.page("details")), listed, class_="more")
