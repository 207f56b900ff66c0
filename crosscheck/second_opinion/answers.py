"""Answers that were given before: the same check asks nothing twice and gives the same bytes.

They are kept under the digest of model, prompt and inputs (`base.digest`), in a file of their own in
the folder of the archive, or in its database (`shared_answers`). An entry holds what the judge said and
nothing else: no key, no passage.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
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
    """Where answers are kept, as texts."""

    def get(self, digest: str) -> str | None:
        """The answer kept under `digest`; None when there is none. Raises JudgeError."""

    def put(self, digest: str, judge: str, answer: str) -> None:
        """Keep `answer`, in place of an older one. Raises JudgeError."""


class Memory:
    """A store that lasts as long as the process."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def get(self, digest: str) -> str | None:
        return self._kept.get(digest)

    def put(self, digest: str, judge: str, answer: str) -> None:
        self._kept[digest] = answer


class Answers:
    """A store in the SQLite file `path`; it is made when the first answer is kept."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, digest: str) -> str | None:
        if not self._path.exists():
            return None
        with self._explained(), self._connection() as connection:
            row = connection.execute("SELECT answer FROM answers WHERE digest = ?", (digest,)).fetchone()
        return None if row is None else str(row[0])

    def put(self, digest: str, judge: str, answer: str) -> None:
        with self._explained():
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._connection() as connection:
                connection.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", (digest, judge, answer))

    def _connection(self) -> _Closing:
        return _Closing(self._path)

    def _explained(self) -> _Explained:
        return _Explained(self._path)


class _Closing:
    """A connection for one step: committed and closed at its end, rolled back after an error."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, timeout=10.0)

    def __enter__(self) -> sqlite3.Connection:
        self._connection.execute(_SCHEMA)
        return self._connection

    def __exit__(self, kind: object, *_: object) -> None:
        try:
            if kind is None:
                self._connection.commit()
        finally:
            self._connection.close()


class _Explained:
    """Turns what goes wrong with the file into a JudgeError."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if isinstance(error, (sqlite3.Error, OSError)):
            raise JudgeError(
                f"{self._path}: the judge's answers cannot be kept there ({error})",
                "Check the file and its folder; without it every check asks anew.",
            ) from error


@dataclass(frozen=True, slots=True)
class Heard:
    """A question, its digest, and what came of it; `kept` when nobody had to be asked."""

    question: Question
    digest: str
    reply: Reply
    kept: bool


def hear(
    judge: Judge,
    questions: Sequence[Question],
    store: AnswerStore,
    *,
    fresh: bool = False,
    broken: Callable[[JudgeError], None] | None = None,
) -> tuple[Heard, ...]:
    """A reply to each question, in their order: from the store, or else from the judge.

    What the judge said is kept, fit or unfit; that it could not be asked is not. `fresh` asks again.
    A plug-in that breaks its promise and raises makes all its questions unanswered, no more. When the
    store is out of order, `broken` is told and the answers count all the same; without it JudgeError is raised.
    """
    careful = _Careful(store, broken)
    digests = [digest(judge, question) for question in questions]
    kept = {d: _loaded(careful.get(d)) for d in digests} if not fresh else {}
    open_ = [q for q, d in zip(questions, digests, strict=True) if kept.get(d) is None]
    replies = dict(zip((q.id for q in open_), _asked(judge, open_), strict=True))
    heard = []
    for question, key in zip(questions, digests, strict=True):
        old = kept.get(key)
        reply = old if old is not None else replies[question.id]
        if old is None and (isinstance(reply, Answer) or reply.said):
            careful.put(key, judge.name, dumped(reply))
        heard.append(Heard(question, key, reply, old is not None))
    return tuple(heard)


class _Careful:
    """A store whose faults are told once and then cost nothing more."""

    def __init__(self, store: AnswerStore, broken: Callable[[JudgeError], None] | None) -> None:
        self._store: AnswerStore = store
        self._broken = broken

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
        if self._broken is None:
            raise exc
        self._broken(exc)
        self._store = Memory()


def _asked(judge: Judge, questions: Sequence[Question]) -> Sequence[Reply]:
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


def dumped(reply: Reply) -> str:
    """`reply` as JSON that `_loaded` reads back."""
    if isinstance(reply, Failure):
        told: dict[str, Any] = {"fault": reply.fault.value, "detail": reply.detail}
    else:
        told = {name: getattr(reply, name) for name in Answer.__dataclass_fields__}
    return json.dumps(told, sort_keys=True, default=str)


def _loaded(text: str | None) -> Reply | None:
    """The reply in a kept text; None for none, and for one that this version cannot read."""
    if text is None:
        return None
    try:
        told = json.loads(text)
        if "fault" in told:
            return Failure(Fault(told["fault"]), str(told["detail"]))
        values: dict[str, Any] = {k: tuple(v) if k in _LISTS else v for k, v in told.items()}
        return Answer(**values)
    except (ValueError, TypeError, KeyError):
        return None
