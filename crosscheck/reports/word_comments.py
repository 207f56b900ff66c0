"""Adds findings as comments to the Word file of the draft."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, cast

from crosscheck import sinks
from crosscheck.documents import docx as word
from crosscheck.drafts._word_runs import runs_at
from crosscheck.errors import OutputError, UsageError, kind_of
from crosscheck.model import Document
from crosscheck.reports.decided import remarks
from crosscheck.reports.entries import Entry, entries_of
from crosscheck.reports.places import position
from crosscheck.reports.words import Wording

if TYPE_CHECKING:
    from docx.oxml.text.run import CT_R

AUTHOR = "crosscheck"


def annotate(data: bytes, document: Document, language: str) -> bytes:
    """The Word file `data`, from which `document` was read, with a comment for every open finding.

    Comments are anchored at the words of the finding; runs are split there and nothing else changes.
    Raises UsageError without the `docx` extra, OutputError for a file that cannot be edited.
    """
    try:
        import docx  # noqa: F401 - whether it is there
    except ImportError:
        raise UsageError("--annotate needs the package python-docx", "pip install '.[docx]'") from None
    try:
        return _annotated(data, document, language)
    except Exception as exc:  # files of other programs may lack any part
        raise OutputError(
            f"no comments can be written into the Word file ({kind_of(exc)})",
            "Open it in Word, save it anew, and check that.",
        ) from exc


def _annotated(data: bytes, document: Document, language: str) -> bytes:
    import docx
    from docx.text.run import Run

    file = docx.Document(io.BytesIO(data))
    words = Wording(language)
    paragraphs = word.body_paragraphs(file.element)
    for entry in entries_of(document):
        if entry.judgement is None or entry.location.line > len(paragraphs):
            continue
        runs = runs_at(paragraphs[entry.location.line - 1], entry.location)
        if runs:
            marked = [Run(cast("CT_R", node), file) for node in runs]
            comment = file.add_comment(marked, author=AUTHOR, initials="cc")
            lines = _lines(entry, words)
            comment.paragraphs[0].add_run(lines[0]).bold = True
            for line in lines[1:]:
                comment.add_paragraph(line)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def _lines(entry: Entry, words: Wording) -> list[str]:
    """The lines of the comment: verdict, message, passage, hint."""
    assert entry.judgement is not None
    lines = [f"{words.verdict(entry.judgement.verdict)} – {entry.rule} {entry.name}", entry.message]
    if entry.evidence:
        quote = " ".join(entry.evidence.quote.split())
        opening, closing = words.quotes(quote)
        where = ", ".join(
            filter(None, (entry.evidence.article.outlet.domain, position(entry.evidence, words)))
        )
        lines.append(f"{where}: {opening}{quote}{closing}")
    if judge := entry.judge(words):
        lines.append(f"{words('judge')}: {judge}")
    if entry.finding and entry.finding.hint:
        lines.append(entry.finding.hint)
    if entry.finding:
        lines += [f"{words(label)}: {text}" for label, text in remarks(entry.finding, words)]
    return [sinks.xml(line) for line in lines]
