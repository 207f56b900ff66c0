"""The pipeline: draft → claims → attributions → articles → evidence → findings → report.

Services (configuration, registry, clock, progress) are arguments; nothing here prints, exits or reads the clock.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from crosscheck import __version__, messages, workers
from crosscheck.attribution import attribute
from crosscheck.claims import split
from crosscheck.config import Config
from crosscheck.errors import CrosscheckError, DraftError, ReaderError, kind_of
from crosscheck.language import detect, get
from crosscheck.model import (
    Article,
    Attribution,
    CreditedClaim,
    Document,
    Draft,
    Failed,
    Judgement,
    Outlet,
    Report,
)  # fmt: skip
from crosscheck.outlets.registry import Registry, is_makeshift
from crosscheck.reader import opened
from crosscheck.reader.base import Reader
from crosscheck.retrieval.archive import states
from crosscheck.retrieval.collect import Collector
from crosscheck.retrieval.lock import Lock
from crosscheck.retrieval.manifest import SourceRequest
from crosscheck.retrieval.reading import start_early
from crosscheck.sourcing import unknown_names
from crosscheck.sourcing.gathering import Needs, gather, given_for, in_order, needs, together
from crosscheck.sourcing.versions import at_their_time
from crosscheck.text.text import Text
from crosscheck.verification.memory import Memory
from crosscheck.verification.reader_notes import notes as reader_notes
from crosscheck.verification.verifier import ClaimVerifier
from crosscheck.verification.whole_draft import WholeDraft

if TYPE_CHECKING:
    from crosscheck.retrieval.archive.tables import TableArchive
    from crosscheck.second_opinion.review import SecondOpinion

Progress = Callable[[str], None]


class AnalyzedDraft(NamedTuple):
    """A draft with its text, and its claims with their attributions."""

    draft: Draft
    text: Text
    claims: tuple[CreditedClaim, ...]

    @property
    def attributions(self) -> list[Attribution]:
        """All attributions of the draft, in order."""
        return [a for each in self.claims for a in each.attributions]


T = TypeVar("T")


class DraftExecutor(Protocol):
    """Runs the work on many drafts, each independently; results are in the order of the drafts."""

    def read(
        self, drafts: Sequence[Draft], registry: Registry, outlets: Sequence[tuple[Outlet, ...]]
    ) -> Sequence[AnalyzedDraft | Failed]:
        """The result of :func:`read` for each draft, with its own `outlets` added to the registry."""

    def judge(
        self, cases: Sequence[tuple[AnalyzedDraft, tuple[Article, ...]]]
    ) -> Sequence[Document | Failed]:
        """The result of :func:`judge` for each draft with its articles."""


class _ThisProcess:
    """The executor that does the work itself, one draft after the other, each within its limit of time."""

    def __init__(self, config: Config) -> None:
        self._config, self._seconds = config, config.limits.draft_seconds

    def read(
        self, drafts: Sequence[Draft], registry: Registry, outlets: Sequence[tuple[Outlet, ...]]
    ) -> Sequence[AnalyzedDraft | Failed]:
        return [
            guarded(d, read, d, self._config, registry.with_sources(more), seconds=self._seconds)
            for d, more in zip(drafts, outlets, strict=True)
        ]

    def judge(
        self, cases: Sequence[tuple[AnalyzedDraft, tuple[Article, ...]]]
    ) -> Sequence[Document | Failed]:
        return [
            guarded(each.draft, judge, each, articles, self._config, seconds=self._seconds)
            for each, articles in cases
        ]


def run(
    drafts: Sequence[Draft],
    requests: Sequence[SourceRequest],
    config: Config,
    registry: Registry,
    *,
    now: datetime,
    progress: Progress | None = None,
    second: SecondOpinion | None = None,
    archive: TableArchive | None = None,
    lock: Lock | None = None,
    executor: DraftExecutor | None = None,
    own: Sequence[Sequence[SourceRequest]] = (),
) -> Report:
    """Checks each of `drafts` against the articles of `requests`, of its links and of its attributions.

    `own` are further requests for each draft alone. `now` is the time stamp of fetched pages; `second` is
    asked about doubtful claims; `archive` stores pages and `lock` pins their versions. `executor` runs the
    work on drafts, without it this process does. A draft whose check raises is reported as failed, and the
    others are checked. An unreadable source is an article with a state, not an error.

    Raises ArchiveError, LockError, DraftError for a draft that is too long, and UsageError or ManifestError
    for a misspelled name of a source.
    """
    for draft in drafts:
        check_length(draft, config)
    given = [given_for(requests, each) for each in own] if own else [tuple(requests)] * len(drafts)
    start_early(requests)
    registry = registry.with_sources(request.outlet for request in requests)
    outlets = [tuple(request.outlet for request in each) for each in own] or [()] * len(drafts)
    work = executor or _ThisProcess(config)
    results: Sequence[AnalyzedDraft | Failed] = work.read(drafts, registry, outlets)
    with Collector(config.network, now=now, progress=progress, archive=archive, lock=lock) as collector:
        results = [
            guarded(d, with_given_names, reading, each, registry, collector)
            for d, reading, each in zip(drafts, results, given, strict=True)
        ]
        given = [
            each for each, reading in zip(given, results, strict=True) if not isinstance(reading, Failed)
        ]
        readings, failed = partitioned(results)
        _refuse_misspelled(given, readings, registry)
        own_language = readings[0].text.language.code if readings else messages.FALLBACK
        language = config.report_language or own_language
        readings, doubts = review_attributions(readings, second, language)
        asked = [guarded(r.draft, needed_articles, r, own) for r, own in zip(readings, given, strict=True)]
        readings = [r for r, want in zip(readings, asked, strict=True) if not isinstance(want, Failed)]
        wanted, lost = partitioned(asked)
        articles = gather(collector, wanted)
    cases = list(zip(readings, articles, strict=True))
    documents, unjudged = partitioned(work.judge(cases))
    failed = [*failed, *lost, *unjudged]
    reviewed, notes = review(documents, config, second, language)
    failure_notes = [
        messages.text("notes.draft_failed", language, path=f.path, detail=f.detail) for f in failed
    ]
    return Report(
        __version__,
        reviewed,
        together(articles),
        language,
        config.fail_on,
        (*doubts, *reader_notes(documents, language), *notes, *failure_notes),
        failed=tuple(failed),
    )


def guarded(draft: Draft, do: Callable[..., T], *args: object, seconds: float = 0) -> T | Failed:
    """The result of `do(*args)` for one draft within `seconds` (0: no limit), or a Failed.

    A Failed among `args` is returned as it is; exceptions of `do` become one, except a CrosscheckError.
    """
    for each in args:
        if isinstance(each, Failed):
            return each
    try:
        with workers.deadline(seconds):
            return do(*args)
    except CrosscheckError:
        raise
    except Exception as exc:  # noqa: BLE001 - one draft's fault must not cost the others their result
        return Failed(draft.path, kind_of(exc), traceback.format_exc())


def partitioned(results: Sequence[T | Failed]) -> tuple[list[T], list[Failed]]:
    """The results and the failures, each in their order."""
    failed = [each for each in results if isinstance(each, Failed)]
    return [each for each in results if not isinstance(each, Failed)], failed


def check_length(draft: Draft, config: Config) -> None:
    """Raises DraftError for a draft that is longer than the settings allow."""
    most = config.limits.draft_characters
    if most and len(draft.text) > most:
        raise DraftError(
            f"{draft.path}: holds {len(draft.text):,} characters of text; the limit is {most:,}",
            "Split it, or raise limits.draft-characters (0: no limit).",
        )


def read(draft: Draft, config: Config, registry: Registry) -> AnalyzedDraft:
    """Analyses a draft: language, claims, attributions."""
    code = config.language or draft.language or detect(draft.text)
    draft = replace(draft, language=code)
    text = Text.of(draft, get(code))
    return AnalyzedDraft(draft, text, attribute(draft, split(draft, text), registry, text.language))


def with_given_names(
    reading: AnalyzedDraft, given: Sequence[SourceRequest], registry: Registry, collector: Collector
) -> AnalyzedDraft:
    """The draft, its attributions found again if a given article belongs to an outlet that the draft calls by an
    unknown name."""
    credited = {a.outlet.id for a in reading.attributions if a.outlet}
    if all(request.outlet.id in credited for request in given):
        return reading
    wider = registry.with_sources(request.outlet for request in given)
    return with_page_names(reading, collector.collect(given), wider)


def with_page_names(reading: AnalyzedDraft, articles: Sequence[Article], registry: Registry) -> AnalyzedDraft:
    """As :func:`with_given_names`, with the `articles` fetched; `registry` has their outlets."""
    draft, text, credits = reading.draft, reading.text, reading.attributions
    outlets = (
        *unknown_names.matched(credits, articles),
        *unknown_names.named_in_text(draft.text, credits, articles, registry),
    )
    wider = registry.with_sources(outlets)
    claims = [each.claim for each in reading.claims]
    return reading._replace(claims=attribute(draft, claims, wider, text.language)) if outlets else reading


def needed_articles(reading: AnalyzedDraft, given: Sequence[SourceRequest]) -> Needs:
    """The articles a draft needs, including those given, in the versions that count."""
    return at_their_time(needs(reading.draft, reading.claims, given), reading.text, reading.claims)


def _refuse_misspelled(
    given: Sequence[Sequence[SourceRequest]], readings: Sequence[AnalyzedDraft], registry: Registry
) -> None:
    """Raises UsageError or ManifestError for a source under a misspelled name."""
    doubtful = dict.fromkeys(request for each in given for request in each if request.doubtful)
    if not doubtful:
        return
    known = [n for o in registry.outlets if not is_makeshift(o) for n in (o.domain, *o.names)]
    wrong = unknown_names.misspelled_source(doubtful, [reading.attributions for reading in readings], known)
    if wrong is not None:
        raise wrong


def review_attributions(
    readings: list[AnalyzedDraft], second: SecondOpinion | None, language: str
) -> tuple[list[AnalyzedDraft], tuple[str, ...]]:
    """The drafts after the judge's review of doubtful attributions, and notes on it."""
    if second is None:
        return readings, ()
    again = [second.review_attributions(r.draft, r.claims, language) for r in readings]
    renewed = [r._replace(claims=claims) for r, (claims, _) in zip(readings, again, strict=True)]
    return renewed, tuple(dict.fromkeys(note for _, notes in again for note in notes))


