"""Adds the inline tokens of a Markdown block to the builder, with their positions in the file."""

from __future__ import annotations

import re

from markdown_it.token import Token

from crosscheck.drafts._markup import Markup
from crosscheck.drafts._places import Places
from crosscheck.drafts._positions import AT
from crosscheck.drafts.builder import TextBuilder

_LINE_END = re.compile(r"\r\n|\r|\n")


class Inlines:
    """Adds the children of inline tokens to the builder; `markup` handles the HTML among them."""

    def __init__(self, builder: TextBuilder, markup: Markup) -> None:
        self._builder = builder
        self._markup = markup
        self._strong = 0
        self._autolink = False

    def read(self, token: Token, places: Places) -> None:
        """Adds the text of one inline token; `places` has the positions of its content in the file."""
        self._strong, self._autolink = 0, False
        depth = self._markup.depth
        for child in token.children or ():
            self._child(child, places)
        # The end of the paragraph ends what was opened in it.
        self._markup.close_down_to(depth)
        self._builder.close_link()

    def _child(self, child: Token, places: Places) -> None:
        start, end = child.meta.get(AT, (0, 0))
        kind = child.type
        if kind == "html_inline":
            self._markup.feed(child.content, places.after(start))
        elif kind in {"strong_open", "strong_close"}:
            self._strong += child.nesting
        elif kind == "link_open":
            self._open_link(child, start, end, places)
        elif kind == "link_close":
            self._builder.close_link()
            self._autolink = False
        elif not self._markup.hidden and not self._autolink:
            self._builder.strong = self._strong > 0 or self._markup.strong
            self._visible(child, start, end, places)

    def _open_link(self, child: Token, start: int, end: int, places: Places) -> None:
        self._builder.open_link(str(child.attrs.get("href", "")))
        if child.markup == "autolink":
            # Its text token holds the address as tidied up, not as the file has it.
            self._autolink = True
            if not self._markup.hidden:
                self._flow(start + 1, end - 1, places)

    def _visible(self, child: Token, start: int, end: int, places: Places) -> None:
        builder = self._builder
        if child.type == "text":
            if child.content:
                self._flow(start, end, places)
        elif child.type == "text_special" and child.info == "escape":
            self._flow(end - len(child.content), end, places)
        elif child.type == "text_special":
            builder.show(child.content, *places.stretch(start, end))
        elif child.type == "code_inline":
            # markdown-it has taken one space off either side of a code span that has them.
            around = (end - start - len(child.content)) // 2
            self._flow(start + around, end - around, places)
        elif child.type in {"softbreak", "hardbreak"}:
            line_end = _LINE_END.search(builder.source, places.at(start))
            if line_end is not None:
                show = builder.line_break if child.type == "hardbreak" else builder.soft_break
                show(*line_end.span())
        elif child.type == "footnote_mark":
            show_note_mark(builder, child.content, places.at(start))

    def _flow(self, start: int, end: int, places: Places) -> None:
        for first, last, line_end in places.between(start, end):
            if line_end:
                self._builder.space(first, last)
            else:
                self._builder.flow(first, last)


def show_note_mark(builder: TextBuilder, label: str, start: int) -> None:
    """Adds `[^label]`, which is in the file at `start`, as `[label]`."""
    builder.verbatim("[", start, start + 1)
    builder.verbatim(label + "]", start + 2, start + 3 + len(label))
