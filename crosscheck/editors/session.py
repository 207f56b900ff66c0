"""Checks the text as it stands in an editor, with the settings and sources of `crosscheck check` in its folder."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from crosscheck import drafts, pipeline, workers
from crosscheck.config import Config, find, load, own_file, refusal_notes
from crosscheck.editors.outcome import Mark, Outcome, of_report
from crosscheck.editors.places import Places
from crosscheck.errors import CrosscheckError, UsageError, nearest
from crosscheck.model import Article, Document, Draft, Failed, Outlet, Report, Span
from crosscheck.outlets import registry as outlets
from crosscheck.outlets.registry import Registry
from crosscheck.reports.entries import entries
from crosscheck.retrieval import archive as archives
from crosscheck.retrieval.manifest import SourceRequest
from crosscheck.sourcing import own_sources
from crosscheck.triage import apply, decisions
from crosscheck.verification.memory import Memory

if TYPE_CHECKING:
    from crosscheck.model import Choice
    from crosscheck.pipeline import AnalyzedDraft
    from crosscheck.retrieval.archive.tables import TableArchive

_FORMATS = {"markdown": "markdown", "plaintext": "txt", "html": "html"}  # by the editor's name of a language
_PLACE = re.compile(r":(\d+)(?::(\d+))?: ")


class Options(Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """The settings of the editor, as `crosscheck check` has them; paths are relative to the folder.

    `seconds` is the time after which a check is stopped.
    """

    config: str = ""
    sources: tuple[str, ...] = ()
    published: str = ""
    report_language: str = ""
    reader: str = ""
    archive: str = ""
    offline: bool = True
    seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class Text:
    """A document of an editor: `path` is absolute, "" for one that was never saved."""

    path: str
    text: str
    kind: str = "markdown"
    folder: str = ""
    encoding: str = "utf-16"
    options: Options = field(default_factory=Options)


class Session:
    """The checks of one editor: what was judged before is not judged again."""

    def __init__(self) -> None:
        self._memories: dict[str, Memory] = {}
        self._reports: dict[str, Report] = {}

    def check(self, text: Text) -> Outcome:
        """The outcome of a check; what is wrong with the draft or its settings is marked in it."""
        if os.path.isdir(text.folder):
            os.chdir(text.folder)  # every path counts from there, as for the command line
        places, name = Places(text.text, text.encoding), _name(text)
        files: list[Path] = []
        try:
            config = _configuration(text, files)
            if not text.text.strip("\ufeff \t\r\n"):
                return Outcome(files=_watched(files))
            report = self._report(name, text, config, files)
        except CrosscheckError as exc:
            return Outcome((_problem(exc, name, places),), files=_watched(files))
        self._reports[text.path] = report
        shown = of_report(report, places, decidable=bool(text.path))
        return replace(shown, files=_watched(files), notes=(*refusal_notes(config.refused), *shown.notes))

    def forget(self, path: str) -> None:
        """Drops what is remembered of a document."""
        self._memories.pop(path, None)
        self._reports.pop(path, None)

    def decide(self, path: str, key: str, choice: Choice, reason: str) -> None:
        """Adds an editor's decision on a finding of the last check to the file beside the draft.

        Raises CrosscheckError.
        """
        if choice not in decisions.CHOICES:
            raise UsageError(f"unknown decision '{choice:.40}'", nearest(choice, decisions.CHOICES))
        found = list(entries(self._reports[path])) if path in self._reports else []
        entry = next((each for each in found if each.fingerprint == key), None)
        if entry is None or entry.finding is None or entry.judgement is None:
            raise UsageError("the finding is no longer there", "Decide on those that are shown now.")
        made = decisions.of_finding(
            entry.document, entry.judgement, entry.finding, choice,
            reason=reason, at=datetime.now(UTC).isoformat(timespec="seconds"),
        )  # fmt: skip
        decisions.add(decisions.beside(Path(path)), made)

    def _report(self, name: str, text: Text, config: Config, files: list[Path]) -> Report:
        apply.check_settings(config)
        workers.bound(config.limits.parse_seconds, config.limits.parse_memory)
        registry = outlets.load(config.outlets)
        draft = _draft(name, text, config)
        requests = _given(config, registry, files)
        registry = registry.with_sources(request.outlet for request in requests)
        files += own_sources.sidecars(Path(name)) or [Path(f"{Path(name).stem}{own_sources.SIDECAR}")]
        own = own_sources.of(draft, registry)
        files += [request.file for request in (*requests, *own) if request.file]
        decided = apply.decisions_beside([name]) if text.path else {}
        files.append(decisions.beside(Path(name)))
        memory = self._memories.setdefault(text.path, Memory())
        now = datetime.now(UTC)
        with _archive(config, registry) as archive:
            report = pipeline.run(
                [draft], requests, config, registry,
                now=now, archive=archive, executor=Remembering(config, memory), own=[own],
            )  # fmt: skip
        return apply.apply_triage(
            report, config, apply.baseline_entries(config), now.astimezone().date(), str(Path.cwd()),
            decided=decided,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Remembering:
    """Judges a draft in this process, with what was judged before."""

    config: Config
    memory: Memory

    def read(
        self, drafts: Sequence[Draft], registry: Registry, outlets: Sequence[tuple[Outlet, ...]]
    ) -> list[AnalyzedDraft | Failed]:
        return [
            pipeline.guarded(d, pipeline.read, d, self.config, registry.with_sources(more))
            for d, more in zip(drafts, outlets, strict=True)
        ]

    def judge(self, cases: Sequence[tuple[AnalyzedDraft, tuple[Article, ...]]]) -> list[Document | Failed]:
        return [
            pipeline.guarded(case.draft, pipeline.judge, case, articles, self.config, self.memory)
            for case, articles in cases
        ]


def _name(text: Text) -> str:
    """The draft's path as the command line would have it: relative to the folder if it lies below it."""
    if not text.path:
        return f"untitled{_suffix(text.kind)}"
    path, folder = Path(text.path), Path(text.folder or os.sep)
    return str(path.relative_to(folder)) if path.is_relative_to(folder) else str(path)


