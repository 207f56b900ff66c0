"""The work on one draft as a task, bytes in and bytes out: what a worker of any kind does.

Kinds of tasks: `read` finds a draft's statements and credits, `judge` holds them against the draft's
articles. `open` reads a draft from its bytes, `row` judges it, settles what settings and comments
settle and renders its row of output; `whole` is both, where nothing has to be fetched in between.
`share` sends articles that many drafts use; later tasks refer to them.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from crosscheck.batch import wire
from crosscheck.config import Config
from crosscheck.errors import CrosscheckError, kind_of
from crosscheck.language import get
from crosscheck.model import Article, CreditedClaim, Document, Draft, Outlet, Report
from crosscheck.outlets.registry import Registry
from crosscheck.retrieval.collect import Collector
from crosscheck.retrieval.manifest import SourceRequest
from crosscheck.sourcing.gathering import Needs, gather, together
from crosscheck.text.text import Text

if TYPE_CHECKING:
    from crosscheck.triage.apply import Accepted

_NEVER = datetime.min.replace(tzinfo=UTC)  # no page is stamped where none is fetched


@dataclass(frozen=True, slots=True)
class RunSettings:
    """What all tasks of a run share. `requests` and `articles` are those given for every draft;
    `accepted` the baseline's entries, of which those before `today` have expired; `folder` is what paths
    in the settings are relative to."""

    config: Config
    registry: Registry
    requests: tuple[SourceRequest, ...] = ()
    articles: tuple[Article, ...] = ()
    accepted: Accepted = ()
    today: date = date.min
    folder: str = ""

    def packed(self) -> bytes:
        return wire.packed(replace(self, registry=replace(self.registry)))  # without what it has worked out


@dataclass(frozen=True, slots=True)
class Failure:
    """That a task could not be done: `detail` says why in English, `trace` where in the program."""

    detail: str
    trace: str = ""


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft as it came in, for a row of output. `digest` is that of all that decides the row but what is
    fetched; `requests` and `articles` are those given for this draft alone."""

    id: str
    digest: str
    path: str
    data: bytes
    format: str = ""
    published: datetime | None = None
    language: str = ""
    requests: tuple[SourceRequest, ...] = ()
    articles: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftCase:
    """A draft that was read, with the articles it is held against."""

    draft: Draft
    claims: tuple[CreditedClaim, ...]
    articles: tuple[Article, ...]


