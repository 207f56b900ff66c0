"""Notes of a report about the reader, that it could not be used, and about sentences that were too long."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from crosscheck import messages
from crosscheck.model import Document, Judgement
from crosscheck.verification.verifier import MOST_TOKENS

_LINES = 8  # of one draft that are listed


def notes(documents: Sequence[Document], language: str) -> tuple[str, ...]:
    """The notes for these documents, in the language of the report."""
    failed: dict[str, list[str]] = {}
    for document in documents:
        if document.unread:
            failed.setdefault(document.unread, []).append(document.draft.path)
    found = []
    for reason, paths in failed.items():
        form = "all" if len(paths) == len(documents) else "some"
        found.append(messages.text(f"notes.reader.{form}", language, paths=", ".join(paths), reason=reason))
    for document in documents:
        for key, lines in (("reader.long", _half_read(document)), ("too_long", _not_compared(document))):
            if lines:
                shown = ", ".join(map(str, lines[:_LINES])) + (", …" if len(lines) > _LINES else "")
                path = document.draft.path
                found.append(
                    messages.text(f"notes.{key}", language, path=path, lines=shown, most=MOST_TOKENS)
                )
    return tuple(found)


def _half_read(document: Document) -> list[int]:
    """Lines of the draft's file with sentences that the reader did not read to their end."""
    return _lines(document, lambda leaf: leaf.entailment is not None and not leaf.entailment.whole)


def _not_compared(document: Document) -> list[int]:
    """Lines of the draft's file with sentences that were not compared with anything, for their length."""
    return _lines(document, lambda leaf: leaf.too_long)


def _lines(document: Document, chosen: Callable[[Judgement], bool]) -> list[int]:
    found = [
        document.draft.locate(judgement.claim.span).line
        for judgement in document.judgements
        if any(map(chosen, judgement.leaves()))
    ]
    return list(dict.fromkeys(found))
