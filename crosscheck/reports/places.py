"""Where a credit and a passage stand, and which passages a reader needs to see."""

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
_LONGEST_LINE = 160  # characters; longer ones hold paragraphs
_HEADINGS = frozenset({BlockKind.HEADING, BlockKind.TABLE_HEADER, BlockKind.CAPTION})
_UNCOUNTED = frozenset({"title", "lead", "subhead", "caption"})


class Numbering:
    """Where a sentence of a document stands, as a reader of the draft counts: by lines where the file's are
    those of the text, else by paragraphs and sentences."""

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
        """The same in figures: „3“, or „3.2“."""
        at = self._at(span)
        if self.by_lines or at is None:
            return str(self._draft.locate(span).line)
        block = self._claims[at].block
        if self._draft.blocks[block].kind in _HEADINGS:
            return "–"
        return f"{self._paragraphs[block]}.{at - self._firsts[block] + 1}"

    def _at(self, span: Span) -> int | None:
        """The index of the sentence in which `span` begins."""
        at = bisect.bisect_right(self._starts, span.start) - 1
        return at if at >= 0 and self._claims[at].span.end > span.start else None


def _is_wrapped(draft: Draft) -> bool:
    """Whether the file's lines are short, as those of a text broken at a width or by sentence."""
    ends = [*draft.line_starts[1:], len(draft.source)]
    return all(end - start <= _LONGEST_LINE for start, end in zip(draft.line_starts, ends, strict=True))


def credit(each: Attribution, numbering: Numbering, words: Wording) -> str:
    """Whom a statement is credited to, and where the draft says so."""
    if each.basis is Basis.EXPLICIT:
        why = words("named_here")
    else:
        why = words("named_in", place=numbering.place(each.cue_span, words))
    if each.decided_by:
        why = f"{why}; {words('judge')} {each.decided_by.model}"
    unknown = "" if each.outlet else f", {words('unknown_outlet')}"
    return f"{each.domain} ({why}{unknown})"


def told_at(judgement: Judgement, document: Document) -> tuple[Judgement, Finding] | None:
    """The statement that has the finding on the missing article that this one rests on, where it has none
    itself: it is told once."""
    if judgement.verdict is not Verdict.UNVERIFIABLE or judgement.silenced:
        return None
    if any(finding.rule in INCOMPLETE for leaf in judgement.leaves() for finding in leaf.findings):
        return None
    mine = {each.domain for each in judgement.attributions}
    for other in document.judgements:
        for finding in (f for leaf in other.leaves() for f in leaf.findings if f.rule in INCOMPLETE):
            if not mine or mine & {each.domain for each in other.attributions}:
                return other, finding
    return None


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
