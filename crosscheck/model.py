"""The nouns of the house: frozen values that the stages hand to each other. No I/O here.

Offsets are code points and half-open (`start` included, `end` not), as Python slices are.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

# --------------------------------------------------------------------------- places in texts


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of code points in one text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The text this span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Location:
    """Where a span stands in the draft *file*: 1-based lines and columns in code points.

    `end_column` is one past the last character. `start` and `end` are code-point offsets into
    the decoded file (`Draft.source`).
    """

    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int


# --------------------------------------------------------------------------- the draft


@dataclass(frozen=True, slots=True)
class Segment:
    """One run of visible text and the run of the file it came from.

    With equal lengths the two correspond character by character; otherwise the whole run
    stands for the whole file run (an entity, a collapsed white space).
    """

    visible: Span
    file: Span

    @property
    def exact(self) -> bool:
        return len(self.visible) == len(self.file)


def _visible_start(segment: Segment) -> int:
    return segment.visible.start


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    TABLE_CELL = "table_cell"
    CAPTION = "caption"
    CODE = "code"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like unit of the visible text; sentences never cross its border."""

    span: Span
    kind: BlockKind
    level: int = 0  # heading level 1-6, list nesting; else 0


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink: the visible text it stands on, and where it leads."""

    span: Span
    url: str


@dataclass(frozen=True, slots=True)
class Comment:
    """An HTML comment of the draft file, which no reader sees: its place in the file, and its text."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A text to be checked: what a reader sees, and the exact way back to the file.

    `blocks` are in order and do not overlap; text between them is white space. Visible
    characters that stand for nothing in the file (the blank line between two HTML blocks)
    belong to no segment.
    """

    path: str
    text: str
    source: str
    segments: tuple[Segment, ...]
    blocks: tuple[Block, ...]
    links: tuple[Link, ...] = ()
    format: str = "txt"
    language: str = ""
    published: datetime | None = None
    title: str = ""
    sha256: str = ""
    line_starts: tuple[int, ...] = field(default=(), repr=False)
    comments: tuple[Comment, ...] = ()

    def file_span(self, span: Span) -> Span:
        """The stretch of `source` that shows as `span`; markup between its ends included."""
        if not self.segments:
            return Span(0, 0)
        after = bisect.bisect_right(self.segments, span.start, key=_visible_start)
        upto = bisect.bisect_left(self.segments, max(span.end, span.start + 1), key=_visible_start)
        first, last = self.segments[max(0, after - 1)], self.segments[max(0, upto - 1)]
        begin = first.file.start
        if first.exact:
            begin += min(max(0, span.start - first.visible.start), len(first.file))
        end = last.file.end
        if last.exact:
            end = last.file.start + min(max(0, span.end - last.visible.start), len(last.file))
        return Span(begin, max(begin, end))

    def locate(self, span: Span) -> Location:
        """Line and column of `span`, a stretch of the visible text, in the file."""
        return self.locate_in_file(self.file_span(span))

    def locate_in_file(self, where: Span) -> Location:
        """Line and column of a stretch of `source`."""
        line, column = self._line_column(where.start)
        end_line, end_column = self._line_column(where.end)
        return Location(line, column, end_line, end_column, where.start, where.end)

    def _line_column(self, offset: int) -> tuple[int, int]:
        index = max(0, bisect.bisect_right(self.line_starts, offset) - 1)
        start = self.line_starts[index] if self.line_starts else 0
        return index + 1, offset - start + 1


# --------------------------------------------------------------------------- claims and credit


class ClaimKind(StrEnum):
    CLAIM = "claim"
    HEADING = "heading"
    OPINION = "opinion"
    QUESTION = "question"
    META = "meta"


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of the draft, or one of the statements a sentence makes (`parts`).

    `reason` names, for every kind but a plain claim, the sign it was told by.
    Invariant: `draft.text[span.start:span.end] == text`.
    """

    id: str
    span: Span
    text: str
    kind: ClaimKind
    block: int
    reason: str = ""
    parts: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher that a draft can credit: `domain` is its main one and identifies it in reports.

    `names` are the forms prose uses, in the base form („Südkurier“); `domains` all hosts it
    publishes under, the main one first. `medium` says which words can stand for it later:
    newspaper, magazine, broadcaster, agency, portal.
    """

    id: str
    domain: str
    name: str
    names: tuple[str, ...]
    domains: tuple[str, ...]
    medium: str = "portal"
    country: str = ""
    language: str = ""
    timezone: str = "Europe/Berlin"
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    paywall_selectors: tuple[str, ...] = ()
    paywall_urls: tuple[str, ...] = ()
    lead_selectors: tuple[str, ...] = ()
    noise_selectors: tuple[str, ...] = ()
    entry_selectors: tuple[str, ...] = ()  # one element per liveblog entry
    article_id: str = ""  # regular expression with one group, over an article's URL
    verified: bool = True
    # Short forms that other outlets go by as well; who is meant, the draft's sources tell.
    shared_names: tuple[str, ...] = ()
    # Broadcasters that news in other languages quotes as speakers: credited there only as a source.
    credited_only_as_source: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """That a judge, not the rules alone, has spoken on a claim or a credit.

    `prompt` is the SHA-256 of model, prompt and inputs, under which the answer is kept; `reason` the
    judge's own words (unproven). `verdict` and `confidence` are what the rules had said before.
    """

    model: str
    prompt: str
    reason: str = ""
    verdict: str = ""
    confidence: float = 0.0


class Basis(StrEnum):
    EXPLICIT = "explicit"
    SCOPE = "scope"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whom a claim is credited to.

    `outlet` is None when the name fits no known outlet, or (`candidates`) more than one.
    `cue_span` is the place in the draft that names the source, also for basis `scope`.
    `reach` is the code of the reason why the credit covers this claim.
    """

    outlet: Outlet | None
    as_written: str
    cue: str
    cue_span: Span
    basis: Basis
    reach: str
    url: str = ""
    candidates: tuple[Outlet, ...] = ()
    decided_by: Decided | None = None

    @property
    def domain(self) -> str:
        """The outlet's main domain; for an unknown outlet the name as the draft writes it."""
        return self.outlet.domain if self.outlet else self.as_written


