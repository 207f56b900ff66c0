"""Word files (.docx): a line of the draft is a paragraph of the file.

`Draft.source` is the text of the file, one paragraph a line, in the order of the document; line and
column of a finding are the number of the paragraph and the character in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crosscheck.drafts.builder import Parsed, TextBuilder, Unmarked, in_file
from crosscheck.language.plain import plain

if TYPE_CHECKING:
    from crosscheck.drafts._word import Run

SUFFIXES = (".docx",)

# Typed out in the text; Word makes dashes of the hyphens as one types.
_TYPED = re.compile(r"<!\s*[-–—]{1,2}\s*(crosscheck\s*:.*?)\s*[-–—]{1,2}>", re.DOTALL | re.IGNORECASE)


def parse_bytes(data: bytes, path: str) -> tuple[str, Parsed]:
    """The file's text and what a reader sees of it. Raises DraftError for what is no Word file.

    Comments of the file, and comments typed out as `<!-- crosscheck: … -->`, are not shown.
    """
    from crosscheck.drafts import _word

    word = _word.read(data, path)
    # A paragraph is one line: whatever else would end a line in it is a space.
    texts = [re.sub(r"[\r\n\x85\u2028\u2029]", " ", paragraph.text) for paragraph in word.paragraphs]
    source = "\n".join(texts) + "\n"
    view = plain(source)
    builder, at = TextBuilder(view.text), 0
    for paragraph, text in zip(word.paragraphs, texts, strict=True):
        builder.start(paragraph.kind, paragraph.level)
        hidden = [(at + m.start(), at + m.end()) for m in _TYPED.finditer(text)]
        for (start, end), match in zip(hidden, _TYPED.finditer(text), strict=True):
            builder.comment(view.here(start), view.here(end), match[1])
        for offset, remark in paragraph.comments:
            builder.comment(view.here(at + offset), view.here(at + offset), remark)
        start = at
        for run in paragraph.runs:
            shown = _left(start, start + len(run.text), hidden)
            _show(builder, run, [(view.here(begin), view.here(end)) for begin, end in shown])
            start += len(run.text)
        builder.end()
        at += len(text) + 1
    return source, in_file(builder.finish(Unmarked.BOLD, title=plain(word.title).text), view)


def _show(builder: TextBuilder, run: Run, shown: list[tuple[int, int]]) -> None:
    from crosscheck.drafts._word import LINE_BREAK

    if run.url:
        builder.open_link(run.url)
    builder.strong, builder.raised = run.bold, run.raised
    for begin, end in shown:
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