def judge(
    reading: AnalyzedDraft, articles: Sequence[Article], config: Config, memory: Memory | None = None
) -> Document:
    """The draft's document: a judgement for every claim, in the order of the text.

    Uses the reader of the settings; if it fails, words alone decide and the document says why. With a `memory` of
    the draft, statements that are as they were are not judged again.
    """
    draft, text, claims = reading
    articles, code = tuple(sorted(articles, key=in_order)), text.language.code

    def judged(reader: Reader | None) -> tuple[Judgement, ...]:
        verifier = ClaimVerifier(text, articles, config, reading.attributions, reader, memory)
        found = verifier.judge_all(claims)
        return WholeDraft(draft, text, verifier, found, config.report_language or code).judgements()

    try:
        reader = opened(config.reader)
        if isinstance(reader, ReaderError):
            raise reader
        states.keep(reader, config.archive)
        return Document(draft, judged(reader), articles=articles)
    except ReaderError as exc:
        return Document(draft, judged(None), articles=articles, unread=exc.message)


def review(
    documents: Sequence[Document], config: Config, second: SecondOpinion | None, language: str
) -> tuple[tuple[Document, ...], tuple[str, ...]]:
    """The documents after the judge's review of doubtful verdicts, and notes on it."""
    if second is None:
        return tuple(documents), ()
    again = [second.review(document, _verifier(document, config), language) for document in documents]
    notes = (*second.notes(language), *(note for _, more in again for note in more))
    return tuple(document for document, _ in again), tuple(dict.fromkeys(notes))


def _verifier(document: Document, config: Config) -> ClaimVerifier:
    """A verifier with the articles of a document."""
    credits = [a for judgement in document.judgements for a in judgement.attributions]
    text = Text.of(document.draft, get(document.draft.language))
    return ClaimVerifier(text, document.articles, config, credits)
