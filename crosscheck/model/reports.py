"""A draft with its judgements, and the result of a run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crosscheck.model.articles import Article
from crosscheck.model.drafts import Draft
from crosscheck.model.spans import Location
from crosscheck.model.verdicts import Finding, Judgement, Severity, Silenced, Verdict


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark on a location in the draft's file that is no claim, as a comment."""

    rule: str
    name: str
    severity: Severity
    message: str
    location: Location


@dataclass(frozen=True, slots=True)
class Document:
    """One draft with its judged claims, in the order of the text; `articles` are those it was checked
    against, in any state. `unread` says in English why the reader of the settings could not be used, so that
    words alone decided; "" if it was used, or none is set."""

    draft: Draft
    judgements: tuple[Judgement, ...]
    remarks: tuple[Remark, ...] = ()
    articles: tuple[Article, ...] = ()
    unread: str = ""

    def findings(self) -> Iterator[Finding]:
        for judgement in self.judgements:
            yield from judgement.findings
            for part in judgement.parts:
                yield from part.findings


@dataclass(frozen=True, slots=True)
class Failed:
    """A draft that could not be checked because of an internal error or a killed worker. `detail` is the
    reason in English, `trace` the traceback, if known."""

    path: str
    detail: str
    trace: str = ""


INCOMPLETE = frozenset({"CC103", "CC501"})  # rules: a source was not found, or could not be read


def _settled(judgement: Judgement) -> bool:
    """Whether the finding that this claim's source could not be read is silenced."""
    return any(s.finding.rule in INCOMPLETE for leaf in judgement.leaves() for s in leaf.silenced)


def _unsettled(judgement: Judgement) -> bool:
    return judgement.verdict is Verdict.UNVERIFIABLE and not _settled(judgement)


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a run, from which all report formats are rendered.

    `articles` are those of all documents, each page once. `notes` belong to no claim and are in the report's
    language; `timings` are seconds by stage (shown with -v). `failed` are drafts without a document.
    """

    version: str
    documents: tuple[Document, ...]
    articles: tuple[Article, ...]
    language: str
    fail_on: str = "error"
    notes: tuple[str, ...] = ()
    timings: tuple[tuple[str, float], ...] = ()
    failed: tuple[Failed, ...] = ()

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
        """Whether a draft could not be checked, or a cited source not be read without this being silenced."""
        if self.failed or any(_unsettled(j) for d in self.documents for j in d.judgements):
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
            # Findings on missing or unreadable sources are reported by status 3 and must not turn it into 1.
            if any(f.severity.rank >= limit and f.rule not in INCOMPLETE for f in self.findings()):
                return 1
            if any(r.severity.rank >= limit for d in self.documents for r in d.remarks):
                return 1
        return 3 if self.incomplete else 0
