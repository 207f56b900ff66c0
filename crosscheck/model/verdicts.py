"""Evidence, findings and the judgement on a claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from crosscheck.model.articles import Article
from crosscheck.model.attribution import Attribution, Claim, JudgeDecision
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
    """A passage of an article held against a claim.

    `span` and the article side of `pairs` are offsets into `article.text`; `missing` are spans of
    the draft's words without a counterpart. `score` is the share of the claim's rarity-weighted
    words that the passage bears out, 0 to 1.
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
    """Something an editor should look at, told by one rule about one place in the draft.

    `message` and `hint` are in the reader's language. `differs` are the draft's words and the
    article's words the finding is about, offsets into each text, for highlighting.
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
        """Order of an editor's queue: the higher, the sooner it needs eyes."""
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
    """A finding that somebody has settled or set aside: it is counted, and decides nothing.

    `by` is „comment“, „baseline“, „unchanged“ (outside the lines that changed) or „judge“; `place`
    says where that stands (`draft.md:12`, the baseline's file) or, of a judge, which one.
    """

    finding: Finding
    by: str
    reason: str
    place: str


@dataclass(frozen=True, slots=True)
class Entailment:
    """What the reader made of a claim beside the article that bears it out best, and who decided.

    The three probabilities sum to 1. `marks` are spans of the draft that the reader sees as not borne out.
    `decided` is "rule", "reader" or "both". `whole` is false where the claim was too long to be read to its end.
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
    """What became of one claim. `evidence` is best first; `parts` are judged on their own.

    `findings` are those that count; settled ones stand under `silenced`. `decided_by` names the judge
    who was asked and whose answer held; without it the rules alone decided.
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

    def leaves(self) -> Iterator[Judgement]:
        """The sentence itself and the statements it is made of."""
        yield self
        yield from self.parts

    def doubted(self) -> tuple[Span, ...]:
        """The draft's words in question: those that findings name, else those that the reader marks."""
        named = tuple(pair.draft for finding in self.findings for pair in finding.differs)
        if named or self.entailment is None or self.verdict is Verdict.SUPPORTED:
            return named
        return self.entailment.marks

    def with_findings(self, *more: Finding) -> Judgement:
        return replace(self, findings=(*self.findings, *more))
