"""Mails: subject, text and date. The text part is read, or the HTML part where that says more."""

from __future__ import annotations

from email.message import Message
from email.utils import parseaddr

from crosscheck import moments
from crosscheck.model import UNSAID, because
from crosscheck.retrieval.extract import plain
from crosscheck.retrieval.extract.canonical import clean
from crosscheck.retrieval.formats import _blocks, _mime
from crosscheck.retrieval.formats.found import Item, UnreadableError

_FULLER = 2  # how many times the words of the text part the HTML part has, where the text only points to it


def read(content: bytes, name: str) -> Item:
    """The article in a mail. Raises UnreadableError for one that holds only attachments or breaks off
    before its text."""
    message = _mime.parse(content)
    leaves = [part for part in message.walk() if not part.is_multipart()]
    inner = [part for part in leaves if not _is_attached(part)]
    parts = _body(inner)
    if not parts:
        if _mime.breaks_off(message):
            raise UnreadableError(because("file_cut", name=name))
        attached = len(leaves) - len(inner)
        if attached:
            raise UnreadableError(because("file_attached", name=name, n=attached))
        raise UnreadableError(because("file_no_text", name=name))
    subject = clean(_mime.header(message, "Subject"))
    # The subject is the title, so that what stands first in the text is not.
    texts = [("paragraph" if kind == "title" else kind, text) for kind, text in parts if text != subject]
    sender, _ = parseaddr(_mime.header(message, "From"))
    return Item(
        tuple([("title", subject), *texts] if subject else texts),
        title=subject,
        authors=(sender,) if sender else (),
        published=moments.parse(_mime.header(message, "Date")),
        fault=because("file_cut", name=name) if _mime.breaks_off(message) else UNSAID,
    )


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _body(inner: list[Message]) -> list[tuple[str, str]]:
    """The (kind, text) pairs of the part that says most."""
    texts = [plain.parts(_unwrapped(part)) for part in inner if part.get_content_type() == "text/plain"]
    pages = [_blocks.from_html(_mime.text(part)) for part in inner if part.get_content_type() == "text/html"]
    text = [each for parts in texts for each in parts]
    page = [each for parts in pages for each in parts]
    return page if _words(page) >= _FULLER * _words(text) else text


def _words(parts: list[tuple[str, str]]) -> int:
    return sum(len(text.split()) for _, text in parts)


def _unwrapped(part: Message) -> str:
    """The text of a part, with lines put together that the sender's program wrapped (RFC 3676)."""
    text = _mime.text(part).replace("\r\n", "\n")
    if part.get_param("format") == "flowed":
        return text.replace(" \n", " ")
    return text
