"""Decoding an answer's body piece by piece, so that a small answer cannot become a huge one."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from crosscheck.model import Detail, because

_STEP = 65_536  # bytes decoded at a time
_PIECE = 8_192  # bytes taken at a time: each member of a gzip file copies what is behind it
_MOST_LAYERS = 3
_AUTO = 47  # zlib's window bits for „gzip or zlib, whichever its header says“
_RAW = -15


class TooLarge(Exception):
    """The body is larger than allowed."""


class Undecodable(Exception):
    """The body is not in the encoding its header names; `reason` says how."""

    def __init__(self, reason: Detail) -> None:
        super().__init__(reason.code)
        self.reason = reason


class Body:
    """Collects a body under a cap.

    `encoding` is the Content-Encoding header; `limit` counts bytes after each layer of decoding.
    `feed` raises :class:`TooLarge` or :class:`Undecodable`; after the last piece, `cut` says
    whether a compressed stream ended before its end.
    """

    def __init__(self, encoding: str, limit: int) -> None:
        names = [n.strip().lower() for n in encoding.split(",")]
        layers = [n for n in names if n not in {"", "identity", "none"}]
        if len(layers) > _MOST_LAYERS:
            raise Undecodable(because("layers", n=len(layers)))
        self._limit = limit
        self._layers = [_Layer(n, limit) for n in reversed(layers)]
        self._pieces: list[bytes] = []
        self._size = 0

    def feed(self, data: bytes) -> None:
        for start in range(0, len(data), _PIECE):
            for piece in self._decoded(data[start : start + _PIECE], 0):
                self._size += len(piece)
                if self._size > self._limit:
                    raise TooLarge
                self._pieces.append(piece)

    def _decoded(self, data: bytes, layer: int) -> Iterator[bytes]:
        if layer == len(self._layers):
            yield data
            return
        for piece in self._layers[layer].feed(data):
            yield from self._decoded(piece, layer + 1)

    @property
    def cut(self) -> bool:
        return any(not layer.complete for layer in self._layers)

    def content(self) -> bytes:
        return b"".join(self._pieces)


class _Layer:
    def __init__(self, name: str, limit: int) -> None:
        if name not in {"gzip", "x-gzip", "deflate"}:
            raise Undecodable(because("encoding", name=name))
        self._name, self._limit, self._size = name, limit, 0
        self._stream = zlib.decompressobj(_AUTO)
        self._begun = False

    @property
    def complete(self) -> bool:
        return self._stream.eof or not self._begun

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._stream.eof:  # another gzip member; anything else after the end is padding
                if not data.startswith(b"\x1f\x8b"):
                    return
                self._stream = zlib.decompressobj(_AUTO)
            piece = self._inflate(data)
            self._size += len(piece)
            if self._size > self._limit:
                raise TooLarge
            if piece:
                yield piece
            data = self._stream.unconsumed_tail or self._stream.unused_data

    def _inflate(self, data: bytes) -> bytes:
        try:
            piece = self._stream.decompress(data, _STEP)
        except zlib.error as error:
            if self._begun or self._name != "deflate":
                raise Undecodable(because("not_encoded", name=self._name)) from error
            self._stream = zlib.decompressobj(_RAW)  # what many servers mean by „deflate“
            try:
                piece = self._stream.decompress(data, _STEP)
            except zlib.error:
                raise Undecodable(because("not_encoded", name="deflate")) from error
        self._begun = True
        return piece
