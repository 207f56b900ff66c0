"""The Python API: reading, checking and rendering, and whom a draft credits, as functions.

They neither print nor exit; errors of the user raise a :class:`crosscheck.errors.CrosscheckError` with
a message and a hint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.model import CreditedClaim, Draft, Outlet, Report

if TYPE_CHECKING:
    from crosscheck.config import Config
    from crosscheck.outlets.registry import Registry
    from crosscheck.retrieval.manifest import SourceRequest


@dataclass(frozen=True, slots=True)
class Source:
    """An article as a program has it: its `url`, its `content` (a page or a text), or both.

    `outlet` is an id, name or domain; without one the host of `url` tells it, else the page itself.
    `name` is shown in reports for a content without `url`, and its ending tells the format where the
    content does not. Without a zone, `published` is in the outlet's.
    """

    outlet: str = ""
    url: str = ""
    content: str | bytes = field(default="", repr=False)
    name: str = ""
    published: str = ""


#: A manifest, the path or URL of an article by outlet (id, name or domain), or articles.
Sources = Path | Mapping[str, str | Path] | Sequence[Source]


@dataclass(frozen=True, slots=True)
class Credits:
    """Whom a draft credits: its `claims` with their attributions, in order.

    `given` are the outlets that have an article among the sources, `linked` the addresses of articles that
    the draft links to, `missing` the outlets that no article was named of, `unknown` the names of no known outlet.
    """

    draft: Draft
    claims: tuple[CreditedClaim, ...]
    given: tuple[Outlet, ...]
    linked: tuple[str, ...]
    missing: tuple[Outlet, ...]
    unknown: tuple[str, ...]


def read(text: str | bytes | Path, *, name: str = "draft.txt", published: datetime | None = None) -> Draft:
    """A draft from its text, or from the file at a path.

    The format follows from the suffix of the path, or of `name` for a text. Raises DraftError for anything
    but a draft.
    """
    from crosscheck import drafts

    if isinstance(text, Path):
        return drafts.read_file(text, published=published)
    data = text.encode("utf-8") if isinstance(text, str) else text
    return drafts.read(name, data, published=published)


def check(
    drafts: Path | Draft | Iterable[Path | Draft],
    *,
    sources: Sources | None = None,
    published: datetime | None = None,
    language: str = "",
    offline: bool = False,
    allow_outside: bool = False,
    config: Config | Path | None = None,
    now: datetime | None = None,
    progress: Callable[[str], None] | None = None,
) -> Report:
    """Checks drafts against the articles they cite, like `crosscheck check`.

    `drafts` are files, which may list their own sources, or drafts from :func:`read`; `published` is the
    time of files. `allow_outside` lets manifests and drafts name files outside their own folder.
    `language` is that of the report, by default the draft's. `config` is a configuration or its file;
    without it the defaults apply, and no file is searched for. `now` is the time stamp of fetched pages.
    A judge in the settings is asked, and `progress` is called with a text saying what is sent where; an
    archive in the settings is neither read nor written.

    In the report, selection, ignore comments, the baseline and the decisions beside files are applied;
    `report.exit_code` is the exit status of the command. Unreadable sources are articles with a state, not errors.
    Raises a CrosscheckError for wrong settings, an unreadable draft, a malformed manifest, ignore comment or decision.
    """
    from crosscheck import pipeline, workers
    from crosscheck.drafts import read_file
    from crosscheck.outlets import registry as outlets
    from crosscheck.second_opinion import factory
    from crosscheck.sourcing import own_sources

    moment = now or datetime.now(UTC)
    settings = _settings(config, offline=offline, language=language)
    workers.bound(settings.limits.parse_seconds, settings.limits.parse_memory)
    given = [drafts] if isinstance(drafts, (Path, Draft)) else list(drafts)
    readings = [d if isinstance(d, Draft) else read_file(d, published=published) for d in given]
    registry = outlets.load(settings.outlets)
    requests = _requests(sources, registry, allow_outside)
    registry = registry.with_sources(request.outlet for request in requests)
    own = [
        () if isinstance(d, Draft) else own_sources.of(r, registry, outside=allow_outside)
        for d, r in zip(given, readings, strict=True)
    ]
    with factory.opened(settings, progress or (lambda _: None)) as second:
        unkept = replace(settings, archive="none")
        report = pipeline.run(
            readings, requests, unkept, registry, now=moment, progress=progress, second=second, own=own
        )
    files = [str(d) for d in given if isinstance(d, Path)]
    return triaged(report, settings, moment.date(), files)


def credits(draft: Draft, *, sources: Sources | None = None, config: Config | Path | None = None) -> Credits:
    """Whom a draft credits, and which articles it takes to check it; nothing is fetched, nothing judged.

    Raises a CrosscheckError for wrong settings or sources.
    """
    from crosscheck import pipeline
    from crosscheck.outlets import registry as outlets
    from crosscheck.retrieval.collect import Collector

    settings = _settings(config, offline=True, language="")
    registry = outlets.load(settings.outlets)
    requests = _requests(sources, registry, False)
    registry = registry.with_sources(request.outlet for request in requests)
    reading = pipeline.read(draft, settings, registry)
    with Collector(settings.network, now=datetime.now(UTC)) as collector:
        reading = pipeline.with_given_names(reading, requests, registry, collector)
    needs = pipeline.needed_articles(reading, requests)
    return Credits(
        reading.draft,
        reading.claims,
        given=tuple({r.outlet.id: r.outlet for r in requests}.values()),
        linked=tuple(dict.fromkeys(r.url for r in needs.requests if r.origin == "link")),
        missing=tuple(wanted.outlet for wanted in needs.wanted),
        unknown=tuple(dict.fromkeys(a.as_written for a in reading.attributions if a.outlet is None)),
    )


def render(report: Report, format: str = "full", **options: object) -> str:
    """The report in one of the formats of `--output-format`.

    `options` are the fields of :class:`crosscheck.reports.Options`, as `width` or `color`. Raises
    UsageError for an unknown format.
    """
    from crosscheck import reports
    from crosscheck.rules import all_rules
    from crosscheck.triage.rules import RULES

    chosen = replace(reports.Options(rules=(*RULES, *all_rules())), **options)  # type: ignore[arg-type]  # values passed on by name, checked when they are used
    return reports.get(format).render(report, chosen)


def triaged(report: Report, config: Config, today: date, files: Iterable[str] = ()) -> Report:
    """`report` after selection by the settings, ignore comments, the baseline, and decisions beside draft `files`."""
    from crosscheck.triage import apply

    apply.check_settings(config)
    return apply.apply_triage(
        report, config, apply.baseline_entries(config), today, str(Path.cwd()),
        decided=apply.decisions_beside(files),
    )  # fmt: skip


def _settings(config: Config | Path | None, *, offline: bool, language: str) -> Config:
    from crosscheck.config import Config, load

    chosen = (
        load(config, config.parent, {}, {}) if isinstance(config, Path) else config or Config(archive="none")
    )
    if offline:
        chosen = replace(chosen, network=replace(chosen.network, offline=True))
    return replace(chosen, report_language=language) if language else chosen


def _requests(sources: Sources | None, registry: Registry, outside: bool) -> tuple[SourceRequest, ...]:
    from crosscheck.retrieval import manifest

    if sources is None:
        return ()
    if isinstance(sources, Path):
        return manifest.load(sources, registry, outside=outside)
    if isinstance(sources, Mapping):
        return tuple(
            manifest.parse_option(f"{outlet}={where}", registry) for outlet, where in sources.items()
        )
    return tuple(_request(source, f"source {n}", registry) for n, source in enumerate(sources, 1))


def _request(source: Source, where: str, registry: Registry) -> SourceRequest:
    """The request for an article in memory. Raises UsageError, which names it."""
    from crosscheck.errors import ManifestError, UsageError
    from crosscheck.retrieval import manifest, saved

    data = source.content.encode() if isinstance(source.content, str) else source.content
    copy = manifest.Copy(source.name or where, data) if data else None
    try:
        return saved.given(
            registry,
            source.outlet,
            source.url,
            copy,
            published=source.published,
            origin="option",
            where=where,
        )
    except ManifestError as exc:
        raise UsageError(f"{where}: {exc.message}", exc.hint) from exc
