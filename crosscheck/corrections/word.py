"""Writes corrections into a Word file as tracked changes: the old words deleted, the new ones inserted, by
"crosscheck", in the formatting of the first of the old ones."""

from __future__ import annotations

import copy
import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from crosscheck import sinks
from crosscheck.documents import docx as word
from crosscheck.documents.word_links import W
from crosscheck.drafts._word_runs import runs_at, set_text
from crosscheck.errors import CorrectionError, UsageError, kind_of
from crosscheck.model import Draft, Edit

if TYPE_CHECKING:
    from lxml.etree import _Element

AUTHOR = "crosscheck"


def tracked(data: bytes, draft: Draft, edits: Sequence[Edit], at: datetime) -> bytes | None:
    """The Word file `data`, from which `draft` was read, with the edits as tracked changes; None where one of them
    cannot be written by itself.

    Raises UsageError without the `docx` extra, CorrectionError for a file that cannot be edited.
    """
    try:
        import docx
    except ImportError:
        raise UsageError(
            "corrections in Word files need the package python-docx", "pip install '.[docx]'"
        ) from None
    try:
        file = docx.Document(io.BytesIO(data))
        paragraphs = word.body_paragraphs(file.element)
        marks = _Marks(file.element, at)
        # Last edit first: an edit shifts the offsets of all text after it.
        if not all(_change(paragraphs, draft, edit, marks) for edit in reversed(edits)):
            return None
        out = io.BytesIO()
        file.save(out)
        return out.getvalue()
    except Exception as exc:  # files of other programs may lack any part
        raise CorrectionError(
            f"{draft.path}: no corrections can be written into the Word file ({kind_of(exc)})",
            "Open it in Word, save it anew, and check that.",
        ) from exc


class _Marks:
    """Makes the elements of tracked changes, with numbers that the document does not have yet."""

    def __init__(self, root: _Element, at: datetime) -> None:
        numbers = [node.get(f"{W}id", "") for node in root.iter() if isinstance(node.tag, str)]
        self._last = max((int(n) for n in numbers if n.isascii() and n.isdigit() and len(n) < 10), default=0)
        self._date = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def make(self, like: _Element, name: str) -> _Element:
        self._last += 1
        node = like.makeelement(f"{W}{name}")
        node.set(f"{W}id", str(self._last))
        node.set(f"{W}author", AUTHOR)
        node.set(f"{W}date", self._date)
        return node


def _change(paragraphs: list[_Element], draft: Draft, edit: Edit, marks: _Marks) -> bool:
    """Writes one edit as a tracked change; False if its words are not exactly a sequence of runs of one paragraph."""
    runs = _runs_of(paragraphs, draft, edit)
    if not runs:
        return False
    new = copy.deepcopy(runs[0])
    for text in [node for node in new if node.tag == f"{W}t"][1:]:
        new.remove(text)
    set_text(next(node for node in new if node.tag == f"{W}t"), sinks.xml(edit.replacement))
    inserted = marks.make(new, "ins")
    inserted.append(new)
    for run in runs:
        deleted = marks.make(run, "del")
        run.addprevious(deleted)
        deleted.append(run)
        for text in [node for node in run if node.tag == f"{W}t"]:
            text.tag = f"{W}delText"
    last = runs[-1].getparent()
    assert last is not None
    last.addnext(inserted)
    return True


def _runs_of(paragraphs: list[_Element], draft: Draft, edit: Edit) -> list[_Element]:
    """The runs that hold an edit's words and nothing else; none where there are no such runs."""
    place = draft.locate(edit.span)
    if place.line > len(paragraphs) or place.end_line != place.line:
        return []
    runs = runs_at(paragraphs[place.line - 1], place)
    shown = "".join(node.text or "" for run in runs for node in run if node.tag == f"{W}t")
    bare = all(node.tag in {f"{W}t", f"{W}rPr"} for run in runs for node in run)
    return list(runs) if bare and shown == draft.source[place.start : place.end] else []
