"""Which statements of published drafts were borne out by the pinned sources and are not by those of today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from crosscheck import pipeline
from crosscheck.config import Config
from crosscheck.language import get
from crosscheck.model import (
    FLAGGED,
    Article,
    CreditedClaim,
    Document,
    Failed,
    Judgement,
    Report,
    State,
    Verdict,
)
from crosscheck.reports.units import claims
from crosscheck.retrieval.lock import Lock
from crosscheck.text.text import Text
from crosscheck.watching.sources import looked_at
from crosscheck.watching.values import Fallen, Kind, Watched, WatchedSource


def watched(report: Report, lock: Lock, config: Config, now: datetime, *, again: bool = False) -> Watched:
    """What has changed for the worse since the sources of a report were pinned.

    `report` is a check against the sources as they are today, made with `lock`, so that its articles carry the pinned
    versions. `again`: what was told before is told anew.
    """
    sources = looked_at(report.articles, lock, again=again)
    by_place = {_place(source.article): source for source in sources}
    fallen: list[Fallen] = []
    failed = list(report.failed)
    for document in report.documents:
        altered = [
            s for a in document.articles if (s := by_place.get(_place(a))) and s.kind is not Kind.UNCHANGED
        ]
        if altered:
            seconds = 2 * config.limits.draft_seconds  # it is judged twice
            found = pipeline.guarded(document.draft, _fallen, document, altered, config, seconds=seconds)
            if isinstance(found, Failed):
                failed.append(found)
            else:
                fallen += found
    counted = tuple(s.with_statements(_statements(report, s)) for s in sources)
    reasons = tuple((f.path, f.detail) for f in failed)
    return Watched(counted, tuple(fallen), report.language, now, reasons)


def _fallen(document: Document, altered: Sequence[WatchedSource], config: Config) -> list[Fallen]:
    """The statements of a draft whose verdict is worse today."""
    before = _judged(document, tuple(_as_pinned(a, altered) for a in document.articles), config)
    today = _judged(document, tuple(_as_today(a, altered) for a in document.articles), config)
    found = []
    for old, new in zip(claims(before), claims(today), strict=True):
        if _is_worse(old.verdict, new.verdict):
            own = _sources_of(new, altered)
            earlier, now = next(iter(old.evidence), None), next(iter(new.evidence), None)
            is_new = any(source.new for source in own)
            found.append(Fallen(document.draft, old, new, own, earlier, now, is_new))
    return found


def _judged(document: Document, articles: tuple[Article, ...], config: Config) -> Document:
    """The draft judged against these versions of its articles."""
    draft = document.draft
    claims = tuple(CreditedClaim(j.claim, j.attributions) for j in document.judgements)
    reading = pipeline.AnalyzedDraft(draft, Text.of(draft, get(draft.language)), claims)
    return pipeline.judge(reading, articles, config)


def _as_pinned(article: Article, altered: Sequence[WatchedSource]) -> Article:
    """The article as it was pinned; as it is where the pinned text is not at hand."""
    source = _altered(article, altered)
    if source is None:
        return replace(article, previous=None)
    if article.previous is not None and article.sha256 != source.pin.sha256:
        before = article.previous
        return replace(before, outlet=article.outlet, url=article.url, previous=None)
    return replace(article, state=State(source.pin.state) if article.text else article.state, previous=None)


def _as_today(article: Article, altered: Sequence[WatchedSource]) -> Article:
    """The article as it is today. One that cannot be read is left as it was pinned: that it is gone does not make what
    it said untrue."""
    source = _altered(article, altered)
    if source is not None and source.kind.unread:
        return _as_pinned(article, altered)
    return replace(article, previous=None)


def _altered(article: Article, altered: Sequence[WatchedSource]) -> WatchedSource | None:
    return next((source for source in altered if _place(source.article) == _place(article)), None)


def _is_worse(before: Verdict, now: Verdict) -> bool:
    if before is Verdict.SUPPORTED:
        return now in FLAGGED or now is Verdict.PARTIAL
    return before is Verdict.PARTIAL and now in FLAGGED


def _sources_of(judgement: Judgement, altered: Sequence[WatchedSource]) -> tuple[WatchedSource, ...]:
    """The altered sources that a statement is credited to; all of them where it is credited to none of these."""
    own = {a.outlet.id for a in judgement.attributions if a.outlet}
    read = tuple(s for s in altered if not s.kind.unread)
    return tuple(s for s in read if s.outlet.id in own) or read


def _statements(report: Report, source: WatchedSource) -> int:
    """How many statements are credited to the outlet of a source in drafts that are held against it."""
    place = _place(source.article)
    return sum(
        any(a.outlet and a.outlet.id == source.outlet.id for a in judgement.attributions)
        for document in report.documents
        if any(_place(article) == place for article in document.articles)
        for judgement in claims(document)
    )


def _place(article: Article) -> tuple[str, str]:
    return article.outlet.id, article.url
