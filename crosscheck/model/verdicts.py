"""Evidence, findings and the judgement on a claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from crosscheck.model.articles import Article
from crosscheck.model.attribution import Attribution, Claim, JudgeDecision
from crosscheck.model.decisions import Change, Decision, Fix
from crosscheck.model.spans import Span


class Stance(StrEnum):
    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    NEAREST = "nearest"


@dataclass(frozen=True, slots=True)
class WordPair:
    """A word of the draft and the word of the article it was aligned with; offsets into each text."""

    draft: Span
    article: Span
    similarity: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage of an article that was compared with a claim.

    `span` and the article side of `pairs` are offsets into `article.text`; `missing` are spans of the
    draft's words without a counterpart. `score` is the share of the claim's words, weighted by rarity, that
    the passage contains, 0 to 1.
    """

    article: Article
    span: Span
    score: float
    stance: Stance
    pairs: tuple[WordPair, ...] = ()
    missing: tuple[Span, ...] = ()

    @property
    def quote(self) -> str:
        return self.span.of(self.article.text)


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        return ("info", "warning", "error").index(self.value)


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem found by one rule at one span of the draft.

    `message` and `hint` are in the report's language. `differs` are the words of draft and article that the
    finding is about, as offsets into each text, for highlighting. `fix` is the correction that is offered, if
    the rule knows one. `decision` is what an editor decided on it; `outdated` says what has changed since, so
    that the decision no longer holds.
    """

    rule: str
    name: str
    severity: Severity
    confidence: float
    claim_id: str
    span: Span
    message: str
    hint: str = ""
    evidence: tuple[Evidence, ...] = ()
    differs: tuple[WordPair, ...] = ()
    fix: Fix | None = None
    decision: Decision | None = None
    outdated: Change = ""


class Verdict(StrEnum):
    SUPPORTED = "supported"
    PARTIAL = "partial"
    CONTRADICTED = "contradicted"
    UNSUPPORTED = "unsupported"
    MISATTRIBUTED = "misattributed"
    UNVERIFIABLE = "unverifiable"
    NOT_CHECKABLE = "not_checkable"

    @property
    def rank(self) -> int:
        """The priority in an editor's queue; higher comes first."""
        return _QUEUE.index(self)


_QUEUE = (
    Verdict.NOT_CHECKABLE,
    Verdict.SUPPORTED,
    Verdict.UNVERIFIABLE,
    Verdict.PARTIAL,
    Verdict.UNSUPPORTED,
    Verdict.MISATTRIBUTED,
    Verdict.CONTRADICTED,
)
FLAGGED = frozenset({Verdict.CONTRADICTED, Verdict.UNSUPPORTED, Verdict.MISATTRIBUTED})


@dataclass(frozen=True, slots=True)
class Silenced:
    """A silenced finding: it is counted, but does not affect the result.

    `by` is „comment“, „baseline“, „decision“, „unchanged“ (outside the changed lines) or „judge“; `place` is the
    location of the comment (`draft.md:12`), the file of the baseline or the decisions, or the name of the judge.
    """

    finding: Finding
    by: str
    reason: str
    place: str


@dataclass(frozen=True, slots=True)
class Entailment:
    """The reader's result for a claim and the article that supports it best, and who decided.

    The three probabilities sum to 1. `marks` are spans of the draft that the reader marks as unsupported.
    `decided` is "rule", "reader" or "both". `whole` is false if the claim was too long and has been cut.
    """

    reader: str
    supported: float
    absent: float
    contradicted: float
    marks: tuple[Span, ...] = ()
    decided: str = "both"
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Judgement:
    """The result for one claim. `evidence` is best first; `parts` are judged on their own.

    `findings` are the open ones, `silenced` the others. `decided_by` is the decision of a judge with a valid
    answer; without it the rules decided.
    """

    claim: Claim
    verdict: Verdict
    confidence: float
    attributions: tuple[Attribution, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    findings: tuple[Finding, ...] = ()
    parts: tuple[Judgement, ...] = ()
    silenced: tuple[Silenced, ...] = ()
    decided_by: JudgeDecision | None = None
    entailment: Entailment | None = None  # None where no reader was asked
    too_long: bool = False  # to be compared with anything

    def leaves(self) -> Iterator[Judgement]:
        """The sentence itself and its parts."""
        yield self
        yield from self.parts

    def doubted(self) -> tuple[Span, ...]:
        """The doubtful words of the draft: those of findings, otherwise those that the reader marks."""
        named = tuple(pair.draft for finding in self.findings for pair in finding.differs)
        if named or self.entailment is None or self.verdict is Verdict.SUPPORTED:
            return named
        return self.entailment.marks

    def with_findings(self, *more: Finding) -> Judgement:
        return replace(self, findings=(*self.findings, *more))
