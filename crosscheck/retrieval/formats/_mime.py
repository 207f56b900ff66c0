"""Mails and saved pages as MIME messages: parsed leniently, as readers of mail have to."""

from __future__ import annotations

import re
from email import errors, message_from_bytes
from email.header import decode_header
from email.message import Message
from email.policy import compat32

_UNKNOWN = "windows-1252"


def parse(content: bytes) -> Message:
    """The message in `content`; whatever is wrong with it is among the defects of its parts."""
    content = content.lstrip(b"\xef\xbb\xbf \t\r\n")
    if content.startswith(b"From "):  # the line before a mail in a mailbox file
        content = content.partition(b"\n")[2]
    return message_from_bytes(content, policy=compat32)


def header(message: Message, name: str) -> str:
    """A header in plain characters; empty where there is none."""
    value = message.get(name)
    if value is None:
        return ""
    pieces = []
    for piece, charset in decode_header(str(value)):
        pieces.append(_decoded(piece, charset or "utf-8") if isinstance(piece, bytes) else piece)
    return " ".join(re.sub(r"[\x00-\x1f]+", " ", "".join(pieces)).split())


def body(part: Message) -> bytes:
    """The bytes of a part, its transfer encoding undone."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def text(part: Message) -> str:
    """The characters of a part."""
    return _decoded(body(part), part.get_content_charset() or "utf-8")


def breaks_off(message: Message) -> bool:
    """Whether a part was begun and its end is not in the message."""
    wanting = (errors.CloseBoundaryNotFoundDefect, errors.StartBoundaryNotFoundDefect)
    return any(isinstance(defect, wanting) for part in message.walk() for defect in part.defects)


def _decoded(data: bytes, charset: str) -> str:
    try:
        return data.decode(charset)
    except (LookupError, UnicodeDecodeError, ValueError):
        return data.decode(_UNKNOWN, errors="replace")
