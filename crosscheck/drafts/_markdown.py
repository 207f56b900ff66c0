"""Walking the tokens of markdown-it and handing their text to the builder, block by block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from markdown_it.token import Token

from crosscheck.drafts._footnotes import DEFINITION
from crosscheck.drafts._inlines import Inlines, show_note_mark
from crosscheck.drafts._markup import Markup
from crosscheck.drafts._places import CopiedRun, FileLines, Places
from crosscheck.drafts._positions import ROWS, parser
from crosscheck.drafts.builder import TextBuilder
from crosscheck.model import BlockKind

_LINE_END = re.compile(r"\r\n|\r|\n")
_NUMBER = re.compile(r"\d{1,9}\.(?=[ \t]+$)")


class _Container(NamedTuple):
    """What the paragraphs inside belong to, and their nesting when it is a list."""

    kind: BlockKind
    level: int = 0


class MarkdownRenderer:
    """Renders one Markdown file into a builder; `begin` is where its front matter ends."""

    def __init__(self, builder: TextBuilder, begin: int) -> None:
        self._builder = builder
        self._source = builder.source
        self._begin = begin
        self._lines = FileLines(self._source)
        self._markup = Markup(builder)
        self._inlines = Inlines(builder, self._markup)
        self._containers = [_Container(BlockKind.PARAGRAPH)]
        self._lists = 0
        self._single: frozenset[int] = frozenset()
        self._rows: dict[int, int] = {}
        self._cells: Iterator[tuple[str, list[CopiedRun]]] = iter(())
        self._opened = ""
        self._mark: re.Pattern[str] | None = None

    def render(self) -> None:
        """Hand the whole file to the builder."""
        env: dict[str, Any] = {}
        # The front matter leaves its line ends behind, so that line numbers stay the file's own.
        blank = "".join(_LINE_END.findall(self._source[: self._begin]))
        tokens = parser().parse(blank + self._source[self._begin :], env)
        self._rows = env.get(ROWS, {})
        self._single = _lists_of_one(tokens)
        for index, token in enumerate(tokens):
            self._block(token, index)

    # ----------------------------------------------------------------- blocks

    def _block(self, token: Token, index: int) -> None:
        kind = token.type
        if kind in {"fence", "code_block"}:
            self._code(token)
        elif kind == "html_block":
            self._builder.end()
            self._markup.feed(token.content, self._lines.block(token.content, _first_line(token)))
        elif kind == "inline":
            self._text(token)
        elif kind == "tr_open":
            line = _first_line(token)
            self._cells = self._lines.cells(line, self._rows[line])
        elif kind in {"th_open", "td_open"}:
            header = kind == "th_open"
            self._open(token, _Container(BlockKind.TABLE_HEADER if header else BlockKind.TABLE_CELL))
        elif kind == "heading_open":
            self._open(token, _Container(BlockKind.HEADING, int(token.tag[1])))
        elif kind == "paragraph_open":
            self._open(token, self._containers[-1])
        elif token.nesting:
            self._container(token, index)

    def _open(self, token: Token, container: _Container) -> None:
        self._opened = token.type + token.markup[:1]
        self._markup.end_paragraph()
        self._builder.start(container.kind, container.level)

    def _container(self, token: Token, index: int) -> None:
        name, _, side = token.type.rpartition("_")
        if name in {"bullet_list", "ordered_list"}:
            self._lists += token.nesting
        elif name not in {"blockquote", "list_item", "footnote"}:
            return
        elif side == "close":
            self._containers.pop()
        elif name == "blockquote":
            self._containers.append(_Container(BlockKind.QUOTE))
        elif name == "footnote":
            self._containers.append(_Container(BlockKind.FOOTNOTE))
            self._mark = DEFINITION
        elif index in self._single:
            self._containers.append(self._containers[-1])
            self._mark = _NUMBER
        else:
            self._containers.append(_Container(BlockKind.LIST_ITEM, self._lists))

    def _code(self, token: Token) -> None:
        self._markup.end_paragraph()
        self._builder.start(BlockKind.CODE)
        places = self._lines.block(token.content, _first_line(token) + (token.type == "fence"))
        for start, end, line_end in places.between(0, len(token.content)):
            self._builder.verbatim("\n" if line_end else self._source[start:end], start, end)

    # ----------------------------------------------------------------- text

    def _text(self, token: Token) -> None:
        if not token.content:
            next(self._cells, None)
            return
        mark, self._mark = self._mark, None
        line = _first_line(token)
        if self._opened in {"th_open", "td_open"}:
            text, runs = next(self._cells, ("", []))
            places = Places(runs).after(max(0, text.find(token.content)))
        elif self._opened == "heading_open#":
            places = self._lines.heading(token.content, line)
        else:
            places = self._lines.block(token.content, line)
            if mark is not None:
                self._show_mark(mark, line, places.at(0))
        self._inlines.read(token, places)

    def _show_mark(self, mark: re.Pattern[str], line: int, text_start: int) -> None:
        """Show the number of a list of one, or a note's mark without its circumflex."""
        found = mark.search(self._source, self._lines.starts[line], text_start)
        if found is None:
            return
        self._builder.strong = False
        if mark is DEFINITION:
            show_note_mark(self._builder, found[1], found.start())
        else:
            self._builder.verbatim(found.group(), *found.span())
        self._builder.space(found.end(), text_start)


def _first_line(token: Token) -> int:
    assert token.map is not None, "block tokens have lines"
    return token.map[0]


def _lists_of_one(tokens: Sequence[Token]) -> frozenset[int]:
    """Indices of the items that are the only one of a list numbered with a full stop.

    Prose makes such lists by accident: in German a date may begin a line with „15.“ and the month.
    """
    found: set[int] = set()
    open_lists: list[list[int]] = []
    for index, token in enumerate(tokens):
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            open_lists.append([])
        elif token.type == "list_item_open":
            open_lists[-1].append(index)
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            items = open_lists.pop()
            if len(items) == 1 and token.type == "ordered_list_close" and token.markup == ".":
                found.add(items[0])
    return frozenset(found)
