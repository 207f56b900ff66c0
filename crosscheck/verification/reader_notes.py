"""Notes of a report about the reader: that it could not be used, or that a sentence was too long for it."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck import messages
from crosscheck.model import Document

_LINES = 8  # of one draft that are listed


def notes(documents: Sequence[Document], language: str) -> tuple[str, ...]:
    """The notes about the reader for these documents, in the language of the report."""
    failed: dict[str, list[str]] = {}
    for document in documents:
        if document.unread:
            failed.setdefault(document.unread, []).append(document.draft.path)
    found = []
    for reason, paths in failed.items():
        form = "all" if len(paths) == len(documents) else "some"
        found.append(messages.text(f"notes.reader.{form}", language, paths=", ".join(paths), reason=reason))
    for document in documents:
        lines = _too_long(document)
        if lines:
            shown = ", ".join(map(str, lines[:_LINES])) + (", …" if len(lines) > _LINES else "")
            found.append(messages.text("notes.reader.long", language, path=document.draft.path, lines=shown))
    return tuple(found)


def _too_long(document: Document) -> list[int]:
    """Lines of the draft's file with sentences that the reader did not read to their end."""
    found = [
        document.draft.locate(judgement.claim.span).line
        for judgement in document.judgements
        if any(leaf.entailment and not leaf.entailment.whole for leaf in judgement.leaves())
    ]
    return list(dict.fromkeys(found))
