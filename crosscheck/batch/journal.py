"""What an interrupted check has judged already, in the user's cache folder.

The digest of a result is that of all that its verdicts hang on, the name of the draft included; its report is the
document as bytes that refer to draft and articles of the run which reads them.
"""

from __future__ import annotations

import base64
import json
import os
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from crosscheck import __version__
from crosscheck.batch import kept, wire
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
        case.claims, [_digest(article) for article in case.articles],
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


class Journal:
    """The journal in `file`; with `resume` what is in it counts, else it is begun anew.

    What other runs have left in the same folder counts too, so that a draft more or less in the list costs
    nothing. A journal that cannot be read or written is no reason not to check: `fault` says what is wrong, and
    nothing more is written.
    """

    def __init__(self, file: Path, *, resume: bool) -> None:
        self.file, self.fault = file, ""
        self._resume, self._stream, self._kept = resume, -1, kept.Kept()
        for other in sorted(file.parent.glob("*.jsonl")) if resume else ():
            try:
                self._kept.add(other)
            except OSError as exc:
                self.fault = f"{other}: cannot be read ({exc.strerror}); all of it is judged anew"

    def document(self, key: str, case: DraftCase) -> Document | None:
        """What was judged before, in terms of this case; None when there is nothing that holds."""
        try:
            found = self._kept.get("", key)
            return unpacked_document(base64.b64decode(json.loads(found)["report"]), case) if found else None
        except (OSError, ValueError):
            return None

    def add(self, key: str, data: bytes) -> None:
        if self.fault:
            return
        report = base64.b64encode(data).decode("ascii")
        row = {"id": "", "status": "judged", "digest": key, "check": "", "report": report}
        try:
            if self._stream < 0:
                self._open()
            kept.write(self._stream, kept.line(row))
        except OSError as exc:
            self.fault = (
                f"{self.file}: what is done cannot be noted ({exc.strerror}); --resume will not know it"
            )

    def close(self) -> None:
        if self._stream >= 0:
            os.close(self._stream)
            self._stream = -1

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
        anew = os.O_APPEND if self._resume else os.O_TRUNC
        self._stream = os.open(self.file, os.O_WRONLY | os.O_CREAT | anew, 0o600)
        if os.fstat(self._stream).st_size:
            kept.write(self._stream, b"\n")  # the last line may have been cut short
