"""Decodes the bytes of a draft, with a specific error if they are no text."""

from __future__ import annotations

import codecs
import re
import shlex
from bisect import bisect_right

from crosscheck.errors import DraftError

LIMIT = 20_000_000  # bytes; a novel has under two million
_SAMPLE = 65_536  # bytes examined from the first invalid one on
_LINE_END = re.compile(r"\r\n|\r|\n")
_SAVE_AS_TEXT = "Save it as plain text, Markdown or HTML and check that file."

_KINDS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office file (.doc)"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_OFFICE = (
    (b"word/", "a Word file (.docx)"),
    (b"application/vnd.oasis.opendocument.text", "an OpenDocument text (.odt)"),
    (b"xl/", "an Excel file (.xlsx)"),
    (b"ppt/", "a PowerPoint file (.pptx)"),
)
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def line_starts(text: str) -> tuple[int, ...]:
    """Offsets at which the lines of `text` begin; a line ends with LF, CRLF or a lone CR."""
    return (0, *(match.end() for match in _LINE_END.finditer(text)))


def check_size(size: int, path: str) -> None:
    """Raises DraftError if a draft of `size` bytes is too large."""
    if size > LIMIT:
        raise DraftError(
            f"{path}: {size / 1e6:.1f} MB is too large for a draft; the limit is {LIMIT / 1e6:.0f} MB",
            "Check that this is the right file, or split it.",
        )


def decode(data: bytes, path: str) -> str:
    """The text of a file in UTF-8, with or without byte order mark, or in UTF-16 or UTF-32 with one.

    The mark is no part of the text. Line ends are left as they are. Raises DraftError for binary
    data, naming its kind, and for broken encoding, naming the line, column and byte.
    """
    kind = _kind(data)
    if kind:
        raise DraftError(f"{path}: this is {kind}, not text", _SAVE_AS_TEXT)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, len(mark), encoding, path)
    zero = data.find(b"\0")
    if zero >= 0:
        raise DraftError(
            f"{path}: binary data, not text (a zero byte at byte offset {zero})",
            f"{_SAVE_AS_TEXT} If it is UTF-16, save it as UTF-8 or with a byte order mark.",
        )
    return _decoded(data, 0, "utf-8", path)


def encoded(text: str, like: bytes) -> bytes:
    """`text` in the encoding and with the byte order mark of `like`, a file that :func:`decode` can read."""
    for mark, encoding in _MARKS:
        if like.startswith(mark):
            return mark + text.encode(encoding)
    return text.encode("utf-8")


def _kind(data: bytes) -> str:
    for magic, kind in _KINDS:
        if data.startswith(magic):
            if magic.startswith(b"PK"):
                return next((name for part, name in _OFFICE if part in data), kind)
            return kind
    return ""


def _decoded(data: bytes, skip: int, encoding: str, path: str) -> str:
    body = data[skip:]
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as exc:
        before = body[: exc.start].decode(encoding, errors="replace")
        starts = line_starts(before)
        line = bisect_right(starts, len(before))
        column = len(before) - starts[line - 1] + 1
        raise DraftError(
            f"{path}:{line}:{column}: not valid {encoding.upper()}: {exc.reason} "
            f"(0x{body[exc.start]:02x} at byte offset {exc.start + skip})",
            _conversion_hint(body[exc.start : exc.start + _SAMPLE], encoding, path),
        ) from exc


def _conversion_hint(rest: bytes, encoding: str, path: str) -> str:
    hint = "Save the file as UTF-8."
    if encoding == "utf-8" and _looks_like_windows_1252(rest):
        return (
            f"{hint} It looks like Windows-1252: choose that encoding on opening it in an editor, or run "
            f"iconv -f WINDOWS-1252 -t UTF-8 {shlex.quote(path)} > NEW_FILE"
        )
    return hint


def _looks_like_windows_1252(sample: bytes) -> bool:
    """Whether each byte above ASCII is a letter, a quotation mark or a dash there, and text is around."""
    high = bytes(byte for byte in sample if byte >= 0x80)
    try:
        shown = high.decode("windows-1252")
    except UnicodeDecodeError:
        return False
    control = sum(byte < 0x20 and byte not in b"\t\n\r\f" for byte in sample)
    return not control and all(char.isalpha() or char in "„“”‚‘’»«›‹–—…€§°\xa0\xad´²³" for char in shown)
