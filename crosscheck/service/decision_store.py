"""Where the decisions of editors are kept: files in a folder, or the archive's database. Two who write at once lose
nothing: each names the revision that the new decisions rest on, and the second is told that it is no longer the last.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from crosscheck.config import Config
from crosscheck.errors import OutputError, UsageError
from crosscheck.model import Decision
from crosscheck.retrieval.archive import is_url
from crosscheck.service.places import beside_archive
from crosscheck.triage import decisions
from crosscheck.triage.decisions import SUFFIX, Decisions

_PUT = (
    "INSERT INTO decisions (draft, content) VALUES (?, ?) "
    "ON CONFLICT (draft) DO UPDATE SET content = excluded.content"
)


class DecisionStore(Protocol):
    """Decisions by the name of the draft. All methods may be called from several threads, and raise CrosscheckError."""

    def read(self, draft: str) -> Decisions:
        """None at all, with the revision "", for a draft that nobody has decided on."""

    def add(self, draft: str, new: Sequence[Decision], revision: str) -> Decisions:
        """All decisions, with the new ones in place of earlier ones on the same findings. Raises ConflictError."""


def opened(config: Config) -> DecisionStore:
    if config.serve.decisions is None and config.archive != "none" and is_url(config.archive):
        return _InDatabase(config.archive)
    beside = beside_archive(config)
    folder = config.serve.decisions or (beside / "decisions" if beside else None)
    return _InFolder(folder) if folder else _Nowhere()


class _InFolder:
    """A file for each draft, as `crosscheck check` reads it beside the draft."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._one_at_a_time = threading.Lock()  # names of temporary files are those of the process

    def read(self, draft: str) -> Decisions:
        return decisions.read(self._folder / f"{draft}{SUFFIX}")

    def add(self, draft: str, new: Sequence[Decision], revision: str) -> Decisions:
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as exc:
            raise OutputError(
                f"{self._folder}: the folder cannot be made ({exc.strerror})",
                "Who runs the server can name another with --decisions.",
            ) from exc
        with self._one_at_a_time:
            return decisions.add(self._folder / f"{draft}{SUFFIX}", *new, revision=revision)


class _InDatabase:
    """A row for each draft in the archive at `url`. It connects for each call, as editors take minutes between them."""

    def __init__(self, url: str) -> None:
        self._url = url

    def read(self, draft: str) -> Decisions:
        from crosscheck.retrieval.archive.postgresql import Server

        with Server(self._url) as server:
            rows = server.ask("SELECT content FROM decisions WHERE draft = ?", (draft,))
        return _parsed(draft, rows[0][0] if rows else None)

    def add(self, draft: str, new: Sequence[Decision], revision: str) -> Decisions:
        from crosscheck.retrieval.archive.postgresql import Server

        with Server(self._url) as server, server.writing() as db:
            row = db.execute("SELECT content FROM decisions WHERE draft = ?", (draft,)).fetchone()
            made, text = decisions.added(_parsed(draft, row[0] if row else None), new, revision)
            db.execute(_PUT, (draft, text))
        return made


class _Nowhere:
    """Without an archive nothing is kept."""

    def read(self, draft: str) -> Decisions:
        return Decisions(path=f"{draft}{SUFFIX}")

    def add(self, draft: str, new: Sequence[Decision], revision: str) -> Decisions:
        raise UsageError(
            "decisions are not kept here: the server has no archive",
            "Who runs it can start it with --decisions DIR, or with an archive.",
        )


def _parsed(draft: str, content: str | None) -> Decisions:
    path = f"{draft}{SUFFIX}"
    return Decisions(path=path) if content is None else decisions.parse(content, path)
