"""Escapes untrusted text: one function for each kind of output.

Drafts, pages, manifests, settings, file names, archives and servers are untrusted. Their text must not control a
terminal, start a workflow command, run in a spreadsheet, become markup, or break the file that contains it. HTML is
built by `reports/page.py`, which uses the character classes of this module.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

# Zero-width characters, direction marks and overrides, fillers and tags: they hide text or show it in another
# order. A joiner between two pictures is no such thing: it makes one picture of them.
_PICTURE = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_HIDDEN = (
    "\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
_JOINER = rf"(?<![{_PICTURE}])\u200d|\u200d(?![{_PICTURE}])"
_BREAKS = "\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029"
_BROKEN = "\ud800-\udfff\ufffe\uffff"  # halves of characters, and what is none
_CONTROLS = "\x00-\x08\v\f\x0e-\x1f\x7f-\x9f\u2028\u2029"

_BREAK = re.compile(f"[{_BREAKS}]")
_UNSEEN = re.compile(rf"[{_CONTROLS}{_BROKEN}{_HIDDEN}]|{_JOINER}")
_ANY_UNSEEN = re.compile(rf"[{_BREAKS}{_CONTROLS}{_BROKEN}{_HIDDEN}]|{_JOINER}")

# Services for continuous integration take commands from what a step prints: `::name`, `##[name]`,
# `##vso[name]`. Lines are wrapped, so any place may become the beginning of one.
_COMMAND = re.compile(r":(?=:[A-Za-z])|#(?=#[A-Za-z]*\[)")


def shown(text: str) -> str:
    """`text` with invisible characters other than tab and line feed replaced; the length stays the same."""
    return _UNSEEN.sub("\ufffd", text.replace("\r", " "))


def line(text: str) -> str:
    """For a terminal or a log: `text` on one line, without control sequences; the length stays the same."""
    flat = re.sub(r"\s", " ", shown(_BREAK.sub(" ", text)))
    return _COMMAND.sub("\ufffd", flat)


def message(text: str) -> str:
    """For messages on stderr: one line, with invisible characters as visible escapes."""
    visible = _ANY_UNSEEN.sub(lambda found: repr(found.group())[1:-1], text)
    return _COMMAND.sub(lambda found: f"\\x{ord(found.group()):02x}", visible)


# ------------------------------------------------------------------ workflow commands


def command_data(text: str) -> str:
    """For the message of a GitHub workflow command."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return shown(_BREAK.sub(" ", escaped))


def command_property(text: str) -> str:
    """For a property value of a GitHub workflow command."""
    return command_data(text).replace(":", "%3A").replace(",", "%2C")


# ------------------------------------------------------------------ tables

# A spreadsheet set to `;` splits there even inside quotation marks.
_FORMULA = re.compile("(?:^|;)[\\s\"']*(?=[=+\\-@＝＋－＠])")


def cell(value: object) -> object:
    """For a cell of a table: texts on one line; an apostrophe disables formulas."""
    if not isinstance(value, str):
        return value
    return _FORMULA.sub(lambda found: found.group() + "'", shown(_BREAK.sub(" ", value)))


# ------------------------------------------------------------------ Markdown

_NOTHING = "&#8203;"  # a space of no width: mentions and addresses are looked for in the text of the page too
_MARKUP = re.compile(
    r"(?P<escaped>[\\`*_\[\]#|>~&!]|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]|(?<=^\d\d\d)[.)]|(?<=^\d\d\d\d)[.)])"
    r"|(?P<entity>[<$])|(?P<mention>@)|(?P<address>:(?=//)|(?<=mailto):|(?<=xmpp):|(?<=www)\.)",
    re.IGNORECASE,
)


def markdown(text: str) -> str:
    """For Markdown, as plain text: no markup, HTML, mathematics, mention, reference or link."""
    return _MARKUP.sub(_plain, line(" ".join(text.split())))


def _plain(found: re.Match[str]) -> str:
    char = found.group()
    if found.lastgroup == "entity":
        return "&lt;" if char == "<" else "&#36;"
    if found.lastgroup == "mention":
        return char + _NOTHING
    return f"{_NOTHING}{char}" if found.lastgroup == "address" else f"\\{char}"


def markdown_code(text: str) -> str:
    """For Markdown, as a code span: its fence is longer than any run of backticks inside."""
    flat = line(text)
    longest = max((len(run) for run in re.findall("`+", flat)), default=0)
    fence = "`" * (longest + 1)
    return f"{fence}{flat}{fence}" if not longest else f"{fence} {flat} {fence}"


def markdown_address(url: str) -> str:
    """For Markdown: an address escaped for use between angle brackets."""
    unsafe = re.sub(r"[<>\s\\`$]", lambda found: quote(found.group()), url)
    return f"<{_ANY_UNSEEN.sub(lambda found: quote(found.group(), errors='replace'), unsafe)}>"


# ------------------------------------------------------------------ files for programs

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml(text: str) -> str:
    """For XML: without characters that XML cannot represent even escaped."""
    return shown(_NO_XML.sub("\ufffd", text))


def json_text(value: Any, indent: int | None = None) -> str:
    """A value as JSON, with invisible characters escaped, which keeps the value. Lone surrogates, which no
    file can hold, are replaced."""
    return "".join(json_pieces(value, indent))


def json_pieces(value: Any, indent: int | None = None) -> Iterator[str]:
    """As `json_text`, in pieces, for large values."""
    for piece in json.JSONEncoder(ensure_ascii=False, indent=indent).iterencode(value):
        yield piece if piece.isascii() and "\x7f" not in piece else _ANY_UNSEEN.sub(_in_json, piece)


def _in_json(found: re.Match[str]) -> str:
    char = found.group()
    if "\ud800" <= char <= "\udfff":
        return "\\ufffd"
    if char == "\n":  # of the layout: in texts it is escaped already
        return char
    return json.dumps(char)[1:-1] if char != "\x7f" else "\\u007f"
