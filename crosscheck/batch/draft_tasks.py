"""The work of a check on its drafts as tasks of an executor, with a journal to go on from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from crosscheck.batch import wire
from crosscheck.batch.executor import Executor, Start
from crosscheck.batch.journal import Journal, key_of
from crosscheck.batch.work import DraftCase, Failure, RunSettings, packed_case, unpacked_document
from crosscheck.config import Config
from crosscheck.language import get
from crosscheck.model import Article, Document, Draft, Failed, Outlet
from crosscheck.outlets.registry import Registry
from crosscheck.pipeline import AnalyzedDraft
from crosscheck.sourcing.gathering import in_order
from crosscheck.text.text import Text

#: Called after each draft with the stage ("read" or "judged"), the number of drafts done, and their total.
Tick = Callable[[str, int, int], None]


class DraftTasks:
    """What :class:`crosscheck.pipeline.DraftExecutor` asks for, by the executor that `start` makes.

    What `journal` holds of an earlier run is not judged again; what is judged is noted there at once. A context
    manager, which ends the workers.
    """

    def __init__(
        self, config: Config, start: Start, tick: Tick | None = None, journal: Journal | None = None
    ) -> None:
        self._config, self._start, self._journal = config, start, journal
        self._tick = tick or (lambda what, done, of: None)
        self._executor: Executor | None = None
        self.judged = 0  # drafts, those of an earlier run included

    def __enter__(self) -> DraftTasks:
        return self

    def __exit__(self, *_: object) -> None:
        if self._executor is not None:
            self._executor.close()

    def read(
        self, drafts: Sequence[Draft], registry: Registry, outlets: Sequence[tuple[Outlet, ...]]
    ) -> list[AnalyzedDraft | Failed]:
        self._executor = self._start(RunSettings(self._config, registry).packed())
        results: list[AnalyzedDraft | Failed] = [Failed(draft.path, "") for draft in drafts]
        tasks = _done(self._executor, "read", len(drafts), lambda n: wire.packed((drafts[n], outlets[n])))
        for done, (n, found) in enumerate(tasks, 1):
            if isinstance(found, Failure):
                results[n] = Failed(drafts[n].path, found.detail, found.trace)
            else:
                code, claims = wire.unpacked(found)
                draft = replace(drafts[n], language=code)
                results[n] = AnalyzedDraft(draft, Text.of(draft, get(code)), claims)
            self._tick("read", done, len(drafts))
        return results

    def judge(self, cases: Sequence[tuple[AnalyzedDraft, tuple[Article, ...]]]) -> list[Document | Failed]:
        asked = [DraftCase(r.draft, r.claims, tuple(sorted(a, key=in_order))) for r, a in cases]
        results: list[Document | Failed | None] = [None] * len(asked)
        keys = [""] * len(asked)
        if self._journal:
            keys = [key_of(case, self._config) for case in asked]
            results = [self._journal.document(key, case) for key, case in zip(keys, asked, strict=True)]
        left = [n for n, result in enumerate(results) if result is None]
        self.judged = len(asked) - len(left)
        self._tick("judged", self.judged, len(asked))
        for at, found in self._judged([asked[n] for n in left]):
            case = asked[left[at]]
            if isinstance(found, Failure):
                results[left[at]] = Failed(case.draft.path, found.detail, found.trace)
            else:
                results[left[at]] = unpacked_document(found, case)
                if self._journal:
                    self._journal.add(keys[left[at]], found)
            self.judged += 1
            self._tick("judged", self.judged, len(asked))
        return [result for result in results if result is not None]

    def _judged(self, cases: Sequence[DraftCase]) -> Iterator[tuple[int, bytes | Failure]]:
        assert self._executor is not None, "drafts are read before they are judged"
        uses = Counter(id(article) for case in cases for article in case.articles)
        shared = {id(a): a for case in cases for a in case.articles if uses[id(a)] > 1}
        given = wire.Known(list(shared.values()))
        self._executor.broadcast("share", wire.packed(given.values))
        return _done(self._executor, "judge", len(cases), lambda n: packed_case(cases[n], given))


def _done(
    executor: Executor, kind: str, number: int, task: Callable[[int], bytes]
) -> Iterator[tuple[int, bytes | Failure]]:
    """The results of `number` tasks as they come, with as many under way as is worth it."""
    given = 0
    for _ in range(number):
        while given < number and executor.waiting < executor.size:
            executor.submit(given, kind, task(given))
            given += 1
        yield executor.next()
