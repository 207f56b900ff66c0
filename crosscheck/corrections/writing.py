"""Writes corrections into the file of a draft, and reads it again to be sure that nothing else has changed."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from crosscheck import drafts
from crosscheck.drafts.decoding import encoded
from crosscheck.errors import CorrectionError, DraftError
from crosscheck.model import Document, Draft, Edit, Finding, Fix, Judgement, Span

_MARKDOWN = re.compile(r"[\\`*_\[\]<>|~&#]")
_ESCAPES: dict[str, Callable[[str], str]] = {
    "txt": lambda text: text,
    "markdown": lambda text: _MARKDOWN.sub(lambda found: "\\" + found[0], text),
    "html": lambda text: html.escape(text, quote=False),
}
_WORD = "docx"
TEXTS = tuple(_ESCAPES)
FORMATS = (*TEXTS, _WORD)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A draft's file with corrections: its bytes, the corrections that are in it, and those that could not be written
    without changing more than they name."""

    data: bytes
    applied: tuple[Fix, ...]
    left: tuple[Fix, ...] = ()


def offers(document: Document) -> Iterator[tuple[Judgement, Finding, Fix]]:
    """The corrections of the open findings of a document, each once, the surest first of those on a statement."""
    seen = set()
    for judgement in document.judgements:
        leaves = [(leaf, f) for leaf in judgement.leaves() for f in leaf.findings]
        for leaf, finding in sorted(leaves, key=lambda pair: -pair[1].confidence):
            if finding.fix is not None and finding.fix.edits not in seen:
                seen.add(finding.fix.edits)
                yield leaf, finding, finding.fix


def check(draft: Draft) -> None:
    """Raises CorrectionError for a draft whose format cannot be written."""
    if draft.format not in FORMATS:
        raise CorrectionError(
            f"{draft.path}: corrections cannot be written into a draft of format {draft.format}",
            f"They can into {', '.join(FORMATS)}; save the draft as one of these, or take them from the report.",
        )


def correct(draft: Draft, data: bytes, fixes: Sequence[Fix], *, at: datetime) -> Corrected:
    """The file `data`, from which `draft` was read, with the corrections; in a Word file they are tracked changes
    of the time `at`.

    Of corrections that overlap the first is written. Raises CorrectionError for a format that cannot be written, and
    for a file that was changed since it was read.
    """
    check(draft)
    if hashlib.sha256(data).hexdigest() != draft.sha256:
        raise CorrectionError(f"{draft.path}: was saved anew during the check", "Check it again.")
    applied = _apart(fixes)
    done = _written(draft, data, _edits(applied), at)
    if done is None:  # one of them cannot be written: each by itself, then
        done = data
        kept: list[Fix] = []
        for fix in applied:
            more = _written(draft, data, _edits([*kept, fix]), at)
            if more is not None:
                done, kept = more, [*kept, fix]
        applied = kept
    return Corrected(done, tuple(applied), tuple(fix for fix in fixes if fix not in applied))


def _apart(fixes: Sequence[Fix]) -> list[Fix]:
    """The fixes without those that overlap an earlier one."""
    kept: list[Fix] = []
    for fix in fixes:
        if not any(one.span.overlaps(two.span) for one in _edits(kept) for two in fix.edits):
            kept.append(fix)
    return kept


def agreeing(fixes: Sequence[Fix]) -> list[Edit]:
    """The edits of the fixes in the order of the text; of fixes that overlap those of the first."""
    return _edits(_apart(fixes))


def shifted(edit: Edit, by: int) -> Edit:
    return Edit(edit.span.shifted(by), edit.replacement)


def _edits(fixes: Sequence[Fix]) -> list[Edit]:
    return sorted((edit for fix in fixes for edit in fix.edits), key=lambda edit: edit.span)


def visible(text: str, edits: Sequence[Edit]) -> str:
    """The visible text with edits, which are in order and do not overlap."""
    parts, at = [], 0
    for edit in edits:
        parts += [text[at : edit.span.start], edit.replacement]
        at = edit.span.end
    return "".join([*parts, text[at:]])


def _written(draft: Draft, data: bytes, edits: Sequence[Edit], at: datetime) -> bytes | None:
    """The file with the edits; None where its visible text or its blocks are not what they should be then."""
    if draft.format == _WORD:
        from crosscheck.corrections.word import tracked

        made = tracked(data, draft, edits, at)
    else:
        made = encoded(source_with(draft, edits), data)
    if made is None:
        return None
    try:
        read = drafts.read(draft.path, made, format=draft.format)
    except DraftError:
        return None
    same_blocks = [b.kind for b in read.blocks] == [b.kind for b in draft.blocks]
    return made if read.text == visible(draft.text, edits) and same_blocks else None


def source_with(draft: Draft, edits: Sequence[Edit]) -> str:
    """The text of the draft's file with the edits, without those that cannot be written."""
    parts, at = [], 0
    for place, text in (each for edit in edits for each in file_edits(draft, edit)):
        parts += [draft.source[at : place.start], text]
        at = place.end
    return "".join([*parts, draft.source[at:]])


def file_edits(draft: Draft, edit: Edit) -> list[tuple[Span, str]]:
    """An edit as spans of the draft's file and what belongs there, escaped for its format; markup inside stays.

    Empty where it cuts through what the file writes as a whole, as an entity.
    """
    escape = _ESCAPES.get(draft.format, _ESCAPES["txt"])
    places = _places(draft, edit.span)
    texts = [escape(edit.replacement), *("" for _ in places[1:])]
    return list(zip(places, texts, strict=False))


def _places(draft: Draft, span: Span) -> list[Span]:
    """The spans of the file that show the characters of `span`; none where a piece is shown in part."""
    found = []
    for segment in draft.segments:
        if not segment.visible.overlaps(span):
            continue
        if segment.exact:
            start = max(0, span.start - segment.visible.start)
            end = min(len(segment.visible), span.end - segment.visible.start)
            found.append(Span(segment.file.start + start, segment.file.start + end))
        elif span.covers(segment.visible):
            found.append(segment.file)
        else:
            return []
    return found
