"""Texts on positions in draft and article, on attributions and judges; the passages to show."""

from __future__ import annotations

import bisect
from itertools import accumulate

from crosscheck.model import (
    INCOMPLETE,
    Attribution,
    Basis,
    BlockKind,
    Document,
    Draft,
    Evidence,
    Finding,
    Judgement,
    Span,
    Verdict,
)
from crosscheck.reports.words import Wording

_BY_LINES = frozenset({"txt", "markdown"})
_LONGEST_LINE = 160  # characters; longer lines are whole paragraphs
_HEADINGS = frozenset({BlockKind.HEADING, BlockKind.TABLE_HEADER, BlockKind.CAPTION})
_UNCOUNTED = frozenset({"title", "lead", "subhead", "caption"})


class Numbering:
    """The position of a sentence as readers of the draft count: by lines if the file is wrapped, otherwise
    by paragraphs and sentences."""

    def __init__(self, document: Document) -> None:
        self._draft = document.draft
        self._claims = [judgement.claim for judgement in document.judgements]
        self._starts = [claim.span.start for claim in self._claims]
        self.by_lines = self._draft.format in _BY_LINES and _is_wrapped(self._draft)
        counted = (int(block.kind not in _HEADINGS) for block in self._draft.blocks)
        self._paragraphs = list(accumulate(counted))
        self._firsts = {claim.block: k for k, claim in reversed(list(enumerate(self._claims)))}

    def place(self, span: Span, words: Wording) -> str:
        """„Zeile 3“, or „Absatz 3, Satz 2“."""
        at = self._at(span)
        if self.by_lines or at is None:
            return words("line", n=self._draft.locate(span).line)
        block = self._claims[at].block
        if self._draft.blocks[block].kind in _HEADINGS:
            return words("heading")
        return words("sentence", n=self._paragraphs[block], m=at - self._firsts[block] + 1)

    def number(self, span: Span) -> str:
        """The position in digits: „3“, or „3.2“."""
        at = self._at(span)
        if self.by_lines or at is None:
            return str(self._draft.locate(span).line)
        block = self._claims[at].block
        if self._draft.blocks[block].kind in _HEADINGS:
            return "–"
        return f"{self._paragraphs[block]}.{at - self._firsts[block] + 1}"

    def _at(self, span: Span) -> int | None:
        """The index of the sentence that contains the start of `span`."""
        at = bisect.bisect_right(self._starts, span.start) - 1
        return at if at >= 0 and self._claims[at].span.end > span.start else None


def _is_wrapped(draft: Draft) -> bool:
    """Whether the file's lines are short, as in text wrapped at a width or by sentence."""
    ends = [*draft.line_starts[1:], len(draft.source)]
    return all(end - start <= _LONGEST_LINE for start, end in zip(draft.line_starts, ends, strict=True))


def attribution_text(each: Attribution, numbering: Numbering, words: Wording) -> str:
    """The attributed outlet, and where the draft names it."""
    if each.basis is Basis.EXPLICIT:
        why = words("named_here")
    else:
        why = words("named_in", place=numbering.place(each.cue_span, words))
    if each.decided_by:
        why = f"{why}; {words('judge')} {each.decided_by.model}"
    unknown = "" if each.outlet else f", {words('unknown_outlet')}"
    return f"{each.domain} ({why}{unknown})"


def reported_at(judgement: Judgement, document: Document) -> tuple[Judgement, Finding] | None:
    """The claim that has the finding on the missing article of this one, and that finding; None if this
    claim has its own. Missing articles are reported once (`triage/missing_sources.py`)."""
    if judgement.verdict is not Verdict.UNVERIFIABLE or judgement.silenced:
        return None
    if any(finding.rule in INCOMPLETE for leaf in judgement.leaves() for finding in leaf.findings):
        return None
    domains = {each.domain for each in judgement.attributions}
    for other in document.judgements:
        for finding in (f for leaf in other.leaves() for f in leaf.findings if f.rule in INCOMPLETE):
            if not domains or domains & {each.domain for each in other.attributions}:
                return other, finding
    return None


def judge_note(judgement: Judgement, words: Wording) -> str:
    """The judge that decided the verdict, and the verdict of the rules; "" without a judge."""
    decision = judgement.decided_by
    if decision is None:
        return ""
    if decision.verdict == judgement.verdict.value:
        return words("judge_agreed", model=decision.model, prompt=decision.prompt[:12])
    rules = words.verdict(Verdict(decision.verdict))
    sure = round(decision.confidence * 100)
    return words("judge_decided", model=decision.model, rules=rules, n=sure, prompt=decision.prompt[:12])


def position(evidence: Evidence, words: Wording) -> str:
    """The position of a passage in its article, as „paragraph 3“; "" when unknown."""
    paragraph = 0
    for passage in evidence.article.passages:
        paragraph += passage.kind not in _UNCOUNTED
        if passage.span.overlaps(evidence.span):
            if passage.kind in {"title", "lead"}:
                return words(passage.kind)
            return words("paragraph", n=paragraph) if paragraph else ""
    return ""


def shown_passages(judgement: Judgement) -> list[tuple[Evidence, list[Span]]]:
    """The passages to show, each once, with the article's differing words.

    They are those of the findings, otherwise the best one.
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
