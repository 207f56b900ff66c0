"""What an interrupted check has judged already: a file with a line for each finished draft.

A line names the draft's key, a digest of all that its verdicts hang on, and holds the document as
bytes that refer to draft and articles of the run which reads them. It is written when the draft is
done; a line cut short by whatever ended the run is dropped.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from crosscheck import __version__
from crosscheck.batch import wire
from crosscheck.batch.work import DraftCase, unpacked_document
from crosscheck.config import Config
from crosscheck.model import Article, Document

_KEPT = 14 * 86_400.0  # seconds after which what was left of a run is thrown away
_article_digests: dict[int, tuple[Article, str]] = {}


def key_of(case: DraftCase, config: Config) -> str:
    """The digest of what the case's document hangs on; when a page was fetched is no part of it."""
    draft = case.draft
    return wire.digest(
        __version__, config.report_language, config.reader,
        draft.path, draft.format, draft.sha256, draft.language, draft.published,
        case.claims, case.credits, [_digest(article) for article in case.articles],
    )  # fmt: skip


def _digest(article: Article) -> str:
    known = _article_digests.get(id(article))
    if known is None or known[0] is not article:
        known = article, wire.digest(replace(article, fetched_at=None))
        _article_digests[id(article)] = known
    return known[1]


def place(folder: Path, drafts: Sequence[str], where: str) -> Path:
    """The file for a run on these drafts, started in the directory `where`."""
    return folder / f"{wire.digest(where, list(drafts))[:24]}.jsonl"


def tidy(folder: Path) -> None:
    """Throws away what runs have left that nobody went on with."""
    for file in folder.glob("*.jsonl"):
        try:
            if time.time() - file.stat().st_mtime > _KEPT:
                file.unlink()
        except OSError:
            continue


class NoJournal:
    """Remembers nothing."""

    def __bool__(self) -> bool:
        return False

    def document(self, key: str, case: DraftCase) -> Document | None:
        return None

    def add(self, key: str, data: bytes) -> None:
        pass


class Journal:
    """The journal in `file`; with `resume` what stands there counts, else it is begun anew.

    What other runs have left in the same folder counts too, so that a draft more or less in the list
    costs nothing: keys say exactly what a line is about.

    A journal that cannot be written or read is no reason not to check: `fault` says what is wrong,
    and nothing more is written.
    """

    def __init__(self, file: Path, *, resume: bool) -> None:
        self.file, self.fault = file, ""
        self._stream: int | None = None
        self._lines: dict[str, str] = {}
        self._whole = 0  # bytes of the file that are whole lines
        if resume:
            for other in sorted(file.parent.glob("*.jsonl")):
                if other != file:
                    self._load(other)
            self._whole = self._load(file)

    def __bool__(self) -> bool:
        return True

    @property
    def kept(self) -> int:
        """How many drafts stand in it."""
        return len(self._lines)

    def document(self, key: str, case: DraftCase) -> Document | None:
        """What was judged before, in terms of this case; None when there is nothing that holds."""
        text = self._lines.get(key)
        if text is None:
            return None
        try:
            return unpacked_document(base64.b64decode(text, validate=True), case)
        except ValueError:
            return None

    def add(self, key: str, data: bytes) -> None:
        if self.fault:
            return
        text = base64.b64encode(data).decode("ascii")
        line = json.dumps({"key": key, "digest": _check(key, text), "document": text}) + "\n"
        try:
            if self._stream is None:
                self._open()
            assert self._stream is not None
            os.write(self._stream, line.encode("ascii"))
            self._lines.setdefault(key, "")
        except OSError as exc:
            self.fault = (
                f"{self.file}: what is done cannot be noted ({exc.strerror}); --resume will not know it"
            )

    def close(self) -> None:
        if self._stream is not None:
            os.close(self._stream)
            self._stream = None

    def remove(self) -> None:
        """The run is complete: there is nothing to go on with."""
        self.close()
        try:
            self.file.unlink(missing_ok=True)
        except OSError as exc:
            self.fault = self.fault or f"{self.file}: could not be removed ({exc.strerror})"

    def _open(self) -> None:
        # Drafts are not yet published: nobody else may read what is said of them.
        self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._stream = os.open(self.file, os.O_WRONLY | os.O_CREAT, 0o600)
        os.ftruncate(self._stream, self._whole)
        os.lseek(self._stream, 0, os.SEEK_END)

    def _load(self, file: Path) -> int:
        """Takes over what stands in a journal; gives the bytes of it that are whole lines."""
        whole = 0
        try:
            data = file.read_bytes()
        except FileNotFoundError:
            return 0
        except OSError as exc:
            self.fault = f"{file}: cannot be read ({exc.strerror}); all is judged anew"
            return 0
        for raw in data.splitlines(keepends=True):
            entry = _entry(raw)
            if entry is None:
                break  # what follows a broken line was not written by us
            self._lines[entry[0]] = entry[1]
            whole += len(raw)
        return whole


def _entry(raw: bytes) -> tuple[str, str] | None:
    if not raw.endswith(b"\n"):
        return None
    try:
        found = json.loads(raw)
        key, text = found["key"], found["document"]
        return (key, text) if found["digest"] == _check(key, text) else None
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _check(key: str, text: str) -> str:
    return hashlib.sha256(f"{key} {text}".encode()).hexdigest()[:16]