# --------------------------------------------------------------------------- sources


class State(StrEnum):
    """How much of an article could be read. Only FULL may accuse a draft."""

    FULL = "full"
    TRUNCATED = "truncated"
    PAYWALLED = "paywalled"
    CONSENT = "consent"
    BLOCKED = "blocked"
    ROBOTS_DENIED = "robots_denied"
    GONE = "gone"
    NOT_FOUND = "not_found"
    AMBIGUOUS = "ambiguous"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Passage:
    """A unit of an article's text: title, lead, paragraph, subhead, caption or liveblog entry."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Article:
    """A cited page as it was read; `text` is canonical (NFC, single spaces) and `sha256` its digest.

    `detail` says in English why `state` is what it is; `found_by` how the article was come by
    (manifest, option, link, archive …).
    """

    outlet: Outlet
    url: str
    state: State
    text: str = ""
    passages: tuple[Passage, ...] = ()
    title: str = ""
    lead: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    final_url: str = ""
    canonical_url: str = ""
    language: str = ""
    sha256: str = ""
    detail: str = ""
    found_by: str = ""
    fetched_at: datetime | None = None
    reservations: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    previous: Article | None = None  # the version a lock file pins, where this one reads differently

    @property
    def readable(self) -> bool:
        return self.state is State.FULL


# --------------------------------------------------------------------------- evidence and verdicts


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
    decided_by: Decided | None = None

    def leaves(self) -> Iterator[Judgement]:
        """The sentence itself and the statements it is made of."""
        yield self
        yield from self.parts

    def with_findings(self, *more: Finding) -> Judgement:
        return replace(self, findings=(*self.findings, *more))


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say about a place in the draft's file that is no claim (a comment, say)."""

    rule: str
    name: str
    severity: Severity
    message: str
    location: Location


@dataclass(frozen=True, slots=True)
class Document:
    """One draft with its judged claims, in the order of the text."""

    draft: Draft
    judgements: tuple[Judgement, ...]
    remarks: tuple[Remark, ...] = ()

    def findings(self) -> Iterator[Finding]:
        for judgement in self.judgements:
            yield from judgement.findings
            for part in judgement.parts:
                yield from part.findings


_INCOMPLETE = frozenset({"CC103", "CC501"})


def _settled(judgement: Judgement) -> bool:
    """Whether somebody has silenced that the source of this claim could not be read."""
    return any(s.finding.rule in _INCOMPLETE for leaf in judgement.leaves() for s in leaf.silenced)


def _unsettled(judgement: Judgement) -> bool:
    return judgement.verdict is Verdict.UNVERIFIABLE and not _settled(judgement)


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a run: all that the report formats may know.

    `notes` are things the reader should know that belong to no claim, in the reader's language;
    `timings` are seconds by stage (shown with -v, never part of a verdict).
    """

    version: str
    documents: tuple[Document, ...]
    articles: tuple[Article, ...]
    language: str
    fail_on: str = "error"
    notes: tuple[str, ...] = ()
    timings: tuple[tuple[str, float], ...] = ()

    def findings(self) -> Iterator[Finding]:
        for document in self.documents:
            yield from document.findings()

    def silenced(self) -> Iterator[Silenced]:
        for document in self.documents:
            for judgement in document.judgements:
                for leaf in judgement.leaves():
                    yield from leaf.silenced

    @property
    def incomplete(self) -> bool:
        """Whether a cited source could not be read, and nobody has settled that."""
        if any(_unsettled(j) for d in self.documents for j in d.judgements):
            return True
        settled = {
            a.domain for d in self.documents for j in d.judgements if _settled(j) for a in j.attributions
        }
        return any(not a.readable and a.outlet.domain not in settled for a in self.articles)

    @property
    def exit_code(self) -> int:
        """0 clean · 1 findings at or above `fail_on` · 3 incomplete and nothing worse found."""
        if self.fail_on != "never":
            limit = Severity(self.fail_on).rank
            # A source not found or not readable is what status 3 says; it must not turn 3 into 1.
            if any(f.severity.rank >= limit and f.rule not in _INCOMPLETE for f in self.findings()):
                return 1
            if any(r.severity.rank >= limit for d in self.documents for r in d.remarks):
                return 1
        return 3 if self.incomplete else 0