class Worker:
    """Does tasks. `common` is what :meth:`RunSettings.packed` gives."""

    def __init__(self, common: bytes) -> None:
        self.common: RunSettings = wire.unpacked(common)
        self.given = wire.Known(self.common.articles)
        self._registries: dict[tuple[Outlet, ...], Registry] = {}
        self.tasks: dict[str, Callable[[bytes], bytes]] = {
            "read": self._read, "judge": self._judge, "open": self._open, "row": self._judge_row,
            "whole": self._whole, "share": self._share,
        }  # fmt: skip

    def do(self, kind: str, task: bytes) -> bytes | Failure:
        """The task's result; a Failure for a task that raises, since no draft may stop the others."""
        try:
            return self.tasks[kind](task)
        except CrosscheckError as exc:
            return Failure(f"{exc.message}. {exc.hint}")
        except MemoryError:
            return Failure(
                f"needed more than the {self.common.config.limits.draft_memory} MB of limits.draft-memory"
            )
        except Exception as exc:  # noqa: BLE001 - whatever one draft sets off is told as that draft's error
            return Failure(kind_of(exc), traceback.format_exc())

    def _read(self, task: bytes) -> bytes:
        from crosscheck import pipeline

        draft, outlets = wire.unpacked(task)
        read = pipeline.read(draft, self.common.config, self._registry(outlets))
        return wire.packed((read.draft.language, read.claims))

    def _judge(self, task: bytes) -> bytes:
        case = unpacked_case(task, self.given)
        return packed_document(self._document(case), case)

    def _open(self, task: bytes) -> bytes:
        return wire.packed(self._opened(wire.unpacked(task, self.given)))

    def _judge_row(self, task: bytes) -> bytes:
        ask, case = wire.unpacked(task, self.given)
        return self._row(ask, case)

    def _whole(self, task: bytes) -> bytes:
        ask: DraftRow = wire.unpacked(task, self.given)
        draft, claims, wanted = self._opened(ask)
        with Collector(self.common.config.network, now=_NEVER) as collector:
            (found,) = gather(collector, [wanted])
        return self._row(ask, DraftCase(draft, claims, (*self.common.articles, *ask.articles, *found)))

    def _opened(self, ask: DraftRow) -> tuple[Draft, tuple[CreditedClaim, ...], Needs]:
        """The draft, read, and the articles it wants besides those it is given."""
        from crosscheck import drafts, pipeline

        draft = drafts.read(ask.path, ask.data, format=ask.format, published=ask.published)
        pipeline.check_length(draft, self.common.config)
        if ask.language:
            draft = replace(draft, language=ask.language)
        registry = self._registry(tuple(request.outlet for request in ask.requests))
        config, articles = self.common.config, (*self.common.articles, *ask.articles)
        reading = pipeline.with_page_names(pipeline.read(draft, config, registry), articles, registry)
        given = (*self.common.requests, *ask.requests)
        wanted = pipeline.needed_articles(reading, given)
        return reading.draft, reading.claims, replace(wanted, requests=wanted.requests[len(given) :])

    def _row(self, ask: DraftRow, case: DraftCase) -> bytes:
        """The row of output for a draft."""
        from crosscheck import __version__
        from crosscheck.batch import results
        from crosscheck.reports.json_v1 import to_dict
        from crosscheck.triage.apply import apply_triage
        from crosscheck.verification.reader_notes import notes as reader_notes

        document, config = self._document(case), self.common.config
        language = config.report_language or case.draft.language
        articles = together([document.articles])
        notes = reader_notes([document], language)
        report = Report(__version__, (document,), articles, language, config.fail_on, notes)
        report = apply_triage(report, config, self.common.accepted, self.common.today, self.common.folder)
        return results.line(ask.id, ask.digest, ask.path, to_dict(report))

    def _share(self, task: bytes) -> bytes:
        self.given.add(wire.unpacked(task))
        return b""

    def _document(self, case: DraftCase) -> Document:
        from crosscheck import pipeline

        text = Text.of(case.draft, get(case.draft.language))
        reading = pipeline.AnalyzedDraft(case.draft, text, case.claims)
        return pipeline.judge(reading, case.articles, self.common.config)

    def _registry(self, outlets: tuple[Outlet, ...]) -> Registry:
        """The registry with the outlets that a draft's own sources add; few differ between drafts."""
        if outlets not in self._registries:
            if len(self._registries) > 64:
                self._registries.clear()
            self._registries[outlets] = self.common.registry.with_sources(outlets)
        return self._registries[outlets]


def packed_case(case: DraftCase, given: wire.Known) -> bytes:
    """The case as a task; `given` is what every worker has."""
    return wire.packed((case.draft, case.claims, case.articles), given)


def unpacked_case(task: bytes, given: wire.Known) -> DraftCase:
    return DraftCase(*wire.unpacked(task, given))


def packed_document(document: Document, case: DraftCase) -> bytes:
    """The document as bytes that refer to the case for the draft and the articles."""
    return wire.packed(document, wire.Known((case.draft, *case.articles)))


def unpacked_document(data: bytes, case: DraftCase) -> Document:
    """Raises :class:`wire.WireError`, also for what is no document."""
    found = wire.unpacked(data, wire.Known((case.draft, *case.articles)))
    if not isinstance(found, Document):
        raise wire.WireError(f"a {type(found).__name__}, not a document")
    return found
