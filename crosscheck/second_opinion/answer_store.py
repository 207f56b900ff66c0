"""The cache of a judge's answers: a repeated check asks nothing again and gives the same bytes.

Keys are digests of model, prompt and inputs (`base.digest`). The cache is an SQLite file beside the
archive, or a table of the archive's database (`database_store`). An entry holds the judge's answer
alone: no API key, no passage.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from crosscheck.errors import JudgeError
from crosscheck.second_opinion.base import Answer, Failure, Fault, Judge, Question, Reply, digest

_LISTS = ("quotes", "missing")
_SCHEMA = """
CREATE TABLE IF NOT EXISTS answers (
    digest TEXT PRIMARY KEY,        -- SHA-256 of model, prompt and inputs
    judge TEXT NOT NULL,
    answer TEXT NOT NULL            -- JSON
) WITHOUT ROWID
"""


class AnswerStore(Protocol):
    """A cache of answers in their JSON form."""

    def get(self, digest: str) -> str | None:
        """The answer stored under `digest`, or None. Raises JudgeError."""

    def put(self, digest: str, judge: str, answer: str) -> None:
        """Store `answer`, replacing an older one. Raises JudgeError."""


class MemoryAnswerStore:
    """A store in memory, for one process."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def get(self, digest: str) -> str | None:
        return self._kept.get(digest)

    def put(self, digest: str, judge: str, answer: str) -> None:
        self._kept[digest] = answer


class FileAnswerStore:
    """A store in the SQLite file `path`, created with the first answer."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, digest: str) -> str | None:
        if not self._path.exists():
            return None
        with self._transaction() as db:
            row = db.execute("SELECT answer FROM answers WHERE digest = ?", (digest,)).fetchone()
        return None if row is None else str(row[0])

    def put(self, digest: str, judge: str, answer: str) -> None:
        with self._transaction() as db:
            db.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", (digest, judge, answer))

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=10.0)) as db, db:
                db.execute(_SCHEMA)
                yield db
        except (sqlite3.Error, OSError) as error:
            raise JudgeError(
                f"{self._path}: the judge's answers cannot be kept there ({error})",
                "Check the file and its folder; without it every check asks anew.",
            ) from error


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """A question with its digest and the reply; `kept` if the reply came from the store."""

    question: Question
    digest: str
    reply: Reply
    kept: bool


def ask_with_store(
    judge: Judge,
    questions: Sequence[Question],
    store: AnswerStore,
    *,
    fresh: bool = False,
    on_error: Callable[[JudgeError], None] | None = None,
) -> tuple[AnsweredQuestion, ...]:
    """The reply to each question, in their order: from the store, otherwise from the judge.

    Answers are stored, also malformed ones; failures to reach the judge are not. `fresh` ignores stored
    answers. A judge that raises gives a Failure for all its questions. An error of the store is passed
    to `on_error` and the answers still count; without `on_error` the JudgeError is raised.
    """
    tolerant = _FaultTolerantStore(store, on_error)
    digests = [digest(judge, question) for question in questions]
    kept = {d: _decoded(tolerant.get(d)) for d in digests} if not fresh else {}
    open_ = [q for q, d in zip(questions, digests, strict=True) if kept.get(d) is None]
    replies = dict(zip((q.id for q in open_), _ask(judge, open_), strict=True))
    answered = []
    for question, key in zip(questions, digests, strict=True):
        old = kept.get(key)
        reply = old if old is not None else replies[question.id]
        if old is None and (isinstance(reply, Answer) or reply.cacheable):
            tolerant.put(key, judge.name, encoded(reply))
        answered.append(AnsweredQuestion(question, key, reply, old is not None))
    return tuple(answered)


class _FaultTolerantStore:
    """A store that reports its first error to `on_error` and is replaced by memory after it."""

    def __init__(self, store: AnswerStore, on_error: Callable[[JudgeError], None] | None) -> None:
        self._store: AnswerStore = store
        self._on_error = on_error

    def get(self, digest: str) -> str | None:
        try:
            return self._store.get(digest)
        except JudgeError as exc:
            self._give_up(exc)
            return None

    def put(self, digest: str, judge: str, answer: str) -> None:
        try:
            self._store.put(digest, judge, answer)
        except JudgeError as exc:
            self._give_up(exc)

    def _give_up(self, exc: JudgeError) -> None:
        if self._on_error is None:
            raise exc
        self._on_error(exc)
        self._store = MemoryAnswerStore()


def _ask(judge: Judge, questions: Sequence[Question]) -> Sequence[Reply]:
    if not questions:
        return ()
    try:
        replies = list(judge.ask(questions))
    except Exception as exc:  # noqa: BLE001 - foreign code; the check goes on without it
        return [Failure(Fault.UNUSABLE, f"{type(exc).__name__} in {judge.name}", final=True)] * len(questions)
    if len(replies) != len(questions):
        detail = f"{judge.name} gave {len(replies)} replies to {len(questions)} questions"
        return [Failure(Fault.UNUSABLE, detail, final=True)] * len(questions)
    return [r if isinstance(r, (Answer, Failure)) else Failure(Fault.SHAPE, "not an answer") for r in replies]


def encoded(reply: Reply) -> str:
    """`reply` as JSON, as `_decoded` reads it."""
    if isinstance(reply, Failure):
        fields: dict[str, Any] = {"fault": reply.fault.value, "detail": reply.detail}
    else:
        fields = {name: getattr(reply, name) for name in Answer.__dataclass_fields__}
    return json.dumps(fields, sort_keys=True, default=str)


def _decoded(text: str | None) -> Reply | None:
    """The reply in a stored text; None for no text, and for one that this version cannot read."""
    if text is None:
        return None
    try:
        fields = json.loads(text)
        if "fault" in fields:
            return Failure(Fault(fields["fault"]), str(fields["detail"]))
        values: dict[str, Any] = {k: tuple(v) if k in _LISTS else v for k, v in fields.items()}
        return Answer(**values)
    except (ValueError, TypeError, KeyError):
        return None
