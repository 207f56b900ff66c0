"""The work of a check on each of its drafts, done by a pool or by this process, and remembered."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from crosscheck import pipeline, workers
from crosscheck.batch import wire
from crosscheck.batch.journal import Journal, NoJournal, key_of
from crosscheck.batch.pool import Pool, Processes
from crosscheck.batch.work import (
    DraftCase,
    Failure,
    RunSettings,
    packed_case,
    packed_document,
    unpacked_document,
)
from crosscheck.config import Config
from crosscheck.errors import kind_of
from crosscheck.language import get
from crosscheck.model import Article, Document, Draft, Failed, Outlet
from crosscheck.outlets.registry import Registry
from crosscheck.pipeline import AnalyzedDraft
from crosscheck.sourcing.gathering import in_order
from crosscheck.text.text import Text

#: Told after each draft what was done with how many of how many: „read“ or „judged“.
Tick = Callable[[str, int, int], None]
T = TypeVar("T")


class Hands:
    """What :class:`crosscheck.pipeline.DraftExecutor` asks for. `jobs` above 1 are worker processes.

    What `journal` holds of an earlier run is not judged again; what is judged is noted there at once.
    A context manager, which ends the workers.
    """

    def __init__(
        self, config: Config, jobs: int = 1, tick: Tick | None = None, journal: Journal | None = None
    ) -> None:
        self._config, self._jobs = config, jobs
        self._tick = tick or (lambda what, done, of: None)
        self._journal: Journal | NoJournal = journal or NoJournal()
        self._pool: Pool | None = None

    def __enter__(self) -> Hands:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.close()

    def read(
        self, drafts: Sequence[Draft], registry: Registry, outlets: Sequence[tuple[Outlet, ...]]
    ) -> list[AnalyzedDraft | Failed]:
        results: list[AnalyzedDraft | Failed] = [Failed(draft.path, "") for draft in drafts]
        do = self._read_here if self._jobs == 1 else self._read_spread
        for done, (n, reading) in enumerate(do(drafts, registry, outlets), 1):
            results[n] = reading
            self._tick("read", done, len(drafts))
        return results

    def _read_here(
        self, drafts: Sequence[Draft], registry: Registry, outlets: Sequence[tuple[Outlet, ...]]
    ) -> Iterator[tuple[int, AnalyzedDraft | Failed]]:
        for n, draft in enumerate(drafts):
            wider = registry.with_sources(outlets[n])
            yield n, self._tried(draft, pipeline.read, draft, self._config, wider)

    def _read_spread(
        self, drafts: Sequence[Draft], registry: Registry, outlets: Sequence[tuple[Outlet, ...]]
    ) -> Iterator[tuple[int, AnalyzedDraft | Failed]]:
        common = RunSettings(self._config, registry).packed()
        self._pool = Processes(common, self._jobs, seconds=self._config.limits.draft_seconds)
        for n, found in _done(
            self._pool, "read", len(drafts), lambda n: wire.packed((drafts[n], outlets[n]))
        ):
            if isinstance(found, Failure):
                yield n, Failed(drafts[n].path, found.detail, found.trace)
            else:
                code, claims, credits = wire.unpacked(found)
                draft = replace(drafts[n], language=code)
                yield n, AnalyzedDraft(draft, Text.of(draft, get(code)), claims, credits)

    def judge(self, cases: Sequence[tuple[AnalyzedDraft, tuple[Article, ...]]]) -> list[Document | Failed]:
        asked = [DraftCase(r.draft, r.claims, r.credits, tuple(sorted(a, key=in_order))) for r, a in cases]
        results: list[Document | Failed] = [Failed(case.draft.path, "") for case in asked]
        keys = [key_of(case, self._config) for case in asked] if self._journal else [""] * len(asked)
        left = []
        for n, case in enumerate(asked):
            kept = self._journal.document(keys[n], case)
            if kept is None:
                left.append(n)
            else:
                results[n] = kept
        done = len(asked) - len(left)
        self._tick("judged", done, len(asked))
        do = self._here if self._jobs == 1 else self._spread
        for n, (judged, data) in do([asked[n] for n in left]):
            results[left[n]] = judged
            if isinstance(judged, Document):
                self._journal.add(keys[left[n]], data or packed_document(judged, asked[left[n]]))
            done += 1
            self._tick("judged", done, len(asked))
        return results

    def _here(self, cases: Sequence[DraftCase]) -> Iterator[tuple[int, tuple[Document | Failed, bytes]]]:
        for n, case in enumerate(cases):
            reading = AnalyzedDraft(
                case.draft, Text.of(case.draft, get(case.draft.language)), case.claims, case.credits
            )
            yield n, (self._tried(case.draft, pipeline.judge, reading, case.articles, self._config), b"")

    def _spread(self, cases: Sequence[DraftCase]) -> Iterator[tuple[int, tuple[Document | Failed, bytes]]]:
        assert self._pool is not None, "drafts are read before they are judged"
        uses = Counter(id(article) for case in cases for article in case.articles)
        shared = {id(a): a for case in cases for a in case.articles if uses[id(a)] > 1}
        given = wire.Known(list(shared.values()))
        self._pool.broadcast("share", wire.packed(given.values))
        for n, found in _done(self._pool, "judge", len(cases), lambda n: packed_case(cases[n], given)):
            if isinstance(found, Failure):
                yield n, (Failed(cases[n].draft.path, found.detail, found.trace), b"")
            else:
                yield n, (unpacked_document(found, cases[n]), found)

    def _tried(self, draft: Draft, do: Callable[..., T], *args: object) -> T | Failed:
        """What `do` gives; its failure for what it raises, as in a worker."""
        try:
            with workers.deadline(self._config.limits.draft_seconds):
                return do(*args)
        except Exception as exc:  # noqa: BLE001 - one draft's fault must not cost the others their result
            return Failed(draft.path, kind_of(exc), traceback.format_exc())


def _done(
    pool: Pool, kind: str, number: int, task: Callable[[int], bytes]
) -> Iterator[tuple[int, bytes | Failure]]:
    """The results of `number` tasks as they come, with as many under way as is worth it."""
    given = 0
    for _ in range(number):
        while given < number and pool.waiting < pool.size:
            pool.submit(given, kind, task(given))
            given += 1
        yield pool.next()
