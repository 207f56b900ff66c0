"""Files as editors have them, built for tests: about invented events."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from hypothesis import strategies as st
from pages import OUTLET

from crosscheck.model import Article
from crosscheck.retrieval.manifest import SourceRequest
from crosscheck.retrieval.reading import read_file

TITLE = "Brücke über die Ahr bleibt gesperrt"
PARAGRAPHS = (
    "Die Ahrbrücke in Altenfeld bleibt bis Ende März für den Verkehr gesperrt.",
    "14. Oktober 2026: Das Straßenbauamt findet Risse in zwei der acht Pfeiler.",
    "Täglich fahren rund 14.000 Autos über das Bauwerk.",
)


def opened(folder: Path, name: str, content: bytes, url: str = "", limit: int = 10_000_000) -> Article:
    """The article that a source reads from a file called `name`."""
    file = folder / name
    file.write_bytes(content)
    return read_file(SourceRequest(OUTLET, url, file), limit)


def zipped(**parts: bytes) -> bytes:
    """A package; a part's name has `__` for a slash."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name.replace("__", "/"), data)
    return stream.getvalue()


def odt(body: str, **more: bytes) -> bytes:
    """An OpenDocument text with this markup in its body."""
    names = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
        for prefix in ("office", "text", "table")
    )
    names += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", b"application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content.encode())
        for name, data in more.items():
            package.writestr(name.replace("__", "/"), data)
    return stream.getvalue()


def pdf(*pages: tuple[str, ...], pictures: tuple[int, ...] = ()) -> bytes:
    """A PDF file by hand: a page for each tuple of lines; those numbered in `pictures` hold an image."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(count))
    image = (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        drawn = f"/XObject << /I {4 + 2 * count} 0 R >>" if number in pictures else ""
        resources = f"<< /Font << /F 3 0 R >> {drawn} >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {resources} "
            f"/Contents {5 + 2 * number} 0 R >>".encode()
        )
        shown = b"".join(b"(" + _escaped(line) + b") Tj T*\n" for line in lines)
        stream = b"BT /F 11 Tf 14 TL 50 780 Td\n" + shown + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects.append(image + b"/Length 1 >>\nstream\n\x80\nendstream")
    return _file(objects)


def damaged(whole: bytes, data: st.DataObject) -> bytes:
    """`whole` with up to four bytes changed, cut at any place."""
    content = bytearray(whole)
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=4)):
        content[at] = data.draw(st.integers(0, 255))
    return bytes(content[: data.draw(st.integers(0, len(content)))])


def _escaped(line: str) -> bytes:
    data = line.encode("windows-1252")
    return data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _file(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, data in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)
