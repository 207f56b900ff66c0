"""Rich text (RTF 1.9): the text a reader sees, without what was deleted or hidden.

Numbers before list items are in such files as text, and are kept.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, replace

from crosscheck.model import UNSAID, because
from crosscheck.sources.extract.canonical import clean
from crosscheck.sources.formats.found import Item, written

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<value>-?\d{1,9})? ?"
    r"|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
_ENDS = frozenset({"par", "sect", "page", "row", "nestrow"})
_SHOWN = {
    "line": "\n", "tab": " ", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ", "cell": " | ",
    "nestcell": " | ",
}  # fmt: skip
_SIGNS = {"~": "\u00a0", "_": "\u2011", "{": "{", "}": "}", "\\": "\\"}
# Groups that hold no text of the document; so does every group that begins with \*.
_ASIDE = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "headerl", "headerr", "headerf",
    "footer", "footerl", "footerr", "footerf", "fldinst", "listtable", "listoverridetable", "revtbl", "nonshppict",
    "annotation", "xe", "tc", "rxe", "txe", "operator",
})  # fmt: skip
_CODEPAGES = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437",
}  # fmt: skip
_NAMED = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group: whether its text is aside, hidden or in a footnote, its font, and how
    many signs stand in for a character given by its number."""

    aside: bool = False
    hidden: bool = False
    deleted: bool = False
    note: bool = False
    fonts: bool = False
    font: int = -1
    stand_ins: int = 1


@dataclass(slots=True)
class _Reader:
    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    codepage: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    font_named: int = -1
    to_skip: int = 0
    pending: bytearray = field(default_factory=bytearray)
    texts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def show(self, text: str) -> None:
        self.settle()
        if not (self.state.aside or self.state.hidden or self.state.deleted):
            (self.notes if self.state.note else self.texts).append(text)

    def settle(self) -> None:
        """Turn bytes that have come so far into characters; some take several."""
        if not self.pending:
            return
        data, self.pending = bytes(self.pending), bytearray()
        self.show(data.decode(self.fonts.get(self.state.font, self.codepage), errors="replace"))

    def raw(self, text: str) -> None:
        """Signs that stand in the file as they are."""
        if self.to_skip:
            self.to_skip, text = max(0, self.to_skip - len(text)), text[self.to_skip :]
        if text.isascii():
            self.show(text)
        else:
            self.pending += text.encode("latin-1")

    def brace(self, sign: str) -> bool:
        """Begin or end a group; whether the document is over."""
        self.settle()
        self.to_skip = 0
        if sign == "{":
            self.stack.append(self.state)
        elif self.stack:
            before, self.state = self.state, self.stack.pop()
            if before.note and not self.state.note:
                self.notes.append("\f")
        return not self.stack

    def word(self, word: str, value: int | None) -> None:
        """A control word with its number."""
        if word == "u" and value is not None:
            self.show(chr(value % 0x10000))
            self.to_skip = self.state.stand_ins
            return
        self.settle()
        self.to_skip = 0
        if word in _ENDS:
            self.show("\f")
        elif word in _SHOWN:
            self.show(_SHOWN[word])
        elif word in _ASIDE:
            self.state = replace(self.state, aside=True, fonts=word == "fonttbl")
        else:
            self.set(word, value)

    def set(self, word: str, value: int | None) -> None:
        """What a control word changes for the rest of its group."""
        on = value != 0
        if word in {"v", "deleted"}:
            self.state = replace(self.state, **{"hidden" if word == "v" else word: on})
        elif word == "plain":
            self.state = replace(self.state, hidden=False, deleted=False)
        elif word == "footnote":
            self.state = replace(self.state, note=True)
        elif word == "uc" and value is not None:
            self.state = replace(self.state, stand_ins=max(0, value))
        elif word == "f" and value is not None:
            self.font_named = value
            if not self.state.fonts:
                self.state = replace(self.state, font=value)
        elif word == "fcharset" and self.state.fonts and value in _CODEPAGES and value:
            self.fonts[self.font_named] = _CODEPAGES[value]
        elif word in _NAMED or (word == "ansicpg" and value):
            self.codepage = _known(_NAMED.get(word, f"cp{value}"))


def read(content: bytes, name: str) -> Item:
    """The article in a rich text file; one that breaks off is not whole."""
    source = content.decode("latin-1")
    reader = _Reader()
    at, over = max(0, source.find("{")), False
    while not over and (token := _TOKEN.match(source, at)):
        at = token.end()
        if token["brace"]:
            over = reader.brace(token["brace"])
        elif token["word"] == "bin":
            at += max(0, int(token["value"] or 0))  # raw bytes of a picture
        elif token["word"]:
            reader.word(token["word"], int(token["value"]) if token["value"] else None)
        elif token["hex"]:
            if reader.to_skip:
                reader.to_skip -= 1
            else:
                reader.pending.append(int(token["hex"], 16))
        elif token["sign"]:
            _sign(reader, token["sign"])
        elif token["text"]:
            reader.raw(token["text"])
    reader.settle()
    parts = [*_paragraphs(reader.texts), *_paragraphs(reader.notes)]
    return written(parts, UNSAID if over else because("file_cut", name=name))


def _sign(reader: _Reader, sign: str) -> None:
    reader.settle()
    reader.to_skip = 0
    if sign == "*":
        reader.state = replace(reader.state, aside=True)
    elif sign in "\r\n":
        reader.show("\f")
    else:
        reader.show(_SIGNS.get(sign, ""))


def _paragraphs(texts: list[str]) -> list[tuple[str, str]]:
    # Characters beyond the first plane come as two halves.
    whole = "".join(texts).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    lines = (clean(re.sub(r"(?:\s*\|)+\s*$", "", line)) for line in whole.split("\f"))
    return [("paragraph", line) for line in lines if line]


def _known(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "utf-8" if name == "cp65001" else "cp1252"
