"""The answer store in the database of a shared archive, so that each question is asked once per newsroom."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from crosscheck.errors import ArchiveError, JudgeError

if TYPE_CHECKING:
    from crosscheck.retrieval.archive.postgresql import Server

_PUT = (
    "INSERT INTO answers (digest, judge, answer) VALUES (?, ?, ?) "
    "ON CONFLICT (digest) DO UPDATE SET judge = excluded.judge, answer = excluded.answer"
)


class DatabaseAnswerStore:
    """An :class:`~crosscheck.second_opinion.answer_store.AnswerStore` in the archive at `url`.

    It connects for each call, as a judge may take minutes between them.
    """

    def __init__(self, url: str) -> None:
        self._url = url

    def get(self, digest: str) -> str | None:
        with self._server() as server:
            found = server.ask("SELECT answer FROM answers WHERE digest = ?", (digest,))
        return str(found[0][0]) if found else None

    def put(self, digest: str, judge: str, answer: str) -> None:
        with self._server() as server:
            server.do(_PUT, (digest, judge, answer))

    @contextmanager
    def _server(self) -> Iterator[Server]:
        try:
            from crosscheck.retrieval.archive.postgresql import Server

            with Server(self._url) as server:
                yield server
        except ArchiveError as error:
            raise JudgeError(
                f"the judge's answers cannot be kept: {error.message}",
                f"{error.hint} Without it every check asks anew.",
            ) from error
