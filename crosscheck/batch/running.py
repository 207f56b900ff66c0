"""A batch from its first row to its last: drafts to workers, pages from the network, rows to the output.

Rows are answered in any order and written in that of the input. Only a bounded number is under way,
so a million drafts take no more memory than a thousand.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from crosscheck import __version__, files
from crosscheck.batch import kept, results, wire
from crosscheck.batch.executor import Executor
from crosscheck.batch.results import Output
from crosscheck.batch.rows import Row
from crosscheck.batch.work import DraftCase, DraftRow, Failure, RunSettings
from crosscheck.errors import ArchiveError, CrosscheckError, LockError, ManifestError, kind_of
from crosscheck.model import Article
from crosscheck.retrieval import manifest
from crosscheck.retrieval.archive.tables import TableArchive
from crosscheck.retrieval.collect import Collector
from crosscheck.retrieval.manifest import SourceRequest
from crosscheck.retrieval.reading import LARGEST
from crosscheck.sourcing.gathering import Needs, gather

T = TypeVar("T")
_AHEAD = 8  # rows that may wait for an earlier one, times what is under way
_FETCHED_TOGETHER = 64  # drafts whose pages are asked for at once, so that hosts are asked side by side


@dataclass(frozen=True, slots=True)
class _Fault:
    """What is wrong with one row."""

    detail: str


@dataclass(slots=True)
class _Opened:
    """A draft that was read and waits for its articles."""

    number: int
    ask: DraftRow
    case: DraftCase
    needs: Needs


@dataclass(slots=True)
class Batch:
    """Checks rows. `common` is what the workers of `executor` were given; pages are fetched by `collector`.
    Rows name files below the folder of their input, and others with `outside`."""

    common: RunSettings
    executor: Executor
    collector: Collector
    output: Output
    archive: TableArchive | None = None
    tick: Callable[[int], None] = lambda done: None
    outside: bool = False
    counts: Counter[str] = field(default_factory=Counter)
    _given: wire.Known = field(init=False)
    _settings: str = field(init=False)
    _asks: dict[int, DraftRow] = field(default_factory=dict)
    _lines: dict[int, bytes] = field(default_factory=dict)
    _opened: list[_Opened] = field(default_factory=list)
    _written: int = 0

    def __post_init__(self) -> None:
        self._given = wire.Known(self.common.articles)
        self._settings = settings_digest(self.common)

    def run(self, rows: Iterable[Row]) -> Counter[str]:
        """How many rows came to which status. Raises OutputError, WorkerError and ArchiveError; rows
        that are written by then stay."""
        number = 0
        ahead = max(_AHEAD * self.executor.size, 2 * _FETCHED_TOGETHER)
        for number, row in enumerate(rows, 1):
            while self.executor.waiting >= self.executor.size or number - self._written > ahead:
                self._step()
            self._begin(number - 1, row)
        while self._written < number:
            self._step()
        self.output.finish()
        return self.counts

    def _begin(self, number: int, row: Row) -> None:
        """Takes a row in: it goes to a worker, or is answered at once."""
        ask = _Fault(row.fault) if row.fault else self._tried(lambda: self._asked(row))
        if isinstance(ask, _Fault):
            self._answer(number, results.fault(row.id, "", row.path, f"{row.where}: {ask.detail}"))
            return
        before = self.output.earlier(row.id, ask.digest)
        if before is not None:
            self._answer(number, before)
            return
        self._asks[number] = ask
        self._submit(number, "whole" if self._alone else "open", ask)

    def _tried(self, do: Callable[[], T]) -> T | _Fault:
        """What `do` makes of one row; what is wrong with the row, for whatever it raises. An archive that fails
        does so for all rows."""
        try:
            return do()
        except (ArchiveError, LockError):
            raise
        except CrosscheckError as exc:
            return _Fault(f"{exc.message}. {exc.hint}")
        except Exception as exc:  # noqa: BLE001 - one row's fault must not cost the others their result
            return _Fault(kind_of(exc))

    def _submit(self, number: int, kind: str, value: object) -> None:
        self.executor.submit(2 * number + (kind != "open"), kind, wire.packed(value, self._given))

    @property
    def _alone(self) -> bool:
        """Whether workers need nothing of this process between reading and judging."""
        return self._offline and self.archive is None

    @property
    def _offline(self) -> bool:
        return self.common.config.network.offline

    def _step(self) -> None:
        """Waits for one thing to happen."""
        enough = 1 if self._offline else _FETCHED_TOGETHER
        if len(self._opened) >= enough or (self._opened and not self.executor.waiting):
            self._gather()
            return
        key, result = self.executor.next()
        number, last = divmod(key, 2)
        ask = self._asks[number]
        if isinstance(result, Failure):
            self._answer(number, results.fault(ask.id, ask.digest, ask.path, result.detail))
        elif last:
            self._answer(number, result)
        else:
            draft, claims, wanted = wire.unpacked(result)
            case = DraftCase(draft, claims, (*self.common.articles, *ask.articles))
            self._opened.append(_Opened(number, ask, case, wanted))

    def _gather(self) -> None:
        """The articles of all drafts that wait for theirs; pages are shared, and fetched side by side."""
        opened, self._opened = self._opened, []
        together = self._tried(lambda: gather(self.collector, [each.needs for each in opened]))
        if isinstance(together, _Fault):  # one of them fails: each alone, to see which
            found = [self._tried(partial(self._alone_gathered, each.needs)) for each in opened]
        else:
            found = list(together)
        for each, articles in zip(opened, found, strict=True):
            if isinstance(articles, _Fault):
                ask = each.ask
                self._answer(each.number, results.fault(ask.id, ask.digest, ask.path, articles.detail))
                continue
            case = replace(each.case, articles=(*each.case.articles, *articles))
            self._submit(each.number, "row", (each.ask, case))

    def _alone_gathered(self, needs: Needs) -> tuple[Article, ...]:
        return gather(self.collector, [needs])[0]

    def _answer(self, number: int, line: bytes) -> None:
        """Keeps a row until all before it are written."""
        self._asks.pop(number, None)
        self._lines[number] = line
        while self._written in self._lines:
            row = self._lines.pop(self._written)
            self.output.write(row)
            self.counts[kept.head(row).status] += 1
            self._written += 1
            self.tick(self._written)

    def _asked(self, row: Row) -> DraftRow:
        """The row with its own articles. Raises ManifestError for sources that mean nothing."""
        requests = tuple(self._request(values, row) for values in row.sources)
        files = [_file_digest(request) for request in requests]
        digest = wire.digest(
            self._settings, hashlib.sha256(row.data).hexdigest(), row.path, row.format, row.published,
            row.language, requests, files,
        )  # fmt: skip
        ask = DraftRow(row.id, digest, row.path, row.data, row.format, row.published, row.language, requests)
        if not requests or self.output.has(row.id, digest):
            return ask
        return replace(ask, articles=self.collector.collect(requests))

    def _request(self, values: results.Values, row: Row) -> SourceRequest:
        given = {key: value for key, value in values.items() if value is not None}
        return manifest.from_table(given, row.folder, self.common.registry, outside=self.outside)


def settings_digest(common: RunSettings) -> str:
    """The digest of all settings that decide a row, and of what is given for every draft."""
    config = common.config
    return wire.digest(
        __version__, config.language, config.report_language, config.fail_on, config.select,
        config.extend_select, config.ignore, config.min_confidence, config.per_path, config.outlets,
        config.network.offline, config.reader, config.baseline, common.accepted, common.folder,
        [(r.outlet.id, r.url, r.published) for r in common.requests],
        [replace(article, fetched_at=None) for article in common.articles],
    )  # fmt: skip


def _file_digest(request: SourceRequest) -> str:
    if request.file is None:
        return ""
    try:
        with files.opened(request.file) as stream:
            return hashlib.sha256(stream.read(LARGEST) or b"").hexdigest()
    except OSError as exc:
        raise ManifestError(f"{request.file}: cannot be read: {exc.strerror}", "Check the path.") from exc
