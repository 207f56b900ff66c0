"""Where a credit and a passage stand, and which passages a reader needs to see."""

from __future__ import annotations

from crosscheck.model import Attribution, Basis, Draft, Evidence, Judgement, Span, Verdict
from crosscheck.reports.words import Wording

_UNCOUNTED = frozenset({"title", "lead", "subhead", "caption"})


def credit(each: Attribution, draft: Draft, words: Wording) -> str:
    """Whom a statement is credited to, and where the draft says so."""
    if each.basis is Basis.EXPLICIT:
        why = words("named_here")
    else:
        why = words("named_in_line", n=draft.locate(each.cue_span).line)
    if each.decided_by:
        why = f"{why}; {words('judge')} {each.decided_by.model}"
    unknown = "" if each.outlet else f", {words('unknown_outlet')}"
    return f"{each.domain} ({why}{unknown})"


def decided(judgement: Judgement, words: Wording) -> str:
    """That a judge has spoken on the statement, which one, and what the rules had said; "" if none has."""
    told = judgement.decided_by
    if told is None:
        return ""
    if told.verdict == judgement.verdict.value:
        return words("judge_agreed", model=told.model, prompt=told.prompt[:12])
    rules = words.verdict(Verdict(told.verdict))
    sure = round(told.confidence * 100)
    return words("judge_decided", model=told.model, rules=rules, n=sure, prompt=told.prompt[:12])


def position(evidence: Evidence, words: Wording) -> str:
    """Where in the article a passage stands, as a reader counts: „paragraph 3“; "" when unknown."""
    paragraph = 0
    for passage in evidence.article.passages:
        paragraph += passage.kind not in _UNCOUNTED
        if passage.span.overlaps(evidence.span):
            if passage.kind in {"title", "lead"}:
                return words(passage.kind)
            return words("paragraph", n=paragraph) if paragraph else ""
    return ""


def shown_passages(judgement: Judgement) -> list[tuple[Evidence, list[Span]]]:
    """The passages an editor needs, each once, with the article's differing words.

    They are those the findings rest on; without any the best one.
    """
    seen: dict[tuple[str, str, Span], tuple[Evidence, list[Span]]] = {}
    for finding in judgement.findings:
        for i, evidence in enumerate(finding.evidence):
            entry = seen.setdefault(_key(evidence), (evidence, []))
            if i == 0:
                entry[1].extend(pair.article for pair in finding.differs)
    if not seen and judgement.evidence:
        return [(judgement.evidence[0], [])]
    return list(seen.values())


def _key(evidence: Evidence) -> tuple[str, str, Span]:
    return evidence.article.outlet.domain, evidence.article.url, evidence.span
