"""The rows on the pages of an SQLite file, found without the tree that leads to them.

Where a page is lost that others hang from, SQLite itself finds none of these. Each page that is a leaf of a table
is read by itself here, as https://www.sqlite.org/fileformat2.html describes it; what does not fit is left out.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any, BinaryIO

_HEADER = 100  # bytes that the first page begins with
_LEAF = 0x0D  # how a page begins that holds rows of a table
_SIZE = 4096  # of a page, where the header is lost
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # bytes by the type of a value
_LARGEST = 300_000_000  # bytes of a row
Row = tuple[Any, ...]
Place = tuple[int, int]  # the number of a page, and of a row on it


class Pages:
    """The pages of the file that `stream` reads."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        header = self._at(0, _HEADER)
        size = int.from_bytes(header[16:18], "big")
        size = 65536 if size == 1 else size
        sound = header.startswith(b"SQLite format 3\0") and size >= 512 and not size & (size - 1)
        self._size = size if sound else _SIZE
        self._usable = self._size - (header[20] if sound else 0)

    def rows(self, columns: int) -> Iterator[tuple[int, Place, Row]]:
        """Key, place and values of every row with so many columns, in the order of the pages."""
        number = 0
        while page := self._page(number + 1):
            number += 1
            start = _start(number)
            if len(page) < self._size or page[start] != _LEAF:
                continue
            for n in range(int.from_bytes(page[start + 3 : start + 5], "big")):
                try:
                    key, values = self._row(page, start, n, columns)
                except (ValueError, IndexError, struct.error):
                    continue
                yield key, (number, n), values

    def row(self, place: Place, columns: int) -> Row:
        """The values at a place that :meth:`rows` gave."""
        number, n = place
        return self._row(self._page(number), _start(number), n, columns)[1]

    def _row(self, page: bytes, start: int, n: int, columns: int) -> tuple[int, Row]:
        (at,) = struct.unpack_from(">H", page, start + 8 + 2 * n)
        key, payload = self._cell(page, at)
        return key, tuple(_values(payload, columns))

    def _cell(self, page: bytes, at: int) -> tuple[int, bytes]:
        """A row's key and its bytes, gathered from the pages that it runs over to."""
        length, at = _varint(page, at)
        key, at = _varint(page, at)
        if length > _LARGEST:
            raise ValueError("no row is that long")
        most = self._usable - 35
        local = length
        if length > most:
            least = (self._usable - 12) * 32 // 255 - 23
            local = least + (length - least) % (self._usable - 4)
            local = local if local <= most else least
        parts, left = [page[at : at + local]], length - local
        number = int.from_bytes(page[at + local : at + local + 4], "big") if left else 0
        while left > 0:
            more = self._page(number)
            if len(more) < self._size:
                raise ValueError("the row runs over to a page there is not")
            parts.append(more[4 : 4 + min(left, self._usable - 4)])
            left -= len(parts[-1])
            number = int.from_bytes(more[:4], "big")
        return key, b"".join(parts)

    def _page(self, number: int) -> bytes:
        return self._at((number - 1) * self._size, self._size) if number else b""

    def _at(self, place: int, length: int) -> bytes:
        self._stream.seek(place)
        return self._stream.read(length)


def _start(number: int) -> int:
    return _HEADER if number == 1 else 0


def _values(payload: bytes, columns: int) -> Iterator[Any]:
    """The values of a row. Raises ValueError for one of more or fewer columns."""
    end, at = _varint(payload, 0)
    kinds, place = [], end
    while at < end:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    if len(kinds) != columns:
        raise ValueError("a row of another table")
    for kind in kinds:
        size = (kind - 12) // 2 if kind >= 12 else 8 if kind == 7 else _INTEGERS.get(kind, 0)
        data = payload[place : place + size]
        if len(data) < size:
            raise ValueError("the row is shorter than it says")
        place += size
        if kind >= 12:
            yield data.decode("utf-8", "surrogateescape") if kind % 2 else data
        elif kind == 7:
            yield struct.unpack(">d", data)[0]
        else:
            yield {0: None, 8: 0, 9: 1}.get(kind) if not size else int.from_bytes(data, "big", signed=True)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and the place behind it."""
    value = 0
    for n in range(8):
        byte = data[at + n]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + n + 1
    return value << 8 | data[at + 8], at + 9
