"""Office files: zip packages of XML, unpacked within limits and parsed without anything from outside."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from crosscheck.documents import DamagedError

if TYPE_CHECKING:
    from lxml.etree import XMLSyntaxError, _Element

MOST = 30_000_000  # bytes of XML unpacked; a book has a third of that
MOST_TAGS = 500_000  # in one part; a book has some 200,000
BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError, OSError, ValueError,
)  # fmt: skip


def parts(content: bytes, wanted: Iterable[str]) -> dict[str, _Element]:
    """The parts of the package called as in `wanted`, as XML, as far as they are there.

    Raises DamagedError for a package that is locked, damaged or too large unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            infos = {info.filename: info for info in package.infolist()}
            found, left = {}, MOST
            for each in wanted:
                if each not in infos:
                    continue
                if infos[each].flag_bits & 1:
                    raise DamagedError("locked")
                with package.open(infos[each]) as stream:
                    data = stream.read(left + 1)  # the size that the package states may be a lie
                left -= len(data)
                if left < 0:
                    raise DamagedError("unpacked")
                found[each] = xml(data)
    except BROKEN as error:
        raise DamagedError from error
    return found


def xml(data: bytes) -> _Element:
    """The root of an XML document. Nothing outside of it is read, and no entity of its own: one that
    defines any is refused, since its text would have holes. Raises DamagedError for that, and for XML that
    is damaged.
    """
    from lxml import etree

    if too_many_tags(data):
        raise DamagedError("unpacked")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        refuse_for_memory(error)
        raise DamagedError from error
    except ValueError as error:
        raise DamagedError from error
    inner: Any = root.getroottree().docinfo.internalDTD  # the stubs lack iterentities
    if inner is not None and any(True for _ in inner.iterentities()):
        raise DamagedError("entities")
    return root


def too_many_tags(data: bytes) -> bool:
    """Whether parsing the XML would take long: time and memory go by its elements, not by its bytes."""
    return data.count(b"<") > MOST_TAGS


def refuse_for_memory(error: XMLSyntaxError) -> None:
    """Raises MemoryError if that is why the parser failed: the XML need not be damaged."""
    from lxml import etree

    if getattr(error, "code", 0) == etree.ErrorTypes.ERR_NO_MEMORY:  # the stubs lack it
        raise MemoryError from error


def local(node: _Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
