"""PDF files with a text layer: pypdf gives the lines, `_lines` makes paragraphs of them.

A page that is a picture holds text that nobody but a reader sees, so such a file is never whole.
"""

from __future__ import annotations

import contextlib
import io
import logging
import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from crosscheck.model import UNSAID, because
from crosscheck.retrieval.formats import _lines
from crosscheck.retrieval.formats.found import Item, UnreadableError, written

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_MOST_PAGES = 100
_MOST_DRAWN = 5_000_000  # bytes of drawing instructions of a page; text takes a hundredth
_MOST_TEXT = 2_000_000  # characters
_LIGATURES = re.compile("[\ufb00-\ufb06]")
_GLYPHS = re.compile(r"(?:/[A-Za-z]{1,8}\d{1,5}\s?){8,}")  # names of glyphs where characters should be
_GARBLED = 0.05  # share of characters that are none, from which the text layer is useless
_COMMAND = "pip install '.[pdf]'"


def read(content: bytes, name: str) -> Item:
    """The article in a PDF file.

    Raises UnreadableError where pypdf is not installed, and for a file that is locked, damaged, too
    large, a scan, or whose text layer gives no characters.
    """
    try:
        from pypdf import PdfReader, errors
    except ImportError as error:
        raise UnreadableError(because("file_needs", name=name, command=_COMMAND)) from error

    with _silent():
        try:
            reader = PdfReader(io.BytesIO(content))
            if reader.is_encrypted and not reader.decrypt(""):
                raise UnreadableError(because("file_locked", name=name))
            pages = _pages(reader, name)
            texts = [_text(page, name) for page in pages]
            pictures = sum(
                not text.strip() and _has_picture(page) for page, text in zip(pages, texts, strict=True)
            )
        except (errors.DependencyError, errors.WrongPasswordError, errors.FileNotDecryptedError) as error:
            raise UnreadableError(because("file_locked", name=name)) from error
    whole = "".join(texts)
    if not whole.strip():
        raise UnreadableError(because("file_scan" if pictures else "file_no_text", name=name))
    if len(whole) > _MOST_TEXT:
        raise UnreadableError(because("file_unpacked", name=name, limit=_MOST_TEXT))
    if _is_garbled(whole):
        raise UnreadableError(because("file_garbled", name=name))
    fault = because("file_scan_part", name=name, n=pictures) if pictures else UNSAID
    return written([("paragraph", text) for text in _lines.paragraphs(texts)], fault)


def _pages(reader: PdfReader, name: str) -> list[PageObject]:
    """The pages, counted before they are looked at: a file may claim millions."""
    root = reader.trailer["/Root"].get_object()
    tree = root["/Pages"].get_object() if isinstance(root, dict) else None
    said: object = tree.get("/Count") if isinstance(tree, dict) else None
    if (isinstance(said, int) and said > _MOST_PAGES) or len(reader.pages) > _MOST_PAGES:
        raise UnreadableError(because("file_pages", name=name, limit=_MOST_PAGES))
    return list(reader.pages)


def _text(page: PageObject, name: str) -> str:
    drawn = page.get_contents()
    if drawn is not None and len(drawn.get_data()) > _MOST_DRAWN:
        raise UnreadableError(because("file_unpacked", name=name, limit=_MOST_DRAWN))
    return _LIGATURES.sub(lambda m: unicodedata.normalize("NFKC", m.group()), page.extract_text())


def _has_picture(page: PageObject) -> bool:
    resources = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources is not None else None
    drawn = objects.get_object().values() if objects is not None else ()
    return any(each.get_object().get("/Subtype") in {"/Image", "/Form"} for each in drawn)


def _is_garbled(text: str) -> bool:
    """Whether the text layer gives numbers of glyphs instead of characters, as fonts without a table do."""
    odd = sum(
        (unicodedata.category(c) in {"Co", "Cn", "Cc"} and c not in "\n\r\t\f") or c == "\ufffd" for c in text
    )
    return odd > _GARBLED * len(text) or bool(_GLYPHS.search(text))


@contextlib.contextmanager
def _silent() -> Iterator[None]:
    """What pypdf says of a file while it mends it is for its developers; the report says the rest."""
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)
