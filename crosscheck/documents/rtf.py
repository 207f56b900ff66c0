"""Rich text (RTF 1.9): the text a reader sees, without what was deleted or hidden.

Numbers before list items are in such files as text, and are kept.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from crosscheck.documents import LINE_BREAK, Document, Paragraph, Run

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<value>-?\d{1,9})? ?"
    r"|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
_ENDS = frozenset({"par", "sect", "page", "row", "nestrow"})
_END, _CELL = "\f", "\x1f"  # of a paragraph, of a cell in a row
_SHOWN = {
    "line": LINE_BREAK, "tab": " ", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ", "cell": _CELL,
    "nestcell": _CELL,
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
_LOOKS = frozenset({"b", "super", "nosupersub", "fldrslt", "outlinelevel"})
_LINK = re.compile(r'HYPERLINK\s+"([^"]{1,2000})"', re.IGNORECASE)
_NAMED = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}


_PLAIN = Run("")


@dataclass(frozen=True, slots=True)
class _State:
    """The state inside a group.

    Its text may be no part of the document (`aside`), hidden, deleted, in a footnote, the instruction of a field or a
    comment (`remark`). `stand_ins` is the number of characters after a \\u that replace it in old programs.
    """

    aside: bool = False
    hidden: bool = False
    deleted: bool = False
    note: bool = False
    fonts: bool = False
    font: int = -1
    stand_ins: int = 1
    look: Run = _PLAIN
    instruction: bool = False
    remark: bool = False


@dataclass(slots=True)
class _Reader:
    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    codepage: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    font_named: int = -1
    to_skip: int = 0
    pending: bytearray = field(default_factory=bytearray)
    texts: list[Run] = field(default_factory=list)
    notes: list[Run] = field(default_factory=list)
    instruction: str = ""  # what the field read last does
    remark: str = ""
    levels: list[tuple[int, int]] = field(default_factory=list)  # of headings, by their place in `texts`
    remarks: list[tuple[int, str]] = field(default_factory=list)  # the same of remarks
    noted: int = 0

    def show(self, text: str) -> None:
        self.decode()
        if self.state.remark:
            self.remark += text
        elif self.state.instruction:
            self.instruction += text
        elif not (self.state.aside or self.state.hidden or self.state.deleted):
            (self.notes if self.state.note else self.texts).append(replace(self.state.look, text=text))

    def decode(self) -> None:
        """Decodes the bytes so far; a character may have several."""
        if not self.pending:
            return
        data, self.pending = bytes(self.pending), bytearray()
        self.show(data.decode(self.fonts.get(self.state.font, self.codepage), errors="replace"))

    def raw(self, text: str) -> None:
        """Adds literal characters of the file."""
        if self.to_skip:
            self.to_skip, text = max(0, self.to_skip - len(text)), text[self.to_skip :]
        if text.isascii():
            self.show(text)
        else:
            self.pending += text.encode("latin-1")

    def brace(self, sign: str) -> bool:
        """Begins or ends a group; returns whether the document is over."""
        self.decode()
        self.to_skip = 0
        if sign == "{":
            self.stack.append(self.state)
        elif self.stack:
            before, self.state = self.state, self.stack.pop()
            if before.note and not self.state.note:
                self.notes.append(Run(_END))
            if before.remark and not self.state.remark:
                self.remarks.append((len(self.texts), self.remark.strip()))
                self.remark = ""
        return not self.stack

    def word(self, word: str, value: int | None) -> None:
        """Handles a control word with its number."""
        if word == "u" and value is not None:
            self.show(chr(value % 0x10000))
            self.to_skip = self.state.stand_ins
            return
        self.decode()
        self.to_skip = 0
        if word in _ENDS:
            self.show(_END)
        elif word in _SHOWN:
            self.show(_SHOWN[word])
        elif word == "annotation":
            self.state = replace(self.state, aside=True, remark=True)
        elif word in _ASIDE:
            instruction = word == "fldinst"
            self.instruction = "" if instruction else self.instruction
            self.state = replace(
                self.state, aside=True, fonts=word == "fonttbl", instruction=instruction, remark=False
            )
        elif word in _LOOKS:
            self.dress(word, value)
        else:
            self.set(word, value)

    def dress(self, word: str, value: int | None) -> None:
        """Applies a control word to the formatting of the following text."""
        look = self.state.look
        if word == "fldrslt":
            found = _LINK.search(self.instruction)
            look = replace(look, url=found[1] if found else "")
        elif word == "b":
            look = replace(look, bold=value != 0)
        elif word in {"super", "nosupersub"}:
            look = replace(look, raised=word == "super" and value != 0)
        elif word == "outlinelevel" and not self.state.aside and value is not None and 0 <= value < 6:
            self.levels.append((len(self.texts), value + 1))
        self.state = replace(self.state, look=look)

    def set(self, word: str, value: int | None) -> None:
        """Applies a control word to the rest of its group."""
        on = value != 0
        if word in {"v", "deleted"}:
            hidden = on if word == "v" else self.state.hidden
            self.state = replace(
                self.state, hidden=hidden, deleted=on if word == "deleted" else self.state.deleted
            )
        elif word == "plain":
            look = Run("", url=self.state.look.url)
            self.state = replace(self.state, hidden=False, deleted=False, look=look)
        elif word == "footnote":
            self.noted += 1
            self.texts.append(Run(f"[{self.noted}]", raised=True, mark=True))
            self.notes.append(Run(f"[{self.noted}] ", mark=True))
            self.state = replace(self.state, note=True, look=_PLAIN)
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


def read(content: bytes) -> Document:
    """The text of a rich text file; one that breaks off is not whole."""
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
    reader.decode()
    body = _paragraphs(reader.texts, reader.levels, reader.remarks)
    notes = _paragraphs(reader.notes)
    for note in notes:
        note.kind = "note"
    return Document((*body, *notes), over)


def _sign(reader: _Reader, sign: str) -> None:
    reader.decode()
    reader.to_skip = 0
    if sign == "*":
        reader.state = replace(reader.state, aside=True, remark=False, instruction=False)
    elif sign in "\r\n":
        reader.show(_END)
    else:
        reader.show(_SIGNS.get(sign, ""))


def _paragraphs(
    pieces: list[Run], levels: Sequence[tuple[int, int]] = (), remarks: Sequence[tuple[int, str]] = ()
) -> list[Paragraph]:
    """The paragraphs of the pieces; `levels` (of headings) and `remarks` refer to them by index."""
    heading, said = dict(levels), list(remarks)
    found: list[Paragraph] = [Paragraph()]
    for place, piece in enumerate(pieces):
        while said and said[0][0] <= place:
            found[-1].comments.append((len(found[-1].text), said.pop(0)[1]))
        if place in heading:
            found[-1].kind, found[-1].level = "heading", heading[place]
        if piece.text == _END:
            found.append(Paragraph())
        else:
            found[-1].runs.append(piece)
    found[-1].comments += [(len(found[-1].text), text) for _, text in said]
    for paragraph in found:
        paragraph.runs = _whole(paragraph.runs)
    return [paragraph for paragraph in found if paragraph.runs or paragraph.comments]


def _whole(runs: list[Run]) -> list[Run]:
    """The runs of one look joined; characters beyond the first plane come as two halves."""
    joined: list[Run] = []
    for run in runs:
        same = bool(joined) and replace(joined[-1], text="") == replace(run, text="")
        if same and not run.mark and LINE_BREAK not in (run.text, joined[-1].text):
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return [
        replace(r, text=r.text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))
        for r in joined
    ]


def cells(paragraph: Paragraph) -> list[Paragraph]:
    """The cells of a table row, or the paragraph itself where it is none."""
    if _CELL not in paragraph.text:
        return [paragraph]
    found = [Paragraph("cell")]
    for run in paragraph.runs:
        first, *more = run.text.split(_CELL)
        found[-1].runs.append(replace(run, text=first))
        found += [Paragraph("cell", runs=[replace(run, text=text)]) for text in more]
    return [cell for cell in found if cell.text.strip()]


def _known(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "utf-8" if name == "cp65001" else "cp1252"
