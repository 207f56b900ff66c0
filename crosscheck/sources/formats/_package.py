"""Office files: zip packages of XML, unpacked within limits and parsed without anything from outside."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from crosscheck.model import because
from crosscheck.sources.formats.found import Fault, UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST = 30_000_000  # bytes of XML unpacked; a book has a third of that
_DOCUMENT, _CONTENT = "word/document.xml", "content.xml"
_TEXT_TYPE = b"application/vnd.oasis.opendocument.text"


def kind(content: bytes, name: str) -> str | Fault:
    """„docx“ or „odt“ by what lies in the package, or why it is neither."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = set(package.namelist())
            if _DOCUMENT in names:
                return "docx"
            if _CONTENT in names and "mimetype" in names:
                with package.open("mimetype") as stream:
                    if stream.read(80).startswith(_TEXT_TYPE):
                        return "odt"
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        return Fault(because("file_damaged", name=name, format="ZIP"))
    return Fault(because("file_kind", name=name, kind=because("zip")))


def parts(content: bytes, wanted: Iterable[str], name: str, form: str) -> dict[str, _Element]:
    """The parts of the package called as in `wanted`, as XML, as far as they are there.

    Raises UnreadableError for a package that is locked, damaged or too large unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            infos = {info.filename: info for info in package.infolist()}
            found, left = {}, _MOST
            for each in wanted:
                if each not in infos:
                    continue
                if infos[each].flag_bits & 1:
                    raise UnreadableError(because("file_locked", name=name))
                with package.open(infos[each]) as stream:
                    data = stream.read(left + 1)  # the size that the package states may be a lie
                left -= len(data)
                if left < 0:
                    raise UnreadableError(because("file_unpacked", name=name, limit=_MOST))
                found[each] = xml(data, name, form)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise UnreadableError(because("file_damaged", name=name, format=form)) from error
    return found


def xml(data: bytes, name: str, form: str) -> _Element:
    """The root of an XML document. Nothing outside of it is read, and no entity of its own: one that
    defines any is refused, since its text would have holes.

    Raises UnreadableError for that, and for XML that is damaged.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(because("file_damaged", name=name, format=form)) from error
    inner: Any = root.getroottree().docinfo.internalDTD  # the stubs lack iterentities
    if inner is not None and any(True for _ in inner.iterentities()):
        raise UnreadableError(because("file_entities", name=name))
    return root


def local(node: _Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
