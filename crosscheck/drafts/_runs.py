"""Files of word processors: a line of the draft is a paragraph of the file.

`Draft.source` is the text of the file, one paragraph a line, in the order of the document; line and
column of a finding are the number of the paragraph and the character in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from crosscheck.documents import LINE_BREAK, DamagedError, Document
from crosscheck.drafts.builder import Parsed, TextBuilder, Unmarked, in_file
from crosscheck.errors import DraftError
from crosscheck.model import BlockKind
from crosscheck.text.plain import plain

_KINDS = {
    "heading": BlockKind.HEADING, "title": BlockKind.HEADING, "list_item": BlockKind.LIST_ITEM,
    "cell": BlockKind.TABLE_CELL, "header": BlockKind.TABLE_HEADER, "quote": BlockKind.QUOTE,
    "note": BlockKind.FOOTNOTE,
}  # fmt: skip
_WHY = {
    "damaged": "it is damaged", "locked": "it is protected by a password", "unpacked": "it is too large unpacked",
    "entities": "it defines XML entities of its own",
}  # fmt: skip

# Typed out in the text; Word makes dashes of the hyphens as one types.
_TYPED = re.compile(r"<!\s*+[-–—]{1,2}\s*+(crosscheck\s*+:)", re.IGNORECASE)
_TYPED_END = re.compile(r"[-–—]{1,2}>")


class _Run(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def bold(self) -> bool: ...
    @property
    def raised(self) -> bool: ...


class _Paragraph(Protocol):
    level: int
    comments: list[tuple[int, str]]

    @property
    def text(self) -> str: ...
    @property
    def runs(self) -> Sequence[_Run]: ...


def shown(paragraphs: Iterable[tuple[BlockKind, _Paragraph]], title: str = "") -> tuple[str, Parsed]:
    """The text of a file and its visible text, from its paragraphs and their kinds.

    Comments of the file, and comments typed out as `<!-- crosscheck: … -->`, are not shown.
    """
    given = list(paragraphs)
    # A paragraph is one line: whatever else would end a line in it is a space.
    texts = [re.sub(r"[\r\n\x85\u2028\u2029]", " ", paragraph.text) for _, paragraph in given]
    source = "\n".join(texts) + "\n"
    view = plain(source)
    builder, at = TextBuilder(view.text), 0
    for (kind, paragraph), text in zip(given, texts, strict=True):
        builder.start(kind, paragraph.level)
        hidden = []
        for start, end, remark in _typed(text):
            hidden.append((at + start, at + end))
            builder.comment(view.here(at + start), view.here(at + end), remark)
        for offset, remark in paragraph.comments:
            builder.comment(view.here(at + offset), view.here(at + offset), remark)
        start = at
        for run in paragraph.runs:
            stretches = _left(start, start + len(run.text), hidden)
            _show(builder, run, [(view.here(begin), view.here(end)) for begin, end in stretches])
            start += len(run.text)
        builder.end()
        at += len(text) + 1
    return source, in_file(builder.finish(Unmarked.BOLD, title=plain(title).text), view)


def _typed(text: str) -> Iterator[tuple[int, int, str]]:
    """The comments typed out in a paragraph: start, end and text."""
    at = 0
    while (opening := _TYPED.search(text, at)) and (closing := _TYPED_END.search(text, opening.end())):
        at = closing.end()
        yield opening.start(), at, text[opening.start(1) : closing.start()].rstrip()


def _show(builder: TextBuilder, run: _Run, stretches: list[tuple[int, int]]) -> None:
    if run.url:
        builder.open_link(run.url)
    builder.strong, builder.raised = run.bold, run.raised
    for begin, end in stretches:
        if run.text == LINE_BREAK:
            builder.line_break(begin, end)
        else:
            builder.flow(begin, end)
    builder.strong = builder.raised = False
    if run.url:
        builder.close_link()


def _left(start: int, end: int, hidden: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of start..end outside of `hidden`."""
    pieces = []
    for first, last in hidden:
        if start < first < end or (first <= start < last):
            if start < first:
                pieces.append((start, first))
            start = min(max(start, last), end)
    return [*pieces, (start, end)] if start < end else pieces


def kinds(document: Document) -> list[tuple[BlockKind, _Paragraph]]:
    """The non-empty paragraphs of a document with their kinds."""
    return [(_KINDS.get(p.kind, BlockKind.PARAGRAPH), p) for p in document.paragraphs if p.text or p.comments]


def unreadable(error: DamagedError, path: str, what: str) -> DraftError:
    """The error for a file that cannot be read."""
    return DraftError(
        f"{path}: cannot be read as {what}: {_WHY[error.reason]}",
        "Open it in the program it comes from, save it anew without a password, and check that.",
    )
