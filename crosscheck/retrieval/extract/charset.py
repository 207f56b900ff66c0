"""From the bytes of a page to its characters."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Python's own encodings of parts of programs and of host names: no page is written in them.
_PROGRAMS = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*+(?:[\"']\s*+)?([\w.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_LOOK = 4096  # bytes in which a page has to declare its charset (HTML says 1024; real ones overrun it)


def decode(content: bytes, content_type: str = "") -> str:
    """The characters of `content`.

    Order of trust: byte order mark, valid UTF-8 with characters beyond ASCII (never an
    accident), header, the page's own declaration, Windows-1252. Bytes that fit none are
    replaced, never dropped.
    """
    for bom, name in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(name, errors="replace")
    wide = _wide(content)
    if wide:
        return content.decode(wide, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as broken:
        if _mostly_utf8(content, broken):
            return content.decode("utf-8", errors="replace")
    for name in _declared(content, content_type):
        if name not in {"utf-8", "ascii"}:
            try:
                return content.decode(name)
            except (LookupError, ValueError):  # no such bytes in it; or a codec of Python that makes no text
                continue
    # WHATWG: a page said to be Latin-1 is Windows-1252; five byte values are undefined there.
    return content.decode("windows-1252", errors="replace")


def _wide(content: bytes) -> str:
    """UTF-16 without a byte order mark, told by the zero bytes of its markup."""
    head = content[:200]
    if head[1::2].count(0) > len(head) // 3 and 0 not in head[0::2]:
        return "utf-16-le"
    if head[0::2].count(0) > len(head) // 3 and 0 not in head[1::2]:
        return "utf-16-be"
    return ""


def _mostly_utf8(content: bytes, broken: UnicodeDecodeError) -> bool:
    """Whether a few bad bytes stand in a text that else is UTF-8 (a cut-off end, one pasted name)."""
    if broken.start >= len(content) - 3:
        return True
    text = content.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(c > "\x7f" for c in text) - bad
    return good > 4 * bad


def _declared(content: bytes, content_type: str) -> list[str]:
    found = [m.group(1) for m in [_HEADER.search(content_type)] if m]
    for pattern in (_META, _XML):
        match = pattern.search(content[:_LOOK])
        if match:
            found.append(match.group(1).decode("ascii", errors="replace"))
    names = []
    for label in found:
        try:
            name = codecs.lookup(label).name
        except (LookupError, ValueError):
            continue
        if name.replace("_", "-") in _PROGRAMS:
            continue
        names.append("windows-1252" if name == "iso8859-1" else name)
    return names
