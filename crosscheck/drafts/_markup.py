"""The visible text of HTML, as in a browser; shared by HTML drafts and HTML in Markdown."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from crosscheck.drafts import _gdocs
from crosscheck.drafts._elements import (
    BLOCKS,
    ENDS,
    ENDS_P,
    HEAD_CONTENT,
    KINDS,
    LISTS,
    TABLE_PARTS,
    UNSEEN,
    VOID,
    P,
)
from crosscheck.drafts._places import Places
from crosscheck.drafts._scanner import Comment, Reference, Scanner, Tag, Text
from crosscheck.drafts.builder import TextBuilder
from crosscheck.model import BlockKind

# Headers and footers outside of these belong to the site, not to the text.
_OF_A_TEXT = ("article", "main", "section", "blockquote", "figure")
_BOILERPLATE_ROLES = frozenset({"banner", "contentinfo", "navigation", "search"})
_CONSENT = re.compile(r"\b(?:cookie|consent|gdpr)s?(?:[-_ ]|\b)", re.IGNORECASE)
_NOT_DISPLAYED = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_LEADING_MARK = re.compile(r"^\s*\[[a-z]{1,3}\]\s*")  # of a comment in Google Docs
_LINE = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class _Open:
    """An open element, with the properties of the text in it (inherited from the elements around)."""

    name: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    lists: int = 0
    hidden: bool = False
    strong: bool = False
    preformatted: bool = False
    notes: bool = False


class Markup:
    """Feeds a builder with the visible text of HTML, in one piece or (in Markdown) in several.

    `title`, `language` and `times` are metadata of the file: the text of <title>, the first language before any text,
    and publication times with their rank, 0 being the most reliable.
    """

    def __init__(self, builder: TextBuilder) -> None:
        self.builder = builder
        self.title = ""
        self.language = ""
        self.times: list[tuple[int, str]] = []
        self._style = ""
        self._bold: frozenset[str] = frozenset()  # classes
        self._titled = False  # whether classes mark titles, as in documents of Google Docs
        self._marks: dict[str, int] = {}  # comment number → place in the file
        self._remark: tuple[int, int, list[str]] | None = None  # depth and place of a comment, and its text
        self._stack = [_Open("")]
        self._names: Counter[str] = Counter()

    @property
    def hidden(self) -> bool:
        """Whether the next text is not displayed."""
        return self._stack[-1].hidden

    @property
    def strong(self) -> bool:
        """Whether the next text is bold."""
        return self._stack[-1].strong

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return len(self._stack) - 1

    def close_down_to(self, depth: int) -> None:
        """End the innermost elements until no more than `depth` are open."""
        while self.depth > depth:
            self._close(self._stack[-1].name)

    def end_paragraph(self) -> None:
        """End an open <p>, as the start of any other block does."""
        self._end_nearest(*P)

    def feed(self, text: str, places: Places) -> None:
        """Adds `text`; `places` has the positions of its characters in the file."""
        for token in Scanner(text).tokens():
            if isinstance(token, Tag):
                if token.closing:
                    self._close(token.name)
                else:
                    self._open(token, places)
            elif isinstance(token, Comment):
                self.builder.comment(*places.stretch(token.start, token.end), token.text)
            else:
                shown = token.shown if isinstance(token, Reference) else text[token.start : token.end]
                self._text(token, shown, places)

    # ----------------------------------------------------------------- text

    def _text(self, token: Text | Reference, shown: str, places: Places) -> None:
        if self._stack[-1].name == "head" and shown.strip():
            self._close("head")
        if self._stack[-1].name == "title":
            self.title += shown
        elif self._stack[-1].name == "style":
            self._style += shown
        elif self._remark is not None:
            self._remark[2].append(shown)
        elif not self.hidden:
            self._show(token, places)

    def _show(self, token: Text | Reference, places: Places) -> None:
        builder, element = self.builder, self._stack[-1]
        builder.strong = element.strong
        if isinstance(token, Reference):
            show = builder.verbatim if element.preformatted else builder.show
            show(token.shown, *places.stretch(token.start, token.end))
            return
        for start, end, line_end in places.between(token.start, token.end):
            if line_end:
                (builder.line_break if element.preformatted else builder.space)(start, end)
            elif element.preformatted:
                self._preformatted(start, end)
            else:
                builder.flow(start, end)

    def _preformatted(self, start: int, end: int) -> None:
        source = self.builder.source
        for line_end in _LINE.finditer(source, start, end):
            self.builder.verbatim(source[start : line_end.start()], start, line_end.start())
            self.builder.verbatim("\n", line_end.start(), line_end.end())
            start = line_end.end()
        self.builder.verbatim(source[start:end], start, end)

    # ----------------------------------------------------------------- elements

    def _open(self, tag: Tag, places: Places) -> None:
        name = tag.name
        self._note_metadata(tag)
        if name == "br":
            if not self.hidden:
                self.builder.line_break(*places.stretch(tag.start, tag.end))
            return
        if name == "head" and not self.builder.empty:
            return
        if name in TABLE_PARTS and not self._names["table"]:
            return
        if self._names["head"] and name not in HEAD_CONTENT:
            self._close("head")
        if name in ENDS_P:
            self.end_paragraph()
        if name in ENDS:
            self._end_nearest(*ENDS[name])
        if name in VOID:
            if name == "hr":
                self._restart()
            return
        self._push(tag, places.stretch(tag.start, tag.end)[0])

    def _is_remark(self, given: dict[str, str], at: int) -> bool:
        """Whether a link is the mark of a comment, or begins the comment itself; then its paragraph or the box around
        it is hidden."""
        if number := _gdocs.marks_comment(given):
            self._marks[number] = at
            return True
        number = _gdocs.begins_comment(given)
        if number and number in self._marks and self._remark is None:
            boxes = [i for i, e in enumerate(self._stack) if e.name in {"p", "div"}][-2:]
            boxed = len(boxes) == 2 and boxes[1] == boxes[0] + 1 and self._stack[boxes[0]].name == "div"
            depth = (boxes[0] if boxed else boxes[-1]) if boxes else len(self._stack) - 1
            self._remark = (depth, self._marks[number], [])
            self._stack[depth:] = [replace(each, hidden=True) for each in self._stack[depth:]]
        return bool(number)

    def _push(self, tag: Tag, at: int) -> None:
        name, given, outer = tag.name, tag.attributes, self._stack[-1]
        lists = outer.lists + (name in LISTS)
        notes = outer.notes or given.get("role") == "doc-endnotes" or "footnotes" in given.get("class", "")
        if name == "body":
            self._titled = "doc-content" in given.get("class", "").split()
        kind, level = self._kind(tag, outer, lists, notes)
        strong = outer.strong or name in {"b", "strong"} or _gdocs.is_bold(given, self._bold)
        hidden = outer.hidden or _is_unseen(tag) or (name == "a" and self._is_remark(given, at))
        self._stack.append(
            _Open(name, kind, level, lists, hidden, strong, outer.preformatted or name == "pre", notes)
        )
        self._names[name] += 1
        if name in BLOCKS and not hidden:
            self._restart()
        elif name == "a" and "href" in given and not hidden:
            self.builder.open_link(_gdocs.target(given["href"].strip()))
        elif name == "sup" and self.builder.at_line_start:
            self.builder.raised = True

    def _kind(self, tag: Tag, outer: _Open, lists: int, notes: bool) -> tuple[BlockKind, int]:
        """Kind and level of the text in an element: its own, else inherited."""
        name, kind, level = tag.name, outer.kind, outer.level
        if name in KINDS:
            kind = KINDS[name]
            level = int(name[1]) if kind is BlockKind.HEADING else lists if name == "li" else 0
            if notes and kind is BlockKind.LIST_ITEM:
                kind, level = BlockKind.FOOTNOTE, 0
        if kind is BlockKind.HEADING:
            self._keep_headers()
        elif outer.kind is BlockKind.BOILERPLATE or self._is_boilerplate(tag):
            kind, level = BlockKind.BOILERPLATE, 0
        if name == "p" and self._titled and _gdocs.is_title(tag.attributes):
            return BlockKind.HEADING, 1
        return kind, level

    def _is_boilerplate(self, tag: Tag) -> bool:
        """Whether an element is a site's header, footer or consent bar."""
        if tag.name in {"header", "footer"}:
            return not any(self._names[name] for name in _OF_A_TEXT)
        names = f"{tag.attributes.get('id', '')} {tag.attributes.get('class', '')}"
        return tag.name in BLOCKS and (
            tag.attributes.get("role", "") in _BOILERPLATE_ROLES or bool(_CONSENT.search(names))
        )

    def _keep_headers(self) -> None:
        """Makes the open headers part of the text: one that contains a heading is no boilerplate."""
        for index, element in enumerate(self._stack):
            if element.kind is BlockKind.BOILERPLATE and self._names["header"]:
                self._stack[index] = replace(element, kind=BlockKind.PARAGRAPH)

    def _close(self, name: str) -> None:
        """End the nearest open element of this name and those left open in it, if there is one."""
        if name == "br" or not self._names[name]:
            return
        while True:
            closed = self._stack.pop()
            self._names[closed.name] -= 1
            if closed.name == "style":
                self._bold, self._style = self._bold | _gdocs.bold_classes(self._style), ""
            if self._remark is not None and len(self._stack) <= self._remark[0]:
                _, at, texts = self._remark
                self._remark = None
                self.builder.comment(at, at, _LEADING_MARK.sub("", "".join(texts)))
            if closed.name == "a":
                self.builder.close_link()
            elif closed.name == "sup":
                self.builder.raised = False
            elif closed.name in BLOCKS and not closed.hidden:
                self._restart()
            if closed.name == name:
                return

    def _end_nearest(self, names: frozenset[str], barriers: frozenset[str]) -> None:
        if not any(self._names[name] for name in names):
            return
        for element in reversed(self._stack):
            if element.name in names:
                self._close(element.name)
                return
            if element.name in barriers:
                return

    def _restart(self) -> None:
        element = self._stack[-1]
        self.builder.start(element.kind, element.level)

    # ----------------------------------------------------------------- metadata

    def _note_metadata(self, tag: Tag) -> None:
        given = tag.attributes
        if tag.name == "meta":
            names = {given.get("property", "").lower(), given.get("name", "").lower()}
            if "article:published_time" in names:
                self.times.append((0, given.get("content", "")))
            elif names & {"date", "dc.date", "dcterms.date", "datepublished"}:
                self.times.append((1, given.get("content", "")))
        elif tag.name == "time" and "datetime" in given:
            if "pubdate" in given or given.get("itemprop") == "datePublished":
                self.times.append((2, given["datetime"]))
            elif not self._stack[-1].hidden and not self.builder.has_body:
                self.times.append((3, given["datetime"]))
        if not self.language and self.builder.empty and given.get("lang"):
            self.language = given["lang"]


def _is_unseen(tag: Tag) -> bool:
    """Whether a browser does not show an element, by its own attributes."""
    given = tag.attributes
    return (
        tag.name in UNSEEN
        or "hidden" in given
        or (tag.name == "dialog" and "open" not in given)
        or _NOT_DISPLAYED.search(given.get("style", "")) is not None
    )
