"""Office files as sources: which kind a package is of, and faults told in words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import TYPE_CHECKING

from crosscheck.documents import DamagedError, package
from crosscheck.documents.package import local
from crosscheck.model import because
from crosscheck.retrieval.formats.found import Fault, UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["kind", "local", "parts", "unreadable", "xml"]

_DOCUMENT, _CONTENT = "word/document.xml", "content.xml"
_TEXT_TYPE = b"application/vnd.oasis.opendocument.text"


def kind(content: bytes, name: str) -> str | Fault:
    """„docx“ or „odt“ by what lies in the package, or why it is neither."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as held:
            names = set(held.namelist())
            if _DOCUMENT in names:
                return "docx"
            if _CONTENT in names and "mimetype" in names:
                with held.open("mimetype") as stream:
                    if stream.read(80).startswith(_TEXT_TYPE):
                        return "odt"
    except package.BROKEN:
        return Fault(because("file_damaged", name=name, format="ZIP"))
    return Fault(because("file_kind", name=name, kind=because("zip")))


def parts(content: bytes, wanted: Iterable[str], name: str, form: str) -> dict[str, _Element]:
    """The parts of the package called as in `wanted`; raises UnreadableError."""
    try:
        return package.parts(content, wanted)
    except DamagedError as error:
        raise unreadable(error, name, form) from error


def xml(data: bytes, name: str, form: str) -> _Element:
    """The root of an XML document; raises UnreadableError."""
    try:
        return package.xml(data)
    except DamagedError as error:
        raise unreadable(error, name, form) from error


def unreadable(error: DamagedError, name: str, form: str) -> UnreadableError:
    """What is told of a file that cannot be read."""
    if error.reason == "damaged":
        return UnreadableError(because("file_damaged", name=name, format=form))
    if error.reason == "unpacked":
        return UnreadableError(because("file_unpacked", name=name, limit=package.MOST))
    return UnreadableError(because(f"file_{error.reason}", name=name))
