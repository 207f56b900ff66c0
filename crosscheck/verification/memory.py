"""Judgements of an earlier check of a draft, used again for statements that an edit left as they were.

A judgement depends on the statement, on the text near it, on its attributions and on the articles, and on nothing
else of the draft (`tests/test_memory.py` holds that). It is kept with spans relative to its statement.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

from crosscheck.model import Attribution, Claim, Evidence, Finding, Judgement, Span, WordPair
from crosscheck.text.text import Text

REACH = 256  # characters around a statement that may count for its judgement
_MOST = 2000  # judgements that are kept


@dataclass(frozen=True, slots=True)
class Bare:
    """The judgement on a statement without the findings on its attributions: those belong before the findings
    `after`. `parts` are the judgements on the statements in it."""

    whole: Judgement
    after: tuple[Finding, ...] = ()
    parts: tuple[Judgement, ...] = ()

    def moved(self, by: int) -> Bare:
        """With all spans of the draft shifted."""
        return Bare(
            _judgement(self.whole, by),
            tuple(_finding(f, by) for f in self.after),
            tuple(_judgement(part, by) for part in self.parts),
        )

    def of(self, claim: Claim, attributions: Sequence[Attribution]) -> Bare:
        """For the same statement under another id, with attributions of the same content."""
        own = tuple(attributions)
        return Bare(
            _of(self.whole, claim, own),
            tuple(replace(f, claim_id=claim.id) for f in self.after),
            tuple(_of(part, mine, own) for part, mine in zip(self.parts, claim.parts, strict=True)),
        )


class Memory:
    """The judgements on the statements of one draft, for its next check."""

    def __init__(self) -> None:
        self._setting: object = None
        self._known: OrderedDict[Hashable, Bare] = OrderedDict()

    def begin(self, setting: object) -> None:
        """To be called before a check: `setting` is all that judgements depend on beside the draft's text; if it has
        changed, everything is forgotten."""
        if setting != self._setting:
            self._known.clear()
            self._setting = setting

    def get(self, key: Hashable, claim: Claim, attributions: Sequence[Attribution]) -> Bare | None:
        """What was judged on a statement with this key, as the judgement on `claim`."""
        found = self._known.get(key)
        if found is None:
            return None
        self._known.move_to_end(key)
        return found.moved(claim.span.start).of(claim, attributions)

    def put(self, key: Hashable, bare: Bare) -> None:
        self._known[key] = bare.moved(-bare.whole.claim.span.start)
        while len(self._known) > _MOST:
            self._known.popitem(last=False)


def key_of(text: Text, claim: Claim, before: Claim | None, attributions: Sequence[Attribution]) -> Hashable:
    """All of the draft that the judgement on a claim depends on; `before` is the claim before it."""
    at, span = claim.span.start, claim.span
    start = max(0, at - REACH)
    return (
        text.string[start : span.end + REACH],
        at - start,
        len(span),
        tuple((part.span.shifted(-at), part.kind) for part in claim.parts),
        (before.kind, before.text) if before is not None else None,
        tuple((q.span.shifted(-at), q.outer.shifted(-at)) for q in text.quotations_in(span)),
        tuple(replace(a, cue_span=_near(a.cue_span, span)) for a in attributions),
    )


def _near(cue: Span, claim: Span) -> Span:
    """The span of a cue relative to the claim; where it is out of reach, its place does not count."""
    reach = Span(max(0, claim.start - REACH), claim.end + REACH)
    return cue.shifted(-claim.start) if reach.covers(cue) else Span(-REACH - 1, -REACH - 1)


def _of(judgement: Judgement, claim: Claim, attributions: tuple[Attribution, ...]) -> Judgement:
    findings = tuple(replace(finding, claim_id=claim.id) for finding in judgement.findings)
    return replace(judgement, claim=claim, attributions=attributions, findings=findings)


def _judgement(each: Judgement, by: int) -> Judgement:
    read = each.entailment
    return replace(
        each,
        claim=replace(each.claim, span=each.claim.span.shifted(by)),
        evidence=_evidence(each.evidence, by),
        findings=tuple(_finding(f, by) for f in each.findings),
        entailment=read and replace(read, marks=tuple(span.shifted(by) for span in read.marks)),
    )


def _finding(each: Finding, by: int) -> Finding:
    fix = each.fix
    if fix is not None:
        fix = replace(fix, edits=tuple(replace(edit, span=edit.span.shifted(by)) for edit in fix.edits))
    return replace(
        each,
        span=each.span.shifted(by),
        evidence=_evidence(each.evidence, by),
        differs=_pairs(each.differs, by),
        fix=fix,
    )


def _evidence(found: tuple[Evidence, ...], by: int) -> tuple[Evidence, ...]:
    return tuple(
        replace(each, pairs=_pairs(each.pairs, by), missing=tuple(span.shifted(by) for span in each.missing))
        for each in found
    )


def _pairs(pairs: tuple[WordPair, ...], by: int) -> tuple[WordPair, ...]:
    return tuple(replace(pair, draft=pair.draft.shifted(by)) for pair in pairs)