def _suffix(kind: str) -> str:
    return drafts.FORMATS[_FORMATS.get(kind, "txt")].suffixes[0]


def _configuration(text: Text, files: list[Path]) -> Config:
    options = text.options
    given: dict[str, object] = {
        "network.offline": options.offline or None,  # else as the settings say
        "sources": list(options.sources) or None,
        "published": options.published or None,
        "report_language": options.report_language or None,
        "reader": options.reader or None,
        "archive": options.archive or None,
    }
    chosen = Path(options.config) if options.config else None
    files += [chosen] if chosen else [own_file(), find(Path.cwd()) or Path("crosscheck.toml")]
    config = load(chosen, Path.cwd(), os.environ, given)
    if config.baseline:
        files.append(config.baseline)
    return config


def _draft(name: str, text: Text, config: Config) -> Draft:
    from crosscheck import moments

    known = Path(name).suffix.lower() in {s for form in drafts.FORMATS.values() for s in form.suffixes}
    form = "" if known else _FORMATS.get(text.kind, "txt")
    draft = drafts.read(name, text.text.encode("utf-8", "replace"), format=form)
    if draft.published is None and config.published:
        return replace(draft, published=moments.given(config.published))
    return draft


def _given(config: Config, registry: Registry, files: list[Path]) -> list[SourceRequest]:
    """The articles of the manifests and folders in the settings."""
    from crosscheck.retrieval import manifest, saved

    found: list[SourceRequest] = []
    for path in map(Path, config.sources):
        files.append(path)
        found += saved.folder(path, registry) if path.is_dir() else manifest.load(path, registry)
    return found


@contextmanager
def _archive(config: Config, registry: Registry) -> Iterator[TableArchive | None]:
    if config.archive == "none":
        yield None
        return
    with archives.opened(config.archive, registry) as found:
        yield found


def _watched(files: Sequence[Path]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(file.absolute()) for file in files))


def _problem(exc: CrosscheckError, name: str, places: Places) -> Mark:
    """An error of the draft or its settings, where the message says, else at the beginning."""
    message = exc.message.removeprefix(name)
    found = _PLACE.match(message)
    where = places.line(int(found[1]) - 1) if found else places.range(Span(0, 0))
    said = message[found.end() :] if found else exc.message
    return Mark(where, "error", "", f"{said} {exc.hint}".strip())
