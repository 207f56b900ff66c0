"""What a worker process does with a task: the check of one draft, or the credits in it.

Drafts and articles of a request lie in an empty folder while they are read, and the process stands in it: whatever a
draft names is looked for there, as the command line does it where somebody stands. So nothing else can be named.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck import drafts, moments, pipeline
from crosscheck.batch.work import RunSettings
from crosscheck.errors import CrosscheckError, DraftError, ManifestError, NoFileError
from crosscheck.model import Draft, Outlet, Report
from crosscheck.outlets.called import by_host, checked_url, outlet_called
from crosscheck.outlets.registry import Registry
from crosscheck.retrieval import saved
from crosscheck.retrieval.manifest import SourceRequest
from crosscheck.service import rendering
from crosscheck.service.tasks import GivenSource, Outcome, Task
from crosscheck.sourcing import own_sources

if TYPE_CHECKING:
    from crosscheck.config import Config
    from crosscheck.retrieval.archive.tables import TableArchive

Say = Callable[[str], None]


class Checker:
    """Does tasks, one after another; the archive stays open between them."""

    def __init__(self, common: RunSettings) -> None:
        self.common = common
        self._archive: TableArchive | None = None

    def done(self, task: Task, say: Say) -> Outcome:
        """The outcome. Raises CrosscheckError."""
        config = _narrowed(self.common.config, task)
        with _folder_of(task):
            say(f"reading {task.draft}")
            draft = _draft(task, config)
            requests = _requests(task.sources, self.common.registry)
            registry = self.common.registry.with_sources(request.outlet for request in requests)
            own = _own(draft, registry)
            if task.outputs == ("credits",):
                return rendering.credits(draft, requests, own, config, registry)
            rendering.refuse(draft, task)
            report = self._checked(draft, requests, own, config, registry, say)
            report = self._triaged(report, task, config)
            if report.failed:
                failed = report.failed[0]
                return Outcome(status=500, what=f"{failed.path}: could not be checked: {failed.detail}",
                               hint="This is a fault of crosscheck or of the machine; please report it.")  # fmt: skip
            return rendering.report(report, task)

    def _checked(
        self, draft: Draft, requests: tuple[SourceRequest, ...], own: tuple[SourceRequest, ...],
        config: Config, registry: Registry, say: Say,
    ) -> Report:  # fmt: skip
        from crosscheck.second_opinion import factory

        with factory.opened(config, say) as second:
            return pipeline.run(
                [draft], (*self.common.requests, *requests), config, registry, now=datetime.now(UTC),
                progress=say, second=second, archive=self._opened(config), own=[own],
            )  # fmt: skip

    def _triaged(self, report: Report, task: Task, config: Config) -> Report:
        from crosscheck.triage import apply, decisions

        path = f"{task.draft}{decisions.SUFFIX}"
        decided = {task.draft: decisions.parse(task.decisions, path)} if task.decisions else {}
        today = datetime.now(UTC).astimezone().date()
        return apply.apply_triage(
            report, config, self.common.accepted, today, self.common.folder, decided=decided
        )

    def _opened(self, config: Config) -> TableArchive | None:
        from crosscheck.retrieval import archive as archives

        if config.archive == "none":
            return None
        if self._archive is None:
            self._archive = archives.opened(config.archive, self.common.registry)
        return self._archive

    def forget(self) -> None:
        """Closes the archive after an error with it; the next task opens it anew."""
        if self._archive is not None:
            with contextlib.suppress(CrosscheckError):
                self._archive.close()
            self._archive = None


def _narrowed(config: Config, task: Task) -> Config:
    """The settings with the options of a request. Raises DraftError for an unknown language."""
    from crosscheck import language, messages

    asked = task.options
    for name, code, known in (
        ("language", asked.language, language.codes()),
        ("report_language", asked.report_language, messages.languages()),
    ):
        if code and code not in known:
            raise DraftError(f"options.{name}: unknown language '{code}'", f"Known: {', '.join(known)}.")
    return replace(
        config,
        language=asked.language or config.language,
        report_language=asked.report_language or config.report_language,
        network=replace(config.network, offline=config.network.offline or asked.offline),
    )


def _draft(task: Task, config: Config) -> Draft:
    published = None
    if task.options.published:
        published = moments.given(task.options.published)
        if published is None:
            raise DraftError(f"options.published: '{task.options.published}' is not a time", moments.FORMS)
    draft = drafts.read(task.draft, task.data, published=published)
    if draft.published is None and config.published:
        return replace(draft, published=moments.given(config.published))
    return draft


@contextlib.contextmanager
def _folder_of(task: Task) -> Iterator[None]:
    """A folder with the articles of the task, in which the process stands meanwhile."""
    with tempfile.TemporaryDirectory(prefix="crosscheck-") as folder, contextlib.chdir(folder):
        for source in task.sources:
            if source.name:
                Path(source.name).write_bytes(source.data)
        yield


def _own(draft: Draft, registry: Registry) -> tuple[SourceRequest, ...]:
    """The sources that the draft names. Raises DraftError and ManifestError, as :func:`own_sources.of`."""
    try:
        return own_sources.of(draft, registry)
    except CrosscheckError as error:
        cause: BaseException | None = error
        while cause is not None and not isinstance(cause, NoFileError):
            cause = cause.__cause__
        if cause is None:
            raise
        raise DraftError(error.message, "Send the article under this name among the sources.") from error


def _requests(sources: tuple[GivenSource, ...], registry: Registry) -> tuple[SourceRequest, ...]:
    return tuple(_request(source, registry) for source in sources)


def _request(source: GivenSource, registry: Registry) -> SourceRequest:
    """Raises ManifestError."""
    try:
        url = checked_url(source.url) if source.url else ""
        file = Path(source.name) if source.name else None
        if source.outlet:
            outlet, doubtful = outlet_called(source.outlet, registry, url)
            return SourceRequest(outlet, url, file, "option", where=source.where, doubtful=doubtful)
        if url:
            return SourceRequest(_host(url, registry), url, file, "option", where=source.where)
    except ManifestError as error:
        raise ManifestError(f"{source.where}: {error.message}", error.hint) from error
    assert file is not None
    return saved.request(file, registry, origin="folder", where=source.where)


def _host(url: str, registry: Registry) -> Outlet:
    from urllib.parse import urlsplit

    return by_host(urlsplit(url).hostname or "", registry)
