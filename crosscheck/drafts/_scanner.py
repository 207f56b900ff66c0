"""Tokenises HTML into text, character references, tags and comments, each with its span.

It follows the tokenisation of the HTML standard as far as a draft needs it, never fails, and takes
time linear in the text. The standard library's parser is not used: in the releases this project
supports it loses the tags after a second malformed reference, and gives no place for the end of a tag.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from html import unescape
from typing import NamedTuple

_MARK = re.compile(r"[<&]")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,7};?|[A-Za-z][A-Za-z0-9]{0,31};?)")
_COMMENT_END = re.compile(r"--!?>")
_TAG_NAME = re.compile(r"</?([A-Za-z][^\s/>]*)")
_ATTRIBUTE = re.compile(
    r"""[\s/]*+(?P<name>[^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?P<value>"[^"]*"|'[^']*'|(?!["'])[^\s>]*+))?+"""
)
_TAG_END = re.compile(r"[\s/]*+>")
# The contents of these are no markup; those of the second group hold references.
_RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes"})
_RAW_WITH_REFERENCES = frozenset({"title", "textarea"})


class Text(NamedTuple):
    """Plain characters."""

    start: int
    end: int


class Reference(NamedTuple):
    """A character reference such as `&auml;`, and its character."""

    start: int
    end: int
    shown: str


class Comment(NamedTuple):
    start: int
    end: int
    text: str


class Tag(NamedTuple):
    """A start or end tag; names in lower case, the first of two like attributes counts."""

    start: int
    end: int
    name: str
    closing: bool
    attributes: dict[str, str]


Token = Text | Reference | Comment | Tag


class Scanner:
    """Tokenises a text in linear time: a search that once failed up to the end is not repeated."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._no_tag_before = 0

    def tokens(self, at: int = 0) -> Iterator[Token]:
        """The tokens in order and without gaps between them, save for declarations and the like."""
        text, since = self.text, at
        while mark := _MARK.search(text, at):
            token, after = self._token(mark.start())
            if token is None and after == mark.start():
                at = mark.end()  # a plain < or &
                continue
            if since < mark.start():
                yield Text(since, mark.start())
            since = at = after
            if token is not None:
                yield token
                if isinstance(token, Tag) and not token.closing:
                    since = at = yield from self._raw_content(token)
        if since < len(text):
            yield Text(since, len(text))

    def _token(self, at: int) -> tuple[Token | None, int]:
        """The token at `at` and where it ends; None for one that shows nothing, or (end = at) for none."""
        text = self.text
        if text[at] == "&":
            return self._reference(at)
        if text.startswith("<!--", at):
            return self._comment(at)
        following = text[at + 1 : at + 2]
        if following in {"!", "?"} or (following == "/" and not _TAG_NAME.match(text, at)):
            return self._declaration(at)
        return self._tag(at)

    def _declaration(self, at: int) -> tuple[None, int]:
        """A doctype, a processing instruction, or a bogus comment of the HTML standard."""
        if at < self._no_tag_before:
            return None, at
        end = self.text.find(">", at + 1)
        if end < 0:
            self._no_tag_before = len(self.text)
            return None, at
        return None, end + 1

    def _reference(self, at: int) -> tuple[Token | None, int]:
        found = _REFERENCE.match(self.text, at)
        if found is None:
            return None, at
        shown = unescape(found.group())
        return (None, at) if shown == found.group() else (Reference(at, found.end(), shown), found.end())

    def _comment(self, at: int) -> tuple[Token | None, int]:
        for short in ("<!-->", "<!--->"):
            if self.text.startswith(short, at):
                return Comment(at, at + len(short), ""), at + len(short)
        closing = _COMMENT_END.search(self.text, at + 4)
        end, after = closing.span() if closing else (len(self.text), len(self.text))
        return Comment(at, after, self.text[at + 4 : end]), after

    def _tag(self, at: int) -> tuple[Token | None, int]:
        name = _TAG_NAME.match(self.text, at)
        if name is None or at < self._no_tag_before:
            return None, at
        attributes: dict[str, str] = {}
        here = name.end()
        while not (end := _TAG_END.match(self.text, here)):
            found = _ATTRIBUTE.match(self.text, here)
            if found is None or found.end() == len(self.text):
                self._no_tag_before = len(self.text) if found is None else found.end()
                return None, at
            value = found["value"] or ""
            if value[:1] in {'"', "'"}:
                value = value[1:-1]
            attributes.setdefault(found["name"].lower(), unescape(value))
            here = found.end()
        closing = self.text[at + 1] == "/"
        return Tag(at, end.end(), name[1].lower(), closing, attributes), end.end()

    def _raw_content(self, tag: Tag) -> Generator[Token, None, int]:
        """The contents of an element that holds no tags; returns where they end."""
        if tag.name not in _RAW and tag.name not in _RAW_WITH_REFERENCES:
            return tag.end
        closing = re.compile(rf"</{tag.name}(?=[\s/>])", re.IGNORECASE).search(self.text, tag.end)
        end = closing.start() if closing else len(self.text)
        since = tag.end
        if tag.name in _RAW_WITH_REFERENCES:
            for mark in re.compile("&").finditer(self.text, tag.end, end):
                reference, after = self._reference(mark.start())
                if reference is not None and after <= end:
                    if since < mark.start():
                        yield Text(since, mark.start())
                    yield reference
                    since = after
        if since < end:
            yield Text(since, end)
        return end
