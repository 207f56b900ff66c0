"""The words that are marked: those in question in the statement, and their rivals in the passages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crosscheck.model import Draft, Evidence, Judgement, Span, Verdict

#: By class, the first wins where two overlap.
Marks = dict[str, list[Span]]

_UNCOVERED = frozenset({Verdict.UNSUPPORTED, Verdict.PARTIAL, Verdict.CONTRADICTED})


def in_statement(judgement: Judgement, draft: Draft) -> Marks:
    """The words of the draft that findings name, and, where it is not supported, those without a counterpart."""
    differs = [pair.draft for finding in judgement.findings for pair in finding.differs]
    missing: list[Span] = []
    if judgement.verdict in _UNCOVERED and judgement.findings:
        missing = list(_named(judgement, draft)) or ([] if differs else _unmatched(judgement))
    return {"differs": differs, "missing": missing}


def in_passage(evidence: Evidence, differs: list[Span]) -> Marks:
    """The rival words of a passage, and the words it shares with the statement."""
    return {"differs": differs, "match": [pair.article for pair in evidence.pairs]}


def _named(judgement: Judgement, draft: Draft) -> Iterator[Span]:
    """The words without a counterpart that a finding lists in its message."""
    for finding in judgement.findings:
        if finding.differs:
            continue
        words = {*re.findall(r"\w+", finding.message)}
        for span in _lacking(judgement):
            if words.issuperset(re.findall(r"\w+", span.of(draft.text))):
                yield span


def _unmatched(judgement: Judgement) -> list[Span]:
    """What the reader marks as unsupported; without a reader, what the best passage lacks."""
    read = [span for leaf in judgement.leaves() if leaf.entailment for span in leaf.entailment.marks]
    return read or list(_lacking(judgement))


def _lacking(judgement: Judgement) -> Iterator[Span]:
    """The words without a counterpart in the best passage, of the sentence or of the parts it consists of."""
    for leaf in judgement.parts or (judgement,):
        for evidence in leaf.evidence[:1] or judgement.evidence[:1]:
            yield from evidence.missing
