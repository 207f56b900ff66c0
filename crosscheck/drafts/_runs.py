"""Files of word processors: a line of the draft is a paragraph of the file.

`Draft.source` is the text of the file, one paragraph a line, in the order of the document; line and
column of a finding are the number of the paragraph and the character in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from crosscheck.documents import LINE_BREAK, DamagedError, Document, Run
from crosscheck.drafts.builder import Parsed, TextBuilder, Unmarked, in_file
from crosscheck.drafts.headings import ends_sentence
from crosscheck.errors import DraftError
from crosscheck.model import BlockKind
from crosscheck.text.plain import plain

_KINDS = {
    "heading": BlockKind.HEADING, "title": BlockKind.HEADING, "list_item": BlockKind.LIST_ITEM,
    "cell": BlockKind.TABLE_CELL, "header": BlockKind.TABLE_HEADER, "first": BlockKind.TABLE_HEADER,
    "quote": BlockKind.QUOTE, "note": BlockKind.FOOTNOTE, "caption": BlockKind.CAPTION,
    "paragraph": BlockKind.PARAGRAPH,
}  # fmt: skip
_WHY = {
    "damaged": "it is damaged", "locked": "it is protected by a password", "unpacked": "it is too large unpacked",
    "entities": "it defines XML entities of its own",
}  # fmt: skip

# Typed out in the text; Word makes dashes of the hyphens as one types.
_TYPED = re.compile(r"<!\s*+[-–—]{1,2}\s*+(crosscheck\s*+:)", re.IGNORECASE)
_TYPED_END = re.compile(r"[-–—]{1,2}>")


def parsed(read: Callable[[bytes], Document], data: bytes, path: str, what: str) -> tuple[str, Parsed]:
    """The text of a file and its visible text. Raises DraftError for one that cannot be read."""
    try:
        return shown(read(data))
    except DamagedError as error:
        why = ": ".join(filter(None, (_WHY[error.reason], str(error.__cause__ or ""))))
        raise DraftError(
            f"{path}: cannot be read as {what}: {why}",
            "Open it in the program it comes from, save it anew without a password, and check that.",
        ) from error


def shown(document: Document) -> tuple[str, Parsed]:
    """The text of a document and its visible text.

    Comments of the file, and comments typed out as `<!-- crosscheck: … -->`, are not shown.
    """
    kinds = _kinds(document)
    # A paragraph is one line: whatever else would end a line in it is a space.
    texts = [re.sub(r"[\r\n\x85\u2028\u2029]", " ", paragraph.text) for paragraph in document.paragraphs]
    source = "\n".join(texts) + "\n"
    view = plain(source)
    builder, at = TextBuilder(view.text), 0
    for paragraph, kind, text in zip(document.paragraphs, kinds, texts, strict=True):
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
    return source, in_file(builder.finish(Unmarked.BOLD, title=plain(document.title).text), view)


def _typed(text: str) -> Iterator[tuple[int, int, str]]:
    """The comments typed out in a paragraph: start, end and text."""
    at = 0
    while (opening := _TYPED.search(text, at)) and (closing := _TYPED_END.search(text, opening.end())):
        at = closing.end()
        yield opening.start(), at, text[opening.start(1) : closing.start()].rstrip()


def _show(builder: TextBuilder, run: Run, stretches: list[tuple[int, int]]) -> None:
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


def _kinds(document: Document) -> list[BlockKind]:
    """The kinds of the paragraphs. A first row is the head of its table if its cells have neither a number nor a
    sentence."""
    no_heads = {
        p.group
        for p in document.paragraphs
        if p.kind == "first" and (any(map(str.isdigit, p.text)) or ends_sentence(p.text.strip()))
    }
    return [
        BlockKind.TABLE_CELL if p.kind == "first" and p.group in no_heads else _KINDS[p.kind]
        for p in document.paragraphs
    ]
